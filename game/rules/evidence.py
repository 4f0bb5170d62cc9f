"""How a piece of evidence comes to speak, and what its finding does to the belief."""

from game.rules.belief import learn, speaking
from game.rules.world import World


def show(world: World, evidence: str, _part: str = "") -> None:
    """Show one of a piece of evidence's findings: drawn from the truth, or the same its origin already gave."""
    if evidence in world.shown:
        return
    origin = world.book.origins[evidence]
    standing = speaking(world.book, world, origin)
    finding = standing or _drawn_before(world, origin) or _drawn(world, origin)
    world.shown[evidence] = (finding, world.clock)
    world.note("finding", evidence, finding)
    world.changed.update((f"seen.{evidence}", f"found.{evidence}", "case"))
    if not standing:
        learn(world, world.book.likelihoods[origin][finding])


def _drawn_before(world: World, origin: str) -> str:
    return next((world.shown[each][0] for each in world.book.reports[origin] if each in world.shown), "")


def _drawn(world: World, origin: str) -> str:
    return world.draw(f"evidence/{origin}", 0, world.book.findings[origin].under[world.luck.truth])
