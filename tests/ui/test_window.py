"""The window's own part: what becomes of the events the system sends."""

from pathlib import Path

import pygame
import pytest

from game.ui import desk as desks
from game.ui.desk import Desk
from game.ui.screens.situation import Situation
from game.ui.window import Hand, _take, key_of
from game.ui.writing import Writing


@pytest.fixture
def surface() -> pygame.Surface:
    pygame.init()
    return pygame.display.set_mode((1280, 800))


@pytest.fixture
def desk(surface: pygame.Surface, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(desks, "saves_folder", lambda: tmp_path)
    desk = Desk()
    desk.draw(surface)
    return desk


def key(kind: int, key: int, text: str = "", mod: int = 0) -> pygame.event.Event:
    return pygame.event.Event(kind, key=key, unicode=text, mod=mod)


def test_enter_held_down_acts_once(desk: Desk, surface: pygame.Surface) -> None:
    """A key repeats 25 times a second: held, Enter would commit rounds nobody has read."""
    hand = Hand()
    for _repeat in range(20):
        _take(desk, key(pygame.KEYDOWN, pygame.K_RETURN, "\r"), surface, hand)
    assert desk.game is not None
    assert desk.game.phase.value == "briefing"

    _take(desk, key(pygame.KEYUP, pygame.K_RETURN), surface, hand)
    _take(desk, key(pygame.KEYDOWN, pygame.K_RETURN, "\r"), surface, hand)

    assert isinstance(desk.screen, Situation)


def test_a_key_let_go_over_another_window_acts_again(desk: Desk) -> None:
    """The system tells the key's going up to the window that has the keyboard then."""
    hand = Hand()
    assert hand.pressed(pygame.K_SPACE, desk.top)
    hand.let_go_of_all()

    assert hand.pressed(pygame.K_SPACE, desk.top)


def test_arrows_repeat(desk: Desk) -> None:
    hand = Hand()

    assert [hand.pressed(pygame.K_DOWN, desk.top) for _repeat in range(3)] == [True, True, True]


def test_a_letter_that_is_a_command_acts_once(desk: Desk, surface: pygame.Surface) -> None:
    """Held, T went through the themes 25 times a second."""
    hand, before = Hand(), desk.settings.theme
    for _repeat in range(3):
        _take(desk, key(pygame.KEYDOWN, pygame.K_t, "t"), surface, hand)
    once = desk.settings.theme
    _take(desk, key(pygame.KEYUP, pygame.K_t), surface, hand)
    _take(desk, key(pygame.KEYDOWN, pygame.K_t, "t"), surface, hand)

    assert len({before, once, desk.settings.theme}) == 3


def test_the_key_that_opens_a_line_to_type_into_does_not_write_in_it(desk: Desk, surface: pygame.Surface) -> None:
    """Held a little long, F wrote an f into the search it had opened; pressed again it is a letter like any other."""
    hand = Hand()
    for _repeat in range(4):
        _take(desk, key(pygame.KEYDOWN, pygame.K_f, "f"), surface, hand)
    assert isinstance(desk.sheet, Writing)
    assert desk.sheet.written == ""
    _take(desk, key(pygame.KEYUP, pygame.K_f), surface, hand)
    for _repeat in range(3):
        _take(desk, key(pygame.KEYDOWN, pygame.K_f, "f"), surface, hand)

    assert desk.sheet.written == "fff"


def test_a_double_click_acts_on_what_is_shown_after_the_first(
    desk: Desk, surface: pygame.Surface, tmp_path: Path
) -> None:
    """Both clicks may wait in one batch; the second must not press a button that is gone."""
    button = next(stop for stop in desk.stops if stop.id == "begin").rect
    click = pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=button.midleft)
    for _time in range(2):
        _take(desk, click, surface, Hand())

    assert len(list(tmp_path.glob("*.jsonl"))) == 1


def test_a_bracket_typed_with_altgr_is_no_command() -> None:
    """A German keyboard on Windows types `[` with Ctrl and Alt reported together."""
    bracket = key_of(key(pygame.KEYDOWN, pygame.K_8, "[", pygame.KMOD_LCTRL | pygame.KMOD_RALT))
    larger = key_of(key(pygame.KEYDOWN, pygame.K_PLUS, "", pygame.KMOD_LCTRL))

    assert (bracket.text, bracket.ctrl) == ("[", False)
    assert larger.ctrl
