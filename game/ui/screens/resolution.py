"""The resolution: what happened, hour by hour, whose doing it was, and what each thing moved."""

from collections.abc import Mapping, Sequence
from functools import partial

import pygame

from game.language import _, ngettext
from game.rules import Cause, arrows
from game.session import Game, words
from game.session.happenings import Happening, happenings
from game.ui import documents, paint, parts
from game.ui.canvas import Canvas
from game.ui.flow import Drawing, Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange, draw_panel
from game.ui.pieces import nothing, with_icon
from game.ui.screen import Play
from game.ui.wishes import Go, Wish

MOST_COLUMNS, PAUSE = 8, 600
"""Meters that get a column; milliseconds from one event to the next."""


class Resolution(Play):
    """A ledger with a column for each meter that moved; why stands below, or beside where room is short."""

    tells_more = "why"

    def __init__(self, game: Game, plays: bool = False) -> None:
        super().__init__(game)
        self.told = happenings(game.since)
        self.upto = min(self._seen() + 1, len(self.told)) if plays else len(self.told)
        """How many of the events are shown: one after the other, until all are."""
        self._next_at: int | None = None
        self._rest_until = 0
        """Until when Enter waits after the last event came by itself: it was pressed to see the rest, not to go on."""
        self.shown = 0
        moved = {meter for happening in self.told for meter, change in happening.changes.items() if change}
        self.columns = [name for name in self.view.meters if name in moved]

    @property
    def round(self) -> int:
        """The round whose plan was carried out; the view stands in the next one already."""
        plan = self.game.last_plan()
        return self.game.entries[plan].round if plan >= 0 else self.view.round

    def _seen(self) -> int:
        """Give how many of the events were shown before talks began: they do not play out a second time."""
        plan = self.game.last_plan()
        led_to_talks = 0 <= plan < len(self.game.entries) - 1
        return len(happenings(self.game.entries[plan].causes)) if led_to_talks else 0

    @property
    def playing(self) -> bool:
        """True while events are still to be shown."""
        return self.upto < len(self.told)

    def tick(self, now: int) -> int:
        """Show the next event when its time has come; give the milliseconds until the one after, 0 for none."""
        if not self.playing:
            self._rest_until = self._rest_until if now < self._rest_until else 0
            return max(0, self._rest_until - now)
        if self._next_at is None:
            self._next_at = now + PAUSE
        elif now >= self._next_at:
            self._next_at = now + PAUSE
            self._show(self.upto + 1)
            if not self.playing:
                self._rest_until = now + PAUSE
                return PAUSE
        return max(1, self._next_at - now) if self.playing else 0

    def _show(self, upto: int) -> None:
        """Show events up to a number of them, and stand on the last."""
        self.upto = min(len(self.told), upto)
        kind = self.told[self.upto - 1].cause.kind
        self.cues.append(kind if kind in ("stage", "red_line") else "line")
        self.memory.focus, self.memory.follow = f"line {self.upto - 1}", True

    def _step(self) -> None:
        """Show what else happened in the next hour."""
        hour = self.told[self.upto].cause.minute // 60
        upto = self.upto + 1
        while upto < len(self.told) and self.told[upto].cause.minute // 60 == hour:
            upto += 1
        self._show(upto)

    def body(self, canvas: Canvas) -> None:
        """Paint ledger and reason."""
        for place in range(self.upto):
            if canvas.has_focus(f"line {place}"):
                self.shown = place
        said = self.words.headline([each.cause for each in self.told[: self.upto]]) or _("What came of it")
        count = len(self.told)
        began, ended = words.moment(self.told[0].cause.minute if self.told else 0), words.moment(self.view.clock)
        aside = ngettext("{count} entry, {began} to {ended}", "{count} entries, {began} to {ended}", count)
        room = headline(canvas, said, aside.format(count=count, began=began, ended=ended))
        wide = canvas.most_panels == 3
        columns = self._columns(canvas, room.width if wide else room.width * 2 // 3)
        top, foot = (partial(self._head, columns), partial(self._sums, columns)) if columns else (None, None)
        drawn = partial(self.ledger, columns)
        ledger = Panel("ledger", _("What happened"), drawn, 17, bare=True, headless=True, top=top, foot=foot)
        if wide:
            below = canvas.px(136)
            draw_panel(canvas, pygame.Rect(room.left, room.top, room.width, room.height - below - 14), ledger)
            why = Panel("why", _("Why"), self.why, headless=True)
            draw_panel(canvas, pygame.Rect(room.left, room.bottom - below, room.width, below), why)
        else:
            arrange(canvas, room, (ledger, Panel("why", _("Why"), self.why, 10)))

    def _columns(self, canvas: Canvas, room: int) -> Sequence[str]:
        """Give the meters that get a column; none where there is no room, then each line lists its own changes."""
        needed = sum(self._widest(canvas, meter) for meter in self.columns) + canvas.px(440)
        return self.columns if len(self.columns) <= MOST_COLUMNS and needed <= room else ()

    def _widest(self, canvas: Canvas, meter: str) -> int:
        """Give the room a column needs, so that no head of it is cut within a word."""
        longest = max(canvas.width(word, "caption", weight=600) for word in self._short(meter).split(" "))
        low = canvas.width(_("low is good"), "caption") if self.view.meters[meter].low_is_good else 0
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
        began = self.told[0].cause.minute if self.told else self.view.clock
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
        if self.view.meters[meter].low_is_good:
            flow.text(_("low is good"), "caption", ink="muted", align="right", kind="sight")

    def ledger(self, columns: Sequence[str], flow: Flow) -> None:
        """Draw one line a happening."""
        for place, happening in enumerate(self.told[: self.upto]):
            top = flow.y
            flow.row(
                f"line {place}", self.words.line(happening), partial(self._line, happening, columns), pad=(0, 8),
                selected=place == self.shown, fill="loss-soft" if happening.cause.kind == "red_line" else None,
                value=self._changes(happening.changes),
            )  # fmt: skip
            self._lines(flow, top, columns)
        if not self.told:
            flow.gap(14)
            flow.text(_("Nothing happened that you would know of."), ink="muted", indent=flow.canvas.px(16))

    def _line(self, happening: Happening, columns: Sequence[str], flow: Flow) -> None:
        cause, size = happening.cause, flow.canvas.px(20)
        part = self.words.part(cause)
        name = parts.ICONS.get(getattr(part, "channel", ""), parts.ICONS.get(cause.kind, "cable"))
        red = cause.kind in ("red_line", "attack", "stage")

        def what(column: Flow) -> None:
            said, whose = self._told(happening), self.words.whose(cause)
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
                column.text(self._changes(happening.changes), "caption", weight=500)

        def picture(column: Flow) -> None:
            ink = column.canvas.ink("loss" if red else "muted", column.on_selected)
            column.canvas.icon(name, (column.x, column.y + 1), size, ink)
            column.y += size

        moment: Drawing = partial(_mono, words.moment(cause.minute))
        cells = [partial(self._cell, meter, happening.changes.get(meter, 0)) for meter in columns]
        self._cells(flow, columns, (moment, picture, what), cells)

    def _told(self, happening: Happening) -> str:
        """Give one line for a happening; of a finding, what it is about too."""
        said, cause = self.words.line(happening), happening.cause
        if cause.kind != "finding" or self.words.covers(cause):
            return said
        return words.named(self.scenario.evidence[cause.id].title, said)

    def _cell(self, meter: str, change: int, flow: Flow) -> None:
        if not change:
            return
        good = (change > 0) != self.view.meters[meter].low_is_good
        parts.change(flow, self._change(meter, change), change > 0, good)

    def _change(self, meter: str, change: int) -> str:
        if self.game.mode == "exercise" and meter.startswith("trust."):
            return words.arrows(arrows(change))
        return words.signed(change)

    def _changes(self, changes: Mapping[str, int]) -> str:
        return words.listed(
            f"{self.words.meter(meter)} {self._change(meter, change)}" for meter, change in changes.items() if change
        )

    def _sums(self, columns: Sequence[str], flow: Flow) -> None:
        """Draw what is carried forward: what was brought forward and everything that is shown add up to it."""
        flow.canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 2), "ink")
        flow.y += 2
        last = self.view.clock if not self.playing else self.told[self.upto - 1].cause.minute
        self._standing(columns, words.moment(last), _("carried forward"), self.upto, flow)

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
        shown, top = self.view.meters[meter], flow.y
        if shown.tenths is None:
            said = self.words.standing(shown) if upto == len(self.told) else ""
            flow.text(said, "caption", align="right", kind="sight")
        else:
            still = sum(happening.changes.get(meter, 0) for happening in self.told[upto:])
            said = words.points(shown.tenths - still)
            flow.text(said, "lead", "mono", weight, align="right", kind="sight")
        if said:
            told = _("{meter}: {stands}").format(meter=self.words.meter(meter), stands=said)
            flow.canvas.tell(told, pygame.Rect(flow.x, top, flow.room, flow.y - top))

    def why(self, flow: Flow) -> None:
        """Draw what the line in focus was: what was said, whose doing it was, what it moved and opens."""
        if not self.told:
            return
        happening = self.told[min(self.shown, self.upto - 1)]
        columns = (partial(self._said, happening), partial(self._whose, happening), partial(self._moved, happening))
        if flow.room < flow.canvas.px(700):
            for column in columns:
                column(flow)
                flow.gap(10)
            return
        top, wide = flow.y, flow.room * 44 // 100
        flow.split((wide, flow.room * 27 // 100, 0), columns, gap=24)
        for x in (flow.x + wide + flow.canvas.px(12), flow.x + wide + flow.room * 27 // 100 + flow.canvas.px(36)):
            flow.canvas.fill(pygame.Rect(x, top, 1, flow.y - top), "rule")

    def _said(self, happening: Happening, flow: Flow) -> None:
        flow.text(self.words.line(happening), "caption", weight=600, ink="muted")
        flow.gap(2)
        said = self.words.text(happening.cause)
        flow.text(said or _("The line says it all."), "body", "serif", ink="ink" if said else "muted")

    def _whose(self, happening: Happening, flow: Flow) -> None:
        cause = happening.cause
        flow.text(_("Whose doing"), "caption", weight=600, ink="muted")
        flow.gap(2)
        flow.text(self._because(cause))
        flow.text(self.words.when(cause.minute), "caption", ink="muted")
        if weighs := self.words.weighs(cause):
            flow.gap(4)
            flow.text(_("An analyst: {text}").format(text=weighs), "caption", ink="muted")

    def _because(self, cause: Cause) -> str:
        """Say why it happened: whose doing it was, and which choice it came of."""
        if cause.kind == "outcome":
            return _("It came of your choice: {title}.").format(title=self.scenario.choices[cause.id].title)
        if cause.kind in ("attack", "stage"):
            return _("The attack's own doing: it goes on until something stops it.")
        whose = self.words.whose(cause)
        return _("{whose}.").format(whose=whose[:1].upper() + whose[1:])

    def _moved(self, happening: Happening, flow: Flow) -> None:
        flow.text(_("What it moved"), "caption", weight=600, ink="muted")
        flow.gap(2)
        changes = [(meter, change) for meter, change in happening.changes.items() if change]
        for meter, change in changes:
            good = (change > 0) != self.view.meters[meter].low_is_good
            centre = (flow.x + flow.canvas.px(6), flow.y + flow.canvas.type("body")[1] // 2)
            colour = flow.canvas.theme["gain" if good else "loss"]
            flow.canvas.shape(partial(paint.arrow, centre=centre, size=flow.canvas.px(9), up=change > 0, colour=colour))
            said = f"{self.words.meter(meter)} {self._change(meter, change)}"
            flow.text(said, weight=500, ink="gain" if good else "loss", indent=flow.canvas.px(20))
        letters = documents.grade_of(self.words, happening.cause)
        if happening.cause.kind == "finding":
            said = _("A new finding for your assessment, {grade}").format(grade=letters) if letters else _(
                "A new finding for your assessment"
            )  # fmt: skip
            with_icon(flow, "eye", said)
        elif not changes:
            flow.text(_("It moved no meter."), ink="muted")

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        step = (Hint("Space", _("step hour by hour")),) if self.playing else ()
        return (*step, Hint("\u2191 \u2193", _("why, line by line")), Hint("Tab", _("next panel")))

    def actions(self) -> Sequence[Action]:
        """Give going on, and taking back where the mode forgives; first of all, showing the rest."""
        if self.playing:
            return (Action("skip", _("Show it all"), "Enter", self._skip),)
        on = _("Go to the talks") if self.view.awaits == "talks" else _("On to round {round}").format(
            round=self.view.round
        )  # fmt: skip
        on = _("See how it ends") if self.view.ending else on
        back = (Action("back", _("Take it back"), "T", lambda: Go("take_back")),) if self.game.may("take_back") else ()
        return (*back, Action("go on", on, "Enter", self._go_on))

    def _go_on(self) -> Wish | None:
        return None if self._rest_until else Go("go_on")

    def _skip(self) -> Wish | None:
        self.upto = len(self.told)
        self.memory.follow = True
        return None

    def key(self, key: Key) -> Answer:
        """Step to the next hour while events are still to be shown."""
        if key.name == "space" and self.playing:
            self._step()
            return True
        if key.text.lower() == "t" and not key.ctrl and not self.playing and self.game.may("take_back"):
            return Go("take_back")
        return super().key(key)


def _caption(said: str, flow: Flow) -> None:
    flow.text(said, "caption", weight=600, ink="muted")


def _mono(said: str, flow: Flow) -> None:
    flow.text(said, "caption", "mono", 500)


def _body(said: str, weight: int, flow: Flow) -> None:
    flow.text(said, weight=weight, ink="ink" if weight > 400 else "muted")
