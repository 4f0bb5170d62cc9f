"""One training round: its phases, its record on disk, going on after anything, and replaying it.

This room knows nothing of screens.
"""

from game.session.after import After
from game.session.branching import Decided, branch
from game.session.campaign import Next, going_on, next_crisis, read_campaign
from game.session.exercise import Exercise, load_exercise
from game.session.game import Game
from game.session.inbox import Asked, ask, inbox_path
from game.session.phases import OutOfTurn, Phase
from game.session.play import Play
from game.session.problems import Busy, CannotWrite, Damaged, Differs, NotSaved, OtherVersion, SaveProblem
from game.session.records import Entry
from game.session.redacting import redact
from game.session.rehearsal import NoBeginning, beginning_of, followed
from game.session.replaying import Replayed, replay
from game.session.saves import (
    SavedGame,
    answer,
    commit_to,
    delete,
    new_save_path,
    reveal,
    review_path,
    saved,
    saved_games,
    saved_whole_part,
)

__all__ = [
    "After", "Asked", "Busy", "CannotWrite", "Damaged", "Decided", "Differs", "Entry", "Exercise", "Game", "Next",
    "NoBeginning", "NotSaved", "OtherVersion", "OutOfTurn", "Phase", "Play", "Replayed", "SaveProblem", "SavedGame",
    "answer", "ask", "beginning_of", "branch", "commit_to", "delete", "followed", "going_on", "inbox_path",
    "load_exercise",
    "new_save_path", "next_crisis", "read_campaign", "redact", "replay", "reveal", "review_path", "saved",
    "saved_games", "saved_whole_part",
]  # fmt: skip
