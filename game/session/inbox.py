"""What a facilitator asks of a running game, in a file beside its save: one JSON object a line.

The facilitator's desk adds lines and writes nothing else; the game, sole writer of the save, takes each line once.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.language import _
from game.scenario.reading.text import visible
from game.session.problems import CannotWrite

MOST_BYTES = 5_000_000


class Asked(BaseModel):
    """One thing a facilitator asks of the game."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    do: Literal["inject", "remark", "rate", "pause", "go_on", "time", "end"]
    title: Annotated[str, Field(max_length=200)] = ""
    text: Annotated[str, Field(max_length=4000)] = ""
    effects: Mapping[str, Annotated[int, Field(ge=-1000, le=1000)]] = {}
    """An inject's pushes on meters, in tenths."""
    flags: tuple[str, ...] = ()
    objective: str = ""
    """What a rating is about: the id of an objective."""
    grade: Annotated[int, Field(ge=0, le=5)] = 0
    """A rating, 1 to 5."""
    minutes: Annotated[int, Field(ge=0, le=120)] = 0
    """Real minutes of extra time."""
    who: Annotated[str, Field(max_length=80)] = ""
    """The pseudonym or seat of whoever remarks or rates; empty where they gave none."""


def inbox_path(save: Path) -> Path:
    """Give the file beside a save in which a facilitator's wishes lie."""
    return save.with_name(f"{save.stem}.inbox.jsonl")


def ask(save: Path, asked: Asked) -> None:
    """Add a wish for the game to take; raise CannotWrite."""
    path = inbox_path(save)
    line = json.dumps(asked.model_dump(exclude_defaults=True), ensure_ascii=False) + "\n"
    try:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        try:
            size = os.fstat(handle).st_size
            os.lseek(handle, max(0, size - 1), os.SEEK_SET)
            cut = size > 0 and os.read(handle, 1) != b"\n"
            os.write(handle, (("\n" if cut else "") + line).encode())
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as failed:
        raise CannotWrite(path, _("nothing can be written there: {reason}").format(reason=failed.strerror)) from failed


class Inbox:
    """A facilitator's wishes for one game, each given once."""

    def __init__(self, save: Path, taken: int = 0) -> None:
        self.path = inbox_path(save)
        self.taken = taken
        """How many lines the record holds already."""
        self._size = -1

    def new(self) -> tuple[tuple[int, Asked | None], ...]:
        """Give the lines not taken yet with their numbers from 1; None stands for one that cannot be understood."""
        try:
            size = self.path.stat().st_size
            if size == self._size or size > MOST_BYTES:
                return ()
            lines = self.path.read_bytes().split(b"\n")[:-1]
        except OSError:
            return ()
        self._size = size
        return tuple((number, _understood(line)) for number, line in enumerate(lines, 1) if number > self.taken)

    def look_again(self) -> None:
        """Give what was not taken once more, although the file is the same: the disk refused to record it."""
        self._size = -1


def _understood(line: bytes) -> Asked | None:
    try:
        asked = Asked.model_validate_json(line)
    except ValidationError:
        return None
    return asked.model_copy(update={each: visible(getattr(asked, each)) for each in ("title", "text", "who")})
