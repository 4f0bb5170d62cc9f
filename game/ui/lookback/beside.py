"""Two timelines side by side: what was decided in each, where each meter ended and why, what the change is worth."""

from collections.abc import Sequence
from functools import partial

from game.analysis.comparing import Comparing, Ended, RoundBeside
from game.language import _
from game.session import words
from game.ui import parts
from game.ui.canvas import Canvas
from game.ui.flow import Drawing, Flow

PAD = (10, 6)
"""Pixels between a row's frame and what stands in it."""


class Beside:
    """A what-if as tables, drawn into a sheet."""

    def __init__(self, told: Comparing) -> None:
        self.head, self.notes = told.head, (told.again, told.after)
        self.rounds, self.ended = tuple(told.rounds()), tuple(told.ended())
        self.had_been, self.verdict = tuple(told.had_been()), tuple(told.verdict())
        self.endings, self.parted = told.endings, bool(told.told.partings)

    def draw(self, flow: Flow) -> None:
        """Draw what the difference proves first, then the tables it rests on."""
        flow.text(self.head, weight=600)
        for said in self.verdict:
            flow.gap(8)
            flow.note(said)
        flow.gap(12)
        self._decided(flow)
        flow.gap(14)
        self._ends(flow)
        flow.gap(14)
        self._worth(flow)

    def _decided(self, flow: Flow) -> None:
        _heads(flow, self._thirds(flow.canvas), (_("Decided"), _("As played"), _("What if")))
        for place, beside in enumerate(self.rounds):
            name = _("Round {round}, {moment}").format(round=beside.round, moment=words.moment(beside.minute))
            flow.row(f"ways {place}", name, partial(self._round, beside), pad=PAD)
        flow.gap(4)
        flow.text(self.notes[0], "caption", ink="muted")

    def _thirds(self, canvas: Canvas) -> Sequence[int]:
        return (max(canvas.width(_("Round {round}").format(round=10), "caption", weight=500), canvas.px(84)), 0, 0)

    def _round(self, beside: RoundBeside, flow: Flow) -> None:
        flow.split(
            self._thirds(flow.canvas),
            (
                partial(_when, beside),
                partial(_way, [(ways.both, ways.played) for ways in beside.ways]),
                partial(_way, [(ways.both, ways.other) for ways in beside.ways]),
            ),
        )  # fmt: skip

    def _ends(self, flow: Flow) -> None:
        if not self.parted:
            flow.text(_("No meter went another way."))
        widths = _numbers(flow.canvas)
        _heads(flow, widths, (_("At the end"), _("as played"), _("what if"), _("difference")), right=True)
        for place, each in enumerate(self.ended):
            said = _("{played} as played, {other} what if, {change}; {parts}").format(
                played=each.played, other=each.other, change=each.change, parts=each.parts
            )
            flow.row(f"end {place}", each.title, partial(self._end, each), value=said.rstrip("; "), pad=PAD)
        flow.gap(4)
        flow.text(f"{self.endings} {self.notes[1]}", "caption", ink="muted")

    def _end(self, each: Ended, flow: Flow) -> None:
        numbers = [partial(_number, said) for said in (each.played, each.other)]
        changed: Drawing = partial(_change, each.change, each.up, each.good)
        flow.split(_numbers(flow.canvas), (partial(_name, each.title), *numbers, changed))
        if each.parts:
            flow.text(each.parts, "caption", ink="muted")

    def _worth(self, flow: Flow) -> None:
        widths = _numbers(flow.canvas)[1:]
        heads = (_("What the change is worth, with the same luck, had it been"), _("evidence then"), _("difference"))
        _heads(flow, (0, *widths[1:]), heads, right=True)
        for place, (title, then, gained) in enumerate(self.had_been):
            said = _("evidence then {percent}, {change}").format(percent=then, change=gained)
            flow.row(f"had been {place}", title, partial(self._had_been, title, then, gained), value=said, pad=PAD)

    def _had_been(self, title: str, then: str, gained: str, flow: Flow) -> None:
        up = gained.startswith("+")
        drawn = (partial(_name, title), partial(_number, then), partial(_change, gained, up, up))
        flow.split((0, *_numbers(flow.canvas)[2:]), drawn)


def _numbers(canvas: Canvas) -> Sequence[int]:
    """Give the columns of a table of numbers: the name takes what is left."""
    longest = max(canvas.width(said, "caption", weight=600) for said in (
        _("as played"), _("what if"), _("difference"), _("evidence then"),
    ))  # fmt: skip
    return (0, *(longest + canvas.px(4),) * 3)


def _heads(flow: Flow, widths: Sequence[int], said: Sequence[str], right: bool = False) -> None:
    heads: list[Drawing] = [
        partial(_head, each, "right" if right and place else "left") for place, each in enumerate(said)
    ]
    pad = flow.canvas.px(PAD[0])
    inner = Flow(flow.canvas, flow.x + pad, flow.y, flow.room - 2 * pad)
    inner.split(widths, heads)
    flow.y = inner.y
    flow.rule(4, 0)


def _head(said: str, align: str, flow: Flow) -> None:
    flow.text(said, "caption", weight=600, ink="muted", align=align)


def _when(beside: RoundBeside, flow: Flow) -> None:
    flow.text(_("Round {round}").format(round=beside.round), "caption", weight=500)
    flow.text(words.moment(beside.minute), "caption", "mono", ink="muted")


def _way(said: Sequence[tuple[str, str]], flow: Flow) -> None:
    """Write what was decided in one timeline: what is its own strong, what both have quietly."""
    for both, own in said:
        if own:
            flow.text(own, weight=600)
        if both:
            flow.text(both, ink="muted")


def _name(said: str, flow: Flow) -> None:
    flow.text(said, weight=500)


def _number(said: str, flow: Flow) -> None:
    flow.text(said, "body", "mono", 500, align="right")


def _change(said: str, up: bool, good: bool, flow: Flow) -> None:
    parts.change(flow, said if said.strip("0.") else "", up, good)
