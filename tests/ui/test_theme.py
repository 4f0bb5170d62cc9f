"""Colours: every pair that carries meaning is readable in every theme (look.md, "Colour")."""

import re

import pytest

from game.places import ROOT
from game.ui.theme import THEMES, Theme, contrast

PAIRS = [
    ("ink", "surface", 7), ("ink", "ground", 7), ("ink", "sunk", 7), ("muted", "surface", 4.5),
    ("muted", "ground", 4.5),
    ("muted", "sunk", 4.5), ("band-ink", "band", 7), ("band-muted", "band", 4.5), ("accent", "surface", 4.5),
    ("accent", "ground", 4.5), ("on-accent", "accent", 4.5), ("on-selected", "selected", 7), ("gain", "surface", 4.5),
    ("gain", "ground", 4.5), ("loss", "surface", 4.5), ("loss", "ground", 4.5), ("loss", "loss-soft", 4.5),
    ("ink", "loss-soft", 7), ("warn", "surface", 4.5), ("warn", "warn-soft", 4.5), ("ink", "warn-soft", 7),
    ("s4", "surface", 4.5), ("s5", "surface", 4.5), ("edge", "surface", 3), ("edge", "ground", 3), ("edge", "sunk", 3),
    ("focus", "focus-edge", 3),
]  # fmt: skip
ON_SELECTED = [("muted", 4.5), ("gain", 4.5), ("loss", 4.5), ("accent", 4.5)]


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_pair_has_its_contrast(theme: str) -> None:
    colours = Theme(theme)

    for ink, ground, least in PAIRS:
        assert contrast(colours[ink], colours[ground]) >= least, f"{ink} on {ground}"


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_what_is_drawn_on_a_selected_part_can_be_read(theme: str) -> None:
    """High contrast inverts what is selected: every mark on it becomes black."""
    colours = Theme(theme)

    for token, least in ON_SELECTED:
        assert contrast(colours[colours.on_selected(token)], colours["selected"]) >= least, token


def test_the_focus_ring_is_seen_on_every_ground() -> None:
    for name in THEMES:
        theme = Theme(name)
        for ground in ("ground", "surface", "band", "selected"):
            assert max(contrast(theme["focus"], theme[ground]), contrast(theme["focus-edge"], theme[ground])) >= 3


def test_the_colours_are_those_of_the_table() -> None:
    """One table for designers, one file for the program: they say the same, token by token."""
    table = re.findall(r"\| `([a-z0-9-]+)` \| `(#\w+)` \| `(#\w+)` \| `(#\w+)` \|",
                       (ROOT / "docs" / "colours.md").read_text(encoding="utf-8"))  # fmt: skip

    for place, theme in enumerate(("light", "dark", "contrast"), 1):
        assert {row[0]: row[place] for row in table} == THEMES[theme]
