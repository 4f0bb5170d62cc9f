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
    queue, pace, changed, watched = world.queue, world.attack, world.changed, world.book.watched
    in_minute = so_far
    if not watched.isdisjoint(changed):
        look(world)
    while not world.ending:
        event = queue[0] if queue and queue[0] < pace.due else pace.due
        minute = event[0] if event[0] < until else until
        if minute > world.clock:
            if (world.breaks or world.due) and world.awaits != "talks":
                return
            pace.clock += (minute - world.clock) * pace.pace
            world.clock = minute
            in_minute = 0
        if event[0] > until:
            return
        if event is not pace.due:
            heappop(queue)
        in_minute += 1
        if in_minute > MOST_IN_A_MINUTE:
            raise ScenarioFault(minute, event[2])
        HAPPENS[event[1]](world, event[2], event[3])
        if not watched.isdisjoint(changed):
            look(world)


def settle(world: World) -> None:
    """Let everything happen that is due in this very minute, if anything is."""
    queue, clock = world.queue, world.clock
    due = world.attack.due[0] <= clock or (queue and queue[0][0] <= clock)
    if due or not world.book.watched.isdisjoint(world.changed):
        run(world, clock)


def _cross(world: World, line: str, _part: str) -> None:
    world.crossed[line] = world.clock
    world.changed.add(f"crossed.{line}")
    world.tell(world.book.pushes(world.book.scenario.red_lines[line].effects), "red_line", line)


def _end(world: World, ending: str, _part: str) -> None:
    world.ending = ending


HAPPENS: dict[int, Callable[[World, str, str], None]] = {
    LOOK: lambda world, _id, _part: world.changed.add("clock"),
    OUTCOME: choices.arrive,
    FINDING: evidence.show,
    INJECT: injects.attempt,
    ATTACK: attack.advance,
    RED_LINE: _cross,
    ENDING: _end,
}
"""What each kind of event does; the choices of a plan come before all of them."""


def look(world: World) -> None:
    """Look again at every condition that reads something that has changed."""
    watching = world.book.watching
    if world.book.watched.isdisjoint(world.changed):
        return
    for read in world.changed:
        for watch in watching.get(read, ()):
            if watch.test(world) and _may_come(world, watch):
                world.plan(world.clock, watch.order, watch.id)
    world.stale.update(world.changed)
    world.changed.clear()


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
