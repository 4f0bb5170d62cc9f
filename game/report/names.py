"""The table that says which pseudonym is whom: kept apart from the saves, and joined only when asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from game.analysis.accounts import pseudonym
from game.language import _
from game.report.tables import read_table
from game.scenario import Unreadable, printable
from game.scenario.problems import Problem
from game.session import SavedGame

_COLUMNS = ("pseudonym", "name")
HOME = "https://demarche.example"
"""The address that names players' accounts for a learning system, where an institution gives none of its own."""


@dataclass(frozen=True)
class Terms:
    """On what terms games are handed over."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Pseudonyms and whom they stand for; empty as a rule."""
    home: str = HOME
    """The address of the institution."""

    def called(self, game: SavedGame) -> str:
        """Give a player's name where it may be told, else the pseudonym."""
        return self.name(game) or pseudonym(game)

    def name(self, game: SavedGame) -> str:
        """Give a player's name where it may be told; else nothing."""
        return self.names.get(pseudonym(game), "")


def names_in(path: Path) -> Mapping[str, str]:
    """Read a table with the columns `pseudonym` and `name`, CSV or XLSX; raise Unreadable or NoOffice."""
    head, *rows = read_table(path) or ((),)
    missing = [column for column in _COLUMNS if column not in head]
    if missing:
        message = _("there is no column '{column}'").format(column=missing[0])
        hint = _("write the first line: pseudonym,name")
        raise Unreadable([Problem(printable(str(path)), 1, 1, "error", "table", "", message, hint)])
    key, value = (head.index(column) for column in _COLUMNS)
    return {row[key]: row[value] for row in rows if len(row) > max(key, value) and row[key]}
