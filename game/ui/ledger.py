"""The ledger of the resolution: a line for each thing that happened, a column for each meter that moved.

What was brought forward and every line that is shown add up to what is carried forward.
"""

from collections.abc import Sequence
from functools import partial

import pygame

from game.language import _
from game.session import words
from game.session.happenings import Happening
from game.ui import parts
from game.ui.account import Account
from game.ui.canvas import Canvas
from game.ui.flow import Drawing, Flow
from game.ui.panels import Panel
from game.ui.pieces import nothing

MOST_COLUMNS = 8
"""Meters that get a column."""


class Ledger:
    """An account as a table."""

    def __init__(self, account: Account) -> None:
        self.account, self.words, self.scenario = account, account.words, account.words.scenario
        moved = {meter for happening in account.told for meter, change in happening.changes.items() if change}
        self.columns = [name for name in account.view.meters if name in moved]

    def panel(self, canvas: Canvas, room: int) -> Panel:
        """Give the panel it stands in, with columns as far as `room` allows."""
        columns = self._columns(canvas, room)
        top, foot = (partial(self._head, columns), partial(self._sums, columns)) if columns else (None, None)
        drawn = partial(self._ledger, columns)
        return Panel("ledger", _("What happened"), drawn, 17, bare=True, headless=True, top=top, foot=foot)

    def _columns(self, canvas: Canvas, room: int) -> Sequence[str]:
        """Give the meters that get a column; none where there is no room, then each line lists its own changes."""
        needed = sum(self._widest(canvas, meter) for meter in self.columns) + canvas.px(440)
        return self.columns if len(self.columns) <= MOST_COLUMNS and needed <= room else ()

    def _widest(self, canvas: Canvas, meter: str) -> int:
        """Give the room a column needs, so that no head of it is cut within a word."""
        longest = max(canvas.width(word, "caption", weight=600) for word in self._short(meter).split(" "))
        low = canvas.width(_("low is good"), "caption") if self.account.view.meters[meter].low_is_good else 0
        return max(canvas.px(76), longest + canvas.px(20), low + canvas.px(20))

    def _short(self, meter: str) -> str:
        if meter.startswith("trust."):
            return self.words.actor(meter.removeprefix("trust."))
        return self.words.meter(meter).split()[0]

    def _cells(
        self, flow: Flow, columns: Sequence[str], first: tuple[Drawing, Drawing, Drawing], cells: Sequence[Drawing]
    ) -> None:
        """Draw a line of the ledger: time, icon, what and whose, then a cell for each meter."""
        canvas, pad = flow.canvas, flow.canvas.px(16)
        moment = canvas.width("H+000:00", "caption", "mono", 500)
        widths = [moment, canvas.px(20), 0, *(self._widest(canvas, meter) - canvas.px(12) for meter in columns)]
        inner = Flow(canvas, flow.x + pad, flow.y, flow.room - 2 * pad, flow.on_selected)
        inner.split(widths, [*first, *cells], gap=12, centre=True)
        flow.y = inner.y

    def _lines(self, flow: Flow, top: int, columns: Sequence[str]) -> None:
        """Draw the hairlines before each column."""
        canvas = flow.canvas
        x = flow.x + flow.room - canvas.px(16)
        for meter in reversed(columns):
            x -= self._widest(canvas, meter)
            canvas.fill(pygame.Rect(x + canvas.px(10), top, 1, flow.y - top), "rule")

    def _head(self, columns: Sequence[str], flow: Flow) -> None:
        """Draw the names of the columns, and what was brought forward."""
        canvas, top = flow.canvas, flow.y
        flow.gap(8)
        said: Drawing = partial(_caption, _("What happened, and whose doing it was"))
        self._cells(
            flow, columns, (partial(_caption, _("Time")), nothing, said), [partial(self._name, m) for m in columns]
        )
        flow.gap(7)
        self._lines(flow, top, columns)
        canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 2), "ink")
        flow.y += 2
        began = self.account.told[0].cause.minute if self.account.told else self.account.view.clock
        self._standing(columns, words.moment(began), _("brought forward"), 0, flow)

    def _name(self, meter: str, flow: Flow) -> None:
        canvas = flow.canvas
        if meter.startswith("trust."):
            size = canvas.px(18)
            mark = parts.mark_of(self.scenario, meter.removeprefix("trust."))
            said = _("trust")
            left = flow.x + flow.room - canvas.width(said, "caption") - size - canvas.px(6)
            canvas.icon(mark, (left, flow.y), size, canvas.theme["ink"])
            flow.text(said, "caption", ink="muted", align="right", kind="sight")
        flow.text(self._short(meter), "caption", weight=600, align="right", kind="sight")
        if self.account.view.meters[meter].low_is_good:
            flow.text(_("low is good"), "caption", ink="muted", align="right", kind="sight")

    def _ledger(self, columns: Sequence[str], flow: Flow) -> None:
        """Draw one line a happening."""
        for place, happening in enumerate(self.account.told[: self.account.upto]):
            top = flow.y
            flow.row(
                f"line {place}", self.words.line(happening), partial(self._line, happening, columns), pad=(0, 8),
                selected=place == self.account.shown, fill="loss-soft" if happening.cause.kind == "red_line" else None,
                value=self.account.changes(happening.changes),
            )  # fmt: skip
            self._lines(flow, top, columns)
        if not self.account.told:
            flow.gap(14)
            flow.text(_("Nothing happened that you would know of."), ink="muted", indent=flow.canvas.px(16))

    def _line(self, happening: Happening, columns: Sequence[str], flow: Flow) -> None:
        cause, size = happening.cause, flow.canvas.px(20)
        part = self.words.part(cause)
        name = parts.ICONS.get(getattr(part, "channel", ""), parts.ICONS.get(cause.kind, "cable"))
        red = cause.kind in ("red_line", "attack", "stage")

        def what(column: Flow) -> None:
            said, whose = self._named(happening), self.words.whose(cause)
            canvas = column.canvas
            beside = canvas.width(whose, "caption") + canvas.px(16)
            if canvas.width(said, weight=500) + beside <= column.room:
                at = (column.x, column.y + canvas.px(2))
                muted = canvas.ink("muted", column.on_selected)
                canvas.write(whose, at, column.room, size="caption", colour=muted, align="right")
                column.text(said, weight=500)
            else:
                column.text(said, weight=500)
                column.text(whose, "caption", ink="muted")
            if not columns and happening.changes:
                column.text(self.account.changes(happening.changes), "caption", weight=500)

        def picture(column: Flow) -> None:
            ink = column.canvas.ink("loss" if red else "muted", column.on_selected)
            column.canvas.icon(name, (column.x, column.y + 1), size, ink)
            column.y += size

        moment: Drawing = partial(_mono, words.moment(cause.minute))
        cells = [partial(self._cell, meter, happening.changes.get(meter, 0)) for meter in columns]
        self._cells(flow, columns, (moment, picture, what), cells)

    def _named(self, happening: Happening) -> str:
        """Give one line for a happening; of a finding, what it is about too."""
        said, cause = self.words.line(happening), happening.cause
        if cause.kind != "finding" or self.words.covers(cause):
            return said
        return words.named(self.scenario.evidence[cause.id].title, said)

    def _cell(self, meter: str, change: int, flow: Flow) -> None:
        if not change:
            return
        good = self.account.good(meter, change)
        parts.change(flow, self.account.change(meter, change), change > 0, good)

    def _sums(self, columns: Sequence[str], flow: Flow) -> None:
        """Draw what is carried forward: what was brought forward and everything that is shown add up to it."""
        flow.canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 2), "ink")
        flow.y += 2
        last = (
            self.account.view.clock
            if not self.account.playing
            else self.account.told[self.account.upto - 1].cause.minute
        )
        self._standing(columns, words.moment(last), _("carried forward"), self.account.upto, flow)

    def _standing(self, columns: Sequence[str], moment: str, said: str, upto: int, flow: Flow) -> None:
        canvas, top = flow.canvas, flow.y
        canvas.fill(pygame.Rect(flow.x, top, flow.room, canvas.type("lead")[1] + canvas.px(14)), "sunk")
        flow.gap(7)
        weight = 600 if upto else 400
        first = (partial(_mono, moment), nothing, partial(_body, said, weight))
        self._cells(flow, columns, first, [partial(self._stands, meter, upto, weight) for meter in columns])
        flow.y = top + canvas.type("lead")[1] + canvas.px(14)
        self._lines(flow, top, columns)
        canvas.fill(pygame.Rect(flow.x, flow.y - 1, flow.room, 1), "rule")

    def _stands(self, meter: str, upto: int, weight: int, flow: Flow) -> None:
        """Write where a meter stood after so many of the events; in words only, where it stands at last."""
        shown, top = self.account.view.meters[meter], flow.y
        if shown.tenths is None:
            said = self.words.standing(shown) if upto == len(self.account.told) else ""
            flow.text(said, "caption", align="right", kind="sight")
        else:
            still = sum(happening.changes.get(meter, 0) for happening in self.account.told[upto:])
            said = words.points(shown.tenths - still)
            flow.text(said, "lead", "mono", weight, align="right", kind="sight")
        if said:
            told = _("{meter}: {stands}").format(meter=self.words.meter(meter), stands=said)
            flow.canvas.tell(told, pygame.Rect(flow.x, top, flow.room, flow.y - top))


def _caption(said: str, flow: Flow) -> None:
    flow.text(said, "caption", weight=600, ink="muted")


def _mono(said: str, flow: Flow) -> None:
    flow.text(said, "caption", "mono", 500)


def _body(said: str, weight: int, flow: Flow) -> None:
    flow.text(said, weight=weight, ink="ink" if weight > 400 else "muted")
