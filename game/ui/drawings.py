"""Larger drawings of play: the slider of a probability, the plan along the hours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pygame

from game.language import _
from game.ui import paint
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.focus import Grip

POINT = 6
"""Pixels of a bar that is no more than a point: what is done at once and waits for no answer."""


def slider(flow: Flow, id: str, percent: int, before: int | None, put: Callable[[int], None]) -> None:
    """Draw a track with a knob, and a small triangle where it stood last round; `put` takes what the pointer sets."""
    canvas = flow.canvas
    rect = pygame.Rect(flow.x + canvas.px(10), flow.y + canvas.px(6), flow.room - canvas.px(20), canvas.px(8))
    canvas.grip(Grip(id, rect.inflate(0, canvas.px(20)), put))
    flow.y += canvas.px(26)
    if not canvas.whole(flow.y - canvas.px(26), canvas.px(22)):
        return
    canvas.box(rect, "sunk", "edge")
    x = rect.left + rect.width * percent // 100
    canvas.fill(pygame.Rect(rect.left + 1, rect.top + 1, max(0, x - rect.left - 1), rect.height - 2), "accent")
    for tick in (20, 45, 55, 80):
        canvas.fill(pygame.Rect(rect.left + rect.width * tick // 100, rect.bottom + 2, 1, canvas.px(4)), "edge")
    if before is not None:
        was = (rect.left + rect.width * before // 100, rect.bottom + canvas.px(8))
        muted = canvas.ink("muted", flow.on_selected)
        canvas.shape(partial(paint.arrow, centre=was, size=canvas.px(9), up=True, colour=muted))
    colour, ground = canvas.ink("accent", flow.on_selected), canvas.theme["surface"]
    for radius, ink in ((10, colour), (7, ground)):
        canvas.shape(partial(paint.dot, centre=(x, rect.centery), radius=canvas.px(radius), colour=ink))


@dataclass(frozen=True)
class Bar:
    """One choice along the hours of the plan."""

    title: str
    until: int
    """The crisis minute of its answer; when it is done, where there is none to wait for."""
    ends: str
    """What stands at its end."""
    planned: bool
    """False where it has the focus only."""


def plan(
    canvas: Canvas, rect: pygame.Rect, began: int, ends: int, bars: Sequence[Bar], stage: tuple[int, str] | None,
    said: Sequence[str], under_way: str = "",
) -> None:  # fmt: skip
    """Draw the round's hours as an axis, a bar for each choice, what the attack will do, and what is under way."""
    canvas.box(rect, "surface", "rule")
    label = canvas.px(170)
    for number, line in enumerate(said):
        at = (rect.left + 16, rect.top + canvas.px(12) + number * canvas.px(23))
        ink = canvas.theme["ink" if number == 0 else "muted"]
        canvas.write(
            line, at, label, size="body" if number == 0 else "caption", weight=600 if number == 0 else 400, colour=ink
        )
    axis = pygame.Rect(
        rect.left + label + 28, rect.top + canvas.px(30), rect.width - label - 60, rect.height - canvas.px(38)
    )
    last = max([ends, *(bar.until for bar in bars)])

    def x(minute: int) -> int:
        return axis.left + axis.width * (minute - began) // max(1, last - began)

    taken = _stage(canvas, axis, x(stage[0]), stage[1]) if stage and began <= stage[0] <= last else None
    _hours(canvas, axis, began, last, x, taken)
    height, bottom = canvas.px(25), rect.bottom
    if under_way:
        bottom = rect.bottom - canvas.type("caption")[1] - canvas.px(6)
        at = (axis.left, bottom)
        _over_lines(canvas, at, min(axis.width, canvas.width(under_way, "caption")))
        canvas.write(under_way, at, axis.width, size="caption", colour=canvas.theme["muted"])
    for number, bar in enumerate(bars):
        top = axis.top + canvas.px(4) + number * (height + canvas.px(5))
        if top + height <= bottom:
            _bar(canvas, pygame.Rect(axis.left, top, max(POINT, x(bar.until) - axis.left), height), bar, axis.right)


def _hours(
    canvas: Canvas, axis: pygame.Rect, began: int, last: int, x: Callable[[int], int], taken: pygame.Rect | None
) -> None:
    """Draw the hours as lines; one that would be written over what is `taken` keeps its line only."""
    hours = (last - began) // 60
    step = next(each for each in (1, 2, 4, 6, 12, 24, 96) if hours // each <= 8)
    for hour in range(0, hours + 1, step):
        at = x(began + hour * 60)
        canvas.fill(pygame.Rect(at, axis.top, 1, axis.height), "rule")
        said = f"H+{(began + hour * 60) // 60}"
        width = canvas.width(said, "caption", "mono")
        left = min(max(at - width // 2, axis.left), axis.right - width)
        where = pygame.Rect(left - 4, axis.top - canvas.px(23), width + 8, canvas.type("caption")[1])
        if taken is None or not where.colliderect(taken):
            ink = canvas.theme["muted"]
            canvas.write(said, (left, where.top), width + 2, size="caption", voice="mono", colour=ink, kind="sight")


def _stage(canvas: Canvas, axis: pygame.Rect, at: int, title: str) -> pygame.Rect:
    """Draw when the next stage would begin, its name among the hours; give the room the name takes."""
    canvas.fill(pygame.Rect(at - 1, axis.top, 2, axis.height), "loss")
    loss = canvas.theme["loss"]
    canvas.shape(partial(paint.arrow, centre=(at, axis.top - canvas.px(1)), size=canvas.px(9), up=False, colour=loss))
    width = canvas.width(title, "caption", weight=600) + 4
    left = min(max(at - width // 2, axis.left), axis.right - width)
    where = pygame.Rect(left, axis.top - canvas.px(25), width, canvas.type("caption")[1])
    canvas.write(title, where.topleft, width, size="caption", weight=600, colour=loss, kind="sight")
    canvas.tell(_("The next stage lies within these hours: {stage}").format(stage=title), where)
    return where


def _bar(canvas: Canvas, rect: pygame.Rect, bar: Bar, right: int) -> None:
    whole = f"{bar.title}, {bar.ends}"
    canvas.tell(whole, rect)
    inside = canvas.width(bar.title, "caption", weight=600) + 24 <= rect.width
    if rect.width <= POINT:
        accent, at = canvas.theme["accent"], (rect.left + canvas.px(4), rect.centery)
        canvas.shape(partial(paint.dot, centre=at, radius=canvas.px(7), colour=accent, filled=bar.planned))
    elif bar.planned:
        canvas.box(rect, "accent")
        accent, surface_colour = canvas.theme["accent"], canvas.theme["surface"]
        end = (rect.right, rect.centery)
        canvas.shape(lambda surface: paint.dot(surface, end, canvas.px(7), accent))
        canvas.shape(lambda surface: paint.dot(surface, end, canvas.px(4), surface_colour))
    else:
        canvas.dashed(rect, "accent")
    top = rect.centery - canvas.type("caption")[1] // 2
    said = bar.ends if inside else whole
    if inside:
        if not bar.planned:
            _over_lines(canvas, (rect.left + 10, top), canvas.width(bar.title, "caption", weight=600))
        ink = canvas.theme["on-accent" if bar.planned else "ink"]
        canvas.write(bar.title, (rect.left + 10, top), rect.width, size="caption", weight=600, colour=ink, kind="sight")
    room = canvas.width(said, "caption") + 4
    if rect.right + 14 + room <= right + 24:
        _over_lines(canvas, (rect.right + 14, top), room)
        canvas.write(said, (rect.right + 14, top), room, size="caption", kind="sight")
    elif not inside:
        _over_lines(canvas, (rect.left + 10, top), canvas.width(bar.title, "caption", weight=600))
        canvas.write(bar.title, (rect.left + 10, top), right - rect.left, size="caption", weight=600, kind="sight")


def _over_lines(canvas: Canvas, at: tuple[int, int], wide: int) -> None:
    """Clear the ground of a text, so that no line runs through its words."""
    canvas.fill(pygame.Rect(at[0] - 4, at[1], wide + 8, canvas.type("caption")[1]), "surface")
