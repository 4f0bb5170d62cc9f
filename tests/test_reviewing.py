"""`review` and `what-if` as a person meets them."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from game.analysis import review as reviewing
from game.cli import app
from game.rules import Assess, Plan
from game.session import SavedGame, review_path, saved
from tests.analysis.games import decided
from tests.analysis.test_review import TWO_DRAWS
from tests.worlds import choice

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

    assert told.stdout.startswith("This is an opinion of the scenario's own score, which weighs Stability 100.")
    assert "luck of the truth, which an instructor chose" in told.stdout
    assert review_path(game.path).exists()


def gaining(**effects: int) -> dict[str, Any]:
    """A choice of the first round that moves meters for certain."""
    return choice(when="round == 1", effects=effects)


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ("support=100", "costly by the scenario's weights, good by these"),
        ("sovereignty=100", "costly by both, but by these the best tried is: Call guard"),
        ("stability=90,support=10", "Beside the scenario's own weights, these change no verdict."),
    ],
)
def test_other_weights_say_what_they_change(tmp_path: Path, weights: str, said: str) -> None:
    """One choice calms, one guards, and neither was taken: which was missed depends on what counts."""
    calm, guard = gaining(stability=6), gaining(sovereignty=6) | {"title": "Call guard"}
    world: dict[str, Any] = TWO_DRAWS | {"attention": 1, "choices": {"calm": calm, "guard": guard}}
    game = decided(tmp_path, [Plan(), Plan()], **world)
    told = CliRunner().invoke(app, ["review", str(game.path), *ALONE, "--weights", weights])

    assert "a score with other weights than the scenario's: S" in told.stdout
    assert said in told.stdout


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


def what_if(game: SavedGame, at: int, instead: str, *more: str | Path) -> Any:
    words = ["what-if", str(game.path), "--at", str(at), "--instead", instead, *map(str, more)]
    return CliRunner().invoke(app, words)


def test_another_decision_meets_the_same_luck_and_the_rest_is_played_as_recorded(game: SavedGame) -> None:
    told = json.loads(what_if(game, 2, "hold", "--format", "json").stdout)
    plans = [each for each in told["other"] if not each["decision"].startswith("assess")]

    assert [(each["decision"], each["source"]) for each in plans] == [
        ("hold", "instead"), ("choose second", "recorded"),
    ]  # fmt: skip
    (parted,) = told["meters"].values()
    assert (parted["minute"], parted["played"]["id"], parted["other"]) == (0, "first", None)


def test_what_is_not_possible_any_more_is_left_out_and_named(tmp_path: Path) -> None:
    """The second choice needs the first; without it only the other half of the plan is left."""
    choices = {"open": choice(set=["opened"]), "enter": choice(title="Enter", when="flag.opened"), "wave": choice()}
    game = decided(tmp_path, [Plan(("open",)), Plan(("enter", "wave"))], choices=choices)
    told = json.loads(what_if(game, 2, "hold", "--format", "json").stdout)

    assert [(each["decision"], each["left_out"]) for each in told["other"] if each["source"] == "adapted"] == [
        ("choose wave", ["enter"])
    ]
    assert "without what was not possible any more: Enter" in what_if(game, 2, "hold").stdout


def test_a_counterfactual_is_marked_points_to_its_parent_and_is_played_on(game: SavedGame, tmp_path: Path) -> None:
    out = tmp_path / "other.jsonl"
    what_if(game, 2, "hold", "--out", out)
    branched = saved(out)

    assert (branched.header["parent"], branched.counterfactual, branched.seal) == (game.sha, 2, None)
    assert CliRunner().invoke(app, ["replay", str(out)]).exit_code == 0
    assert CliRunner().invoke(app, ["resume", str(out), "--auto", "careful"]).exit_code == 0
    assert saved(out).seal is not None


def test_a_whole_counterfactual_is_what_was_shown(game: SavedGame, tmp_path: Path) -> None:
    out = tmp_path / "other.jsonl"
    told = json.loads(what_if(game, 2, "hold", "--out", out, "--whole", "--format", "json").stdout)
    seal = saved(out).seal

    assert seal is not None
    assert (seal["score"] / 1000, seal["ending"]) == (told["score"]["other"], told["ending"]["other"])


@pytest.mark.parametrize(
    ("at", "instead", "code", "said"),
    [
        (1, "hold", 1, "cannot be changed; plans and steps of talks that stand are: 2, 4"),
        (2, "choose frist", 2, "did you mean 'first'?"),
        (2, "choose second", 2, "'second' is not offered"),
        (2, "walk", 2, "a plan is decided there"),
        (2, "dance", 2, "is no decision"),
        (2, ";", 2, "is no decision"),
    ],
)
def test_what_cannot_be_changed_says_what_can(game: SavedGame, at: int, instead: str, code: int, said: str) -> None:
    told = what_if(game, at, instead)

    assert told.exit_code == code
    assert said in " ".join(told.stderr.replace("│", " ").split())


def test_what_moved_a_meter_in_both_timelines_is_not_what_parts_them(tmp_path: Path) -> None:
    moves = {"open": 3, "leave": -2}
    choices = {name: choice(title=name, effects={"stability": move}) for name, move in moves.items()}
    game = decided(tmp_path, [Plan(("open", "leave")), Plan()], choices=choices)

    told = what_if(game, 2, "choose leave").stdout
    assert "  they part at H+00:00: as played open (+3), what if nothing\n" in told


def test_a_class_does_not_count_a_what_if(game: SavedGame, tmp_path: Path) -> None:
    out = tmp_path / "class"
    out.mkdir()
    what_if(game, 2, "hold", "--out", out / "other.jsonl", "--whole")
    (out / "own.jsonl").write_bytes(game.path.read_bytes())
    CliRunner().invoke(app, ["debrief", str(out), "--out", str(tmp_path / "class.html")])

    assert "other.jsonl: it is a what-if of another game" in (tmp_path / "class.html").read_text(encoding="utf-8")


def test_both_timelines_stand_in_one_table_and_only_what_both_decided_is_in_both(tmp_path: Path) -> None:
    """A plan that is changed in one choice has the other in common; the change stands beside what it replaced."""
    choices = {
        "open": choice(title="Open"), "enter": choice(title="Enter", effects={"stability": 5}),
        "leave": choice(title="Leave", effects={"stability": -2}),
    }  # fmt: skip
    game = decided(tmp_path, [Assess({"state": 60, "gang": 40}), Plan(("open", "leave")), Plan()], choices=choices)
    told = what_if(game, 2, "choose open enter").stdout.splitlines()

    at = told.index("  in both:   Open")
    assert told[at + 1 : at + 3] == ["  as played: Leave", "  what if:   Enter (the change)"]
    at = next(place for place, line in enumerate(told) if line.endswith("as played  what if  difference"))
    assert told[at + 1].split() == ["Stability", "58", "65", "+7"]
    assert told[at + 2] == "  they part at H+00:00: as played Leave (−2), what if Enter (+5)"
