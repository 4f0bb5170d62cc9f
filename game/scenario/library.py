"""The shelf of shipped scenarios, and finding a scenario by what a person typed."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.language import spoken
from game.places import SCENARIOS
from game.scenario.problems import Problem, Unreadable, nearest, printable
from game.scenario.reading.loading import load
from game.scenario.scenario import Scenario
from game.scenario.translation import beside, catalogue_for, translated

Stamp = tuple[int, int, int] | None


@dataclass(frozen=True)
class Shelved:
    """A file of the library: a scenario that can be played, or what keeps it from being one."""

    path: Path
    scenario: Scenario | None
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The scenario's id, as its file is called."""
        return self.path.stem


def library(folder: Path = SCENARIOS) -> tuple[Shelved, ...]:
    """Give every scenario of a folder, in the order of their ids."""
    language = spoken()
    return tuple(
        _shelved(path, language, (_stamp(path), _stamp(beside(path, language))))
        for path in sorted(folder.glob("*.yaml"))
    )


def find(name: str, folder: Path = SCENARIOS) -> Path:
    """Give the file a person meant by a library id or a file's name; raise Unreadable with the nearest id."""
    shelf = {path.stem: path for path in folder.glob("*.yaml")}
    if name in shelf:
        return shelf[name]
    if Path(name).exists() or Path(name).suffix:
        return Path(name)
    near = nearest(name, shelf)
    hint = f"did you mean '{near}'?" if near else f"the library has {', '.join(sorted(shelf))}; or name a file"
    message = "there is no such scenario"
    raise Unreadable([Problem(printable(name), 1, 1, "error", "file", "", message, hint)])


def _stamp(path: Path) -> Stamp:
    """Give what changes with a file's content, or with who may read it; None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size


@lru_cache(maxsize=128)
def _shelved(path: Path, language: str, _stamps: tuple[Stamp, Stamp]) -> Shelved:
    """Read a file once; it is read again where it, or its catalogue, has another stamp."""
    try:
        made = load(path)
        words = catalogue_for(path, made, language)
        return Shelved(path, translated(made, words.words) if words else made)
    except Unreadable as unreadable:
        return Shelved(path, None, unreadable.problems)
