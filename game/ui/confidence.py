"""The confidence of an assessment: a probability for each explanation, 100 % together, and how good the basis is."""

from collections.abc import Mapping
from functools import partial

import pygame

from game.analysis.manners import whole_percents
from game.language import _
from game.rules import Basis
from game.scenario import Scenario
from game.session import words
from game.ui import parts
from game.ui.drawings import slider
from game.ui.flow import Flow
from game.ui.focus import Answer, Key
from game.ui.pieces import labelled, with_icon

STEP = 5
BASES: tuple[Basis, ...] = ("low", "moderate", "high")


class Confidence:
    """Sliders that begin where one stood last, or at what was held before any evidence."""

    def __init__(self, scenario: Scenario, last: Mapping[str, int] | None, basis: Basis) -> None:
        self.hypotheses, self.basis = scenario.hypotheses, basis
        self.spoke = last is not None
        """True if something was stated before."""
        self.before = dict(last or whole_percents({name: each.prior for name, each in self.hypotheses.items()}))
        self.percents = dict(self.before)
        self._put_at: dict[str, int] = {}
        """Where each was put by hand in this assessment, the one put longest ago first."""

    def draw(self, flow: Flow) -> None:
        """Draw a slider for each explanation."""
        for name, hypothesis in self.hypotheses.items():
            flow.row(
                f"slider {name}", hypothesis.name, partial(self._slider, name), role="slider",
                value=parts.likely(self.percents[name]), key=partial(self._slide, name),
                pad=(16, 6 if flow.canvas.snug else 11),
            )  # fmt: skip

    def foot(self, flow: Flow) -> None:
        """Draw what the figures add up to, and the basis: they are seen whatever of the sliders is."""
        canvas = flow.canvas
        pad, snug = canvas.px(16), canvas.snug
        canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 1), "rule")
        inner = Flow(canvas, flow.x + pad, flow.y + canvas.px(5 if snug else 10), flow.room - 2 * pad)
        if canvas.low and inner.room > canvas.px(440):
            left = canvas.width(_together(), weight=600) + canvas.px(40)
            inner.split((left, 0), (self._sum, self._basis), gap=16, centre=True)
        else:
            self._sum(inner)
            inner.gap(4 if snug else 12)
            self._basis(inner)
        if not snug:
            inner.gap(4)
            said = _("How good the ground is that your figures stand on; not how likely they are.")
            inner.text(said, "caption", ink="muted")
        flow.y = inner.y + canvas.px(5 if snug else 12)

    def _sum(self, flow: Flow) -> None:
        canvas, shares = flow.canvas, _("Moving one shares out the rest.")
        room = canvas.width(shares, "caption") + 2

        def together(part: Flow) -> None:
            with_icon(part, "check", _together(), icon_ink="gain", weight=600)

        if canvas.width(_together(), weight=600) + canvas.px(40) + room <= flow.room:
            said = partial(Flow.text, said=shares, size="caption", ink="muted", align="right")
            flow.split((0, room), (together, said), gap=8, centre=True)
        else:
            together(flow)
            flow.text(shares, "caption", ink="muted")

    def _basis(self, flow: Flow) -> None:
        given = [(f"basis {basis}", words.basis(basis), partial(self._set_basis, basis)) for basis in BASES]
        labelled(flow, _("The basis is"), given, f"basis {self.basis}")

    def _slider(self, name: str, flow: Flow) -> None:
        percent, hypothesis, canvas = self.percents[name], self.hypotheses[name], flow.canvas
        said = _("{percent} %").format(percent=percent)
        number = canvas.width("100 %", "heading", "mono", 600)
        mark = parts.mark_named(hypothesis.mark)
        track = partial(
            slider, id=name, percent=percent, before=self.before[name] if self.spoke else None,
            put=partial(self._put, name),
        )  # fmt: skip
        beside = canvas.low and flow.room > canvas.px(440)
        flow.split(
            (0, *((flow.room * 3 // 10,) if beside else ()), number),
            (
                lambda part: with_icon(part, mark, hypothesis.name, weight=600, pixels=24),
                *((track,) if beside else ()),
                lambda part: part.text(said, "heading", "mono", 600, align="right"),
            ),
            centre=True,
        )
        if not self.spoke and (not canvas.snug or canvas.has_focus(f"slider {name}")):
            flow.text(hypothesis.text, "caption", ink="muted")
        if not beside:
            flow.gap(4)
            track(flow)
        was = _("was {percent}").format(percent=self.before[name]) if self.spoke else ""
        room = canvas.width(was, "caption") + 2 if was else 1
        flow.split(
            (0, room),
            (
                lambda part: part.text(words.likely_range(percent), "caption", ink="muted"),
                lambda part: part.text(was, "caption", ink="muted", align="right"),
            ),
            gap=8,
        )

    def _put(self, name: str, percent: int) -> None:
        """Put a probability; the others share out the rest.

        Those not yet put by hand take it, in proportion to where they stood. Where there is none, or it is not
        enough, the one put longest ago gives way first; it goes back to where it was put as soon as there is room.
        """
        self._put_at.pop(name, None)
        self._put_at[name] = percent
        rest = 100
        for each, wanted in reversed(self._put_at.items()):
            self.percents[each] = min(wanted, rest)
            rest -= self.percents[each]
        untouched = {each: self.before[each] for each in self.percents if each not in self._put_at}
        if untouched:
            weights = untouched if any(untouched.values()) else dict.fromkeys(untouched, 1)
            self.percents.update(whole_percents(weights, rest))
        else:
            self.percents[next(iter(self._put_at))] += rest

    def _slide(self, name: str, key: Key) -> Answer:
        steps = {"left": -STEP, "right": STEP, "[": -STEP, "]": STEP, "-": -1, "+": 1}
        step = steps.get(key.name) or steps.get(key.text)
        if step is None or key.ctrl:
            return False
        self._put(name, max(0, min(100, self.percents[name] + step)))
        return True

    def _set_basis(self, basis: Basis) -> None:
        self.basis = basis

    def turn_basis(self) -> None:
        """Take the next basis."""
        self.basis = BASES[(BASES.index(self.basis) + 1) % len(BASES)]


def _together() -> str:
    return _("Together 100 %")
