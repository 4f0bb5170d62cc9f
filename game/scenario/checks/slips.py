"""What a check found, before it has a place: the path is the author's own, the place comes from the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.scenario.problems import nearest

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Slip:
    """One thing that does not fit, at a path of the scenario."""

    code: str
    path: Path
    message: str
    hint: str = ""
    key: bool = False
    """True to point at the field's name, not its value."""
    offset: int | None = None
    """The character within a condition, where the slip is in one."""
    severity: Literal["error", "warning"] = "error"
    lacking: str = ""
    """The name for want of which this is a slip: it is none if something in doubt bears or mentions it."""
    other: Path = ()
    """The place whose line `{line}` in the message stands for."""
    reads: tuple[Path, ...] = ()
    """Other places it was found from."""


Slips = Iterator[Slip]


def unknown(what: str, name: str, known: Mapping[str, object], path: Path, *, key: bool = False) -> Slips:
    """Yield the slip, `unknown-name`, of a name that nothing bears, with the nearest that something does."""
    if name not in known:
        near = nearest(name, known)
        some = f"known are {', '.join(sorted(known)[:12])}" if known else f"the scenario has no {what} yet"
        hint = f"did you mean '{near}'?" if near else some
        yield Slip("unknown-name", path, f"no {what} '{name}'", hint, key=key, lacking=name)
