"""Round by round: what was decided, what was known then, and beside it what was true then."""

from collections.abc import Mapping
from functools import partial

import pygame

from game.analysis.comparing import briefly
from game.analysis.observing import observed
from game.analysis.percents import whole
from game.analysis.points import standing
from game.analysis.reviewed import Review, ReviewedDecision
from game.analysis.story import Decided, Story
from game.language import _
from game.rules import Assess, Cause, EndEarly, HandInject, Keep
from game.scenario.evidence import Finding
from game.session import Entry, words
from game.session.happenings import Happening
from game.session.words import Words
from game.ui import documents, parts
from game.ui.canvas import Canvas
from game.ui.flow import Act, Drawing, Flow
from game.ui.lookback.overview import VERDICTS, verdict
from game.ui.panels import Panel, arrange
from game.ui.pieces import asking, nothing, with_icon
from game.ui.wishes import Open, Wish


class Rounds:
    """The decisions at the left; known then and true then beside each other."""

    def __init__(self, told: Story) -> None:
        self.story, self.words = told, Words(told.scenario)
        self.review: Review | None = None
        self.decided = [(told.number, each) for told in told.rounds for each in told.decided]
        self.entries: Mapping[int, Entry] = {entry.number: entry for entry in told.game.entries}
        self._stood = {first.number: entry.number for entry, first in standing(told.game)}
        """For each first thought the number of what stood in its place: itself, if it was not taken back."""
        self.observed = tuple(observed(told.game))
        self.shown = next((place for place, (_n, each) in enumerate(self.decided) if self._what_if(each.number)), 0)

    @property
    def verdicts(self) -> Mapping[int, ReviewedDecision]:
        """What was judged, by the number of the decision that stood."""
        return {self._stood[each.number]: each for each in self.review.decisions} if self.review else {}

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Paint the list, and the moment that is chosen."""
        for place, (_number, decided) in enumerate(self.decided):
            if canvas.has_focus(f"decision {decided.number}"):
                self.shown = place
        arrange(
            canvas, rect,
            (
                Panel("timeline", _("Decisions"), self._timeline, 4, bare=True),
                Panel("known", _("What you knew then"), self._known, 4),
                Panel("true", _("What was true then"), self._true, 4),
            ),
        )  # fmt: skip

    def _timeline(self, flow: Flow) -> None:
        before = 0
        for place, (number, decided) in enumerate(self.decided):
            drawn = partial(self._one, number if number != before else 0, decided)
            flow.row(
                f"decision {decided.number}", decided.brief, drawn, selected=place == self.shown, pad=(16, 8),
                act=self._what_if(decided.number),
            )  # fmt: skip
            before = number
        if not self.decided:
            flow.text(_("Nothing was decided."), ink="muted")

    def _one(self, number: int, decided: Decided, flow: Flow) -> None:
        moment = words.moment(decided.minute)
        head = _("Round {round}, {moment}").format(round=number, moment=moment) if number else moment
        flow.text(head, "caption", "mono", ink="muted")
        flow.text(decided.brief, weight=500)
        if decided.more:
            flow.text(_("and {count} more").format(count=decided.more), "caption", ink="muted")
        found = self.verdicts.get(decided.number)
        if found:
            icon, ink = VERDICTS[found.verdict]
            with_icon(flow, icon, verdict(found.verdict), ink=ink, size="caption", weight=600, pixels=18)

    def wish(self) -> Wish | None:
        """Ask what would have been, had the decision that is shown been another."""
        act = self._what_if(self.decided[self.shown][1].number) if self.decided else None
        return act() if act else None

    def _what_if(self, number: int) -> Act | None:
        """A plan or a step of talks can be looked at as if it had been another, once the truth is told."""
        entry = self.entries.get(number)
        changes = entry and not isinstance(entry.decision, Assess | Keep | HandInject | EndEarly)
        return asking(Open("what-if", str(number))) if changes and self.story.opened else None

    def _known(self, flow: Flow) -> None:
        """Draw what was decided and why, what had been found by then, and what followed."""
        if not self.decided:
            return
        decided = self.decided[self.shown][1]
        if act := self._what_if(decided.number):
            flow.button("what-if", _("What if?"), act, cap="W", small=True)
            flow.gap(8)
        for line in decided.what:
            flow.text(line, weight=500)
        if decided.because:
            flow.text(_("Because: {reason}").format(reason=decided.because), "body", "serif")
        if decided.by != "player":
            flow.text(_("Decided by: {who}").format(who=decided.by), "caption", ink="muted")
        self._title(_("Found by then"), flow)
        found = self._found(decided.number)
        withdrawn = self._withdrawn(decided.number)
        for evidence, finding in found:
            flow.gap(3)
            self._finding(evidence, finding, evidence in withdrawn, flow)
        if not found:
            flow.text(_("Nothing yet."), ink="muted")
        if decided.followed:
            self._title(_("What followed"), flow)
        for happening in decided.followed:
            flow.gap(3)
            self._followed(happening, flow)

    def _title(self, said: str, flow: Flow) -> None:
        flow.rule(12, 8)
        flow.text(said, "caption", weight=600, ink="muted")

    def _finding(self, evidence: str, finding: Finding, withdrawn: bool, flow: Flow) -> None:
        letters = self.story.scenario.evidence[evidence].grade or ""
        width = documents.grade_width(flow.canvas, letters) if letters else 1
        box: Drawing = partial(documents.grade, letters) if letters else nothing
        said = _("{title} (taken back by then)").format(title=finding.title) if withdrawn else finding.title
        flow.split((width, 0), (box, lambda part: part.text(said, ink="muted" if withdrawn else "ink")), gap=10)

    def _followed(self, happening: Happening, flow: Flow) -> None:
        flow.text(f"{words.moment(happening.cause.minute)}  {self.words.line(happening)}", "caption")
        moved = [
            f"{self.words.meter(meter)} {words.signed(change)}" for meter, change in happening.changes.items() if change
        ]
        if moved:
            flow.text(words.listed(moved), "caption", ink="muted", indent=flow.canvas.px(18))

    def _found(self, number: int) -> list[tuple[str, Finding]]:
        """Give the findings that had been shown before a decision, the newest first."""
        scenario = self.story.scenario
        return [
            (cause.id, scenario.evidence[cause.id].finding(cause.part))
            for cause in reversed(self._before(number))
            if cause.kind == "finding"
        ]

    def _withdrawn(self, number: int) -> set[str]:
        """Give the evidence that had been taken back before a decision."""
        return {cause.id for cause in self._before(number) if cause.kind == "withdrawal"}

    def _before(self, number: int) -> list[Cause]:
        before = [entry for entry in self.story.game.entries if entry.number < number]
        return [*self.story.game.beginning, *(cause for entry in before for cause in entry.causes)]

    def _true(self, flow: Flow) -> None:
        """Draw what was true, what the evidence supported then, and which findings pointed away from the truth."""
        opened = self.story.opened
        if opened is None:
            flow.note(_("What was true is still covered. Talk first; then reveal it."))
            return
        flow.text(opened.text, "lead", "serif", 500)
        if opened.came_out:
            flow.gap(6)
            flow.text(opened.came_out)
        if not self.decided:
            return
        decided = self.decided[self.shown][1]
        self._title(_("What the evidence supported, as its author built it"), flow)
        priors = {name: each.prior for name, each in self.story.scenario.hypotheses.items()}
        supported = whole({**priors, **self._believed(decided.number)})
        stated = self._stated(decided.number)
        for name in self.story.scenario.hypotheses:
            flow.gap(4)
            said = _("{percent} %").format(percent=supported[name])
            yours = _("you said {percent} %").format(percent=stated[name]) if stated else ""
            self._belief(name, said, yours, name == opened.truth, flow)
        withdrawn = self._withdrawn(decided.number)
        misleading = [
            finding for evidence, finding in self._found(decided.number)
            if evidence not in withdrawn and self._misled(evidence, finding)
        ]  # fmt: skip
        if misleading:
            self._title(_("Pointed away from what was true"), flow)
        for finding in misleading:
            flow.gap(3)
            with_icon(flow, "warn", finding.title, icon_ink="warn")
        if found := self.verdicts.get(decided.number):
            self._judged(decided.number, found, flow)
        self._noted(decided.number, flow)

    def _judged(self, number: int, found: ReviewedDecision, flow: Flow) -> None:
        self._title(_("Judged on what could be known"), flow)
        if found.taken_back:
            first = briefly(self.words, self.entries[number], found.taken)
            said = _("Judged is the first thought, which was taken back: {decision}").format(decision=first)
            flow.text(said, "caption", ink="muted")
        icon, ink = VERDICTS[found.verdict]
        with_icon(flow, icon, verdict(found.verdict), ink=ink, weight=600)
        said = _("Against the best of {tried} tried: {loss} points, give or take {error}.").format(
            tried=found.tried, loss=words.signed_to(1, -found.loss.mean),
            error=f"{found.loss.se:.1f}",
        )  # fmt: skip
        flow.text(said, "caption", ink="muted")
        if found.best != found.taken:
            best = briefly(self.words, self.entries[number], found.best)
            flow.text(_("The best of the others: {decision}").format(decision=best), "caption", ink="muted")

    def _noted(self, number: int, flow: Flow) -> None:
        """Tell what observers noted before a decision; the last takes what they noted after it too."""
        numbers = [decided.number for _round, decided in self.decided]
        noted = [
            each for each in self.observed if number == next((n for n in numbers if n >= each.before), numbers[-1])
        ]
        if noted:
            self._title(_("What observers noted"), flow)
        for each in noted:
            told = each.told(self.story.scenario)
            flow.text(f"{each.who}: {told}" if each.who else told, "caption")
            flow.gap(3)

    def _belief(self, name: str, said: str, yours: str, true: bool, flow: Flow) -> None:
        hypothesis = self.story.scenario.hypotheses[name]
        title = _("{name} (true)").format(name=hypothesis.name) if true else hypothesis.name
        mark = parts.mark_named(hypothesis.mark)
        flow.split(
            (0, flow.canvas.width("100 %", "body", "mono", 600)),
            (
                lambda part: with_icon(part, mark, title, weight=600 if true else 400),
                lambda part: part.text(said, "body", "mono", 600, align="right"),
            ),
        )
        if yours:
            flow.text(yours, "caption", ink="muted", indent=flow.canvas.px(28))

    def _believed(self, number: int) -> Mapping[str, int]:
        before = [entry for entry in self.story.game.entries if entry.number < number]
        return before[-1].belief if before else self.story.game.first_belief

    def _stated(self, number: int) -> Mapping[str, int] | None:
        judged = self.story.opened.judged if self.story.opened else ()
        moment = self.entries[number].minute if number in self.entries else 0
        said = [each for each in judged if each.minute <= moment]
        return said[-1].stated if said else None

    def _misled(self, evidence: str, finding: Finding) -> bool:
        """Tell whether a finding is likelier under another explanation than under the true one."""
        assert self.story.opened is not None
        origin = self.story.scenario.evidence[evidence].same_origin
        source = next((e for e in self.story.scenario.evidence[origin].findings if e.id == finding.id), finding) if (
            origin
        ) else finding  # fmt: skip
        told = source.likelihood
        return bool(told) and told[self.story.opened.truth] < max(told.values())
