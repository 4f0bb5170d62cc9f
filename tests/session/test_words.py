"""How what happened is put into words, in both modes of play."""

from pathlib import Path

import pytest

from game.rules import Cause, MeterView
from game.session import Game
from game.session.happenings import Happening
from game.session.words import Words
from game.terminal.telling import status
from tests.worlds import choice, text, world

CALL = Cause(60, "choice", "call", "", "stability", -40, -40)


@pytest.mark.parametrize(("change", "said"), [
    (-40, "Call Orsk"), (-80, "mostly: Call Orsk"), (-81, "Call Orsk, and more"), (-169, "Call Orsk, and more"),
])  # fmt: skip
def test_what_moved_a_meter_most_is_not_said_to_be_most_of_it_below_half(change: int, said: str) -> None:
    """Four points of seventeen were called "mostly", and the best deed blamed for the whole."""
    moved = MeterView("stability", 500, 3, change, -2, False, CALL, None)

    assert Words(world(choices={"call": choice()})).because(moved) == said


def test_hours_of_the_attack_that_are_told_together_say_until_when() -> None:
    happening = Happening(Cause(495, "attack", "dark", "", "harm", 10, 10), 565, 2)

    assert Words(world()).line(happening).endswith("Dark, 2 hours of its clock, until H+09:25")


def test_a_message_has_one_author(tmp_path: Path) -> None:
    """The resolution gave it to the office, the message itself to the person."""
    word = {"at": "1h", "from": "orsk", "person": "Tolvik", "channel": "cable", "title": "A word", "text": "Well."}
    said, cause = Words(world(injects={"word": word})), Cause(60, "inject", "word", "")

    assert said.whose(cause) == said.sender(cause) == "Tolvik"


@pytest.mark.parametrize("expected", [True, False])
def test_how_fast_the_attack_goes_is_told_where_something_comes_next(expected: bool, tmp_path: Path) -> None:
    stages = [{"id": "dark", "at": "0h", "title": "Dark", "text": "It is dark."},
              {"id": "cold", "at": "6h", "title": "Cold", "text": "It is cold.", "expected": expected}]  # fmt: skip
    file = tmp_path / "small.yaml"
    file.write_text(text(attack={"stages": stages}), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1)
    told = next(iter(status(game)))
    game.close()

    assert told == ("The attack: Dark, at 100 percent of its usual pace." if expected else "The attack: Dark.")


def test_what_changed_the_pace_of_the_attack_says_so() -> None:
    """It moved no meter, the window said, and the clock ran at 70 % from then on."""
    said = Words(world(choices={"call": choice(pace=-30), "write": choice(title="Write to Orsk")}))

    assert said.paced(Cause(60, "choice", "call", "")) == "Pace of the attack \N{MINUS SIGN}30 %"
    assert said.paced(Cause(60, "choice", "write", "")) == ""
