"""Colours, sizes and spaces: the one place that knows how the window looks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Voice = Literal["sans", "serif", "mono"]
Colour = tuple[int, int, int]
THEMES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "ground": "#E8ECF0", "surface": "#FFFFFF", "sunk": "#F2F5F8", "band": "#13243B", "band-ink": "#FFFFFF",
        "band-muted": "#B4C3D7", "ink": "#111B29", "muted": "#465468", "rule": "#C5CED8", "edge": "#6B798A",
        "accent": "#1B4F9B", "on-accent": "#FFFFFF", "selected": "#DFE9F6", "on-selected": "#111B29",
        "gain": "#0B6A5A", "loss": "#A62B14", "loss-soft": "#FBE7E2", "warn": "#744700", "warn-soft": "#FFF1CF",
        "focus": "#FFB800", "focus-edge": "#111B29", "s4": "#6B2C91", "s5": "#8A4B00",
    },
    "dark": {
        "ground": "#0E141C", "surface": "#18212C", "sunk": "#121A23", "band": "#05080D", "band-ink": "#EAEFF5",
        "band-muted": "#A9B6C6", "ink": "#EAEFF5", "muted": "#A9B6C6", "rule": "#303D4D", "edge": "#74859A",
        "accent": "#8FBAF7", "on-accent": "#0A1424", "selected": "#1E3352", "on-selected": "#EAEFF5",
        "gain": "#5FCDB3", "loss": "#FF9A84", "loss-soft": "#3A1E19", "warn": "#F2C15C", "warn-soft": "#342A12",
        "focus": "#FFC933", "focus-edge": "#05080D", "s4": "#D0A6F2", "s5": "#E8B36B",
    },
    "contrast": {
        "ground": "#000000", "surface": "#000000", "sunk": "#000000", "band": "#000000", "band-ink": "#FFFFFF",
        "band-muted": "#FFFFFF", "ink": "#FFFFFF", "muted": "#FFFFFF", "rule": "#FFFFFF", "edge": "#FFFFFF",
        "accent": "#7FDBFF", "on-accent": "#000000", "selected": "#FFFFFF", "on-selected": "#000000",
        "gain": "#8CF5C9", "loss": "#FFAB99", "loss-soft": "#000000", "warn": "#FFC266", "warn-soft": "#000000",
        "focus": "#FFE14D", "focus-edge": "#000000", "s4": "#E7B8FF", "s5": "#FFC266",
    },
}  # fmt: skip
"""Every token of every theme."""
SIZES: Mapping[str, tuple[int, float]] = {
    "caption": (14, 1.35), "body": (16, 1.4), "lead": (18, 1.5), "heading": (22, 1.25), "title": (28, 1.2),
    "headline": (36, 1.15), "display": (48, 1.1),
}  # fmt: skip
"""Size in pixels at 100 %, and the height of a line as a multiple of it."""
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Percent to which text can be set."""
GUTTER, MARGIN, RADIUS, BAR = 20, 32, 4, 64


@dataclass(frozen=True)
class Theme:
    """One theme's colours."""

    name: str

    def __getitem__(self, token: str) -> Colour:
        return parsed(THEMES[self.name][token])

    def on_selected(self, token: str) -> str:
        """Give the token to use on a selected ground: in high contrast everything on it is black."""
        return "on-selected" if self.name == "contrast" else token


def parsed(colour: str) -> Colour:
    """Read `#RRGGBB`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
