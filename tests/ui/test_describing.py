"""Each screen tells itself as text: what it says, what can be stood on, where the focus is, which keys work."""

from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.session import Game, Phase
from game.ui.describing import describe
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.wishes import Open


@pytest.fixture
def desk(blackout_file: Path, tmp_path: Path) -> Desk:
    pygame.init()
    pygame.display.set_mode((1280, 800))
    desk = Desk(tmp_path)
    desk.show(Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=1))
    return desk


def told(desk: Desk) -> list[str]:
    desk.draw(pygame.Surface((1280, 800)))
    return list(describe(desk))


def focus(desk: Desk) -> str:
    (line,) = [line for line in told(desk) if line.startswith("Focus: ")]
    return line


def to(desk: Desk, phase: Phase) -> None:
    assert desk.game is not None
    while desk.game.phase != phase:
        move_on(desk.game, POLICIES["cautious"])
    desk.show(desk.game)


@pytest.mark.parametrize("phase", [Phase.SITUATION, Phase.ASSESSMENT, Phase.DECISION, Phase.RESOLUTION])
def test_every_screen_of_play_names_itself_its_focus_and_its_way_on(desk: Desk, phase: Phase) -> None:
    to(desk, phase)
    said = told(desk)

    assert said[0].startswith(f"Screen: {phase.value.capitalize()}, ")
    assert focus(desk)
    assert any(line.startswith("Enter: ") for line in said)
    assert "D: dossier" in said


def test_the_focus_is_told_where_it_has_moved_to(desk: Desk) -> None:
    to(desk, Phase.DECISION)
    before = focus(desk)
    desk.press(Key("down"))

    assert focus(desk) != before


def test_what_cannot_be_done_yet_is_told_with_its_reason(desk: Desk) -> None:
    to(desk, Phase.NEGOTIATION)

    assert "Enter: Send this offer, not possible yet: choose one option for each clause" in told(desk)


def test_a_sheet_hides_the_screen_beneath_it(desk: Desk) -> None:
    to(desk, Phase.DECISION)
    told(desk)
    desk.grant(Open("meters"))
    said = told(desk)

    assert not any(line.startswith("Screen: Decision") for line in said)
    assert "D: dossier" not in said
