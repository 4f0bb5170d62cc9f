"""The resolution: what happened, hour by hour, whose doing it was, and what each thing moved."""

from collections.abc import Mapping, Sequence

from game.language import _, ngettext
from game.rules import arrows
from game.session import Game, words
from game.session.happenings import Happening, happenings
from game.ui import parts
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange
from game.ui.screen import Play
from game.ui.wishes import Go

MOST_COLUMNS = 6


class Resolution(Play):
    """A ledger with a column for each meter that moved; why stands beside it."""

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.told = happenings(game.since)
        self.shown = 0
        moved = {meter for happening in self.told for meter, change in happening.changes.items() if change}
        self.columns = [name for name in self.view.meters if name in moved]

    def body(self, canvas: Canvas) -> None:
        """Paint ledger and reason."""
        for place in range(len(self.told)):
            if canvas.has_focus(f"line {place}"):
                self.shown = place
        said = self.words.headline(self.game.since) or _("What came of it")
        count = len(self.told)
        aside = ngettext("{count} thing happened", "{count} things happened", count).format(count=count)
        room = headline(canvas, said, aside)
        arrange(
            canvas, room,
            (
                Panel("ledger", _("What happened"), self.ledger, 17, bare=True),
                Panel("why", _("Why"), self.why, 8),
            ),
        )  # fmt: skip

    def ledger(self, flow: Flow) -> None:
        """Draw one line a happening, and the sums."""
        columns = self.columns if len(self.columns) <= MOST_COLUMNS and flow.room > flow.canvas.px(640) else []
        if columns:
            self._head(flow, columns)
        for place, happening in enumerate(self.told):
            flow.row(
                f"line {place}", self.words.line(happening), lambda part, h=happening: self._line(part, h, columns),
                selected=place == self.shown,
                fill="loss-soft" if happening.cause.kind == "red_line" else None,
                value=self._changes(happening.changes),
            )  # fmt: skip
        if columns:
            self._sums(flow, columns)
        if not self.told:
            flow.gap(14)
            flow.text(_("Nothing happened that you would know of."), ink="muted", indent=16)

    def _widths(self, flow: Flow, columns: Sequence[str]) -> list[int]:
        moment = flow.canvas.width("H+00:00", "caption", "mono", 500)
        names = [max(flow.canvas.px(62), self._widest(flow, meter)) for meter in columns]
        return [moment, flow.canvas.px(20), 0, *names]

    def _widest(self, flow: Flow, meter: str) -> int:
        """Give the room its longest word needs, so that no head of a column is cut within a word."""
        return max(flow.canvas.width(word, "caption") for word in self._short(meter).split(" ")) + 2

    def _head(self, flow: Flow, columns: Sequence[str]) -> None:
        canvas, pad = flow.canvas, flow.canvas.px(16)
        inner = Flow(canvas, flow.x + pad, flow.y + canvas.px(8), flow.room - 2 * pad)
        blank = [lambda part: part.gap(1)] * 3
        names = [
            lambda part, n=name: part.text(self._short(n), "caption", ink="muted", align="right") for name in columns
        ]
        inner.split(self._widths(flow, columns), [*blank, *names], gap=8)
        flow.y = inner.y
        flow.gap(4)
        flow.rule(0, 0)

    def _short(self, meter: str) -> str:
        if meter.startswith("trust."):
            return self.words.actor(meter.removeprefix("trust."))
        return self.words.meter(meter).split()[0]

    def _line(self, flow: Flow, happening: Happening, columns: Sequence[str]) -> None:
        cause, size = happening.cause, flow.canvas.px(20)
        name = parts.ICONS.get(cause.kind, "cable")
        red = cause.kind in ("red_line", "attack", "stage")

        def what(part: Flow) -> None:
            part.text(self.words.line(happening), weight=500)
            part.text(self.words.whose(cause), "caption", ink="muted")
            if not columns and happening.changes:
                part.text(self._changes(happening.changes), "caption", weight=500)

        def picture(part: Flow) -> None:
            part.canvas.icon(
                name, (part.x, part.y + 1), size, part.canvas.ink("loss" if red else "muted", part.on_selected)
            )
            part.y += size

        cells = [lambda part, m=meter: self._cell(part, m, happening.changes.get(m, 0)) for meter in columns]
        moment = words.moment(cause.minute)
        flow.split(
            self._widths(flow, columns),
            [lambda part: part.text(moment, "caption", "mono", 500), picture, what, *cells], gap=8, centre=True,
        )  # fmt: skip

    def _cell(self, flow: Flow, meter: str, change: int) -> None:
        if not change:
            flow.gap(1)
            return
        good = (change > 0) != self.view.meters[meter].low_is_good
        flow.text(self._change(meter, change), "caption", "mono", 600, "gain" if good else "loss", "right")

    def _change(self, meter: str, change: int) -> str:
        if self.game.mode == "exercise" and meter.startswith("trust."):
            return words.arrows(arrows(change))
        return words.signed(change)

    def _changes(self, changes: Mapping[str, int]) -> str:
        return words.listed(
            f"{self.words.meter(meter)} {self._change(meter, change)}" for meter, change in changes.items() if change
        )

    def _sums(self, flow: Flow, columns: Sequence[str]) -> None:
        canvas, pad = flow.canvas, flow.canvas.px(16)
        inner = Flow(canvas, flow.x + pad, flow.y + canvas.px(10), flow.room - 2 * pad)
        sums = {meter: sum(each.changes.get(meter, 0) for each in self.told) for meter in columns}
        cells = [lambda part, m=meter: self._sum(part, m, sums[m]) for meter in columns]
        blank = lambda part: part.gap(1)  # noqa: E731
        inner.split(
            self._widths(flow, columns),
            [blank, blank, lambda part: part.text(_("Carried forward"), weight=600), *cells], gap=8,
        )  # fmt: skip
        flow.y = inner.y
        flow.gap(10)

    def _sum(self, flow: Flow, meter: str, change: int) -> None:
        standing = self.words.standing(self.view.meters[meter])
        exact = self.view.meters[meter].tenths is not None
        flow.text(standing, "body" if exact else "caption", "mono" if exact else "sans", 600, align="right")
        if exact and change:
            flow.text(words.signed(change), "caption", "mono", 400, "muted", "right")

    def why(self, flow: Flow) -> None:
        """Draw what the line in focus was: its text, its cause, what it opened."""
        if not self.told:
            return
        happening = self.told[min(self.shown, len(self.told) - 1)]
        cause = happening.cause
        flow.text(self.words.line(happening), "heading", "serif", 500)
        flow.text(
            _("{moment}, {when}. {whose}.").format(
                moment=words.moment(cause.minute), when=self.words.when(cause.minute),
                whose=self.words.whose(cause).capitalize(),
            ), "caption", ink="muted",
        )  # fmt: skip
        flow.gap(8)
        if text := self.words.text(cause):
            flow.text(text, "body", "serif")
        if weighs := self.words.weighs(cause):
            flow.gap(8)
            flow.text(_("An analyst: {text}").format(text=weighs), "caption", ink="muted")
        for meter, change in happening.changes.items():
            if change:
                flow.gap(6)
                good = (change > 0) != self.view.meters[meter].low_is_good
                said = f"{self.words.meter(meter)} {self._change(meter, change)}"
                parts.change(flow, said, change > 0, good, "left")

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        return (Hint("\u2191 \u2193", _("lines")), Hint("Tab", _("next panel")))

    def actions(self) -> Sequence[Action]:
        """Give going on, and taking back where the mode forgives."""
        on = _("Go to the talks") if self.view.awaits == "talks" else _("Go on")
        on = _("See how it ends") if self.view.ending else on
        back = (Action("back", _("Take it back"), "", lambda: Go("take_back")),) if self.game.may("take_back") else ()
        return (*back, Action("go on", on, "Enter", lambda: Go("go_on")))
