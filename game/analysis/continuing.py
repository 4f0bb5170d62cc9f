"""Continuations: how games go on from a moment, in many worlds that showed the same until then.

Each seed is played once under every explanation, and all decisions that are compared meet the same seeds, so that
what chance does to both cancels.
"""

from collections.abc import Sequence
from fractions import Fraction

from game import rules
from game.analysis.autoplay import play_out
from game.analysis.phrases import phrase
from game.analysis.policies import Policy, Sight
from game.rules import Assess, Decision, State
from game.scenario import Scenario

Scores = tuple[int, ...]
"""One score for each explanation, in thousandths of a point, in the order of the scenario's hypotheses."""


class Continuations:
    """The continuations from one moment under one policy; none is played twice."""

    def __init__(self, scenario: Scenario, state: State, policy: Policy) -> None:
        self.scenario, self.state, self.policy = scenario, state, policy
        self.belief = rules.belief(state)
        self._played: dict[tuple[str, int], Scores] = {}

    @property
    def reference(self) -> Decision:
        """What the policy itself would decide here."""
        return self.policy.talk(self._sight) if self.state.awaits == "talks" else self.policy.plan(self._sight)

    @property
    def assessment(self) -> Assess:
        """What the policy itself would state here."""
        return self.policy.assess(self._sight)

    @property
    def _sight(self) -> Sight:
        view = rules.view(self.scenario, self.state, (), "training")
        return Sight(self.scenario, view, self.belief, seed=0)

    def scores(self, decision: Decision, seeds: Sequence[int]) -> list[Scores]:
        """Play a decision and what follows, once a seed under each explanation."""
        name = phrase(decision)
        return [self._scores(name, decision, seed) for seed in seeds]

    def _scores(self, name: str, decision: Decision, seed: int) -> Scores:
        if (name, seed) not in self._played:
            self._played[name, seed] = tuple(
                play_out(self.scenario, self.state, seed, self.policy, truth=truth, first=decision, stating=False).score
                for truth in self.belief
            )
        return self._played[name, seed]

    def expected(self, decision: Decision, seeds: Sequence[int]) -> list[float]:
        """Give for each seed the score to be expected by what was known: the mean over the reasoned belief."""
        return [self.weighed(scores) for scores in self.scores(decision, seeds)]

    def weighed(self, scores: Sequence[float]) -> float:
        """Give the mean of one score for each explanation over the reasoned belief."""
        weights = self.belief.values()
        return sum(w * score for w, score in zip(weights, scores, strict=True)) / sum(weights)


def rounded_means(played: Sequence[Scores], belief: Sequence[int]) -> tuple[Scores, int]:
    """Give the mean for each explanation and the mean over the belief, each rounded once to thousandths."""
    sums = [sum(column) for column in zip(*played, strict=True)]
    means = tuple(round(Fraction(total, len(played))) for total in sums)
    over = Fraction(sum(w * total for w, total in zip(belief, sums, strict=True)), sum(belief) * len(played))
    return means, round(over)
