"""What was stated in each round, beside what the evidence supported once that is open, one chart an explanation."""

from functools import partial

import pygame

from game.analysis.percents import whole
from game.analysis.story import Story
from game.language import _
from game.ui import charts, parts
from game.ui.canvas import Canvas
from game.ui.flow import Flow, measured
from game.ui.pieces import with_icon

Line = tuple[tuple[int, int], ...]
"""Rounds, each with percents."""
COLUMN = 150
"""The least width of a chart in pixels."""


class Beliefs:
    """The judgements of one game."""

    def __init__(self, told: Story) -> None:
        self.story = told
        self.tall = 0
        """The height that all charts have together, in pixels."""
        self._head = self._foot = self._height = 0
        self.last = len(told.scenario.clock.rounds)
        said = _("line: you said; dashed: what the evidence supported") if told.opened else _("line: you said")
        once = len({round for round, _percents, _basis in told.stated}) < 2
        self.legend = _("dot: you said, once") if once else said

    def small(self, flow: Flow) -> None:
        """Draw a chart for each explanation, as many side by side as have room."""
        canvas, opened, names = flow.canvas, self.story.opened, list(self.story.scenario.hypotheses)
        if not self.story.stated:
            flow.text(_("Nothing was stated."), ink="muted", indent=canvas.px(16))
            return
        columns = charts.side_by_side(canvas, flow.room, COLUMN, len(names))
        lines = -(-len(names) // columns)
        self._height = max(canvas.px(130), self.tall // lines)
        if opened and lines > 1:  # what was true is not the one that stands below the edge
            names.sort(key=lambda name: name != opened.truth)
        for first in range(0, len(names), columns):
            line = names[first : first + columns]
            room = flow.room // len(line) - 2 * canvas.px(10)
            self._head = max(measured(canvas, partial(self._title, name), room) for name in line)
            self._foot = max(measured(canvas, partial(self._verdict, name), room) for name in line) + canvas.px(8)
            flow.split([0] * len(line), [partial(self._one, name) for name in line], gap=0)

    def _title(self, name: str, flow: Flow) -> None:
        true = self.story.opened is not None and self.story.opened.truth == name
        hypothesis = self.story.scenario.hypotheses[name]
        title = _("{name} (true)").format(name=hypothesis.name) if true else hypothesis.name
        icon, ink = ("check", "gain") if true else (parts.mark_named(hypothesis.mark), "ink")
        with_icon(flow, icon, title, icon_ink=ink, size="caption", weight=600, pixels=18)

    def _one(self, name: str, flow: Flow) -> None:
        canvas, opened = flow.canvas, self.story.opened
        true = opened is not None and opened.truth == name
        pad = canvas.px(10)
        rect = pygame.Rect(flow.x, flow.y, flow.room, self._height)
        if true:
            canvas.box(rect, "sunk", "ink", 2)
        inner = Flow(canvas, flow.x + pad, flow.y + canvas.px(8), flow.room - 2 * pad)
        top = inner.y + self._head
        self._title(name, inner)
        area = pygame.Rect(inner.x, top + 4, inner.room, rect.bottom - top - self._foot - 4)
        charts.belief(canvas, area, *self._lines(name), self.last)
        self._verdict(name, Flow(canvas, inner.x, rect.bottom - self._foot, inner.room))
        flow.y = rect.bottom

    def _lines(self, name: str) -> tuple[Line, Line]:
        """Give what was stated and what was supported, by rounds."""
        judged = self.story.opened.judged if self.story.opened else ()
        stated = {round: percents[name] for round, percents, _basis in self.story.stated}
        supported = {each.round: whole(each.reasoned)[name] for each in judged}
        return tuple(stated.items()), tuple(supported.items())

    def _verdict(self, name: str, flow: Flow) -> None:
        stated, supported = self._lines(name)
        said = self._said(stated[-1][1], supported[-1][1]) if supported else _("last {percent} %").format(
            percent=stated[-1][1]
        )  # fmt: skip
        flow.text(said, "caption")

    def _said(self, stated: int, supported: int) -> str:
        apart = stated - supported
        if abs(apart) < 5:
            return _("at last as the evidence supports")
        said = _("at last {points} points too sure") if apart > 0 else _("at last {points} points short")
        return said.format(points=abs(apart))


def fitting(canvas: Canvas, rect: pygame.Rect) -> int:
    """Give the height of a chart that can be seen whole in a panel below its tabs or head."""
    return max(canvas.px(130), min(canvas.px(226), rect.height - canvas.px(46)))
