"""A fault of ours, kept as a note on this machine: what broke and where, and nothing that anybody wrote or decided.

The message of an exception may hold an answer or a name, so it is left out: the note has the kinds of the exceptions
and the places in the code.
"""

import platform
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import platformdirs

from game import __version__
from game.places import ROOT


def note_of(fault: BaseException) -> str:
    """Give the note's text: versions, then each exception from the first cause on, with its places."""
    head = [f"Demarche {__version__}, Python {platform.python_version()}, {platform.platform()}", ""]
    return "\n".join([*head, *_told(fault)]) + "\n"


def _told(fault: BaseException) -> Iterator[str]:
    cause = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if cause:
        yield from _told(cause)
        yield "and then"
    yield f"{type(fault).__module__}.{type(fault).__qualname__}"
    for frame in traceback.extract_tb(fault.__traceback__):
        yield f"  {_place(Path(frame.filename))}:{frame.lineno} in {frame.name}"


def _place(path: Path) -> str:
    """Give a file as the project names it; of files elsewhere only the name, which tells nothing of this machine."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def keep(fault: BaseException) -> Path | None:
    """Write the note into the user's folder for logs; None where that cannot be done."""
    folder = Path(platformdirs.user_log_dir("demarche", appauthor=False))
    path = folder / f"fault-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(note_of(fault), encoding="utf-8")
    except OSError:
        return None
    return path
