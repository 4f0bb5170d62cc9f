"""`review` and `what-if` as a person meets them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.analysis import review as reviewing
from game.analysis.reviewed import review_path
from game.cli import app
from game.rules import Assess, Plan
from game.session import SavedGame
from tests.analysis.games import decided
from tests.analysis.test_review import TWO_DRAWS

PARTS = ("start", "judgement", "truth", "draws", "facilitator")
ALONE = ("--continuations", "8", "--workers", "1")


@pytest.fixture
def game(tmp_path: Path) -> SavedGame:
    return decided(
        tmp_path, [Assess({"state": 60, "gang": 40}), Plan(("first",)), Plan(("second",))], truth="state", **TWO_DRAWS
    )


def test_a_review_as_json_has_its_fields_and_its_parts_add_up(game: SavedGame) -> None:
    told = json.loads(CliRunner().invoke(app, ["review", str(game.path), *ALONE, "--format", "json"]).stdout)
    parts = told["parts"]

    assert {"number", "round", "phase", "taken", "verdict", "expected", "best", "loss", "alternatives"} <= set(
        told["decisions"][0]
    )
    assert told["decisions"][0]["taken"] == "choose first"
    assert round(sum(parts[name] for name in PARTS), 3) == parts["score"]
    assert told["calibration"]["truth"] == "state"
    assert told["calibration"]["rounds"][0]["stated"] == {"state": 60, "gang": 40}


def test_a_review_in_words_says_whose_opinion_it_is_and_lies_beside_the_save(game: SavedGame) -> None:
    told = CliRunner().invoke(app, ["review", str(game.path), *ALONE])

    assert told.stdout.startswith("This is an opinion of the scenario's own score, which weighs stability 100.")
    assert "luck of the truth, which an instructor chose" in told.stdout
    assert review_path(game.path).exists()


def test_other_weights_say_what_they_change(game: SavedGame) -> None:
    words = ["review", str(game.path), *ALONE, "--weights", "sovereignty=100"]
    told = CliRunner().invoke(app, words)

    assert "other weights than the scenario's: sovereignty 100" in told.stdout
    assert "by the scenario's weights" in told.stdout or "change no verdict" in told.stdout


@pytest.mark.parametrize(
    ("weights", "said"), [("stabilty=100", "no meter 'stabilty'"), ("stability=4o", "whole number"),
                          ("stability=40", "add up to 40")],
)  # fmt: skip
def test_weights_that_mean_nothing_are_wrong_usage(game: SavedGame, weights: str, said: str) -> None:
    told = CliRunner().invoke(app, ["review", str(game.path), "--weights", weights])

    assert told.exit_code == 2
    assert said in " ".join(told.stderr.replace("│", " ").split())


def test_a_review_that_is_stopped_tells_what_is_settled(game: SavedGame, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C comes while the second decision of two is at work."""
    real = reviewing.found

    def stopping(task: reviewing.Task) -> reviewing.Found:
        if task.point.entry.round == 1:
            raise KeyboardInterrupt
        return real(task)

    monkeypatch.setattr(reviewing, "found", stopping)
    told = CliRunner().invoke(app, ["review", str(game.path), *ALONE])

    assert told.exit_code == 130
    assert "round 2" in told.stdout
    assert "not taken apart" in told.stdout
    assert not review_path(game.path).exists()


def test_an_unfinished_game_is_not_reviewed(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["review", str(decided(tmp_path, [Plan()]).path)])

    assert told.exit_code == 1
    assert "the game is not finished" in told.stderr


def test_a_save_of_another_rules_version_exits_5_and_still_debriefs(
    game: SavedGame, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("game.session.play.RULES_VERSION", 99)
    told = CliRunner().invoke(app, ["review", str(game.path)])

    assert told.exit_code == 5
    assert "its debrief still works" in told.stderr
    assert CliRunner().invoke(app, ["debrief", str(game.path), "--out", str(tmp_path / "d.html")]).exit_code == 0
