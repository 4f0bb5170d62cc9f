"""What the evidence supports: Bayes' rule in exact whole numbers.

The belief is a function of what was shown. It is kept jointly over the hypotheses and the
counterparts' possible interests, so behaviour at the table is evidence too; `belief` gives the margin
over the hypotheses, rounded down once to parts per million.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Union

from game.rules.chance import MILLION

if TYPE_CHECKING:
    from game.rules.book import Book
    from game.rules.state import State
    from game.rules.world import World

Scene = Union["State", "World"]


def belief(scene: Scene) -> dict[str, int]:
    """Give the reasoned belief in parts per million for each hypothesis."""
    weights = dict(scene.weights)
    for under in scene.interests.values():
        for hypothesis, profiles in under.items():
            weights[hypothesis] *= sum(profiles.values())
    return normalised(weights)


def normalised(weights: Mapping[str, int]) -> dict[str, int]:
    """Give each weight's share of all in parts per million, rounded down."""
    total = sum(weights.values())
    return {name: weight * MILLION // total for name, weight in weights.items()}


def case(book: "Book", scene: Scene) -> dict[str, int]:
    """Give the belief that the shared evidence alone supports: the case made to others."""
    weights = {name: hypothesis.prior for name, hypothesis in book.scenario.hypotheses.items()}
    told = {
        book.origins[evidence]: scene.shown[evidence][0]
        for evidence in scene.shared
        if evidence in scene.shown and evidence not in scene.withdrawn
    }
    for origin, finding in told.items():
        likelihood = book.likelihoods[origin][finding]
        weights = {name: weight * likelihood[name] for name, weight in weights.items()}
    return normalised(weights)


def speaking(book: "Book", scene: Scene, origin: str) -> str:
    """Give the finding an origin speaks through some report that stands; empty if none does."""
    for evidence in book.reports[origin]:
        if evidence in scene.shown and evidence not in scene.withdrawn:
            return scene.shown[evidence][0]
    return ""


def learn(world: "World", likelihood: Mapping[str, int]) -> None:
    """Take a shown result into the belief: multiply each hypothesis by how probable it made the result."""
    for hypothesis in world.weights:
        world.weights[hypothesis] *= likelihood[hypothesis]
    world.news += 1
    world.changed.update(("belief", "case"))


def unlearn(world: "World", likelihood: Mapping[str, int]) -> None:
    """Take a withdrawn finding out of the belief; the division is exact, since it was multiplied in."""
    for hypothesis in world.weights:
        world.weights[hypothesis] //= likelihood[hypothesis]
    world.news += 1
    world.changed.update(("belief", "case"))
