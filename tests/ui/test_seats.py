"""A delegation in the window: each seat is alone with the screen, then all see the spread, and one speaks for all."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.analysis.delegation import delegation
from game.rules import Assess
from game.session import Game, Phase, saved
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.screens.delegation import Alone, Passing, Spread, Together
from tests.worlds import finding, text

ROLES = {"head": {"title": "Head of delegation", "decides": True}, "law": {"title": "Legal adviser"}}
LOGS = {
    "title": "The logs", "source": "CERT", "eyes": "law",
    "findings": [finding("one", state="60%", gang="30%"), finding("two", state="40%", gang="70%")],
}  # fmt: skip

COMES = {"at": "1h", "from": "orsk", "channel": "cert", "title": "Logs", "text": "They came.", "reveal": ["logs"]}


def press(desk: Desk, surface: pygame.Surface, *names: str) -> None:
    for name in names:
        desk.press(Key(name, {"space": " "}.get(name, name if len(name) == 1 else "")))
        desk.draw(surface)


@pytest.fixture
def surface() -> pygame.Surface:
    pygame.init()
    return pygame.Surface((1280, 800))


@pytest.fixture
def desk(tmp_path: Path, surface: pygame.Surface) -> Iterator[Desk]:
    """Give a desk on which a delegation of two is about to assess."""
    file = tmp_path / "small.yaml"
    file.write_text(text(roles=ROLES, evidence={"logs": LOGS}, injects={"come": COMES}), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1)
    game.begin()
    game.weigh()
    desk = Desk(tmp_path)
    desk.show(game)
    desk.draw(surface)
    yield desk
    desk.close()


def state(desk: Desk, surface: pygame.Surface, percent: int) -> None:
    """Let the seat that is next be alone, set its first probability, and state it."""
    press(desk, surface, "return")
    assert isinstance(desk.screen, Alone)
    desk.screen.confidence.percents.update({"state": percent, "gang": 100 - percent})
    press(desk, surface, "return")


def test_nothing_a_seat_stated_is_shown_before_all_have(desk: Desk, surface: pygame.Surface) -> None:
    assert "Pass the screen to: Legal adviser" in desk.said
    state(desk, surface, 85)

    assert isinstance(desk.screen, Passing)
    assert "Pass the screen to: Head of delegation" in desk.said
    assert not any("85" in said for said in desk.said)
    press(desk, surface, "return")
    assert not any("85" in said for said in desk.said)


def test_all_see_how_far_apart_they_are_and_one_states_it_for_all(desk: Desk, surface: pygame.Surface) -> None:
    state(desk, surface, 85)
    state(desk, surface, 30)

    assert isinstance(desk.screen, Spread)
    assert "55 points apart. Hear those two first." in desk.said
    press(desk, surface, "n", *"No law says so", "return", "return")
    assert isinstance(desk.screen, Together)
    press(desk, surface, "return")
    assert desk.game is not None
    assert desk.game.phase == Phase.DECISION
    told = delegation(saved(desk.game.path))[0]
    assert told.seats == {"law": {"state": 85, "gang": 15}, "head": {"state": 30, "gang": 70}}
    assert told.dissents == (("law", "No law says so"),)
    assert dict(desk.game.view().stated[-1].percents) == {"state": 50, "gang": 50}


def test_the_debrief_shows_who_believed_what_the_pools_and_who_disagreed(desk: Desk, surface: pygame.Surface) -> None:
    state(desk, surface, 85)
    state(desk, surface, 30)
    press(desk, surface, "n", *"No law says so", "return", "return", "return")
    game = desk.game
    assert game is not None
    game.end()
    game.review()
    desk.show(game)
    press(desk, surface, *[str(desk.screen.pages.index("seats") + 1)])  # type: ignore[attr-defined]

    said = "\n".join(desk.said)
    for each in ("Legal adviser\n85 %", "Pooled: plain mean\n58 %", "Pooled: geometric mean\n61 %",
                 "Stated for the delegation\n50 %", "Legal adviser disagreed:\nNo law says so"):  # fmt: skip
        assert each in said


def test_the_seats_go_on_where_they_were_after_a_crash(desk: Desk, surface: pygame.Surface) -> None:
    state(desk, surface, 85)
    assert desk.game is not None
    path = desk.game.path
    desk.close()

    desk.show(Game.resume(path))
    desk.draw(surface)

    assert "Pass the screen to: Head of delegation" in desk.said
    assert "1 of 2 have stated" in desk.said


def test_the_seats_can_be_left_out(desk: Desk, surface: pygame.Surface) -> None:
    press(desk, surface, "j", "return")

    assert desk.game is not None
    assert desk.game.phase == Phase.DECISION


def test_a_finding_for_one_seat_is_open_to_it_alone_in_its_turn_and_to_all_once_it_shows_it(
    desk: Desk, surface: pygame.Surface
) -> None:
    game = desk.game
    assert game is not None
    game.assess(Assess({"state": 50, "gang": 50}))
    game.commit(game.draft)
    game.go_on()
    game.weigh()
    desk.show(game)
    desk.draw(surface)
    shown = {}
    for role, screen in (("law", Alone), ("head", Alone)):
        desk.screen.memory.focus = f"seat {role}"
        desk.draw(surface)
        press(desk, surface, "return")
        assert isinstance(desk.screen, screen)
        shown[role] = {"one", "two"} & set(desk.said)
        press(desk, surface, "return")
    assert shown["law"]
    assert not shown["head"]

    press(desk, surface, "return")
    desk.screen.memory.focus = "covered logs"
    desk.draw(surface)
    press(desk, surface, "space")
    assert {"one", "two"} & set(desk.said)
    assert "evidence logs" in [note["text"] for note in game.notes if note["note"] == "opened"]
