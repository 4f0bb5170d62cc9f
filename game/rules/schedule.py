"""The order of things: what happens when, and what is looked at again because of it.

In one minute choices come first, then outcomes, findings, injects, the attack, red lines and endings;
then by id (docs/model.md, "Order").
"""

from collections.abc import Callable
from heapq import heappop

from game.rules import attack, choices, evidence, injects
from game.rules.book import ATTACK, ENDING, FINDING, INJECT, LOOK, OUTCOME, RED_LINE, Watch
from game.rules.state import ScenarioFault
from game.rules.world import World

MOST_IN_A_MINUTE = 100


def run(world: World, until: int, so_far: int = 0) -> None:
    """Let everything happen up to the end of a minute; stop at the end of a minute in which play must stop.

    `so_far` is how many things happened in this minute before.
    """
    in_minute = so_far
    if world.changed:
        look(world)
    queue, pace = world.queue, world.attack
    while not world.ending:
        event = queue[0] if queue and queue[0] < pace.due else pace.due
        minute = event[0]
        if minute > until:
            break
        if minute > world.clock:
            if must_stop(world):
                return
            _move_to(world, minute)
            in_minute = 0
        if event is not pace.due:
            heappop(queue)
        in_minute += 1
        if in_minute > MOST_IN_A_MINUTE:
            raise ScenarioFault(world.clock, event[2])
        HAPPENS[event[1]](world, event[2], event[3])
        if world.changed:
            look(world)
    if until > world.clock and not world.ending and not must_stop(world):
        _move_to(world, until)


def must_stop(world: World) -> bool:
    """Tell whether the clock has to stop: talks are due, or something broke the round."""
    return (world.breaks or bool(world.due)) and world.awaits != "talks"


def _move_to(world: World, minute: int) -> None:
    world.attack.clock += (minute - world.clock) * world.attack.pace
    world.clock = minute


def _cross(world: World, line: str, _part: str) -> None:
    world.crossed[line] = world.clock
    world.changed.add(f"crossed.{line}")
    world.push(world.book.pushes(world.book.scenario.red_lines[line].effects), "red_line", line)


def _end(world: World, ending: str, _part: str) -> None:
    world.ending = ending


HAPPENS: dict[int, Callable[[World, str, str], None]] = {
    LOOK: lambda world, _id, _part: world.changed.add("clock"),
    OUTCOME: lambda world, id, part: choices.arrive(world, id, int(part)),
    FINDING: lambda world, id, _part: evidence.show(world, id),
    INJECT: lambda world, id, _part: injects.attempt(world, id),
    ATTACK: lambda world, _id, _part: attack.advance(world),
    RED_LINE: _cross,
    ENDING: _end,
}
"""What each kind of event does; the choices of a plan come before all of them."""


def look(world: World) -> None:
    """Look again at every condition that reads something that has changed."""
    changed, watching = world.changed, world.book.watching
    world.stale.update(changed)
    for read in changed:
        for watch in watching.get(read, ()):
            if watch.test(world) and _may_come(world, watch):
                world.plan(world.clock, watch.order, watch.id)
    changed.clear()


def _may_come(world: World, watch: Watch) -> bool:
    if watch.order == RED_LINE and watch.id in world.crossed:
        return False
    if watch.order == INJECT:
        times = world.tried.get(watch.id)
        again = world.book.scenario.injects[watch.id].again
        if times and (again is None or world.clock < times[-1] + again):
            return False
    coming = (world.clock, watch.order, watch.id, "")
    return coming not in world.queue
