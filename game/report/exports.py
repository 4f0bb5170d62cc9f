"""Games handed to other tools: as rows for a spreadsheet, and as JSON with a published schema.

Each game is read, written and forgotten before the next, so that a course of any size fits into the same memory.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from game.analysis.accounts import Account, DecisionAccount, GameAccount, account
from game.analysis.gathering import Aside
from game.language import _
from game.report.names import Terms
from game.report.tables import neutral, write_book
from game.session import SavedGame

FORMAT = 1
"""The version of the JSON form; a field may be added in it, never renamed or taken away."""


class AsideAccount(Account):
    """A save that is not among the games, and why."""

    file: str
    """The file's name."""
    why: str
    """damaged, unfinished, other_version, copy or unreadable."""
    told: str
    """The reason in a sentence."""


class Export(Account):
    """Games of Demarche with their decisions, for other tools."""

    format: int
    """The version of this form: 1."""
    games: list[GameAccount]
    """Every finished game, in the order of the files' names."""
    left_out: list[AsideAccount]
    """Every save that could not be told."""


Games = Iterable[SavedGame | Aside]
"""Games as they are gathered: one at a time, and among them what was put aside."""
GAME_COLUMNS = tuple(name for name in GameAccount.model_fields if name != "decisions")
DECISION_COLUMNS = tuple(DecisionAccount.model_fields)
_IN_A_ROW = ("save", "player", "name", "scenario", "version", "exercise", "mode", "played_by", "ending", "revealed")
COLUMNS = (*_IN_A_ROW, *DECISION_COLUMNS)
"""The columns of a table with one row a decision: which game it belongs to, then the decision."""


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of `export --to json`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Export.model_json_schema()}


def write_csv(games: Games, out: Path, terms: Terms) -> None:
    """Write one row a decision (RFC 4180, UTF-8)."""
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for game in games:
            if isinstance(game, SavedGame):
                writer.writerows([neutral(each) for each in row] for row in rows(account(game, terms.name(game))))


def rows(game: GameAccount) -> Iterator[Sequence[object]]:
    """Give a game as rows, one a decision, in the order of `COLUMNS`."""
    first = [cell(getattr(game, name)) for name in _IN_A_ROW]
    for decision in game.decisions:
        yield [*first, *(cell(getattr(decision, name)) for name in DECISION_COLUMNS)]


def cell(value: object) -> object:
    """Give a value as it stands in one cell: lists and mappings with semicolons, a truth value as yes or no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{name}={cell(each)}" for name, each in value.items())
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def write_xlsx(games: Games, out: Path, terms: Terms) -> None:
    """Write a workbook: the decisions, the games, what was left out, and what each column means."""
    whole: list[Sequence[object]] = []
    decisions: list[Sequence[object]] = []
    asides: list[Sequence[object]] = []
    for game in games:
        if isinstance(game, Aside):
            asides.append((game.file, game.why, game.told))
        else:
            told = account(game, terms.name(game))
            whole.append([cell(getattr(told, name)) for name in GAME_COLUMNS])
            decisions.extend(rows(told))
    write_book(
        {
            _("Decisions"): [COLUMNS, *decisions], _("Games"): [GAME_COLUMNS, *whole],
            _("Left out"): [tuple(AsideAccount.model_fields), *asides],
            _("Columns"): [("table", "column", "meaning"), *meanings()],
        },
        out,
    )  # fmt: skip


def meanings() -> Iterator[tuple[str, str, str]]:
    """Say what each column means: its table, its name, its meaning."""
    for table, form in (("Games", GameAccount), ("Decisions", DecisionAccount), ("Left out", AsideAccount)):
        for name, field in form.model_fields.items():
            if name != "decisions":
                yield table, name, str(field.description).replace("\n", " ")


def write_json(games: Games, out: Path, terms: Terms) -> None:
    """Write everything as one JSON object, a game at a time."""
    asides: list[dict[str, str]] = []
    with out.open("w", encoding="utf-8") as file:
        file.write(f'{{"format": {FORMAT}, "games": [')
        between = "\n"
        for game in games:
            if isinstance(game, Aside):
                asides.append({"file": game.file, "why": game.why, "told": game.told})
                continue
            file.write(between + account(game, terms.name(game)).model_dump_json())
            between = ",\n"
        file.write(f'\n], "left_out": {json.dumps(asides, ensure_ascii=False)}}}\n')
