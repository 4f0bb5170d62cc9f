"""The saved games, with where each stands."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from game.language import _, ngettext
from game.session import SavedGame, SaveProblem, words
from game.ui.flow import Act, Flow
from game.ui.pieces import with_icon

Kept = SavedGame | SaveProblem
"""A saved game, or why its file cannot be read."""


def saved_games(flow: Flow, games: Sequence[Kept], chosen: str, open_it: Act, muted: str) -> None:
    """Draw a row for each; `muted` is the ink of second texts on the ground they stand on."""
    if not games:
        flow.text(_("Every game is saved as you play it, and stands here."), "caption", ink=muted)
        return
    if flow.canvas.most_panels == 3:  # elsewhere the head of the panel says so
        said = ngettext("Your saved game", "Your saved games", len(games))
        flow.text(said, "caption", weight=600, ink=muted)
    for game in games:
        flow.gap(10)
        id = f"game {game.path.name}"
        name = game.path.name if isinstance(game, SaveProblem) else game.scenario.title
        flow.row(id, name, partial(_row, game), selected=chosen == id, act=open_it, fill="surface")


def _row(game: Kept, flow: Flow) -> None:
    if isinstance(game, SaveProblem):
        flow.text(game.path.name, weight=600)
        flow.text(str(game), "caption", ink="loss")
        return
    flow.text(game.scenario.title, "heading", "serif", 500)
    flow.text(_standing(game))
    flow.gap(6)
    with_icon(flow, "save", _kept(game.header["started"]), ink="muted", size="caption", pixels=18)


def _standing(game: SavedGame) -> str:
    if game.seal:
        ending = next(each.title for each in game.scenario.endings if game.seal and each.id == game.seal["ending"])
        return _("Finished: {ending}").format(ending=ending)
    rounds, last = len(game.scenario.clock.rounds), game.entries[-1] if game.entries else None
    if last is None:
        return _("Begun, no decision yet")
    moment = words.moment(last.minute)
    return _("Last decided in round {round} of {rounds}, {moment}").format(
        round=last.round, rounds=rounds, moment=moment
    )


def _kept(started: str) -> str:
    """Say when a game was begun: `Begun today at 14:22`."""
    begun = datetime.fromisoformat(started)
    if begun.date() == date.today():
        return _("Begun today at {time}").format(time=f"{begun:%H:%M}")
    return _("Begun on {day} at {time}").format(day=begun.date().isoformat(), time=f"{begun:%H:%M}")
