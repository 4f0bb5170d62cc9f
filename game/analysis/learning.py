"""How far each thing that was shown moved the player, beside how far it should have: anchoring and overreaction.

Belief moves in odds: a finding three times as likely under one explanation as under another should make the odds
between the two three times what they were, whatever they were before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp, log
from typing import Literal

from game.analysis.story import Judged, judged
from game.rules import Assess, Cause, Keep
from game.scenario import Scenario
from game.session import SavedGame
from game.session.happenings import happenings

Moved = Literal["in step", "too little", "too much", "the wrong way", "without cause"]
TELLING = log(1.5)
"""Odds that change by less than half say little; nobody is held to following them."""
SAYING = log(1.2)
"""Odds that a result alone changes by less than a fifth are not worth a line."""
LITTLE, MUCH = 0.5, 2.0
"""Shares of the step supported below and above which a step is too little, or too much."""
CERTAIN = 0.01
"""Shares nearer to 0 or 1 than this count as this: a step to certainty is not held to be endless."""


@dataclass(frozen=True)
class Shown:
    """One result that told between two explanations."""

    cause: Cause
    ratio: float
    """How many times as likely under the first explanation as under the second."""


@dataclass(frozen=True)
class Learnt:
    """What was shown before an assessment, and how far the player followed it."""

    round: int
    minute: int
    toward: str
    """The explanation what was shown spoke for most ..."""
    against: str
    """... and the one it spoke against most."""
    shown: tuple[Shown, ...]
    """What was shown since the assessment before; withdrawals and talks count in `should`, and are not listed."""
    should: float
    """The factor by which the odds between the two should have grown: 1 or more."""
    room: float
    """The same, as far as whole percents between 1 and 99 have room for it from where the player stood."""
    moved: float
    """The factor by which the odds that were stated grew; below 1 they shrank."""

    @property
    def telling(self) -> tuple[Shown, ...]:
        """What told between the two, the weightiest first."""
        told = [each for each in self.shown if abs(log(each.ratio)) >= SAYING]
        return tuple(sorted(told, key=lambda each: -abs(log(each.ratio))))

    @property
    def says(self) -> Moved:
        """How the step compares with the one the evidence supported."""
        should, moved = log(self.room), log(self.moved)
        if should < TELLING:
            return "without cause" if abs(moved) > MUCH * TELLING else "in step"
        share = moved / should
        if share < LITTLE:
            return "too little" if share >= 0 else "the wrong way"
        return "too much" if share > MUCH else "in step"


def learnt(game: SavedGame) -> Iterator[Learnt]:
    """Tell for each assessment what had been shown since the one before, and how far it moved the player.

    The first is compared with the scenario's priors. It tells chances, which are covered in an exercise until the
    reveal.
    """
    scenario = game.scenario
    stated: Mapping[str, float] = {name: each.prior / 1e6 for name, each in scenario.hypotheses.items()}
    reasoned = stated
    fresh: list[Cause] = list(game.beginning)
    assessments = iter(judged(game, next(iter(scenario.hypotheses))))
    for entry in game.entries:
        fresh.extend(entry.causes)
        if isinstance(entry.decision, Assess | Keep) and (told := next(assessments, None)):
            now = {name: share / 1e6 for name, share in told.reasoned.items()}
            said = {name: share / 100 for name, share in told.stated.items()}
            yield _step(scenario, told, fresh, (reasoned, now), (stated, said))
            fresh, stated, reasoned = [], said, now


def _step(scenario: Scenario, told: Judged, fresh: list[Cause], reasoned: "Change", stated: "Change") -> Learnt:
    gains = {name: log(max(1e-6, reasoned[1][name]) / max(1e-6, reasoned[0][name])) for name in scenario.hypotheses}
    toward, against = max(gains, key=lambda name: gains[name]), min(gains, key=lambda name: gains[name])
    shown = [(each.cause, likelihood(scenario, each.cause)) for each in happenings(fresh)]
    ratios = tuple(Shown(cause, share[toward] / share[against]) for cause, share in shown if share)
    due = {name: max(CERTAIN, stated[0][name]) * exp(gain) for name, gain in gains.items()}
    supported = {name: weight / sum(due.values()) for name, weight in due.items()}
    began = _odds(stated[0], toward, against)
    return Learnt(
        round=told.round, minute=told.minute, toward=toward, against=against, shown=ratios,
        should=exp(gains[toward] - gains[against]), room=exp(_odds(supported, toward, against) - began),
        moved=exp(_odds(stated[1], toward, against) - began),
    )  # fmt: skip


Change = tuple[Mapping[str, float], Mapping[str, float]]
"""Shares of one, before and after."""


def _odds(shares: Mapping[str, float], toward: str, against: str) -> float:
    first, second = (min(1 - CERTAIN, max(CERTAIN, shares[name])) for name in (toward, against))
    return log(first / second)


def likelihood(scenario: Scenario, cause: Cause) -> Mapping[str, int] | None:
    """Give how probable a shown result was under each explanation; None where it told nothing between them."""
    if cause.kind == "finding":
        return _of_finding(scenario, cause)
    if cause.kind == "outcome":
        outcome = next(each for each in scenario.choices[cause.id].outcomes if each.id == cause.part)
        return outcome.chance if isinstance(outcome.chance, Mapping) else None
    if cause.kind == "inject":
        chance = scenario.injects[cause.id].chance
        if isinstance(chance, Mapping) and cause.part == "otherwise":
            return {name: 1_000_000 - share for name, share in chance.items()}
        return chance if isinstance(chance, Mapping) else None
    return None


def _of_finding(scenario: Scenario, cause: Cause) -> Mapping[str, int] | None:
    evidence = scenario.evidence[cause.id]
    if evidence.same_origin:
        return None
    return evidence.finding(cause.part).likelihood
