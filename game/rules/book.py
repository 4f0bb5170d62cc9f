"""A scenario made ready for play: conditions compiled, pushes sorted, watches indexed.

Nothing here is new knowledge; it is the scenario in the form the rules look things up. It is made
once for each scenario and kept as long as the scenario is used.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from game.rules.conditions import Test, cell, compiled
from game.rules.decisions import Package
from game.scenario.conditions import Condition, comparisons, names
from game.scenario.parts import walk
from game.scenario.scenario import Scenario
from game.scenario.vocabulary import vocabulary_of_objectives

LOOK, CHOICE, OUTCOME, FINDING, INJECT, ATTACK, RED_LINE, ENDING = range(-1, 7)
"""The order of things within one minute (docs/model.md, "Order")."""
Pushes = tuple[tuple[str, int], ...]


class Watch(NamedTuple):
    """Something that comes at the first moment its condition holds."""

    order: int
    id: str
    test: Test


class Ranked(NamedTuple):
    """One possible package and what it is worth to one profile."""

    worth: int
    options: tuple[str, ...]


class Book:
    """One scenario in the form the rules look things up."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        sorts = vocabulary_of_objectives(scenario)
        values = [value for _, value in walk(scenario)]
        conditions = [value for value in values if isinstance(value, Condition)]
        self._tests = {id(each): compiled(self, each, sorts) for each in conditions}
        self._pushes = {id(each): _pushes(each) for each in values if isinstance(each, Mapping)}
        self.stages = sorted(scenario.attack.stages, key=lambda stage: stage.at)
        self.stage_by_id = {stage.id: stage for stage in scenario.attack.stages}
        self.origins = {name: _origin(scenario, name) for name in scenario.evidence}
        self.reports = {origin: self._reports(origin) for origin in self.origins.values()}
        self.likelihoods = {
            origin: {finding.id: finding.likelihood for finding in scenario.evidence[origin].findings}
            for origin in self.reports
        }
        watched = list(self._watched())
        self.watches = [Watch(order, id, self.test(when)) for order, id, when in watched]
        self.watching = _index(watched, self.watches)
        self.looks = sorted({minute for _, _, when in watched for minute in _minutes(when)})
        self.watch_of = {(watch.order, watch.id): watch for watch in self.watches}
        self._ranked: dict[tuple[str, str, str], list[Ranked]] = {}

    def test(self, condition: Condition) -> Test:
        """Give the compiled form of one of the scenario's conditions."""
        return self._tests[id(condition)]

    def pushes(self, effects: Mapping[str, int]) -> Pushes:
        """Give one of the scenario's effects in order of the meters' names."""
        return self._pushes[id(effects)]

    def packages(self, negotiation: str, counterpart: str, profile: str) -> list[Ranked]:
        """Give every package with its worth to a profile, the best first, then by the options' names."""
        key = (negotiation, counterpart, profile)
        if key not in self._ranked:
            clauses = self.scenario.negotiations[negotiation].clauses
            texts = product(*(sorted(clauses[clause].options) for clause in sorted(clauses)))
            wants = self.scenario.negotiations[negotiation].counterparts[counterpart].profiles[profile].wants
            ranked = [Ranked(_worth(wants, dict(zip(sorted(clauses), text, strict=True))), text) for text in texts]
            self._ranked[key] = sorted(ranked, key=lambda each: (-each.worth, each.options))
        return self._ranked[key]

    def worth(self, negotiation: str, counterpart: str, profile: str, package: Package) -> int:
        """Give what a package is worth to a profile, in its own points."""
        return _worth(
            self.scenario.negotiations[negotiation].counterparts[counterpart].profiles[profile].wants, package
        )

    def _reports(self, origin: str) -> tuple[str, ...]:
        return tuple(sorted(name for name, root in self.origins.items() if root == origin))

    def _watched(self) -> Iterator[tuple[int, str, Condition]]:
        scenario = self.scenario
        for name, inject in scenario.injects.items():
            if inject.when and inject.at is None and inject.round is None:
                yield INJECT, name, inject.when
        yield from ((RED_LINE, name, line.when) for name, line in scenario.red_lines.items())
        for ending in scenario.endings:
            if ending.early and ending.when:
                yield ENDING, ending.id, ending.when


@lru_cache(maxsize=16)
def book(scenario: Scenario) -> Book:
    """Give the scenario made ready for play; made once and kept."""
    return Book(scenario)


def _pushes(effects: Mapping[str, object]) -> Pushes:
    return tuple(sorted((meter, asked) for meter, asked in effects.items() if isinstance(asked, int)))


def _worth(wants: Mapping[str, Mapping[str, int]], package: Package) -> int:
    return sum(wants.get(clause, {}).get(option, 0) for clause, option in package.items())


def _origin(scenario: Scenario, name: str) -> str:
    while (origin := scenario.evidence[name].same_origin) is not None:
        name = origin
    return name


def _index(watched: list[tuple[int, str, Condition]], watches: list[Watch]) -> dict[str, list[Watch]]:
    index: dict[str, list[Watch]] = {}
    for (_, _, when), watch in zip(watched, watches, strict=True):
        for read in sorted({cell(name.name) for name in names(when)}):
            index.setdefault(read, []).append(watch)
    return index


def _minutes(when: Condition) -> Iterator[int]:
    """Give the minutes at which a condition that compares the clock may come to hold."""
    for part in comparisons(when):
        if part.left.name == "clock" and isinstance(part.right, int):
            yield from (part.right, part.right + 1)
