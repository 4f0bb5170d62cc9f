"""Thousands of games by several policies, and what they say about a scenario.

The same seed gives the same report with any number of workers: a game is a function of its policy and its number,
work goes out as ranges of numbers, and what comes back is counted in whole numbers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from game.analysis.counts import Counts, Estimate
from game.analysis.policies import POLICIES, QUICK
from game.analysis.trial import count, play, try_the_other_way
from game.analysis.waiting import count_waiting
from game.analysis.workers import Crew, run
from game.scenario import Scenario, load_text

BASES = ("random", "careful")
"""Policies whose games are played again with a choice put in or left out: one meets everything, one plays well."""
WAITS = "careful"
"""The policy whose games are played again to see what waiting is worth: it decides by what it learns."""
IN_A_BATCH, MOST_IN_A_BATCH, BATCHES = 25, 250, 200
"""Games a worker is given at a time, more where very many are asked for; a worker that dies costs one batch."""
PAIR = 5
"""One game in so many of a base is tried the other way, unless it is said how many."""
SELDOM = 10
"""Times fewer games of a policy that plays ahead at every plan."""
POINT, TENTH = 1000, 10
"""Thousandths of a point of the score, and tenths of a point of a meter."""


@dataclass(frozen=True)
class Batch:
    """Work for one worker: some games of one policy."""

    text: str
    """The scenario's text, which travels better than a scenario."""
    policy: str
    seed: int
    first: int
    count: int
    paired: int
    """How many games of the policy, from the first on, are tried the other way."""


@dataclass(frozen=True)
class Playtest:
    """What all games say."""

    scenario: Scenario
    policies: tuple[str, ...]
    counts: Counts

    def games(self, policy: str | None = None) -> int:
        """Give how many games were played, by one policy or by all."""
        return self._over("games", policy)

    def ended(self, ending: str, policy: str | None = None) -> int:
        """Give how many games had an ending."""
        return self._over("ending", policy, ending)

    def offered(self, choice: str) -> int:
        """Give in how many games a choice could be taken."""
        return self._over("offered", None, choice)

    def taken(self, choice: str) -> int:
        """Give in how many games a choice was taken."""
        return self._over("taken", None, choice)

    def met(self, objective: str, policy: str) -> float:
        """Give the share of a policy's games in which an objective was met."""
        return self.counts.of("met", policy, objective) / max(1, self.games(policy))

    def score(self, policy: str) -> Estimate:
        """Give the mean score of a policy, in points."""
        return self.counts.estimate("score", policy, unit=POINT)

    def final(self, policy: str, meter: str) -> Estimate:
        """Give where a meter stood after a policy's games, in points."""
        return self.counts.estimate("final", policy, meter, unit=TENTH)

    def effect(self, base: str, choice: str, truth: str = "") -> Estimate:
        """Give what taking a choice changed in the score of a base's games, in points; for one truth or for all."""
        return self.counts.estimate("effect", base, choice, *([truth] if truth else []), unit=POINT)

    def trade(self, base: str, choice: str, meter: str) -> Estimate:
        """Give what taking a choice changed in a meter at the end, in points."""
        return self.counts.estimate("trade", base, choice, meter, unit=TENTH)

    def waited(self, choice: str) -> Estimate:
        """Give what it changed in the score of careful play to leave a choice until more was known, in points."""
        return self.counts.estimate("waited", WAITS, choice, unit=POINT)

    def read(self, truth: str) -> Estimate:
        """Give how much of the belief lay on what was true at the end of careful play, in parts of one."""
        return self.counts.estimate("read", WAITS, truth, unit=1_000_000)

    def spread(self, meter: str, number: int) -> tuple[int, int, int]:
        """Give below what a meter stood after a round in a tenth, half and nine tenths of all games, in points."""
        low, middle, high = (self.counts.percentile(share, "level", meter, str(number)) for share in (10, 50, 90))
        return low, middle, high

    @property
    def bases(self) -> tuple[str, ...]:
        """The policies whose games were tried the other way."""
        return tuple(base for base in BASES if any(self.effect(base, each).count for each in self.scenario.choices))

    @property
    def minutes(self) -> Estimate:
        """How long a game takes a first player: words at 200 a minute, and three quarters of a minute a decision."""
        every = Counts()
        for policy in self.policies:
            for part in ("n", "sum", "squares"):
                every.count("time", part, by=self.counts.of("time", policy, part))
        return every.estimate("time", unit=600)

    def _over(self, what: str, policy: str | None, *key: str) -> int:
        return sum(self.counts.of(what, each, *key) for each in ([policy] if policy else self.policies))


def playtest(
    text: str, policies: Sequence[str], games: int, *, seed: int = 1, pairs: int | None = None,
    crew: Crew | None = None, told: Callable[[int], None] = lambda done: None,
) -> Playtest:  # fmt: skip
    """Play `games` games by each policy; `pairs` of each base are tried the other way, one in five if it is not said.

    `told` is called with how many more games are done.
    """
    batches = _batches(text, policies, games, seed, games // PAIR if pairs is None else pairs)
    counts = Counts()
    for counted in run(play_batch, batches, crew or Crew()):
        counts.add(counted)
        told(sum(counted.of("games", policy) for policy in policies))
    return Playtest(_read(text), tuple(policies), counts)


def games_of(policy: str, games: int) -> int:
    """Give how many games a policy plays where `games` are asked for: the greedy one a tenth, it is slow."""
    return games if policy in QUICK else max(1, games // SELDOM)


def _batches(text: str, policies: Sequence[str], games: int, seed: int, pairs: int) -> Iterator[Batch]:
    for policy in policies:
        played, paired = games_of(policy, games), min(pairs, games) if policy in BASES else 0
        size = min(MOST_IN_A_BATCH, max(IN_A_BATCH, played // BATCHES)) if policy in QUICK else IN_A_BATCH // SELDOM
        for first in range(0, played, size):
            yield Batch(text, policy, seed, first, min(size, played - first), paired)


def play_batch(batch: Batch) -> Counts:
    """Play some games, and give what was counted in them."""
    scenario, policy, counts = _read(batch.text), POLICIES[batch.policy], Counts()
    for number in range(batch.first, batch.first + batch.count):
        trial = play(scenario, policy, batch.seed * 1_000_003 + number)
        count(trial, counts)
        if number < batch.paired:
            try_the_other_way(trial, counts)
            if batch.policy == WAITS:
                count_waiting(trial, counts)
    return counts


@lru_cache(maxsize=2)
def _read(text: str) -> Scenario:
    return load_text(text, "scenario")
