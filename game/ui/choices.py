"""What can be done, by kind: a row for each choice with its cost and when it answers."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pygame

from game.language import _, ngettext
from game.rules import OfferedChoice
from game.session import before, refusals, words
from game.session.words import Words
from game.ui.flow import Flow
from game.ui.focus import Cap, Key
from game.ui.pieces import nothing, pips, pips_width, with_icon
from game.ui.planning import HOLD, Planning


class Choices:
    """The choices of a round."""

    def __init__(self, said: Words, planning: Planning) -> None:
        self.words, self.scenario, self.planning = said, said.scenario, planning
        self.reason = ""
        """The player's own reason, as far as one was written ..."""
        self.gone: Sequence[str] = ()
        """... and what cannot be chosen any more, in lines."""
        self.under_way: Sequence[str] = ()
        """What earlier rounds set going and has not answered yet, where the plan has no room to tell it."""
        self.opens: Callable[[str], None] | None = None
        """Opens a choice in full, where one panel has the window; else Space puts it into the plan."""

    def draw(self, flow: Flow) -> None:
        """Draw the choices by kind: the kind at the left, a row for each of its choices beside it.

        Where room is short, each row names its kind itself.
        """
        canvas, column = flow.canvas, flow.canvas.px(142)
        if flow.room <= canvas.px(560):
            for offered in self.planning.offered.values():
                self._row(flow, offered, named=True)
            self._hold(flow)
            self._recalled(flow)
            return
        for kind in dict.fromkeys(self.scenario.choices[name].kind for name in self.planning.offered):
            top = flow.y
            least = self._kind(Flow(canvas, flow.x, top, column), kind)
            rows = Flow(canvas, flow.x + column, top, flow.room - column)
            for name, offered in self.planning.offered.items():
                if self.scenario.choices[name].kind == kind:
                    self._row(rows, offered)
            if rows.y - top < least:
                canvas.fill(pygame.Rect(rows.x, top + least - 1, rows.room, 1), "rule")
                rows.y = top + least
            canvas.fill(pygame.Rect(flow.x, rows.y - 1, column, 1), "rule")
            canvas.fill(pygame.Rect(flow.x + column, top, 1, rows.y - top), "rule")
            flow.y = rows.y
        self._hold(flow)
        self._recalled(flow)

    def _recalled(self, flow: Flow) -> None:
        """Recall what was stated, the reason that was written, and what can be chosen no more."""
        if said := tuple(self._lines()):
            flow.row("recalled", " ".join(said), partial(_captions, said), pad=(14, 9))

    def _lines(self) -> Iterator[str]:
        """Give the lines that stand below the choices."""
        for stated in self.planning.view.stated[-1:]:
            names = self.scenario.hypotheses
            shares = words.listed(f"{names[name].name} {percent} %" for name, percent in stated.percents.items())
            yield _("You stated: {shares}; basis {basis}.").format(shares=shares, basis=words.basis(stated.basis))
        if self.reason:
            yield _("Your reason: {reason}").format(reason=self.reason)
        if self.under_way:
            yield _("Under way: {steps}").format(steps="; ".join(self.under_way))
        yield from self.gone

    def _hold(self, flow: Flow) -> None:
        if self.scenario.hold or not self.planning.offered:
            flow.row(f"choice {HOLD}", _("Hold"), self._hold_row)

    def _kind(self, flow: Flow, kind: str) -> int:
        """Draw a kind with its icon; give the height it needs."""
        canvas, size = flow.canvas, flow.canvas.px(20)
        left, top = flow.x + canvas.px(14), flow.y + canvas.px(10)
        canvas.icon(kind, (left, top), size, canvas.theme["muted"])
        room, muted = flow.room - size - canvas.px(26), canvas.theme["muted"]
        at = (left + size + canvas.px(9), top)
        tall = canvas.write(words.kind(kind), at, room, size="caption", weight=600, colour=muted)
        return tall + canvas.px(20)

    def _row(self, flow: Flow, offered: OfferedChoice, named: bool = False) -> None:
        planned = offered.id in self.planning.plan.choices
        act = partial(self.opens or self.planning.toggle, offered.id)
        draw = partial(self._named if named else self._choice, offered)
        flow.row(
            f"choice {offered.id}", self.scenario.choices[offered.id].title, draw, act=act,
            selected=planned, pad=(14, 6 if flow.canvas.low else 10),
            value=ngettext("{cost} attention", "{cost} attention", offered.cost).format(cost=offered.cost),
            state="chosen" if planned else "refused" if offered.refusal else "",
        )  # fmt: skip

    def _hold_row(self, flow: Flow) -> None:
        flow.text(_("Or hold: press Enter with nothing chosen"), ink="muted")

    def _choice(self, offered: OfferedChoice, flow: Flow) -> None:
        """Draw a choice in one line: its title, what it costs, how long it takes."""
        canvas, shut, dim = flow.canvas, self._shut(offered), "muted" if offered.refusal else "ink"
        cost = partial(pips, filled=offered.cost, of=offered.cost, align="right")
        takes = self._takes(offered)
        times = max(canvas.width(each, "caption") for each in ("00 h 00", _("now")))
        flow.split(
            (canvas.px(20), 0, pips_width(canvas, max(1, offered.cost)), times),
            (
                partial(self._tick, offered), partial(self._what, offered), nothing if shut else cost,
                nothing if shut else lambda part: part.text(takes, "caption", align="right", ink=dim),
            ),
            gap=12, centre=True,
        )  # fmt: skip

    def _named(self, offered: OfferedChoice, flow: Flow) -> None:
        """Draw a choice in two lines: its title; its kind, what it costs, how long it takes."""
        kind = self.scenario.choices[offered.id].kind

        def below(part: Flow) -> None:
            takes, ink = self._takes(offered), "muted"
            said = with_kind.format(kind=words.kind(kind), takes=takes)
            dots = pips_width(part.canvas, offered.cost)
            part.split(
                (0, max(1, dots)),
                (lambda each: with_icon(each, kind, said, ink=ink, size="caption", pixels=17),
                 lambda each: pips(each, offered.cost, offered.cost, "right", ink)),
                gap=8, centre=True,
            )  # fmt: skip

        def what(part: Flow) -> None:
            self._what(offered, part)
            if not self._shut(offered):
                below(part)

        with_kind = _("{kind} · {takes}")
        flow.split((flow.canvas.px(20), 0), (partial(self._tick, offered), what), gap=12, centre=True)

    def _what(self, offered: OfferedChoice, flow: Flow) -> None:
        choice = self.scenario.choices[offered.id]
        said = _("{title} · opens talks").format(title=choice.title) if choice.opens else choice.title
        if offered.id in self.planning.closing:
            said = _("{title} · only now").format(title=said)
        flow.text(said, weight=500, ink="muted" if offered.refusal else "ink")
        if offered.refusal:
            flow.text(refusals.refusal(self.scenario, offered.refusal), "caption", ink="muted")
        if done := before.done_at(self.planning.view, offered.id):
            flow.text(done, "caption", ink="muted")
        for line in offered.crosses:
            said = _("crosses a red line: {title}").format(title=self.scenario.red_lines[line].title)
            with_icon(flow, "warn", said, ink="loss", size="caption", weight=500, pixels=17)

    def _shut(self, offered: OfferedChoice) -> bool:
        return offered.refusal is not None and offered.refusal.kind == "closed"

    def _takes(self, offered: OfferedChoice) -> str:
        choice = self.scenario.choices[offered.id]
        return words.duration(choice.takes) if choice.takes and choice.answers else _("now")

    def _tick(self, offered: OfferedChoice, flow: Flow) -> None:
        canvas, size = flow.canvas, flow.canvas.px(20)
        rect = pygame.Rect(flow.x, flow.y + 1, size, size)
        if offered.refusal:
            canvas.icon("lock", rect.topleft, size, canvas.ink("muted", flow.on_selected))
        elif offered.id in self.planning.plan.choices:
            canvas.box(rect, "accent")
            canvas.icon("check", rect.topleft, size, canvas.theme["on-accent"])
        else:
            canvas.box(rect, None, "edge")
        if not offered.refusal:
            canvas.cap(Cap(rect.inflate(canvas.px(16), canvas.px(16)), Key("space", " "), f"choice {offered.id}"))
        flow.y += size


def _captions(said: Sequence[str], flow: Flow) -> None:
    for each in said:
        flow.text(each, "caption", ink="muted")
        flow.gap(4)
