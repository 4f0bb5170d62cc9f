"""Where the program itself breaks, the window says so in plain words, and the game goes on from its record."""

from pathlib import Path

import platformdirs
import pygame
import pytest

from game.session import Phase, replay
from game.ui import window
from game.ui.desk import Desk
from game.ui.screens.fault import Fault
from game.ui.screens.library import Library
from game.ui.screens.situation import Situation
from game.ui.wishes import Begin, Go


@pytest.fixture
def desk(tmp_path: Path, blackout_file: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    pygame.init()
    monkeypatch.delenv("DEMARCHE_DEBUG", raising=False)
    monkeypatch.setattr(platformdirs, "user_log_dir", lambda *_given, **_named: str(tmp_path / "log"))
    desk = Desk(saves=tmp_path)
    desk.grant(Begin(blackout_file, "training"))
    return desk


def run(desk: Desk, *keys: int) -> None:
    """Let the window run until these keys are taken and it is closed."""
    surface = pygame.display.set_mode((1280, 800))
    pygame.event.clear()
    for key in keys:
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0))
        pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=0))
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    window._run(desk, surface, window.Hand())


def break_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the situation screen fail the first time it is painted."""
    real, times = Situation.body, []

    def body(screen: Situation, canvas: object) -> None:
        times.append(1)
        if len(times) == 1:
            raise ZeroDivisionError("Ana thought so")
        real(screen, canvas)  # type: ignore[arg-type]

    monkeypatch.setattr(Situation, "body", body)


def test_row_61_a_fault_of_ours_is_told_on_a_plain_screen_with_a_note_and_nothing_is_lost(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_once(monkeypatch)
    desk.grant(Go("begin"))
    run(desk)
    assert isinstance(desk.screen, Fault)
    (note,) = (tmp_path / "log").iterdir()

    assert "Every decision that was shown is on disk" in " ".join(desk.said)
    assert str(note) in " ".join(desk.said)
    assert "Ana" not in note.read_text(encoding="utf-8")
    assert desk.screen.save is not None
    assert replay(desk.screen.save).ok


def test_row_61_enter_goes_on_with_the_game_where_it_stood(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    break_once(monkeypatch)
    desk.grant(Go("begin"))
    run(desk)
    desk.left = False
    run(desk, pygame.K_RETURN)

    assert desk.game is not None
    assert desk.game.phase == Phase.SITUATION
    assert isinstance(desk.screen, Situation)


def test_row_61_where_the_game_breaks_again_and_again_the_library_is_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Situation, "body", lambda screen, canvas: 1 // 0)
    desk.grant(Go("begin"))
    run(desk)
    desk.left = False
    run(desk, pygame.K_RETURN)
    assert isinstance(desk.screen, Fault)
    desk.left = False
    run(desk, pygame.K_ESCAPE)

    assert isinstance(desk.screen, Library)
