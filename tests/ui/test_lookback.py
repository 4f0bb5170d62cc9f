"""The debrief in the window: a stored review and what observers noted stand beside the decision they are about."""

from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.analysis.reviewed import store
from game.analysis.story import MeterTold, Story
from game.scenario import library
from game.session import Asked, Game, ask, saved, words
from game.ui.charts import Look
from game.ui.desk import Desk
from game.ui.lookback.stood import drawn
from game.ui.screens.debrief import Debrief
from game.ui.wishes import Resume
from tests.analysis.games import by_policy
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


@pytest.fixture
def hand(tmp_path: Path, blackout_file: Path) -> Hand:
    """A finished crisis, looked back on."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    game = by_policy(blackout_file, tmp_path, "cautious")
    desk = Desk(tmp_path)
    desk.grant(Resume(game.path))
    hand = Hand(desk)
    if not isinstance(desk.screen, Debrief):
        hand.press("return")
    return hand


def told(hand: Hand) -> Story:
    assert isinstance(hand.desk.screen, Debrief)
    return hand.desk.screen.story


def test_the_lines_run_from_the_first_hour_to_the_last_and_say_where_they_began(hand: Hand) -> None:
    last = f"H+{told(hand).scenario.clock.ends[-1] // 60}"

    assert {"H+0", last} <= set(hand.desk.said)
    for meter in told(hand).meters[:2]:
        assert f"{words.points(meter.start)} \u2192 {words.points(meter.end)}" in hand.desk.said
    hand.press("3")
    assert {"H+0", last, words.points(told(hand).meters[0].start)} <= set(hand.desk.said)


def test_a_meter_has_a_look_of_its_own_and_the_same_in_every_crisis() -> None:
    """Colour, mark and dash: no two lines of a game share all three."""
    core = {"stability", "sovereignty", "support", "harm"}
    shared = set[tuple[str, Look]]()
    for shelved in library():
        world = shelved.scenario
        assert world is not None
        names = [*core, *(f"trust.{actor}" for actor in world.actors), *world.meters]
        series = drawn([MeterTold(name, name, False, ((0, 0),), ()) for name in dict.fromkeys(names)])

        assert len({each.look for each in series.values()}) == len(series)
        shared |= {(name, each.look) for name, each in series.items() if name in core}
    assert len(shared) == len(core)
