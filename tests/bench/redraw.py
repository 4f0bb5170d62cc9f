"""How much a redraw of each screen costs, as a multiple of a bare redraw of the same area.

Run `python -m tests.bench.redraw`. The bare redraw fills the window and paints one picture of its size: what the
machine needs for that area without anything on it. Processor time is measured, the median of a few rounds, so that a
busy machine tells the same. `first` is a screen that was never shown, with no picture of its texts kept; `again` is
the same screen after a key.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pygame

from game.places import SCENARIOS
from game.ui import paint, text
from game.ui.settings import Settings
from tests.ui.test_matrix import screens

SIZE, ROUNDS = (1920, 1080), 9


def spent(work: Callable[[], object]) -> float:
    """Give the milliseconds of processor time something needs."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def bare(surface: pygame.Surface) -> float:
    """Give what a redraw with nothing on it needs, in milliseconds."""
    picture = surface.copy()

    def redraw() -> None:
        surface.fill("white")
        surface.blit(picture, (0, 0))

    return statistics.median(spent(redraw) for _round in range(ROUNDS * 5))


def main() -> None:
    """Print a table: each screen, first and again, in milliseconds and as multiples of a bare redraw."""
    pygame.init()
    surface = pygame.display.set_mode(SIZE)
    unit = bare(surface)
    print(f"bare redraw of {SIZE[0]}x{SIZE[1]}: {unit:.2f} ms")
    with TemporaryDirectory() as folder:
        told = screens(SCENARIOS / "blackout-at-the-border.yaml", Path(folder), Settings(motion=False))
        for name, desk in told:
            for cache in (text.picture, text.wrapped, text.width, paint.icon_picture):
                cache.cache_clear()
            redraw = partial(desk.draw, surface)
            first, again = spent(redraw), statistics.median(spent(redraw) for _round in range(ROUNDS))
            for kind, cost in (("first", first), ("again", again)):
                print(f"{name:34} {kind} {cost:6.1f} ms = {cost / unit:5.1f}")


if __name__ == "__main__":
    main()
