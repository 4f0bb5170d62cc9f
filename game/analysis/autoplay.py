"""Games that play themselves: through the phases with a record, or as plain steps where thousands are wanted."""

from collections.abc import Callable
from dataclasses import dataclass

from game import rules
from game.analysis.policies import Policy, Sight
from game.rules import Cause, Decision, Mode, State
from game.scenario import Scenario
from game.session import Game, Phase


@dataclass(frozen=True)
class Simulated:
    """One game played by plain steps."""

    state: State
    """The world at the end, before anything came out about the truth."""
    ledger: tuple[Cause, ...]
    decisions: tuple[Decision, ...]


def simulate(
    scenario: Scenario, seed: int, policy: Policy, *, truth: str | None = None, mode: Mode = "training"
) -> Simulated:
    """Play a whole game by plain steps; nothing is written."""
    step = rules.begin(scenario, seed, truth)
    state, ledger, decisions = step.state, list(step.causes), list[Decision]()
    while state.awaits != "nothing":
        sight = Sight(scenario, rules.view(scenario, state, ledger, mode), rules.belief(state), seed, len(decisions))
        decision = _next(sight, policy)
        step = rules.step(scenario, state, decision)
        state = step.state
        ledger.extend(step.causes)
        decisions.append(decision)
    return Simulated(state, tuple(ledger), tuple(decisions))


def _next(sight: Sight, policy: Policy) -> Decision:
    if sight.view.awaits == "talks":
        return policy.talk(sight)
    return policy.assess(sight) if sight.view.asked else policy.plan(sight)


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
        sight = Sight(game.scenario, game.view(), rules.belief(game.state), game.header["seed"], len(game.entries))
        if game.phase == Phase.ASSESSMENT:
            game.assess(policy.assess(sight))
        elif game.phase == Phase.NEGOTIATION:
            game.talk(policy.talk(sight))
        else:
            game.commit(policy.plan(sight))
