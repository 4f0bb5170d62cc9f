"""What a crisis of the library must show in its playtest: that nothing decides it but judgement.

A playtest's own warnings hold for every scenario; these demands are the library's. Each is a function whose docstring
says what is asked for and why; what it gives are sentences, none when the demand is met.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from statistics import fmean

from game.analysis.counts import Estimate
from game.analysis.playtest import Playtest
from game.analysis.remedies import GUARDED, warnings
from game.language import _
from game.rules import low_is_good
from game.scenario import Scenario
from game.scenario.checks.prose import WORDS_A_MINUTE
from game.scenario.choices import Outcome
from game.scenario.injects import Inject
from game.scenario.parts import parts
from game.scenario.talks import Profile

MOST_OF_RANDOM = 0.6
"""The share of random play's games that one ending may have."""
AHEAD = 2.0
"""Standard errors by which careful play must be ahead of the thoughtless manners."""
READABLE = 0.15
"""How much more of the belief must lie on what is true at the end than at the start, in parts of one."""
APART = 150_000
"""Parts per million by which some chance must differ between two explanations, for people to behave otherwise."""
ALONE, INTRODUCTORY, DELEGATION = 2.0, 1.5, 3.0
"""Times the measured time to read and decide that a crisis states in minutes (docs/playtest.md, "Minutes")."""
NEARLY = 0.25
"""The share by which the stated minutes may differ from that."""
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
        if all(_leads(found, policy, meters) for meters in (*((axis,) for axis in AXES), _trusts(found.scenario))):
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


def minutes_are_those_of_a_round(found: Playtest) -> Iterator[str]:
    """The stated minutes are the measured ones and the time to weigh them, alone or around a table."""
    scenario = found.scenario
    times = DELEGATION if scenario.roles else INTRODUCTORY if scenario.level == "introductory" else ALONE
    wanted = times * found.minutes.mean
    if abs(scenario.minutes - wanted) > NEARLY * wanted:
        said = _("{stated} minutes are stated and a round takes about {minutes:.0f}; change 'minutes:'")
        yield said.format(stated=scenario.minutes, minutes=wanted)


def every_truth_happens(found: Playtest) -> Iterator[str]:
    """Every explanation has a prior that lets it be true in some games, and none is nearly certain from the start."""
    for name, hypothesis in found.scenario.hypotheses.items():
        if not 50_000 <= hypothesis.prior <= 600_000:
            percent = hypothesis.prior // 10_000
            yield _("'{id}' has a prior of {percent} percent; write 5 to 60").format(id=name, percent=percent)


def what_is_true_can_be_read(found: Playtest) -> Iterator[str]:
    """Whatever is true, careful play ends with clearly more of the belief on it than it began with."""
    for name, hypothesis in found.scenario.hypotheses.items():
        gained = found.read(name).mean - hypothesis.prior / 1_000_000
        if gained < READABLE:
            said = _("where '{id}' is true, careful play ends {points:+.0f} points surer of it; let evidence tell more")
            yield said.format(id=name, points=100 * gained)


def people_behave_by_the_truth(found: Playtest) -> Iterator[str]:
    """Under each explanation somebody in the story acts otherwise than under each other one, not the evidence alone."""
    chances = list(_chances(found.scenario))
    for one, other in combinations(found.scenario.hypotheses, 2):
        if all(abs(chance[one] - chance[other]) < APART for chance in chances):
            said = _("nobody behaves otherwise under '{one}' than under '{other}'; give an inject or an answer chances")
            yield said.format(one=one, other=other)


def _chances(scenario: Scenario) -> Iterator[Mapping[str, int]]:
    """Give every chance by explanation with which the world acts: injects, outcomes, interests at a table."""
    told = [part.chance for _path, part in parts(scenario, Inject)]
    told += [part.chance for _path, part in parts(scenario, Outcome) if part.chance is not None]
    told += [part.prior for _path, part in parts(scenario, Profile)]
    return (chance for chance in told if isinstance(chance, Mapping))


def talking_first_is_not_always_right(found: Playtest) -> Iterator[str]:
    """Some talk surely costs under some explanation: who always talks first must lose by it at times."""
    talks = [name for name, each in found.scenario.choices.items() if each.kind in ("dialogue", "cbm") or each.opens]
    truths = found.scenario.hypotheses
    effects = [found.effect(base, talk, truth) for base in found.bases for talk in talks for truth in truths]
    if not any(effect.sure and effect.mean < 0 for effect in effects):
        yield _("no talk surely costs anything under any explanation; let one be used against whoever talks first")


def waiting_is_a_decision(found: Playtest) -> Iterator[str]:
    """One choice is surely better left until more is known, and one is surely worse for it.

    Asked are choices that careful play takes in some games, and namings, which it may leave for good.
    """
    open_to_it = [
        name for name, each in found.scenario.choices.items()
        if each.kind == "attribution" or found.counts.of("taken", "careful", name)
    ]  # fmt: skip
    waited = [found.waited(name) for name in open_to_it]
    if not any(each.sure and each.mean > 0 for each in waited):
        yield _("no choice is better left until more is known; let knowing pay")
    if not any(each.sure and each.mean < 0 for each in waited):
        yield _("no choice is worse for being left until more is known; let time cost")


def _leads(found: Playtest, policy: str, meters: tuple[str, ...]) -> bool:
    """Tell whether no policy ends better on some meters taken together."""
    sign = -1 if low_is_good(found.scenario, meters[0]) else 1
    ends = {each: sign * fmean(found.final(each, meter).mean for meter in meters) for each in found.policies}
    return ends[policy] >= max(ends.values())


def _trusts(scenario: Scenario) -> tuple[str, ...]:
    return tuple(f"trust.{name}" for name, actor in scenario.actors.items() if actor.trust is not None)


def _together(one: Estimate, other: Estimate) -> float:
    return float((one.se**2 + other.se**2) ** 0.5)


DEMANDS: tuple[Callable[[Playtest], Iterator[str]], ...] = (
    no_warning, no_ending_swallows_the_others, nobody_is_best_at_everything, care_pays, no_more_words_than_time,
    minutes_are_those_of_a_round,
    every_truth_happens, what_is_true_can_be_read, people_behave_by_the_truth, talking_first_is_not_always_right,
    waiting_is_a_decision,
)  # fmt: skip
"""Every demand."""
