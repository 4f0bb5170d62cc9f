"""Charts of the debrief: lines over the hours, beliefs over the rounds, verdicts and luck as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import pygame

from game.session import words
from game.ui import paint
from game.ui.canvas import Canvas
from game.ui.theme import Colour

Point = tuple[float, float]
INKS = ("accent", "gain", "loss", "s4", "s5", "muted")
"""The ink of each of at most six series."""
MARKERS = ("diamond", "square", "disc", "triangle", "cross", "circle")
DASHES: tuple[tuple[int, int] | None, ...] = (None, (2, 4), None, (7, 4), (9, 4), (4, 3))
"""Pixels drawn and left out, for each series: colour is never alone."""


@dataclass(frozen=True)
class Series:
    """One line of a chart."""

    title: str
    points: tuple[tuple[int, float], ...]
    """Where along the axis, and 0 to 100."""
    last: str
    """Its last value, in words."""


def axes(canvas: Canvas, rect: pygame.Rect, levels: Sequence[int]) -> None:
    """Draw hairlines at levels from 0 to 100, each with its number at the left."""
    for level in levels:
        y = rect.bottom - rect.height * level // 100
        canvas.fill(pygame.Rect(rect.left, y, rect.width, 1), "rule")
        width = canvas.width("100", "caption", "mono")
        at = (rect.left - width - canvas.px(6), y - canvas.type("caption")[1] // 2)
        muted = canvas.theme["muted"]
        canvas.write(str(level), at, width + 1, size="caption", voice="mono", colour=muted, align="right", kind="sight")


def left_of_axes(canvas: Canvas) -> int:
    """Give the room the numbers of the levels need."""
    return canvas.width("100", "caption", "mono") + canvas.px(8)


def hours(canvas: Canvas, rect: pygame.Rect, until: int) -> None:
    """Write the hours under a chart, as many as have room."""
    width = canvas.width("H+000", "caption", "mono") + canvas.px(10)
    most = max(1, rect.width // width)
    step = next((each for each in (1, 2, 4, 6, 12, 24, 48, 96, 240) if until // 60 / each <= most), 960)
    for hour in range(0, until // 60 + 1, step):
        said = f"H+{hour}"
        wide = canvas.width(said, "caption", "mono")
        x = rect.left + rect.width * hour * 60 // max(1, until)
        left = min(max(x - wide // 2, rect.left - canvas.px(10)), rect.right - wide + canvas.px(10))
        muted = canvas.theme["muted"]
        at = (left, rect.bottom + canvas.px(4))
        canvas.write(said, at, wide + 2, size="caption", voice="mono", colour=muted, kind="sight")


def marker(canvas: Canvas, shape: str, at: Point, size: int, colour: Colour) -> None:
    """Draw the mark of a series at a point."""
    x, y = round(at[0]), round(at[1])
    half = max(2, size // 2)
    corners = {
        "diamond": [(x, y - half - 1), (x + half + 1, y), (x, y + half + 1), (x - half - 1, y)],
        "square": [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)],
        "triangle": [(x, y - half), (x + half + 1, y + half), (x - half - 1, y + half)],
    }.get(shape)
    if corners:
        canvas.shape(lambda surface: pygame.draw.polygon(surface, colour, corners) and None)
    elif shape == "cross":
        for start, end in (((x - half, y - half), (x + half, y + half)), ((x - half, y + half), (x + half, y - half))):
            canvas.shape(partial(paint.line, points=[start, end], colour=colour, width=2))
    else:
        if shape == "circle":
            ground = canvas.theme["surface"]
            canvas.shape(partial(paint.dot, centre=(x, y), radius=half, colour=ground))
        canvas.shape(partial(paint.dot, centre=(x, y), radius=half, colour=colour, filled=shape == "disc"))


def line(canvas: Canvas, points: Sequence[Point], colour: Colour, width: int, dash: tuple[int, int] | None) -> None:
    """Draw a line through points, dashed where it says so."""
    for start, end in pairwise(points):
        for piece in [(start, end)] if dash is None else _dashes(start, end, *dash):
            canvas.shape(partial(paint.line, points=list(piece), colour=colour, width=width))


def _dashes(start: Point, end: Point, drawn: int, left_out: int) -> list[tuple[Point, Point]]:
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    if length < 1:
        return []
    dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    pieces, at = [], 0.0
    while at < length:
        to = min(at + drawn, length)
        pieces.append(((start[0] + dx * at, start[1] + dy * at), (start[0] + dx * to, start[1] + dy * to)))
        at += drawn + left_out
    return pieces


def lines(canvas: Canvas, rect: pygame.Rect, series: Sequence[Series], until: int, thick: int) -> None:
    """Draw at most six series over the hours, each named at its end; one is thick."""
    names = [canvas.width(f"{each.title}  {each.last}", "caption", weight=600) for each in series]
    label = min(max(names, default=0) + canvas.px(34), rect.width // 2)
    left = left_of_axes(canvas)
    foot = canvas.type("caption")[1] + canvas.px(6)
    drop = canvas.px(10)
    area = pygame.Rect(rect.left + left, rect.top + drop, rect.width - left - label, rect.height - foot - drop)
    axes(canvas, area, (0, 25, 50, 75, 100))
    hours(canvas, area, until)
    for place, each in enumerate(series):
        if place != thick:
            _one(canvas, area, each, until, place, False)
    if series:
        _one(canvas, area, series[thick], until, thick, True)
    _names(canvas, area, series, until, thick, rect.right)


def _at(area: pygame.Rect, until: int, point: tuple[int, float]) -> Point:
    return (area.left + area.width * point[0] / max(1, until), area.bottom - area.height * point[1] / 100)


def _one(canvas: Canvas, area: pygame.Rect, each: Series, until: int, place: int, thick: bool) -> None:
    points = [_at(area, until, point) for point in each.points]
    colour = canvas.theme[INKS[place % len(INKS)]]
    line(canvas, points, colour, canvas.px(4 if thick else 2), None if thick else DASHES[place % len(DASHES)])
    for point in points:
        marker(canvas, MARKERS[place % len(MARKERS)], point, canvas.px(10 if thick else 8), colour)


def _names(canvas: Canvas, area: pygame.Rect, series: Sequence[Series], until: int, thick: int, right: int) -> None:
    """Write each series' name and last value beside its end, moved apart where they would touch."""
    height, floor = canvas.px(18), area.bottom + canvas.px(10)
    ends = sorted((_at(area, until, each.points[-1])[1], place) for place, each in enumerate(series))
    top = float(area.top - height)
    for number, (y, place) in enumerate(ends):
        top = max(top, min(y - height // 2, floor - height * (len(ends) - number)))
        each, weight = series[place], 600 if place == thick else 400
        x, middle = area.right + canvas.px(28), round(top) + height // 2
        colour, muted = canvas.theme[INKS[place % len(INKS)]], canvas.theme["muted"]
        leader: list[Point] = [(area.right + canvas.px(6), y), (x - canvas.px(5), middle)]
        canvas.shape(partial(paint.line, points=leader, colour=muted, width=1))
        text_top = middle - canvas.type("caption")[1] // 2
        room = right - x
        value = canvas.width(each.last, "caption", "mono", 600)
        canvas.write(each.last, (x, text_top), room, size="caption", voice="mono", weight=600, align="right")
        if canvas.width(each.title, "caption", weight=weight) <= room - value - canvas.px(6):
            canvas.write(each.title, (x, text_top), room, size="caption", weight=weight)
        else:
            marker(canvas, MARKERS[place % len(MARKERS)], (x + canvas.px(6), middle), canvas.px(8), colour)
        top += height


def steps(canvas: Canvas, rect: pygame.Rect, points: Sequence[tuple[int, int]], until: int, marked: int) -> None:
    """Draw where one meter stood as steps (minute, tenths); the change number `marked` is pointed out."""
    left = left_of_axes(canvas)
    foot = canvas.type("caption")[1] + canvas.px(6)
    area = pygame.Rect(rect.left + left, rect.top + 8, rect.width - left - canvas.px(10), rect.height - foot - 8)
    axes(canvas, area, (0, 25, 50, 75, 100))
    hours(canvas, area, until)
    path: list[Point] = []
    for minute, tenths in (*points, (until, points[-1][1])):
        x, y = _at(area, until, (minute, tenths / 10))
        path += [(x, path[-1][1]), (x, y)] if path else [(x, y)]
    line(canvas, path, canvas.theme["accent"], canvas.px(3), None)
    if 0 < marked < len(points):
        minute, tenths = points[marked]
        x, y = _at(area, until, (minute, tenths / 10))
        canvas.fill(pygame.Rect(round(x), area.top, 1, area.height), "ink")
        canvas.shape(partial(paint.dot, centre=(round(x), round(y)), radius=canvas.px(6), colour=canvas.theme["ink"]))
        said = f"{words.moment(minute)}  {words.signed(tenths - points[marked - 1][1])}"
        width = canvas.width(said, "caption", "mono", 600)
        at = min(round(x) + canvas.px(6), area.right - width)
        canvas.write(said, (at, area.top - canvas.px(4)), width + 2, size="caption", voice="mono", weight=600)


def belief(
    canvas: Canvas, rect: pygame.Rect, stated: Sequence[tuple[int, int]], supported: Sequence[tuple[int, int]],
    last: int,
) -> None:  # fmt: skip
    """Draw one explanation over the rounds: what was stated, and, dashed, what the evidence supported."""
    left = left_of_axes(canvas)
    foot = canvas.type("caption")[1] + canvas.px(4)
    area = pygame.Rect(rect.left + left, rect.top + 8, rect.width - left - canvas.px(8), rect.height - foot - 8)
    axes(canvas, area, (0, 50, 100))
    width = canvas.width("00", "caption", "mono")

    def at(point: tuple[int, int]) -> Point:
        share = (point[0] - 0.5) / max(1, last)
        return (area.left + area.width * share, area.bottom - area.height * point[1] / 100)

    for number in range(1, last + 1):
        x = round(at((number, 0))[0])
        where = (x - width // 2, area.bottom + canvas.px(3))
        muted = canvas.theme["muted"]
        if last <= area.width // (width + 4):
            canvas.write(
                f"{number}", where, width, size="caption", voice="mono", colour=muted, align="centre", kind="sight"
            )
    line(canvas, [at(point) for point in supported], canvas.theme["ink"], canvas.px(2), (5, 4))
    line(canvas, [at(point) for point in stated], canvas.theme["accent"], canvas.px(3), None)
    for point in stated:
        marker(canvas, "disc", at(point), canvas.px(10), canvas.theme["accent"])


def interval(canvas: Canvas, rect: pygame.Rect, mean: float, reach: float, most: float, ink: str) -> None:
    """Draw what a decision gained or lost as a dot with two standard errors, on a line whose middle is 0."""
    middle, y = rect.centerx, rect.centery
    canvas.fill(pygame.Rect(middle, rect.top, 1, rect.height), "edge")

    def x(value: float) -> int:
        return round(middle + rect.width / 2 * max(-1.0, min(1.0, value / max(most, 0.1))))

    low, high, colour = x(mean - reach), x(mean + reach), canvas.theme[ink]
    canvas.fill(pygame.Rect(low, y - 1, max(2, high - low), 2), "ink")
    for end in (low, high):
        canvas.fill(pygame.Rect(end - 1, y - canvas.px(5), 2, canvas.px(10)), "ink")
    canvas.shape(partial(paint.dot, centre=(x(mean), y), radius=canvas.px(5), colour=colour))


def bar(canvas: Canvas, rect: pygame.Rect, value: float, most: float, hatched: bool) -> None:
    """Draw a value as a bar from the middle: filled for judgement, hatched for luck."""
    middle = rect.centerx
    length = round(rect.width / 2 * min(1.0, abs(value) / max(most, 0.1)))
    own = pygame.Rect(middle if value > 0 else middle - length, rect.top, max(1, length), rect.height)
    if not hatched:
        canvas.fill(own, "accent")
        return
    canvas.fill(own, "muted")
    inner = own.inflate(-2, -2)
    canvas.fill(inner, "surface")
    ink = canvas.theme["muted"]
    for start in range(own.left - own.height, own.right, canvas.px(7)):
        ends = _within(inner, (start, own.bottom), (start + own.height, own.top))
        if ends:
            canvas.shape(partial(paint.line, points=list(ends), colour=ink, width=1))


def _within(rect: pygame.Rect, start: tuple[int, int], end: tuple[int, int]) -> tuple[Point, Point] | None:
    """Give the part of a line that lies within a rectangle."""
    clipped = rect.clipline(start, end)
    return (clipped[0], clipped[1]) if clipped else None
