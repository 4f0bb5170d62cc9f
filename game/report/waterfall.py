"""The score taken apart, drawn as steps from what could be expected to what came of it.

A table with the same numbers stands beside it; gain and loss have their sign, so colour tells nothing alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil, floor

from markupsafe import Markup

from game.analysis.reviewed import Parts
from game.language import _
from game.report.reviewing import signed_points

_WIDE, _LABEL, _ROW, _BAR, _FOOT = 720, 250, 30, 16, 26
"""Pixels: the drawing, the labels, a row, the thickness of a bar, the axis beneath."""
_STEPS = ("judgement", "truth", "draws", "facilitator")
_GAIN, _LOSS, _INK, _RULE = "#0b6a5a", "#a62b14", "#111b29", "#c5ced8"


def waterfall(parts: Parts, names: Mapping[str, str]) -> Markup:
    """Draw start, each part that moved anything, and the score, one row each."""
    rows = list(_rows(parts))
    ends = [end / 1000 for _name, one, other in rows for end in (one, other)]
    step = next(each for each in (1, 2, 5, 10, 20) if max(ends) - min(ends) <= 7 * each or each == 20)
    low, high = floor((min(ends) - 1) / step) * step, ceil((max(ends) + 1) / step) * step
    tall = len(rows) * _ROW + _FOOT

    def across(thousandths: int) -> float:
        return _LABEL + (thousandths / 1000 - low) / (high - low) * (_WIDE - _LABEL - 60)

    drawn = [
        Markup('<svg class="waterfall" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">').format(
            _WIDE, tall, _WIDE, tall, _in_words(parts, names)
        )
    ]
    for place, (name, one, other) in enumerate(rows):
        drawn += _row(names[name], place * _ROW, across(one), across(other), other - one, other)
    drawn += _axis(tall - _FOOT, across, range(low, high + 1, step))
    return Markup("").join([*drawn, Markup("</svg>")])


def _rows(parts: Parts) -> Iterator[tuple[str, int, int]]:
    """Give each row's name, and where it begins and ends; start and score are points."""
    at = parts.start
    yield "start", at, at
    for name in _STEPS:
        if moved := getattr(parts, name):
            yield name, at, at + moved
            at += moved
    yield "score", parts.score, parts.score


def _row(name: str, top: float, one: float, other: float, moved: int, stands: int) -> Iterator[Markup]:
    middle = top + _ROW / 2
    yield Markup('<text x="{}" y="{}" text-anchor="end" font-size="14" fill="{}">{}</text>').format(
        _LABEL - 12, middle + 5, _INK, name
    )
    if not moved:
        yield Markup('<circle cx="{:.1f}" cy="{}" r="6" fill="{}"/>').format(one, middle, _INK)
        yield Markup('<text x="{:.1f}" y="{}" font-size="14" fill="{}">{:.1f}</text>').format(
            one + 12, middle + 5, _INK, stands / 1000
        )
        return
    ink, left, right = _GAIN if moved > 0 else _LOSS, min(one, other), max(one, other)
    yield Markup('<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="{}"/>').format(
        left, middle - _BAR / 2, max(1.5, right - left), _BAR, ink
    )
    yield Markup('<text x="{:.1f}" y="{}" font-size="14" fill="{}">{}</text>').format(
        right + 6, middle + 5, ink, signed_points(moved)
    )


def _axis(top: float, across: Callable[[int], float], ticks: Sequence[int]) -> Iterator[Markup]:
    yield Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}"/>').format(_LABEL, top, _WIDE - 60, top, _RULE)
    for points in ticks:
        x = across(points * 1000)
        yield Markup('<text x="{:.1f}" y="{}" text-anchor="middle" font-size="12" fill="{}">{}</text>').format(
            x, top + 17, _INK, points
        )


def _in_words(parts: Parts, names: Mapping[str, str]) -> str:
    moved = ", ".join(f"{names[name]} {signed_points(getattr(parts, name))}" for name in _STEPS if getattr(parts, name))
    return _("From {start:.1f} expected to {score:.1f} points: {moved}.").format(
        start=parts.start / 1000, score=parts.score / 1000, moved=moved or _("nothing moved it")
    )
