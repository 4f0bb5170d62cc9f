"""The room's clock in the window: seen, heard at the last minute, held and lengthened, and acting at its end."""

import time
from pathlib import Path

import pygame
import pytest

from game.rules import Plan
from game.session import Asked, Game, Phase, ask, load_exercise, replay
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.settings import Settings


class Clock:
    """The time of the room, which passes when a test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        began, self.passed = time.monotonic(), 0.0
        monkeypatch.setattr(time, "monotonic", lambda: began + self.passed)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def desk(clock: Clock, blackout_file: Path, tmp_path: Path) -> Desk:
    """A desk in the decision of an exercise of ten minutes a round, sounds wanted."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    rules = tmp_path / "exercise.yaml"
    rules.write_text("exercise: spring\nscenario: blackout-at-the-border\nseed: 5\nminutes_a_round: 10\n", "utf-8")
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", exercise=load_exercise(rules))
    game.begin()
    desk = Desk(tmp_path)
    desk.settings = Settings(sound="always")
    desk.show(game)
    return desk


def shown(desk: Desk) -> str:
    desk.draw(pygame.Surface((1280, 800)))
    return "\n".join(desk.said)


def game_of(desk: Desk) -> Game:
    assert desk.game is not None
    return desk.game


def test_the_last_minute_is_seen_and_heard_once(desk: Desk, clock: Clock) -> None:
    desk.heard()
    clock.passed = 530.0
    desk.look_at_the_clock()
    assert ("1:10 left" in shown(desk), desk.heard()) == (True, ())
    clock.passed = 545.0
    desk.look_at_the_clock()
    desk.look_at_the_clock()

    assert "0:55 left" in shown(desk)
    assert desk.heard() == ("minute",)


def test_when_time_is_up_the_clock_commits_the_drafted_plan_and_the_record_says_so(desk: Desk, clock: Clock) -> None:
    game = game_of(desk)
    game.weigh()
    game.keep_draft(Plan(("brief-union",)))
    clock.passed = 700.0
    desk.look_at_the_clock()

    assert "Time is up: the plan as it was has been carried out." in shown(desk)
    assert (game.phase, game.entries[-1].decision, game.entries[-1].by) == (
        Phase.RESOLUTION, Plan(("brief-union",)), "clock",
    )  # fmt: skip
    desk.close()
    assert replay(game.path).ok


def test_a_pause_is_shown_and_holds_the_clock_until_it_is_lifted(desk: Desk, clock: Clock) -> None:
    game = game_of(desk)
    ask(game.path, Asked(do="pause"))
    desk.look_at_the_clock()
    assert "Paused" in shown(desk)
    clock.passed = 5000.0
    desk.look_at_the_clock()
    assert game.phase == Phase.SITUATION
    desk.press(Key("return"))

    ask(game.path, Asked(do="go_on"))
    ask(game.path, Asked(do="time", minutes=2))
    desk.look_at_the_clock()
    assert "2 minutes more." in shown(desk)
    desk.press(Key("return"))
    assert "12:00 left" in shown(desk)


def test_an_inject_by_hand_is_shown_and_takes_nothing_away_that_was_being_written(desk: Desk) -> None:
    game = game_of(desk)
    game.weigh()
    desk.show(game)
    before = desk.screen
    ask(game.path, Asked(do="inject", title="A storm", text="A line is down.", effects={"harm": 20}))
    desk.look_at_the_clock()

    assert "A line is down." in shown(desk)
    assert desk.screen is before
    assert desk.screen.view.meters["harm"].tenths == game.state.meters["harm"]  # type: ignore[attr-defined]


def test_the_facilitator_s_end_leads_to_the_outcome(desk: Desk) -> None:
    game = game_of(desk)
    ask(game.path, Asked(do="end"))
    desk.look_at_the_clock()

    assert game.phase == Phase.OUTCOME
    assert "The facilitator has ended the game." in shown(desk)
