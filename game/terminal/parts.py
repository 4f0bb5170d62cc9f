"""The parts of a scenario in plain lines, as play shows them; a preview shows them the same way."""

from collections.abc import Iterator, Mapping, Sequence

from game.language import _, ngettext
from game.rules import Package, hints
from game.scenario import Scenario
from game.scenario.choices import Advice, Choice, Question
from game.scenario.evidence import Evidence, Finding, Hypothesis
from game.scenario.talks import Clause, Draft, Negotiation
from game.scenario.world import Actor, RedLine
from game.session import words
from game.session.words import Words

Lines = Iterator[str]


def mandate(scenario: Scenario) -> Lines:
    """Tell what the first document says."""
    player, told = scenario.player, scenario.briefing
    yield told.headline
    if scenario.content_note:
        yield _("Content note: {text}").format(text=scenario.content_note)
    yield _("Your office: {office}. From: {sender}.").format(office=words.office(player), sender=told.sender)
    yield _("Mandate: {text}").format(text=player.mandate)
    if scenario.red_lines:
        yield _("The price of a red line is paid only if it is crossed.")
    for line in scenario.red_lines.values():
        yield red_line(line)
    for text in told.known.values():
        yield _("Known: {text}").format(text=text)
    for text in told.unknown.values():
        yield _("Unknown: {text}").format(text=text)
    for name, hypothesis in scenario.hypotheses.items():
        yield explanation(name, hypothesis)
    yield _("{rounds} rounds, {attention} attention points a round, about {minutes} minutes with talk.").format(
        rounds=len(scenario.clock.rounds), attention=scenario.attention, minutes=scenario.minutes
    )


def red_line(line: RedLine) -> str:
    """Tell what the mandate forbids."""
    return _("Red line: {title} {text}").format(title=line.title, text=line.text or "")


def explanation(name: str, hypothesis: Hypothesis) -> str:
    """Tell one explanation, with how probable it is before any evidence."""
    percent = hypothesis.prior // 10_000
    return _("Explanation {name}: {text} Before any evidence: {percent} percent, {word}.").format(
        name=name, text=hypothesis.text, percent=percent, word=words.likely(percent)
    )


def found(name: str, item: Evidence, finding: Finding, moment: str) -> Lines:
    """Tell one finding as the dossier keeps it."""
    yield _("{moment}, {id}: {title}. {finding} (grade {grade})").format(
        moment=moment, id=name, title=item.title, finding=finding.title, grade=item.grade or _("none")
    )
    yield _("  Source: {source}").format(source=item.source)
    yield f"  {finding.text}"
    if finding.weighs:
        yield _("  An analyst: {text}").format(text=finding.weighs)


def choice_line(name: str, choice: Choice, arrives: str, number: str = "", mark: str = "") -> str:
    """Tell one choice as the list of the decision does."""
    costs = ngettext("{cost} attention", "{cost} attention", choice.cost).format(cost=choice.cost)
    answer = _("answer {arrives}").format(arrives=arrives) if choice.answers else _("no answer to wait for")
    return (
        _("{number} {id}: {title} ({mark}{kind}, {costs}, {answer})")
        .format(
            number=number,
            id=name,
            title=choice.title,
            mark=mark,
            kind=words.kind(choice.kind),
            costs=costs,
            answer=answer,
        )
        .strip()
    )


def choice_in_full(scenario: Scenario, name: str, asks: Sequence[str]) -> Lines:
    """Tell everything the player may know of one choice before taking it, and the questions it still asks."""
    said, choice = Words(scenario), scenario.choices[name]
    yield choice.text
    if certain := tuple(hints(scenario, choice)):
        yield _("For certain: {hints}.").format(hints=words.listed(map(said.hint, certain)))
    yield from advice(said, choice.advice)
    yield from _to_fill_in(scenario, choice, asks)


def advice(said: Words, given: Mapping[str, Advice]) -> Lines:
    """Tell what advisers say for and against something."""
    for adviser, each in given.items():
        if each.for_it:
            yield _("{adviser}, for: {text}").format(adviser=said.adviser(adviser), text=each.for_it)
        if each.against:
            yield _("{adviser}, against: {text}").format(adviser=said.adviser(adviser), text=each.against)


def _to_fill_in(scenario: Scenario, choice: Choice, asks: Sequence[str]) -> Lines:
    if choice.draft:
        yield from to_write(scenario.drafts[choice.draft])
    for name in asks:
        yield from to_answer(name, scenario.questions[name])


def to_write(draft: Draft) -> Lines:
    """Tell a text that is to be put together."""
    yield _("It needs a text: {title}. {text} Type: put CLAUSE=OPTION ...").format(
        title=draft.title, text=draft.text or ""
    )
    yield from clauses(draft.clauses, {}, worth=False)


def to_answer(name: str, question: Question) -> Lines:
    """Tell a question that is asked beside a decision."""
    yield _("Question {name}: {text} Type: answer OPTION").format(name=name, text=question.text)
    yield from (f"  {option}: {text}" for option, text in question.options.items())


def clauses(all_clauses: Mapping[str, Clause], package: Package, *, worth: bool) -> Lines:
    """Tell the clauses of a text with their options, with the mandate's points in talks; `package` is marked."""
    for name, clause in all_clauses.items():
        yield f"  {name}: {clause.title}"
        for option, each in clause.options.items():
            here = _(" (your last offer)") if package.get(name) == option else ""
            points = _(", worth {worth} to you").format(worth=each.worth) if worth else ""
            yield _("    {name}={option}: {text}{points}{here}").format(
                name=name, option=option, text=each.text, points=points, here=here
            )


def on_the_table(table: Negotiation, moment: str) -> Lines:
    """Tell what talks are about, and what they cost."""
    yield _("{title}. {headline}").format(title=table.title, headline=table.headline)
    yield _(
        "{moment}; each exchange takes {time}. A result worth less than {floor} is worse for you than none."
    ).format(moment=moment, time=words.duration(table.exchange), floor=table.walk_away)
    if table.note:
        yield table.note


def actor_line(name: str, actor: Actor, step: int | None) -> str:
    """Tell who somebody is, with one of five steps of trust; None where there is no channel."""
    trust = _("trust {level}").format(level=words.level(step)) if step else _("trust not counted")
    return f"{name}: {actor.name} ({trust}). {actor.about or ''}"
