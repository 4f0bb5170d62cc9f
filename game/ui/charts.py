"""Charts of the debrief: a meter over the hours, beliefs over the rounds, verdicts and luck as bars."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import hypot

import pygame

from game.session import words
from game.ui import paint
from game.ui.canvas import Canvas
from game.ui.theme import Colour

Point = tuple[float, float]
MARKS = 4
"""Marks along one line."""
LEVELS = (0, 25, 50, 75, 100)
LEAST_POINTS = 5.0
"""Points of a score from the middle of a scale to its end, at the least: a small difference looks small."""


@dataclass(frozen=True)
class Look:
    """How the line of a meter is told from others: colour is never alone."""

    ink: str
    marker: str
    dash: tuple[int, int] | None
    """Pixels drawn and left out; None for a line without gaps."""


@dataclass(frozen=True)
class Series:
    """One line of a chart."""

    look: Look
    points: tuple[tuple[int, int], ...]
    """Minute, and tenths from then on."""


def axes(canvas: Canvas, rect: pygame.Rect, levels: Sequence[int]) -> None:
    """Draw hairlines at levels from 0 to 100, as many as have room, each with its number at the left."""
    while len(levels) > 2 and rect.height < canvas.type("caption")[1] * (len(levels) - 1):
        levels = levels[::2]
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


def side_by_side(canvas: Canvas, room: int, least: int, count: int) -> int:
    """Give how many of several small charts stand in one line, so that no line is emptier than it must be."""
    most = max(1, min(count, room // canvas.px(least)))
    lines = -(-count // most)
    return -(-count // lines)


def hours(canvas: Canvas, rect: pygame.Rect, until: int) -> None:
    """Write the hours under a chart, as many as have room: the first and the last always."""
    width = canvas.width("H+000", "caption", "mono") + canvas.px(10)
    most, last = max(1, rect.width // width), max(1, until) / 60
    step = next((each for each in (1, 2, 3, 4, 6, 8, 12, 24, 48, 96, 240) if last / each <= most), 960)
    between = [hour for hour in range(step, round(last), step) if (last - hour) * rect.width / last >= width]
    for hour in (0, *between, last):
        said = f"H+{hour:g}" if hour == round(hour) else words.moment(until)
        wide = canvas.width(said, "caption", "mono")
        x = rect.left + round(rect.width * hour / last)
        left = min(max(x - wide // 2, rect.left - canvas.px(10)), rect.right - wide + canvas.px(4))
        muted = canvas.theme["muted"]
        at = (left, rect.bottom + canvas.px(4))
        canvas.write(said, at, wide + 2, size="caption", voice="mono", colour=muted, kind="sight")


def line(canvas: Canvas, points: Sequence[Point], colour: Colour, width: int, dash: tuple[int, int] | None) -> None:
    """Draw a line through points, dashed where it says so; the dashes go on round its corners."""
    pieces = [list(pair) for pair in pairwise(points)] if dash is None else _dashes(points, *dash)
    for piece in pieces:
        canvas.shape(partial(paint.line, points=piece, colour=colour, width=width))


def _dashes(points: Sequence[Point], drawn: int, left_out: int) -> Iterator[list[Point]]:
    gone = 0.0
    for start, end in pairwise(points):
        length, at = hypot(end[0] - start[0], end[1] - start[1]), 0.0
        while length - at > 0.01:
            into = gone % (drawn + left_out)
            to = min(length, at + (drawn if into < drawn else drawn + left_out) - into)
            if into < drawn:
                yield [_between(start, end, at / length), _between(start, end, to / length)]
            gone += to - at
            at = to


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def marker(canvas: Canvas, shape: str, at: Point, size: int, colour: Colour) -> None:
    """Draw the mark of a series at a point."""
    x, y = round(at[0]), round(at[1])
    half = max(2, size // 2)
    corners = {
        "diamond": [(x, y - half - 1), (x + half + 1, y), (x, y + half + 1), (x - half - 1, y)],
        "square": [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)],
        "triangle": [(x, y - half), (x + half + 1, y + half), (x - half - 1, y + half)],
        "wedge": [(x, y + half), (x + half + 1, y - half), (x - half - 1, y - half)],
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


def lines(canvas: Canvas, rect: pygame.Rect, series: Sequence[Series], until: int, ahead: int | None) -> None:
    """Draw several series over the hours; the one that is ahead is thick, and the others stand back."""
    left, drop, foot = left_of_axes(canvas), canvas.px(10), canvas.type("caption")[1] + canvas.px(6)
    area = pygame.Rect(rect.left + left, rect.top + drop, rect.width - left - canvas.px(8), rect.height - foot - drop)
    axes(canvas, area, LEVELS)
    hours(canvas, area, until)
    order = sorted(range(len(series)), key=lambda place: place == ahead)
    for place in order:
        back = ahead is not None and place != ahead
        _one(canvas, area, series[place], until, place / len(series), "edge" if back else "", place == ahead)


def _one(
    canvas: Canvas, area: pygame.Rect, each: Series, until: int, shift: float, ink: str, thick: bool
) -> None:  # fmt: skip
    """Draw one series; its marks stand at other moments than those of the others, so that none covers another."""
    look, size = each.look, canvas.px(10 if thick else 7)
    colour = canvas.theme[ink or look.ink]
    dash = None if thick else look.dash
    line(canvas, _path(area, each.points, until), colour, canvas.px(3 if thick else 2), dash)
    for quarter in range(MARKS):
        minute = round(until * (quarter + (1 + shift) / 2) / MARKS)
        tenths = next(level for at, level in reversed(each.points) if at <= minute)
        marker(canvas, look.marker, _at(area, until, (minute, tenths / 10)), size, colour)


def swatch(canvas: Canvas, rect: pygame.Rect, look: Look, on_selected: bool) -> None:
    """Draw a piece of a series, as its sign in a list."""
    colour = canvas.ink(look.ink, on_selected)
    line(canvas, [rect.midleft, rect.midright], colour, canvas.px(2), look.dash)
    marker(canvas, look.marker, rect.center, canvas.px(8), colour)


def _at(area: pygame.Rect, until: int, point: tuple[int, float]) -> Point:
    return (area.left + area.width * point[0] / max(1, until), area.bottom - area.height * point[1] / 100)


def steps(
    canvas: Canvas, rect: pygame.Rect, each: Series, until: int, marked: int = 0
) -> None:  # fmt: skip
    """Draw where one meter stood, with its first and last value at the line's own ends.

    The change number `marked` is pointed out.
    """
    height, side = canvas.type("caption")[1], canvas.width("00.0", "caption", "mono", 600) + canvas.px(8)
    left = side + left_of_axes(canvas)
    area = pygame.Rect(
        rect.left + left, rect.top + height // 2, rect.width - left - side, rect.height - height * 2 - canvas.px(4)
    )
    for level in LEVELS:
        canvas.fill(pygame.Rect(area.left, area.bottom - area.height * level // 100, area.width, 1), "rule")
    axes(canvas, pygame.Rect(rect.left + left_of_axes(canvas), area.top, 0, area.height), LEVELS)
    hours(canvas, area, until)
    path, colour = _path(area, each.points, until), canvas.theme[each.look.ink]
    line(canvas, path, colour, canvas.px(3), None)
    for point, at, align in ((0, area.left - side, "right"), (-1, area.right + canvas.px(8), "left")):
        marker(canvas, each.look.marker, path[point], canvas.px(10), colour)
        top, said = round(path[point][1]) - height // 2, words.points(each.points[point][1])
        canvas.write(said, (at, top), side - canvas.px(8), size="caption", voice="mono", weight=600, align=align)
    if 0 < marked < len(each.points):
        _mark(canvas, area, each.points, until, marked)


def _path(area: pygame.Rect, points: Sequence[tuple[int, int]], until: int) -> list[Point]:
    path: list[Point] = []
    for minute, tenths in (*points, (until, points[-1][1])):
        x, y = _at(area, until, (minute, tenths / 10))
        path += [(x, path[-1][1]), (x, y)] if path else [(x, y)]
    return path


def _mark(canvas: Canvas, area: pygame.Rect, points: Sequence[tuple[int, int]], until: int, marked: int) -> None:
    """Point out one change: when it was, and by how much."""
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
        centre = (round(at(point)[0]), round(at(point)[1]))
        canvas.shape(partial(paint.dot, centre=centre, radius=canvas.px(5), colour=canvas.theme["accent"]))


def interval(canvas: Canvas, rect: pygame.Rect, mean: float, reach: float, most: float, ink: str) -> None:
    """Draw what a decision gained or lost as a dot, and two standard errors as a whisker that stands out from it."""
    middle, y = rect.centerx, rect.centery
    canvas.fill(pygame.Rect(middle, rect.top, 1, rect.height), "edge")

    def x(value: float) -> int:
        return round(middle + rect.width / 2 * max(-1.0, min(1.0, value / max(most, 0.1))))

    low, high, colour = x(mean - reach), x(mean + reach), canvas.theme[ink]
    canvas.fill(pygame.Rect(low, y - 1, max(2, high - low), 2), "ink")
    for end in (low, high):
        canvas.fill(pygame.Rect(end - 1, y - canvas.px(8), 2, canvas.px(16)), "ink")
    canvas.shape(partial(paint.dot, centre=(x(mean), y), radius=canvas.px(4), colour=colour))


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
