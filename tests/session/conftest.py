"""What tests of the record share: a crisis of two rounds, and a finished game of it."""

from pathlib import Path

import pytest

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.session import Game
from tests.worlds import choice, text


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    told = text(choices={"call": choice(set=["called"]), "wait": choice(title="Wait and see")})
    path.write_text(told, encoding="utf-8")
    return path


@pytest.fixture
def finished(crisis: Path, tmp_path: Path) -> Path:
    """A finished game of three decisions."""
    game = Game.start(crisis, save=tmp_path / "a.jsonl", seed=4)
    play_on(game, POLICIES["cautious"])
    game.close()
    return game.path
