"""A storm of events: whatever comes from keyboard, mouse and wheel, nothing raises and nothing is decided unseen."""

import random
from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.places import SCENARIOS
from game.session import Game, Phase
from game.ui.desk import Desk
from game.ui.screen import Play
from game.ui.window import Hand, _take

KEYS = (
    pygame.K_TAB, pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END,
    pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_F1, pygame.K_EQUALS,
    pygame.K_BACKSPACE, *map(ord, "abcdgjkmnrtw12345[]-?0"),
)  # fmt: skip
SIZE = (1024, 768)


def anything(luck: random.Random) -> pygame.event.Event:
    kind = luck.choice((pygame.KEYDOWN, pygame.KEYDOWN, pygame.KEYUP, pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION,
                        pygame.MOUSEWHEEL, pygame.WINDOWFOCUSLOST))  # fmt: skip
    if kind in (pygame.KEYDOWN, pygame.KEYUP):
        key = luck.choice(KEYS)
        return pygame.event.Event(kind, key=key, unicode=chr(key) if 32 <= key < 127 else "",
                                  mod=luck.choice((0, 0, 0, pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL)))  # fmt: skip
    at = (luck.randrange(-50, SIZE[0] + 50), luck.randrange(-50, SIZE[1] + 50))
    if kind == pygame.MOUSEBUTTONDOWN:
        return pygame.event.Event(kind, button=luck.choice((1, 1, 2, 3)), pos=at)
    if kind == pygame.MOUSEMOTION:
        return pygame.event.Event(kind, buttons=(luck.randrange(2), 0, 0), pos=at)
    return pygame.event.Event(kind, y=luck.randrange(-3, 4)) if kind == pygame.MOUSEWHEEL else pygame.event.Event(kind)


def weather(game: Game, luck: random.Random, events: int) -> None:
    """Send events one after the other; after each, the screen shown is that of the phase the game stands in."""
    surface, hand, desk = pygame.display.set_mode(SIZE), Hand(), Desk(game.path.parent)
    desk.show(game)
    desk.draw(surface)
    for _event in range(events):
        if desk.left or desk.game is None:
            break
        before, shown = desk.game.number, desk.screen
        surface = _take(desk, anything(luck), surface, hand)
        desk.draw(surface)
        if desk.game and desk.game.number != before:
            assert desk.game.number == before + 1, "one event decides once"
            assert desk.screen is not shown, "a decision shows what became of it"
        if desk.game and isinstance(desk.screen, Play):
            assert desk.screen.game.number == desk.game.number, "the screen shows the game as it stands"
    desk.close()


@pytest.mark.parametrize("phase", [Phase.SITUATION, Phase.ASSESSMENT, Phase.DECISION, Phase.NEGOTIATION,
                                   Phase.RESOLUTION])  # fmt: skip
def test_random_events_never_raise_and_never_decide_unseen(phase: Phase, blackout_file: Path, tmp_path: Path) -> None:
    pygame.init()
    game = Game.start(blackout_file, save=tmp_path / "storm.jsonl", seed=1)
    while game.phase != phase:
        move_on(game, POLICIES["cautious"])

    weather(game, random.Random(phase.value), 60)


def test_random_events_never_raise_while_a_delegation_passes_the_screen(tmp_path: Path) -> None:
    pygame.init()
    game = Game.start(SCENARIOS / "the-quiet-wards.yaml", save=tmp_path / "storm.jsonl", seed=1)
    while game.phase != Phase.ASSESSMENT:
        move_on(game, POLICIES["cautious"])

    weather(game, random.Random(3), 60)


@pytest.mark.long
@pytest.mark.parametrize("crisis", ["blackout-at-the-border", "the-quiet-wards"])
@pytest.mark.parametrize("seed", range(10))
def test_a_thousand_random_events_from_the_first_screen_on(crisis: str, seed: int, tmp_path: Path) -> None:
    pygame.init()
    game = Game.start(SCENARIOS / f"{crisis}.yaml", save=tmp_path / "storm.jsonl", seed=seed)

    weather(game, random.Random(seed), 1000)
