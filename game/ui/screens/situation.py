"""The situation: what arrived, in time order, what it says, and where everything stands."""

from collections.abc import Sequence

import pygame

from game.language import _, ngettext
from game.rules import arrows
from game.session import Game, words
from game.session.happenings import Happening, happenings
from game.ui import parts
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange
from game.ui.screen import Play
from game.ui.wishes import Go

READ = ("outcome", "finding", "withdrawal", "inject", "stage", "red_line", "talks", "facilitator")


class Situation(Play):
    """Track above; messages, the one that is open, and the meters below."""

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.came = [each for each in reversed(happenings(game.since)) if each.cause.kind in READ]
        self.shown = 0
        self.read: set[int] = set()
        """Messages that have been shown since the screen was opened."""

    def body(self, canvas: Canvas) -> None:
        """Paint track and panels."""
        for place in range(len(self.came)):
            if canvas.has_focus(f"message {place}"):
                self.shown = place
        self.read.add(self.shown)
        count, unread = len(self.came), len(set(range(len(self.came))) - self.read)
        aside = ngettext("{count} message", "{count} messages", count).format(count=count)
        if unread:
            aside = _("{messages}, {unread} unread").format(messages=aside, unread=unread)
        room = headline(canvas, self._headline(), aside)
        if canvas.most_panels > 1:
            height = canvas.px(104)
            parts.track(canvas, pygame.Rect(room.left, room.top, room.width, height), self.scenario, self.view)
            room = pygame.Rect(room.left, room.top + height + 16, room.width, room.height - height - 16)
        arrange(
            canvas, room,
            (
                Panel("messages", _("Received"), self.messages, 10, _("newest first"), bare=True),
                Panel("document", _("Message"), self.document, 11, headless=True),
                Panel("meters", _("Where you stand"), self.meters, 9, self._moved(), bare=True, tab=self._moved()),
            ),
        )  # fmt: skip

    def _headline(self) -> str:
        own = self.scenario.clock.rounds[self.view.round - 1].headline
        said = self.words.headline([each.cause for each in reversed(self.came)])
        first = not self.game.entries
        return (own if first and own else said or own) or self.scenario.briefing.headline

    def _moved(self) -> str:
        better = worse = 0
        for meter in self.view.meters.values():
            moved = meter.arrows
            good = (moved > 0) != meter.low_is_good
            better, worse = better + bool(moved and good), worse + bool(moved and not good)
        if not better and not worse:
            return ""
        return _("{better} better, {worse} worse").format(better=better, worse=worse)

    def messages(self, flow: Flow) -> None:
        """Draw one row a message."""
        if not self.came:
            flow.gap(14)
            flow.text(_("Nothing new has come."), ink="muted", indent=16)
        for place, happening in enumerate(self.came):
            flow.row(
                f"message {place}", self.words.line(happening), lambda part, p=place: self._line(part, p),
                selected=place == self.shown, state="" if place in self.read else "new",
            )  # fmt: skip

    def _line(self, flow: Flow, place: int) -> None:
        happening = self.came[place]
        cause, size = happening.cause, flow.canvas.px(20)
        part = self.words.part(cause)
        name = parts.ICONS.get(getattr(part, "channel", ""), parts.ICONS.get(cause.kind, "cable"))
        letters = self._grade(happening)

        def what(column: Flow) -> None:
            column.text(self.words.line(happening), weight=600)
            whose = self.words.whose(cause)
            if place in self.read:
                column.text(whose, "caption", ink="muted")
            else:
                column.text(_("new · {whose}").format(whose=whose), "caption", weight=600, ink="accent")

        def picture(column: Flow) -> None:
            column.canvas.icon(name, (column.x, column.y), size, column.canvas.ink("muted", column.on_selected))
            column.y += size

        moment = flow.canvas.width("H+00:00", "caption", "mono", 500)
        widths = [moment, size, 0, flow.canvas.px(34)] if letters else [moment, size, 0]
        draws = [lambda column: column.text(words.moment(cause.minute), "caption", "mono", 500), picture, what]
        if letters:
            draws.append(lambda column: parts.grade(column, letters))
        flow.split(widths, draws, centre=True)

    def _grade(self, happening: Happening) -> str:
        cause = happening.cause
        if cause.kind in ("finding", "withdrawal"):
            return self.scenario.evidence[cause.id].grade or ""
        return str(getattr(self.words.part(cause), "grade", None) or "")

    def document(self, flow: Flow) -> None:
        """Draw the message that is open."""
        if not self.came:
            flow.text(_("Nothing to read."), ink="muted")
            return
        happening = self.came[min(self.shown, len(self.came) - 1)]
        cause = happening.cause
        head = [
            (_("FROM"), self.words.sender(cause)),
            (_("AT"), f"{words.moment(cause.minute)}, {self.words.when(cause.minute)}"),
        ]
        if letters := self._grade(happening):
            head.append((_("GRADE"), grade_in_words(letters)))
        flow.text(self.words.line(happening), "heading", "serif", 500)
        flow.gap(10)
        foot = []
        if weighs := self.words.weighs(cause):
            foot.append(_("An analyst: {text}").format(text=weighs))
        moved = [
            f"{self.words.meter(meter)} {self._change(meter, change)}" for meter, change in happening.changes.items()
        ]
        if moved:
            foot.append(words.listed(moved))
        if cause.kind in ("finding", "withdrawal"):
            foot += self._origin(cause.id)
        parts.document(flow, head, self.words.text(cause) or self.words.line(happening), foot)

    def _origin(self, evidence: str) -> list[str]:
        seen = next((each for each in self.view.evidence if each.evidence == evidence), None)
        if seen and seen.origin:
            other = self.scenario.evidence[seen.origin].title
            return [_("It has the same origin as '{other}': it counts once.").format(other=other)]
        return []

    def _change(self, meter: str, change: int) -> str:
        if self.game.mode == "exercise" and meter.startswith("trust."):
            return words.arrows(arrows(change))
        return words.signed(change)

    def meters(self, flow: Flow) -> None:
        """Draw every meter."""
        parts.meter_rows(flow, self.scenario, self.view, self.words)

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        return (Hint("Tab", _("next panel")), Hint("\u2191 \u2193", _("messages")))

    def actions(self) -> Sequence[Action]:
        """Give the one action."""
        label = _("Weigh the evidence") if self.view.asked else _("Decide")
        return (Action("weigh", label, "Enter", lambda: Go("weigh")),)


def grade_in_words(letters: str) -> str:
    """Write an Admiralty grade with its meaning."""
    source = (
        _("reliable"), _("usually reliable"), _("fairly reliable"), _("not usually reliable"), _("unreliable"),
        _("cannot be judged"),
    )["ABCDEF".index(letters[0])]  # fmt: skip
    information = (
        _("confirmed"), _("probably true"), _("possibly true"), _("doubtful"), _("improbable"), _("cannot be judged"),
    )[int(letters[1]) - 1]  # fmt: skip
    return _("{letters}: source {source}, information {information}").format(
        letters=letters, source=source, information=information
    )
