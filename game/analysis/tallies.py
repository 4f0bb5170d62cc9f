"""What a class did, counted one game at a time: the memory it takes does not grow with the number of games."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from game.analysis.played import Costly, Played
from game.scenario import Scenario
from game.scenario.vocabulary import meters_of

LEAST_ON_A_SIDE = 8
"""Players a side must have before a split of the class is told."""
SURE = 3.0
"""Standard errors a difference must have to be told: several dozen are looked at, so two would cry wolf."""


@dataclass
class Mean:
    """A mean and its spread, taken up one value at a time (Welford, 1962)."""

    count: int = 0
    mean: float = 0.0
    squares: float = 0.0

    def add(self, value: float) -> None:
        """Take up one value."""
        self.count += 1
        step = value - self.mean
        self.mean += step / self.count
        self.squares += step * (value - self.mean)

    @property
    def variance(self) -> float:
        """The variance of the values; 0 for fewer than two."""
        return self.squares / (self.count - 1) if self.count > 1 else 0.0


@dataclass
class Spread:
    """How a meter's values spread, counted by whole points from 0 to 100."""

    counts: list[int] = field(default_factory=lambda: [0] * 101)

    def add(self, points: float) -> None:
        """Take up one value."""
        self.counts[round(points)] += 1

    def at(self, share: float) -> int:
        """Give the value below or at which this share of the values lies."""
        wanted, seen = share * sum(self.counts), 0
        for points, count in enumerate(self.counts):
            seen += count
            if seen >= wanted and seen:
                return points
        return 0


@dataclass
class Side:
    """Those who took a choice, or those who could have and did not."""

    meters: dict[str, Mean] = field(default_factory=dict)
    endings: Counter[str] = field(default_factory=Counter)
    count: int = 0

    def add(self, game: Played) -> None:
        """Take up one game."""
        self.count += 1
        self.endings[game.ending] += 1
        for name, points in game.meters.items():
            self.meters.setdefault(name, Mean()).add(points)


@dataclass(frozen=True)
class Difference:
    """How a meter ended for those who took a choice, less how it ended for those who did not, in points."""

    meter: str
    mean: float
    error: float
    """The standard error of the difference."""


@dataclass(frozen=True)
class Split:
    """A choice on which the class parted."""

    round: int
    choice: str
    took: Side
    left: Side
    differences: tuple[Difference, ...]
    """Those that exceed their uncertainty, the surest first."""


@dataclass
class Tally:
    """What all games of one version of a scenario add up to."""

    scenario: Scenario
    version: str
    games: int = 0
    ended_early: int = 0
    modes: Counter[str] = field(default_factory=Counter)
    policies: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)
    objectives: Counter[str] = field(default_factory=Counter)
    meters: dict[str, Spread] = field(default_factory=dict)
    turned: Counter[tuple[int, str]] = field(default_factory=Counter)
    """How many players' rounds turned on each kind of step."""
    flows: Counter[tuple[int, str, str]] = field(default_factory=Counter)
    """How many went from one kind in a round to another in the next."""
    offered: Counter[tuple[int, str]] = field(default_factory=Counter)
    taken: Counter[tuple[int, str]] = field(default_factory=Counter)
    sides: dict[tuple[int, str], tuple[Side, Side]] = field(default_factory=dict)
    reviewed: int = 0
    """Games beside which a review lies."""
    costly: dict[tuple[int, str, bool], Mean] = field(default_factory=dict)
    """What reviews found costly: by round, choice, and whether it was left undone; with what it lost."""

    def add(self, game: Played) -> None:
        """Take up one game."""
        self.games += 1
        self.ended_early += game.ended_early
        self.modes[game.mode] += 1
        self.policies[game.by] += 1
        self.endings[game.ending] += 1
        self.objectives.update(name for name, met in game.objectives.items() if met)
        for name, points in game.meters.items():
            self.meters.setdefault(name, Spread()).add(points)
        self.reviewed += game.reviewed
        for each in game.costly:
            self.costly.setdefault((each.round, each.choice, each.undone), Mean()).add(each.loss)
        self._rounds(game)

    def _rounds(self, game: Played) -> None:
        before = ""
        for played in game.rounds:
            self.turned[played.round, played.turned_on] += 1
            if before:
                self.flows[played.round - 1, before, played.turned_on] += 1
            before = played.turned_on
            for choice in played.offered | played.taken:
                key = (played.round, choice)
                self.offered[key] += 1
                self.taken[key] += choice in played.taken
                took, left = self.sides.setdefault(key, (Side(), Side()))
                (took if choice in played.taken else left).add(game)

    def splits(self, most: int = 6) -> Sequence[Split]:
        """Give where the class parted and the ends differ surely, the surest first."""
        found = [split for key in sorted(self.sides) if (split := self._split(key)) and split.differences]
        return sorted(found, key=lambda split: -abs(_sureness(split.differences[0])))[:most]

    def _split(self, key: tuple[int, str]) -> Split | None:
        took, left = self.sides[key]
        if min(took.count, left.count) < LEAST_ON_A_SIDE:
            return None
        found = [each for name in meters_of(self.scenario) if (each := _difference(name, took, left))]
        sure = sorted((each for each in found if abs(_sureness(each)) >= SURE), key=lambda each: -abs(_sureness(each)))
        return Split(*key, took, left, tuple(sure))

    def choices_by_round(self) -> Mapping[int, Sequence[tuple[str, int, int]]]:
        """Give for each round its choices, how many could take each and how many did, the most taken first."""
        told: dict[int, list[tuple[str, int, int]]] = {}
        for (round, choice), offered in self.offered.items():
            told.setdefault(round, []).append((choice, offered, self.taken[round, choice]))
        return {round: sorted(told[round], key=lambda each: (-each[2], each[0])) for round in sorted(told)}

    def common_costly(self, most: int = 8) -> Sequence[tuple[Costly, int]]:
        """Give what was found costly most often: each with its mean loss, and in how many games."""
        found = [(Costly(*key, lost.mean), lost.count) for key, lost in self.costly.items()]
        return sorted(found, key=lambda each: (-each[1], -each[0].loss, each[0].choice))[:most]

    def kinds(self) -> Iterator[str]:
        """Give every kind of step that a round turned on, the most common first."""
        total = Counter[str]()
        for (_round, kind), count in self.turned.items():
            total[kind] += count
        yield from (kind for kind, _count in sorted(total.items(), key=lambda each: (-each[1], each[0])))


def _difference(meter: str, took: Side, left: Side) -> Difference | None:
    if meter not in took.meters or meter not in left.meters:
        return None
    one, other = took.meters[meter], left.meters[meter]
    error = sqrt(one.variance / one.count + other.variance / other.count)
    return Difference(meter, one.mean - other.mean, error)


def _sureness(difference: Difference) -> float:
    """Give a difference in its own standard errors; one without any spread is sure if it is there at all."""
    if difference.error:
        return difference.mean / difference.error
    return 1000.0 * difference.mean
