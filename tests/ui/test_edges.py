"""The cut edge of a panel: a line is shown with all that stands in it, or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.session import Game
from game.ui import front
from game.ui.canvas import Canvas
from game.ui.desk import Desk
from game.ui.flow import Flow
from game.ui.focus import Memory
from game.ui.pieces import bullets, with_icon
from game.ui.settings import Settings
from tests.ui.standing import at_situation
from tests.ui.watching import Watching, torn

ROUND, STEP = 4, 5
SIZE = (400, 100)


@pytest.fixture
def game(blackout_file: Path, tmp_path: Path) -> Iterator[Game]:
    game = at_situation(blackout_file, tmp_path / "edges.jsonl", ROUND)
    yield game
    game.close()


@pytest.mark.parametrize("panel", ["messages", "meters"])
@pytest.mark.parametrize("percent", [100, 150])
def test_no_row_is_torn_however_far_its_panel_is_scrolled(
    panel: str, percent: int, game: Game, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found at the foot of a panel: "-5.2" without its name, a title without its hour."""
    pygame.init()
    monkeypatch.setattr(front, "Canvas", Watching)
    desk, surface = Desk(game.path.parent), pygame.Surface((1280, 800))
    desk.settings = Settings(text=percent, motion=False)
    desk.show(game)
    desk.draw(surface)
    memory = desk.screen.memory
    over, told, hidden = memory.over.get(panel, 0), set(), 0
    for shift in range(0, over + 1, STEP):
        memory.scroll[panel], memory.follow = shift, False
        desk.draw(surface)
        told |= set(torn(desk))
        hidden += sum(each.panel == panel for each in Watching.last.hidden)

    assert told == set()
    assert hidden or not over


def painted(drawn: str, top: int) -> bool:
    """Tell whether anything of a line is seen that begins at `top` in a panel of 100 pixels."""
    pygame.init()
    surface = pygame.Surface(SIZE)
    surface.fill((9, 9, 9))
    flow = Flow(Canvas(surface, Settings(), Memory()), 0, top, SIZE[0])
    if drawn == "bullet":
        bullets(flow, ["What is certain"], filled=True)
    else:
        with_icon(flow, "eye", "What an analyst says")
    return any(surface.get_at((x, y))[:3] != (9, 9, 9) for x in range(0, SIZE[0], 2) for y in range(SIZE[1]))


@pytest.mark.parametrize("drawn", ["bullet", "icon"])
def test_what_stands_before_a_line_goes_with_it(drawn: str) -> None:
    assert painted(drawn, 20)
    assert not painted(drawn, -3)
    assert not painted(drawn, SIZE[1] - 19)
