"""What each choice of a scenario promises somebody who reads it with care: the part that no moment of play changes.

It is worked out once a scenario, in hundredths of a point of the score, and read again at every decision.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from game.rules import low_is_good
from game.scenario import Scenario
from game.scenario.choices import Attribution, Choice
from game.scenario.conditions import comparisons, names
from game.scenario.consequences import Consequence, Effects
from game.scenario.vocabulary import meters_of
from game.scenario.world import Stage

SMALL, LARGE, FROM_LARGE = 2, 7, 50
"""Points taken for a push that the screen calls small or large, and the tenths from which it is large."""
DOOR, ADVICE, STRAIN = 150, 40, 600
"""Hundredths of a point of the score: talks, an adviser's word, a norm strained."""
KINDS = {"cbm": 100, "dialogue": 100, "capacity": 100, "technical": 50, "norms": 50, "sovereignty": -100}
"""What a kind of step is worth by itself, in hundredths: what builds is liked, what provokes is not."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Where one consequence leads."""

    worth: int
    """Its pushes and the norms it strains; what follows is weighed by the moment."""
    pace: int
    reveals: frozenset[str]
    shares: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """What naming somebody may come to, worked out for each way it can go."""

    by: Attribution
    convincing: int
    thin: int
    right: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Promised:
    """What one choice promises."""

    now: Promise
    """What it does at once, and its kind, the advice on it and the door it opens."""
    outcomes: tuple[Promise, ...]
    flags: frozenset[str]
    """What it may set, as conditions call it."""
    naming: Named | None


@dataclass(frozen=True, slots=True)
class Threat:
    """What one stage of the attack does, and what it waits for."""

    id: str
    at: int
    harm: int
    """What an hour of it takes."""
    waits: frozenset[str]
    """The names its condition reads."""


@dataclass(frozen=True)
class Promises:
    """A scenario as a careful reader knows it."""

    choices: Mapping[str, Promised]
    threats: tuple[Threat, ...]
    names: bool
    """True if somebody may be named in it."""
    ends: int
    """The minute at which its last round is over."""


@lru_cache(maxsize=8)
def promises(scenario: Scenario) -> Promises:
    """Read a scenario with care, once."""
    read = _Reader(good_weights(scenario))
    return Promises(
        choices={name: read.choice(choice) for name, choice in scenario.choices.items()},
        threats=tuple(read.threat(stage) for stage in scenario.attack.stages),
        names=any(choice.attribution for choice in scenario.choices.values()),
        ends=scenario.clock.ends[-1],
    )


@dataclass(frozen=True)
class _Reader:
    weights: Mapping[str, int]

    def choice(self, choice: Choice) -> Promised:
        now = self.consequence(choice, DOOR * bool(choice.opens) + KINDS.get(choice.kind, 0) + _advice(choice))
        flags = (flag for part in (choice, *choice.outcomes) for flag in part.set_flags)
        naming = self.naming(choice.attribution) if choice.attribution else None
        outcomes = tuple(self.consequence(each) for each in choice.outcomes)
        return Promised(now, outcomes, frozenset(f"flag.{flag}" for flag in flags), naming)

    def consequence(self, part: Consequence, besides: int = 0) -> Promise:
        worth = self.pushes(part.effects) - STRAIN * len(part.strains) + besides
        return Promise(worth, part.pace, frozenset(part.reveal), frozenset(part.share))

    def naming(self, by: Attribution) -> Named:
        ways: Iterable[Effects] = (by.if_convincing, by.if_thin, by.if_right, by.if_wrong)
        return Named(by, *map(self.pushes, ways))

    def threat(self, stage: Stage) -> Threat:
        waits = {name.name for name in names(stage.when)} if stage.when else set()
        return Threat(stage.id, stage.at, max(0, -self.pushes(stage.per_hour)), frozenset(waits))

    def pushes(self, effects: Effects) -> int:
        """Weigh the directions of pushes."""
        return sum(self.weights.get(meter, 0) * _size(push) for meter, push in effects.items())


def _advice(choice: Choice) -> int:
    said = choice.advice.values()
    return ADVICE * sum((each.for_it is not None) - (each.against is not None) for each in said)


def good_weights(scenario: Scenario) -> Mapping[str, int]:
    """Give the author's weights and the points of the endings a meter decides, below nothing where less is better."""
    weights = dict(scenario.score.weights)
    meters = meters_of(scenario)
    for ending in scenario.endings:
        for part in comparisons(ending.when) if ending.when else ():
            if part.left.name in meters:
                weights[part.left.name] = weights.get(part.left.name, 0) + abs(ending.score)
    return {meter: -weight if low_is_good(scenario, meter) else weight for meter, weight in weights.items()}


def _size(push: int) -> int:
    size = LARGE if abs(push) >= FROM_LARGE else SMALL
    return size if push > 0 else -size if push else 0
