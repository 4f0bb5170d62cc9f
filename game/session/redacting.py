"""A copy of a record without anything a person typed, for passing on.

The copy is a record of its own: whole, sealed and replayable, with a chain of its own, marked as redacted and pointing
to the seal it was made from. What was typed never enters the state, so every digest is the same.
"""

from pathlib import Path
from typing import Any

from game.language import _
from game.session.journal import Journal, Record
from game.session.problems import NotSaved
from game.session.saves import SavedGame

_OURS = ("went", "draft", "opened", "seat")
"""Notes the program writes of ids alone; what any other note says was typed."""


def redact(game: SavedGame, out: Path) -> None:
    """Write the copy; raise NotSaved where the game is not sealed, or CannotWrite.

    Taken away are the pseudonym, reasons, remarks, a facilitator's texts, and the names of folders. What came after
    play (answers, commitments, the reveal) stays with the first record.
    """
    if game.seal is None:
        raise NotSaved(game.path, _("the game is not finished; end it first"))
    with Journal.create(out, _header(game)) as journal:
        for record in game.records:
            journal.append(_redacted(record))


def _header(game: SavedGame) -> Record:
    folders = {name: "" for name in ("collect", "source") if name in game.header}
    return {**game.header, "who": "", **folders, "redacted_from": game.sha}


def _redacted(record: Record) -> Record:
    if record["kind"] == "note":
        typed = record["note"] not in _OURS
        return {"kind": "note", "note": record["note"], "text": ""} if typed else record
    if record["kind"] == "decision":
        return {**record, "because": "", "input": _without_texts(record["input"])}
    return record


def _without_texts(given: Record) -> dict[str, Any]:
    """Give a decision without the words of a facilitator's inject; all else in it is ids and numbers."""
    return {**given, **({"title": "", "text": ""} if given["do"] == "inject" else {})}
