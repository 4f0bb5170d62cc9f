"""What was written and what was agreed is read where it is told, clause by clause."""

from pathlib import Path

import pygame

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.rules import Offer
from game.session import Game, Phase
from game.ui.desk import Desk
from game.ui.screens.negotiation import Negotiation
from game.ui.screens.situation import Situation
from game.ui.wishes import Decide
from tests.ui.test_desk import Hand
from tests.ui.test_planning import at_the_plan, worded


def test_a_text_that_was_sent_is_listed_where_its_line_is_read(blackout_file: Path, tmp_path: Path) -> None:
    hand, game = at_the_plan(blackout_file, tmp_path)
    worded(hand)
    hand.press("return", "return")
    hand.go_to(next(stop.id for stop in hand.look() if "6 clauses, as you worded them" in stop.name))
    shown = hand.shown()

    assert game.phase == Phase.RESOLUTION
    assert "What happened: Breakers at Hallen and Brodno opened by remote command" in shown
    assert shown.index("What happened: ") < shown.index("Technical annex: ") < shown.index("What we offer: ")
    assert "The line says it all." not in shown


def test_what_was_agreed_is_read_in_the_ledger_and_in_its_message(blackout_file: Path, tmp_path: Path) -> None:
    """And what the player offered is no message to them."""
    hand = at_the_table(blackout_file, tmp_path)
    assert isinstance(hand.desk.screen, Negotiation)
    for row in range(len(hand.desk.screen.table.clauses)):
        hand.press("home", "right", *["down"] * row, "space")
    hand.press("return", "a", "return")
    assert hand.desk.game is not None
    assert hand.desk.game.phase == Phase.RESOLUTION
    hand.press("return")
    hand.go_to(next(stop.id for stop in hand.look() if stop.name.startswith("Agreed: ")))
    assert "A line between duty officers: " in hand.shown()

    hand.press("return")
    assert isinstance(hand.desk.screen, Situation)
    messages = [stop for stop in hand.look() if stop.id.startswith("message ")]
    assert not any(stop.name.startswith("You made an offer") for stop in messages)
    hand.go_to(next(stop.id for stop in messages if stop.name.startswith("Agreed: ")))
    assert "A line between duty officers: " in hand.shown()


def test_it_is_told_what_they_changed_and_that_they_changed_nothing(blackout_file: Path, tmp_path: Path) -> None:
    hand = at_the_table(blackout_file, tmp_path)
    assert isinstance(hand.desk.screen, Negotiation)
    for row in range(len(hand.desk.screen.table.clauses)):
        hand.press("home", "right", *["down"] * row, "space")
    told = []
    for _exchange in range(4):
        was = {seat.counterpart: dict(seat.package) for seat in hand.desk.screen.talks.seats}
        hand.press("return")
        if not isinstance(hand.desk.screen, Negotiation):
            break
        [seat] = hand.desk.screen.talks.seats
        shown = hand.shown()
        if was["tolvik"] and not seat.accepts:
            moved = was["tolvik"] != dict(seat.package)
            assert ("Changed in their package: " in shown) == moved
            assert ("Nothing in their package has changed" in shown) == (not moved)
            told.append(moved)

    assert told


def at_the_table(file: Path, folder: Path) -> Hand:
    """Sit at the talks of the Blackout."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    game = Game.start(file, save=folder / "talks.jsonl", seed=1)
    while game.phase != Phase.NEGOTIATION:
        move_on(game, POLICIES["cautious"])
    desk = Desk(folder)
    desk.show(game)
    return Hand(desk)


def test_the_help_of_the_table_explains_asking_the_figures_and_leaving(blackout_file: Path, tmp_path: Path) -> None:
    hand = at_the_table(blackout_file, tmp_path)
    hand.press("f1")
    shown = hand.shown()

    assert "W: Walk away" in shown
    assert "A question is an exchange too and takes 30 min" in shown
    assert "Under 40 you are better off without an agreement" in shown


def test_after_a_question_one_stands_at_the_clause_it_was_about(blackout_file: Path, tmp_path: Path) -> None:
    """The frame jumped to the first clause, and a wording was offered there unmeant."""
    hand = at_the_table(blackout_file, tmp_path)
    asked = [stop.id for stop in hand.look() if stop.id.startswith("ask ")][-1]
    hand.go_to(asked)
    hand.press("space", "return")

    assert hand.focus().startswith(f"option {asked.split()[1]} ")


def test_who_leaves_the_table_is_told_at_once_and_talks_are_not_taken_back_unasked(
    blackout_file: Path, tmp_path: Path
) -> None:
    hand = at_the_table(blackout_file, tmp_path)
    game = hand.desk.game
    assert game is not None
    for _exchange in range(12):
        if not isinstance(hand.desk.screen, Negotiation):
            break
        dearest = {name: max(told.options, key=lambda each: told.options[each].worth)
                   for name, told in hand.desk.screen.table.clauses.items()}  # fmt: skip
        hand.desk.grant(Decide(Offer(dearest)))
        hand.look()
    assert game.state.talks["channel"].standing == "refused"
    assert "Good night, Ambassador." in hand.shown()
    assert "There is no agreement, and the round goes on." in hand.shown()

    hand.press("return", "return", "t")
    assert "Take the plan back, and the talks that came of it?" in hand.shown()
    hand.press("escape")
    assert game.phase == Phase.RESOLUTION
    hand.press("t", "return")
    assert game.phase == Phase.DECISION
