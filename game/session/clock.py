"""The clock of the room: real seconds until the drafted plan is committed. A facilitator stops and lengthens it."""

import time


class RoomClock:
    """Counts one round's real time; the time of a pause does not count."""

    def __init__(self, minutes: int) -> None:
        self.limit = minutes * 60
        """Seconds a round may take; 0 where nothing is limited."""
        self._ends = 0.0
        self._stopped: float | None = None
        self.begin()

    def begin(self) -> None:
        """Begin a round's time anew; a pause that lasts goes on."""
        now = time.monotonic()
        self._ends = now + self.limit
        self._stopped = now if self.paused else None

    @property
    def paused(self) -> bool:
        """True while the facilitator holds the room."""
        return self._stopped is not None

    @property
    def left(self) -> int:
        """Whole seconds left of this round's time."""
        now = time.monotonic() if self._stopped is None else self._stopped
        return max(0, round(self._ends - now))

    def pause(self) -> None:
        """Stop."""
        if self._stopped is None:
            self._stopped = time.monotonic()

    def go_on(self) -> None:
        """Run again with what was left."""
        if self._stopped is not None:
            self._ends += time.monotonic() - self._stopped
            self._stopped = None

    def give(self, minutes: int) -> None:
        """Add real time to this round; what had run out begins at nothing."""
        self._ends = max(self._ends, time.monotonic() if self._stopped is None else self._stopped) + minutes * 60
