"""The last page of the debrief leads the talk: its steps, what the group said to them, and who noted what."""

from pathlib import Path

import pygame

from game import session
from game.session import Game
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.wishes import Resume
from tests.worlds import text


def test_the_talk_has_its_steps_the_group_s_answers_commitments_and_remarks(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(text(debrief={"why": {"text": "Why did you wait?"}}), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1)
    game.begin()
    game.note("remark", "They never asked counsel.")
    game.end()
    game.close()
    session.answer(session.saved(game.path), "why", "We were not sure.")
    session.commit_to(session.saved(game.path), "ana", "I will ask counsel first.")
    pygame.init()
    desk, surface = Desk(tmp_path), pygame.Surface((1280, 2000))
    desk.grant(Resume(game.path))
    desk.draw(surface)
    desk.press(Key("5", "5"))
    desk.draw(surface)

    said = "\n".join(desk.said)
    for each in ("Defuse: how was it?", "Why did you wait?", "The group: We were not sure.",
                 "ana: I will ask counsel first.", "They never asked counsel."):  # fmt: skip
        assert each in said
