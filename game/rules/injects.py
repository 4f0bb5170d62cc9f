"""What the world does by itself: when an inject is tried, and what comes when it is."""

from game.rules.book import INJECT
from game.rules.chance import MILLION
from game.rules.chances import one_of, whether
from game.rules.effects import happen
from game.rules.world import World
from game.scenario.injects import Inject

HOUR = 60


def await_times(world: World) -> None:
    """Put every inject with a time of its own into the queue; at a later beginning, what is over is left out."""
    for name, inject in world.book.scenario.injects.items():
        if inject.at is not None and inject.at[1] >= world.clock:
            world.plan(max(inject.at[0], world.clock), INJECT, name)


def await_round(world: World) -> None:
    """Put the injects of the round that begins into the queue."""
    for name in world.book.of_round.get(world.round, ()):
        world.plan(world.clock, INJECT, name)


def attempt(world: World, name: str, _part: str = "") -> None:
    """Try an inject whose moment has come: it may wait in its window, fail its chance, or happen."""
    inject = world.book.scenario.injects[name]
    holds = inject.when is None or world.book.test(inject.when)(world)
    if inject.at and not (holds and _falls_now(world, name, inject.at)):
        if world.clock + HOUR <= inject.at[1]:
            world.plan(world.clock + HOUR, INJECT, name)
        return
    if not holds:
        return
    times = world.tried.get(name, ())
    world.tried[name] = (*times, world.clock)
    if inject.again:
        world.plan(world.clock + inject.again, INJECT, name)
    if inject.chance == MILLION or one_of(world, f"inject/{name}", len(times), world.book.comes[name]) == "yes":
        _come(world, name, inject)
    elif inject.otherwise:
        happen(world, inject.otherwise, "inject", name, "otherwise")


def _falls_now(world: World, name: str, window: tuple[int, int]) -> bool:
    """Draw whether an inject with a window comes at this whole hour: one chance in the hours left."""
    first, last = window
    left = (last - world.clock) // HOUR + 1
    return left <= 1 or whether(world, f"inject/{name}/hour", (world.clock - first) // HOUR, MILLION // left)


def _come(world: World, name: str, inject: Inject) -> None:
    world.came[name] = world.clock
    world.changed.add(f"came.{name}")
    world.breaks = world.breaks or inject.breaks
    happen(world, inject, "inject", name)
