"""Small pieces that stand in a column: tags, joined options, ticks, captions with an icon, pips."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pygame

from game.language import _
from game.ui import paint
from game.ui.canvas import Canvas
from game.ui.flow import Act, Flow
from game.ui.focus import Stop
from game.ui.wishes import Wish


def tags(flow: Flow, labels: Sequence[str], aside: str = "") -> None:
    """Draw words in pills, as many lines as they need; `aside` is a filled one at the end."""
    canvas, gap = flow.canvas, flow.canvas.px(6)
    x, height = flow.x, canvas.px(24)
    for label in labels:
        width = _tag_width(canvas, label)
        if x > flow.x and x + width > flow.x + flow.room:
            x, flow.y = flow.x, flow.y + height + gap
        _tag(canvas, pygame.Rect(x, flow.y, width, height), label, None, "ink" if flow.on_selected else "muted")
        x += width + gap
    if aside:
        width = _tag_width(canvas, aside, 600)
        if x + width > flow.x + flow.room:
            flow.y += height + gap
        _tag(canvas, pygame.Rect(flow.x + flow.room - width, flow.y, width, height), aside, "accent", "on-accent", 600)
    flow.y += height


def _tag_width(canvas: Canvas, label: str, weight: int = 400) -> int:
    return canvas.width(label, "caption", weight=weight) + canvas.px(18)


def _tag(canvas: Canvas, rect: pygame.Rect, label: str, fill: str | None, ink: str, weight: int = 400) -> None:
    if not canvas.whole(rect.top, rect.height):
        return
    edge = canvas.theme["accent" if fill else canvas.theme.on_selected("edge") if ink == "ink" else "edge"]
    ground = canvas.theme[fill] if fill else None
    canvas.shape(lambda surface: paint.box(surface, rect, ground, edge, radius=rect.height // 2))
    top = rect.centery - canvas.type("caption")[1] // 2
    colour = canvas.ink(ink, on_selected=ink == "ink")
    canvas.write(
        label, (rect.left, top), rect.width, size="caption", weight=weight, colour=colour, align="centre"
    )  # fmt: skip


Option = tuple[str, str, Act]
"""One of several: its id, what it says, and what choosing it does."""


def options(flow: Flow, given: Sequence[Option], chosen: str, on_band: bool = False, of: str = "") -> None:
    """Draw options joined in one frame, the chosen one filled and ticked; in several lines where room is short.

    `of` is what is chosen among: where the focus comes to one of them, it has to be said with it.
    """
    canvas = flow.canvas
    height, tick = canvas.px(36), canvas.px(20)
    widths = [_option_width(canvas, label, id == chosen) for id, label, _act in given]
    lines: list[list[int]] = [[]]
    for place, width in enumerate(widths):
        if lines[-1] and sum(widths[each] for each in lines[-1]) + width > flow.room:
            lines.append([])
        lines[-1].append(place)
    for line in lines:
        x = flow.x
        for place in line:
            id, label, act = given[place]
            rect = pygame.Rect(x, flow.y, widths[place] + (1 if place != line[-1] else 0), height)
            _option(canvas, rect, label, id == chosen, on_band, tick)
            name = _("{what}: {choice}").format(what=of, choice=label) if of else label
            state = "chosen" if id == chosen else ""
            canvas.stop(Stop(id, rect, "", "option", name, "", state, act, among=of))
            x += widths[place]
        flow.y += height + (canvas.px(4) if len(lines) > 1 else 0)


def options_width(canvas: Canvas, given: Sequence[Option], chosen: str) -> int:
    """Give how wide joined options stand side by side."""
    return sum(_option_width(canvas, label, id == chosen) for id, label, _act in given)


def _option_width(canvas: Canvas, label: str, chosen: bool) -> int:
    tick = canvas.px(20) if chosen else 0
    return canvas.width(label, "body", weight=600 if chosen else 400) + tick + canvas.px(24)


def _option(canvas: Canvas, rect: pygame.Rect, label: str, chosen: bool, on_band: bool, tick: int) -> None:
    ground, ink, edge = ("band", "band-ink", "band-muted") if on_band else ("surface", "ink", "edge")
    if not canvas.whole(rect.top, rect.height):
        return
    if chosen:
        ground, ink = ink, ground
    canvas.box(rect, ground, edge)
    x, size = rect.left + canvas.px(12), canvas.px(16)
    if chosen:
        canvas.icon("check", (x - canvas.px(2), rect.centery - size // 2), size, canvas.theme[ink])
        x += tick
    top = rect.centery - canvas.type("body")[1] // 2
    room = rect.right - x
    canvas.write(label, (x, top), room, weight=600 if chosen else 400, colour=canvas.theme[ink])


def labelled(flow: Flow, said: str, given: Sequence[Option], chosen: str, on_band: bool = False) -> None:
    """Draw what is chosen among, and the options at the right of it, or under it where room is short."""
    canvas = flow.canvas
    ink = "band-ink" if on_band else "ink"
    width = options_width(canvas, given, chosen)
    if canvas.width(said, weight=500) + canvas.px(16) + width > flow.room:
        flow.text(said, weight=500, ink=ink)
        flow.gap(4)
        options(flow, given, chosen, on_band, said)
        return
    top, indent = flow.y, canvas.px(7)
    canvas.write(said, (flow.x, top + indent), flow.room - width, weight=500, colour=canvas.theme[ink])
    options(Flow(canvas, flow.x + flow.room - width, top, width), given, chosen, on_band, said)
    flow.y = top + canvas.px(36)


def with_icon(
    flow: Flow, name: str, said: str, *, ink: str = "ink", icon_ink: str = "", size: str = "body", weight: int = 400,
    pixels: int = 20,
) -> None:  # fmt: skip
    """Write a text with an icon before its first line."""
    canvas, wide = flow.canvas, flow.canvas.px(pixels)
    middle = flow.y + (canvas.type(size)[1] - wide) // 2
    with canvas.together(min(middle, flow.y), max(wide, canvas.type(size)[1])):
        canvas.icon(name, (flow.x, middle), wide, canvas.ink(icon_ink or ink, flow.on_selected))
        flow.text(said, size, weight=weight, ink=ink, indent=wide + canvas.px(8))


def pips(flow: Flow, filled: int, of: int, align: str = "left", ink: str = "ink", pixels: int = 12) -> None:
    """Draw points as discs, and those that are missing as circles."""
    canvas, size = flow.canvas, flow.canvas.px(pixels)
    step = size + canvas.px(4)
    left = flow.x if align == "left" else flow.x + flow.room - of * step
    colour = canvas.ink(ink, flow.on_selected)
    for number in range(of if canvas.whole(flow.y, canvas.type("body")[1]) else 0):
        centre = (left + number * step + size // 2, flow.y + canvas.type("body")[1] // 2)
        canvas.shape(partial(paint.dot, centre=centre, radius=size // 2 - 1, colour=colour, filled=number < filled))
    flow.y += canvas.type("body")[1]


def pips_width(canvas: Canvas, of: int, pixels: int = 12) -> int:
    """Give how wide a row of pips stands."""
    return of * (canvas.px(pixels) + canvas.px(4))


def grid(flow: Flow, columns: int, cells: Sequence[Callable[[pygame.Rect | None, int], int]], gap: int = 16) -> None:
    """Lay out cells in columns; each gives its height for a width (no rect), or draws itself within a rect."""
    space = flow.canvas.px(gap)
    width = (flow.room - space * (columns - 1)) // columns
    for line in _in_lines(cells, columns):
        height = max(cell(None, width) for cell in line)
        for place, cell in enumerate(line):
            cell(pygame.Rect(flow.x + place * (width + space), flow.y, width, height), width)
        flow.y += height + space


def _in_lines(
    cells: Sequence[Callable[[pygame.Rect | None, int], int]], columns: int
) -> Iterator[Sequence[Callable[[pygame.Rect | None, int], int]]]:
    for first in range(0, len(cells), columns):
        yield cells[first : first + columns]


def bullets(flow: Flow, said: Sequence[str], filled: bool, ink: str = "ink") -> None:
    """Write texts as a list: discs before what is certain, circles before what is not."""
    canvas = flow.canvas
    for text in said:
        line, colour = canvas.type("body")[1], canvas.theme["ink"]
        centre = (flow.x + canvas.px(6), flow.y + line // 2)
        with canvas.together(flow.y, line):
            if canvas.whole(flow.y, line):
                canvas.shape(partial(paint.dot, centre=centre, radius=canvas.px(5), colour=colour, filled=filled))
            flow.text(text, ink=ink, indent=canvas.px(20))
        flow.gap(3)


def nothing(_part: Flow) -> None:
    """Leave a column empty."""


def asking(wish: Wish) -> Act:
    """Make what a button does out of a wish."""
    return lambda: wish
