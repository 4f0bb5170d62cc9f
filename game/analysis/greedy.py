"""The player who looks no further than the end of the round: a test of whether haste pays.

It tries plans against worlds drawn from what a player may believe now, and takes the one that stands best when the next
plan is asked for. What comes later, the reckoning included, it never sees.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from game.analysis.manners import affordable, by_mandate, drawn_answer, give_way, whole_percents, written
from game.analysis.sight import Sight
from game.rules import Assess, OfferedChoice, Plan, TalkStep

PLANS, DRAWS = 40, 8
"""Plans tried at most, and worlds drawn for each (docs/playtest.md)."""
FIRST, KEPT = 2, 8
"""Draws after which the plans that stand badly are dropped, and how many are kept."""


@dataclass(frozen=True)
class Greedy:
    """Takes the plan that stands best at the end of this round."""

    name: str = "greedy"

    def plan(self, sight: Sight) -> Plan:
        """Try plans in drawn worlds, the same worlds for each, and drop most of them early."""
        assert sight.ahead is not None
        plans = [written(sight, picked, by_mandate, drawn_answer(sight)) for picked in _tried(sight)]
        stands = [sum(sight.ahead(plan, number) for number in range(FIRST)) for plan in plans]
        best = sorted(range(len(plans)), key=lambda place: (-stands[place], place))[:KEPT]
        for place in best:
            stands[place] += sum(sight.ahead(plans[place], number) for number in range(FIRST, DRAWS))
        return plans[max(best, key=lambda place: (stands[place], -place))]

    def talk(self, sight: Sight) -> TalkStep:
        """Give way step by step."""
        return give_way(sight)

    def assess(self, sight: Sight) -> Assess:
        """State the priors."""
        return Assess(whole_percents({name: each.prior for name, each in sight.scenario.hypotheses.items()}), "low")


def _tried(sight: Sight) -> Sequence[tuple[str, ...]]:
    """Give the plans to try: those to which nothing could be added, or so many of them drawn by lot."""
    whole = list(_whole(sight.offered(), sight.view.attention))
    if len(whole) <= PLANS:
        return whole
    return sorted(whole, key=lambda plan: (sight.below(f"try/{' '.join(plan)}", 1_000_000), plan))[:PLANS]


def _whole(offered: Sequence[OfferedChoice], attention: int) -> Iterator[tuple[str, ...]]:
    """Give every plan that attention pays for and to which nothing could be added."""
    free, paid = [each for each in offered if not each.cost], [each for each in offered if each.cost]
    for size in range(attention + 1):
        for picked in combinations(paid, size):
            ids = {each.id for each in picked}
            left = attention - sum(each.cost for each in picked)
            more = [each for each in paid if each.id not in ids and each.cost <= left and each.excludes.isdisjoint(ids)]
            if left >= 0 and not more and all(each.excludes.isdisjoint(ids) for each in picked):
                added = affordable([each for each in free if each.excludes.isdisjoint(ids)], 0)
                yield (*added, *(each.id for each in picked))
