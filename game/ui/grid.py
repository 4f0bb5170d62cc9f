"""The grid of an assessment: what bears on it, against each explanation; its marks are a help for the eye."""

from functools import partial

import pygame

from game.language import _
from game.session import Game, words
from game.ui import documents, parts
from game.ui.bearing import Bears, bearing
from game.ui.canvas import Canvas
from game.ui.eyes import Discreet, covered
from game.ui.flow import Drawing, Flow, measured
from game.ui.focus import Answer, Key, Stop
from game.ui.pieces import asking, nothing, with_icon
from game.ui.wishes import Uncover

MARKS = ("", "check-double", "check", "dash", "cross", "cross-double")
"""The icon of each mark of a cell, 0 to 5."""
Marks = dict[tuple[str, str], int]
"""What bears on it and explanation to a mark 1 to 5."""


class Grid:
    """A row for all that bears on it, a column for each explanation; where room is short, cells stand in their row."""

    def __init__(self, game: Game, said: Discreet, marks: Marks) -> None:
        self.words, self.scenario, self.marks = said, said.scenario, marks
        self.view, self.since = game.view(), game.since
        self.empty = not self.rows

    @property
    def rows(self) -> tuple[Bears, ...]:
        """All that bears on it, the newest first; what is covered may be uncovered meanwhile."""
        return bearing(self.words, self.view, self.since)

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
        inner = Flow(flow.canvas, flow.x, flow.y, flow.room - flow.canvas.px(14))
        inner.text(_("Does each finding fit each explanation?"), weight=600)
        if not flow.canvas.low:
            self._how(inner)
        flow.y = inner.y

    def _how(self, flow: Flow) -> None:
        marks = ", ".join(f"{mark}\u00a0{mark_word(mark)}" for mark in range(1, len(MARKS)))
        said = _("One that fits them all tells nothing. A row opens while you stand in it. Marks only help: {marks}.")
        flow.text(said.format(marks=marks), "caption", ink="muted")

    def _name(self, name: str, flow: Flow) -> None:
        canvas, size = flow.canvas, flow.canvas.px(24)
        mark = parts.mark_named(self.scenario.hypotheses[name].mark)
        canvas.icon(mark, (flow.x + (flow.room - size) // 2, flow.y), size, canvas.theme["ink"])
        flow.y += size + canvas.px(3)
        inner = Flow(canvas, flow.x + canvas.px(5), flow.y, flow.room - canvas.px(10))
        inner.text(self.scenario.hypotheses[name].name, "caption", weight=600, align="centre")
        flow.y = inner.y

    def draw(self, flow: Flow) -> None:
        """Draw what bears on it, the newest first, with a mark for each explanation."""
        for row in self.rows:
            if row.whose:
                act = asking(Uncover(row.address))
                flow.row(f"covered {row.id}", row.whose, partial(_covered, row.whose), act=act)
            else:
                self._row(flow, row, self._column(flow))
        if flow.canvas.low:
            flow.gap(8)
            pad = flow.canvas.px(14)
            inner = Flow(flow.canvas, flow.x + pad, flow.y, flow.room - 2 * pad)
            self._how(inner)
            flow.y = inner.y + flow.canvas.px(8)

    def _row(self, flow: Flow, row: Bears, column: int) -> None:
        canvas, top, names = flow.canvas, flow.y, list(self.scenario.hypotheses)
        pad = canvas.px(14)
        told, room = partial(self._finding, row), flow.room - column * len(names) - 2 * pad
        height = max(measured(canvas, told, room) + 2 * canvas.px(10), canvas.px(60))
        if column:
            told(Flow(canvas, flow.x + pad, top + canvas.px(10), room))
            for place, name in enumerate(names):
                left = flow.x + flow.room - column * (len(names) - place)
                self._cell(canvas, pygame.Rect(left, top, column, height), row, name)
            flow.y += height
            self._lines(flow, top, column)
        else:
            told(Flow(canvas, flow.x + pad, top + canvas.px(10), room))
            rect = pygame.Rect(flow.x, top, flow.room, height)
            canvas.stop(Stop(f"finding {row.id}", rect, "", "row", row.title, "", "", inside=True))
            flow.y += height
            for name in names:
                self._cell(canvas, pygame.Rect(flow.x + pad, flow.y, room, canvas.px(40)), row, name, named=True)
                flow.y += canvas.px(44)
        canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 1), "rule")
        flow.y += 1

    def _finding(self, row: Bears, flow: Flow) -> None:
        width = documents.grade_width(flow.canvas, row.grade) if row.grade else 0
        box: Drawing = partial(documents.grade, row.grade) if row.grade else nothing
        flow.split((max(1, width), 0), (box, partial(self._about, row)), gap=12 if width else 0)

    def _about(self, row: Bears, flow: Flow) -> None:
        flow.text(row.title, weight=500, ink="muted" if row.withdrawn else "ink")
        said = _("{source} · {moment}").format(source=row.source, moment=words.moment(row.minute))
        flow.text(said, "caption", ink="muted")
        if row.withdrawn:
            flow.text(_("Taken back: it counts no longer."), "caption", ink="loss")
        if row.origin:
            with_icon(flow, "warn", _("Same origin as '{other}': it counts once.").format(other=row.origin),
                      ink="warn", size="caption", pixels=18)  # fmt: skip
        if row.new or flow.canvas.memory.focus.startswith((f"cell {row.id} ", f"finding {row.id}")):
            self._unfolded(row, flow)

    def _unfolded(self, row: Bears, flow: Flow) -> None:
        """Draw what an analyst says of it; what is older shows it only while it has the focus."""
        if row.weighs:
            flow.gap(2)
            flow.text(row.weighs, "body", "serif")
        if row.grade:
            flow.text(documents.grade_in_words(row.grade), "caption", ink="muted")
        if row.likelihood:
            shares = (f"{self.scenario.hypotheses[name].name} {share / 10_000:g} %"
                      for name, share in row.likelihood.items())  # fmt: skip
            said = _("How probable this was under each, taken for itself: {shares}").format(shares=words.listed(shares))
            flow.text(said, "caption", ink="muted")

    def _cell(self, canvas: Canvas, rect: pygame.Rect, row: Bears, name: str, named: bool = False) -> None:
        """Draw how well a finding fits an explanation; `named` where no head names the column."""
        mark, hypothesis = self.marks.get((row.id, name), 0), self.scenario.hypotheses[name]
        here = canvas.has_focus(f"cell {row.id} {name}")
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
        called = _("{finding}: {explanation}").format(finding=row.title, explanation=hypothesis.name)
        canvas.stop(
            Stop(
                f"cell {row.id} {name}", rect, "", "cell", called, word, "",
                partial(self._set_mark, row, name, (mark + 1) % 6), partial(self._mark, row, name), inside=True,
            )
        )  # fmt: skip

    def _set_mark(self, row: Bears, name: str, mark: int) -> None:
        self.marks[row.id, name] = mark

    def _mark(self, row: Bears, name: str, key: Key) -> Answer:
        """1 to 5 mark a cell; 0 takes the mark away."""
        if key.ctrl or key.text not in ("0", "1", "2", "3", "4", "5"):
            return False
        self._set_mark(row, name, int(key.text))
        return True


def _covered(whose: str, flow: Flow) -> None:
    with_icon(flow, "lock", whose, weight=500)
    flow.text(covered(), "caption", ink="muted")


def mark_word(mark: int) -> str:
    """Give the word of a mark, 0 to 5."""
    return (
        _("not marked"), _("fits well"), _("fits"), _("says nothing"), _("against"), _("strongly against"),
    )[mark]  # fmt: skip
