"""The attack on the screens of play: its stages as they began, and one clock on one screen."""

from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.session import Game, Phase, words
from game.ui.canvas import Told
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.screens.resolution import Resolution
from game.ui.settings import Settings
from tests.worlds import choice, text

NEVER = "did.call and not did.call"
STAGES = [
    {"id": "dark", "at": "0h", "title": "Dark", "text": "It is dark.", "per_hour": {"harm": 1}},
    {"id": "blocked", "at": "1h", "when": NEVER, "title": "Blocked", "text": "It is blocked."},
    {"id": "late", "at": "2h", "title": "Late", "text": "It is late."},
    {"id": "cold", "at": "6h", "title": "Cold", "text": "It is cold."},
]


def desk(tmp_path: Path, phase: Phase, motion: bool = False) -> Desk:
    """Give a desk on which a plan was carried out; the second of four stages did not come about."""
    pygame.init()
    file = tmp_path / "small.yaml"
    file.write_text(text(attack={"stages": STAGES}, choices={"call": choice()}), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "small.jsonl", seed=1)
    while not game.last_plan() >= 0 or game.phase != phase:
        move_on(game, POLICIES["cautious"])
    desk = Desk(tmp_path)
    desk.settings = Settings(motion=motion)
    desk.show(game)
    return desk


def said(desk: Desk, size: tuple[int, int] = (1280, 800)) -> list[str]:
    desk.draw(pygame.Surface(size))
    return [each.said for each in desk.order if isinstance(each, Told)]


@pytest.mark.parametrize(("size", "percent"), [((1280, 800), 100), ((1024, 768), 150)])
def test_stages_are_counted_as_they_began(size: tuple[int, int], percent: int, tmp_path: Path) -> None:
    """After the third stage of a file with three that did not come about stood a lone 6."""
    shown = desk(tmp_path, Phase.SITUATION)
    shown.settings = Settings(text=percent, motion=False)
    told = said(shown, size)
    shown.close()

    assert "attack A+04:00, stage 2" in told
    assert {"Stage 2 runs now: Late", "Stage 3 is expected: Cold"} <= set(told)
    assert not [each for each in told if each.startswith("4")]


def test_the_clock_stands_where_the_account_stands(tmp_path: Path) -> None:
    shown = desk(tmp_path, Phase.RESOLUTION, motion=True)
    screen = shown.screen
    assert isinstance(screen, Resolution)
    assert screen.account.playing
    hours = []
    while screen.account.playing:
        now = words.moment(screen.account.told[screen.account.upto - 1].cause.minute)
        told = said(shown)
        hours.append(now)
        assert now in told
        assert "H+04:00" not in told or now == "H+04:00"
        assert not [each for each in told if each.startswith("attack A+")]
        shown.press(Key("space", " "))

    assert hours[0] != "H+04:00"
    assert {"H+04:00", "attack A+04:00, stage 2"} <= set(said(shown))
    shown.close()
