"""What a consequence does when it happens, whatever it belongs to."""

from game.rules.belief import speaking, unlearn
from game.rules.book import FINDING, Effect
from game.rules.pace import quicken
from game.rules.state import CauseKind
from game.rules.world import World
from game.scenario.consequences import Consequence


def happen(world: World, consequence: Consequence, kind: CauseKind, id: str, part: str = "") -> None:
    """Let everything a consequence says take effect now, with its causes."""
    take_effect(world, world.book.effect(consequence), kind, id, part)


def take_effect(world: World, effect: Effect, kind: CauseKind, id: str, part: str = "") -> None:
    """Let what was made ready of a consequence take effect now, with its causes."""
    world.tell(effect.pushes, kind, id, part)
    if effect.more:
        _do_more(world, effect.more)


def _do_more(world: World, consequence: Consequence) -> None:
    _flag(world, consequence)
    _count(world, consequence)
    if consequence.pace:
        quicken(world, consequence.pace)
    for evidence in consequence.share:
        world.shared.add(evidence)
    for evidence in consequence.withdraw:
        withdraw(world, evidence)
    for evidence in consequence.reveal:
        if evidence not in world.shown:
            world.plan(world.clock, FINDING, evidence)


def _flag(world: World, consequence: Consequence) -> None:
    world.flags.update(consequence.set_flags)
    world.flags.difference_update(consequence.clear_flags)


def _count(world: World, consequence: Consequence) -> None:
    for norms, count in ((consequence.upholds, world.upheld), (consequence.strains, world.strained)):
        for norm in norms:
            count[norm] = count.get(norm, 0) + 1


def withdraw(world: World, evidence: str) -> None:
    """Take a shown piece of evidence back; it leaves the belief unless a report of the same origin stands."""
    if evidence not in world.shown or evidence in world.withdrawn:
        return
    origin = world.book.origins[evidence]
    finding = world.shown[evidence][0]
    world.withdrawn.add(evidence)
    world.note("withdrawal", evidence, finding)
    world.changed.update((f"withdrawn.{evidence}", "case"))
    if not speaking(world.book, world, origin):
        unlearn(world, world.book.likelihoods[origin][finding])
