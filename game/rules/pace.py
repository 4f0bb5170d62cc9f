"""How fast the attack's own clock runs, and when it next reaches something.

It counts minute-percents: each minute of the crisis adds the pace, and a mark falls at a whole minute, rounded up.
"""

from game.rules.book import ATTACK
from game.rules.world import World

HOUR = 6000
"""Minute-percents of one hour of the attack's clock."""
FASTEST = 400
NEVER = 10**9


def await_mark(world: World) -> None:
    """Note at which minute the next mark is reached: at once if it lies behind, never if the clock stands still."""
    attack, stages = world.attack, world.book.stages
    mark = (attack.hours + 1) * HOUR
    if attack.passed < len(stages):
        mark = min(mark, stages[attack.passed].at * 100)
    attack.mark, minute, missing = mark, world.clock, mark - attack.clock
    if missing > 0:
        minute = minute - (-missing // attack.pace) if attack.pace else NEVER
    attack.due = (minute, ATTACK, "", "")


def quicken(world: World, percent: int) -> None:
    """Let the attack's clock run faster by some percent of the crisis clock, or slower."""
    world.attack.pace = min(FASTEST, max(0, world.attack.pace + percent))
    world.changed.add("attack.pace")
    await_mark(world)
