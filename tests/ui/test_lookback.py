"""The debrief in the window: a stored review and what observers noted stand beside the decision they are about."""

import re
import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.analysis.reviewed import store, stored
from game.analysis.story import MeterTold, Story, story
from game.report.page import page
from game.rules import Assess, Offer, Plan, Walk
from game.scenario import library
from game.session import Asked, Game, SavedGame, ask, saved, words
from game.terminal.playing import debrief_lines
from game.ui.canvas import Canvas
from game.ui.charts import Look
from game.ui.desk import Desk
from game.ui.flow import Flow
from game.ui.focus import Memory
from game.ui.lookback.luck import Luck
from game.ui.lookback.stood import drawn
from game.ui.screens.debrief import Debrief
from game.ui.settings import Settings
from game.ui.wishes import Leave, Resume
from tests.analysis.games import decided
from tests.analysis.test_alternatives import TALKS
from tests.analysis.test_review import BETTER, BOTH, TWO_DRAWS, reviewed
from tests.ui.standing import looking_back
from tests.ui.test_desk import Hand
from tests.worlds import LEAST, choice, finding, text


def started(folder: Path) -> Game:
    """A game of a small world where one choice is better by construction, before its first phase."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    file = folder / "small.yaml"
    file.write_text(text(**BETTER), encoding="utf-8")
    return Game.start(file, save=folder / "a.jsonl", seed=1)


def finished(folder: Path) -> SavedGame:
    """A game of a small world, played by a policy that holds back where one choice is better by construction."""
    game = started(folder)
    ask(game.path, Asked(do="remark", text="They whisper.", who="O1"))
    game.hear()
    play_on(game, POLICIES["hawkish"])
    game.close()
    return saved(game.path)


def test_a_verdict_its_rival_and_what_observers_noted_stand_beside_a_decision(tmp_path: Path) -> None:
    game = finished(tmp_path)
    told = reviewed(game)
    store(game, told)
    desk = Desk(tmp_path)
    desk.grant(Resume(game.path))
    hand = Hand(desk)
    hand.press("2")
    hand.go_to(f"decision {game.entries[0].number}")

    assert "O1: They whisper." in hand.shown()
    hand.go_to(f"decision {told.decisions[0].number}")
    assert "The best of the others: Call Orsk" in hand.shown()


@pytest.fixture
def hand(tmp_path: Path, blackout_file: Path) -> Hand:
    return looking_back(blackout_file, tmp_path)


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


def test_what_moved_a_meter_after_the_end_stands_in_its_account_and_not_in_its_line(tmp_path: Path) -> None:
    """With when, through whom, and where the meter stood then."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    hypotheses = {**LEAST["hypotheses"], "state": {**LEAST["hypotheses"]["state"], "reckoning": {"stability": -4}}}
    game = decided(tmp_path, [Plan(), Plan()], truth="state", hypotheses=hypotheses)
    desk = Desk(tmp_path)
    desk.grant(Resume(game.path))
    hand = Hand(desk)
    hand.press("return", "3")
    hand.go_to("meter stability")

    assert "60 \u2192 60" in hand.desk.said
    assert "as at first in play, 56 once everything had come out" in hand.desk.said
    place = hand.desk.said.index("Found out: Orsk")
    assert set(hand.desk.said[place - 1 : place + 3]) >= {"H+08:00", "after the game's end", "\N{MINUS SIGN}4"}
    lines = "\n".join(debrief_lines(story(saved(game.path))))
    assert "After the game's end. Found out: Orsk: Stability \N{MINUS SIGN}4" in lines


def test_a_leap_of_what_the_evidence_supported_names_what_made_it(hand: Hand) -> None:
    hand.press("4", "tab", "end")

    assert "What moved the evidence, towards" in hand.shown()
    names = [each.name for each in told(hand).scenario.hypotheses.values()]
    assert any(f"times as likely under \u201c{name}\u201d" in hand.shown() for name in names)
    assert "rests on the findings, and on what others did" in hand.shown()


def test_the_score_and_the_brier_score_say_what_to_compare_them_with(hand: Hand) -> None:
    story = told(hand)
    assert story.opened is not None
    assert f"At the start it stood at {story.opened.first_score / 1000:.1f}" in hand.shown()
    hand.press("4")
    assert "equal shares for all would give 0.67" in hand.shown()
    assert "Distance to the truth, on the average of the rounds" in hand.shown()


def test_shares_that_are_shown_together_add_up_to_a_hundred(tmp_path: Path) -> None:
    """Rounded each by itself these would come to 99."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    priors = {"state": "28.4%", "gang": "50.3%", "third": "21.3%"}
    hypotheses = {id: {"name": id, "text": "It was.", "prior": prior} for id, prior in priors.items()}
    game = decided(tmp_path, [Plan(), Plan()], hypotheses=hypotheses)
    desk = Desk(tmp_path)
    desk.grant(Resume(game.path))
    hand = Hand(desk)

    for number, said in (("2", r"^(\d+) %$"), ("4", r"(\d+) % supported")):
        hand.press(number)
        shares = [int(found) for each in desk.said for found in re.findall(said, each)]
        assert sorted(shares[:3]) == [21, 29, 50], number
    lines = " ".join(debrief_lines(story(saved(game.path))))
    assert "The evidence supported state 29 %; gang 50 %; third 21 %." in lines
    assert all(f"{share} % supported" in page(game) for share in (21, 29, 50))


def test_a_finding_that_had_been_taken_back_is_marked_where_it_is_told_what_was_known(tmp_path: Path) -> None:
    pygame.init()
    pygame.display.set_mode((1280, 800))
    look = {"at": "0h", "from": "orsk", "channel": "news", "title": "T", "text": "T.", "reveal": ["log"]}
    log = {"title": "Log", "source": "S", "findings": [finding("seen", state="98%", gang="99%"),
           finding("other", state="2%", gang="1%")]}  # fmt: skip
    choices = {"wait": choice(title="Wait"), "undo": choice(withdraw=["log"], when="round == 1")}
    game = decided(tmp_path, [Plan(("undo",)), Plan(("wait",))], truth="state", injects={"look": look},
                   evidence={"log": log}, choices=choices)  # fmt: skip
    desk = Desk(tmp_path)
    desk.grant(Resume(game.path))
    hand = Hand(desk)
    hand.press("2")
    second, first = (next(each.number for each in game.entries if each.decision == Plan((name,))) for name in choices)

    hand.go_to(f"decision {first}")
    assert "(taken back by then)" not in hand.shown()
    assert "Pointed away from what was true" in hand.shown()
    hand.go_to(f"decision {second}")
    assert "(taken back by then)" in hand.shown()
    assert "Pointed away from what was true" not in hand.shown()


@pytest.mark.parametrize(
    ("embassy", "said"),
    [
        ({"logs": 1, "line": 3}, " Your embassy had put something else first: Line."), ({"logs": 3, "line": 1}, ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_where_the_embassy_was_wrong_about_what_a_counterpart_wanted_it_is_said(
    tmp_path: Path, embassy: dict[str, int], said: str
) -> None:
    talks = deepcopy(TALKS)
    side = talks["channel"]["counterparts"]["other"]
    side["profiles"]["face"]["wants"]["logs"]["short"] = 51
    side["embassy"] = embassy
    game = decided(tmp_path, [Plan(), Plan()], choices={"talk": choice(opens="channel")}, negotiations=talks)
    opened = story(game).opened

    assert opened is not None
    assert opened.profiles == (f"Minister cared most about: Logs, Line.{said}",)
    assert opened.profiles[0] in page(game)


@pytest.mark.parametrize(
    ("luck", "judgement", "said"),
    [
        (-4.0, 1.0, "Round 2 went badly mostly by bad luck."), (4.0, 1.0, "Round 2 went well mostly by luck."),
        (-4.0, 5.0, ""),
    ],
)  # fmt: skip
def test_the_round_that_chance_decided_is_named(tmp_path: Path, luck: float, judgement: float, said: str) -> None:
    """Where the decision moved more than chance did, nothing is put down to luck."""
    review = reviewed(decided(tmp_path, BOTH, truth="state", **TWO_DRAWS))
    first, second = (replace(each, judgement=0, truth=0, draws=0) for each in review.decisions)
    second = replace(second, judgement=round(judgement * 1000), draws=round(luck * 1000))
    assert review.parts is not None
    canvas = Canvas(pygame.Surface((600, 300)), Settings(), Memory())
    Luck(replace(review, decisions=(first, second)), review.parts).draw(Flow(canvas, 0, 0, 560))

    assert [each for each in canvas.said if "mostly by" in each] == ([said] if said else [])
    assert {"0", "+5.0"} <= set(canvas.said), "a scale spans five points to either side at the least"


def test_offers_in_a_row_are_told_apart_and_the_choices_of_a_plan_are_counted(tmp_path: Path) -> None:
    """In the list of decisions and among the verdicts an offer tells what it changed; its page tells the whole."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    asks = {"which": {"text": "Why?", "options": {"one": "So.", "two": "Thus."}}}
    choices = {"talk": choice(title="Talk", opens="channel", asks=["which"]), "wait": LEAST["choices"]["wait"]}
    offers = [Offer({"logs": logs, "line": "none"}) for logs in ("month", "short", "short")]
    game = decided(tmp_path, [Plan(("talk", "wait"), {}, {"which": "one"}), *offers, Walk(), Plan()],
                   choices=choices, questions=asks, negotiations=TALKS)  # fmt: skip
    store(game, reviewed(game))
    desk = Desk(tmp_path)
    desk.grant(Resume(game.path))
    hand = Hand(desk)

    told = ["Offered: Logs: A month., Line: None.", "Offered again, now with Logs: Short.", "Offered the same again"]
    hand.go_to(next(each.id for each in desk.stops if each.id.startswith("verdict")))
    for said in told:
        assert any(said in each for each in _down(hand)), said
    hand.press("2")
    assert "and 1 more" in hand.shown()
    for said in told:
        assert any(said in each for each in _down(hand)), said


def _down(hand: Hand) -> Iterator[str]:
    """Walk down a list, and tell what is shown at each step."""
    for _step in range(12):
        yield hand.shown()
        hand.press("down")
    hand.press("home")


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


def test_the_decisions_are_judged_in_the_window_while_one_reads_on(tmp_path: Path) -> None:
    """Whoever plays alone in the window types no command to learn which decision was a costly one."""
    desk = Desk(tmp_path)
    desk.grant(Resume(finished(tmp_path).path))
    hand = Hand(desk)
    assert "Judge the decisions" in hand.shown()

    assert "nothing here is a grade" in hand.shown()

    hand.press("5", "j")
    assert "0 % judged" in hand.shown(), "whoever asks for it is shown it"
    while desk.wait(0):
        time.sleep(0.05)
    hand.look()
    assert "Costly" in hand.shown()
    assert "decisions are judged here, not people" in hand.shown()
    assert "nothing here is a grade" not in hand.shown()
    assert "Score by the scenario's own weights" in hand.shown()
    assert "Judge the decisions" not in hand.shown()
    assert [each.complete for each in stored(saved(tmp_path / "a.jsonl"))] == [True]


def test_who_leaves_the_debrief_leaves_no_worker_behind(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.grant(Resume(finished(tmp_path).path))
    before = set(active_children())
    Hand(desk).press("j")
    working = set(active_children()) - before
    assert working

    desk.grant(Leave())
    for _look in range(200):  # the executor's own thread ends them, and may be the one that hears of it
        if not any(child.is_alive() for child in working):
            break
        time.sleep(0.05)
    assert not [child for child in working if child.is_alive()]
    assert not stored(saved(tmp_path / "a.jsonl"))


def test_a_plan_that_took_the_place_of_another_bears_the_verdict_on_the_first_thought(tmp_path: Path) -> None:
    """Page one called it costly, and on page two the same plan had no verdict at all."""
    game = started(tmp_path)
    game.begin()
    game.weigh()
    game.assess(Assess({"state": 50, "gang": 50}))
    game.commit(Plan())
    game.take_back()
    play_on(game, POLICIES["hawkish"])
    game.close()
    told = saved(game.path)
    store(told, reviewed(told))
    desk = Desk(tmp_path)
    desk.grant(Resume(game.path))
    hand = Hand(desk)
    hand.press("2")
    stood = next(entry.number for entry in told.entries if isinstance(entry.decision, Plan))
    hand.go_to(f"decision {stood}")

    assert "Judged is the first thought, which was taken back: Held: nothing was chosen" in hand.shown()
