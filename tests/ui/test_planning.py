"""The plan of a round in the window: what fits into it, and why something does not."""

from pathlib import Path

import pygame

from game.session import Game, Phase
from game.ui.desk import Desk
from game.ui.screens.decision import Decision
from tests.ui.test_desk import Hand
from tests.worlds import choice, text


def at_the_call(folder: Path, **choices: object) -> Hand:
    """A hand at the decision of a small world's first round, on the choice "call"."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    file = folder / "small.yaml"
    file.write_text(text(choices=choices), encoding="utf-8")
    desk = Desk(folder)
    desk.show(Game.start(file, save=folder / "a.jsonl", seed=1))
    hand = Hand(desk)
    hand.press("return", "return", "return")
    hand.go_to("choice call")
    return hand


def test_what_does_not_go_together_is_told_and_cannot_be_added(tmp_path: Path) -> None:
    hand = at_the_call(tmp_path, call=choice(excludes=["blame"]), blame=choice(title="Blame Orsk"))

    assert "Not in one plan with: Blame Orsk" in hand.shown()

    hand.press("space")
    hand.go_to("choice blame")
    assert "It does not go together with 'Call Orsk'." in hand.shown()
    hand.press("space")
    assert hand.desk.game is not None
    assert hand.desk.game.draft.choices == ("call",)


def test_enter_on_the_button_whose_key_is_space_does_what_enter_does_everywhere(
    blackout_file: Path, tmp_path: Path
) -> None:
    """What was worded is not lost by it; and taken out with Space and put back, it has its text and answers again."""
    hand, game = at_the_plan(blackout_file, tmp_path)
    worded(hand)
    hand.go_to("toggle")
    hand.press("space")
    assert game.draft.choices == ()
    assert not game.draft.drafts
    hand.press("space")
    assert set(game.draft.drafts["request"]) == set(game.scenario.drafts["request"].clauses)
    assert game.draft.answers

    hand.press("return")
    assert game.phase == Phase.RESOLUTION
    assert game.entries[-1].decision.choices == ("poc",)  # type: ignore[union-attr]


def test_a_choice_put_back_after_the_game_was_taken_up_again_has_its_text_too(
    blackout_file: Path, tmp_path: Path
) -> None:
    hand, game = at_the_plan(blackout_file, tmp_path)
    worded(hand)
    before = game.draft
    hand.go_to("toggle")
    hand.press("space")
    hand.desk.close()
    again = Game.resume(tmp_path / "a.jsonl")

    assert again.plan_of(("poc",)) == before
    again.close()


def test_why_the_plan_cannot_be_carried_out_stands_beside_the_button_before_it_is_pressed(
    blackout_file: Path, tmp_path: Path
) -> None:
    hand, _game = at_the_plan(blackout_file, tmp_path)
    hand.go_to("choice poc")
    hand.press("space")
    shown = hand.shown()
    assert "6 clauses have no wording yet" in shown
    assert shown.index("Tab to this panel") < shown.index("What happened")
    assert "to what it asks" in shown

    worded_beside(hand)
    assert "no wording yet" not in hand.shown()


def test_a_choice_without_an_answer_stands_at_its_hour_and_is_not_waited_for(
    blackout_file: Path, tmp_path: Path
) -> None:
    hand, _game = at_the_plan(blackout_file, tmp_path)
    hand.go_to("choice brief-union")
    hand.press("space")
    assert isinstance(hand.desk.screen, Decision)
    assert [bar.until for bar in hand.desk.screen.planning.bars()] == [0]
    assert "last answer at" not in hand.shown()

    hand.go_to("choice lab")
    hand.press("space")
    assert "last answer at H+05:00" in hand.shown()


def test_the_dossier_gives_way_to_the_next_choice_that_is_stood_on(blackout_file: Path, tmp_path: Path) -> None:
    hand, game = at_the_plan(blackout_file, tmp_path)
    hand.press("d")
    hand.go_to("choice lab")

    assert game.scenario.choices["lab"].text in hand.shown()


def test_what_is_under_way_and_what_was_done_before_are_told(blackout_file: Path, tmp_path: Path) -> None:
    hand, game = at_the_plan(blackout_file, tmp_path)
    worded(hand)
    hand.go_to("choice lab")
    hand.press("space", *["return"] * 5)
    assert game.phase == Phase.DECISION
    assert "Under way: Have Norrline\u2019s lab open the wiper, answer at H+05:00" in hand.shown().replace(
        "'", "\u2019"
    )
    hand.go_to("choice poc")

    assert "Done at H+00:00; this would be once more." in hand.shown()


def at_the_plan(file: Path, folder: Path) -> tuple[Hand, Game]:
    """Stand at the first decision of the Blackout."""
    pygame.init()
    pygame.display.set_mode((1280, 800))
    desk = Desk(folder)
    game = Game.start(file, save=folder / "a.jsonl", seed=1)
    desk.show(game)
    hand = Hand(desk)
    hand.press("return", "return", "return")
    return hand, game


def worded(hand: Hand) -> None:
    """Choose the request for help, and answer all that stands beside it."""
    hand.go_to("choice poc")
    hand.press("space")
    worded_beside(hand)


def worded_beside(hand: Hand) -> None:
    """Answer all that stands beside the choice in focus."""
    asked = dict.fromkeys(stop.id.rpartition(" ")[0] for stop in hand.look() if stop.role == "option")
    for each in asked:
        hand.go_to(next(stop.id for stop in hand.look() if stop.id.startswith(f"{each} ")))
        hand.press("space")


def test_tab_goes_to_the_wording_that_a_choice_asks_for(blackout_file: Path, tmp_path: Path) -> None:
    pygame.init()
    desk = Desk(tmp_path)
    desk.show(Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=4))
    hand = Hand(desk)
    hand.press("return", "return", "return")
    hand.go_to("choice poc")
    hand.press("space", "tab")

    assert hand.focus().startswith("put ")


def test_what_can_be_done_only_in_this_round_says_so(tmp_path: Path) -> None:
    """Two choices were put off in round one and gone in round two, unannounced."""
    wait = choice(title="Wait for Orsk", when="round >= 1")
    hand = at_the_call(tmp_path, call=choice(when="round == 1"), wait=wait)

    assert "Call Orsk · only now" in hand.shown()
    assert "As things stand, only in this round." in hand.shown()
    assert "Wait for Orsk · only now" not in hand.shown()
