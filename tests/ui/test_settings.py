"""Settings: kept from one day to the next; a broken file costs nothing."""

from pathlib import Path

import pygame
import pytest

from game import language
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.settings import Settings, choices, languages, read
from game.ui.wishes import Look


@pytest.fixture(autouse=True)
def fonts() -> None:
    pygame.font.init()


def test_theme_and_text_size_are_there_again_the_next_day(tmp_path: Path) -> None:
    kept = tmp_path / "folder" / "window.json"
    today = Desk(tmp_path, kept)
    today.press(Key("t", "t"))
    today.press(Key("=", "+", ctrl=True))
    tomorrow = Desk(tmp_path, kept)

    assert (tomorrow.settings.theme, tomorrow.settings.text) == ("dark", 125)
    assert tomorrow.sheet is None


@pytest.mark.parametrize("broken", ["", "{", "[1]", '{"theme": "pink", "text": 100}', '{"motion": 1}',
                                    '{"theme": [], "text": {}}', "\x00", "[" * 100_000])  # fmt: skip
def test_a_broken_file_is_put_aside_and_said_once(tmp_path: Path, broken: str) -> None:
    kept = tmp_path / "window.json"
    kept.write_text(broken, encoding="utf-8")
    desk = Desk(tmp_path, kept)

    assert desk.sheet is not None
    assert (desk.settings.theme, desk.settings.text) == ("light", 100)
    assert (tmp_path / "window.broken.json").read_text(encoding="utf-8") == broken
    assert Desk(tmp_path, kept).sheet is None


def test_bytes_that_are_no_text_are_broken_too(tmp_path: Path) -> None:
    kept = tmp_path / "window.json"
    kept.write_bytes(b"\xff\xfe\xff")

    assert read(kept) == (Settings(), tmp_path / "window.broken.json")


def test_a_folder_that_cannot_be_written_keeps_nobody_from_playing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    desk = Desk(tmp_path, tmp_path / "file" / "window.json")
    desk.press(Key("t", "t"))

    assert desk.settings.theme == "dark"


def test_a_file_of_an_older_version_keeps_what_it_says_and_takes_the_rest_as_usual(tmp_path: Path) -> None:
    kept = tmp_path / "window.json"
    kept.write_text('{"theme": "dark", "text": 150}', encoding="utf-8")

    assert read(kept) == (Settings("dark", 150), None)


@pytest.mark.parametrize(("what", "value"), [(what, value) for what, values in choices().items() for value in values])
def test_every_setting_applies_at_once_and_is_there_the_next_day(tmp_path: Path, what: str, value: object) -> None:
    kept = tmp_path / "window.json"
    surface = pygame.Surface((1280, 800))
    desk = Desk(tmp_path, kept)
    desk.press(Key("s", "s"))
    desk.draw(surface)
    chosen = next(stop for stop in desk.stops if stop.id == f"{what} {value}")
    desk.click(chosen.rect.center)
    desk.draw(surface)

    assert next(stop for stop in desk.stops if stop.id == f"{what} {value}").state == "chosen"
    assert getattr(Desk(tmp_path, kept).settings, what) == value
    language.use("en")


def test_the_menu_speaks_a_language_as_soon_as_it_is_chosen(tmp_path: Path) -> None:
    other = next(each for each in languages() if each != "en")
    surface = pygame.Surface((1280, 800))
    desk = Desk(tmp_path)
    desk.press(Key("s", "s"))
    desk.draw(surface)
    before = list(desk.said)
    desk.grant(Look("language", other))
    desk.draw(surface)
    after = list(desk.said)
    language.use("en")

    assert desk.sheet is not None
    assert len(after) == len(before)
    assert sum(one != other for one, other in zip(before, after, strict=True)) > len(before) // 3


def test_tab_goes_from_one_setting_to_the_next_to_what_is_chosen(tmp_path: Path) -> None:
    """It went from the text size straight to the button that closes the menu, and the next Space closed it."""
    surface = pygame.Surface((1280, 800))
    desk = Desk(tmp_path)
    desk.draw(surface)
    desk.press(Key("s", "s"))
    visited = []
    for _press in range(4):
        desk.draw(surface)
        assert desk.sheet is not None
        visited.append(desk.sheet.memory.focus)
        desk.press(Key("tab"))

    assert visited == ["text 100", "theme light", "motion True", "sound training"]


def test_the_first_screen_offers_every_text_size(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.draw(pygame.Surface((1280, 800)))

    assert {stop.id for stop in desk.stops} >= {f"text {size}" for size in choices()["text"]}
