"""Which sheet opens over a screen when it is asked for by name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from game.language import _
from game.session import Game
from game.ui import sheets
from game.ui.dossier import Dossier
from game.ui.lookback.whatif import WhatIfSheet
from game.ui.menu import Menu, about_sheet
from game.ui.screen import Screen
from game.ui.screens.debrief import Debrief
from game.ui.screens.decision import Decision
from game.ui.screens.library import Library
from game.ui.seats import Dissenting
from game.ui.sheets import Sheet
from game.ui.wishes import Back, Begin, Open, Wish
from game.ui.writing import Glossary, Writing, file_sheet, find_sheet

LOOKS = ("dossier", "briefing", "meters", "glossary")
"""Sheets that the record notes the opening of."""
_OF_A_GAME: Mapping[str, Callable[[Game], Sheet]] = {
    "dossier": Dossier, "briefing": sheets.briefing_sheet, "meters": sheets.meters_sheet, "dissent": Dissenting,
}  # fmt: skip
"""Sheets that tell something of the game, or write it down."""


def opened(wish: Open, screen: Screen, game: Game | None) -> Sheet | None:
    """Give the sheet that is asked for; None where it has no place here."""
    if wish.sheet == "glossary":
        shelf = screen.shelf.all if isinstance(screen, Library) else ()
        crises = [each.scenario for each in shelf if each.scenario]
        return Glossary(game.scenario if game else None, wish.about, crises)
    if wish.sheet == "menu":
        return Menu(playing=not isinstance(screen, Library))
    if isinstance(screen, Library):
        return _in_library(screen, wish)
    if wish.sheet == "reason" and isinstance(screen, Decision):
        return _reason(screen)
    if wish.sheet == "what-if" and isinstance(screen, Debrief):
        return WhatIfSheet(screen.story.game, int(wish.about))
    return _OF_A_GAME[wish.sheet](game) if game else None


def _in_library(screen: Library, wish: Open) -> Sheet:
    if wish.sheet == "find":
        return find_sheet(screen.shelf.sought, screen.find)
    if wish.sheet == "file":
        return file_sheet(lambda written: Begin(Path(written.strip()), screen.mode))
    shelved = next(each for each in screen.shelf.all if f"scenario {each.id}" == wish.about)
    return about_sheet(shelved, screen.mode)


def _reason(screen: Decision) -> Sheet:
    def kept(written: str) -> Wish:
        screen.reason = written
        return Back()

    return Writing(_("Why?"), _("One line, for the debrief."), screen.reason, kept)
