"""The assessment: evidence against explanations, a probability for each, and how good the basis is."""

from collections.abc import Sequence

import pygame

from game.language import _
from game.rules import Assess, Basis, Keep, SeenEvidence
from game.session import Game, words
from game.ui import parts
from game.ui.canvas import Canvas
from game.ui.drawings import slider
from game.ui.flow import Flow, measured
from game.ui.focus import Answer, Key, Stop
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange
from game.ui.screen import Play
from game.ui.wishes import Decide, Wish

STEP = 5
BASES: tuple[Basis, ...] = ("low", "moderate", "high")


class Assessment(Play):
    """The grid at the left, the probabilities at the right."""

    def __init__(self, game: Game, marks: dict[tuple[str, str], int]) -> None:
        super().__init__(game)
        self.marks = marks
        """Evidence and explanation to a mark 1 to 5: a help for the eye, never asked for."""
        last = self.view.stated[-1] if self.view.stated else None
        priors = {name: each.prior // 10_000 for name, each in self.scenario.hypotheses.items()}
        self.percents = dict(last.percents) if last else priors
        self.before = dict(self.percents)
        self.basis: Basis = last.basis if last else "low"

    def body(self, canvas: Canvas) -> None:
        """Paint grid and probabilities."""
        room = headline(canvas, _("What does the evidence say, and how surely?"))
        together = _("Together {total} %").format(total=sum(self.percents.values()))
        arrange(
            canvas, room,
            (
                Panel("grid", _("Evidence, newest first"), self.grid, 15, _("marks are only a help"), bare=True),
                Panel("probabilities", _("How probable?"), self.probabilities, 10, together, tab=together),
            ),
        )  # fmt: skip

    def grid(self, flow: Flow) -> None:
        """Draw what was found, with a mark for each explanation."""
        if not self.view.evidence:
            flow.gap(14)
            flow.text(_("Nothing has been found yet: what you state rests on the briefing."), ink="muted", indent=16)
        for seen in self.view.evidence:
            pad = flow.canvas.px(16)
            flow.gap(8)
            told = Flow(flow.canvas, flow.x + pad, flow.y, flow.room - 2 * pad)
            self._finding(told, seen)
            flow.y = told.y
            flow.gap(6)
            self._cells(flow, seen)

    def _finding(self, flow: Flow, seen: SeenEvidence) -> None:
        item = self.scenario.evidence[seen.evidence]
        finding = next(each for each in item.findings if each.id == seen.finding)
        flow.split(
            (0, flow.canvas.px(34)),
            (
                lambda part: part.text(finding.title, weight=600, ink="muted" if seen.withdrawn else "ink"),
                lambda part: parts.grade(part, item.grade) if item.grade else part.gap(1),
            ),
        )
        flow.text(_("{title}. {source}").format(title=item.title, source=item.source), "caption", ink="muted")
        if seen.withdrawn:
            flow.text(_("Taken back: it counts no longer."), "caption", ink="loss")
        if finding.weighs:
            flow.gap(2)
            flow.text(finding.weighs, "body", "serif")
        if seen.origin:
            other = self.scenario.evidence[seen.origin].title
            flow.text(_("Same origin as '{other}': it counts once.").format(other=other), "caption", ink="warn")
        if seen.likelihood:
            shares = (
                f"{self.scenario.hypotheses[name].name} {share / 10_000:g} %" for name, share in seen.likelihood.items()
            )
            flow.text(
                _("How probable under each: {shares}").format(shares=words.listed(shares)), "caption", ink="muted"
            )

    def _cells(self, flow: Flow, seen: SeenEvidence) -> None:
        """Draw one cell for each explanation: how well the finding fits it."""
        canvas, gap = flow.canvas, flow.canvas.px(8)
        names = list(self.scenario.hypotheses)
        width = (flow.room - gap * (len(names) - 1) - canvas.px(32)) // len(names)
        x = flow.x + canvas.px(16)
        height = (
            max(measured(canvas, lambda part, n=name: self._cell(part, seen, n), width - 16) for name in names) + 10
        )
        for name in names:
            mark = self.marks.get((seen.evidence, name), 0)
            rect = pygame.Rect(x, flow.y, width, height)
            canvas.box(rect, "selected" if mark else "surface", "edge")
            self._cell(Flow(canvas, rect.left + 8, rect.top + 5, width - 16, bool(mark)), seen, name)
            canvas.stop(
                Stop(
                    f"cell {seen.evidence} {name}", rect, "", "cell", self.scenario.hypotheses[name].name,
                    _mark_word(mark), "", lambda n=name, m=mark: self._set_mark(seen, n, (m + 1) % 6),
                    lambda key, n=name: self._mark(key, seen, n),
                )
            )  # fmt: skip
            x += width + gap
        flow.y += height
        flow.gap(10)
        canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 1), "rule")

    def _cell(self, flow: Flow, seen: SeenEvidence, name: str) -> None:
        mark = self.marks.get((seen.evidence, name), 0)
        flow.text(self.scenario.hypotheses[name].name, "caption", ink="muted")
        flow.text(_mark_word(mark), "caption", weight=600 if mark else 400, ink="ink" if mark else "muted")

    def _set_mark(self, seen: SeenEvidence, name: str, mark: int) -> None:
        self.marks[seen.evidence, name] = mark

    def _mark(self, key: Key, seen: SeenEvidence, name: str) -> Answer:
        """1 to 5 mark a cell; 0 takes the mark away."""
        if key.ctrl or key.text not in ("0", "1", "2", "3", "4", "5"):
            return False
        self._set_mark(seen, name, int(key.text))
        return True

    def probabilities(self, flow: Flow) -> None:
        """Draw a slider for each explanation, and the basis."""
        for name, hypothesis in self.scenario.hypotheses.items():
            flow.row(
                f"slider {name}", hypothesis.name, lambda part, n=name: self._slider(part, n), role="slider",
                value=parts.likely(self.percents[name]), key=lambda key, n=name: self._slide(key, n), pad=(4, 10),
            )  # fmt: skip
        total = sum(self.percents.values())
        flow.gap(12)
        if total == 100:
            flow.text(_("Together 100 %"), weight=600)
        else:
            flow.note(_("Together {total} %: make it 100.").format(total=total))
        flow.gap(14)
        flow.text(_("How good is the basis for saying so?"), weight=600)
        flow.gap(8)
        flow.split([0, 0, 0], [lambda part, b=basis: self._one_basis(part, b) for basis in BASES], gap=8)

    def _one_basis(self, flow: Flow, basis: Basis) -> None:
        flow.button(f"basis {basis}", words.basis(basis), lambda: self._set_basis(basis), chosen=self.basis == basis)

    def _slider(self, flow: Flow, name: str) -> None:
        hypothesis, percent = self.scenario.hypotheses[name], self.percents[name]
        flow.split(
            (0, flow.canvas.px(64)),
            (
                lambda part: part.text(hypothesis.name, weight=600),
                lambda part: part.text(f"{percent} %", voice="mono", weight=600, align="right"),
            ),
        )
        flow.text(hypothesis.text, "caption", ink="muted")
        flow.gap(6)
        slider(flow, name, percent, self.before[name], lambda percent: self._put(name, percent))
        flow.text(words.likely(percent), "caption")

    def _put(self, name: str, percent: int) -> None:
        self.percents[name] = percent

    def _slide(self, key: Key, name: str) -> Answer:
        steps = {"left": -STEP, "right": STEP, "[": -STEP, "]": STEP, "-": -1, "+": 1}
        step = steps.get(key.name) or steps.get(key.text)
        if step is None or key.ctrl:
            return False
        self._put(name, max(0, min(100, self.percents[name] + step)))
        return True

    def _set_basis(self, basis: Basis) -> None:
        self.basis = basis

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        keep = (Hint("K", _("keep the last")),) if self.view.stated else ()
        return (
            Hint("Tab", _("next panel")), Hint("\u2190 \u2192", _("move by 5")), Hint("- +", _("by 1")), *keep,
            Hint("C", _("basis")), Hint("1-5", _("mark a cell")),
        )  # fmt: skip

    def actions(self) -> Sequence[Action]:
        """Give keeping and stating."""
        total = sum(self.percents.values())
        refused = "" if total == 100 else _("make it 100 %")
        keep = (Action("keep", _("Keep the last"), "K", lambda: Decide(Keep())),) if self.view.stated else ()
        return (*keep, Action("state", _("State it and decide"), "Enter", self._state, refused))

    def _state(self) -> Wish:
        return Decide(Assess(dict(self.percents), self.basis))

    def key(self, key: Key) -> Answer:
        """Keep the last assessment, or turn the basis."""
        if key.text.lower() == "k" and self.view.stated:
            return Decide(Keep())
        if key.text.lower() == "c":
            self.basis = BASES[(BASES.index(self.basis) + 1) % len(BASES)]
            return True
        return super().key(key)


def _mark_word(mark: int) -> str:
    return (
        _("not marked"), _("fits well"), _("fits"), _("says nothing"), _("against"), _("strongly against"),
    )[mark]  # fmt: skip
