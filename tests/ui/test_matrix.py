"""Every screen in every theme, text size and window size, judged by the layout's own geometry."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.places import SCENARIOS
from game.session import Game, Phase
from game.ui import front
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.screens.debrief import Debrief
from game.ui.settings import Settings
from game.ui.theme import TEXT_SIZES, THEMES
from game.ui.wishes import Back, Dissent, Open, Sit, Speak
from tests.ui.watching import Watching, wrong

SIZES = ((1024, 768), (1280, 800), (1920, 1080), (3840, 2160))
DAILY = (((1024, 768), 200, "contrast"), ((1280, 800), 100, "light"), ((1280, 800), 150, "dark"))
ROUND = 3
"""The round from which screens of play are looked at: by then there is something on each."""


def screens(blackout: Path, folder: Path, settings: Settings) -> Iterator[tuple[str, Desk]]:
    """Give every screen and every sheet once, on a desk with two saved games."""
    Game.start(blackout, save=folder / "older.jsonl", seed=2).close()
    game = Game.start(blackout, save=folder / "played.jsonl", seed=1)
    desk = Desk(folder)
    desk.settings = settings
    yield "library", desk
    for sheet, about in (("find", ""), ("about", "scenario blackout-at-the-border"), ("glossary", "cbm"), ("menu", "")):
        desk.grant(Open(sheet, about))
        yield f"library {sheet}", desk
    desk.grant(Back())
    seen: set[Phase] = set()
    while game.phase != Phase.DEBRIEF:
        ready = game.phase in (Phase.BRIEFING, Phase.NEGOTIATION, Phase.OUTCOME) or game.view().round >= ROUND
        if ready and game.phase not in seen:
            seen.add(game.phase)
            desk.show(game)
            yield game.phase.value, desk
            if game.phase == Phase.DECISION:
                yield from _decision(desk)
        if game.phase == Phase.OUTCOME:
            game.review()
        else:
            move_on(game, POLICIES["cautious"])
    desk.show(game)
    assert isinstance(desk.screen, Debrief)
    for number, page in enumerate(desk.screen.pages, 1):
        desk.press(Key(str(number), str(number)))
        yield f"debrief {page}", desk
    desk.close()


def _decision(desk: Desk) -> Iterator[tuple[str, Desk]]:
    """Give the decision with each choice in full, with the dossier beside it, and the sheets of play."""
    for stop in [stop for stop in desk.stops if stop.id.startswith("choice ")]:
        desk.screen.memory.focus = stop.id
        if stop.act and stop.state != "refused":
            stop.act()
        yield f"decision, {stop.id}", desk
    desk.press(Key("d", "d"))
    yield "decision, dossier", desk
    desk.press(Key("d", "d"))
    for sheet in ("dossier", "briefing", "meters", "reason"):
        desk.grant(Open(sheet))
        yield f"sheet {sheet}", desk
    desk.press(Key("escape"))
    desk.press(Key("f1"))
    yield "sheet help", desk
    desk.press(Key("escape"))


def seats(folder: Path, settings: Settings) -> Iterator[tuple[str, Desk]]:
    """Give the screens that only a delegation has."""
    folder.mkdir()
    game = Game.start(SCENARIOS / "the-quiet-wards.yaml", save=folder / "seats.jsonl", seed=3)
    while game.phase != Phase.ASSESSMENT or game.view().round < 2:
        move_on(game, POLICIES["cautious"])
    desk = Desk(folder)
    desk.settings = settings
    desk.show(game)
    yield "passing", desk
    desk.grant(Sit("alone", "health"))
    yield "alone", desk
    names = list(game.scenario.hypotheses)
    for place, role in enumerate(game.scenario.roles):
        desk.grant(Speak(role, {name: 100 if name == names[place % len(names)] else 0 for name in names}, "low"))
    yield "spread", desk
    desk.grant(Open("dissent"))
    yield "dissent", desk
    desk.grant(Dissent("legal", "Nothing in the file names anybody, and the police were told to wait."))
    desk.grant(Sit("together"))
    desk.screen.memory.focus = "tab seats"
    yield "together", desk
    game.end()
    game.review()
    desk.show(game)
    desk.press(Key("5", "5"))
    yield "debrief seats", desk
    desk.close()


def look(desk: Desk, size: tuple[int, int], surface: pygame.Surface) -> list[str]:
    desk.draw(surface)
    least = 7.0 if desk.settings.theme == "contrast" else 4.5
    return list(dict.fromkeys(wrong(desk, least)))


def found(
    blackout: Path, folder: Path, size: tuple[int, int], percent: int, theme: str, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    pygame.init()
    surface = pygame.display.set_mode(size)
    monkeypatch.setattr(front, "Canvas", Watching)
    settings = Settings(theme, percent, motion=False)
    told = []
    for name, desk in chain(screens(blackout, folder, settings), seats(folder / "seats", settings)):
        told += [f"{name}: {each}" for each in look(desk, size, surface)]
    return told


@pytest.mark.parametrize(("size", "percent", "theme"), DAILY)
def test_no_text_overflows_no_controls_overlap_all_can_be_reached_and_read(
    size: tuple[int, int], percent: int, theme: str, blackout_file: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    told = found(blackout_file, tmp_path, size, percent, theme, monkeypatch)

    assert told == [], "\n".join(told)


@pytest.mark.long
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("size", SIZES)
def test_the_whole_matrix(
    size: tuple[int, int], percent: int, theme: str, blackout_file: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    told = found(blackout_file, tmp_path, size, percent, theme, monkeypatch)

    assert told == [], "\n".join(told)


def test_the_check_sees_what_is_wrong(blackout_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that cannot fail would prove nothing: here two texts lie over each other, pale, and out of the window."""
    pygame.init()
    surface = pygame.display.set_mode((1280, 800))
    monkeypatch.setattr(front, "Canvas", Watching)
    desk = Desk(tmp_path)
    desk.settings = replace(desk.settings, motion=False)
    desk.draw(surface)
    canvas = Watching.last
    for said, at in (("one text", (600, 700)), ("another text", (604, 704)), ("far out", (1260, 700))):
        canvas.write(said, at, 300, colour=canvas.theme["rule"])
    told = "\n".join(wrong(desk, 4.5))

    for each in ("lie over each other", "leaves the window", "has the contrast"):
        assert each in told
