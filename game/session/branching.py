"""A counterfactual: a game that goes another way from one decision on, with the same luck, marked as such.

Its record says of which game it is a branch, and at which decision; it is played on by hand like any other. It is
nobody's own game: a class does not count it, and an exercise does not collect it.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from game.rules import Assess, Decision, EndEarly, HandInject, Keep, Plan
from game.session import saves
from game.session.game import Game
from game.session.phases import Phase
from game.session.play import CLOCK
from game.session.records import Origin, now


class Decided(NamedTuple):
    """A decision and who made it, as a record has it."""

    decision: Decision
    by: str


def branch(parent: saves.SavedGame, save: Path, at: int, origin: Origin, decided: Sequence[Decided]) -> Game:
    """Begin a counterfactual of a game that decides otherwise at `at`; raise a SaveProblem.

    `decided` is every decision from the first on, the other one included; all of them must be possible.
    """
    marks = {
        "parent": origin.sha, "parent_step": origin.step, "parent_state": origin.state, "counterfactual": at,
        "collect": "", "started": now(),
    }  # fmt: skip
    game = Game.again(parent, save, marks)
    try:
        for each in decided:
            _decide(game, each)
        if game.state.ending and not game.sealed:
            game.go_on()
    except BaseException:
        game.close()
        raise
    return game


_PLACES: Mapping[type[Any], Phase] = {Assess: Phase.ASSESSMENT, Keep: Phase.ASSESSMENT, Plan: Phase.DECISION}


def _decide(game: Game, decided: Decided) -> None:
    decision, by = decided
    if isinstance(decision, Plan) and by == CLOCK:
        _walk(game, Phase.SITUATION)
        game.decide(decision, CLOCK)
    elif isinstance(decision, EndEarly):
        game.end()
    else:
        if not isinstance(decision, HandInject):
            _walk(game, _PLACES.get(type(decision), Phase.NEGOTIATION))
        game.decide(decision, by)


def _walk(game: Game, wanted: Phase) -> None:
    """Lead a game to a phase where the way there needs no decision."""
    ways = {
        Phase.BRIEFING: Game.begin, Phase.SITUATION: Game.weigh, Phase.DECISION: Game.weigh,
        Phase.RESOLUTION: Game.go_on,
    }  # fmt: skip
    while game.phase != wanted and game.phase in ways:
        if wanted == Phase.SITUATION and game.phase == Phase.DECISION:
            return
        ways[game.phase](game)
