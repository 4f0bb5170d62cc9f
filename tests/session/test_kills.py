"""A process killed at any moment resumes with every decision that was shown."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.places import ROOT
from game.session import Game, NotSaved

PLAY = """
import sys
from pathlib import Path
from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.places import SCENARIOS
from game.session import Game
game = Game.start(SCENARIOS / "blackout-at-the-border.yaml", save=Path(sys.argv[1]), seed=int(sys.argv[2]))
print("start", flush=True)
play_on(game, POLICIES["random"], lambda now: print(now.number, flush=True))
"""


def killed(folder: Path, number: int, wait: float) -> None:
    """Kill a game at some moment; every decision it had shown must be in the record."""
    save = folder / f"{number}.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-c", PLAY, str(save), str(number)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "start\n"
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    shown = [int(line) for line in process.stdout.read().splitlines()]
    process.wait()
    try:
        game = Game.resume(save)
    except NotSaved:
        assert not shown
        return
    assert game.number >= max(shown, default=0)
    game.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_three_kills_lose_nothing_shown(tmp_path: Path) -> None:
    for number in range(3):
        killed(tmp_path, number, 0.01 * number)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_two_hundred_kills_lose_nothing_shown(tmp_path: Path) -> None:
    dice = random.Random(20261124)
    for number in range(200):
        killed(tmp_path, number, dice.random() * 0.08)
