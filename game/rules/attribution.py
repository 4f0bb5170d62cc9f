"""Saying publicly who did it: judged by the case made to others, by lateness, and at last by the truth."""

from game.rules.belief import case
from game.rules.world import World
from game.scenario.choices import Attribution


def attribute(world: World, choice: str, attribution: Attribution) -> None:
    """Let others judge an attribution by the evidence shared with them, and by how late it comes."""
    world.named += ((choice, world.clock),)
    convinces = case(world.book, world)[attribution.names] >= attribution.convincing
    judged = (attribution.if_convincing, "convincing") if convinces else (attribution.if_thin, "thin")
    world.tell(world.book.pushes(judged[0]), "attribution", choice, judged[1])
    if attribution.late_after is not None and world.clock > attribution.late_after:
        world.push(world.book.pushes(attribution.if_late), "attribution", choice, "late")


def reckoned(world: World) -> None:
    """Apply what comes out afterwards: whether an attribution was right, and what the truth itself does."""
    scenario = world.book.scenario
    for choice, _ in world.named:
        attribution = scenario.choices[choice].attribution
        if attribution:  # pragma: no branch - only a choice with an attribution was named
            right = attribution.names == world.luck.truth
            effects = attribution.if_right if right else attribution.if_wrong
            world.push(world.book.pushes(effects), "reckoning", choice, "right" if right else "wrong")
    truth = world.luck.truth
    world.push(world.book.pushes(scenario.hypotheses[truth].reckoning), "reckoning", truth, "truth")
