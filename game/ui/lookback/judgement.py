"""The page of judgement: what was true, what was stated and supported, how well it was calibrated, what came out."""

from functools import partial

import pygame

from game.analysis.calibration import calibration
from game.analysis.learning import Learnt, learnt
from game.analysis.percents import whole
from game.analysis.story import Judged, Story
from game.language import _
from game.session import words
from game.session.words import Words
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.lookback.beliefs import Beliefs, fitting
from game.ui.panels import Panel, arrange


class Judgement:
    """Charts above, numbers below; what was true at the right."""

    def __init__(self, told: Story) -> None:
        self.story, self.words = told, Words(told.scenario)
        self.beliefs = Beliefs(told)
        self.calibrated = calibration(told.game) if told.opened else None
        self.learnt = {(each.round, each.minute): each for each in (learnt(told.game) if told.opened else ())}

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Paint the two panels."""
        self.beliefs.tall = fitting(canvas, rect)
        arrange(
            canvas, rect,
            (
                Panel("stated", _("Who did it? What you said"), self._stated, 7, self.beliefs.legend, bare=True),
                Panel("truth", _("What was true"), self._truth, 4),
            ),
        )  # fmt: skip

    def _stated(self, flow: Flow) -> None:
        self.beliefs.small(flow)
        opened = self.story.opened
        if opened:
            said = _("What the evidence supported rests on the findings, and on what others did where that tells.")
            flow.gap(8)
            flow.text(said, "caption", ink="muted", indent=flow.canvas.px(16))
            for judged in opened.judged:
                name = _("Round {round}, {moment}").format(round=judged.round, moment=words.moment(judged.minute))
                flow.row(f"judged {judged.round} {judged.minute}", name, partial(self._judged, judged), pad=(16, 8))
            return
        for place, (number, percents, basis) in enumerate(self.story.stated):
            shares = words.listed(
                f"{each.name} {percents[id]} %" for id, each in self.story.scenario.hypotheses.items()
            )
            said = _("Round {round}: {shares}; basis {basis}").format(
                round=number, shares=shares, basis=words.basis(basis)
            )
            flow.row(f"said {place}", said, partial(_line, said), pad=(16, 8))

    def _judged(self, judged: Judged, flow: Flow) -> None:
        head = _("Round {round}, {moment}").format(round=judged.round, moment=words.moment(judged.minute))
        flow.text(head, "caption", "mono", ink="muted")
        supported = whole(judged.reasoned)
        for name, hypothesis in self.story.scenario.hypotheses.items():
            said = _("{title}: {stated} % stated, {reasoned} % supported").format(
                title=hypothesis.name, stated=judged.stated[name], reasoned=supported[name]
            )
            true = self.story.opened is not None and name == self.story.opened.truth
            flow.text(said, weight=600 if true else 400)
        said = _("basis {basis}; distance to the evidence {loss:.2f}, to the truth {brier:.2f}; 0 is best").format(
            basis=words.basis(judged.basis), loss=judged.loss, brier=judged.brier
        )
        flow.text(said, "caption", ink="muted")
        learnt = self.learnt.get((judged.round, judged.minute))
        if learnt and learnt.telling:
            self._moved(learnt, flow)

    def _moved(self, learnt: Learnt, flow: Flow) -> None:
        """Say which of what came since the assessment before moved what the evidence supported."""
        names = {name: each.name for name, each in self.story.scenario.hypotheses.items()}
        said = _("What moved the evidence, towards \u201c{toward}\u201d and away from \u201c{against}\u201d:")
        flow.gap(4)
        flow.text(said.format(toward=names[learnt.toward], against=names[learnt.against]), "caption", weight=600)
        for shown in learnt.telling:
            told = _("{title}: {times:.1f} times as likely under \u201c{name}\u201d") if shown.ratio > 1 else _(
                "{title}: {times:.1f} times as likely under \u201c{name}\u201d; it pulled the other way"
            )  # fmt: skip
            times, name = max(shown.ratio, 1 / shown.ratio), names[learnt.toward if shown.ratio > 1 else learnt.against]
            flow.text(told.format(title=self.words.title(shown.cause), times=times, name=name), "caption")

    def _truth(self, flow: Flow) -> None:
        opened = self.story.opened
        if opened is None:
            flow.note(_("What was true is still covered. Talk first; then reveal it."))
            return
        flow.text(opened.text, "heading", "serif", 500)
        if opened.came_out:
            flow.gap(6)
            flow.text(opened.came_out)
        if opened.fixed:
            flow.text(_("The instructor fixed it for this exercise."), "caption", ink="muted")
        for line in opened.profiles:
            flow.gap(6)
            flow.text(line)
        if opened.reckoning:
            flow.rule(12, 8)
            flow.text(_("What came out afterwards"), "caption", weight=600, ink="muted")
        for happening in opened.reckoning:
            moved = words.listed(f"{self.words.meter(m)} {words.signed(c)}" for m, c in happening.changes.items())
            flow.gap(4)
            flow.text(self.words.line(happening))
            flow.text(moved, "caption", ink="muted")
        if opened.answered:
            flow.rule(12, 8)
            flow.text(_("Questions beside your decisions"), "caption", weight=600, ink="muted")
        for line in opened.answered:
            flow.gap(4)
            flow.text(line)
        if self.calibrated:
            self._calibration(flow)

    def _calibration(self, flow: Flow) -> None:
        told = self.calibrated
        assert told is not None
        flow.rule(12, 8)
        flow.text(_("Distance to the truth, on the average of the rounds"), "caption", weight=600, ink="muted")
        for said, value in (
            (_("what you said"), told.brier), (_("what the evidence supported"), told.reasoned),
            (_("the briefing's own shares, unchanged"), told.priors),
        ):  # fmt: skip
            flow.gap(4)
            number = f"{value:.2f}"
            flow.split(
                (0, flow.canvas.width("0.00", "body", "mono", 600)),
                (partial(_line, said), partial(_number, number)),
            )
        flow.gap(4)
        said = _(
            "Less is nearer. This is the Brier score, a usual measure of forecasts: 0 is certain and right, 2 certain "
            "and wrong; equal shares for all would give {equal:.2f}."
        )
        equal = 1 - 1 / len(self.story.scenario.hypotheses)
        flow.text(said.format(equal=equal), "caption", ink="muted")


def _line(said: str, flow: Flow) -> None:
    flow.text(said)


def _number(said: str, flow: Flow) -> None:
    flow.text(said, "body", "mono", 600, align="right")
