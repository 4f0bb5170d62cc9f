"""The score of a game taken apart: what could be expected, what judgement added, and what was luck.

With V the value of a moment, Q that of the decision made there, and * for the truth: judgement is Q - V; truth is
V* - V at the start and (Q* - V*) - (Q - V) at each decision; the draws after it are the next V* - Q*. The sum is the
score, exactly, because each value is rounded once and only then subtracted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from game.analysis.continuing import Scores, rounded_means
from game.analysis.judging import Found
from game.analysis.reviewed import Parts, ReviewedDecision
from game.analysis.verdicts import measured


@dataclass(frozen=True)
class Values:
    """What one point was worth, in thousandths: by the reasoned belief, and at the truth."""

    valued: int
    valued_true: int
    taken: int
    taken_true: int
    decided: bool
    """False where a facilitator acted."""

    @property
    def judgement(self) -> int:
        """Give what the decision gained against the reference's own."""
        return self.taken - self.valued

    @property
    def truth(self) -> int:
        """Give what it gained because the truth was what it was."""
        return (self.taken_true - self.valued_true) - self.judgement


@dataclass(frozen=True)
class Apart:
    """The points of one game, in order, and the score it came to; `true` is the place of the truth."""

    found: Sequence[Found]
    true: int
    final: int

    def verdicts(self) -> Iterator[ReviewedDecision]:
        """Give the decisions judged so far, their parts left at 0."""
        return (each.decision for each in self.found if each.decision)

    def decisions(self) -> Iterator[ReviewedDecision]:
        """Give each decision with what it moved of the score."""
        values = [self._values(each) for each in self.found]
        for each, here, later in zip(self.found, values, [*self._later(values)], strict=True):
            if each.decision:
                draws = later - here.taken_true
                yield replace(each.decision, judgement=here.judgement, truth=here.truth, draws=draws)

    def parts(self) -> Parts:
        """Add the terms up, and say how sure each is."""
        summed = self._sums([self._values(each) for each in self.found])
        seeds = [self._sums([_at_seed(each, seed, self.true) for each in self.found]) for seed in self._seeds]
        names = ("start", "judgement", "truth", "draws", "facilitator")
        errors = {name: measured([each[place] for each in seeds]).se for place, name in enumerate(names)}
        return Parts(*summed, score=self.final, errors=errors)

    @property
    def _seeds(self) -> range:
        return range(len(self.found[0].valued))

    def _values(self, each: Found) -> Values:
        valued, taken = rounded_means(each.valued, each.belief), rounded_means(each.taken, each.belief)
        return Values(valued[1], valued[0][self.true], taken[1], taken[0][self.true], each.decision is not None)

    def _later(self, values: Sequence[Values]) -> Iterator[int]:
        """Give for each point the value at the truth of the next one; the score itself after the last."""
        yield from (after.valued_true for _before, after in pairwise(values))
        yield self.final

    def _sums(self, values: Sequence[Values]) -> tuple[int, int, int, int, int]:
        """Give start, judgement, truth, draws and facilitator."""
        first, decided = values[0], [each for each in values if each.decided]
        pairs = list(zip(values, self._later(values), strict=True))
        return (
            first.valued,
            sum(each.judgement for each in decided),
            first.valued_true - first.valued + sum(each.truth for each in decided),
            sum(later - each.taken_true for each, later in pairs if each.decided),
            sum(later - each.valued_true for each, later in pairs if not each.decided),
        )


def _at_seed(each: Found, seed: int, true: int) -> Values:
    """Give the values of a point in one seed's worlds alone: their spread is how sure the means are."""
    valued, taken = _alone(each.valued[seed], each.belief), _alone(each.taken[seed], each.belief)
    return Values(valued, each.valued[seed][true], taken, each.taken[seed][true], each.decision is not None)


def _alone(scores: Scores, belief: Sequence[int]) -> int:
    return rounded_means([scores], belief)[1]
