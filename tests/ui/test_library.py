"""The first screen, and the help of every screen."""

from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.places import SCENARIOS
from game.session import Game, Phase
from game.ui.canvas import Told
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.screens.library import Library
from game.ui.settings import Settings
from game.ui.sheets import HELD

SIZE = (1280, 800)


def drawn(desk: Desk) -> Desk:
    desk.draw(pygame.Surface(SIZE))
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    pygame.init()
    desk = Desk(tmp_path)
    desk.settings = Settings(motion=False)
    return drawn(desk)


def typed(desk: Desk, said: str) -> None:
    for letter in said:
        desk.press(Key(letter, letter))
    desk.press(Key("return", "\r"))
    drawn(desk)


def test_the_crisis_whose_title_was_typed_is_the_first_and_has_the_focus(desk: Desk) -> None:
    """Sought by its name, Blackout stood second, after a crisis that only speaks of one; Enter began the other."""
    desk.press(Key("f", "f"))
    drawn(desk)
    assert any(said.endswith("Leave it empty to see all.") for said in desk.said)
    typed(desk, "blackout")
    assert isinstance(desk.screen, Library)

    assert len(desk.screen.shelf.found) > 1
    assert desk.screen.shelf.found[0].id == "blackout-at-the-border"
    assert desk.screen.memory.focus == "scenario blackout-at-the-border"


def kept(folder: Path) -> Desk:
    """Give a desk with one saved game that is not over."""
    pygame.init()
    Game.start(SCENARIOS / "the-kettles.yaml", save=folder / "kettles.jsonl", seed=1).close()
    desk = Desk(folder)
    desk.settings = Settings(motion=False)
    return drawn(desk)


def test_where_one_panel_has_the_window_the_game_that_goes_on_is_in_sight(tmp_path: Path) -> None:
    desk = kept(tmp_path)
    desk.settings = Settings(text=200, motion=False)
    desk.draw(pygame.Surface((1024, 768)))

    assert desk.screen.memory.focus == "game kettles.jsonl"
    assert "The kettles" in desk.said


def test_two_saved_games_can_be_read_at_once(tmp_path: Path) -> None:
    """The second was a white stump without a word, for a drawing above it."""
    pygame.init()
    for number, name in enumerate(("the-first-hour", "the-kettles")):
        Game.start(SCENARIOS / f"{name}.yaml", save=tmp_path / f"{number}.jsonl", seed=1).close()
    desk = Desk(tmp_path)
    desk.settings = Settings(motion=False)
    drawn(desk)
    whole = [each.said for each in desk.order if isinstance(each, Told) and each.group == "games"
             and each.clip.contains(each.rect)]  # fmt: skip

    assert {"The first hour", "The kettles"} <= set(whole)
    assert sum(said.startswith("Begun today at ") for said in whole) == 2


@pytest.mark.parametrize("phase", [None, Phase.BRIEFING, Phase.SITUATION, Phase.ASSESSMENT, Phase.DECISION])
def test_help_names_each_key_once(phase: Phase | None, blackout_file: Path, desk: Desk, tmp_path: Path) -> None:
    if phase:
        game = Game.start(blackout_file, save=tmp_path / "helped.jsonl", seed=1)
        while game.phase != phase:
            move_on(game, POLICIES["cautious"])
        desk.show(game)
        drawn(desk)
    desk.press(Key("f1"))
    drawn(desk)
    told = [each for each in desk.order if isinstance(each, Told) and each.kind == "plain"]
    lines = [each.said for each in told if each.group == "sheet"]
    caps = [line.split(":")[0].split() for line in lines[: lines.index("How a round goes")] if ": " in line]
    alone = [key for cap in caps if cap[0] not in HELD for key in cap]
    desk.close()

    assert len(alone) == len(set(alone))
    assert [cap for cap in caps if cap[0] in HELD] == [["Shift", "Tab"], ["Ctrl", "+", "-", "0"]]
    assert {"Enter", "Space", "Esc", "G", *(("D", "B", "M") if phase else "FOTS")} <= set(alone)
