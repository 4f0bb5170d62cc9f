"""Thousands of games by several policies, and what they say about a scenario.

The same seed gives the same report with any number of workers: each game is a function of its policy and number.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean, stdev

from game import rules
from game.analysis.policies import POLICIES, Policy, Sight
from game.rules import Cause, Plan, State
from game.scenario import Scenario, load_text
from game.session.words import Words

READING = 200
"""Words read in a minute."""
DECIDING = 45
"""Seconds a decision takes besides reading."""
DOMINANT = 8.0
"""Points beyond which a choice is worth taking whatever else is done."""
ENOUGH, SEEN, FEW = 100, 30, 5
"""Games, games with a piece of evidence, and games with and without a choice, below which nothing is said."""
SURE = 2.64
"""Standard errors beyond which a difference is called one (model.md, section 6)."""


@dataclass(frozen=True)
class Played:
    """What one game tells a playtest."""

    policy: str
    number: int
    ending: str
    score: int
    """Thousandths of a point, after the reckoning."""
    offered: frozenset[str]
    """Choices that could be taken at some decision."""
    taken: frozenset[str]
    meters: tuple[Mapping[str, int], ...]
    """Every meter at the end of each round, in tenths."""
    objectives: frozenset[str]
    """Objectives that were met."""
    moved: Mapping[str, int]
    """For each piece of evidence seen, how it moved the belief in the truth: +1 up, 0 not, -1 down."""
    words: int
    """Words a player would have read."""
    decisions: int


@dataclass(frozen=True)
class Estimate:
    """A mean and its standard error."""

    mean: float
    se: float

    @property
    def sure(self) -> bool:
        """Tell whether it surely differs from nothing."""
        return abs(self.mean) > SURE * self.se


@dataclass(frozen=True)
class Warned:
    """Something an author may want to change."""

    code: str
    message: str


@dataclass(frozen=True)
class ChoiceTold:
    """One choice over all games."""

    id: str
    offered: int
    taken: int
    effect: Estimate
    """Mean score where it was taken less where it was offered and not taken, in games of random play, in points."""


@dataclass(frozen=True)
class Playtest:
    """What all games say."""

    scenario: str
    games: tuple[Played, ...]
    endings: Mapping[str, int]
    choices: tuple[ChoiceTold, ...]
    minutes: Estimate
    """How long a game takes a first player: words at 200 a minute, and three quarters of a minute a decision."""
    warnings: tuple[Warned, ...]

    def by(self, policy: str) -> list[Played]:
        """Give the games of one policy."""
        return [game for game in self.games if game.policy == policy]


def playtest(
    text: str, policies: Sequence[str], games: int, *, seed: int = 1, workers: int = 1,
    told: Callable[[int], None] = lambda done: None,
) -> Playtest:  # fmt: skip
    """Play `games` games by each policy; `told` is called with how many more are done."""
    tasks = [(text, policy, seed, number) for policy in policies for number in range(games)]
    played: list[Played] = []
    if workers > 1:
        with ProcessPoolExecutor(workers) as pool:
            for game in pool.map(_play, tasks, chunksize=max(1, min(50, len(tasks) // (4 * workers)))):
                played.append(game)
                told(1)
    else:
        for task in tasks:
            played.append(_play(task))
            told(1)
    return told_of(_read(text), tuple(played))


@lru_cache(maxsize=2)
def _read(text: str) -> Scenario:
    return load_text(text, "scenario")


def _play(task: tuple[str, str, int, int]) -> Played:
    text, policy, seed, number = task
    return play_one(_read(text), POLICIES[policy], seed * 1_000_003 + number, number)


def play_one(scenario: Scenario, policy: Policy, seed: int, number: int) -> Played:
    """Play one game, and keep what a playtest asks for."""
    step = rules.begin(scenario, seed)
    state, ledger, decisions = step.state, list(step.causes), 0
    offered, taken, meters = set[str](), set[str](), list[Mapping[str, int]]()
    moved = _evidence_moved(state, step.causes, {}, rules.begin(scenario, seed).state)
    while state.awaits != "nothing":
        view = rules.view(scenario, state, ledger, "training")
        sight = Sight(scenario, view, rules.belief(state), seed, decisions)
        offered.update(choice.id for choice in view.choices if choice.refusal is None)
        decision = (
            policy.talk(sight) if view.awaits == "talks" else policy.assess(sight) if view.asked else policy.plan(sight)
        )
        step = rules.step(scenario, state, decision)
        taken.update(decision.choices if isinstance(decision, Plan) else ())
        moved = _evidence_moved(step.state, step.causes, moved, state)
        if step.state.round != state.round or step.state.ending:
            meters.append(step.state.meters)
        state, decisions = step.state, decisions + 1
        ledger.extend(step.causes)
    after = rules.reckon(scenario, state)
    met = frozenset(name for name, shown in rules.objectives(scenario, state).items() if shown)
    return Played(
        policy=policy.name, number=number, ending=state.ending, score=rules.score(scenario, after.state),
        offered=frozenset(offered), taken=frozenset(taken), meters=tuple(meters), objectives=met, moved=moved,
        words=_words(scenario, ledger), decisions=decisions,
    )  # fmt: skip


def _evidence_moved(state: State, causes: Sequence[Cause], before: Mapping[str, int], was: State) -> dict[str, int]:
    """Note how evidence shown alone in a step moved the belief in the truth."""
    shown = [cause.id for cause in causes if cause.kind == "finding"]
    truth = state.luck.truth
    change = rules.belief(state)[truth] - rules.belief(was)[truth]
    told = dict.fromkeys(shown, (change > 0) - (change < 0)) if len(shown) == 1 else {}
    return {**before, **told}


def _words(scenario: Scenario, ledger: Sequence[Cause]) -> int:
    """Count the words of the briefing, of what came, and of the choices read once."""
    said = Words(scenario)
    told = sum(
        len(said.text(cause).split())
        for cause in dict.fromkeys(c._replace(meter="", change=0, asked=0) for c in ledger)
    )
    choices = sum(len(f"{choice.title} {choice.text}".split()) for choice in scenario.choices.values())
    return told + choices + len(scenario.player.mandate.split()) + 120


def estimate(values: Sequence[float]) -> Estimate:
    """Give the mean of values and its standard error."""
    if not values:
        return Estimate(0, 0)
    return Estimate(fmean(values), stdev(values) / len(values) ** 0.5 if len(values) > 1 else 0)


def told_of(scenario: Scenario, games: tuple[Played, ...]) -> Playtest:
    """Gather what games say about a scenario."""
    endings = {ending.id: sum(game.ending == ending.id for game in games) for ending in scenario.endings}
    choices = tuple(_choice(games, name) for name in scenario.choices)
    minutes = estimate([game.words / READING + game.decisions * DECIDING / 60 for game in games])
    warnings = tuple(_warnings(scenario, games, endings, choices, minutes))
    return Playtest(scenario.scenario, games, endings, choices, minutes, warnings)


def _choice(games: Sequence[Played], name: str) -> ChoiceTold:
    offered = [game for game in games if name in game.offered]
    drawn = [game for game in offered if game.policy == "random"]
    with_it = [game.score / 1000 for game in drawn if name in game.taken]
    without = [game.score / 1000 for game in drawn if name not in game.taken]
    taken, left = estimate(with_it), estimate(without)
    known = min(len(with_it), len(without)) >= FEW
    effect = Estimate(taken.mean - left.mean, (taken.se**2 + left.se**2) ** 0.5) if known else Estimate(0, 0)
    return ChoiceTold(name, len(offered), sum(name in game.taken for game in offered), effect)


def _warnings(
    scenario: Scenario,
    games: Sequence[Played],
    endings: Mapping[str, int],
    choices: Sequence[ChoiceTold],
    minutes: Estimate,
) -> Iterator[Warned]:
    """Say what an author may want to change; nothing that could be chance."""
    if len(games) < ENOUGH:
        return
    for name, count in endings.items():
        if not count:
            yield Warned(
                "ending-unreached", f"no game reached the ending '{name}'; loosen its 'when:', or give it a way"
            )
    for told in choices:
        yield from _of_choice(told)
    yield from _of_evidence(games)
    if minutes.mean > 1.5 * scenario.minutes:
        yield Warned("too-long", f"a game takes about {minutes.mean:.0f} minutes; {scenario.minutes} are stated")


def _of_choice(told: ChoiceTold) -> Iterator[Warned]:
    if not told.offered:
        yield Warned("choice-never-offered", f"'{told.id}' was never offered; look at its 'when:'")
    elif told.effect.sure and told.effect.mean - SURE * told.effect.se > DOMINANT:
        yield Warned(
            "choice-dominant",
            f"taking '{told.id}' is worth {told.effect.mean:+.1f} points whatever else is done; give it a price",
        )


def _of_evidence(games: Sequence[Played]) -> Iterator[Warned]:
    names = sorted({name for game in games for name in game.moved})
    for name in names:
        moves = [game.moved[name] for game in games if name in game.moved]
        down = estimate([float(move < 0) for move in moves])
        if len(moves) >= SEEN and down.mean - SURE * down.se > 0.5:
            yield Warned(
                "evidence-misleads",
                f"'{name}' moved the belief away from the truth in {down.mean:.0%} of the games; mend its likelihoods",
            )
