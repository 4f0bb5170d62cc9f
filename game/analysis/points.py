"""The moments of a recorded game at which something was decided, each with the world as it stood before."""

from collections.abc import Iterator
from dataclasses import dataclass

from game import rules
from game.language import _
from game.rules import Assess, EndEarly, HandInject, Keep, Plan, State, TakeBack
from game.session import Entry, NotSaved, Play, SavedGame
from game.session.records import entry_of


@dataclass(frozen=True)
class Point:
    """One decision of a game, or one thing a facilitator did."""

    state: State
    """The world before it, the truth included."""
    entry: Entry
    """What stood."""
    judged: Entry
    """What was decided first: it differs where the player took that back."""

    @property
    def by_facilitator(self) -> bool:
        """A facilitator's input is no decision of the player's."""
        return isinstance(self.entry.decision, HandInject | EndEarly)


def points(game: SavedGame) -> tuple[Point, ...]:
    """Play a finished game again and give its points, assessments left out: they never change the world."""
    return tuple(each for each in moments(game) if not isinstance(each.entry.decision, Assess | Keep))


def moments(game: SavedGame) -> tuple[Point, ...]:
    """Play a finished game again and give every moment at which something was decided, assessments too.

    Raise NotSaved where there is nothing to review yet, OtherVersion or Differs where it cannot be played again.
    """
    if game.seal is None:
        raise NotSaved(game.path, _("the game is not finished; play it to its end, or end it, and then review it"))
    if not game.revealed:
        message = _("what was true is still covered, and a review would tell it; run debrief with --reveal first")
        raise NotSaved(game.path, message)
    play = Play(game.scenario, game.header)
    play.replay(game)
    return tuple(_moments(game, play.first.state))


def _moments(game: SavedGame, state: State) -> Iterator[Point]:
    for entry, judged in standing(game):
        yield Point(state, entry, judged)
        state = rules.step(game.scenario, state, entry.decision).state


def standing(game: SavedGame) -> tuple[tuple[Entry, Entry], ...]:
    """Give every decision that stands, each with the first one that was made in its place."""
    kept: list[tuple[Entry, Entry]] = []
    first: Entry | None = None
    for record in (each for each in game.records if each["kind"] == "decision"):
        entry = entry_of(record)
        if isinstance(entry.decision, TakeBack):
            first = kept[record["back_to"]][1]
            del kept[record["back_to"] :]
        elif isinstance(entry.decision, Plan):
            kept.append((entry, first or entry))
            first = None
        else:
            kept.append((entry, entry))
    return tuple(kept)
