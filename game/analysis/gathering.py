"""Saves gathered for a report: from files and folders, one at a time, in the order of their names.

What a report cannot tell is handed over with its reason, so that nobody is dropped in silence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeVar

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


class Found(Protocol):
    """A game that was read, whole or what is needed of it."""

    @property
    def path(self) -> Path:
        """Where it was read from."""

    @property
    def sha(self) -> str:
        """The name of its record: equal records have equal names."""


Game = TypeVar("Game", bound=Found)


def gather(paths: Iterable[Path]) -> Iterator[SavedGame | Aside]:
    """Give every save in turn: one that is the very same record as another before it is put aside."""
    return each_once(map(gathered, paths))


def each_once(games: Iterable[Game | Aside]) -> Iterator[Game | Aside]:
    """Put aside a game that is the very same record as another before it."""
    seen: dict[str, Path] = {}
    for game in games:
        if not isinstance(game, Aside) and (first := seen.setdefault(game.sha, game.path)) != game.path:
            told = _("{file}: it is the same record as {first}").format(file=game.path.name, first=first)
            yield Aside(game.path.name, "copy", told)
        else:
            yield game


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
