"""The grid of an assessment: what was found, against each explanation; its marks are a help for the eye."""

from collections.abc import Sequence, Set
from functools import partial

import pygame

from game.language import _
from game.rules import SeenEvidence
from game.session import words
from game.ui import documents, parts
from game.ui.canvas import Canvas
from game.ui.eyes import Discreet, covered
from game.ui.flow import Drawing, Flow, measured
from game.ui.focus import Answer, Key, Stop
from game.ui.pieces import asking, nothing, with_icon
from game.ui.wishes import Uncover

MARKS = ("", "check-double", "check", "dash", "cross", "cross-double")
"""The icon of each mark of a cell, 0 to 5."""
Marks = dict[tuple[str, str], int]
"""Evidence and explanation to a mark 1 to 5."""


class Grid:
    """A row for each finding, a column for each explanation; where room is short, cells stand under their finding."""

    def __init__(self, said: Discreet, evidence: Sequence[SeenEvidence], new: Set[str], marks: Marks) -> None:
        self.words, self.scenario, self.evidence, self.marks = said, said.scenario, evidence, marks
        self.new = new
        """Evidence that has spoken since the last round: it stands unfolded."""

    def _column(self, flow: Flow) -> int:
        """Give the width of a column of cells; 0 where cells stand under their finding instead."""
        count, width = len(self.scenario.hypotheses), flow.canvas.px(128 if len(self.scenario.hypotheses) < 4 else 118)
        return width if flow.room - count * width >= flow.canvas.px(420 if flow.canvas.low else 300) else 0

    def head(self, flow: Flow) -> None:
        """Draw the question, and the name of each column."""
        canvas, column = flow.canvas, self._column(flow)
        names = list(self.scenario.hypotheses)
        widths = [0, *([column] * len(names) if column else [])]
        draws: list[Drawing] = [self._question, *(partial(self._name, name) for name in names if column)]
        top = flow.y
        flow.gap(4 if canvas.low else 8)
        inner = Flow(canvas, flow.x + canvas.px(14), flow.y, flow.room - canvas.px(14))
        inner.split(widths, draws, gap=0, centre=True)
        flow.y = inner.y
        flow.gap(4 if canvas.low else 8)
        self._lines(flow, top, column)
        canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 2), "ink")
        flow.y += 2

    def _lines(self, flow: Flow, top: int, column: int) -> None:
        """Draw the hairlines between the columns of cells."""
        for place in range(len(self.scenario.hypotheses) if column else 0):
            x = flow.x + flow.room - column * (place + 1)
            flow.canvas.fill(pygame.Rect(x, top, 1, flow.y - top), "rule")

    def _question(self, flow: Flow) -> None:
        flow.text(_("Does each finding fit each explanation?"), weight=600)
        if not flow.canvas.low:
            self._how(flow)

    def _how(self, flow: Flow) -> None:
        said = _(
            "One that fits them all tells nothing. Marks 1 to 5 only help. A finding opens while you stand in its row."
        )
        flow.text(said, "caption", ink="muted")

    def _name(self, name: str, flow: Flow) -> None:
        canvas, size = flow.canvas, flow.canvas.px(24)
        mark = parts.mark_named(self.scenario.hypotheses[name].mark)
        canvas.icon(mark, (flow.x + (flow.room - size) // 2, flow.y), size, canvas.theme["ink"])
        flow.y += size + canvas.px(3)
        inner = Flow(canvas, flow.x + canvas.px(5), flow.y, flow.room - canvas.px(10))
        inner.text(self.scenario.hypotheses[name].name, "caption", weight=600, align="centre")
        flow.y = inner.y

    def draw(self, flow: Flow) -> None:
        """Draw what was found, the newest first, with a mark for each explanation."""
        for seen in self.evidence:
            if whose := self.words.covers_evidence(seen.evidence):
                act = asking(Uncover(f"evidence {seen.evidence}"))
                flow.row(f"covered {seen.evidence}", whose, partial(_covered, whose), act=act)
            else:
                self._row(flow, seen, self._column(flow))
        if flow.canvas.low:
            flow.gap(8)
            pad = flow.canvas.px(14)
            inner = Flow(flow.canvas, flow.x + pad, flow.y, flow.room - 2 * pad)
            self._how(inner)
            flow.y = inner.y + flow.canvas.px(8)

    def _row(self, flow: Flow, seen: SeenEvidence, column: int) -> None:
        canvas, top, names = flow.canvas, flow.y, list(self.scenario.hypotheses)
        pad = canvas.px(14)
        told, room = partial(self._finding, seen), flow.room - column * len(names) - 2 * pad
        height = max(measured(canvas, told, room) + 2 * canvas.px(10), canvas.px(60))
        if column:
            told(Flow(canvas, flow.x + pad, top + canvas.px(10), room))
            for place, name in enumerate(names):
                left = flow.x + flow.room - column * (len(names) - place)
                self._cell(canvas, pygame.Rect(left, top, column, height), seen, name)
            flow.y += height
            self._lines(flow, top, column)
        else:
            told(Flow(canvas, flow.x + pad, top + canvas.px(10), room))
            title = self.scenario.evidence[seen.evidence].title
            rect = pygame.Rect(flow.x, top, flow.room, height)
            canvas.stop(Stop(f"finding {seen.evidence}", rect, "", "row", title, "", "", inside=True))
            flow.y += height
            for name in names:
                self._cell(canvas, pygame.Rect(flow.x + pad, flow.y, room, canvas.px(40)), seen, name, named=True)
                flow.y += canvas.px(44)
        canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 1), "rule")
        flow.y += 1

    def _finding(self, seen: SeenEvidence, flow: Flow) -> None:
        item = self.scenario.evidence[seen.evidence]
        width = documents.grade_width(flow.canvas, item.grade) if item.grade else 0
        box: Drawing = partial(documents.grade, item.grade) if item.grade else nothing
        flow.split((max(1, width), 0), (box, partial(self._about, seen)), gap=12 if width else 0)

    def _about(self, seen: SeenEvidence, flow: Flow) -> None:
        item = self.scenario.evidence[seen.evidence]
        finding = item.finding(seen.finding)
        flow.text(finding.title, weight=500, ink="muted" if seen.withdrawn else "ink")
        said = _("{source} · {moment}").format(source=item.source, moment=words.moment(seen.minute))
        flow.text(said, "caption", ink="muted")
        if seen.withdrawn:
            flow.text(_("Taken back: it counts no longer."), "caption", ink="loss")
        if seen.origin:
            other = self.words.found(seen.origin)
            with_icon(flow, "warn", _("Same origin as '{other}': it counts once.").format(other=other), ink="warn",
                      size="caption", pixels=18)  # fmt: skip
        if seen.evidence in self.new or self._has_focus(flow.canvas, seen):
            self._unfolded(seen, flow)

    def _has_focus(self, canvas: Canvas, seen: SeenEvidence) -> bool:
        return canvas.memory.focus.startswith((f"cell {seen.evidence} ", f"finding {seen.evidence}"))

    def _unfolded(self, seen: SeenEvidence, flow: Flow) -> None:
        """Draw what an analyst says of a finding; older findings show it only while they have the focus."""
        item = self.scenario.evidence[seen.evidence]
        finding = item.finding(seen.finding)
        if finding.weighs:
            flow.gap(2)
            flow.text(finding.weighs, "body", "serif")
        if item.grade:
            flow.text(documents.grade_in_words(item.grade), "caption", ink="muted")
        if seen.likelihood:
            shares = (f"{self.scenario.hypotheses[name].name} {share / 10_000:g} %"
                      for name, share in seen.likelihood.items())  # fmt: skip
            said = _("How probable this was under each, taken for itself: {shares}").format(shares=words.listed(shares))
            flow.text(said, "caption", ink="muted")

    def _cell(self, canvas: Canvas, rect: pygame.Rect, seen: SeenEvidence, name: str, named: bool = False) -> None:
        """Draw how well a finding fits an explanation; `named` where no head names the column."""
        mark, hypothesis = self.marks.get((seen.evidence, name), 0), self.scenario.hypotheses[name]
        here = canvas.has_focus(f"cell {seen.evidence} {name}")
        if here:
            canvas.fill(rect, "selected")
        if named:
            canvas.box(rect, "selected" if here else None, "edge")
        ink = ("muted", "gain", "gain", "muted", "loss", "loss")[mark]
        word = mark_word(mark)
        size, line = canvas.px(20), canvas.type("caption")[1]
        if named:
            top = rect.centery - line // 2
            room = canvas.width(word, "caption", weight=500) + 4
            colour = canvas.ink("ink", here)
            canvas.write(hypothesis.name, (rect.left + canvas.px(12), top), rect.width - room - canvas.px(60),
                         size="caption", weight=600, colour=colour)  # fmt: skip
            left = rect.right - room - canvas.px(12)
            canvas.write(word, (left, top), room, size="caption", weight=500, colour=canvas.ink(ink, here))
            icon_at = (left - canvas.px(30), rect.centery - size // 2)
        else:
            top = rect.centery - (size + line) // 2 if mark else rect.centery - line // 2
            icon_at = (rect.centerx - (size * 8 // 5 if mark in (1, 5) else size) // 2, top)
            text_top = top + size + canvas.px(1) if mark else top
            aside = canvas.px(11)
            at = (rect.left + aside, text_top)
            canvas.write(
                word, at, rect.width - 2 * aside, size="caption", colour=canvas.ink("muted", here), align="centre"
            )
        if mark:
            canvas.icon(MARKS[mark], icon_at, size, canvas.ink(ink, here))
        finding = self.scenario.evidence[seen.evidence].finding(seen.finding).title
        called = _("{finding}: {explanation}").format(finding=finding, explanation=hypothesis.name)
        canvas.stop(
            Stop(
                f"cell {seen.evidence} {name}", rect, "", "cell", called, word, "",
                partial(self._set_mark, seen, name, (mark + 1) % 6), partial(self._mark, seen, name), inside=True,
            )
        )  # fmt: skip

    def _set_mark(self, seen: SeenEvidence, name: str, mark: int) -> None:
        self.marks[seen.evidence, name] = mark

    def _mark(self, seen: SeenEvidence, name: str, key: Key) -> Answer:
        """1 to 5 mark a cell; 0 takes the mark away."""
        if key.ctrl or key.text not in ("0", "1", "2", "3", "4", "5"):
            return False
        self._set_mark(seen, name, int(key.text))
        return True


def _covered(whose: str, flow: Flow) -> None:
    with_icon(flow, "lock", whose, weight=500)
    flow.text(covered(), "caption", ink="muted")


def mark_word(mark: int) -> str:
    """Give the word of a mark, 0 to 5."""
    return (
        _("not marked"), _("fits well"), _("fits"), _("says nothing"), _("against"), _("strongly against"),
    )[mark]  # fmt: skip
