"""The dossier: everything that was received, to be read again and searched, over a screen or beside a decision."""

from collections.abc import Sequence
from functools import partial

from game.language import _
from game.rules import Cause
from game.session import Game, words
from game.session.happenings import Happening, happenings
from game.ui import documents
from game.ui.eyes import Discreet, address
from game.ui.flow import Flow
from game.ui.frame import Action
from game.ui.pieces import asking, with_icon
from game.ui.wishes import Back, Uncover
from game.ui.writing import Writing

NOT_RECEIVED = ("choice", "attack", "draft")
"""Kinds of what happened that nobody sent to the player."""


class Received:
    """Everything received, the newest first."""

    def __init__(self, game: Game) -> None:
        self.words = Discreet(game)
        came = [each for each in reversed(happenings(game.ledger)) if each.cause.kind not in NOT_RECEIVED]
        self.told = [each for each in came if self.words.told(each)]

    def rows(self, flow: Flow, sought: str = "") -> None:
        """Draw what holds every word that is sought."""
        wanted = sought.casefold().split()
        found = [each for each in self.told if all(word in self._whole(each) for word in wanted)]
        for happening in found:
            cause = happening.cause
            id = f"dossier {cause.minute} {cause.kind} {cause.id} {cause.part}"
            act = asking(Uncover(address(cause))) if self.words.covers(cause) else None
            flow.row(id, self.words.title(cause), partial(self._one, happening), act=act, pad=(14, 10))
        if not found:
            none = _("Nothing that was received holds these words.") if wanted else _("Nothing has been received yet.")
            flow.text(none, ink="muted")

    def _whole(self, happening: Happening) -> str:
        said, cause = self.words, happening.cause
        return " ".join((said.title(cause), said.sender(cause), said.told(happening), said.weighs(cause))).casefold()

    def _one(self, happening: Happening, flow: Flow) -> None:
        cause = happening.cause
        canvas, letters = flow.canvas, documents.grade_of(self.words, cause)
        moment = words.moment(cause.minute)
        widths = [canvas.width(moment, "caption", "mono", 500), 0]
        draws = [partial(_moment, moment), partial(self._title, cause)]
        if letters:
            widths.append(documents.grade_width(canvas, letters))
            draws.append(partial(documents.grade, letters))
        flow.split(widths, draws)
        flow.gap(4)
        flow.text(self.words.told(happening), "body", "serif")
        if letters:
            flow.text(documents.grade_in_words(letters), "caption", ink="muted")
        if weighs := self.words.weighs(cause):
            flow.gap(2)
            said = _("An analyst: {text}").format(text=weighs)
            with_icon(flow, "eye", said, ink="muted", size="caption", pixels=18)

    def _title(self, cause: Cause, flow: Flow) -> None:
        flow.text(self.words.title(cause), weight=600)
        flow.text(self.words.sender(cause), "caption", ink="muted")


def _moment(moment: str, flow: Flow) -> None:
    flow.gap(2)
    flow.text(moment, "caption", "mono", 500)


class Dossier(Writing):
    """The dossier over a screen; what is typed narrows it to what holds the words."""

    def __init__(self, game: Game) -> None:
        super().__init__(
            _("Dossier: everything received"), _("Type to search, or go down to read."), "", lambda _written: Back()
        )
        self.received = Received(game)

    def actions(self) -> Sequence[Action]:
        """Give closing."""
        return (Action("close", _("Close"), "Esc", Back),)

    def below(self, flow: Flow) -> None:
        """Draw what holds every word that was typed."""
        flow.gap(8)
        self.received.rows(flow, self.written)
