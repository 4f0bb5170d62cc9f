"""How one part of a scenario will read in the game, and what works behind it, before anything is played."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.language import _
from game.rules import Cause, CauseKind, Mode
from game.scenario import Scenario
from game.scenario.addresses import addresses, meant, near
from game.scenario.choices import Attribution, Choice, Hold, Outcome, Question
from game.scenario.composing import workings
from game.scenario.consequences import Consequence, Part
from game.scenario.endings import DebriefQuestion, Ending, Objective
from game.scenario.evidence import Evidence, Finding, Hypothesis
from game.scenario.injects import Inject, Otherwise
from game.scenario.talks import Answer, Clause, Counterpart, Draft, Line, Negotiation
from game.scenario.world import Actor, Adviser, Briefing, RedLine, Role, Round, Stage
from game.session import words
from game.session.happenings import Happening
from game.session.words import Words
from game.terminal import coming, parts
from game.terminal.telling import happened

Lines = Iterable[str]


class NoSuchPart(Exception):
    """Nothing a player would read has this address; the message names what is near."""


@dataclass(frozen=True)
class Shown:
    """One part as the player will meet it."""

    address: str
    lines: tuple[str, ...]
    """What the player reads."""
    behind: Mapping[str, str]
    """What the player does not read: when it comes, how probably, what it changes; each as an author writes it."""


def preview(scenario: Scenario, typed: str, mode: Mode = "training") -> tuple[Shown, ...]:
    """Show every part that `typed` means, each with what belongs to it; raise NoSuchPart."""
    known = {address: part for address, part in addresses(scenario).items() if type(part) in _TELL}
    found = meant(typed, known)
    if not found:
        raise NoSuchPart(_nothing(typed, near(typed, known)))
    sheet, heads = _Sheet(scenario, mode), tuple(f"{each}." for each in found)
    return tuple(
        sheet.shown(address, part) for address, part in known.items()
        if address in found or (address.startswith(heads) and not isinstance(part, _WITHIN))
    )  # fmt: skip


def told(sheet: Iterable[Shown]) -> Iterator[str]:
    """Give what was shown as lines."""
    for number, shown in enumerate(sheet):
        if number:
            yield ""
        yield shown.address
        yield from (f"  {line}" for line in shown.lines if line)
        if shown.behind:
            listed = "; ".join(f"{field}: {value}" for field, value in shown.behind.items())
            yield _("  (Behind it, not shown: {fields})").format(fields=listed)


def _nothing(typed: str, nearby: tuple[str, ...]) -> str:
    if not nearby:
        return _("nothing is called '{id}'; write an id of the scenario, such as injects.ID or choices.ID").format(
            id=typed
        )
    listed = words.listed(f"'{each}'" for each in nearby)
    return _("nothing is called '{id}'; near are {listed}").format(id=typed, listed=listed)


class _Sheet:
    """Tells the parts of one scenario in one mode."""

    def __init__(self, scenario: Scenario, mode: Mode) -> None:
        self.scenario, self.mode, self.said = scenario, mode, Words(scenario)

    def shown(self, address: str, part: Part) -> Shown:
        """Show one part as play would."""
        return Shown(address, tuple(_TELL[type(part)](self, address, part)), workings(part))

    def came(self, kind: CauseKind, part: Part, id: str, of: str = "", moment: str = "") -> Iterator[str]:
        """Tell something that comes: with its headline, and with the pushes it asks for."""
        asked = part.effects if isinstance(part, Consequence | RedLine) else {}
        yield from happened(
            self.said, Happening(Cause(0, kind, id, of), 0, 0, asked), self.mode, moment or coming.UNKNOWN
        )
        if headline := getattr(part, "headline", None):
            yield _("Headline: {text}").format(text=headline)


def _inject(sheet: _Sheet, address: str, part: Inject) -> Lines:
    yield words.channel(part.channel)
    yield from sheet.came("inject", part, _id(address), moment=coming.moment(sheet.scenario, part))
    yield from coming.told(sheet.scenario, _id(address), part)


def _otherwise(sheet: _Sheet, address: str, part: Otherwise) -> Lines:
    yield _("If it does not come:")
    inject = sheet.scenario.injects[_owner(address)]
    yield from sheet.came("inject", part, _owner(address), "otherwise", coming.moment(sheet.scenario, inject))


def _stage(sheet: _Sheet, address: str, part: Stage) -> Lines:
    return sheet.came("stage", part, part.id, moment=words.moment(part.at))


def _choice(sheet: _Sheet, address: str, part: Choice) -> Lines:
    name = _id(address)
    yield parts.choice_line(name, part, _("after {time}").format(time=words.duration(part.takes)))
    yield from parts.choice_in_full(sheet.scenario, name, sheet.scenario.choices[name].asks)
    if part.closed:
        yield _("While it is not offered: {text}").format(text=part.closed)


def _outcome(sheet: _Sheet, address: str, part: Outcome) -> Lines:
    return sheet.came("outcome", part, _owner(address), part.id)


def _attribution(sheet: _Sheet, address: str, part: Attribution) -> Lines:
    for branch in ("convincing", "thin", *(("late",) if part.late_after is not None else ())):
        yield sheet.said.title(Cause(0, "attribution", _owner(address), branch))


def _finding(sheet: _Sheet, address: str, part: Finding) -> Lines:
    name = _owner(address)
    return parts.found(name, sheet.scenario.evidence[name], part, coming.UNKNOWN)


def _evidence(sheet: _Sheet, address: str, part: Evidence) -> Lines:
    yield _("{title}: what it may say").format(title=part.title)


def _table(sheet: _Sheet, address: str, part: Negotiation) -> Lines:
    yield from parts.on_the_table(part, coming.UNKNOWN)
    yield from parts.clauses(part.clauses, {}, worth=True)


def _clause(sheet: _Sheet, address: str, part: Clause) -> Lines:
    return parts.clauses({_id(address): part}, {}, worth=address.startswith("negotiations."))


def _counterpart(sheet: _Sheet, address: str, part: Counterpart) -> Lines:
    clauses = sheet.scenario.negotiations[_owner(address)].clauses
    yield _("{person}, for {actor}").format(person=part.person, actor=sheet.said.actor(part.actor))
    for clause, much in part.embassy.items():
        wanted = (_("a little"), _("rather"), _("much"))[much - 1]
        yield _("Your embassy thinks it wants this {much}: {clause}").format(much=wanted, clause=clauses[clause].title)


def _line(sheet: _Sheet, address: str, part: Line) -> Lines:
    _section, name, _word, who, *_rest = address.split(".")
    yield f"{sheet.scenario.negotiations[name].counterparts[who].person}: {part.text}"
    if part.weighs:
        yield _("  An analyst: {text}").format(text=part.weighs)


def _ending(sheet: _Sheet, address: str, part: Ending) -> Lines:
    yield from (part.headline or part.title, part.title, part.text)


def _objective(sheet: _Sheet, address: str, part: Objective) -> Lines:
    yield part.title
    if part.missed:
        yield _("Where it was not shown: {text}").format(text=part.missed)


def _actor(sheet: _Sheet, address: str, part: Actor) -> Lines:
    step = None if part.trust is None else min(5, part.trust // 200 + 1)
    yield parts.actor_line(_id(address), part, step)


def _hold(sheet: _Sheet, address: str, part: Hold) -> Lines:
    yield _("Or commit with nothing chosen, to hold: {text}").format(text=part.text)
    yield from parts.advice(sheet.said, part.advice)


def _id(address: str) -> str:
    return address.rpartition(".")[2]


def _owner(address: str) -> str:
    """Give the id of the choice, inject, evidence or negotiation that a part belongs to."""
    return address.split(".")[1]


_TELL: Mapping[type[Part], Callable[[_Sheet, str, Any], Lines]] = {
    Inject: _inject, Otherwise: _otherwise, Stage: _stage, Choice: _choice, Outcome: _outcome,
    Attribution: _attribution, Finding: _finding, Evidence: _evidence, Negotiation: _table, Clause: _clause,
    Counterpart: _counterpart, Line: _line, Answer: _line, Ending: _ending, Objective: _objective, Actor: _actor,
    Hold: _hold,
    Briefing: lambda sheet, address, part: parts.mandate(sheet.scenario),
    Round: lambda sheet, address, part: [part.headline or ""],
    RedLine: lambda sheet, address, part: [parts.red_line(part)],
    Hypothesis: lambda sheet, address, part: [parts.explanation(_id(address), part), part.came_out or ""],
    Draft: lambda sheet, address, part: parts.to_write(part),
    Question: lambda sheet, address, part: parts.to_answer(_id(address), part),
    DebriefQuestion: lambda sheet, address, part: [part.text],
    Adviser: lambda sheet, address, part: [sheet.said.adviser(_id(address))],
    Role: lambda sheet, address, part: [part.title, part.about or ""],
}  # fmt: skip
"""Everything that a player reads, and how it is told."""
_WITHIN = (Clause,)
"""Parts that are told with the one they belong to, and alone only if they are asked for."""
