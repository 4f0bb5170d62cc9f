"""Games that play themselves: through the phases with a record, or as plain steps where thousands are wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from game import rules
from game.analysis.manners import give_way
from game.analysis.policies import Policy, Sight
from game.analysis.sight import sight_from
from game.rules import Cause, Decision, Luck, Mode, Plan, PlayerView, State, World
from game.rules.chance import pick
from game.scenario import Scenario
from game.session import Game, Phase


@dataclass(frozen=True)
class Simulated:
    """One game played by plain steps."""

    world: World
    """The world at the end, before anything came out about the truth, with its causes."""
    decisions: tuple[Decision, ...]

    @property
    def state(self) -> State:
        """The world at the end as a state."""
        return rules.freeze(self.world).state

    @property
    def ledger(self) -> tuple[Cause, ...]:
        """Every cause; none where the game was played without."""
        return tuple(self.world.causes)


@dataclass(frozen=True)
class PlayedOut:
    """How one game went on from a moment."""

    state: State
    """The world at the end, before anything came out about the truth."""
    score: int
    """Thousandths of a point, after the reckoning."""
    causes: tuple[Cause, ...]
    """Everything that happened from that moment on; empty where it was not asked for."""


def simulate(
    scenario: Scenario, seed: int, policy: Policy, *, truth: str | None = None, mode: Mode = "training",
    causes: bool = True,
) -> Simulated:  # fmt: skip
    """Play a whole game by plain steps; nothing is written. Without `causes` the game is the same and its ledger empty.

    A policy that reads the ledger is to be played with causes.
    """
    world = rules.open_world(scenario, seed, truth, keeps=causes)
    decisions = _play_on(world, seed, policy, mode)
    return Simulated(world, tuple(decisions))


def play_out(
    scenario: Scenario, state: State, seed: int, policy: Policy, *, truth: str,
    profiles: Mapping[str, str] | None = None, first: Decision | None = None, causes: bool = False,
    stating: bool = True,
) -> PlayedOut:  # fmt: skip
    """Go on from a moment as if `truth` were true, with everything not yet shown drawn anew.

    What a draw gives depends on the seed and its name alone, so two continuations of one seed differ only by what was
    decided. The counterparts' interests are drawn from what play has left possible unless they are given. `first` is
    done at once, and the policy decides from then on; without `stating` it states nothing, which changes no world and
    costs half the time.
    """
    begun = in_another_world(scenario, state, seed, truth, profiles)
    world = rules.resume_world(scenario, begun, keeps=causes)
    if first is not None:
        rules.decide(world, first)
    _play_on(world, seed, policy, "training", stating)
    end = rules.freeze(world)
    rules.reckoned(world)
    return PlayedOut(end.state, rules.score(scenario, world), end.causes)


def in_another_world(
    scenario: Scenario, state: State, seed: int, truth: str, profiles: Mapping[str, str] | None = None
) -> State:
    """Give the same moment in a world that showed the same until now, where what comes is drawn from another seed."""
    return replace(state, luck=Luck(seed, truth, profiles or rules.possible_profiles(state, seed, truth)))


def _play_on(world: World, seed: int, policy: Policy, mode: Mode, stating: bool = True) -> list[Decision]:
    """Let a policy decide until nothing is left to be decided; give what it decided."""
    scenario, decisions = world.book.scenario, list[Decision]()
    sight = sight_of(scenario, world, rules.view(scenario, world, world.causes, mode), seed)
    while world.awaits != "nothing":
        if world.awaits == "talks":
            decision: Decision = policy.talk(sight)
        else:
            decision = policy.assess(sight) if stating and world.news > world.weighed else policy.plan(sight)
        decisions.append(decision)
        rules.decide(world, decision)
        sight.look_anew()
    return decisions


def sight_of(scenario: Scenario, scene: State | World, view: PlayerView, seed: int) -> Sight:
    """Give what a policy decides from: what a player may know, the reasoned belief, and a look ahead through both."""

    def ahead(plan: Plan, number: int) -> int:
        state = rules.freeze(scene).state if isinstance(scene, World) else scene
        return _ahead(scenario, state, plan, rules.draw(seed, f"ahead/{number}", state.clock))

    return sight_from(scenario, scene, view, seed, ahead)


def _ahead(scenario: Scenario, state: State, plan: Plan, seed: int) -> int:
    """Give where the score stands at the end of the round in a drawn world; nothing hidden in the state is read."""
    truth = pick(rules.draw(seed, "truth"), sorted(rules.belief(state).items()))
    world = rules.resume_world(scenario, in_another_world(scenario, state, seed, truth), keeps=False)
    rules.decide(world, plan)
    while world.awaits == "talks":
        view = rules.view(scenario, world, (), "training")
        rules.decide(world, give_way(sight_from(scenario, world, view, seed)))
    return rules.score(scenario, world)


def decide(sight: Sight, policy: Policy, stating: bool = True) -> Decision:
    """Give what a policy does in a situation: a step of talks, an assessment where something new bears, or a plan."""
    if sight.view.awaits == "talks":
        return policy.talk(sight)
    return policy.assess(sight) if stating and sight.view.asked else policy.plan(sight)


def play_on(game: Game, policy: Policy, told: Callable[[Game], None] = lambda game: None) -> None:
    """Let a policy play a game to its end through the phases; `told` is called after everything it does."""
    while game.phase not in (Phase.OUTCOME, Phase.DEBRIEF):
        move_on(game, policy)
        told(game)


def move_on(game: Game, policy: Policy) -> None:
    """Let a policy do what the present phase asks for, once."""
    if game.phase == Phase.BRIEFING:
        game.begin()
    elif game.phase == Phase.SITUATION:
        game.weigh()
    elif game.phase == Phase.RESOLUTION:
        game.go_on()
    else:
        sight = sight_of(game.scenario, game.state, game.view(), game.header["seed"])
        if game.phase == Phase.ASSESSMENT:
            game.assess(policy.assess(sight))
        elif game.phase == Phase.NEGOTIATION:
            game.talk(policy.talk(sight))
        else:
            game.commit(policy.plan(sight))
