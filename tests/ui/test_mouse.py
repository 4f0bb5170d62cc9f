"""The window by the mouse alone: keys that are told can be clicked, and a box ticks where it is clicked."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.session import Game, Phase
from game.ui.desk import Desk
from game.ui.menu import Menu
from game.ui.screens.assessment import Assessment
from game.ui.screens.library import Library
from game.ui.settings import Settings


@pytest.fixture
def desk(tmp_path: Path, blackout_file: Path) -> Desk:
    pygame.init()
    desk = Desk(tmp_path)
    desk.settings = Settings(text=150, motion=False)
    desk.show(Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=4))
    return desk


class Pointer:
    """A hand on a mouse, and none at the keyboard."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.surface = desk, pygame.Surface((1280, 800))
        desk.draw(self.surface)

    def at(self, place: tuple[int, int]) -> None:
        self.desk.click(place)
        self.desk.draw(self.surface)

    def key(self, name: str) -> None:
        self.at(next(each.rect.center for each in self.desk.caps if each.key.name == name and not each.of))

    def on(self, id: str) -> None:
        self.at(next(each.rect.center for each in self.desk.stops if each.id == id))

    def until(self, there: Callable[[], bool]) -> None:
        for _step in range(12):
            if there():
                return
            primary = next(stop for stop in self.desk.stops if stop.group == "footer")
            self.at(primary.rect.center)
        raise AssertionError("the mouse led nowhere")


def test_help_the_dossier_and_the_way_out_are_reached_by_clicks(desk: Desk) -> None:
    pointer = Pointer(desk)
    pointer.key("f1")
    assert desk.sheet is not None
    pointer.until(lambda: desk.sheet is None)
    pointer.key("d")
    assert "Dossier: everything received" in desk.said

    pointer.until(lambda: desk.sheet is None)
    pointer.at((40, 20))
    assert isinstance(desk.sheet, Menu)
    pointer.on("leave")
    assert isinstance(desk.screen, Library)


def test_clicks_alone_show_all_figures_and_state_them(desk: Desk) -> None:
    pointer, game = Pointer(desk), desk.game
    assert game is not None
    while game.phase != Phase.SITUATION or game.view().round < 2:
        move_on(game, POLICIES["cautious"])
    desk.show(game)
    desk.draw(pointer.surface)
    pointer.until(lambda: isinstance(desk.screen, Assessment))

    pointer.until(lambda: game.phase == Phase.DECISION)


def test_a_box_ticks_at_the_first_click(desk: Desk) -> None:
    pointer, game = Pointer(desk), desk.game
    assert game is not None
    while game.phase != Phase.DECISION:
        move_on(game, POLICIES["cautious"])
    desk.show(game)
    desk.draw(pointer.surface)
    second = [each for each in desk.caps if each.of][1]
    pointer.at(second.rect.center)

    assert [f"choice {each}" for each in game.draft.choices] == [second.of]
