"""One window open for a week: a thousand games, and it is neither larger nor slower than after the first few."""

import gc
import time
from pathlib import Path
from statistics import median

import pygame
import pytest

from game.places import SCENARIOS
from game.session import Phase
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.wishes import Begin, Leave

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is told otherwise here"),
]
GAMES, WARM = 1000, 100
MOST_GROWTH, MOST_SLOWER = 1.05, 1.25
"""What a thousand games may take more than the first hundred: memory, and the time of a game."""


def resident() -> int:
    """Give the memory that the process holds, in pages."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])


def play(desk: Desk, surface: pygame.Surface, folder: Path) -> None:
    """Play a game by keys as fast as they are taken, and go back to the library."""
    desk.grant(Begin(SCENARIOS / "the-first-hour.yaml", "training"))
    assert desk.game is not None
    for _leg in range(200):
        desk.press(Key("return", ""))
        desk.draw(surface)
        if desk.game.phase == Phase.DEBRIEF:
            break
    assert desk.game.phase == Phase.DEBRIEF
    desk.grant(Leave())
    for each in folder.glob("*.jsonl"):
        each.unlink()


def test_a_thousand_games_in_one_window_take_no_more_room_and_no_more_time(tmp_path: Path) -> None:
    pygame.init()
    desk, surface = Desk(saves=tmp_path), pygame.Surface((1280, 800))
    took: list[float] = []
    for number in range(GAMES):
        before = time.process_time()
        play(desk, surface, tmp_path)
        took.append(time.process_time() - before)
        if number == WARM:
            gc.collect()
            warm = resident()
    gc.collect()
    grown = resident() / warm
    slower = median(took[-WARM:]) / median(took[WARM : 2 * WARM])
    print(f"memory {grown:.3f} times, time of a game {slower:.2f} times")

    assert grown < MOST_GROWTH
    assert slower < MOST_SLOWER
