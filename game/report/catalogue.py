"""The library as a list people choose from, and what it covers, as Markdown; made of the scenarios' own headers."""

import re
from collections.abc import Iterable, Iterator, Sequence

from game.language import _, ngettext
from game.scenario import Scenario, glossary
from game.scenario.coverage import Covered, coverage

BEGIN, END = "<!-- the library: made by the command catalogue -->", "<!-- end of the library -->"
"""Between these lines of a paper the list stands."""
LEVELS = ("introductory", "moderate", "demanding", "expert")


def in_order(shelf: Iterable[Scenario]) -> list[Scenario]:
    """Give the scenarios as one would come to them: by level, then by length, then by title."""
    return sorted(shelf, key=lambda each: (LEVELS.index(each.level), each.minutes, each.title))


def listing(shelf: Sequence[Scenario]) -> Iterator[str]:
    """Give one line for each scenario."""
    for each in in_order(shelf):
        yield f"- **{each.title}** ({', '.join(_facts(each))}): {each.summary} `{each.scenario}`"


def _facts(scenario: Scenario) -> Iterator[str]:
    minutes = scenario.minutes
    yield ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    yield scenario.level
    if scenario.roles:
        yield _("for a delegation of {seats}").format(seats=len(scenario.roles))


def put_into(paper: str, shelf: Sequence[Scenario]) -> str:
    """Give a paper with the list between its two marks; a paper without marks as it is."""
    block = "\n".join((BEGIN, "", *listing(shelf), "", END))
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _found: block, paper, flags=re.DOTALL)


def catalogue(shelf: Sequence[Scenario]) -> str:
    """Give the whole catalogue: each scenario, the campaign, and what the library covers."""
    lines = [
        f"# {_('The library')}", "",
        _("Made by `python main.py catalogue --out` from the scenarios' own headers. The guides hold the answers."), "",
        *(line for each in in_order(shelf) for line in _card(each)), *_campaigns(shelf), *_covered(coverage(shelf)),
    ]  # fmt: skip
    return "\n".join(lines).rstrip() + "\n"


def _card(scenario: Scenario) -> Iterator[str]:
    yield from (f"## {scenario.title}", "", scenario.summary, "")
    player = scenario.player
    yield _("{role}, {country}; {facts}. Turns on {central}; about {topics}.").format(
        role=player.role, country=player.country, facts=", ".join(_facts(scenario)),
        central=", ".join(scenario.central) or "-", topics=", ".join(scenario.topics) or "-",
    )  # fmt: skip
    if scenario.content_note:
        yield from ("", _("Content note: {text}").format(text=scenario.content_note))
    yield from ("", _("Play: `python main.py play {id}`.").format(id=scenario.scenario), "")


def _campaigns(shelf: Sequence[Scenario]) -> Iterator[str]:
    parts = {each.scenario: each for each in shelf if each.campaign}
    for first in (each for each in parts.values() if each.campaign and not each.campaign.after):
        row = [first]
        while following := _following(parts, row[-1]):
            row.append(following)
        title = first.campaign.title if first.campaign else first.title
        yield from (f"## {_('Campaign: {title}').format(title=title)}", "")
        yield _("Played one after the other with `play --after SAVE`: {titles}.").format(
            titles=", ".join(each.title for each in row)
        )
        yield ""


def _following(parts: dict[str, Scenario], one: Scenario) -> Scenario | None:
    return next((each for each in parts.values() if each.campaign and each.campaign.after == one.scenario), None)


def _covered(rows: Sequence[Covered]) -> Iterator[str]:
    yield from (f"## {_('What it covers')}", "")
    yield _("`python main.py coverage` prints the same. Central means that the crisis turns on it.")
    for group in dict.fromkeys(row.group for row in rows):
        yield from ("", f"| {group} | {_('central in')} | {_('present in')} |", "|---|---|---|")
        for row in rows:
            if row.group == group:
                term = glossary().get(row.id) if row.id[:4] in ("norm", "gcbm") and "-" in row.id else None
                yield f"| {term.name if term else row.id} | {', '.join(row.central)} | {', '.join(row.present)} |"
