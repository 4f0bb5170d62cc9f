"""The decision review, worked out while the debrief is read."""

import os
from contextlib import suppress

from game.analysis.judging import Found
from game.analysis.review import Wanted, review, underway
from game.analysis.reviewed import Review, store
from game.session import SavedGame


class Reviewing:
    """The review of one finished game, as far as it has come; raises a SaveProblem where it cannot be played again."""

    def __init__(self, game: SavedGame) -> None:
        self._wanted = Wanted.of(game)
        self._tasks = self._wanted.tasks()
        self._found: list[Found] = []
        self._work = underway(self._tasks, os.cpu_count() or 1)

    @property
    def share(self) -> int:
        """How much is done, in percent."""
        return 100 * len(self._found) // len(self._tasks)

    def look(self) -> Review | None:
        """Give the review as far as it is settled, where more is than before; a whole one is kept beside the save.

        Raise NoWorkers where a worker died.
        """
        settled = self._work.done()
        if not settled:
            return None
        self._found += settled
        told = review(self._wanted, self._tasks, self._found)
        if told.complete:
            with suppress(OSError):  # a folder that takes no file costs the next debrief half a minute, and nothing now
                store(self._wanted.game, told)
        return told

    def stop(self) -> None:
        """Leave what is not settled."""
        self._work.stop()
