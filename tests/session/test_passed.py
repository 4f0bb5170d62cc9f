"""Choices that are gone since the last decision are named, with no more of the reason than a player sees anyway."""

from pathlib import Path

import pytest

from game.rules import Assess, Plan
from game.session import Game, Phase
from game.session.passed import passed
from game.terminal import telling
from tests.worlds import choice, text

CHOICES = {
    "early": choice(title="Ask at once", when="round == 1"),
    "quick": choice(title="Send a diver", when="round == 1"),
    "friends": choice(title="Ask friends", when="not flag.alone"),
    "apart": choice(title="Go it alone", set=["alone"]),
    "both": choice(title="Send cables", when="round == 1 and not flag.alone"),
    "told": choice(title="Wait for it", when="round == 1", closed="They do not listen any more."),
}


@pytest.fixture
def game(tmp_path: Path) -> Game:
    """A first round stands at its decision."""
    file = tmp_path / "small.yaml"
    file.write_text(text(choices=CHOICES), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1)
    game.begin()
    return decide(game)


def decide(game: Game) -> Game:
    """Go on to the next decision."""
    while game.phase != Phase.DECISION:
        if game.phase == Phase.ASSESSMENT:
            game.assess(Assess({"state": 50, "gang": 50}))
        else:
            (game.go_on if game.phase == Phase.RESOLUTION else game.weigh)()
    return game


def test_at_the_first_decision_nothing_is_gone(game: Game) -> None:
    assert tuple(passed(game)) == ()


def test_what_time_has_closed_is_told_apart_from_what_happened(game: Game) -> None:
    """What was taken is not missed, and what the scenario itself speaks of stands with its own words."""
    game.commit(Plan(("apart", "early")))
    decide(game)

    said = (
        "No longer open, its time has passed: Send a diver.",
        "No longer open as things now stand: Send cables, Ask friends.",
    )
    assert tuple(passed(game)) == said
    assert tuple(telling.choices(game, (), {each.id: "1" for each in game.view().choices}))[-2:] == said


def test_several_are_told_in_one_line(game: Game) -> None:
    game.commit(Plan())

    said = "No longer open, their time has passed: Send cables, Ask at once, Send a diver."

    assert tuple(passed(decide(game))) == (said,)
