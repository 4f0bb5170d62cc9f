"""Draws whose chances an author gave, and what a shown result tells about the truth."""

from game.rules.belief import learn
from game.rules.book import Chances, Lots
from game.rules.world import World


def one_of(world: World, name: str, occurrence: int, lots: Lots) -> str:
    """Draw one of several results; where their chances differ by hypothesis, the result is evidence."""
    under, tells = lots
    result = world.draw(name, occurrence, under[world.luck.truth])
    if tells and result in tells:
        learn(world, tells[result])
    return result


def whether(world: World, name: str, occurrence: int, chance: int) -> bool:
    """Draw whether something happens whose chance is the same whatever is true."""
    return world.draw(name, occurrence, Chances(("yes", "no"), (chance,))) == "yes"
