"""Verifying a saved game: its chain, its seal, and every digest, by playing it again."""

from dataclasses import dataclass
from pathlib import Path

from game.language import _
from game.rules import digest
from game.session.play import Play
from game.session.problems import NotTheSealed, SaveProblem
from game.session.saves import saved


@dataclass(frozen=True)
class Replayed:
    """What playing a record again showed."""

    ok: bool
    decisions: int
    """Decisions that gave what they gave."""
    digest: str
    """The digest of the last state; empty where the record cannot be played."""
    sealed: bool
    problem: str
    """One plain sentence; empty when all is well."""
    exit_code: int


def replay(path: Path, code: str = "") -> Replayed:
    """Verify a saved game without changing it; with a `code`, that it is the sealed record somebody noted it from."""
    play: Play | None = None
    try:
        game = saved(path)
        play = Play(game.scenario, game.header)
        play.replay(game)
        if code and code.strip().upper() != game.code:
            raise NotTheSealed(path, code)
    except SaveProblem as problem:
        return Replayed(False, play.number if play else 0, "", False, str(problem), problem.exit_code)
    torn = _("the last decision was in flight when the machine stopped, and is not there") if game.torn else ""
    return Replayed(True, play.number, digest(play.state), play.sealed, torn, 0)
