"""Why something happened: what was said, whose doing it was, what it moved and opens."""

from functools import partial

import pygame

from game.language import _
from game.rules import Cause
from game.session.happenings import Happening
from game.ui import documents, paint
from game.ui.account import Account
from game.ui.flow import Flow
from game.ui.pieces import with_icon


class Why:
    """The line of an account that is read, in full."""

    def __init__(self, account: Account) -> None:
        self.account, self.words, self.scenario = account, account.words, account.words.scenario

    def draw(self, flow: Flow) -> None:
        """Draw what the line in focus was: what was said, whose doing it was, what it moved and opens."""
        if not self.account.told:
            return
        happening = self.account.told[min(self.account.shown, self.account.upto - 1)]
        columns = (partial(self._said, happening), partial(self._whose, happening), partial(self._moved, happening))
        if flow.room < flow.canvas.px(700):
            for column in columns:
                column(flow)
                flow.gap(10)
            return
        top, wide = flow.y, flow.room * 44 // 100
        flow.split((wide, flow.room * 27 // 100, 0), columns, gap=24)
        for x in (flow.x + wide + flow.canvas.px(12), flow.x + wide + flow.room * 27 // 100 + flow.canvas.px(36)):
            flow.canvas.fill(pygame.Rect(x, top, 1, flow.y - top), "rule")

    def _said(self, happening: Happening, flow: Flow) -> None:
        flow.text(self.words.line(happening), "caption", weight=600, ink="muted")
        flow.gap(2)
        said = self.words.told(happening)
        flow.text(said or _("The line says it all."), "body", "serif", ink="ink" if said else "muted")

    def _whose(self, happening: Happening, flow: Flow) -> None:
        cause = happening.cause
        flow.text(_("Whose doing"), "caption", weight=600, ink="muted")
        flow.gap(2)
        flow.text(self._because(cause))
        flow.text(self.words.when(cause.minute), "caption", ink="muted")
        if weighs := self.words.weighs(cause):
            flow.gap(4)
            flow.text(_("An analyst: {text}").format(text=weighs), "caption", ink="muted")

    def _because(self, cause: Cause) -> str:
        """Say why it happened: whose doing it was, and which choice it came of."""
        if cause.kind == "outcome":
            return _("It came of your choice: {title}.").format(title=self.scenario.choices[cause.id].title)
        if cause.kind in ("attack", "stage"):
            return _("Its own doing: it goes on until something stops it.")
        whose = self.words.whose(cause)
        return _("{whose}.").format(whose=whose[:1].upper() + whose[1:])

    def _moved(self, happening: Happening, flow: Flow) -> None:
        flow.text(_("What it moved"), "caption", weight=600, ink="muted")
        flow.gap(2)
        changes = [(meter, change) for meter, change in happening.changes.items() if change]
        for meter, change in changes:
            good = self.account.good(meter, change)
            centre = (flow.x + flow.canvas.px(6), flow.y + flow.canvas.type("body")[1] // 2)
            colour = flow.canvas.theme["gain" if good else "loss"]
            flow.canvas.shape(partial(paint.arrow, centre=centre, size=flow.canvas.px(9), up=change > 0, colour=colour))
            said = f"{self.words.meter(meter)} {self.account.change(meter, change)}"
            flow.text(said, weight=500, ink="gain" if good else "loss", indent=flow.canvas.px(20))
        paced = self.words.paced(happening.cause)
        if paced:
            flow.text(paced, weight=500)
        letters = documents.grade_of(self.words, happening.cause)
        if happening.cause.kind == "finding":
            said = _("A new finding for your assessment, {grade}").format(grade=letters) if letters else _(
                "A new finding for your assessment"
            )  # fmt: skip
            with_icon(flow, "eye", said)
        elif not changes and not paced:
            flow.text(_("It moved no meter."), ink="muted")
