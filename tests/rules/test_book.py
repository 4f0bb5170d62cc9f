"""The scenario in the form the rules look things up says nothing that the scenario does not say.

Random games of random worlds are played twice: as they are, and with a book that knows no short way. It reads every
condition from its parsed form, looks at all of them whenever anything changed, and remembers nothing between moves.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from random import Random
from typing import Any, get_args

import pytest

from game import rules
from game.rules import Ask, CauseKind, Decision, HandInject, Offer, Plan, ScenarioFault, State, Step, decide, freeze
from game.rules.book import Book
from game.rules.conditions import Scene, Test, _reader
from game.rules.pace import await_mark
from game.rules.world import thaw
from game.scenario import Scenario
from game.scenario.conditions import And, Comparison, Condition, Name, Not
from game.scenario.vocabulary import vocabulary_of_objectives
from tests.wild import wild_decision, wild_world

WORLDS, GAMES = 16, 2


class Everything(Mapping[str, list[Any]]):
    """An index that gives all there is, whatever is asked for."""

    def __init__(self, known: list[Any]) -> None:
        self.known = known

    def __getitem__(self, key: str) -> list[Any]:
        return self.known

    def __contains__(self, key: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        return 1


class PlainBook(Book):
    """The same scenario with every condition read as it is written, and looked at whenever anything changed."""

    def __init__(self, scenario: Scenario) -> None:
        self.sorts = vocabulary_of_objectives(scenario)
        super().__init__(scenario)
        self.watching = Everything(self.watches)  # type: ignore[assignment]
        self.watched = self.watching.keys()
        self.by_the_clock = set(self.offers)
        self.forbidden = Everything(list(scenario.red_lines))  # type: ignore[assignment]

    def test(self, condition: Condition) -> Test:
        return lambda scene: self._holds(condition, scene)

    def _holds(self, condition: Condition, scene: Scene) -> bool:
        if isinstance(condition, Name):
            return bool(_reader(self, condition.name)(scene))
        if isinstance(condition, Not):
            return not self._holds(condition.inner, scene)
        if isinstance(condition, Comparison):
            return self._compares(condition, scene)
        held = [self._holds(part, scene) for part in condition.parts]
        return all(held) if isinstance(condition, And) else any(held)

    def _compares(self, condition: Comparison, scene: Scene) -> bool:
        left, right = _reader(self, condition.left.name)(scene), condition.right
        if isinstance(right, str) or left is None or isinstance(left, str):
            return left == right
        points = self.sorts[condition.left.name].name == "points"
        difference = left - right * (10 if points else 1)
        return {"<": difference < 0, "<=": difference <= 0, ">": difference > 0, ">=": difference >= 0}.get(
            condition.op, difference == 0
        )


def told(step: Step) -> object:
    return rules.digest(step.state), step.causes, step.draws


def played(scenario: Scenario, seed: int) -> Iterator[tuple[State, Decision, Step]]:
    """Play a random game to its end; a world that goes in a circle ends it too."""
    luck = Random(seed)
    with suppress(ScenarioFault):
        state = rules.begin(scenario, seed).state
        for _number in range(40):
            if state.awaits == "nothing":
                return
            decision = wild_decision(scenario, state, luck)
            step = rules.step(scenario, state, decision)
            yield state, decision, step
            state = step.state


@pytest.fixture(scope="module")
def games() -> list[tuple[Scenario, int, list[tuple[State, Decision, Step]]]]:
    worlds = [world for seed in range(WORLDS) if (world := wild_world(seed))]
    return [(world, seed, list(played(world, seed))) for world in worlds for seed in range(GAMES)]


Games = list[tuple[Scenario, int, list[tuple[State, Decision, Step]]]]


def test_random_games_do_all_there_is_to_do(games: Games) -> None:
    """A proof over games in which little happens would prove little."""
    kinds = Counter(cause.kind for *_rest, steps in games for _s, _d, step in steps for cause in step.causes)

    assert set(get_args(CauseKind)) - set(kinds) == {"reckoning"}
    assert {type(decision) for *_rest, steps in games for _s, decision, _step in steps} >= {
        Plan,
        Offer,
        Ask,
        HandInject,
    }


def test_a_book_with_no_short_way_plays_the_same_games(games: Games) -> None:
    for scenario, _seed, steps in games:
        plain = PlainBook(scenario)
        for state, decision, step in steps:
            world = thaw(plain, state)
            await_mark(world)
            decide(world, decision)
            assert told(freeze(world)) == told(step)


def test_a_world_kept_through_a_whole_game_goes_the_way_of_its_steps(games: Games) -> None:
    """Whoever plays thousands of games keeps one world; whoever plays one game keeps its states."""
    for scenario, seed, steps in games:
        kept, quiet = rules.open_world(scenario, seed), rules.open_world(scenario, seed, keeps=False)
        causes = list(kept.causes)
        for _state, decision, step in steps:
            rules.decide(kept, decision)
            rules.decide(quiet, decision)
            causes.extend(step.causes)
            assert rules.digest(rules.freeze(kept).state) == rules.digest(rules.freeze(quiet).state)
            assert rules.digest(rules.freeze(kept).state) == rules.digest(step.state)
        assert kept.causes == causes
        assert not quiet.causes
