"""What a finished game comes to: objectives met, and the author's weighing of the result."""

from game.rules.book import book
from game.rules.conditions import Scene, compiled
from game.rules.state import State
from game.scenario.conditions import Condition
from game.scenario.scenario import Scenario
from game.scenario.vocabulary import vocabulary_of_objectives


def objectives(scenario: Scenario, state: State) -> dict[str, bool]:
    """Tell for each objective whether play has shown it."""
    test = book(scenario).test
    return {name: test(objective.when)(state) for name, objective in scenario.objectives.items()}


def holds(scenario: Scenario, state: State, condition: Condition) -> bool:
    """Tell whether a condition in this scenario's words holds in a state of it, for the next part of a campaign."""
    return compiled(book(scenario), condition, vocabulary_of_objectives(scenario))(state)


def score(scenario: Scenario, scene: Scene) -> int:
    """Give the author's score in thousandths of a point: weights over the meters, and the ending's own points.

    It means what the author says only after the reckoning, once the game is over.
    """
    weighed = sum(
        weight * (1000 - scene.meters[meter] if low_is_good(scenario, meter) else scene.meters[meter])
        for meter, weight in scenario.score.weights.items()
    )
    ending = next((ending.score for ending in scenario.endings if ending.id == scene.ending), 0)
    return weighed + ending * 1000


def low_is_good(scenario: Scenario, meter: str) -> bool:
    """Tell whether less of a meter is better: harm always, others where the scenario says so."""
    return meter == "harm" or (meter in scenario.meters and scenario.meters[meter].low_is_good)
