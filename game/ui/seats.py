"""The seats of a delegation at the screen: what each has stated now, how far apart they are, who disagrees."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pygame

from game.analysis.delegation import spread
from game.language import _, ngettext
from game.scenario.world import Role
from game.session import Game, words
from game.ui import paint, parts
from game.ui.flow import Flow
from game.ui.frame import Action
from game.ui.pieces import asking, options, with_icon
from game.ui.wishes import Back, Dissent, Open, Wish
from game.ui.writing import Writing


class Seats:
    """The seats of one game, those who advise first, the one who decides last."""

    def __init__(self, game: Game) -> None:
        self.game, self.hypotheses = game, game.scenario.hypotheses
        told = game.scenario.roles
        self.roles: Mapping[str, Role] = {
            name: told[name] for name in sorted(told, key=lambda each: told[each].decides)
        }

    @property
    def head(self) -> str:
        """The title of the seat that decides and speaks for all."""
        deciding = [each.title for each in self.roles.values() if each.decides]
        return (deciding or [self.game.scenario.player.role])[-1]

    @property
    def stated(self) -> Mapping[str, Mapping[str, Any]]:
        """What each seat stated at this sitting, its last word only."""
        now = (self.game.state.round, self.game.state.clock)
        said = {note["role"]: note for note in self._notes("seat") if (note["round"], note["minute"]) == now}
        return {name: said[name] for name in self.roles if name in said}

    def last(self, role: str) -> Mapping[str, Any] | None:
        """Give what a seat stated last, in whichever round."""
        said = [note for note in self._notes("seat") if note["role"] == role]
        return said[-1] if said else None

    def next(self) -> str:
        """Give the seat that has not stated anything yet; empty where all have."""
        return next((name for name in self.roles if name not in self.stated), "")

    @property
    def apart(self) -> int:
        """The widest gap between two seats about one explanation, in points of percent."""
        return spread([note["percents"] for note in self.stated.values()])

    @property
    def dissents(self) -> Sequence[tuple[str, str]]:
        """Who disagreed in this round, and in which words."""
        return [(note["role"], note["text"]) for note in self._notes("dissent")
                if note["round"] == self.game.state.round]  # fmt: skip

    def _notes(self, kind: str) -> Sequence[Mapping[str, Any]]:
        return [note for note in self.game.notes if note["note"] == kind and note["role"] in self.roles]

    def spread(self, flow: Flow) -> None:
        """Draw what each seat stated of each explanation, who disagrees, and how one does."""
        for name in self.hypotheses:
            said = words.listed(f"{self.roles[role].title} {note['percents'][name]} %"
                                for role, note in self.stated.items())  # fmt: skip
            flow.row(f"spread {name}", self.hypotheses[name].name, partial(self._of, name), value=said, pad=(16, 10))
        self._disagreeing(flow)

    def _of(self, name: str, flow: Flow) -> None:
        canvas, mark = flow.canvas, parts.mark_named(self.hypotheses[name].mark)
        shares = [note["percents"][name] for note in self.stated.values()]
        gap = max(shares) - min(shares)
        apart = (
            ngettext("{points} point apart", "{points} points apart", gap).format(points=gap) if gap else _("as one")
        )
        flow.split(
            (0, canvas.width(apart, "caption", weight=600) + 4),
            (
                lambda part: with_icon(part, mark, self.hypotheses[name].name, weight=600, pixels=24),
                lambda part: part.text(apart, "caption", weight=600, align="right"),
            ),
        )
        flow.gap(4)
        for role, note in self.stated.items():
            share(flow, self.roles[role].title, note["percents"][name])

    def _disagreeing(self, flow: Flow) -> None:
        pad = flow.canvas.px(16)
        self.disagreed(flow, pad)
        flow.gap(12)
        inner = Flow(flow.canvas, flow.x + pad, flow.y, flow.room - 2 * pad)
        inner.button("dissent", _("Disagree"), asking(Open("dissent")), cap="N")
        flow.y = inner.y
        flow.gap(12)

    def disagreed(self, flow: Flow, indent: int = 0) -> None:
        """Draw who has disagreed in this round, and in which words."""
        for role, text in self.dissents:
            flow.gap(10)
            said = _("{seat} disagrees:").format(seat=self.roles[role].title)
            flow.text(said, "caption", weight=600, indent=indent)
            flow.text(text, "body", "serif", indent=indent)


POINTS = {"seat": ("accent", True), "pool": ("accent", False), "all": ("ink", True), "supported": ("muted", False)}
"""The colour of each kind of point, and whether it is a disc or a circle."""


def share(flow: Flow, whose: str, percent: float, kind: str = "seat") -> None:
    """Draw a probability as a point on a line from 0 to 100, with whose it is before it and the number after it."""
    canvas = flow.canvas
    number = canvas.width("100 %", "body", "mono", 500)
    said = _("{percent} %").format(percent=f"{percent:.0f}")
    weight = 600 if kind == "all" else 400
    flow.split(
        (flow.room * 2 // 5, 0, number),
        (
            lambda part: part.text(whose, "caption", weight=weight), partial(_point, percent, kind),
            lambda part: part.text(said, "body", "mono", 500, align="right"),
        ),
        centre=True,
    )  # fmt: skip


def _point(percent: float, kind: str, flow: Flow) -> None:
    canvas, tall = flow.canvas, flow.canvas.px(20)
    rect = pygame.Rect(flow.x + canvas.px(8), flow.y + tall // 2 - 1, flow.room - canvas.px(16), 2)
    canvas.fill(rect, "edge")
    for tick in (0, 50, 100):
        canvas.fill(pygame.Rect(rect.left + rect.width * tick // 100, rect.top - canvas.px(3), 1, canvas.px(8)), "edge")
    ink, filled = POINTS[kind]
    centre, ground = (rect.left + round(rect.width * percent / 100), rect.centery), canvas.theme["surface"]
    if not filled:
        canvas.shape(partial(paint.dot, centre=centre, radius=canvas.px(7), colour=ground))
    colour = canvas.ink(ink, flow.on_selected)
    canvas.shape(partial(paint.dot, centre=centre, radius=canvas.px(7), colour=colour, filled=filled))
    flow.y += tall


class Dissenting(Writing):
    """A sheet in which a seat says that it disagrees with what is decided, and why."""

    def __init__(self, game: Game) -> None:
        self.seats = Seats(game)
        self.role = next(iter(self.seats.roles))
        about = _("Choose the seat, and type its reason in one line. The record keeps both, for the debrief.")
        super().__init__(_("Who disagrees?"), about, "", self._kept)

    def _kept(self, written: str) -> Wish:
        return Dissent(self.role, written.strip()) if written.strip() else Back()

    def actions(self) -> Sequence[Action]:
        """Give closing, and keeping the dissent."""
        refused = "" if self.written.strip() else _("type a reason first")
        return (
            Action("close", _("Close"), "Esc", Back),
            Action("keep", _("Keep it in the record"), "Enter", lambda: self._kept(self.written), refused),
        )

    def below(self, flow: Flow) -> None:
        """Draw the seats to choose from, and who has disagreed so far."""
        flow.gap(12)
        given = [(f"seat {name}", role.title, partial(self._choose, name)) for name, role in self.seats.roles.items()]
        options(flow, given, f"seat {self.role}")
        self.seats.disagreed(flow)

    def _choose(self, role: str) -> None:
        self.role = role
