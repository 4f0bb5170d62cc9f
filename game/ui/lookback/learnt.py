"""What the game showed: objectives, norms and measures with what they cost, and what there is to talk about."""

from functools import cached_property, partial

import pygame

from game.analysis.moments import moments
from game.analysis.norms import Line, ledger
from game.analysis.observing import observed
from game.analysis.story import Story
from game.language import _, ngettext
from game.report.talk import Asked, Step, alone, steps
from game.scenario import glossary
from game.session import words
from game.session.words import Words
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.panels import Panel, arrange
from game.ui.pieces import asking, bullets, with_icon
from game.ui.wishes import Open


class Learnt:
    """Three columns: objectives, the ledger of norms, questions."""

    def __init__(self, told: Story) -> None:
        self.story, self.words = told, Words(told.scenario)
        self.ledger = ledger(told.game)
        said = told.game.after.answers or told.game.after.commitments or any(observed(told.game))
        seats = any(entry.role for entry in told.game.entries)
        self.alone = told.game.mode == "training" and not seats and not said
        """True where one person played for themselves, as far as the record tells: no talk is led then."""

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

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The talk, step by step, with the scenario's questions and what the group has said to them."""
        game = self.story.game
        return tuple((alone if self.alone else steps)(game, tuple(moments(game))))

    def _talk(self, flow: Flow) -> None:
        flow.text(self.story.ending_text, "body", "serif")
        for number, step in enumerate(self.steps, 1):
            flow.rule(12, 10)
            minutes = ngettext("{minutes} minute", "{minutes} minutes", step.minutes).format(minutes=step.minutes)
            flow.text(_("{number}. {title}").format(number=number, title=step.title), weight=600)
            flow.text(minutes, "caption", ink="muted")
            flow.gap(4)
            bullets(flow, step.say, filled=True)
            for asked in step.asked:
                self._asked(asked, flow)
        self._commitments(flow)
        self._observed(flow)

    def _asked(self, asked: Asked, flow: Flow) -> None:
        flow.gap(6)
        flow.text(asked.text, "lead", "serif")
        for answer in asked.answers:
            flow.text(_("The group: {answer}").format(answer=answer), ink="muted")

    def _commitments(self, flow: Flow) -> None:
        promised = self.story.game.after.commitments
        if promised:
            flow.rule(12, 10)
            flow.text(_("What each will do"), weight=600)
        for each in promised:
            flow.gap(4)
            flow.text(_("{who}: {text}").format(who=each.who, text=each.text) if each.who else each.text)

    def _observed(self, flow: Flow) -> None:
        """Draw what observers noted, after the reveal: whoever wrote it may have known what was true."""
        noted = tuple(observed(self.story.game)) if self.story.opened else ()
        if noted:
            flow.rule(12, 10)
            flow.text(_("What observers noted"), weight=600)
        for each in noted:
            flow.gap(4)
            who = each.who or _("a facilitator")
            flow.text(_("{moment}, {who}").format(moment=words.moment(each.minute), who=who), "caption", ink="muted")
            flow.text(each.told(self.story.scenario))
