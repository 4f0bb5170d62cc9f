"""What a crisis of the library must show in its playtest: that nothing decides it but judgement.

A playtest's own warnings hold for every scenario; these demands are the library's. Each is a function whose docstring
says what is asked for and why; what it gives are sentences, none when the demand is met.
"""

from collections.abc import Callable, Iterator

from game.analysis.counts import Estimate
from game.analysis.playtest import Playtest
from game.analysis.remedies import GUARDED, warnings
from game.language import _
from game.rules import low_is_good
from game.scenario.checks.prose import WORDS_A_MINUTE

MOST_OF_RANDOM = 0.6
"""The share of random play's games that one ending may have."""
AHEAD = 2.0
"""Standard errors by which careful play must be ahead of the thoughtless manners."""
AXES = ("stability", "sovereignty", "support", "harm")


def unmet(found: Playtest) -> list[str]:
    """Give every demand that is not met, in a sentence each."""
    return [sentence for demand in DEMANDS for sentence in demand(found)]


def no_warning(found: Playtest) -> Iterator[str]:
    """The playtest warns of nothing."""
    yield from (f"{each.code}: {each.message}" for each in warnings(found))


def no_ending_swallows_the_others(found: Playtest) -> Iterator[str]:
    """No ending takes most of random play: what is decided must show in how it ends."""
    for ending in found.scenario.endings:
        share = found.ended(ending.id, "random") / max(1, found.games("random"))
        if share > MOST_OF_RANDOM:
            said = _("{share:.0%} of random play ends with '{id}'; {most:.0%} is the most")
            yield said.format(share=share, id=ending.id, most=MOST_OF_RANDOM)


def nobody_is_best_at_everything(found: Playtest) -> Iterator[str]:
    """No policy stands best on all of stability, sovereignty, support, harm and trust: something must be given up."""
    for policy in found.policies:
        if all(_leads(found, policy, meter) for meter in (*AXES, *_trusts(found))):
            yield _("{policy} play is best on every meter; let what it likes cost something").format(policy=policy)


def care_pays(found: Playtest) -> Iterator[str]:
    """Careful play scores more than cautious, hawkish and random play, by over two standard errors."""
    careful = found.score("careful")
    for policy in GUARDED:
        other = found.score(policy)
        ahead = careful.mean - other.mean
        if ahead <= AHEAD * _together(careful, other):
            said = _("careful play is {points:+.1f} points ahead of {policy} play; let what is learnt pay more")
            yield said.format(points=ahead, policy=policy)


def no_more_words_than_time(found: Playtest) -> Iterator[str]:
    """Careful play shows at most a hundred words for each stated minute: the rest of the time is for deciding."""
    words = found.counts.estimate("words", "careful").mean
    most = WORDS_A_MINUTE * found.scenario.minutes
    if words > most:
        said = _("careful play shows {words:.0f} words; {minutes} minutes allow {most}")
        yield said.format(words=words, minutes=found.scenario.minutes, most=most)


def every_truth_happens(found: Playtest) -> Iterator[str]:
    """Every explanation has a prior that lets it be true in some games, and none is nearly certain from the start."""
    for name, hypothesis in found.scenario.hypotheses.items():
        if not 50_000 <= hypothesis.prior <= 600_000:
            percent = hypothesis.prior // 10_000
            yield _("'{id}' has a prior of {percent} percent; write 5 to 60").format(id=name, percent=percent)


def _leads(found: Playtest, policy: str, meter: str) -> bool:
    sign = -1 if low_is_good(found.scenario, meter) else 1
    own = sign * found.final(policy, meter).mean
    return all(own >= sign * found.final(other, meter).mean for other in found.policies)


def _trusts(found: Playtest) -> list[str]:
    return [f"trust.{name}" for name, actor in found.scenario.actors.items() if actor.trust is not None]


def _together(one: Estimate, other: Estimate) -> float:
    return float((one.se**2 + other.se**2) ** 0.5)


DEMANDS: tuple[Callable[[Playtest], Iterator[str]], ...] = (
    no_warning, no_ending_swallows_the_others, nobody_is_best_at_everything, care_pays, no_more_words_than_time,
    every_truth_happens,
)  # fmt: skip
"""Every demand."""
