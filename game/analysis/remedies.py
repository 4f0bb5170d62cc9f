"""What a playtest warns an author of, and what could be done about it; nothing that could be chance.

Each warning is a function whose docstring says when it is given and why it matters. `docs/playtest.md` explains them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.analysis.counts import FEW, SURE, Estimate
from game.analysis.playtest import Playtest
from game.analysis.trial import root
from game.language import _
from game.rules import low_is_good
from game.scenario.vocabulary import meters_of

ENOUGH, SEEN = 100, 30
"""Games, and games in which a piece of evidence spoke, below which nothing is said."""
RARE = 100_000
"""Parts per million of a prior below which a truth is too rare to be waited for."""
DOMINANT, NOTICED, WORTHLESS = 5.0, 1.0, -2.0
"""Points of the score from which a choice is always worth it, is so if it costs nothing, and is never worth it."""
PRICELESS = 0.1
"""The share of what a choice moves that may get worse while it still costs nothing to speak of."""
IDLE = 2.0
"""Percent by which evidence must move the belief to matter."""
LONGER = 1.5
"""Times the stated minutes beyond which a game is too long."""
GUARDED = ("cautious", "hawkish", "random")
"""Policies that no author wants to see ahead of careful play."""


@dataclass(frozen=True)
class Warned:
    """Something an author may want to change."""

    code: str
    message: str


def warnings(found: Playtest) -> list[Warned]:
    """Give every warning, in the order of the scenario."""
    if found.games() < ENOUGH:
        return []
    return [Warned(code, said) for code, check in WARNINGS.items() for said in check(found)]


def ending_unreached(found: Playtest) -> Iterator[str]:
    """No game of any policy had this ending."""
    for ending in found.scenario.endings:
        if not found.ended(ending.id):
            yield _("no game reached the ending '{id}'; loosen its 'when:', or give it a way").format(id=ending.id)


def stage_unreached(found: Playtest) -> Iterator[str]:
    """No game saw this stage of the attack begin."""
    for stage in found.scenario.attack.stages:
        if not found.counts.estimate("stage", stage.id).count:
            yield _("the attack's stage '{id}' never began; bring its 'at:' forward, or take it out").format(
                id=stage.id
            )


def choice_never_offered(found: Playtest) -> Iterator[str]:
    """No game offered this choice."""
    for choice in found.scenario.choices:
        if not found.offered(choice):
            yield _("'{id}' was never offered; look at its 'when:', or at what should lead to it").format(id=choice)


def choice_dominant(found: Playtest) -> Iterator[str]:
    """Whoever plays and whatever is true, it surely gains much, or gains and costs nothing: nobody need decide."""
    for choice in found.scenario.choices:
        effects = _effects(found, choice)
        surely = min((each.low for each in effects), default=0)
        if surely > DOMINANT or (surely > NOTICED and _price(found, choice) < PRICELESS):
            yield _(
                "taking '{id}' gains {points:.1f} points or more whatever is true and whoever plays; give it a price"
            ).format(id=choice, points=min(each.mean for each in effects))


def _price(found: Playtest, choice: str) -> float:
    """Give how much of what a choice surely moves gets worse, from 0 to 1: the base in which that is most."""
    return max((_worse(found, base, choice) for base in found.bases), default=1)


def _worse(found: Playtest, base: str, choice: str) -> float:
    better = worse = 0.0
    for meter in meters_of(found.scenario):
        trade = found.trade(base, choice, meter)
        points = (-trade.mean if low_is_good(found.scenario, meter) else trade.mean) if trade.sure else 0
        better, worse = better + max(0, points), worse + max(0, -points)
    return worse / (better + worse) if better else 1


def choice_never_worth_it(found: Playtest) -> Iterator[str]:
    """Whoever plays and whatever is true, the choice surely loses: a trap teaches only where it tempts."""
    for choice in found.scenario.choices:
        effects = _effects(found, choice)
        if effects and max(each.high for each in effects) < WORTHLESS:
            worth = max(each.mean for each in effects)
            yield _(
                "taking '{id}' costs {points:.1f} points or more whatever is true and whoever plays; "
                "let it gain something for somebody"
            ).format(id=choice, points=-worth)


def _effects(found: Playtest, choice: str) -> list[Estimate]:
    """Give what a choice changed for each base and each truth that is not rare; nothing where one was met seldom."""
    truths = [name for name, each in found.scenario.hypotheses.items() if each.prior >= RARE]
    bases = [base for base in found.bases if found.effect(base, choice).count]
    effects = [found.effect(base, choice, truth) for base in bases for truth in truths]
    return effects if all(each.count >= FEW for each in effects) else []


def evidence_unseen(found: Playtest) -> Iterator[str]:
    """No game showed this evidence."""
    for name in found.scenario.evidence:
        if not found.counts.of("seen", name):
            yield _("no game showed the evidence '{id}'; look at what reveals it").format(id=name)


def evidence_misleads(found: Playtest) -> Iterator[str]:
    """In more than half of the games the evidence moved the belief away from what is true."""
    for name in found.scenario.evidence:
        up, down, level = (found.counts.of(way, name) for way in ("up", "down", "level"))
        if _misleads(found, name):
            yield _(
                "'{id}' moved the belief away from the truth in {share:.0%} of the games; mend its likelihoods"
            ).format(id=name, share=down / (up + down + level))


def _misleads(found: Playtest, name: str) -> bool:
    up, down, level = (found.counts.of(way, name) for way in ("up", "down", "level"))
    seen = max(1, up + down + level)
    share = down / seen
    return seen >= SEEN and share - SURE * (share * (1 - share) / seen) ** 0.5 > 0.5


def evidence_idle(found: Playtest) -> Iterator[str]:
    """The evidence hardly moves the belief, or speaks only when nothing is left to decide."""
    for name in found.scenario.evidence:
        seen, late = found.counts.of("seen", name), found.counts.of("late", name)
        moved = found.counts.estimate("moved", name, unit=10_000)
        if seen < SEEN or root(found.scenario, name) != name or _misleads(found, name):
            continue
        if late == seen:
            yield _("'{id}' speaks only after the last decision; reveal it earlier").format(id=name)
        elif moved.count >= SEEN and moved.high < IDLE:
            yield _("'{id}' moves the belief by {percent:.1f} percent only; make its findings tell more").format(
                id=name, percent=moved.mean
            )


def objective_unmet(found: Playtest) -> Iterator[str]:
    """No game of any policy met this objective."""
    for name in found.scenario.objectives:
        if not any(found.met(name, policy) for policy in found.policies):
            yield _("no game met the objective '{id}'; look at its 'when:', or at what should lead to it").format(
                id=name
            )


def care_outplayed(found: Playtest) -> Iterator[str]:
    """A thoughtless manner surely scores more than careful play: the score rewards what the crisis should not teach."""
    careful = found.score("careful")
    for policy in GUARDED:
        other = found.score(policy)
        if min(careful.count, other.count) < SEEN:
            continue
        ahead = Estimate(other.mean - careful.mean, (other.se**2 + careful.se**2) ** 0.5)
        if ahead.low > 0:
            yield _(
                "{policy} play scores {points:.1f} points more than careful play; "
                "look at what 'score:' and the endings reward"
            ).format(policy=policy, points=ahead.mean)


def too_long(found: Playtest) -> Iterator[str]:
    """A first player needs much longer than the scenario says."""
    minutes = found.minutes.mean
    if minutes > LONGER * found.scenario.minutes:
        yield _(
            "a game takes about {minutes:.0f} minutes and {stated} are stated; cut text, or change 'minutes:'"
        ).format(minutes=minutes, stated=found.scenario.minutes)


WARNINGS: dict[str, Callable[[Playtest], Iterator[str]]] = {
    "ending-unreached": ending_unreached,
    "stage-unreached": stage_unreached,
    "choice-never-offered": choice_never_offered,
    "choice-dominant": choice_dominant,
    "choice-never-worth-it": choice_never_worth_it,
    "evidence-unseen": evidence_unseen,
    "evidence-misleads": evidence_misleads,
    "evidence-idle": evidence_idle,
    "objective-unmet": objective_unmet,
    "care-outplayed": care_outplayed,
    "too-long": too_long,
}
"""Every warning by its code."""
