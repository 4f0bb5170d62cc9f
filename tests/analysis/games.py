"""Games for tests: decided by a list, or by a policy, and read again from their record."""

from pathlib import Path
from typing import Any

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.rules import Assess, Decision, EndEarly, HandInject, Keep, Plan, TakeBack
from game.session import Game, Phase, SavedGame, saved
from tests.worlds import text

WAYS = {
    Phase.BRIEFING: Game.begin, Phase.SITUATION: Game.weigh, Phase.RESOLUTION: Game.go_on,
}  # fmt: skip


def decided(
    folder: Path, decisions: list[Decision], *, seed: int = 1, truth: str | None = None, **changes: Any
) -> SavedGame:
    """Play a small world with these decisions, each in the phase it belongs to; a plan needs no assessment."""
    save = folder / f"{len(list(folder.iterdir()))}.jsonl"
    source = save.with_suffix(".yaml")
    source.write_text(text(**changes), encoding="utf-8")
    game = Game.start(source, save=save, seed=seed, truth=truth)
    for decision in decisions:
        _decide(game, decision)
    while not game.state.ending and game.phase == Phase.RESOLUTION:
        game.go_on()
    if game.state.ending and not game.sealed:
        game.go_on()
    game.close()
    return saved(save)


def _decide(game: Game, decision: Decision) -> None:
    if isinstance(decision, TakeBack):
        return game.take_back()
    if isinstance(decision, HandInject):
        return game.hand_in(decision)
    if isinstance(decision, EndEarly):
        return game.end()
    wanted = {Plan: Phase.DECISION, Assess: Phase.ASSESSMENT, Keep: Phase.ASSESSMENT}.get(
        type(decision), Phase.NEGOTIATION
    )
    while game.phase != wanted:
        if game.phase == Phase.ASSESSMENT:
            game.assess(Assess({name: 100 * (place == 0) for place, name in enumerate(game.scenario.hypotheses)}))
        elif game.phase == Phase.DECISION:
            game.weigh()
        else:
            WAYS[game.phase](game)
    if isinstance(decision, Plan):
        return game.commit(decision)
    if isinstance(decision, Assess | Keep):
        return game.assess(decision)
    return game.talk(decision)


def by_policy(source: Path, folder: Path, policy: str, *, seed: int = 4, truth: str | None = None) -> SavedGame:
    """Let a policy play a whole game."""
    save = folder / f"{len(list(folder.iterdir()))}.jsonl"
    game = Game.start(source, save=save, seed=seed, truth=truth, by=policy)
    play_on(game, POLICIES[policy])
    game.close()
    return saved(save)
