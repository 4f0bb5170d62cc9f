"""What if, in the debrief: another decision is picked by keyboard, and both ways are read over the page."""

from pathlib import Path

import pygame
import pytest

from game.rules import Offer
from game.session import replay, saved
from game.ui.lookback.whatif import WhatIfSheet
from game.ui.screens.debrief import Debrief
from game.ui.settings import Settings
from game.ui.theme import TEXT_SIZES
from tests.ui.standing import looking_back
from tests.ui.test_desk import Hand


@pytest.fixture
def hand(tmp_path: Path, blackout_file: Path) -> Hand:
    """A finished game, looked back on round by round."""
    hand = looking_back(blackout_file, tmp_path)
    hand.press("2")
    return hand


def test_another_decision_is_picked_and_both_ways_are_read(hand: Hand) -> None:
    hand.go_to("decision 2")
    hand.press("w")
    assert isinstance(hand.desk.sheet, WhatIfSheet)
    assert "all luck stays as it was" in hand.shown()
    hand.press("space")

    assert "What if decision 2, round 1, had been: Held" in hand.shown()
    assert "(the change)" in hand.shown()
    assert {"as played", "what if", "difference", "evidence then"} <= set(hand.desk.said)
    hand.go_to("had been 0")
    hand.press("backspace")
    assert "all luck stays as it was" in hand.shown()
    hand.press("escape")
    assert hand.desk.sheet is None


def test_page_down_reads_on_though_the_button_has_the_focus(hand: Hand) -> None:
    hand.desk.settings = Settings(text=150, motion=False)
    hand.go_to("decision 2")
    hand.press("w", "space")
    sheet = hand.desk.sheet
    assert sheet is not None
    assert (sheet.memory.focus, any(sheet.memory.scroll.values())) == ("close", False)

    hand.press("page down")
    assert any(sheet.memory.scroll.values())


def test_a_what_if_is_saved_as_one_and_played_on_by_hand(hand: Hand) -> None:
    """It is a record of its own, which points to the game it comes from."""
    looked_at = hand.desk.screen
    assert isinstance(looked_at, Debrief)
    parent = looked_at.story.game
    hand.go_to("decision 2")
    hand.press("w", "space", "p")

    assert "This is a what-if" in hand.shown()
    assert hand.desk.game is not None
    branched = saved(hand.desk.game.path)
    assert (branched.header["parent"], branched.counterfactual, branched.seal) == (parent.sha, 2, None)
    hand.desk.close()
    assert replay(branched.path).ok


def test_an_assessment_has_no_what_if(hand: Hand) -> None:
    """And the page opens on a decision that has one; the key is told only there."""
    assert "what if" in hand.shown()
    hand.go_to("decision 1")
    assert "what if" not in hand.shown()
    hand.press("w", "space")

    assert not isinstance(hand.desk.sheet, WhatIfSheet)


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_every_button_of_the_sheet_stands_within_the_window(hand: Hand, percent: int) -> None:
    """Where they have no room side by side they stand in several lines."""
    hand.desk.settings = Settings(text=percent)
    hand.surface = pygame.Surface((1024, 768))
    hand.go_to("decision 2")
    for keys in (("w",), ("space",)):
        hand.press(*keys)
        buttons = [stop for stop in hand.desk.stops if stop.role == "button"]

        assert len(buttons) >= 2
        assert all(hand.surface.get_rect().contains(stop.rect) for stop in buttons if stop.group == "footer")


def test_another_offer_is_told_by_what_differs_from_the_one_that_was_made(hand: Hand) -> None:
    assert isinstance(hand.desk.screen, Debrief)
    entries = hand.desk.screen.story.game.entries
    offer = next(entry for entry in entries if isinstance(entry.decision, Offer))
    hand.go_to(f"decision {offer.number}")
    hand.press("w")
    others = [stop.name for stop in hand.look() if stop.id.startswith("other ")]

    assert [name for name in others if name.startswith("Offered again, now with ")]
    assert not [name for name in others if name.startswith("Offered: ")]
