"""The room around the window: what a facilitator asks for, and the clock that commits the drafted plan."""

from game.language import _, ngettext
from game.session import Asked, Game
from game.ui.frame import LAST_MINUTE


class Room:
    """Looks about between two keys, and keeps what is to be said until it can be."""

    def __init__(self) -> None:
        self._say: list[str] = []
        self._warned = 0
        """The round in which the last minute was announced."""

    def listens(self, game: Game) -> bool:
        """Tell whether somebody may steer this game, so that the window looks about every second."""
        return game.mode == "exercise" or bool(game.clock.limit) or game.clock.paused

    def look(self, game: Game, cues: list[str]) -> bool:
        """Take what was asked for, and let the clock act; give True where what is shown has to change."""
        number = game.number
        for asked in game.hear():
            self._say += [line for line in [_told(asked)] if line]
        left = game.seconds_left
        if left == 0:
            game.run_out()
            self._say.append(_("Time is up: the plan as it was has been carried out."))
        elif left is None or left > LAST_MINUTE:
            self._warned = 0
        elif self._warned != game.state.round:
            self._warned = game.state.round
            cues.append("minute")
        return game.number != number

    def said(self) -> str:
        """Give what is to be said now, and forget it."""
        said, self._say = "\n".join(self._say), []
        return said


def _told(asked: Asked) -> str:
    """Tell the players what was done; remarks and ratings are not for them."""
    if asked.do == "inject":
        return _("From the facilitator: {title}").format(title=asked.title) + f"\n{asked.text}"
    if asked.do == "time":
        return ngettext("{minutes} minute more.", "{minutes} minutes more.", asked.minutes).format(
            minutes=asked.minutes
        )
    return {
        "pause": _("Paused by the facilitator: the room's clock stands."), "go_on": _("The room's clock runs again."),
        "end": _("The facilitator has ended the game."),
    }.get(asked.do, "")  # fmt: skip
