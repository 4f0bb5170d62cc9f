"""What moves and what sounds: hours that pass one by one, fingers, cues with their visual twins, terms to press."""

from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.session import Game, Phase
from game.ui import documents, sounds
from game.ui.canvas import Canvas
from game.ui.desk import Desk
from game.ui.flow import Flow
from game.ui.focus import Key, Memory
from game.ui.screens.resolution import PAUSE, REST, Resolution
from game.ui.settings import Settings

SIZE = (1280, 800)


@pytest.fixture
def surface() -> pygame.Surface:
    pygame.init()
    return pygame.display.set_mode(SIZE)


def at(phase: Phase, blackout: Path, tmp_path: Path, round: int = 2, settings: Settings | None = None) -> Desk:
    """Give a desk that shows a game in a phase of a round."""
    game = Game.start(blackout, save=tmp_path / "moves.jsonl", seed=1)
    while not (game.phase == phase and game.view().round >= round):
        move_on(game, POLICIES["cautious"])
    desk = Desk(tmp_path)
    desk.settings = settings or Settings()
    desk.show(game)
    return desk


def resolving(surface: pygame.Surface, blackout: Path, tmp_path: Path) -> tuple[Desk, Resolution]:
    """Give a desk that has just begun to show what came of a plan."""
    desk = at(Phase.RESOLUTION, blackout, tmp_path)
    desk.draw(surface)
    assert isinstance(desk.screen, Resolution)
    return desk, desk.screen


def lines(desk: Desk) -> int:
    return sum(stop.id.startswith("line ") for stop in desk.stops)


def test_events_appear_one_by_one_and_enter_shows_the_rest_before_it_goes_on(
    surface: pygame.Surface, blackout_file: Path, tmp_path: Path
) -> None:
    desk, screen = resolving(surface, blackout_file, tmp_path)
    assert lines(desk) == 1
    assert desk.wait(1000) == PAUSE
    desk.wait(1000 + PAUSE)
    desk.draw(surface)
    assert lines(desk) == 2
    desk.press(Key("return"))
    desk.draw(surface)

    assert desk.screen is screen
    assert lines(desk) == len(screen.account.told)
    assert desk.wait(9000) == 0
    desk.press(Key("return"))
    assert desk.screen is not screen


def test_enter_meant_for_the_rest_does_not_go_on_when_the_last_event_has_just_come(
    surface: pygame.Surface, blackout_file: Path, tmp_path: Path
) -> None:
    desk, screen = resolving(surface, blackout_file, tmp_path)
    now = 1000
    while desk.wait(now) and screen.account.playing:
        now += PAUSE
    desk.draw(surface)
    desk.press(Key("return"))
    assert desk.screen is screen

    assert "Show it all" in desk.said
    assert desk.wait(now + REST) == 0
    desk.press(Key("t", "t"))
    assert desk.game is not None
    assert desk.game.phase == Phase.DECISION


def test_page_down_reads_on_in_what_stands_beside_the_choice(
    surface: pygame.Surface, blackout_file: Path, tmp_path: Path
) -> None:
    desk = at(Phase.DECISION, blackout_file, tmp_path, settings=Settings(text=150))
    desk.screen.memory.focus = before = "choice cut-link"
    desk.draw(surface)
    assert "PgDn" in [hint.cap for hint in desk.screen.hints()]
    desk.press(Key("page down"))
    desk.draw(surface)

    assert desk.screen.memory.focus == before
    assert desk.screen.memory.scroll["detail"] > 0


def test_space_steps_from_hour_to_hour_until_all_is_shown(
    surface: pygame.Surface, blackout_file: Path, tmp_path: Path
) -> None:
    desk, screen = resolving(surface, blackout_file, tmp_path)
    before = screen.account.told[screen.account.upto].cause.minute // 60
    desk.press(Key("space", " "))
    desk.draw(surface)
    assert all(each.cause.minute // 60 == before for each in screen.account.told[1 : screen.account.upto])
    while screen.account.playing:
        desk.press(Key("space", " "))
        desk.draw(surface)

    assert lines(desk) == len(screen.account.told)


def test_reduced_motion_shows_all_at_once(surface: pygame.Surface, blackout_file: Path, tmp_path: Path) -> None:
    desk = at(Phase.RESOLUTION, blackout_file, tmp_path, settings=Settings(motion=False))
    desk.draw(surface)

    assert isinstance(desk.screen, Resolution)
    assert lines(desk) == len(desk.screen.account.told)
    assert desk.wait(5000) == 0


@pytest.mark.parametrize(("setting", "in_training", "in_exercise"), [("never", False, False),
                                                                      ("training", True, False),
                                                                      ("always", True, True)])  # fmt: skip
def test_cues_sound_as_the_settings_say_and_not_in_an_exercise_unless_asked_for(
    setting: str, in_training: bool, in_exercise: bool
) -> None:
    assert sounds.are_wanted(setting, exercise=False) is in_training
    assert sounds.are_wanted(setting, exercise=True) is in_exercise


def test_every_cue_is_quiet_short_and_seen_too(surface: pygame.Surface, blackout_file: Path, tmp_path: Path) -> None:
    for cue in sounds.CUES:
        samples = memoryview(sounds.wave(cue)).cast("h")
        assert max(map(abs, samples)) <= 32_767 * sounds.LOUDEST + 1
        assert 0 < len(samples) / sounds.RATE < 1
        assert f"`{cue}`" in (sounds.__doc__ or "")
    desk = at(Phase.SITUATION, blackout_file, tmp_path)
    assert desk.heard() == ("cable",)
    assert desk.heard() == ()
    desk.draw(surface)

    assert any("new" in said for said in desk.said)


def test_a_finger_taps_a_button_and_scrolls_a_panel(
    surface: pygame.Surface, blackout_file: Path, tmp_path: Path
) -> None:
    desk = at(Phase.SITUATION, blackout_file, tmp_path)
    desk.draw(surface)
    meters = next(stop for stop in desk.stops if stop.group == "meters")
    desk.finger_down(meters.rect.center)
    desk.finger_moved((meters.rect.centerx, meters.rect.centery - 80))
    desk.finger_up((meters.rect.centerx, meters.rect.centery - 80))
    assert desk.screen.memory.scroll["meters"] > 0
    button = next(stop for stop in desk.stops if stop.group == "footer" and stop.role == "button")
    desk.finger_down(button.rect.center)
    desk.finger_up(button.rect.center)

    assert desk.game is not None
    assert desk.game.phase != Phase.SITUATION


def test_a_word_of_the_glossary_is_underlined_and_opens_its_entry_with_its_source(
    surface: pygame.Surface, blackout_file: Path, tmp_path: Path
) -> None:
    desk = at(Phase.SITUATION, blackout_file, tmp_path)
    desk.draw(surface)
    while not (terms := [stop for stop in desk.stops if stop.role == "term"]):
        desk.press(Key("down"))
        desk.draw(surface)
    desk.click(terms[0].rect.center)
    desk.click(terms[0].rect.center)
    desk.draw(surface)

    assert any(said.startswith("Where this came from: ") for said in desk.said)


@pytest.mark.parametrize("channel", sorted(documents.BY_CHANNEL))
def test_each_channel_looks_like_what_it_is_and_says_all_of_it(channel: str, surface: pygame.Surface) -> None:
    canvas = Canvas(surface, Settings(), Memory())
    paper = documents.Paper("Title", "Sender", "Reader", "H+01:00", "Mon", "The text.", "B2", "B2: usually reliable")
    documents.BY_CHANNEL[channel](Flow(canvas, 20, 20, 500), paper)
    said = " ".join(canvas.said)

    assert all(word in said for word in ("Title", "Sender", "The text."))
