"""Judging one decision: a search over what else could have been done, and a verdict that does not cry wolf.

Half of the seeds search for the best rival, in three stages that keep fewer and play each more often; the other half
judge the decision against it. `docs/model.md`, "Review", has the definition.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from game.analysis.alternatives import alternatives, with_other, without
from game.analysis.continuing import Continuations, Scores
from game.analysis.counts import Estimate
from game.analysis.phrases import plain
from game.analysis.points import Point
from game.analysis.policies import POLICIES
from game.analysis.reviewed import ReviewedDecision, Valued, Worth
from game.analysis.verdicts import Verdict, looks, measured, together, verdict
from game.rules import Decision, Plan
from game.scenario import Scenario, load_text

REFERENCES = ("careful", "bold")
"""The policies that play on; the parts of the score are measured against the first."""
STAGES = ((8, 40), (24, 10), (60, 3))
"""Continuations a truth, and how many alternatives are kept after them."""
AGAIN = ((24, 3), (60, 3))
"""The same under another way of going on, for what was kept under the first."""
FAR_APART = 1_000_000
"""How far the seeds of two games' continuations lie apart."""
HOPELESS = 5
"""Standard errors behind the leader at which an alternative is dropped before its place would drop it."""
VALUED = 100
"""Continuations a truth that value a moment, for the parts of the score ..."""
TOLD = 60
"""... and those that value what a result tells besides: the other finalists, and each choice of a plan."""


@dataclass(frozen=True)
class Effort:
    """How much is played: seeds that search, and seeds that judge and value; they share none."""

    search: tuple[int, ...]
    judge: tuple[int, ...]

    @classmethod
    def of(cls, continuations: int, seed: int = 0) -> "Effort":
        """Give the seeds for this many continuations a truth at the last look.

        None is a seed of play, and games of different seeds meet different ones, so that errors cancel over a class.
        """
        first = -FAR_APART * seed - 1
        return cls(
            tuple(first - 2 * k for k in range(STAGES[-1][0])), tuple(first - 1 - 2 * k for k in range(continuations))
        )


@dataclass(frozen=True)
class Task:
    """One point to be judged, as it travels to a worker."""

    text: str
    """The scenario."""
    weights: tuple[tuple[str, int], ...]
    """The weights of the score; empty for the scenario's own."""
    point: Point
    effort: Effort


@dataclass(frozen=True)
class Found:
    """What a worker gives back of one point."""

    point: Point
    valued: tuple[Scores, ...]
    """For each judging seed the scores of going on as the reference policy, decided at this point too: V."""
    taken: tuple[Scores, ...]
    """The same after the decision that was made: Q; as `valued` where a facilitator acted."""
    belief: tuple[int, ...]
    decision: ReviewedDecision | None
    """The verdict; its parts of the score are still 0. None where a facilitator acted."""


def found(task: Task) -> Found:
    """Value and judge one point."""
    scenario = scenario_of(task.text, task.weights)
    careful, *_others = plays = [Continuations(scenario, task.point.state, POLICIES[name]) for name in REFERENCES]
    seeds = task.effort.judge[:VALUED]
    reference = careful.reference
    valued = tuple(careful.scores(reference, seeds))
    belief = tuple(careful.belief.values())
    if task.point.by_facilitator:
        return Found(task.point, valued, valued, belief, None)
    taken = tuple(careful.scores(task.point.judged.decision, seeds))
    judge = _Judge(scenario, task.point, plays, task.effort, reference)
    return Found(task.point, valued, taken, belief, judge.judged())


@lru_cache(maxsize=4)
def scenario_of(text: str, weights: tuple[tuple[str, int], ...] = ()) -> Scenario:
    """Give a scenario, with its result weighed otherwise where weights are given."""
    scenario = load_text(text, "scenario")
    if not weights:
        return scenario
    return scenario.model_copy(update={"score": scenario.score.model_copy(update={"weights": dict(weights)})})


@dataclass(frozen=True)
class _Judge:
    scenario: Scenario
    point: Point
    plays: Sequence[Continuations]
    effort: Effort
    reference: Decision

    @property
    def taken(self) -> Decision:
        return plain(self.point.judged.decision)

    def judged(self) -> ReviewedDecision:
        """Search, judge under every way of going on, and tell."""
        entry, state = self.point.judged, self.point.state
        every, possible = alternatives(self.scenario, state, self.taken, self.reference)
        careful, *others = self.plays
        kept = self._searched(careful, every, STAGES[:-1])
        finalists = self._searched(careful, kept, STAGES[-1:])
        rivals = {careful.policy.name: self._rival(finalists)} | {
            play.policy.name: self._rival(self._searched(play, kept, AGAIN)) for play in others
        }
        by_policy = {play.policy.name: self._verdict(play, rivals[play.policy.name]) for play in self.plays}
        best, valued, seeds = rivals[careful.policy.name], self.effort.judge[:VALUED], self.effort.judge[:TOLD]
        return ReviewedDecision(
            number=entry.number, round=entry.round, minute=entry.minute, phase=entry.phase, taken=self.taken,
            taken_back=self.point.entry is not entry, verdict=together(by_policy), by_policy=by_policy,
            expected=self._expected(self.taken, valued), best=best, loss=self._gain(best, self.taken, valued),
            tried=len(every), possible=possible, alternatives=self._told(finalists, seeds),
            lines=tuple(self._lines(seeds)), undone=self._undone(seeds), judgement=0, truth=0, draws=0,
        )  # fmt: skip

    def _searched(
        self, play: Continuations, every: Sequence[Decision], stages: Sequence[tuple[int, int]]
    ) -> list[Decision]:
        """Keep fewer and fewer alternatives, each played more often; the decision taken is always among them."""
        kept = list(every)
        for count, keep in stages:
            seeds = self.effort.search[:count]
            kept = sorted(kept, key=lambda each: -sum(play.expected(each, seeds)))[:keep]
            kept = [each for each in kept if not self._hopeless(play, kept[0], each, seeds)]
        return kept if self.taken in kept else [*kept, self.taken]

    def _hopeless(self, play: Continuations, leader: Decision, each: Decision, seeds: Sequence[int]) -> bool:
        """Tell whether an alternative is so far behind that more continuations would be wasted on it."""
        behind = measured(self._losses(play, leader, each, seeds))
        return behind.mean > HOPELESS * behind.se

    def _rival(self, finalists: Sequence[Decision]) -> Decision:
        """Give the best alternative by the searching half; the decision itself where there is no other."""
        return next((each for each in finalists if each != self.taken), self.taken)

    def _verdict(self, play: Continuations, rival: Decision) -> Verdict:
        """Look a fixed number of times, and stop once it is settled."""
        told: Verdict = "unclear"
        for count in looks(len(self.effort.judge)):
            seeds = self.effort.judge[:count]
            told = verdict(self._losses(play, rival, self.taken, seeds), self.scenario.score.margins)
            if told != "unclear":
                break
        return told

    def _losses(self, play: Continuations, better: Decision, than: Decision, seeds: Sequence[int]) -> list[float]:
        pairs = zip(play.expected(better, seeds), play.expected(than, seeds), strict=True)
        return [first - second for first, second in pairs]

    def _gain(self, of: Decision, over: Decision, seeds: Sequence[int]) -> Estimate:
        return measured(self._losses(self.plays[0], of, over, seeds))

    def _expected(self, decision: Decision, seeds: Sequence[int]) -> Estimate:
        return measured(self.plays[0].expected(decision, seeds))

    def _told(self, finalists: Sequence[Decision], seeds: Sequence[int]) -> tuple[Valued, ...]:
        valued = [Valued(each, self._expected(each, seeds)) for each in finalists]
        return tuple(sorted(valued, key=lambda each: -each.expected.mean))

    def _lines(self, seeds: Sequence[int]) -> Iterable[Worth]:
        if isinstance(self.taken, Plan):
            for choice in sorted(self.taken.choices):
                less = without(self.scenario, self.taken, choice)
                yield Worth(choice, self._gain(self.taken, less, seeds))

    def _undone(self, seeds: Sequence[int]) -> Worth | None:
        """Choose by the searching half, and measure by the other."""
        if not isinstance(self.taken, Plan):
            return None
        others = list(with_other(self.scenario, self.point.state, self.taken))
        play, search = self.plays[0], self.effort.search
        for count, keep in STAGES[:2]:
            others = sorted(others, key=lambda each: -sum(play.expected(each[1], search[:count])))[: keep // 8]
        return Worth(others[0][0], self._gain(others[0][1], self.taken, seeds)) if others else None
