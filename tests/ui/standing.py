"""Places to stand in the window for tests: a game that has come to a round, and one that is over and looked back on."""

from pathlib import Path

import pygame

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.session import Game, Phase
from game.ui.desk import Desk
from game.ui.screens.debrief import Debrief
from game.ui.wishes import Resume
from tests.analysis.games import by_policy
from tests.ui.test_desk import Hand


def at_situation(file: Path, save: Path, round: int) -> Game:
    """Play a game, by a cautious hand, to where a round begins."""
    game = Game.start(file, save=save, seed=1)
    while game.view().round < round or game.phase != Phase.SITUATION:
        move_on(game, POLICIES["cautious"])
    return game


def looking_back(file: Path, folder: Path) -> Hand:
    """Give a hand at the debrief of a game that was played to its end."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    game = by_policy(file, folder, "cautious")
    desk = Desk(folder)
    desk.grant(Resume(game.path))
    hand = Hand(desk)
    if not isinstance(desk.screen, Debrief):
        hand.press("return")
    return hand
