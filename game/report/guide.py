"""An instructor's guide to one crisis, as Markdown: made of the scenario, of hand-written notes, and of its playtest.

It holds the answers; no player's material does. The notes lie beside it as `ID.notes.md`, one part under each heading.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from game.analysis.playtest import Playtest
from game.language import _
from game.report.lessons import after, before, plans, variants
from game.scenario import Scenario, glossary, written
from game.scenario.evidence import Evidence
from game.scenario.parts import consequences
from game.scenario.world import Stage
from game.session import words
from game.session.words import Words

NOTES = ("The real mechanisms", "Where classes differ", "Before the truth is shown", "After it", "Variants")
"""The headings of the hand-written notes, in their order."""
SHOWN = ("random", "cautious", "hawkish", "dialogue", "careful")
MOST_CHOICES = 8
"""Choices whose effects are told: those that mattered most."""


def guide(found: Playtest, notes: str) -> str:
    """Give the whole guide."""
    scenario, noted = found.scenario, notes_in(notes)
    sections = (
        *told(scenario, noted), "", *tends(found), "", *_noted(_("Where classes may differ"), noted, NOTES[1]),
        *before(scenario, noted.get(NOTES[2], "")), "", *after(scenario, noted.get(NOTES[3], "")), "",
        *plans(scenario), "", *variants(scenario, noted.get(NOTES[4], "")),
    )  # fmt: skip
    return re.sub(r"\n{3,}", "\n\n", "\n".join(sections)).strip() + "\n"


def notes_in(text: str) -> Mapping[str, str]:
    """Give each part of the notes by its heading."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return {title.strip(): body.strip() for title, body in zip(parts[1::2], parts[2::2], strict=True)}


def told(scenario: Scenario, noted: Mapping[str, str]) -> Iterator[str]:
    """Give what the scenario itself says: the part of the guide that no playtest changes."""
    yield f"# {scenario.title}"
    yield ""
    yield _("For the instructor. This page holds the answers; players are not to see it.")
    yield ""
    yield _("{minutes} minutes, {level}. {country}: {role}.").format(
        minutes=scenario.minutes, level=scenario.level, country=scenario.player.country, role=scenario.player.role
    )
    if scenario.content_note:
        yield ""
        yield _("Say before play: {note}").format(note=scenario.content_note)
    yield ""
    yield from _trains(scenario)
    yield from _truths(scenario)
    yield from _noted(_("The real mechanisms"), noted, NOTES[0])
    yield from _comes(scenario)
    yield from _evidence(scenario)
    yield from _answers(scenario)
    yield from _stakes(scenario)


def _noted(title: str, noted: Mapping[str, str], name: str) -> Iterator[str]:
    if body := noted.get(name):
        yield from (f"## {title}", "", body, "")


def _trains(scenario: Scenario) -> Iterator[str]:
    yield from (f"## {_('What it trains')}", "")
    for each in scenario.objectives.values():
        named = f"{each.trains}: " if each.trains else ""
        yield f"- {named}{each.title}." + (f" {_('If not: {text}').format(text=each.missed)}" if each.missed else "")
    yield ""


def _truths(scenario: Scenario) -> Iterator[str]:
    yield from (f"## {_('What may be true')}", "")
    yield _("One of these is true in a game, drawn from the seed or fixed by `truth:` in an exercise file.")
    yield ""
    for name, each in scenario.hypotheses.items():
        came_out = f" {each.came_out}" if each.came_out else ""
        yield f"- `{name}` ({written.share(each.prior)}): {each.text}{came_out}"
    yield ""


def _comes(scenario: Scenario) -> Iterator[str]:
    yield from (f"## {_('What comes, and when')}", "")
    rows = sorted(_rows(scenario), key=lambda row: row[0])
    yield from _table((_("When"), _("What"), _("From")), [row[1:] for row in rows])
    yield ""
    yield _("\\* on the attack's own clock, which runs slower where it is contained.")
    yield ""


def _rows(scenario: Scenario) -> Iterator[tuple[int, str, str, str]]:
    """Give what comes, each with the minute it is told at: what only a cause brings stands last."""
    said, begins = Words(scenario), scenario.clock.begins
    for stage in scenario.attack.stages:
        yield stage.at, f"{written.length(stage.at)}*", _stage(scenario, stage), _("the attack")
    for inject in scenario.injects.values():
        whose = said.actor(inject.sender) if inject.sender in scenario.actors else said.adviser(inject.sender)
        if inject.at is not None:
            yield inject.at[0], written.window(inject.at), inject.title, whose
        elif inject.round:
            yield begins[inject.round - 1], _("round {round}").format(round=inject.round), inject.title, whose
        else:
            yield scenario.clock.ends[-1], _("when it has a cause"), inject.title, whose


def _evidence(scenario: Scenario) -> Iterator[str]:
    yield from (f"## {_('What the evidence tells')}", "")
    for name, each in scenario.evidence.items():
        grade = f", {each.grade}" if each.grade else ""
        yield f"**{each.title}** (`{name}`; {each.source}{grade})"
        yield ""
        yield from _findings(scenario, each)
        yield ""


def _findings(scenario: Scenario, evidence: Evidence) -> Iterator[str]:
    if evidence.same_origin:
        yield _("The same origin as `{origin}`: heard twice, it is one witness.").format(origin=evidence.same_origin)
        return
    names = list(scenario.hypotheses)
    rows = [[each.title, *(written.share(each.likelihood[name]) for name in names)] for each in evidence.findings]
    yield from _table((_("finding"), *(scenario.hypotheses[name].name for name in names)), rows)


def _answers(scenario: Scenario) -> Iterator[str]:
    asked = [each for each in scenario.questions.values() if each.best]
    if asked:
        yield from (f"## {_('What is asked, and the answer')}", "")
        for each in asked:
            yield f"- {each.text} **{each.options[each.best or '']}.** {each.because or ''}".rstrip()
        yield ""


def _stakes(scenario: Scenario) -> Iterator[str]:
    cited = {name for part in consequences(scenario) for name in (*part.upholds, *part.strains)}
    yield from (f"## {_('Norms, CBMs and law at stake')}", "")
    yield from (f"- {term.name} (`{name}`; {term.source})" for name, term in glossary().items() if name in cited)


def tends(found: Playtest) -> Iterator[str]:
    """Give what a playtest tells: endings and scores by manner of play, and what mattered most."""
    scenario = found.scenario
    yield from (f"## {_('What tends to happen')}", "")
    yield _(
        "From {games} simulated games, seed and truth drawn anew in each. Policies are simple; classes are not."
    ).format(games=found.games())
    yield ""
    shown = [policy for policy in SHOWN if found.games(policy)]
    endings = [
        [each.title, *(_share(found.ended(each.id, policy), found.games(policy)) for policy in shown)]
        for each in scenario.endings
    ]
    scores = [_("score, in points"), *(f"{found.score(policy).mean:.0f}" for policy in shown)]
    yield from _table((_("how it ends, by manner of play"), *shown), [*endings, scores])
    yield ""
    yield from _stages(found)
    yield from _mattered(found)


def _stages(found: Playtest) -> Iterator[str]:
    for stage in found.scenario.attack.stages:
        minute = found.counts.estimate("stage", stage.id)
        if stage.at and minute.count:
            yield _('- "{title}" begins in {share} of games, on average {moment} into the crisis.').format(
                title=_stage(found.scenario, stage),
                share=_share(minute.count, found.games()),
                moment=words.duration(round(minute.mean)),
            )
    yield ""


def _stage(scenario: Scenario, stage: Stage) -> str:
    """Give a stage's title, with its id where others share it so that no forecast tells how it goes."""
    shared = [each.title for each in scenario.attack.stages].count(stage.title) > 1
    return f"{stage.title} ({stage.id})" if shared else stage.title


def _mattered(found: Playtest) -> Iterator[str]:
    """Tell the choices that surely changed the score of careful play, the largest effect first, under each truth."""
    base = "careful" if "careful" in found.bases else "random"
    truths = list(found.scenario.hypotheses)
    effects = {name: found.effect(base, name) for name in found.scenario.choices}
    sure = sorted((name for name, each in effects.items() if each.sure), key=lambda name: -abs(effects[name].mean))
    if sure:
        yield _("What a choice was worth in {policy} play, in points of the score, if it was true that:").format(
            policy=base
        )
        yield ""
        rows = [
            [found.scenario.choices[name].title, f"{effects[name].mean:+.1f}",
             *(f"{found.effect(base, name, truth).mean:+.1f}" for truth in truths)]
            for name in sure[:MOST_CHOICES]
        ]  # fmt: skip
        yield from _table((_("choice"), _("all"), *(found.scenario.hypotheses[name].name for name in truths)), rows)


def _share(count: int, of: int) -> str:
    return f"{count / of:.0%}" if of else ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(map(_cell, head))} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
