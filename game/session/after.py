"""What comes after play, in a file of its own beside the save: the reveal, a group's answers, and what each will do.

Its chain begins with the save's seal, so that it belongs to this one record, and adding to it never touches the save.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.session.journal import Journal, Record, read
from game.session.records import FORMAT, now


@dataclass(frozen=True)
class Answer:
    """What a group said to one of the scenario's questions."""

    question: str
    """The question's id."""
    text: str
    at: str
    """When it was written down, with the zone."""


@dataclass(frozen=True)
class Commitment:
    """What one person will do differently at work."""

    who: str
    """A pseudonym; empty where nobody was named."""
    text: str
    at: str


@dataclass(frozen=True)
class After:
    """Everything that was written down after play."""

    revealed: bool = False
    """True once somebody has asked for the truth."""
    answers: tuple[Answer, ...] = ()
    commitments: tuple[Commitment, ...] = ()


def after_path(path: Path) -> Path:
    """Give the file beside a save that holds what came after play."""
    return path.with_name(f"{path.stem}.after.jsonl")


def read_after(path: Path, seal: str) -> After:
    """Read what came after a save that was sealed with this sum; raise Damaged where the file is not its own."""
    if not after_path(path).exists():
        return After()
    notes = [record for record in read(after_path(path), seal).records if record["kind"] == "note"]
    return After(
        revealed=any(note["note"] == "reveal" for note in notes),
        answers=tuple(Answer(note["question"], note["text"], note["at"]) for note in notes if note["note"] == "answer"),
        commitments=tuple(
            Commitment(note["who"], note["text"], note["at"]) for note in notes if note["note"] == "commitment"
        ),
    )


def write_after(path: Path, seal: str, note: str, more: Mapping[str, Any]) -> None:
    """Add a note; raise Damaged, Busy or CannotWrite."""
    with _opened(after_path(path), seal) as journal:
        journal.append({"kind": "note", "note": note, "at": now(), **more})


def _opened(path: Path, seal: str) -> Journal:
    if path.exists():
        return Journal.open(path, seal)[0]
    header: Record = {"kind": "after", "format": FORMAT, "seal": seal}
    return Journal.create(path, header, first=seal)
