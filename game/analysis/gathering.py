"""Saves gathered for a report: from files and folders, one at a time, in the order of their names.

What a report cannot tell is handed over with its reason, so that nobody is dropped in silence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.language import _
from game.scenario import Unreadable
from game.session import Damaged, NotSaved, OtherVersion, SavedGame, SaveProblem, saved

Why = Literal["damaged", "unfinished", "other_version", "rehearsal", "counterfactual", "copy", "unreadable"]


@dataclass(frozen=True)
class Aside:
    """A save that a report leaves out, and why."""

    file: str
    """The file's name."""
    why: Why
    told: str
    """The reason in one sentence, with the file."""
    exit_code: int = 1
    """What a command that was given only this save leaves with."""


def saves_in(sources: Iterable[Path]) -> Iterator[Path]:
    """Give every save that files and folders hold, each once, in the order of their names."""
    seen = set[Path]()
    for source in sources:
        found = sorted(source.rglob("*.jsonl")) if source.is_dir() else [source]
        for path in found:
            if not path.name.endswith((".after.jsonl", ".inbox.jsonl")) and path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def gather(paths: Iterable[Path]) -> Iterator[SavedGame | Aside]:
    """Give every save in turn: one that is the very same record as another before it is put aside."""
    seen: dict[str, Path] = {}
    for path in paths:
        found = gathered(path)
        if isinstance(found, SavedGame) and (first := seen.setdefault(found.sha, path)) != path:
            told = _("{file}: it is the same record as {first}").format(file=path.name, first=first)
            found = Aside(path.name, "copy", told)
        yield found


def gathered(path: Path) -> SavedGame | Aside:
    """Give a finished game, whole and readable with its scenario, or say why it is put aside."""
    try:
        game = saved(path)
        if game.seal is None:
            return Aside(path.name, "unfinished", str(NotSaved(path, _("the game is not finished; end it first"))))
        _ready = game.scenario, game.revealed  # read now, so that what cannot be read is told here
    except Unreadable as unreadable:
        return Aside(path.name, "other_version", str(unreadable.problems[0]), OtherVersion.exit_code)
    except SaveProblem as problem:
        return Aside(path.name, _why(problem), str(problem), problem.exit_code)
    return game


def _why(problem: SaveProblem) -> Why:
    if isinstance(problem, Damaged):
        return "damaged"
    return "other_version" if isinstance(problem, OtherVersion) else "unreadable"


def why_in_words(why: Why) -> str:
    """Say in a word or two why a save was put aside."""
    return {
        "damaged": _("damaged"), "unfinished": _("not finished"), "other_version": _("another version"),
        "rehearsal": _("a rehearsal"), "copy": _("a copy"),
        "counterfactual": _("a what-if"), "unreadable": _("not readable"),
    }[why]  # fmt: skip
