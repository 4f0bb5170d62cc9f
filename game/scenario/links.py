"""What leads to what in a scenario: what opens a thing, what closes it, and what comes of it.

A condition links what it reads with what it guards; a consequence links what happens with what it raises, reveals or
opens. Meters and the reasoned belief link nothing: everything moves them.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.scenario import written
from game.scenario.conditions import And, Comparison, Condition, Name, Not, Or
from game.scenario.consequences import Consequence
from game.scenario.parts import parts
from game.scenario.planning.msel import minute_of
from game.scenario.scenario import Scenario

Kind = Literal["stage", "inject", "choice", "talks", "evidence", "flag", "line", "ending"]
Key = tuple[Kind, str]
_READS: dict[str, Kind] = {
    "did": "choice", "time": "choice", "outcome": "choice", "came": "inject", "flag": "flag", "seen": "evidence",
    "found": "evidence", "shared": "evidence", "withdrawn": "evidence", "stage": "stage", "agreed": "talks",
    "walked": "talks", "refused": "talks", "crossed": "line",
}  # fmt: skip
"""The first word of a name in a condition, and what it reads."""


@dataclass(frozen=True)
class Thing:
    """One thing of a scenario that something may lead to."""

    kind: Kind
    id: str
    title: str
    round: int
    """The first round in which it can matter; 0 where only what leads to it says when."""
    needs: frozenset[Key] = frozenset()
    """What must have come before it, whatever else does."""
    in_time: bool = False
    """True if a choice of its own round can still answer it: it comes with the first minute, or breaks the round."""
    asks: str = ""
    """Of an ending, its condition as it is written."""

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.kind, self.id


@dataclass(frozen=True)
class Link:
    """One thing leads to another, or keeps it from coming."""

    source: Key
    target: Key
    closes: bool = False


def things(scenario: Scenario) -> tuple[Thing, ...]:
    """Give everything that leads somewhere or is led to, kind by kind."""
    return tuple(_things(scenario))


def _things(scenario: Scenario) -> Iterator[Thing]:
    pace, last = scenario.attack.pace, len(scenario.clock.rounds) + 1
    for stage in scenario.attack.stages:
        began, first = _round_of(scenario, stage.at * 100 // pace) if pace else (0, False)
        yield Thing("stage", stage.id, stage.title, began, in_time=first or stage.breaks)
    for id, inject in scenario.injects.items():
        minute = minute_of(scenario, inject)
        began, first = (0, False) if minute is None else _round_of(scenario, minute)
        yield Thing("inject", id, inject.title, began, _needed(scenario, inject.when), first or inject.breaks)
    for id, choice in scenario.choices.items():
        yield Thing("choice", id, choice.title, _opened(choice.when), _needed(scenario, choice.when))
    for id, table in scenario.negotiations.items():
        yield Thing("talks", id, table.title, 0)
    for id, evidence in scenario.evidence.items():
        yield Thing("evidence", id, evidence.title, 0)
    for flag in dict.fromkeys(flag for _path, part in parts(scenario, Consequence) for flag in part.set_flags):
        yield Thing("flag", flag, flag, 0)
    for id, line in scenario.red_lines.items():
        yield Thing("line", id, line.title, 0, _needed(scenario, line.when))
    for ending in scenario.endings:
        asks = written.condition(ending.when) if ending.when else ""
        yield Thing("ending", ending.id, ending.title, last, asks=asks)


def _round_of(scenario: Scenario, minute: int) -> tuple[int, bool]:
    """Give the round in which a minute lies, the last one for what comes after, and whether it is its first minute."""
    begins, ends = scenario.clock.begins, scenario.clock.ends
    place = bisect_right(ends, minute)
    return (place + 1, minute == begins[place]) if place < len(ends) else (len(ends), False)


def _opened(condition: Condition | None) -> int:
    """Give the first round that a condition allows by naming rounds; 1 where it names none."""
    if isinstance(condition, And):
        return max(map(_opened, condition.parts))
    if isinstance(condition, Or):
        return min(map(_opened, condition.parts))
    if isinstance(condition, Comparison) and condition.left.name == "round" and isinstance(condition.right, int):
        return {">=": condition.right, "==": condition.right, ">": condition.right + 1}.get(condition.op, 1)
    return 1


def _needed(scenario: Scenario, condition: Condition | None) -> frozenset[Key]:
    """Give what a condition cannot do without."""
    if isinstance(condition, And):
        return frozenset().union(*(_needed(scenario, part) for part in condition.parts))
    if isinstance(condition, Or):
        return frozenset.intersection(*(_needed(scenario, part) for part in condition.parts))
    if isinstance(condition, Name | Comparison):
        source = _source(scenario, condition.name if isinstance(condition, Name) else condition.left.name)
        return frozenset([source] if source else [])
    return frozenset()


def links(scenario: Scenario) -> tuple[Link, ...]:
    """Give every link, each once, in file order."""
    return tuple(dict.fromkeys(_links(scenario)))


def _links(scenario: Scenario) -> Iterator[Link]:
    for path, part in parts(scenario, Consequence):
        owner = _owner(scenario, path)
        yield from _of_consequence(owner, part)
        if (condition := getattr(part, "when", None)) is not None:
            yield from _of_condition(scenario, condition, owner)
    for id, choice in scenario.choices.items():
        if choice.opens:
            yield Link(("choice", id), ("talks", choice.opens))
    for id, line in scenario.red_lines.items():
        yield from _of_condition(scenario, line.when, ("line", id))
    for ending in scenario.endings:
        if ending.when:
            yield from _of_condition(scenario, ending.when, ("ending", ending.id))


def _owner(scenario: Scenario, path: tuple[str | int, ...]) -> Key:
    """Give the thing a consequence belongs to: an outcome to its choice, a clause's wording to its talks."""
    section, name = path[0], str(path[1])
    if section == "attack" and isinstance(path[2], int):
        return "stage", scenario.attack.stages[path[2]].id
    if section == "drafts":
        return "choice", next((id for id, choice in scenario.choices.items() if choice.draft == name), name)
    kinds: dict[str | int, Kind] = {"injects": "inject", "choices": "choice", "negotiations": "talks"}
    return kinds[section], name


def _of_consequence(owner: Key, part: Consequence) -> Iterator[Link]:
    yield from (Link(owner, ("flag", flag)) for flag in part.set_flags)
    yield from (Link(owner, ("flag", flag), closes=True) for flag in part.clear_flags)
    yield from (Link(owner, ("evidence", name)) for name in part.reveal)
    yield from (Link(owner, ("evidence", name), closes=True) for name in part.withdraw)


def _of_condition(scenario: Scenario, condition: Condition, target: Key) -> Iterator[Link]:
    for name, denied in _read(condition, denied=False):
        source = _source(scenario, name)
        if source and source != target:
            yield Link(source, target, closes=denied)


def _read(condition: Condition, denied: bool) -> Iterator[tuple[str, bool]]:
    """Give every name of a condition, and whether it stands under a `not`."""
    if isinstance(condition, Not):
        yield from _read(condition.inner, not denied)
    elif isinstance(condition, And | Or):
        for part in condition.parts:
            yield from _read(part, denied)
    else:
        yield (condition.name if isinstance(condition, Name) else condition.left.name), denied


def _source(scenario: Scenario, name: str) -> Key | None:
    head, _dot, rest = name.partition(".")
    first = rest.partition(".")[0]
    if head == "draft":
        return next((("choice", id) for id, choice in scenario.choices.items() if choice.draft == first), None)
    kind = _READS.get(head)
    return (kind, first) if kind else None


def rounds(all_things: tuple[Thing, ...], all_links: tuple[Link, ...]) -> dict[Key, int]:
    """Give the round each thing belongs to: its own, but none before what it needs; else the earliest that leads to it.

    A plan is made at a round's beginning, so a choice waits for the round after what it needs, unless that is in time.
    Where nothing says, it is the first round.
    """
    found = {thing.key: thing.round for thing in all_things}
    known = {thing.key: thing for thing in all_things}
    last = max((thing.round - 1 for thing in all_things if thing.kind == "ending"), default=1)
    for _again in all_things:
        before = dict(found)
        for thing in all_things:
            found[thing.key] = max(_least(thing, found, all_links), *(_after(thing, known, found)), 0)
            if thing.kind != "ending":
                found[thing.key] = min(found[thing.key], last)
        if found == before:
            break
    return {key: number or 1 for key, number in found.items()}


def _least(thing: Thing, found: dict[Key, int], all_links: tuple[Link, ...]) -> int:
    """Give a thing's own round; without one, and needing nothing for certain, the earliest of what leads to it."""
    if thing.round or thing.needs:
        return thing.round
    sources = [found[link.source] for link in all_links if link.target == thing.key and not link.closes]
    return min(filter(None, sources), default=0)


def _after(thing: Thing, known: dict[Key, Thing], found: dict[Key, int]) -> list[int]:
    """Give for each thing that is needed the first round in which it can be used."""
    needed = [known[key] for key in thing.needs if found.get(key)]
    waits = thing.kind == "choice"
    return [found[each.key] + (waits and not each.in_time) for each in needed]


def neighbourhood(all_links: tuple[Link, ...], centre: frozenset[Key], steps: int = 2) -> frozenset[Key]:
    """Give what leads to something within so many steps, and what it leads to."""
    return centre | _followed(all_links, centre, steps, 1) | _followed(all_links, centre, steps, -1)


def _followed(all_links: tuple[Link, ...], centre: frozenset[Key], steps: int, direction: int) -> frozenset[Key]:
    reached = centre
    for _step in range(steps):
        pairs = [(link.source, link.target)[::direction] for link in all_links]
        reached |= {after for before, after in pairs if before in reached}
    return reached
