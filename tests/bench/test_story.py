"""The bench compares like with like: the story is one story, and a disagreement would be found."""

from game.scenario import check
from tests.bench.by_demarche import STORY, story
from tests.bench.engines import Timed, disagreements, engines
from tests.bench.growing import longer, rounds


def test_the_story_is_a_scenario_without_errors() -> None:
    assert [problem for problem in check(STORY) if problem.severity == "error"] == []
    assert (len(story().clock.rounds), len(story().choices), len(story().endings)) == (10, 4, 4)


def test_the_plain_loop_and_the_rules_tell_one_story() -> None:
    each = engines()
    played = {name: each[name](400, 7) for name in ("plain", "demarche", "demarche-without-causes")}

    assert disagreements(played) == []
    assert played["demarche"].endings == played["demarche-without-causes"].endings


def test_another_story_is_told_apart() -> None:
    played = {"plain": Timed({"spent": 400, "heard": 600}, 1), "other": Timed({"spent": 600, "heard": 400}, 1)}

    assert disagreements(played) == [
        "other: heard in 40.0% of the games, 60.0% in plain",
        "other: spent in 60.0% of the games, 40.0% in plain",
    ]


def test_a_longer_scenario_is_read_and_holds_more() -> None:
    assert (len(longer(4).choices), len(longer(4).evidence), len(longer(4).injects)) == (16, 16, 24)
    assert len(rounds(16).clock.rounds) == 16
