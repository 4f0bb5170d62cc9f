"""Text on the screen: fonts, widths, lines broken between words, one cached picture a line."""

import re
from functools import lru_cache
from math import ceil

import pygame

from game.places import ASSETS
from game.ui.theme import Colour, Voice

_FILES = {
    ("sans", 400): "IBMPlexSans-Regular", ("sans", 500): "IBMPlexSans-Medium", ("sans", 600): "IBMPlexSans-SemiBold",
    ("serif", 400): "IBMPlexSerif-Regular", ("serif", 500): "IBMPlexSerif-Medium",
    ("serif", 600): "IBMPlexSerif-SemiBold", ("mono", 400): "IBMPlexMono-Regular",
    ("mono", 500): "IBMPlexMono-Medium", ("mono", 600): "IBMPlexMono-SemiBold",
}  # fmt: skip
_BREAKS = re.compile(r"(?<!«)(?!(?<=[0-9]) %)[ \t\r\n]+(?![?!:;»](?!\S))")
"""Where a line may be broken: not `str.split`, which would break at a no-break space and between `45` and `%` too."""
_OPENING = re.compile(r"(^|[\s(\[\u2014])(['\"])")
_CURLED = {"'": ("\u2018", "\u2019"), '"': ("\u201c", "\u201d")}
_SMALL, _MIDDLE = 26, 48
"""Up to these sizes glyphs stand on quarter and half pixels: on whole ones the letters would stand unevenly."""
_KEPT_LINES = 512
"""More than any screen shows, and few enough that a window open for a week stays small: each game brings lines that
never come again, such as the code of its record."""


@lru_cache(maxsize=128)
def font(voice: Voice, weight: int, size: int) -> pygame.font.Font:
    """Give the font of a voice (sans, serif, mono), a weight (400, 500, 600) and a size in pixels."""
    return pygame.font.Font(str(ASSETS / "fonts" / f"{_FILES[voice, weight]}.ttf"), size)


def _finer(size: int) -> int:
    return 4 if size <= _SMALL else 2 if size <= _MIDDLE else 1


def typeset(text: str, voice: Voice) -> str:
    """Curl the quotes of what is read; what is counted (mono: paths, times) stays as it is."""
    if voice == "mono" or not ("'" in text or '"' in text):
        return text
    opened = _OPENING.sub(lambda found: found[1] + _CURLED[found[2]][0], text)
    return opened.replace("'", _CURLED["'"][1]).replace('"', _CURLED['"'][1])


@lru_cache(maxsize=6_000)
def width(text: str, voice: Voice, weight: int, size: int) -> int:
    """Give how many pixels wide a text stands in one line."""
    finer = _finer(size)
    return ceil(font(voice, weight, size * finer).size(typeset(text, voice))[0] / finer)


@lru_cache(maxsize=_KEPT_LINES)
def picture(text: str, voice: Voice, weight: int, size: int, colour: Colour) -> pygame.Surface:
    """Give one line of text as a picture: drawn larger and scaled down, so that letters stand evenly."""
    finer = _finer(size)
    large = font(voice, weight, size * finer).render(typeset(text, voice), True, colour)
    if finer == 1:
        return large
    return pygame.transform.smoothscale(large, (ceil(large.get_width() / finer), ceil(large.get_height() / finer)))


@lru_cache(maxsize=_KEPT_LINES)
def wrapped(text: str, room: int, voice: Voice, weight: int, size: int) -> tuple[str, ...]:
    """Break a text into lines of at most `room` pixels, between words; a word wider than a line is broken within.

    A no-break space keeps what stands beside it together, and a figure its `%`; a sign that French sets after a space,
    and what stands between its quotes, never begin or end a line by themselves.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_paragraph(paragraph, max(room, size), voice, weight, size))
    return tuple(lines)


def _paragraph(text: str, room: int, voice: Voice, weight: int, size: int) -> list[str]:
    lines, line = [], ""
    for word in _words(text):
        longer = f"{line} {word}" if line else word
        if width(longer, voice, weight, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, room, voice, weight, size)
        lines.extend(full)
    return [*lines, line]


def _words(text: str) -> list[str]:
    return [word for word in _BREAKS.split(text) if word]


def _broken(word: str, room: int, voice: Voice, weight: int, size: int) -> list[str]:
    """Break a word where it must be; a path after one of its folders."""
    pieces = [""]
    for char in word:
        if pieces[-1] and width(pieces[-1] + char, voice, weight, size) > room:
            cut = 1 + max(pieces[-1].rfind(each) for each in "/\\") or len(pieces[-1])
            pieces[-1:] = [pieces[-1][:cut], pieces[-1][cut:]]
        pieces[-1] += char
    return pieces
