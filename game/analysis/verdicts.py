"""When a difference may be called one: verdicts that do not cry wolf.

One half of the continuations chooses the rival, the other half judges it, and it is looked at a fixed number of times
with the level divided over the looks (docs/model.md, "Review").
"""

from collections.abc import Mapping, Sequence
from statistics import fmean, stdev
from typing import Literal

from game.analysis.counts import SURE, Estimate
from game.scenario.endings import Margins

Verdict = Literal["good", "fair", "costly", "unclear"]
LOOKS = 6
"""How often a verdict is looked for at most: one case in twenty over all of them needs 2.64 standard errors at each."""
FIRST_LOOK = 24
"""Continuations under each explanation below which nothing is said."""
_MILD: tuple[Verdict, ...] = ("good", "fair", "costly")


def looks(continuations: int) -> tuple[int, ...]:
    """Give the numbers of continuations at which a verdict is looked for, six at most, the last of them all."""
    shares = (0.12, 0.2, 0.35, 0.5, 0.75, 1)
    return tuple(sorted({min(continuations, max(FIRST_LOOK, round(continuations * share))) for share in shares}))


def measured(values: Sequence[float]) -> Estimate:
    """Give the mean of values and its standard error, in points of thousandths given."""
    return Estimate(fmean(values) / 1000, stdev(values) / len(values) ** 0.5 / 1000 if len(values) > 1 else 0)


def verdict(losses: Sequence[float], margins: Margins) -> Verdict:
    """Judge what a decision loses against a rival, from paired continuations, in thousandths of a point."""
    loss = measured(losses)
    reach = wide(len(losses)) * loss.se
    if loss.mean + reach < margins.good / 10:
        return "good"
    if loss.mean - reach > margins.costly / 10:
        return "costly"
    return "fair" if loss.mean - reach > 0 and loss.mean + reach < margins.costly / 10 else "unclear"


def wide(count: int) -> float:
    """Give the standard errors of a sure difference; a few more where few values have to tell their own spread.

    Student's quantile by the first term of its expansion in 1 / degrees of freedom (Fisher, 1926).
    """
    return SURE + (SURE**3 + SURE) / (4 * max(1, count - 1))


def together(by_policy: Mapping[str, Verdict]) -> Verdict:
    """Join the verdicts under several ways of going on: equal ones stand, of neighbours the milder, else unclear."""
    found = set(by_policy.values())
    if len(found) == 1:
        return found.pop()
    if "unclear" in found or found == {"good", "costly"}:
        return "unclear"
    return min(found, key=_MILD.index)
