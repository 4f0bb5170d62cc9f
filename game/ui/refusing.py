"""What is shown where a wish cannot be granted: why, and what can be done; it costs nothing."""

from game.language import _
from game.places import other_saves_folder
from game.rules import Refused, ScenarioFault
from game.scenario import Unreadable
from game.session import CannotWrite, Game, OutOfTurn, SaveProblem, refusals
from game.ui import sheets
from game.ui.sheets import Sheet
from game.ui.wishes import Wish

REFUSALS = (Refused, ScenarioFault, OutOfTurn, CannotWrite, SaveProblem, Unreadable, OSError)
"""What may keep a wish from being granted; anything else is a fault of ours."""


def refusal(why: Exception, wish: Wish, game: Game | None) -> Sheet:
    """Give the sheet that tells it; where the disk refused, another folder is offered and the wish is kept."""
    if isinstance(why, CannotWrite):
        return sheets.elsewhere_sheet(why, other_saves_folder(why.path.parent), wish)
    return sheets.notice_sheet(_said(why, game))


def _said(why: Exception, game: Game | None) -> str:
    if isinstance(why, Refused) and game:
        return refusals.refusal(game.scenario, why.refusal)
    if isinstance(why, ScenarioFault):
        return refusals.circle(why)
    if isinstance(why, OutOfTurn):
        return refusals.out_of_turn(why.trigger)
    if isinstance(why, OSError):
        return _("That could not be done: {reason}").format(reason=why.strerror)
    return str(why)
