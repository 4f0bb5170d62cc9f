"""Who believed what: what each seat stated, what pooling them would have believed, what was stated, who disagreed."""

from collections.abc import Iterator, Sequence
from functools import partial

import pygame

from game.analysis.delegation import Believed, delegation
from game.analysis.percents import whole
from game.analysis.story import Story
from game.language import _, ngettext
from game.ui import parts
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.panels import Panel, arrange
from game.ui.pieces import with_icon
from game.ui.seats import share

Line = tuple[str, float, str]
"""Whose probability it is, in percent, and how its point is drawn."""


class Delegation:
    """The rounds at the left; the seats of the one that is chosen beside them."""

    def __init__(self, told: Story) -> None:
        self.story, self.rounds = told, delegation(told.game)
        self.shown = 0

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Paint the list of rounds, and the one that is chosen."""
        for place in range(len(self.rounds)):
            if canvas.has_focus(f"believed {place}"):
                self.shown = place
        arrange(
            canvas, rect,
            (
                Panel("believing", _("Round by round"), self._list, 4, bare=True),
                Panel("seats", _("Who believed what"), self._round, 8, bare=True),
            ),
        )  # fmt: skip

    def _list(self, flow: Flow) -> None:
        for place, each in enumerate(self.rounds):
            name = _("Round {round}").format(round=each.round)
            flow.row(f"believed {place}", name, partial(self._one, each), selected=place == self.shown, pad=(16, 10))
        inner = Flow(flow.canvas, flow.x + flow.canvas.px(16), flow.y, flow.room - 2 * flow.canvas.px(16))
        inner.gap(12)
        inner.text(
            _("Pooled stands for what the seats together would have believed: the plain mean of them, and the "
              "geometric mean, in which a nought counts as half a percent."), "caption", ink="muted",
        )  # fmt: skip
        flow.y = inner.y

    def _one(self, each: Believed, flow: Flow) -> None:
        flow.text(_("Round {round}").format(round=each.round), "body", weight=600)
        if each.seats:
            said = ngettext("Widest gap: {points} point", "Widest gap: {points} points", each.spread)
            flow.text(said.format(points=each.spread), "caption", ink="muted")
        if count := len(each.dissents):
            flow.text(ngettext("{count} disagreed", "{count} disagreed", count).format(count=count), "caption")

    def _round(self, flow: Flow) -> None:
        each = self.rounds[self.shown]
        truth = self.story.opened.truth if self.story.opened else ""
        for name, hypothesis in self.story.scenario.hypotheses.items() if each.seats else ():
            lines = tuple(self._lines(each, name))
            said = "; ".join(f"{whose} {percent:.0f} %" for whose, percent, _kind in lines)
            title = _("{name} (true)").format(name=hypothesis.name) if name == truth else hypothesis.name
            icon = "check" if name == truth else parts.mark_named(hypothesis.mark)
            flow.row(f"seats {name}", title, partial(_drawn, title, icon, lines), value=said, pad=(16, 10))
        pad = flow.canvas.px(16)
        for role, text in each.dissents:
            flow.gap(10)
            flow.text(_("{seat} disagreed:").format(seat=self._seat(role)), "caption", weight=600, indent=pad)
            flow.text(text, "body", "serif", indent=pad)
        flow.gap(10)

    def _lines(self, each: Believed, name: str) -> Iterator[Line]:
        """Give what the seats held, the pools of them, what was stated for all, and what the evidence supported."""
        for role, percents in each.seats.items():
            yield self._seat(role), percents[name], "seat"
        yield _("Pooled: plain mean"), whole(each.mean)[name], "pool"
        yield _("Pooled: geometric mean"), whole(each.geometric)[name], "pool"
        for number, percents, _basis in self.story.stated:
            if number == each.round:
                yield _("Stated for the delegation"), percents[name], "all"
        judged = self.story.opened.judged if self.story.opened else ()
        for reasoned in [told.reasoned for told in judged if told.round == each.round][-1:]:
            yield _("What the evidence supported"), whole(reasoned)[name], "supported"

    def _seat(self, role: str) -> str:
        known = self.story.scenario.roles.get(role)
        return known.title if known else role


def _drawn(title: str, icon: str, lines: Sequence[Line], flow: Flow) -> None:
    with_icon(flow, icon, title, weight=600, pixels=24)
    flow.gap(4)
    for whose, percent, kind in lines:
        share(flow, whose, percent, kind)
