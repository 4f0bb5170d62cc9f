"""A message for one seat's eyes first stays covered on every screen of the window until that seat asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.rules import Assess, Plan
from game.session import Game
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.wishes import Back, Open
from tests.worlds import text

ROLES = {"head": {"title": "Head of delegation", "decides": True}, "law": {"title": "Legal adviser"}}
BRIEF = {
    "at": "1h", "from": "orsk", "channel": "cable", "title": "Brief", "text": "For counsel.", "eyes": "law",
    "headline": "Counsel is asked.", "effects": {"support": -3},
}  # fmt: skip
SECRET = {"Brief", "For counsel.", "Counsel is asked."}


@pytest.fixture
def surface() -> pygame.Surface:
    pygame.init()
    return pygame.Surface((1280, 800))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a desk whose game stands in the resolution in which the message came."""
    file = tmp_path / "small.yaml"
    file.write_text(text(roles=ROLES, injects={"brief": BRIEF}), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1)
    game.begin()
    game.weigh()
    game.assess(Assess({"state": 50, "gang": 50}))
    game.commit(Plan())
    desk = Desk(tmp_path)
    desk.settings = desk.settings.__class__(motion=False)
    desk.show(game)
    yield desk
    desk.close()


def everywhere(desk: Desk, surface: pygame.Surface) -> Iterator[tuple[str, str]]:
    """Give every text of every screen and sheet on which the message appears, from the situation on."""
    assert desk.game is not None
    for sheet in ("", "dossier", "meters"):
        desk.grant(Open(sheet) if sheet else Back())
        desk.draw(surface)
        yield from ((sheet or desk.game.phase, said) for said in desk.said)
    desk.grant(Back())


def leaks(told: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(where, said) for where, said in told if any(each in said for each in SECRET)]


def test_what_is_for_one_seat_s_eyes_is_covered_on_every_screen(desk: Desk, surface: pygame.Surface) -> None:
    assert desk.game is not None
    assert leaks(everywhere(desk, surface)) == []
    desk.game.go_on()
    desk.show(desk.game)
    desk.screen.memory.focus = "message 0"
    assert leaks(everywhere(desk, surface)) == []
    desk.draw(surface)
    assert "For the eyes of this seat first: Legal adviser" in desk.said
    desk.game.weigh()
    desk.show(desk.game)
    assert leaks(everywhere(desk, surface)) == []


@pytest.mark.parametrize("sheet", ["", "dossier"])
def test_once_its_seat_has_asked_for_it_all_can_read_it_everywhere(
    sheet: str, desk: Desk, surface: pygame.Surface
) -> None:
    assert desk.game is not None
    desk.game.go_on()
    desk.show(desk.game)
    desk.grant(Open(sheet) if sheet else Back())
    desk.draw(surface)
    desk.top.memory.focus = next(stop.id for stop in desk.stops if stop.id == "uncover" or "brief" in stop.id)
    desk.draw(surface)
    desk.press(Key("space", " "))

    assert {where for where, _said in leaks(everywhere(desk, surface))} == {desk.game.phase, "dossier", "meters"}
    path = desk.game.path
    desk.close()
    desk.show(Game.resume(path))
    assert leaks(everywhere(desk, surface)) != []
