"""Where each meter stood from the first hour to the last: their lines, and beside them a list that names each."""

from collections.abc import Mapping, Sequence
from functools import partial

import pygame

from game.analysis.story import MeterTold, Story
from game.language import _
from game.session import words
from game.ui import charts
from game.ui.canvas import Canvas
from game.ui.charts import Look, Series
from game.ui.flow import Flow

MOST = 6
"""Lines in one chart: those of the meters that were moved most often."""
LOOKS: Mapping[str, Look] = {
    "stability": Look("muted", "circle", (9, 4)), "sovereignty": Look("s4", "triangle", (7, 4)),
    "support": Look("s5", "cross", (4, 3)), "harm": Look("loss", "disc", None),
}  # fmt: skip
"""What every crisis has looks the same in every crisis ..."""
OTHERS = (
    Look("accent", "diamond", None), Look("gain", "square", (2, 4)), Look("accent", "wedge", (9, 3)),
    Look("gain", "triangle", (7, 4)), Look("s5", "square", None), Look("s4", "diamond", (3, 3)),
    Look("muted", "wedge", None), Look("loss", "square", (5, 3)), Look("accent", "square", (4, 4)),
    Look("s4", "wedge", (7, 2)), Look("s5", "diamond", (9, 3)),
)  # fmt: skip
"""... and what a crisis has of its own, trust first, takes these in its order."""


def drawn(meters: Sequence[MeterTold]) -> Mapping[str, Series]:
    """Give each meter of a game its line: the same on every page."""
    own = [meter.name for meter in meters if meter.name not in LOOKS]
    looks = {**LOOKS, **{name: OTHERS[place % len(OTHERS)] for place, name in enumerate(own)}}
    return {meter.name: Series(looks[meter.name], meter.points) for meter in meters}


def named(flow: Flow, look: Look, title: str, size: str = "body", weight: int = 400) -> None:
    """Write the name of a meter after a piece of its line."""
    canvas = flow.canvas
    line = canvas.type(size)[1]
    if canvas.whole(flow.y, line):
        charts.swatch(canvas, pygame.Rect(flow.x, flow.y, canvas.px(26), line), look, flow.on_selected)
    flow.text(title, size, weight=weight, indent=canvas.px(34))


class Stood:
    """The meters of one game."""

    def __init__(self, told: Story) -> None:
        moved = sorted(told.meters, key=lambda meter: -len(meter.causes))[:MOST]
        self.meters = sorted((meter for meter in told.meters if meter in moved), key=lambda meter: -meter.end)
        """In the order in which their lines end, from above."""
        self.series = drawn(told.meters)
        self.until, self.tall = told.until, 0
        few = len(self.meters) == len(told.meters)
        self.legend = _("at the start \u2192 at the end") if few else _("those that moved most; all are on page 3")

    def small(self, flow: Flow) -> None:
        """Draw the lines, and at their right, or below where room is short, the list of them."""
        canvas = flow.canvas
        side = self._side(canvas)
        beside = flow.room - side >= canvas.px(240)
        left = flow.x + canvas.px(10)
        width = flow.room - canvas.px(10) - (side if beside else canvas.px(10))
        height = self.tall - canvas.px(6) if beside else max(canvas.px(106), self.tall * 6 // 10)
        rect = pygame.Rect(left, flow.y + canvas.px(2), width, height)
        ahead = next((p for p, meter in enumerate(self.meters) if canvas.has_focus(f"stood {meter.name}")), None)
        series = [self.series[meter.name] for meter in self.meters]
        charts.lines(canvas, rect, series, self.until, ahead)
        if not beside:
            flow.y = rect.bottom + canvas.px(4)
            self._list(flow)
            return
        of_list = Flow(canvas, rect.right + canvas.px(8), flow.y + canvas.px(3), side - canvas.px(12))
        self._list(of_list)
        flow.y = max(rect.bottom, of_list.y)

    def _side(self, canvas: Canvas) -> int:
        name = max(canvas.width(meter.title, "caption", weight=500) for meter in self.meters)
        return name + self._value(canvas) + canvas.px(34 + 12 + 20 + 14)

    def _value(self, canvas: Canvas) -> int:
        return max(canvas.width(_moved(meter), "caption", "mono", 600) for meter in self.meters) + 2

    def _list(self, flow: Flow) -> None:
        for meter in self.meters:
            said = _("from {start} to {end}").format(start=words.points(meter.start), end=words.points(meter.end))
            flow.row(f"stood {meter.name}", meter.title, partial(self._one, meter), value=said, pad=(10, 7))

    def _one(self, meter: MeterTold, flow: Flow) -> None:
        look = self.series[meter.name].look
        flow.split(
            (0, self._value(flow.canvas)),
            (
                lambda part: named(part, look, meter.title, "caption", 500),
                lambda part: part.text(_moved(meter), "caption", "mono", 600, align="right"),
            ),
        )  # fmt: skip


def _moved(meter: MeterTold) -> str:
    return f"{words.points(meter.start)} \u2192 {words.points(meter.end)}"
