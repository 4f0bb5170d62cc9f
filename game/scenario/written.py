"""Values written as an author writes them: `6h`, `45%`, `+2.5`, `round >= 3 and flag.warned`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from game.scenario.conditions import And, Comparison, Condition, Name, Not, Or
from game.scenario.consequences import Chance, Consequence, Effects, Part
from game.scenario.quantities import MILLION


def length(minutes: int) -> str:
    """Write minutes as a length of time: `45m`, `6h`, `1h30m`, `2d`."""
    days, rest = divmod(minutes, 1440)
    hours, rest = divmod(rest, 60)
    parts = (f"{count}{unit}" for count, unit in ((days, "d"), (hours, "h"), (rest, "m")) if count)
    return "".join(parts) or "0h"


def window(span: tuple[int, int]) -> str:
    """Write a moment or a window of time: `2h`, `12h..18h`."""
    first, last = span
    return length(first) if first == last else f"{length(first)}..{length(last)}"


def share(parts: int) -> str:
    """Write parts per million as a percentage: `45%`, `0.5%`."""
    return f"{parts / 10_000:.6g}%"


def push(tenths: int) -> str:
    """Write a push on a meter: `+4`, `-2.5`."""
    return f"{tenths / 10:+g}"


def chance(value: Chance) -> str:
    """Write a chance: `45%`, or `{state: 45%, gang: 70%}`."""
    if not isinstance(value, Mapping):
        return share(value)
    return f"{{{', '.join(f'{name}: {share(each)}' for name, each in value.items())}}}"


def condition(value: Condition) -> str:
    """Write a condition so that reading it gives the same condition."""
    if isinstance(value, Name):
        return value.name
    if isinstance(value, Comparison):
        return f"{value.left.name} {value.op} {_right(value)}"
    if isinstance(value, Not):
        return f"not {_inside(value.inner)}"
    return (" and " if isinstance(value, And) else " or ").join(map(_inside, value.parts))


def _inside(value: Condition) -> str:
    return f"({condition(value)})" if isinstance(value, And | Or) else condition(value)


def _right(value: Comparison) -> str:
    if isinstance(value.right, str):
        return value.right
    if value.unit == "length":
        return length(value.right)
    return share(value.right) if value.unit == "share" else str(value.right)


def pushes(value: Effects) -> str:
    """Write pushes on meters: `{trust.orsk: +6, harm: -2}`."""
    return f"{{{', '.join(f'{name}: {push(each)}' for name, each in value.items())}}}"


def consequences(part: Consequence) -> Iterable[tuple[str, str]]:
    """Give each field of a consequence that says something, as an author writes it."""
    if part.effects:
        yield "effects", pushes(part.effects)
    for field, ids in (
        ("set", part.set_flags), ("clear", part.clear_flags), ("reveal", part.reveal), ("withdraw", part.withdraw),
        ("share", part.share), ("upholds", part.upholds), ("strains", part.strains),
    ):  # fmt: skip
        if ids:
            yield field, f"[{', '.join(ids)}]"
    if part.pace:
        yield "pace", f"{part.pace:+d}"


def certain(value: Chance) -> bool:
    """Tell whether a chance is none: it happens in any case."""
    return value == MILLION


def _time(value: int | tuple[int, int]) -> str:
    return window(value) if isinstance(value, tuple) else length(value)


_FIELDS: Mapping[str, Callable[[Any], str]] = {
    "at": _time, "round": str, "when": condition, "chance": chance, "prior": chance, "likelihood": chance,
    "takes": length, "again": length, "early": lambda yes: "true", "breaks": lambda yes: "true", "eyes": str,
    "same_origin": str, "opens": str, "per_hour": pushes, "reckoning": pushes, "if_convincing": pushes,
    "if_thin": pushes, "if_late": pushes, "if_right": pushes, "if_wrong": pushes, "trains": str,
    "names": str, "convincing": share, "late_after": length, "reservation": str, "actor": str,
}  # fmt: skip
"""Fields that work behind what a player reads, and how each is written."""


def workings(part: Part) -> Iterable[tuple[str, str]]:
    """Give what a part does behind the words a player reads: when, how probably, and what it changes."""
    for field, write in _FIELDS.items():
        value = getattr(part, field, None)
        if value and value != MILLION:
            yield field, write(value)
    if isinstance(part, Consequence):
        yield from consequences(part)
