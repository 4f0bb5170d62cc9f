"""Draws whose chances an author gave, and what a shown result tells about the truth."""

from collections.abc import Mapping, Sequence

from game.rules.belief import learn
from game.rules.chance import MILLION
from game.rules.world import World
from game.scenario.consequences import Chance


def probability(world: World, chance: Chance) -> int:
    """Give the chance that holds in this world, in parts per million."""
    return chance[world.luck.truth] if isinstance(chance, Mapping) else chance


def one_of(world: World, name: str, occurrence: int, chances: Sequence[tuple[str, Chance]]) -> str:
    """Draw one of several results; where their chances differ by hypothesis, the result is evidence."""
    result = world.draw(name, occurrence, [(id, probability(world, chance)) for id, chance in chances])
    chance = dict(chances)[result]
    if isinstance(chance, Mapping):
        learn(world, chance)
    return result


def whether(world: World, name: str, occurrence: int, chance: Chance) -> bool:
    """Draw whether something happens; where its chance differs by hypothesis, either way is evidence."""
    if chance == MILLION:
        return True
    likely = probability(world, chance)
    happens = world.draw(name, occurrence, [("yes", likely), ("no", MILLION - likely)]) == "yes"
    if isinstance(chance, Mapping):
        learn(world, chance if happens else {each: MILLION - share for each, share in chance.items()})
    return happens
