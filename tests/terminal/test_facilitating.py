"""The facilitator's desk beside a game: what is asked there is recorded by the game, once, and by nobody else."""

import json
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game.cli import app
from game.session import Asked, Game, Phase, ask, inbox_path, load_exercise, replay, saved, saved_games
from game.terminal import play_lines
from tests.worlds import text

OBJECTIVES = {"calm": {"title": "Stay calm", "when": "did.wait", "missed": "You did not wait."}}


@pytest.fixture
def game(tmp_path: Path) -> Game:
    file = tmp_path / "small.yaml"
    file.write_text(text(objectives=OBJECTIVES), encoding="utf-8")
    rules = tmp_path / "exercise.yaml"
    rules.write_text("exercise: spring\nscenario: small.yaml\nseed: 5\nminutes_a_round: 10\n", encoding="utf-8")
    return Game.start(file, save=tmp_path / "a.jsonl", exercise=load_exercise(rules))


def facilitate(game: Game, *lines: str) -> Result:
    script = game.path.with_name("lines.txt")
    script.write_text("\n".join(lines), encoding="utf-8")
    return CliRunner().invoke(app, ["facilitate", str(game.path), "--script", str(script)])


def played(game: Game, *lines: str) -> list[str]:
    told: list[str] = []
    play_lines(game, lines, told.append)
    return told


def notes(game: Game) -> list[tuple[str, str]]:
    kinds = ("remark", "rating", "pause", "go_on", "extra_time", "not_done")
    return [(each["note"], each["text"]) for each in saved(game.path).records if each.get("note") in kinds]


def test_what_is_asked_at_the_desk_is_recorded_by_the_game_between_two_decisions(game: Game) -> None:
    before = game.path.read_bytes()
    said = facilitate(
        game, 'inject "A storm" "A line is down." harm=+2', "remark Two of them whisper.", "rate calm 4 At last."
    )
    assert said.exit_code == 0
    assert game.path.read_bytes() == before

    told = played(game, "continue")
    assert told[told.index("From the facilitator: A storm") + 1] == "  A line is down."
    assert game.state.meters["harm"] == 120
    assert notes(game) == [("remark", "Two of them whisper."), ("rating", "calm=4 At last.")]
    assert "whisper" not in "".join(told)
    game.close()
    assert replay(game.path).ok


def test_a_game_taken_up_again_does_not_take_a_wish_twice(game: Game) -> None:
    facilitate(game, 'inject "A storm" "A line is down." harm=+2')
    played(game, "continue")
    game.close()
    again = Game.resume(game.path)

    assert again.hear() == ()
    assert again.state.meters["harm"] == 120
    again.close()


def test_a_pause_stops_the_clock_of_the_room_and_extra_time_lengthens_it(
    game: Game, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = time.monotonic()
    passed = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: began + passed)
    game.begin()
    ask(game.path, Asked(do="pause"))
    game.hear()
    passed = 900.0
    assert (game.clock.paused, game.seconds_left) == (True, 600)

    ask(game.path, Asked(do="go_on"))
    ask(game.path, Asked(do="time", minutes=5))
    game.hear()
    passed = 1000.0
    assert (game.clock.paused, game.seconds_left) == (False, 800)
    game.close()


def test_a_paused_game_is_still_paused_when_it_is_taken_up_again(game: Game) -> None:
    facilitate(game, "pause")
    played(game, "continue")
    game.close()
    again = Game.resume(game.path)

    assert again.clock.paused
    assert "Paused. 'go-on' lets the room's clock run again." in facilitate(again).output
    again.close()


def test_the_facilitator_ends_the_game_and_it_can_be_debriefed(game: Game) -> None:
    facilitate(game, "end")
    told = played(game, "continue", "continue")

    assert "The facilitator has ended the game: what you typed was not carried out." in told
    assert game.phase == Phase.DEBRIEF
    assert saved(game.path).seal
    assert "The game is over: nothing can be asked of it any more." in facilitate(game, "pause").output
    game.close()


def test_the_control_sheet_tells_the_truth_and_what_is_due(game: Game) -> None:
    told = facilitate(game, "rows").output
    truth = game.scenario.hypotheses[game.state.luck.truth].name

    assert f"True: {truth}" in told
    assert "Wait and see (wait): not done" in told
    assert "A round has 10 real minutes" in told
    found = json.loads(CliRunner().invoke(app, ["facilitate", str(game.path), "--format", "json"]).output)
    assert (found["truth"], found["minutes_a_round"]) == (truth, 10)
    game.close()


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("pose", "Did you mean 'pause'?"),
        ("time soon", "Write it as: time MINUTES"),
        ('inject "A storm"', 'Write it as: inject "TITLE" "TEXT"'),
        ('inject "A storm" "Rain." harn=2', "did you mean 'harm'?"),
        ('inject "A storm" "Rain." harm=lots', "write whole points from -100 to +100"),
        ("rate clam 3", "did you mean 'calm'?"),
        ("rate calm 9", "Write it as: rate OBJECTIVE 1..5 [TEXT]"),
    ],
)
def test_a_wrong_line_at_the_desk_is_answered_and_asks_nothing(game: Game, line: str, answer: str) -> None:
    assert answer in facilitate(game, line).output
    assert not inbox_path(game.path).exists()
    game.close()


def test_lines_that_are_no_wish_are_passed_over_and_noted(game: Game) -> None:
    """A hand-edited inbox, or one from another crisis, stops nothing; a line still being written is left for later."""
    strange = '{"do":"inject","title":"T","text":"T","effects":{"no.such":10}}\n{"do":"dance"}\n\xff\n{"do":"pau'
    inbox_path(game.path).write_bytes(strange.encode("latin-1"))
    assert game.hear() == ()
    assert notes(game) == [("not_done", "inject"), ("not_done", ""), ("not_done", "")]

    ask(game.path, Asked(do="pause"))
    assert [asked.do for asked in game.hear()] == ["pause"]
    game.close()


def test_an_inbox_is_no_saved_game(game: Game) -> None:
    facilitate(game, "pause")

    assert [each.path for each in saved_games(game.path.parent)] == [game.path]
    game.close()
