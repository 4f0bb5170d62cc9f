"""The plan of a round in the window: what fits into it, and why something does not."""

from pathlib import Path

import pygame

from game.session import Game
from game.ui.desk import Desk
from tests.ui.test_desk import Hand
from tests.worlds import choice, text


def test_what_does_not_go_together_is_told_and_cannot_be_added(tmp_path: Path) -> None:
    pygame.init()
    pygame.display.set_mode((1280, 800))
    choices = {"call": choice(excludes=["blame"]), "blame": choice(title="Blame Orsk")}
    file = tmp_path / "small.yaml"
    file.write_text(text(choices=choices), encoding="utf-8")
    desk = Desk(tmp_path)
    desk.show(Game.start(file, save=tmp_path / "a.jsonl", seed=1))
    hand = Hand(desk)
    hand.press("return", "return", "return")
    hand.go_to("choice call")
    assert "Not in one plan with: Blame Orsk" in hand.shown()

    hand.press("space")
    hand.go_to("choice blame")
    assert "It does not go together with 'Call Orsk'." in hand.shown()
    hand.press("space")
    assert desk.game is not None
    assert desk.game.draft.choices == ("call",)
