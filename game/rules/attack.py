"""The attack on its own clock: stages that begin, hours that are paid.

The attack's clock counts minute-percents: each minute of the crisis adds the pace. An hour of it falls
at a whole minute, rounded up, and is paid to the stage that ran when the hour began.
"""

from game.rules.book import Book
from game.rules.effects import happen
from game.rules.state import State
from game.rules.world import World

HOUR = 6000
"""Minute-percents of one hour of the attack's clock."""


def next_minute(world: World) -> int | None:
    """Give the next crisis minute at which the attack's clock reaches an hour or a stage; None if it stands still."""
    missing = _next_mark(world) - world.attack.clock
    if missing <= 0:
        return world.clock
    return world.clock - (-missing // world.attack.pace) if world.attack.pace else None


def next_stage_minute(ready: Book, state: State) -> int | None:
    """Give the crisis minute at which the next stage would begin at the present pace; None if it would not."""
    missing = ready.stages[state.attack.passed].at * 100 - state.attack.clock
    return state.clock - (-missing // state.attack.pace) if state.attack.pace else None


def _next_mark(world: World) -> int:
    hour = (world.attack.hours + 1) * HOUR
    stages = world.book.stages
    if world.attack.passed < len(stages):
        return min(hour, stages[world.attack.passed].at * 100)
    return hour


def advance(world: World) -> None:
    """Pay the hour that has passed, then begin the stage whose time has come."""
    mark = _next_mark(world)
    hour = (world.attack.hours + 1) * HOUR
    if mark == hour:
        _pay(world)
    _begin(world, mark)
    if mark == hour:
        world.attack.paying = world.attack.stage


def start(world: World) -> None:
    """Begin the stage of the first minute."""
    _begin(world, 0)
    world.attack.paying = world.attack.stage


def _pay(world: World) -> None:
    world.attack.hours += 1
    world.changed.add("attack.clock")
    stage = world.book.stage_by_id.get(world.attack.paying)
    if stage and stage.per_hour:
        world.push(world.book.pushes(stage.per_hour), "attack", stage.id)


def _begin(world: World, mark: int) -> None:
    """Begin the first stage of this time whose condition holds; the others of the same time are passed by."""
    stages, begun = world.book.stages, False
    while world.attack.passed < len(stages) and stages[world.attack.passed].at * 100 <= mark:
        stage = stages[world.attack.passed]
        world.attack.passed += 1
        if begun or (stage.when and not world.book.test(stage.when)(world)):
            continue
        begun = True
        world.attack.stage = stage.id
        world.attack.begun += ((stage.id, world.clock),)
        world.changed.add(f"stage.{stage.id}")
        world.breaks = world.breaks or stage.breaks
        happen(world, stage, "stage", stage.id)
