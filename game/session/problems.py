"""What can be wrong with a saved game: one plain sentence each, and the exit code of a command that meets it."""

from pathlib import Path

from game.language import _
from game.scenario import printable


class SaveProblem(Exception):
    """A saved game that cannot be used as asked; the message names the file and says what to do."""

    exit_code = 1

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{printable(str(path))}: {message}")
        self.path = path


class NotSaved(SaveProblem):
    """The file is no saved game, or there is none."""


class CannotWrite(SaveProblem):
    """The disk refuses a record; what was written before is whole."""


class Busy(SaveProblem):
    """The game is open elsewhere."""


class Damaged(SaveProblem):
    """Bytes of the file are not those that were written."""

    exit_code = 3

    def __init__(self, path: Path, record: int) -> None:
        super().__init__(path, _("record {record} is damaged or was changed after play").format(record=record))
        self.record = record
        """The record, from 1, which is the line of the file."""


class NotTheSealed(SaveProblem):
    """The record is whole, and not the one whose code was noted: its end was taken away, or it is another game."""

    exit_code = 3

    def __init__(self, path: Path, code: str) -> None:
        super().__init__(path, _("this is not the sealed record with the code {code}").format(code=code))


class Differs(SaveProblem):
    """The record is whole, and playing it again gives something else."""

    exit_code = 4


class OtherVersion(SaveProblem):
    """A newer or older program wrote the record."""

    exit_code = 5
