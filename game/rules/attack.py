"""The attack on its own clock: stages that begin, hours that are paid to the stage that ran when the hour began."""

from game.rules.book import Book
from game.rules.conditions import Scene
from game.rules.effects import happen
from game.rules.pace import HOUR, await_mark
from game.rules.world import World


def next_stage_minute(ready: Book, scene: Scene) -> int | None:
    """Give the crisis minute at which the next stage would begin at the present pace; None if it would not."""
    missing = ready.stages[scene.attack.passed].at * 100 - scene.attack.clock
    return scene.clock - (-missing // scene.attack.pace) if scene.attack.pace else None


def advance(world: World, _id: str = "", _part: str = "") -> None:
    """Pay the hour that has passed, then begin the stage whose time has come."""
    attack, book = world.attack, world.book
    an_hour = attack.mark == (attack.hours + 1) * HOUR
    if an_hour:
        attack.hours += 1
        world.changed.add("attack.clock")
        if attack.paying in book.per_hour:
            world.tell(book.per_hour[attack.paying], "attack", attack.paying)
    if attack.passed < len(book.stages):
        _begin(world, attack.mark)
    if an_hour:
        attack.paying = attack.stage
    await_mark(world)


def start(world: World) -> None:
    """Begin the stage of the first minute."""
    _begin(world, 0)
    world.attack.paying = world.attack.stage
    await_mark(world)


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
