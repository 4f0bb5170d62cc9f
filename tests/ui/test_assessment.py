"""The assessment in the window: what bears on it in the grid, marks, and figures that always make 100 together."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.places import ROOT
from game.rules import Assess, Plan
from game.session import Game, Phase
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.screens.assessment import Assessment
from game.ui.wishes import Sit
from tests.worlds import text

THREE = {
    name: {"name": name.capitalize(), "text": "One of three.", "prior": prior}
    for name, prior in (("state", "40%"), ("gang", "40%"), ("flag", "20%"))
}
OFFERS = {
    "at": "1h", "from": "orsk", "channel": "cable", "title": "Orsk offers its logs", "text": "Here they are.",
    "chance": {"state": "30%", "gang": "60%", "flag": "60%"}, "weighs": "Twice as likely from who has nothing to hide.",
    "otherwise": {"title": "Orsk says nothing", "text": "No cable came.", "weighs": "Somewhat likelier from Orsk."},
}  # fmt: skip
TITLES = {"Orsk offers its logs", "Orsk says nothing"}
ROLES = {"head": {"title": "Head of delegation", "decides": True}, "law": {"title": "Legal adviser"}}
Begins = Callable[..., Desk]


@pytest.fixture
def begins(tmp_path: Path) -> Iterator[Begins]:
    """Give what makes a desk on which the second assessment of a small crisis begins."""
    pygame.init()
    desk = Desk(tmp_path)

    def begin(**changes: object) -> Desk:
        file = tmp_path / "small.yaml"
        file.write_text(text(**{"hypotheses": THREE, "injects": {"offers": OFFERS}, **changes}), encoding="utf-8")
        game = Game.start(file, save=tmp_path / "a.jsonl", seed=1)
        game.begin()
        game.weigh()
        game.assess(Assess({"state": 40, "gang": 40, "flag": 20}))
        game.commit(Plan())
        game.go_on()
        game.weigh()
        desk.show(game)
        look(desk)
        return desk

    yield begin
    desk.close()


def look(desk: Desk, size: tuple[int, int] = (1280, 800)) -> None:
    desk.draw(pygame.Surface(size))


def put(desk: Desk, name: str, percent: int) -> dict[str, int]:
    """Put one figure with the pointer; give what all stand at."""
    next(grip for grip in desk.grips if grip.id == name).set(percent)
    look(desk)
    assert isinstance(desk.screen, Assessment)
    assert sum(desk.screen.percents.values()) == 100
    return desk.screen.percents


def test_moving_one_shares_out_the_rest_in_proportion(begins: Begins) -> None:
    desk = begins()

    assert put(desk, "state", 70) == {"state": 70, "gang": 20, "flag": 10}
    assert "Moving one shares out the rest." in desk.said
    assert put(desk, "state", 100) == {"state": 100, "gang": 0, "flag": 0}
    assert put(desk, "state", 40) == {"state": 40, "gang": 40, "flag": 20}, "back where it stood, so are the others"


def test_what_was_put_by_hand_stays_while_another_can_give_way(begins: Begins) -> None:
    desk = begins()
    put(desk, "state", 30)

    assert put(desk, "gang", 60) == {"state": 30, "gang": 60, "flag": 10}
    assert put(desk, "gang", 90) == {"state": 10, "gang": 90, "flag": 0}, "then the one put longest ago gives way"
    assert put(desk, "gang", 60) == {"state": 30, "gang": 60, "flag": 10}, "and goes back where there is room again"
    assert put(desk, "flag", 20) == {"state": 20, "gang": 60, "flag": 20}


def test_what_others_did_is_a_row_with_its_analyst_s_sentence_and_can_be_marked(begins: Begins) -> None:
    desk = begins()
    (cell,) = [stop for stop in desk.stops if stop.id.startswith("cell ") and stop.id.endswith(" gang")]

    assert {"Orsk offers its logs", "Twice as likely from who has nothing to hide."} <= set(desk.said) or {
        "Orsk says nothing", "Somewhat likelier from Orsk."
    } <= set(desk.said)  # fmt: skip
    desk.screen.memory.focus = cell.id
    look(desk)
    desk.press(Key("4", "4"))
    look(desk)
    assert next(stop for stop in desk.stops if stop.id == cell.id).value == "against"


def test_what_one_seat_reads_first_stays_covered_in_the_grid_until_it_asks(begins: Begins) -> None:
    desk = begins(injects={"offers": OFFERS | {"eyes": "law"}}, roles=ROLES)
    desk.grant(Sit("alone", "head"))
    look(desk)
    (row,) = [stop for stop in desk.stops if stop.id.startswith("covered ")]

    assert not TITLES & set(desk.said)
    desk.screen.memory.focus = row.id
    look(desk)
    desk.press(Key("space", " "))
    look(desk)
    assert TITLES & set(desk.said)


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768)])
def test_what_the_marks_mean_stands_on_the_screen(size: tuple[int, int], begins: Begins) -> None:
    desk = begins()
    look(desk, size)

    assert any("1\u00a0fits well" in said and "5\u00a0strongly against" in said for said in desk.said)


@pytest.mark.parametrize(("crisis", "stands"), [("blackout-at-the-border", True), ("our-friends-certainty", False)])
def test_an_answer_at_the_table_has_a_row_where_it_tells_between_the_explanations(
    crisis: str, stands: bool, tmp_path: Path
) -> None:
    game = Game.start(ROOT / "scenarios" / f"{crisis}.yaml", save=tmp_path / "a.jsonl", seed=1)
    while not (game.phase == Phase.ASSESSMENT and any(sign.answer for sign in game.view().signs)):
        move_on(game, POLICIES["careful"])
    pygame.init()
    desk = Desk(tmp_path)
    desk.show(game)
    look(desk, (1280, 3000))

    assert any("\u201c" in said for said in desk.said) == stands
