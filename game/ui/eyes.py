"""What is for one seat's eyes first: on every screen it stays covered until that seat is alone with it."""

from game.language import _
from game.rules import Cause
from game.session import Game
from game.session.words import Words


class Discreet(Words):
    """The words of a game; what is for one seat's eyes first says no more than whose it is, until it is uncovered."""

    def __init__(self, game: Game, seat: str = "") -> None:
        super().__init__(game.scenario)
        self.game = game
        self.seat = seat
        """The seat that is alone with the screen now; empty where all look at it."""

    def covers(self, cause: Cause) -> str:
        """Say for whose eyes something is that is still covered; empty where it is open."""
        if cause.kind == "inject":
            return self._covered(self.scenario.injects[cause.id].eyes, address(cause))
        return self.covers_evidence(cause.id) if cause.kind in ("finding", "withdrawal") else ""

    def covers_evidence(self, name: str) -> str:
        """Say for whose eyes a piece of evidence is that is still covered; empty where it is open."""
        return self._covered(self.scenario.evidence[name].eyes, f"evidence {name}")

    def found(self, name: str) -> str:
        """Give the title under which evidence was seen; its own where it is still covered."""
        item = self.scenario.evidence[name]
        seen = next((each for each in self.game.view().evidence if each.evidence == name), None)
        if seen is None or self.covers_evidence(name):
            return item.title
        return item.finding(seen.finding).title

    def _covered(self, eyes: str | None, address: str) -> str:
        if not eyes or eyes == self.seat or self.game.sealed or address in self._uncovered():
            return ""
        return _("For the eyes of this seat first: {seat}").format(seat=self.scenario.roles[eyes].title)

    def _uncovered(self) -> set[str]:
        return {note["text"] for note in self.game.notes if note["note"] == "opened"}

    def title(self, cause: Cause) -> str:
        """Give one line for what happened, or for whom it is."""
        return self.covers(cause) or super().title(cause)

    def whose(self, cause: Cause) -> str:
        """Say whose doing it was; who signed it is covered with it."""
        covered = cause.kind == "inject" and self.covers(cause)
        return self.actor(self.scenario.injects[cause.id].sender) if covered else super().whose(cause)

    def text(self, cause: Cause) -> str:
        """Give what the player reads about what happened, or how it is uncovered."""
        said = super().text(cause)
        return covered() if said and self.covers(cause) else said

    def weighs(self, cause: Cause) -> str:
        """Give an analyst's sentence on it; empty where it is covered."""
        return "" if self.covers(cause) else super().weighs(cause)

    def _headline(self, cause: Cause) -> str:
        return "" if self.covers(cause) else super()._headline(cause)


def covered() -> str:
    """Say how what is covered is read."""
    return _("Covered until this seat has read it: pass the screen, and press Space when you are alone.")


def address(cause: Cause) -> str:
    """Give the name under which the record keeps that something was uncovered."""
    return f"{'evidence' if cause.kind in ('finding', 'withdrawal') else cause.kind} {cause.id}"
