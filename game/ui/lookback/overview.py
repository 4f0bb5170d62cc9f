"""The first page of the debrief: where one stood, what one believed, how decisions are judged, judgement and luck."""

from collections.abc import Sequence
from functools import partial
from textwrap import shorten

import pygame

from game.analysis.comparing import briefly
from game.analysis.reviewed import Review, ReviewedDecision
from game.analysis.story import Story, offer_before
from game.language import _, ngettext
from game.rules import Plan
from game.session import words
from game.session.words import Words
from game.ui import charts
from game.ui.canvas import Canvas
from game.ui.flow import Drawing, Flow, button_size
from game.ui.lookback.beliefs import Beliefs, fitting
from game.ui.lookback.luck import Luck, scale
from game.ui.lookback.stood import Stood
from game.ui.panels import Panel, arrange, draw_panel
from game.ui.pieces import nothing, with_icon
from game.ui.theme import GUTTER
from game.ui.wishes import Judge

LEAST = 220
"""Pixels below which a quarter of the page is too low for a chart."""
VERDICTS = {"good": ("check", "gain"), "fair": ("dash", "ink"), "costly": ("cross", "loss"),
            "unclear": ("counter", "muted")}  # fmt: skip
"""The icon and the ink of each verdict."""


class Overview:
    """Four panels; two at a time, or one, where room is short."""

    def __init__(self, told: Story) -> None:
        self.story, self.words = told, Words(told.scenario)
        self.stood, self.beliefs = Stood(told), Beliefs(told)
        self.review: Review | None = None
        self.share: int | None = None
        """How much of a review is done, in percent, while it is worked out."""
        self.stopped = ""
        """Why the last one was not finished."""

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Paint the panels."""
        panels = (
            Panel("stood", _("Where things stood"),
                  self.stood.small, aside=self.stood.legend, bare=True, tab=_("Meters")),
            Panel("believed", _("What you believed"), self.beliefs.small, aside=self.beliefs.legend, bare=True,
                  tab=_("Beliefs")),
            self._judged(),
            self._luck(),
        )  # fmt: skip
        self.stood.tall = self.beliefs.tall = fitting(canvas, rect)
        wide, tall = (rect.width - GUTTER) // 2, (rect.height - 16) // 2
        if canvas.most_panels < 3 or tall < canvas.px(LEAST):
            arrange(canvas, rect, panels, most=2)
            return
        self.stood.tall = self.beliefs.tall = max(canvas.px(150), tall - canvas.px(50))
        for place, panel in enumerate(panels):
            at = (rect.left + place % 2 * (wide + GUTTER), rect.top + place // 2 * (tall + 16))
            draw_panel(canvas, pygame.Rect(at, (wide, tall)), panel)

    @property
    def can_judge(self) -> bool:
        """Tell whether the decisions can be judged now: the truth is told, and nobody has judged them."""
        return self.story.opened is not None and self.review is None and self.share is None

    def _judged(self) -> Panel:
        if self.review is None and self.share is None:
            return Panel("ending", _("How it ended"), self._ending, tab=_("Ending"))
        title = _("Your decisions, judged on what you could know")
        aside = _("left: another was better")
        if self.share is not None:
            aside = _("{percent} % judged").format(percent=self.share)
        return Panel("decisions", title, self._decisions, aside=aside, bare=self.review is not None, tab=_("Verdicts"))

    def _luck(self) -> Panel:
        if self.review is None or self.review.parts is None:
            return Panel("objectives", _("What was to be shown"), self._objectives, tab=_("Objectives"))
        aside = _("points; judgement against a careful player's decision")
        return Panel(
            "luck", _("Judgement and luck"), Luck(self.review, self.review.parts).draw, aside=aside, tab=_("Luck")
        )

    def _ending(self, flow: Flow) -> None:
        flow.text(self.story.ending_text, "body", "serif")
        flow.gap(6)
        if self.story.opened:
            flow.text(self.story.opened.text, "caption", weight=600)
            flow.gap(8)
        if self.story.ended_early:
            flow.note(_("The game was ended early."))
            flow.gap(10)
        if self.story.opened is None:
            flow.note(_("What was true is still covered. Talk first; then reveal it."))
        if self.can_judge:
            self._offer(flow)
        self._score(flow)

    def _score(self, flow: Flow) -> None:
        opened = self.story.opened
        if opened is None:
            return
        said = _("Score by the scenario's own weights: {score:.1f}. At the start it stood at {first:.1f}; every crisis "
                 "costs something. Compare it with other games of this crisis. It is no grade.")  # fmt: skip
        if opened.score >= opened.first_score:
            said = _("Score by the scenario's own weights: {score:.1f}. At the start it stood at {first:.1f}. Compare "
                     "it with other games of this crisis. It is no grade.")  # fmt: skip
        said = said.format(score=opened.score / 1000, first=opened.first_score / 1000)
        flow.text(said, "caption", ink="muted")

    def _offer(self, flow: Flow) -> None:
        """Offer to judge the decisions; say why it came to no end before."""
        if self.stopped:
            flow.note(self.stopped)
            flow.gap(8)
        label = _("Judge the decisions")
        said = _("On what could be known then, and apart from luck. It takes about a minute, while you read on.")
        button: Drawing = partial(Flow.button, id="judge", label=label, act=Judge, cap="J", small=True)
        about: Drawing = partial(Flow.text, said=said, size="caption", ink="muted")
        wide = button_size(flow.canvas, label, "J")[0]
        if flow.room - wide >= flow.canvas.px(200):
            flow.split((wide, 0), (button, about), centre=True)
        else:
            button(flow)
            flow.gap(4)
            about(flow)
        flow.gap(8)

    def _objectives(self, flow: Flow) -> None:
        for told in self.story.objectives:
            icon, ink = ("check", "gain") if told.met else ("cross", "loss")
            said = (_("shown: {title}") if told.met else _("not shown: {title}")).format(title=told.title)
            with_icon(flow, icon, said, icon_ink=ink)
            flow.gap(4)

    def _decisions(self, flow: Flow) -> None:
        if self.review is None:
            said = _(
                "Each decision is played on many times from what could be known when it was made. The first verdicts "
                "come within seconds."
            )
            flow.text(said)
            flow.gap(8)
            self._ended(flow)
            return
        reach = [abs(each.loss.mean) + 2 * each.loss.se for each in self.review.decisions]
        most = max([charts.LEAST_POINTS, *reach])
        for each in self.review.decisions:
            title = self._what(each)
            flow.row(f"verdict {each.number}", title, partial(self._verdict, each, most), value=verdict(each.verdict),
                     pad=(16, 8))  # fmt: skip
        inner = Flow(flow.canvas, flow.x + flow.canvas.px(16), flow.y, flow.room - 2 * flow.canvas.px(16))
        inner.gap(4)
        one_line, widths = _columns(inner)
        inner.split(widths, (nothing, *(nothing,) * one_line, partial(scale, most), nothing), gap=10)
        inner.gap(4)
        said = _("In points: left of the stroke the best of the others was better, right of it yours. The whisker is "
                 "how sure that is: the shorter, the surer.")  # fmt: skip
        inner.text(said, "caption", ink="muted")
        if any(each.verdict == "unclear" for each in self.review.decisions):
            said = _("Unclear: chance hides the difference, or it depends on how one goes on from there.")
            inner.text(said, "caption", ink="muted")
        inner.gap(8)
        self._ended(inner)
        inner.gap(12)
        flow.y = inner.y

    def _ended(self, flow: Flow) -> None:
        """Tell under the verdicts what stood in their place before: the ending, what was shown, and the score."""
        flow.text(self.story.ending_text, "body", "serif")
        flow.gap(6)
        if objectives := self.story.objectives:
            shown = sum(told.met for told in objectives)
            said = _("Objectives shown: {shown} of {all}; the last page tells which.")
            flow.text(said.format(shown=shown, all=len(objectives)), "caption")
        self._score(flow)

    def _what(self, each: ReviewedDecision) -> str:
        entries = self.story.game.all_entries
        entry = next(entry for entry in entries if entry.number == each.number)
        return briefly(self.words, entry, each.taken, offer_before(entries, entry))

    def _short(self, each: ReviewedDecision) -> str:
        """Say what was decided in two lines of the panel; the pages behind tell the whole."""
        if not isinstance(each.taken, Plan) or not each.taken.choices:
            return shortened(self._what(each))
        return some_of([self.story.scenario.choices[name].title for name in each.taken.choices])

    def _verdict(self, each: ReviewedDecision, most: float, flow: Flow) -> None:
        icon, ink = VERDICTS[each.verdict]
        word, (one_line, widths) = verdict(each.verdict), _columns(flow)
        what: Sequence[Drawing] = (
            lambda part: part.text(_("R{round}").format(round=each.round), "caption", "mono", 600),
            lambda part: part.text(self._short(each), "caption", weight=500),
        )
        judged: Sequence[Drawing] = (
            lambda part: self._interval(each, most, ink, part),
            lambda part: with_icon(part, icon, word, ink=ink, size="caption", weight=600, pixels=18),
        )
        if one_line:
            flow.split(widths, (*what, *judged), gap=10, centre=True)
            return
        flow.split((widths[0], 0), what, gap=10)
        flow.gap(4)
        flow.split(widths, (nothing, *judged), gap=10, centre=True)

    def _interval(self, each: ReviewedDecision, most: float, ink: str, flow: Flow) -> None:
        rect = pygame.Rect(flow.x, flow.y, flow.room, flow.canvas.px(22))
        if flow.canvas.whole(rect.top, rect.height):
            charts.interval(flow.canvas, rect, -each.loss.mean, 2 * each.loss.se, most, ink)
        flow.y += rect.height


def _columns(flow: Flow) -> tuple[bool, Sequence[int]]:
    """Tell whether a verdict stands beside what was decided or, where room is short, below it; and the widths."""
    first, last = flow.canvas.px(30), flow.canvas.px(94)
    one_line = flow.room >= flow.canvas.px(460)
    return one_line, (first, 0, flow.canvas.px(130), last) if one_line else (first, 0, last)


def verdict(name: str) -> str:
    """Give the word of a verdict."""
    return {"good": _("Good"), "fair": _("Fair"), "costly": _("Costly"), "unclear": _("Unclear")}[name]


def shortened(said: str, most: int = 70) -> str:
    """Give what fits two lines of a panel, cut between two words."""
    return shorten(said, most, placeholder=" \u2026")


def some_of(titles: Sequence[str], most: int = 70) -> str:
    """Name as many of several things as two lines hold, one at the least, and count the others."""
    for count in range(len(titles), 0, -1):
        said, left = words.listed(titles[:count]), len(titles) - count
        if left:
            said = ngettext("{titles} and {count} more", "{titles} and {count} more", left).format(
                titles=said, count=left
            )
        if len(said) <= most:
            return said
    return shortened(said, most)
