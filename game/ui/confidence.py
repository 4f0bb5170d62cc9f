"""The confidence of an assessment: a probability for each explanation, and how good the basis is."""

from collections.abc import Mapping
from functools import partial

import pygame

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
        priors = {name: each.prior // 10_000 for name, each in self.hypotheses.items()}
        self.before: Mapping[str, int] = last or priors
        self.percents = dict(self.before)

    @property
    def total(self) -> int:
        """What all of them add up to, in percent."""
        return sum(self.percents.values())

    @property
    def together(self) -> str:
        """Say what they add up to."""
        return _("Together {total} %").format(total=self.total)

    @property
    def titled(self) -> str:
        """Say what they are, and what they add up to."""
        return _("Your confidence: together {total} %").format(total=self.total)

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
        if canvas.low and inner.room > canvas.px(440) and self.total == 100:
            left = canvas.width(self.together, weight=600) + canvas.px(40)
            inner.split((left, 0), (self._sum, self._basis), gap=16, centre=True)
        else:
            self._sum(inner)
            inner.gap(4 if snug else 12)
            self._basis(inner)
        if not snug:
            inner.gap(4)
            said = _("How good that is on which your figures rest; not how likely they are.")
            inner.text(said, "caption", ink="muted")
        flow.y = inner.y + canvas.px(5 if snug else 12)

    def _sum(self, flow: Flow) -> None:
        if self.total == 100:
            with_icon(flow, "check", _("Together 100 %"), icon_ink="gain", weight=600)
        else:
            flow.note(_("Together {total} %: make it 100.").format(total=self.total))

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
        """Put a probability; where there are two explanations the other one is what is left."""
        self.percents[name] = percent
        if len(self.percents) == 2:
            other = next(each for each in self.percents if each != name)
            self.percents[other] = 100 - percent

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
