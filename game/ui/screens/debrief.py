"""The debrief in the window: the same content as the page, in four panels."""

from collections.abc import Sequence

import pygame

from game.analysis.story import Decided, Story
from game.language import _
from game.session import words
from game.session.words import Words
from game.ui import parts
from game.ui.canvas import Canvas
from game.ui.drawings import chart
from game.ui.flow import Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, bar_height, footer, headline
from game.ui.panels import Panel, arrange
from game.ui.screen import Screen
from game.ui.wishes import Ask, Leave, Reveal, SaveReport

REVEAL = Ask(_("Show what was true? The record keeps that it was asked for."), _("Reveal it"), Reveal())


class Debrief(Screen):
    """What was decided and why, every meter with its causes, judgement, objectives."""

    def __init__(self, told: Story, report: str = "") -> None:
        super().__init__()
        self.story, self.words = told, Words(told.scenario)
        self.report = report
        """Where the page was written; empty until it was."""
        self.meter = 0

    def draw(self, canvas: Canvas) -> None:
        """Paint the debrief."""
        for place in range(len(self.story.meters)):
            if canvas.has_focus(f"meter {place}"):
                self.meter = place
        _title(canvas, self.story, bar_height(canvas))
        aside = _("record {code}").format(code=self.story.game.code) if self.story.game.code else ""
        room = headline(canvas, self.story.ending, aside)
        panels = (
            Panel("timeline", _("Decisions"), self.timeline, 9, bare=True),
            Panel("meters", _("Meters"), self.meters, 7, bare=True),
            Panel("judgement", _("Judgement"), self.judgement, 7),
            Panel("objectives", _("Objectives"), self.objectives, 7),
        )
        arrange(canvas, room, panels)
        footer(canvas, self.hints(), self.actions())

    def timeline(self, flow: Flow) -> None:
        """Draw each decision with what followed."""
        for told in self.story.rounds:
            for decided in told.decided:
                flow.row(
                    f"decision {decided.number}", decided.what[0] if decided.what else "",
                    lambda part, n=told.number, d=decided: self._decided(part, n, d),
                )  # fmt: skip

    def _decided(self, flow: Flow, number: int, decided: Decided) -> None:
        head = _("Round {round}, {moment}").format(round=number, moment=words.moment(decided.minute))
        flow.text(head, "caption", "mono", ink="muted")
        for line in decided.what:
            flow.text(line, weight=500)
        if decided.because:
            flow.text(_("Because: {reason}").format(reason=decided.because), "body", "serif")
        for happening in decided.followed:
            moved = words.listed(
                f"{self.words.meter(meter)} {words.signed(change)}"
                for meter, change in happening.changes.items()
                if change
            )
            line = f"{words.moment(happening.cause.minute)} {self.words.line(happening)}"
            flow.text(f"{line}: {moved}" if moved else line, "caption", ink="muted")

    def meters(self, flow: Flow) -> None:
        """Draw every meter; the one in focus as a line with its causes."""
        until = max((minute for meter in self.story.meters for minute, _level in meter.points), default=60)
        for place, meter in enumerate(self.story.meters):
            flow.row(
                f"meter {place}", meter.title, lambda part, p=place: self._meter(part, p, until),
                selected=False, value=words.points(meter.end),
            )  # fmt: skip

    def _meter(self, flow: Flow, place: int, until: int) -> None:
        meter = self.story.meters[place]
        moved = meter.end - meter.start
        flow.split(
            (0, flow.canvas.px(120)),
            (
                lambda part: part.text(meter.title, weight=600),
                lambda part: part.text(
                    f"{words.points(meter.start)} \u2192 {words.points(meter.end)}",
                    "caption",
                    "mono",
                    600,
                    align="right",
                ),
            ),
        )
        if place != self.meter:
            return
        if moved:
            parts.change(flow, words.signed(moved), moved > 0, (moved > 0) != meter.low_is_good, "left")
        flow.gap(10)
        chart(flow, meter.points, until)
        for cause in meter.causes:
            said = f"{words.moment(cause.minute)} {words.signed(cause.change)} {self.words.title(cause)}"
            flow.text(said, "caption", ink="muted")

    def judgement(self, flow: Flow) -> None:
        """Draw stated probabilities beside what the evidence supported and the truth, once it is open."""
        opened = self.story.opened
        names = {name: each.name for name, each in self.story.scenario.hypotheses.items()}
        if opened is None:
            flow.note(_("What was true is still covered. Talk first; then reveal it."))
            flow.gap(12)
            for number, percents, basis in self.story.stated:
                shares = words.listed(f"{title} {percents[name]} %" for name, title in names.items())
                flow.text(_("Round {round}: {shares}; basis {basis}").format(
                    round=number, shares=shares, basis=words.basis(basis)))  # fmt: skip
                flow.gap(6)
            if self.story.game.seal:
                flow.gap(8)
                flow.button("reveal", _("Reveal what was true"), lambda: REVEAL)
            return
        flow.text(_("What was true"), "caption", weight=600, ink="muted")
        flow.text(opened.text, "lead", "serif", 500)
        for line in opened.profiles:
            flow.text(line, "caption", ink="muted")
        for happening in opened.reckoning:
            flow.gap(4)
            moved = words.listed(
                f"{self.words.meter(meter)} {words.signed(change)}" for meter, change in happening.changes.items()
            )
            flow.text(f"{self.words.line(happening)}: {moved}", "caption")
        for judged in opened.judged:
            flow.rule(10, 8)
            flow.text(_("Round {round}, {moment}").format(round=judged.round, moment=words.moment(judged.minute)),
                      "caption", "mono", ink="muted")  # fmt: skip
            for name, title in names.items():
                reasoned = round(judged.reasoned[name] / 10_000)
                said = _("{title}: {stated} % stated, {reasoned} % supported").format(
                    title=title, stated=judged.stated[name], reasoned=reasoned
                )
                flow.text(said, weight=600 if name == opened.truth else 400)
            flow.text(_("Brier score {brier:.2f}, 0 is best").format(brier=judged.brier), "caption", ink="muted")

    def objectives(self, flow: Flow) -> None:
        """Draw objectives with what showed them, and the questions."""
        size = flow.canvas.px(20)
        for told in self.story.objectives:
            icon, ink = ("check", "gain") if told.met else ("cross", "loss")
            flow.canvas.icon(icon, (flow.x, flow.y), size, flow.canvas.theme[ink])
            said = (_("shown: {title}") if told.met else _("not shown: {title}")).format(title=told.title)
            flow.text(said, weight=500, indent=size + 8)
            for line in told.evidence if told.met else (told.missed,):
                flow.text(line, "caption", ink="muted", indent=size + 8)
            flow.gap(8)
        if self.story.questions:
            flow.rule(8, 8)
            flow.text(_("To talk about"), weight=600)
        for question in self.story.questions:
            flow.gap(6)
            flow.text(question, "body", "serif")

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        said = _("saved: {path}").format(path=self.report) if self.report else _("save the report")
        return (
            Hint("Tab", _("next panel")),
            Hint("\u2191 \u2193", _("within it")),
            Hint("R", said),
            Hint("F1", _("help")),
        )

    def actions(self) -> Sequence[Action]:
        """Give saving the report, and leaving."""
        return (
            Action("report", _("Save the report"), "R", SaveReport),
            Action("leave", _("Back to the library"), "Enter", Leave),
        )

    def key(self, key: Key) -> Answer:
        """Save the report."""
        return SaveReport() if key.text.lower() == "r" and not key.ctrl else False


def _title(canvas: Canvas, told: Story, height: int) -> None:
    canvas.fill(pygame.Rect(0, 0, canvas.size[0], height), "band")
    size, ink = canvas.px(30), canvas.theme["band-ink"]
    canvas.icon("demarche", (32, (height - size) // 2), size, ink)
    said = _("{title}: the debrief").format(title=told.scenario.title)
    at = (32 + size + 14, (height - canvas.type("lead")[1]) // 2)
    canvas.write(said, at, canvas.size[0] - 200, size="lead", voice="serif", weight=500, colour=ink)
