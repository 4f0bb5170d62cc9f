"""Classes for tests: many saves by several policies, as a course would hand them in."""

from collections.abc import Iterable
from pathlib import Path

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.session import Game
from game.session.exercise import Exercise


def make_class(scenario: Path, folder: Path, policies: Iterable[str], each: int, mode: str = "training") -> None:
    """Let each policy play some games of a scenario, each with its own luck; pseudonyms do not tell who played."""
    for number, policy in enumerate([policy for policy in policies for _game in range(each)]):
        kind = "exercise" if mode == "exercise" else "training"
        exercise = Exercise(exercise="course", scenario=str(scenario), seed=number, mode=kind)  # type: ignore[arg-type]
        path = folder / f"{number:03}.jsonl"
        game = Game.start(scenario, save=path, exercise=exercise, who=f"P{number:03}", by=policy)
        play_on(game, POLICIES[policy])
        game.close()
