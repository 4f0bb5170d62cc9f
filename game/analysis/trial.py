"""One game as a playtest watches it: what happened in it is counted, and its choices are tried the other way.

A choice is judged by pairs: the same game with the same luck, once with the choice taken and once without it. Policies
draw by the situation and not by how often they drew before, so the two games differ by the choice and what follows.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from game import rules
from game.analysis.autoplay import decide, play_out, sight_of
from game.analysis.counts import Counts
from game.analysis.manners import best_answer, by_mandate, written
from game.analysis.sight import Policy, Sight
from game.rules import Assess, Cause, Decision, Plan, State, Step, TalkStep
from game.scenario import Scenario
from game.session.words import Words

READING, DECIDING = 200, 45
"""Words read in a minute, and the seconds a decision takes besides reading."""
FRAME = 120
"""Words of the screens themselves that a first player reads once."""


@dataclass(frozen=True)
class Turn:
    """One decision of a game, the sight it was made from, and what it led to."""

    state: State
    sight: Sight
    decision: Decision
    step: Step

    def offers(self) -> set[str]:
        """Give the choices that could be taken."""
        return {choice.id for choice in self.sight.offered()} if isinstance(self.decision, Plan) else set()

    def takes(self) -> tuple[str, ...]:
        """Give the choices that were taken."""
        return self.decision.choices if isinstance(self.decision, Plan) else ()


@dataclass(frozen=True)
class Trial:
    """One game played to its end."""

    scenario: Scenario
    policy: Policy
    first: Step
    turns: tuple[Turn, ...]
    after: State
    """The world once what comes out afterwards is counted in."""

    @property
    def end(self) -> State:
        """The world at the end, before anything came out about the truth."""
        return self.turns[-1].step.state if self.turns else self.first.state

    @property
    def score(self) -> int:
        """Thousandths of a point."""
        return rules.score(self.scenario, self.after)

    def causes(self) -> list[Cause]:
        """Give everything that happened."""
        return [*self.first.causes, *(cause for turn in self.turns for cause in turn.step.causes)]


def play(scenario: Scenario, policy: Policy, seed: int) -> Trial:
    """Play one game."""
    first = rules.begin(scenario, seed)
    state, ledger, turns = first.state, list(first.causes), list[Turn]()
    while state.awaits != "nothing":
        sight = sight_of(scenario, state, rules.view(scenario, state, tuple(ledger), "training"), seed)
        decision = decide(sight, policy)
        step = rules.step(scenario, state, decision)
        turns.append(Turn(state, sight, decision, step))
        state = step.state
        ledger.extend(step.causes)
    return Trial(scenario, policy, first, tuple(turns), rules.reckon(scenario, state).state)


def count(trial: Trial, counts: Counts) -> None:
    """Count what happened in a game."""
    name = trial.policy.name
    counts.count("games", name)
    counts.count("ending", name, trial.end.ending)
    truth = trial.end.luck.truth
    counts.count("truth", name, truth)
    counts.measure(rules.belief(trial.end)[truth], "read", name, truth)
    counts.measure(trial.score, "score", name)
    for meter, tenths in trial.after.meters.items():
        counts.measure(tenths, "final", name, meter)
    for objective, met in rules.objectives(trial.scenario, trial.end).items():
        counts.count("met", name, objective, by=int(met))
    for choice in {each for turn in trial.turns for each in turn.offers()}:
        counts.count("offered", name, choice)
    for choice in trial.end.done:
        counts.count("taken", name, choice)
    _count_time(trial, counts)
    _count_rounds(trial, counts)
    _count_evidence(trial, counts)


def _count_time(trial: Trial, counts: Counts) -> None:
    words, decisions = words_read(trial.scenario, trial.causes()), len(trial.turns)
    counts.measure(words, "words", trial.policy.name)
    counts.measure(decisions, "decisions", trial.policy.name)
    counts.measure(words * 600 // READING + decisions * DECIDING * 10, "time", trial.policy.name)


def _count_rounds(trial: Trial, counts: Counts) -> None:
    """Count where meters stood at the end of each round, and what the attack and the player had done until then."""
    for turn in trial.turns:
        after, number = turn.step.state, str(turn.state.round)
        if after.round == turn.state.round and not after.ending:
            continue
        for meter, tenths in after.meters.items():
            counts.count("level", meter, number, str((tenths + 5) // 10))
        counts.measure(after.attack.clock // 100, "clock", number)
        counts.measure(sum(map(len, after.done.values())), "steps", number)
        counts.measure(len(after.outcomes), "answers", number)
    for stage, minute in trial.end.attack.begun:
        counts.measure(minute, "stage", stage)
        before = sum(time < minute for times in trial.end.done.values() for time in times)
        counts.measure(before, "before", stage)


def _count_evidence(trial: Trial, counts: Counts) -> None:
    """Count for every piece of evidence that spoke how it alone would move the belief held just before."""
    origins = {root(trial.scenario, name) for name in trial.first.state.shown}
    for turn in trial.turns:
        belief = rules.belief(turn.state)
        for cause in turn.step.causes:
            if cause.kind != "finding":
                continue
            counts.count("seen", cause.id)
            counts.count("late", cause.id, by=int(turn.step.state.awaits == "nothing"))
            origin = root(trial.scenario, cause.id)
            if origin not in origins:
                origins.add(origin)
                moved = _moved(belief, likelihood(trial.scenario, origin, cause.part))
                up = moved[trial.end.luck.truth]
                counts.count("up" if up > 0 else "down" if up < 0 else "level", cause.id)
                counts.measure(sum(map(abs, moved.values())) // 2, "moved", cause.id)


def _moved(belief: Mapping[str, int], likelihood: Mapping[str, int]) -> dict[str, int]:
    weights = {name: share * likelihood[name] for name, share in belief.items()}
    total = sum(weights.values())
    return {name: weight * 1_000_000 // total - belief[name] for name, weight in weights.items()}


def root(scenario: Scenario, evidence: str) -> str:
    """Give the evidence that a piece of evidence repeats, or itself."""
    while (origin := scenario.evidence[evidence].same_origin) is not None:
        evidence = origin
    return evidence


def likelihood(scenario: Scenario, evidence: str, finding: str) -> Mapping[str, int]:
    """Give how probable a finding is under each hypothesis."""
    return scenario.evidence[evidence].finding(finding).likelihood


def words_read(scenario: Scenario, causes: Sequence[Cause]) -> int:
    """Count the words of the briefing, of what came, and of the choices read once."""
    came = {(cause.kind, cause.id, cause.part): cause for cause in causes}
    return _words_at_hand(scenario) + sum(_words_of(scenario, *each) for each in came)


@lru_cache(maxsize=8)
def _words_at_hand(scenario: Scenario) -> int:
    texts = [f"{choice.title} {choice.text}" for choice in scenario.choices.values()]
    return FRAME + sum(len(text.split()) for text in [*texts, scenario.player.mandate])


@lru_cache(maxsize=4096)
def _words_of(scenario: Scenario, kind: rules.CauseKind, id: str, part: str) -> int:
    return len(Words(scenario).text(Cause(0, kind, id, part)).split())


@dataclass(frozen=True)
class Without:
    """A policy that never takes one choice, or does not take it at one moment."""

    policy: Policy
    choice: str
    moment: str = ""
    """The situation in which it is left for later; empty where it is left for good."""

    @property
    def name(self) -> str:
        """What the command line calls the policy."""
        return self.policy.name

    def plan(self, sight: Sight) -> Plan:
        """Plan as if the choice were not offered."""
        leaves = self.moment in ("", sight.moment)
        return self.policy.plan(_narrowed(sight, {self.choice}, 0) if leaves else sight)

    def talk(self, sight: Sight) -> TalkStep:
        """Talk as the policy does."""
        return self.policy.talk(sight)

    def assess(self, sight: Sight) -> Assess:
        """Assess as the policy does."""
        return self.policy.assess(sight)


def _narrowed(sight: Sight, out: Collection[str], cost: int) -> Sight:
    others = tuple(each for each in sight.view.choices if each.id not in out)
    return replace(sight, view=replace(sight.view, choices=others, attention=sight.view.attention - cost))


def try_the_other_way(trial: Trial, counts: Counts) -> None:
    """Play on once more for every choice that was offered: without it where it was taken, with it where it was not."""
    taken = _first(trial, Turn.takes)
    for choice, turn in _first(trial, Turn.offers).items():
        if choice in taken:
            _count_pair(trial, counts, choice, taken[choice], without=True)
        else:
            _count_pair(trial, counts, choice, turn, without=False)


def _first(trial: Trial, of: Callable[[Turn], Iterable[str]]) -> dict[str, Turn]:
    found: dict[str, Turn] = {}
    for turn in trial.turns:
        for choice in sorted(of(turn)):
            found.setdefault(choice, turn)
    return found


def _count_pair(trial: Trial, counts: Counts, choice: str, turn: Turn, *, without: bool) -> None:
    """Count what taking a choice changed: the score, and every meter, with it less without it."""
    luck = turn.state.luck
    policy = Without(trial.policy, choice) if without else trial.policy
    other = play_out(
        trial.scenario, turn.state, luck.seed, policy, truth=luck.truth, profiles=luck.profiles,
        first=None if without else with_choice(turn.sight, trial.policy, choice),
    )  # fmt: skip
    sign = 1 if without else -1
    change = sign * (trial.score - other.score)
    name = trial.policy.name
    counts.measure(change, "effect", name, choice)
    counts.measure(change, "effect", name, choice, luck.truth)
    counts.count("gain" if change > 0 else "loss" if change < 0 else "same", name, choice)
    after = rules.reckon(trial.scenario, other.state).state.meters
    for meter, tenths in trial.after.meters.items():
        counts.measure(sign * (tenths - after[meter]), "trade", name, choice, meter)


def with_choice(sight: Sight, policy: Policy, choice: str) -> Plan:
    """Give the policy's plan with one choice put in, its texts by the mandate; attention left decides the rest."""
    put = next(each for each in sight.view.choices if each.id == choice)
    rest = policy.plan(_narrowed(sight, {choice, *put.excludes}, put.cost))
    own = written(sight, [choice], by_mandate, best_answer(sight))
    return Plan((choice, *rest.choices), {**rest.drafts, **own.drafts}, {**rest.answers, **own.answers})
