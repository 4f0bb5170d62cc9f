"""Pictures of the screens, made from a game that plays itself, so that they never lag behind the program."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pygame

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.session import Game, Phase
from game.ui.describing import describe
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.screens.debrief import Debrief
from game.ui.settings import Settings
from game.ui.wishes import Open

SEED, SHOWN_FROM = 1, 3
"""The luck of the game that is pictured, and the round from which a phase is pictured, so that there is something."""
SHEETS = ("dossier", "meters", "glossary", "menu")


def pictures(
    scenario: Path, out: Path, size: tuple[int, int] = (1280, 800), theme: str = "light", percent: int = 100
) -> tuple[Path, ...]:
    """Write a picture of every screen into a folder, and beside it what it says as text; give the pictures."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.init()
    pygame.display.set_mode(size)
    surface = pygame.Surface(size)
    out.mkdir(parents=True, exist_ok=True)
    written = []
    with TemporaryDirectory() as folder:
        for number, (name, desk) in enumerate(_screens(scenario, Path(folder))):
            desk.settings = Settings(theme, percent, motion=False)
            desk.draw(surface)
            path = out / f"{number + 1:02}-{name}.png"
            pygame.image.save(surface, path)
            path.with_suffix(".txt").write_text("\n".join(describe(desk)) + "\n", encoding="utf-8")
            written.append(path)
    return tuple(written)


def _screens(scenario: Path, folder: Path) -> Iterator[tuple[str, Desk]]:
    """Give each screen once: the library, every phase of play, the sheets, the debrief."""
    desk = Desk(folder)
    desk.settings = Settings(motion=False)
    yield "library", desk
    game = Game.start(scenario, save=folder / "pictured.jsonl", seed=SEED)
    shown: set[Phase] = set()
    while game.phase != Phase.DEBRIEF:
        ready = game.view().round >= SHOWN_FROM or game.phase == Phase.BRIEFING
        if ready and game.phase not in shown:
            shown.add(game.phase)
            desk.show(game)
            yield game.phase.value, desk
            yield from _sheets(desk, SHEETS if game.phase == Phase.DECISION else ())
        _move_on(game)
    desk.show(game)
    assert isinstance(desk.screen, Debrief)
    for number, page in enumerate(desk.screen.pages, 1):
        desk.press(Key(str(number), str(number)))
        yield f"debrief-{page}", desk
    desk.close()


def _move_on(game: Game) -> None:
    if game.phase == Phase.OUTCOME:
        game.review()
    else:
        move_on(game, POLICIES["cautious"])


def _sheets(desk: Desk, names: Sequence[str]) -> Iterator[tuple[str, Desk]]:
    for name in names:
        desk.grant(Open(name))
        yield name, desk
    desk.sheet = None
