"""Somebody who plays whole games without a rest in the program's own window.

`python -m tests.ui.tireless GAMES FOLDER`: before each turn of the window's loop, the keys that what is shown calls for
are posted to the queue of the system's events. For every game a line is written to `figures.tsv` in the folder:
processor seconds, and kilobytes held. The library has one crisis, `the-first-hour`: to read all of them anew takes as
long as the game.
"""

import os
import shutil
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pygame

from game import cli
from game.places import SCENARIOS
from game.scenario import library
from game.ui import desk as desks
from game.ui import window
from game.ui.desk import Desk
from game.ui.screens.assessment import Assessment
from game.ui.screens.debrief import Debrief
from game.ui.screens.decision import Decision
from game.ui.screens.library import Library

ENTER = (pygame.K_RETURN, "\r")
KEYS: Mapping[type, tuple[tuple[int, str], ...]] = {
    Assessment: ((pygame.K_DOWN, ""), (pygame.K_c, "c")),
    Decision: ((pygame.K_HOME, ""), (pygame.K_SPACE, " ")),
}
"""What is pressed before Enter when a screen comes: the basis is turned, the first choice planned."""
PAGE = os.sysconf("SC_PAGE_SIZE") // 1024
"""Kilobytes of a page of memory."""


MOST_TURNS = 200
"""More turns of the window than a game has."""


class Tireless(Desk):
    """The desk of the window, whose player presses the next key before each turn."""

    games = 0
    folder = Path()

    def __init__(self, settings: Path | None = None) -> None:
        super().__init__(settings=settings)
        self._shown: object = None
        self._played = self._turns = 0
        self._began = time.process_time()
        self._figures = (self.folder / "figures.tsv").open("w", encoding="ascii", buffering=1)

    def wait(self, now: int) -> int:
        """Press what is called for, then wait as the window does."""
        self._turns += 1
        assert self._turns < MOST_TURNS, f"stuck in {self.screen.name()}"
        fresh = self.screen is not self._shown
        if fresh and isinstance(self.screen, Library) and isinstance(self._shown, Debrief):
            self._note()
        self._shown = self.screen
        if self._played == self.games:
            pygame.event.post(pygame.event.Event(pygame.QUIT))
            return super().wait(now)
        for key, text in (*(KEYS.get(type(self.screen), ()) if fresh and not self.sheet else ()), ENTER):
            for kind in (pygame.KEYDOWN, pygame.KEYUP):
                pygame.event.post(pygame.event.Event(kind, key=key, unicode=text, mod=0))
        return super().wait(now)

    def _note(self) -> None:
        """Write what the game took, and clear it away: the library is as long for the last game as for the first."""
        self._played += 1
        took, held = time.process_time() - self._began, Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        self._figures.write(f"{took:.4f}\t{int(held) * PAGE}\n")
        for each in self.saves.glob("*.jsonl"):
            each.unlink()
        self._began, self._turns = time.process_time(), 0


if __name__ == "__main__":
    Tireless.games, Tireless.folder = int(sys.argv[1]), Path(sys.argv[2])
    shelf = Tireless.folder / "scenarios"
    shelf.mkdir()
    shutil.copy(SCENARIOS / "the-first-hour.yaml", shelf)
    desks.library = lambda: library(shelf)  # type: ignore[attr-defined]
    desks.saves_folder = lambda: Tireless.folder / "saves"  # type: ignore[attr-defined]
    window.Desk = Tireless  # type: ignore[misc]
    sys.argv[1:] = []
    cli.main()
