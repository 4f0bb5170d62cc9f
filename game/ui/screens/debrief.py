"""The debrief: everything of the page, to explore; a row of tabs leads from the overview to what stands behind it."""

from collections.abc import Callable, Mapping, Sequence

import pygame

from game.analysis.reviewed import Review, stored
from game.analysis.story import Story
from game.analysis.workers import NoWorkers
from game.language import _
from game.session import words
from game.session.words import Words
from game.ui.canvas import Canvas
from game.ui.focus import Answer, Cap, Key, Stop
from game.ui.frame import Action, Hint, band_height, footer, headline, margin
from game.ui.lookback.delegation import Delegation
from game.ui.lookback.judgement import Judgement
from game.ui.lookback.learnt import Learnt
from game.ui.lookback.meters import Meters
from game.ui.lookback.overview import Overview
from game.ui.lookback.reviewing import Reviewing
from game.ui.lookback.rounds import Rounds
from game.ui.screen import Screen
from game.ui.wishes import Ask, Judge, Leave, Open, Reveal, SaveReport, Wish

LOOKS = 250
"""Milliseconds between two looks at what is judged by now."""


class Debrief(Screen):
    """The game looked back on, page by page."""

    def __init__(self, told: Story) -> None:
        super().__init__()
        self.story, self.words = told, Words(told.scenario)
        self.page = "overview"
        self.overview, self.rounds, seats = Overview(told), Rounds(told), Delegation(told)
        self._reviewing: Reviewing | None = None
        self._show(next(iter(stored(told.game)), None) if told.opened else None)
        self._pages: Mapping[str, Callable[[Canvas, pygame.Rect], None]] = {
            "overview": self.overview.draw, "rounds": self.rounds.draw, "meters": Meters(told).draw,
            "judgement": Judgement(told).draw, **({"seats": seats.draw} if seats.rounds else {}),
            "learnt": Learnt(told).draw,
        }  # fmt: skip
        self.pages = tuple(self._pages)
        """The pages of this game, in their order: one more where a delegation played."""
        self.memory.focus = "page overview"

    def _show(self, review: Review | None) -> None:
        self.overview.review = self.rounds.review = review

    def judge(self) -> None:
        """Begin to judge the decisions, where it is seen; raise a SaveProblem where the game cannot be played again."""
        if self.overview.can_judge:
            self._turn("overview")
            self._reviewing = Reviewing(self.story.game)
            self.overview.share, self.overview.stopped = 0, ""

    def tick(self, now: int) -> int:
        """Take what is judged by now."""
        if self._reviewing is None:
            return 0
        try:
            if told := self._reviewing.look():
                self._show(told)
                self.overview.share = self._reviewing.share
        except NoWorkers as lost:
            self.let_go()
            self._show(None)
            self.overview.stopped = str(lost)
        if self.overview.share == 100:
            self.let_go()
        return LOOKS if self._reviewing else 0

    def let_go(self) -> None:
        """Judge no further."""
        if self._reviewing:
            self._reviewing.stop()
        self._reviewing = self.overview.share = None

    @property
    def covered(self) -> bool:
        """True while what was true is not told, and can be."""
        return self.story.opened is None and self.story.game.seal is not None

    def draw(self, canvas: Canvas) -> None:
        """Paint the debrief."""
        stood_on = next((page for page in self.pages if canvas.has_focus(f"page {page}")), None)
        self.page = stood_on or self.page
        judged = self.overview.review is not None
        note = _("decisions are judged here, not people") if judged else _("nothing here is a grade")
        _band(canvas, self.story, note, band_height(canvas))
        room = headline(canvas, self._headline(canvas))
        height = canvas.px(40)
        row = pygame.Rect(room.left, room.top, room.width, height)
        _record(canvas, row, _tabs(canvas, row, self.pages, self.page), self.story.game.code)
        gap = 8 if canvas.most_panels > 1 else 2
        below = pygame.Rect(room.left, room.top + height + gap, room.width, room.height - height - gap)
        self._pages[self.page](canvas, below)
        footer(canvas, self.hints(), self.actions())

    def _headline(self, canvas: Canvas) -> str:
        """Give the ending and what was true; where room is short the truth is told in the panels alone."""
        told = self.story
        if told.opened and canvas.most_panels > 1:
            truth = told.scenario.hypotheses[told.opened.truth].name
            return _("{ending}. What was true: {truth}.").format(ending=told.ending.rstrip("."), truth=truth)
        return told.ending

    def name(self) -> str:
        """Name the debrief."""
        return _("Debrief")

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        reveal = (Hint("V", _("reveal what was true")),) if self.covered else ()
        judge = (Hint("J", _("judge the decisions")),) if self.overview.can_judge else ()
        what_if = (Hint("W", _("what if")),) if self.page == "rounds" and self.rounds.wish() else ()
        return (
            Hint(f"1-{len(self.pages)}", _("pages")), *reveal, *what_if, *judge, Hint("Tab", _("next panel")),
            Hint("\u2191 \u2193", _("within it")),
            Hint("R", _("save the report")), Hint("G", _("glossary")), Hint("F1", _("help")),
            Hint("Esc", _("menu")),
        )  # fmt: skip

    def explained(self) -> Sequence[str]:
        """Explain the score, the verdicts, and why a verdict and a what-if may differ."""
        if self.story.opened is None:
            return ()
        score = self.story.scenario.score
        weights = words.listed(f"{self.words.meter(name)} {share}" for name, share in score.weights.items() if share)
        return (
            _("The scenario's own score weighs, in percent: {weights}. Where less is better, what is missing to 100 "
              "counts. A point is a hundredth of it.").format(weights=weights),
            _("J asks what was to be expected. Every decision, and every other that was tried, is played on to the end "
              "by fixed rules, once carefully and once boldly, with chance drawn many times. A careful player is one "
              "of these rules. A good decision surely loses less than {good:g} points against the best that was "
              "tried, a costly one surely more than {costly:g}.").format(
                good=score.margins.good / 10, costly=score.margins.costly / 10
            ),
            _("W, at a decision in the rounds, shows one other course: your own later decisions stay where they are "
              "still possible, and so does the luck. So J and W may point different ways. W offers to hold, and a "
              "choice less, one more or another in its place; J tries more."),
        )  # fmt: skip

    def actions(self) -> Sequence[Action]:
        """Give revealing, saving the report, and leaving."""
        reveal = (Action("reveal", _("Reveal what was true"), "V", self._reveal),) if self.covered else ()
        report = Action("report", _("Save the report"), "R", SaveReport)
        return (*reveal, report, self._onwards())

    def _onwards(self) -> Action:
        """Give the next page; after the last one the way back."""
        place = self.pages.index(self.page) + 1
        if place == len(self.pages):
            return Action("leave", _("Back to the library"), "Enter", Leave)
        said = _("On: {page}").format(page=_title(self.pages[place]))
        return Action("on", said, "Enter", lambda: self._turn(self.pages[place]))

    def _turn(self, page: str) -> None:
        self.page = page
        self.memory.focus = f"page {page}"

    def _reveal(self) -> Wish:
        question = _("Show what was true? The record keeps that it was asked for.")
        return Ask(question, _("Reveal it"), Reveal())

    def key(self, key: Key) -> Answer:
        """Open a page, reveal, or save the report."""
        letter = key.text.lower()
        if key.ctrl or not letter:
            return False
        if letter.isdecimal() and 1 <= int(letter) <= len(self.pages):
            self._turn(self.pages[int(letter) - 1])
            return True
        if letter == "v" and self.covered:
            return self._reveal()
        if letter == "j" and self.overview.can_judge:
            return Judge()
        if letter == "w" and self.page == "rounds":
            return self.rounds.wish() or False
        return SaveReport() if letter == "r" else Open("glossary") if letter == "g" else False


def _title(page: str) -> str:
    return {
        "overview": _("Overview"), "rounds": _("Round by round"), "meters": _("Meters and causes"),
        "judgement": _("Judgement"), "seats": _("The delegation"), "learnt": _("What it showed"),
    }[page]  # fmt: skip


def _record(canvas: Canvas, rect: pygame.Rect, left: int, code: str) -> None:
    """Write the record's code right of the pages, and what it is for, as far as there is room."""
    if not code:
        return
    room = rect.right - left - canvas.px(20)
    long = _("record {code}: the same in every true copy of this game").format(code=code)
    for said in (long, _("record {code}").format(code=code)):
        if canvas.width(said, "caption") <= room:
            at = (rect.right - room, rect.centery - canvas.type("caption")[1] // 2)
            canvas.write(said, at, room, size="caption", colour=canvas.theme["muted"], align="right")
            return


def _tabs(canvas: Canvas, rect: pygame.Rect, pages: Sequence[str], shown: str) -> int:
    """Draw the row of pages, and give where it ends; standing on one shows it.

    Where room is short the others are named by their number.
    """
    titles = [f"{number} {_title(page)}" for number, page in enumerate(pages, 1)]
    pad = canvas.px(26)
    wide = sum(canvas.width(title, weight=600) + pad for title in titles) <= rect.width
    with canvas.clipped(rect, "pages"):
        canvas.fill(pygame.Rect(rect.left, rect.bottom - 1, rect.width, 1), "rule")
        x = rect.left
        for number, page in enumerate(pages, 1):
            here = page == shown
            title = titles[number - 1] if wide or here else str(number)
            tab = pygame.Rect(x, rect.top, canvas.width(title, weight=600) + pad, rect.height)
            canvas.box(tab, "surface" if here else None, "rule" if here else None)
            top = tab.centery - canvas.type("body")[1] // 2
            ink, weight = canvas.theme["ink" if here else "muted"], 600 if here else 400
            canvas.write(title, (x + pad // 2, top), tab.width - pad // 2, weight=weight, colour=ink)
            if here:
                canvas.fill(pygame.Rect(x, tab.bottom - 3, tab.width, 3), "accent")
            state = "shown" if here else ""
            canvas.stop(Stop(f"page {page}", tab, "", "tab", titles[number - 1], "", state, inside=True))
            x = tab.right + canvas.px(4)
    return x


def _band(canvas: Canvas, told: Story, note: str, height: int) -> None:
    canvas.fill(pygame.Rect(0, 0, canvas.size[0], height), "band")
    canvas.fill(pygame.Rect(0, height - 1, canvas.size[0], 1), "band" if canvas.theme.name == "light" else "rule")
    x, size, ink = margin(canvas), canvas.px(30), canvas.theme["band-ink"]
    canvas.icon("demarche", (x, (height - size) // 2), size, ink)
    canvas.cap(Cap(pygame.Rect(x, 0, size, height), Key("escape")))
    x += size + canvas.px(14)
    said = _("{title}: the debrief").format(title=told.scenario.title)
    room = canvas.width(said, "lead", "serif", 500) + 4
    at = (x, (height - canvas.type("lead")[1]) // 2)
    canvas.write(said, at, room, size="lead", voice="serif", weight=500, colour=ink)
    now = words.moment(told.until)
    where = canvas.width(now, "title", "mono", 600) + 4
    left = canvas.size[0] - margin(canvas) - where
    top = (height - canvas.type("title")[1]) // 2
    canvas.write(now, (left, top), where, size="title", voice="mono", weight=600, colour=ink, align="right")
    between = left - x - room - canvas.px(40)
    if canvas.width(note) <= between:
        muted = canvas.theme["band-muted"]
        at = (x + room + canvas.px(20), (height - canvas.type("body")[1]) // 2)
        canvas.write(note, at, between, colour=muted, align="centre")
