"""A message for one seat's eyes first stays covered in the window until that seat asks for it."""

from pathlib import Path

import pygame

from game.rules import Assess, Plan
from game.session import Game
from game.ui.desk import Desk
from game.ui.focus import Key
from tests.worlds import text

ROLES = {"head": {"title": "Head of delegation", "decides": True}, "law": {"title": "Legal adviser"}}
BRIEF = {"at": "1h", "from": "orsk", "channel": "cable", "title": "Brief", "text": "For counsel.", "eyes": "law"}


def test_a_message_for_one_seat_s_eyes_is_covered_until_the_seat_is_alone(tmp_path: Path) -> None:
    pygame.init()
    surface = pygame.display.set_mode((1280, 800))
    file = tmp_path / "small.yaml"
    file.write_text(text(roles=ROLES, injects={"brief": BRIEF}), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1)
    game.begin()
    game.weigh()
    game.assess(Assess({"state": 50, "gang": 50}))
    game.commit(Plan())
    game.go_on()
    desk = Desk(tmp_path)
    desk.show(game)
    desk.screen.memory.focus = "message 0"
    desk.draw(surface)
    assert "For the eyes of this seat first: Legal adviser" in desk.said
    assert "For counsel." not in desk.said

    desk.screen.memory.focus = "uncover"
    desk.draw(surface)
    desk.press(Key("space", " "))
    desk.draw(surface)
    assert "For counsel." in desk.said
    desk.close()
