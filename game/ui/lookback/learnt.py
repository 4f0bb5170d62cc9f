"""What the game showed: objectives, norms and measures with what they cost, and what there is to talk about."""

from functools import partial

import pygame

from game.analysis.norms import Line, ledger
from game.analysis.story import Story
from game.language import _
from game.scenario import glossary
from game.session import words
from game.session.words import Words
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.panels import Panel, arrange
from game.ui.pieces import asking, with_icon
from game.ui.wishes import Open


class Learnt:
    """Three columns: objectives, the ledger of norms, questions."""

    def __init__(self, told: Story) -> None:
        self.story, self.words = told, Words(told.scenario)
        self.ledger = ledger(told.game)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Paint the three columns."""
        arrange(
            canvas, rect,
            (
                Panel("objectives", _("Objectives"), self._objectives, 4),
                Panel("norms", _("Norms, measures and law"), self._norms, 4, bare=True),
                Panel("talk", _("To talk about"), self._talk, 4),
            ),
        )  # fmt: skip

    def _objectives(self, flow: Flow) -> None:
        indent = flow.canvas.px(28)
        for told in self.story.objectives:
            icon, ink = ("check", "gain") if told.met else ("cross", "loss")
            said = (_("shown: {title}") if told.met else _("not shown: {title}")).format(title=told.title)
            with_icon(flow, icon, said, icon_ink=ink, weight=500)
            for line in told.evidence if told.met else (told.missed,):
                flow.text(line, "caption", ink="muted", indent=indent)
            flow.gap(8)
        if not self.story.objectives:
            flow.text(_("This crisis names none."), ink="muted")

    def _norms(self, flow: Flow) -> None:
        for place, line in enumerate(self.ledger.lines):
            name = glossary()[line.norm].name
            flow.row(f"norm {place}", name, partial(self._line, line), act=asking(Open("glossary", line.norm)))
        for place, opening in enumerate(self.ledger.unused):
            title = self.story.scenario.choices[opening.choice].title
            flow.row(f"unused {place}", title, partial(self._unused, title, opening.norms))
        if not self.ledger.lines:
            flow.gap(12)
            flow.text(_("Nothing was upheld or strained."), ink="muted", indent=flow.canvas.px(16))

    def _line(self, line: Line, flow: Flow) -> None:
        icon, ink = ("check", "gain") if line.upheld else ("cross", "loss")
        said = (_("upheld: {norm}") if line.upheld else _("strained: {norm}")).format(norm=glossary()[line.norm].name)
        with_icon(flow, icon, said, icon_ink=ink, weight=500)
        moment, title = words.moment(line.cause.minute), self.words.title(line.cause)
        whose = _("{moment}: {title}").format(moment=moment, title=title)
        flow.text(whose, "caption", ink="muted", indent=flow.canvas.px(28))
        price = [f"{self.words.meter(meter)} {words.signed(change)}" for meter, change in line.price.items() if change]
        if price:
            flow.text(words.listed(price), "caption", ink="muted", indent=flow.canvas.px(28))

    def _unused(self, title: str, norms: tuple[str, ...], flow: Flow) -> None:
        with_icon(flow, "dash", _("not used: {title}").format(title=title), icon_ink="muted")
        names = words.listed(glossary()[norm].name for norm in norms)
        flow.text(names, "caption", ink="muted", indent=flow.canvas.px(28))

    def _talk(self, flow: Flow) -> None:
        flow.text(self.story.ending_text, "body", "serif")
        flow.rule(12, 10)
        for number, question in enumerate(self.story.questions, 1):
            flow.split(
                (flow.canvas.px(24), 0),
                (partial(_mono, f"{number}"), partial(_serif, question)),
                gap=6,
            )
            flow.gap(8)


def _mono(said: str, flow: Flow) -> None:
    flow.gap(3)
    flow.text(said, "caption", "mono", 600, ink="muted")


def _serif(said: str, flow: Flow) -> None:
    flow.text(said, "lead", "serif")
