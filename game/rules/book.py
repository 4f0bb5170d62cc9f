"""A scenario made ready for play: conditions compiled, pushes sorted, chances listed, watches indexed.

Nothing here is new knowledge; it is the scenario in the form the rules look things up. It is made once for each
scenario and kept as long as the scenario is used; `tests/rules/test_book.py` plays random games without its short ways.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, product
from typing import NamedTuple, TypeVar

from game.rules.chance import MILLION
from game.rules.conditions import Test, cell, compiled
from game.rules.decisions import Package
from game.scenario.choices import Attribution, Choice
from game.scenario.conditions import Condition, comparisons, names
from game.scenario.consequences import Chance, Consequence
from game.scenario.parts import walk
from game.scenario.scenario import Scenario
from game.scenario.talks import Counterpart
from game.scenario.vocabulary import vocabulary_of_objectives

LOOK, CHOICE, OUTCOME, FINDING, INJECT, ATTACK, RED_LINE, ENDING = range(-1, 7)
"""The order of things within one minute (docs/model.md, "Order")."""
T = TypeVar("T")


class Pushes(NamedTuple):
    """What is asked of meters at once."""

    moves: tuple[tuple[str, int], ...]
    """Each meter with tenths of a point, by the meters' names."""
    touches: frozenset[str]
    """What conditions may read differently afterwards: the meters, and what changes together with them."""


class Chances(NamedTuple):
    """The results one draw may have."""

    results: tuple[str, ...]
    bounds: tuple[int, ...]
    """The first number, in parts per million, that falls on the next result: one for each but the last."""


class Watch(NamedTuple):
    """Something that comes at the first moment its condition holds."""

    order: int
    id: str
    test: Test


class Ranked(NamedTuple):
    """One possible package and what it is worth to one profile."""

    worth: int
    options: tuple[str, ...]


class Lots(NamedTuple):
    """The chances of one draw, which may differ by what is true."""

    under: Mapping[str, Chances]
    """For each hypothesis, the chances if that hypothesis is true."""
    tells: Mapping[str, Mapping[str, int]]
    """For each result whose chance differs by hypothesis, how probable each hypothesis makes it."""


class Effect(NamedTuple):
    """What a consequence does when it happens."""

    pushes: Pushes
    more: Consequence | None
    """The consequence itself where it does more than push meters."""


class Move(NamedTuple):
    """One choice in the form a round looks it up: what it asks, what it does, and what may come of it."""

    cost: int
    excludes: frozenset[str]
    """What cannot stand in one plan with it, whichever of the two says so."""
    again: int | None
    opens: str | None
    takes: int
    effect: Effect
    draft: str | None
    """The text that goes with it."""
    attribution: Attribution | None
    """How it names somebody."""
    answered: bool
    """Whether something comes of it later."""
    lots: Lots | None
    """Its outcomes by chance, if chance decides."""
    outcomes: Mapping[str, Effect]
    luck: str
    """The name under which its outcome is drawn."""


class Book:
    """One scenario in the form the rules look things up."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        sorts = vocabulary_of_objectives(scenario)
        values = [value for _, value in walk(scenario)]
        self._tests = {id(each): compiled(self, each, sorts) for each in values if isinstance(each, Condition)}
        self._pushes = {id(each): pushes_of(each) for each in values if isinstance(each, Mapping)}
        self._effects = {id(each): self._effect(each) for each in values if isinstance(each, Consequence)}
        self.stages = sorted(scenario.attack.stages, key=lambda stage: stage.at)
        self.per_hour = {stage.id: self.pushes(stage.per_hour) for stage in self.stages if stage.per_hour}
        self.lengths = [each.lasts for each in scenario.clock.rounds]
        self.origins = {name: _origin(scenario, name) for name in scenario.evidence}
        self.reports = {origin: self._reports(origin) for origin in self.origins.values()}
        self.findings = {
            origin: self._lots((finding.id, finding.likelihood) for finding in scenario.evidence[origin].findings)
            for origin in self.reports
        }
        self.likelihoods = {origin: lots.tells for origin, lots in self.findings.items()}
        self._excluded = _excluded(scenario)
        self.moves = {name: self._move(name, choice) for name, choice in scenario.choices.items()}
        self.comes = {name: self._lots(_yes_or_no(inject.chance)) for name, inject in scenario.injects.items()}
        self.of_round = _by_key((inject.round or 0, name) for name, inject in scenario.injects.items())
        self.priors = {name: hypothesis.prior for name, hypothesis in scenario.hypotheses.items()}
        self.seats = {
            seat_key(name, side): {truth: _priors(counterpart, truth) for truth in scenario.hypotheses}
            for name, negotiation in scenario.negotiations.items()
            for side, counterpart in negotiation.counterparts.items()
        }
        watched = list(self._watched())
        self.watches = [Watch(order, id, self.test(when)) for order, id, when in watched]
        self.watching = _index((when, watch) for (_, _, when), watch in zip(watched, self.watches, strict=True))
        self.watched = self.watching.keys()
        self.looks = sorted({minute for _, _, when in watched for minute in _minutes(when)})
        self.offers = {name: self.test(choice.when) for name, choice in scenario.choices.items() if choice.when}
        self.offering = _index((choice.when, name) for name, choice in scenario.choices.items() if choice.when)
        self.by_the_clock = set(self.offering.get("clock", ()))
        self.forbidden = _index((line.when, name) for name, line in scenario.red_lines.items())
        self.risks = {name: self._risks(name, choice) for name, choice in scenario.choices.items()}
        self.told_closed = {name for name, choice in scenario.choices.items() if choice.closed}
        self._ranked: dict[tuple[str, str, str], list[Ranked]] = {}

    def test(self, condition: Condition) -> Test:
        """Give the compiled form of one of the scenario's conditions."""
        return self._tests[id(condition)]

    def pushes(self, effects: Mapping[str, int]) -> Pushes:
        """Give one of the scenario's effects in order of the meters' names."""
        return self._pushes[id(effects)]

    def effect(self, consequence: Consequence) -> Effect:
        """Give what one of the scenario's consequences does."""
        return self._effects[id(consequence)]

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

    def _effect(self, consequence: Consequence) -> Effect:
        beyond = (
            *consequence.set_flags, *consequence.clear_flags, *consequence.reveal, *consequence.withdraw,
            *consequence.share, *consequence.upholds, *consequence.strains,
        )  # fmt: skip
        pushes = self.pushes(consequence.effects)
        touches = pushes.touches.union(
            (f"flag.{flag}" for flag in (*consequence.set_flags, *consequence.clear_flags)),
            (f"upheld.{norm}" for norm in consequence.upholds),
            (f"strained.{norm}" for norm in consequence.strains),
            (f"shared.{evidence}" for evidence in consequence.share),
            ["case"] if consequence.share else (),
        )
        more = consequence if beyond or consequence.pace else None
        return Effect(pushes._replace(touches=touches), more)

    def _lots(self, chances: Iterable[tuple[str, Chance]]) -> Lots:
        given = list(chances)
        return Lots(
            {
                truth: chances_of((id, _under(chance, truth)) for id, chance in given)
                for truth in self.scenario.hypotheses
            },
            {id: chance for id, chance in given if isinstance(chance, Mapping)},
        )

    def _move(self, name: str, choice: Choice) -> Move:
        chances = [(outcome.id, outcome.chance) for outcome in choice.outcomes if outcome.chance is not None]
        return Move(
            choice.cost, self._excluded[name], choice.again, choice.opens, choice.takes,
            _changing(self.effect(choice), f"did.{name}"),
            choice.draft, choice.attribution, bool(choice.outcomes or choice.opens),
            self._lots(chances) if chances else None,
            {each.id: _changing(self.effect(each), f"outcome.{name}") for each in choice.outcomes},
            f"choice/{name}",
        )  # fmt: skip

    def _risks(self, name: str, choice: Choice) -> tuple[str, ...]:
        """Give the red lines that read something a choice changes, whatever its pushes do."""
        flags = {f"flag.{flag}" for flag in (*choice.set_flags, *choice.clear_flags)}
        touched = {f"did.{name}", *flags, *(f"strained.{norm}" for norm in choice.strains)}
        lines = {line for each in touched for line in self.forbidden.get(each, ())}
        return tuple(line for line in self.scenario.red_lines if line in lines)

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


def seat_key(negotiation: str, counterpart: str) -> str:
    """Give the name under which a counterpart's interests are kept."""
    return f"{negotiation}.{counterpart}"


def _priors(counterpart: Counterpart, truth: str) -> dict[str, int]:
    """Give how probable each profile of a counterpart is under a hypothesis, in parts per million."""
    return {name: _under(profile.prior, truth) for name, profile in counterpart.profiles.items()}


def pushes_of(effects: Mapping[str, object]) -> Pushes:
    """Give what effects ask of meters, in tenths; whatever else stands in the mapping is left out."""
    moves = tuple(sorted((meter, asked) for meter, asked in effects.items() if isinstance(asked, int)))
    return Pushes(moves, frozenset(meter for meter, _ in moves))


def _changing(effect: Effect, name: str) -> Effect:
    """Give an effect that changes this besides, as conditions name it."""
    return effect._replace(pushes=effect.pushes._replace(touches=effect.pushes.touches | {name}))


def chances_of(pairs: Iterable[tuple[str, int]]) -> Chances:
    """Give results with their chances, in parts per million, in the form they are drawn from."""
    results, chances = zip(*pairs, strict=True)
    return Chances(results, tuple(accumulate(chances[:-1])))


def _under(chance: Chance, truth: str) -> int:
    return chance[truth] if isinstance(chance, Mapping) else chance


def _yes_or_no(chance: Chance) -> tuple[tuple[str, Chance], tuple[str, Chance]]:
    if isinstance(chance, Mapping):
        return ("yes", chance), ("no", {truth: MILLION - share for truth, share in chance.items()})
    return ("yes", chance), ("no", MILLION - chance)


def _worth(wants: Mapping[str, Mapping[str, int]], package: Package) -> int:
    return sum(wants.get(clause, {}).get(option, 0) for clause, option in package.items())


def _origin(scenario: Scenario, name: str) -> str:
    while (origin := scenario.evidence[name].same_origin) is not None:
        name = origin
    return name


def _excluded(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """Give for each choice what cannot stand in one plan with it."""
    said = {(name, other) for name, choice in scenario.choices.items() for other in choice.excludes}
    both = said | {(other, name) for name, other in said}
    return {name: frozenset(other for one, other in both if one == name) for name in scenario.choices}


def _by_key(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    index: dict[int, list[T]] = {}
    for key, value in pairs:
        index.setdefault(key, []).append(value)
    return index


def _index(read: Iterable[tuple[Condition, T]]) -> dict[str, list[T]]:
    """Give, for each thing a condition may read, what depends on it."""
    index: dict[str, list[T]] = {}
    for when, value in read:
        for each in sorted({cell(name.name) for name in names(when)}):
            index.setdefault(each, []).append(value)
    return index


def _minutes(when: Condition) -> Iterator[int]:
    """Give the minutes at which a condition that compares the clock may come to hold."""
    for part in comparisons(when):
        if part.left.name == "clock" and isinstance(part.right, int):
            yield from (part.right, part.right + 1)
