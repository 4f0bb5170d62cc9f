"""Every meter over the whole game, with the cause of each change; the one in focus is pointed out in the chart."""

from functools import partial

import pygame

from game.analysis.story import MeterTold, Story
from game.language import _
from game.session import words
from game.session.happenings import Happening, happenings
from game.session.words import Words
from game.ui import charts, parts
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.lookback.stood import drawn, named
from game.ui.panels import Panel, arrange
from game.ui.pieces import nothing


class Meters:
    """A list of meters; the chosen one as a chart with its causes."""

    def __init__(self, told: Story) -> None:
        self.story, self.words = told, Words(told.scenario)
        self.looks = drawn(told.meters)
        self.shown = self.marked = 0

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Paint list and chart."""
        for place, meter in enumerate(self.story.meters):
            if canvas.has_focus(f"meter {meter.name}") and place != self.shown:
                self.shown, self.marked = place, 0
        meter = self.story.meters[self.shown]
        for place, each in enumerate(meter.moves):
            if canvas.has_focus(f"cause {meter.name} {place}"):
                self.marked = sum(minute <= each.until for minute, _level in meter.points[1:])
        moved = words.signed(meter.end - meter.start) if meter.end != meter.start else _("as at first")
        if meter.afterwards:
            moved = _("{moved} in play, {settled} once everything had come out").format(
                moved=moved, settled=words.points(meter.settled)
            )
        arrange(
            canvas, rect,
            (
                Panel("list", _("Meters"), self._list, 4, bare=True),
                Panel("causes", meter.title, self._causes, 7, moved, bare=True, top=partial(self._chart, meter)),
            ),
        )  # fmt: skip

    def _list(self, flow: Flow) -> None:
        for place, meter in enumerate(self.story.meters):
            flow.row(f"meter {meter.name}", meter.title, partial(self._one, meter), selected=place == self.shown,
                     value=words.points(meter.end))  # fmt: skip

    def _one(self, meter: MeterTold, flow: Flow) -> None:
        moved = meter.end - meter.start
        good = (moved > 0) != meter.low_is_good
        said = f"{words.points(meter.start)} \u2192 {words.points(meter.end)}"
        flow.split(
            (0, flow.canvas.width(said, "caption", "mono", 600) + 2),
            (
                lambda part: named(part, self.looks[meter.name].look, meter.title, weight=500),
                lambda part: part.text(said, "caption", "mono", 600, align="right"),
            ),
            centre=True,
        )
        less = _("less is better") if meter.low_is_good else ""
        if meter.afterwards:
            settled = _("{level} once everything had come out").format(level=words.points(meter.settled))
            less = _("{one}; {other}").format(one=less, other=settled) if less else settled
        flow.split(
            (0, flow.canvas.px(90)),
            (
                lambda part: part.text(less, "caption", ink="muted") if less else nothing(part),
                lambda part: parts.change(part, words.signed(moved) if moved else "", moved > 0, good),
            ),
        )

    def _chart(self, meter: MeterTold, flow: Flow) -> None:
        canvas = flow.canvas
        rect = pygame.Rect(flow.x + canvas.px(14), flow.y + canvas.px(8), flow.room - canvas.px(28), canvas.px(190))
        charts.steps(canvas, rect, self.looks[meter.name], self.story.until, self.marked)
        flow.y = rect.bottom + canvas.px(8)
        canvas.fill(pygame.Rect(flow.x, flow.y - 1, flow.room, 1), "rule")

    def _causes(self, flow: Flow) -> None:
        meter = self.story.meters[self.shown]
        for place, each in enumerate(meter.moves):
            flow.row(f"cause {meter.name} {place}", self.words.line(each), partial(self._moved, meter, each),
                     value=words.signed(meter.moved_by(each)), pad=(16, 7))  # fmt: skip
        for place, each in enumerate(happenings(meter.afterwards)):
            flow.row(f"afterwards {meter.name} {place}", self.words.line(each), partial(self._moved, meter, each),
                     value=words.signed(meter.moved_by(each)), pad=(16, 7), fill="sunk")  # fmt: skip
        if not meter.causes and not meter.afterwards:
            flow.gap(12)
            flow.text(_("Nothing has moved it."), ink="muted", indent=flow.canvas.px(16))

    def _moved(self, meter: MeterTold, happening: Happening, flow: Flow) -> None:
        cause, change = happening.cause, meter.moved_by(happening)
        canvas, moment = flow.canvas, words.moment(cause.minute)
        good = (change > 0) != meter.low_is_good

        def what(part: Flow) -> None:
            part.text(self.words.line(happening), weight=500)
            part.text(self.words.whose(cause), "caption", ink="muted")
            if happening.hours <= 1 and cause.asked != cause.change:
                said = _("{asked} was asked for; a meter stops at 0 and at 100").format(asked=words.signed(cause.asked))
                part.text(said, "caption", ink="muted")

        flow.split(
            (canvas.width("H+000:00", "caption", "mono", 500), 0, canvas.px(80)),
            (
                lambda part: part.text(moment, "caption", "mono", 500), what,
                lambda part: parts.change(part, words.signed(change), change > 0, good),
            ),
            centre=True,
        )  # fmt: skip
