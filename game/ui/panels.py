"""Panels: framed columns that scroll, side by side where there is room, in tabs where there is not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pygame

from game.language import _
from game.ui import paint
from game.ui.canvas import Canvas
from game.ui.flow import Drawing, Flow, measured
from game.ui.focus import Answer, Key, Memory, Stop
from game.ui.theme import GUTTER


@dataclass(frozen=True)
class Panel:
    """One column of a screen."""

    id: str
    title: str
    draw: Drawing
    weight: int = 1
    """Its share of the width."""
    aside: str = ""
    """A word at the right of its head."""
    tab: str = ""
    """What its tab says; its title where there is nothing else to say."""
    short: str = ""
    """What its tab says where the tabs would need a second line."""
    bare: bool = False
    """True if its rows go from edge to edge."""
    headless: bool = False
    """True if the panel has no head of its own where it stands alone."""
    top: Drawing | None = None
    """What stays above the rest while that scrolls; it scrolls with it where room is short."""
    foot: Drawing | None = None
    """What stays below."""


def arrange(canvas: Canvas, rect: pygame.Rect, panels: Sequence[Panel], most: int = 4) -> None:
    """Draw panels side by side, at most `most`; where there are more than fit, the last column has tabs."""
    most = min(canvas.most_panels, len(panels), most)
    alone, tabbed = panels[: most - 1], panels[most - 1 :]
    if len(tabbed) == 1:
        alone, tabbed = panels, ()
    columns = [*alone, tabbed[0]] if tabbed else list(alone)
    gutter = GUTTER if canvas.size[0] > 1100 else 16
    room = rect.width - gutter * (len(columns) - 1)
    total, x = sum(panel.weight for panel in columns), rect.left
    for panel in columns:
        width = room * panel.weight // total
        place = pygame.Rect(x, rect.top, width, rect.height)
        if tabbed and panel is columns[-1]:
            _tabs(canvas, pygame.Rect(x, rect.top, rect.right - x, rect.height), tabbed)
        else:
            draw_panel(canvas, place, panel)
        x += width + gutter


def _tabs(canvas: Canvas, rect: pygame.Rect, panels: Sequence[Panel]) -> None:
    """Draw a row of tabs and the panel that is shown; standing on a tab shows its panel."""
    row = f"tabs of {panels[0].id}"
    stood_on = next((panel.id for panel in panels if canvas.has_focus(f"tab {panel.id}")), None)
    shown = stood_on or canvas.memory.tabs.get(row, panels[0].id)
    shown = shown if any(panel.id == shown for panel in panels) else panels[0].id
    canvas.memory.tabs[row] = shown
    labels = [panel.tab or panel.title for panel in panels]
    tabs = _laid_out(canvas, rect, labels)
    if tabs[-1].top > rect.top:
        labels = [panel.short or label for panel, label in zip(panels, labels, strict=True)]
        tabs = _laid_out(canvas, rect, labels)
    bottom = tabs[-1].bottom
    with canvas.clipped(pygame.Rect(rect.left, rect.top, rect.width, bottom - rect.top + 2), row):
        for panel, tab, label in zip(panels, tabs, labels, strict=True):
            _tab(canvas, tab, panel.id, label, panel.id == shown)
    body = pygame.Rect(rect.left, bottom, rect.width, rect.bottom - bottom)
    draw_panel(canvas, body, next(panel for panel in panels if panel.id == shown), head=False)


def _laid_out(canvas: Canvas, rect: pygame.Rect, labels: Sequence[str]) -> list[pygame.Rect]:
    """Give a place for each tab, on as many lines as they need."""
    height, x, y = canvas.px(34 if canvas.low else 40), rect.left, rect.top
    places = []
    for label in labels:
        width = min(canvas.width(label, weight=600) + canvas.px(28), rect.width)
        if x > rect.left and x + width > rect.right:
            x, y = rect.left, y + height
        places.append(pygame.Rect(x, y, width, height))
        x += width + canvas.px(4)
    return places


def _tab(canvas: Canvas, tab: pygame.Rect, id: str, label: str, here: bool) -> None:
    canvas.box(tab, "surface" if here else None, "rule" if here else None)
    top, ink = tab.centery - canvas.type("body")[1] // 2, canvas.theme["ink" if here else "muted"]
    room = tab.width - canvas.px(14)
    canvas.write(label, (tab.left + canvas.px(14), top), room, weight=600 if here else 400, colour=ink)
    if here:
        canvas.fill(pygame.Rect(tab.left, tab.bottom - 3, tab.width, 3), "accent")
    canvas.stop(Stop(f"tab {id}", tab, "", "tab", label, "", "shown" if here else "", inside=True))


def shown_tab(memory: Memory, first: str) -> str:
    """Give which panel of a screen's one row of tabs is shown; `first` is the row's first one."""
    if memory.focus.startswith("tab "):
        return memory.focus.removeprefix("tab ")
    return memory.tabs.get(f"tabs of {first}", first)


def show_tab(memory: Memory, first: str, panel: str, focus: str = "") -> None:
    """Show a panel of a row of tabs, with the focus on its tab or on a part of it."""
    memory.tabs[f"tabs of {first}"], memory.focus, memory.follow = panel, focus or f"tab {panel}", True


def draw_panel(canvas: Canvas, rect: pygame.Rect, panel: Panel, head: bool = True) -> None:
    """Draw one framed panel with its head; what does not fit is scrolled."""
    canvas.box(rect, "surface", "rule")
    top = rect.top
    if head and not panel.headless:
        top += _head(canvas, rect, panel)
    inner = pygame.Rect(rect.left + 1, top + 1, rect.width - 2, rect.bottom - top - 2)
    pad = (0, 0) if panel.bare else (16, 8) if canvas.low else (20, 14)
    fixed = [measured(canvas, each, inner.width) if each else 0 for each in (panel.top, panel.foot)]
    if sum(fixed) * 2 > inner.height:
        scrolled(canvas, inner, panel.id, panel.title, partial(_one_below_the_other, panel), pad)
        return
    middle = pygame.Rect(inner.left, inner.top + fixed[0], inner.width, inner.height - sum(fixed))
    _fixed(canvas, panel.top, pygame.Rect(inner.left, inner.top, inner.width, fixed[0]), panel.id)
    scrolled(canvas, middle, panel.id, panel.title, panel.draw, pad)
    _fixed(canvas, panel.foot, pygame.Rect(inner.left, middle.bottom, inner.width, fixed[1]), panel.id)


def _fixed(canvas: Canvas, draw: Drawing | None, rect: pygame.Rect, id: str) -> None:
    """Draw what of a panel stays while the rest scrolls."""
    if draw:
        with canvas.clipped(rect, id):
            draw(Flow(canvas, rect.left, rect.top, rect.width))


def _one_below_the_other(panel: Panel, flow: Flow) -> None:
    for each in (panel.top, panel.draw, panel.foot):
        if each:
            each(flow)


def _head(canvas: Canvas, rect: pygame.Rect, panel: Panel) -> int:
    height, pad = canvas.px(34 if canvas.low else 44), canvas.px(16)
    middle = rect.top + (height - canvas.type("body")[1]) // 2
    canvas.write(panel.title, (rect.left + pad, middle), rect.width - 2 * pad, weight=600, kind="heading")
    if (
        panel.aside
        and canvas.width(panel.title, weight=600) + canvas.width(panel.aside, "caption") < rect.width - 3 * pad
    ):
        muted = canvas.theme["muted"]
        at = (rect.left + pad, middle + canvas.px(2))
        canvas.write(panel.aside, at, rect.width - 2 * pad, size="caption", colour=muted, align="right")
    canvas.fill(pygame.Rect(rect.left, rect.top + height, rect.width, 1), "rule")
    return height


def scrolled(
    canvas: Canvas, rect: pygame.Rect, id: str, name: str, draw: Drawing, pad: tuple[int, int] = (0, 0),
    ink: str = "muted",
) -> None:  # fmt: skip
    """Draw a column within a rectangle; it scrolls to show the focus, and by the keys where it has no stop.

    Where not all of it can be seen, a strip at the foot says where the rest is.
    """
    across, down = canvas.px(pad[0]), canvas.px(pad[1])
    room = rect.width - 2 * across
    height = measured(canvas, draw, room) + 2 * down
    if height <= rect.height:
        with canvas.clipped(rect, id):
            before = len(canvas.stops)
            draw(Flow(canvas, rect.left + across, rect.top + down, room))
            if canvas.read_out and len(canvas.stops) == before:
                _reader(canvas, rect, id, name, 0)
        canvas.memory.scroll[id] = canvas.memory.over[id] = 0
        canvas.memory.unseen[id] = False
        return
    strip = canvas.px(26)
    seen = pygame.Rect(rect.left, rect.top, rect.width, rect.height - strip)
    over = height - seen.height
    canvas.memory.over[id] = over
    shift = min(canvas.memory.scroll.get(id, 0), over)
    with canvas.clipped(seen, id):
        before, canvas.foot = len(canvas.stops), canvas.px(6)
        draw(Flow(canvas, seen.left + across, seen.top + down - shift, room))
        canvas.foot = 0
        own = canvas.stops[before:]
        if not own:
            _reader(canvas, seen, id, name, over)
        shift = _following(canvas, seen, own, shift, over)
    canvas.memory.scroll[id] = shift
    canvas.memory.unseen[id] = canvas.memory.unseen.get(id, True) and shift < over
    _bar(canvas, seen, shift, height)
    _strip(canvas, pygame.Rect(rect.left, seen.bottom, rect.width, strip), shift, over, ink)


def _strip(canvas: Canvas, rect: pygame.Rect, shift: int, over: int, ink: str) -> None:
    """Say at the foot of a panel that there is more, below or above."""
    below = shift < over
    said = _("more below: PgDn") if below else _("more above: PgUp")
    muted = canvas.theme[ink]
    canvas.fill(pygame.Rect(rect.left, rect.top, rect.width, 1), "rule")
    centre = (rect.left + canvas.px(22), rect.centery)
    canvas.shape(lambda surface: paint.arrow(surface, centre, canvas.px(8), not below, muted))
    at = (rect.left + canvas.px(34), rect.centery - canvas.type("caption")[1] // 2)
    canvas.write(said, at, rect.width - canvas.px(40), size="caption", colour=muted, kind="sight")


def _reader(canvas: Canvas, rect: pygame.Rect, id: str, name: str, over: int) -> None:
    """Let the keyboard stand on a text and scroll it."""
    step = {
        "up": -60,
        "down": 60,
        "page up": -rect.height + 60,
        "page down": rect.height - 60,
        "home": -over,
        "end": over,
    }

    def read(key: Key) -> Answer:
        if key.name in step:
            canvas.memory.scroll_by(id, step[key.name])
        return key.name in step

    canvas.stop(Stop(f"read {id}", rect, "", "document", name, "", "scrolls" if over else "", None, read, inside=True))


def _following(canvas: Canvas, rect: pygame.Rect, own: Sequence[Stop], shift: int, over: int) -> int:
    """Scroll so that the part with the focus can be seen."""
    here = next((stop for stop in own if canvas.has_focus(stop.id)), None)
    if here is None or not canvas.memory.follow:
        return shift
    wanted = shift
    if here.rect.top < rect.top + 8:
        wanted = shift - (rect.top + 8 - here.rect.top)
    elif here.rect.bottom > rect.bottom - 8:
        wanted = shift + min(here.rect.bottom - rect.bottom + 8, here.rect.top - rect.top - 8)
    wanted = max(0, min(over, _snapped(own, here, rect.top - shift, wanted)))
    canvas.again = canvas.again or wanted != shift
    return wanted


def _snapped(own: Sequence[Stop], here: Stop, top: int, wanted: int) -> int:
    """Scroll a little further where the upper edge would cut a part; never past the part with the focus."""
    cut = [stop.rect.bottom - top for stop in own if stop.rect.top - top < wanted < stop.rect.bottom - top]
    return max(cut) if cut and max(cut) <= here.rect.top - top else wanted


def _bar(canvas: Canvas, rect: pygame.Rect, shift: int, height: int) -> None:
    """Draw how much there is, and where one is in it."""
    length = max(24, rect.height * rect.height // height)
    top = rect.top + (rect.height - length) * shift // max(1, height - rect.height)
    canvas.fill(pygame.Rect(rect.right - 5, top, 4, length), "edge")
