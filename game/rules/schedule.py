"""The order of things: what happens when, and what is looked at again because of it.

In one minute choices come first, then outcomes, findings, injects, the attack, red lines and endings;
then by id (docs/model.md, "Order").
"""

from heapq import heappop

from game.rules import attack, choices, evidence, injects
from game.rules.book import ATTACK, CHOICE, ENDING, FINDING, INJECT, LOOK, OUTCOME, RED_LINE, Watch
from game.rules.state import ScenarioFault
from game.rules.world import Event, World

MOST_IN_A_MINUTE = 100


def run(world: World, until: int) -> None:
    """Let everything happen up to the end of a minute; stop at the end of a minute in which play must stop."""
    in_minute = 0
    _look(world)
    while not world.ending:
        event = _next(world)
        if event is None or event[0] > until:
            break
        if event[0] > world.clock:
            if must_stop(world):
                return
            _move_to(world, event[0])
            in_minute = 0
        in_minute += 1
        if in_minute > MOST_IN_A_MINUTE:
            raise ScenarioFault(world.clock, event[2])
        _happen(world, event)
        _look(world)
    if not world.ending and not must_stop(world) and until > world.clock:
        _move_to(world, until)


def must_stop(world: World) -> bool:
    """Tell whether the clock has to stop: talks are due, or something broke the round."""
    return world.awaits != "talks" and (bool(world.due) or world.breaks)


def _next(world: World) -> Event | None:
    hit = attack.next_minute(world)
    queued = world.queue[0] if world.queue else None
    if hit is None:
        return queued
    due = (hit, ATTACK, "", "")
    return queued if queued is not None and queued < due else due


def _move_to(world: World, minute: int) -> None:
    world.attack.clock += (minute - world.clock) * world.attack.pace
    world.clock = minute


def _happen(world: World, event: Event) -> None:
    _, order, id, part = event
    if order == ATTACK:
        attack.advance(world)
        return
    heappop(world.queue)
    if order == LOOK:
        world.changed.add("clock")
    elif order == CHOICE:
        choices.take(world, id)
    elif order == OUTCOME:
        choices.arrive(world, id, int(part))
    elif order == FINDING:
        evidence.show(world, id)
    elif order == INJECT:
        injects.attempt(world, id)
    elif order == RED_LINE:
        _cross(world, id)
    elif order == ENDING:
        world.ending = id


def _cross(world: World, line: str) -> None:
    world.crossed[line] = world.clock
    world.changed.add(f"crossed.{line}")
    world.push(world.book.pushes(world.book.scenario.red_lines[line].effects), "red_line", line)


def _look(world: World) -> None:
    """Look again at every condition that reads something that has changed."""
    while world.changed:
        read = world.changed.pop()
        for watch in world.book.watching.get(read, ()):
            if _may_come(world, watch) and watch.test(world):
                world.plan(world.clock, watch.order, watch.id)


def _may_come(world: World, watch: Watch) -> bool:
    if any(order == watch.order and id == watch.id for minute, order, id, _ in world.queue if minute == world.clock):
        return False
    if watch.order == RED_LINE:
        return watch.id not in world.crossed
    if watch.order == ENDING:
        return True
    times = world.tried.get(watch.id)
    again = world.book.scenario.injects[watch.id].again
    return not times or (again is not None and world.clock >= times[-1] + again)
