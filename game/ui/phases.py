"""Which screen shows a game where it stands."""

from collections.abc import Mapping

from game.session import Game, Phase
from game.ui.grid import Marks
from game.ui.screen import Play
from game.ui.screens.assessment import Assessment
from game.ui.screens.briefing import Briefing
from game.ui.screens.decision import Decision
from game.ui.screens.delegation import Alone, Passing, Spread, Together
from game.ui.screens.negotiation import Negotiation
from game.ui.screens.outcome import Outcome
from game.ui.screens.resolution import Resolution
from game.ui.screens.situation import Situation
from game.ui.seats import Seats
from game.ui.wishes import Sit

AllMarks = dict[str, Marks]
"""The marks in the grid of each seat, and of the delegation or of who plays alone under an empty name."""
_PLAIN: Mapping[Phase, type[Play]] = {
    Phase.BRIEFING: Briefing, Phase.SITUATION: Situation, Phase.DECISION: Decision, Phase.NEGOTIATION: Negotiation,
    Phase.OUTCOME: Outcome,
}  # fmt: skip
"""The screen of each phase that needs nothing but the game."""


def screen_of(game: Game, marks: AllMarks, plays: bool) -> Play:
    """Give the screen of the phase; in the resolution what happened plays out only where it `plays`."""
    if game.phase == Phase.RESOLUTION:
        return Resolution(game, plays)
    if game.phase != Phase.ASSESSMENT:
        return _PLAIN[game.phase](game)
    if game.scenario.roles:
        return Passing(game) if Seats(game).next() else Spread(game)
    return Assessment(game, marks.setdefault("", {}))


def seated(game: Game, wish: Sit, marks: AllMarks) -> Play:
    """Give the screen of a step of the delegation's assessment."""
    if wish.step == "pass":
        return Passing(game, wish.role)
    if wish.step == "spread":
        return Spread(game)
    own = marks.setdefault(wish.role, {})
    return Alone(game, own, wish.role) if wish.step == "alone" else Together(game, own)
