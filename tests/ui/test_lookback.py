"""The debrief in the window: a stored review and what observers noted stand beside the decision they are about."""

from pathlib import Path

import pygame

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.analysis.reviewed import store
from game.session import Asked, Game, ask, saved
from game.ui.desk import Desk
from game.ui.wishes import Resume
from tests.analysis.test_review import BETTER, reviewed
from tests.ui.test_desk import Hand
from tests.worlds import text


def test_a_verdict_its_rival_and_what_observers_noted_stand_beside_a_decision(tmp_path: Path) -> None:
    """The policy holds back where one choice is better by construction."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    file = tmp_path / "small.yaml"
    file.write_text(text(**BETTER), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1)
    ask(game.path, Asked(do="remark", text="They whisper.", who="O1"))
    game.hear()
    play_on(game, POLICIES["hawkish"])
    game.close()
    told = reviewed(saved(game.path))
    store(saved(game.path), told)
    desk = Desk(tmp_path)
    desk.grant(Resume(game.path))
    hand = Hand(desk)
    hand.press("2")
    hand.go_to(f"decision {saved(game.path).entries[0].number}")

    assert "O1: They whisper." in hand.shown()
    hand.go_to(f"decision {told.decisions[0].number}")
    assert "The best of the others: Call Orsk" in hand.shown()
