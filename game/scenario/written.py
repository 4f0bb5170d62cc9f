"""Values written as an author writes them: `6h`, `45%`, `+2.5`, `round >= 3 and flag.warned`."""

import datetime
from decimal import Decimal

from game.scenario.conditions import And, Comparison, Condition, Name, Not, Or


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


def moment(value: datetime.datetime) -> str:
    """Write a date and time of the story: `2026-03-02 04:10`."""
    return value.strftime("%Y-%m-%d %H:%M")


def share(parts: int) -> str:
    """Write parts per million as a percentage: `45%`, `0.5%`."""
    return f"{parts / 10_000:.6g}%"


def points(tenths: int) -> int | float:
    """Give where a meter stands: whole points, or with one decimal."""
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


def push(tenths: int) -> Decimal:
    """Give a push on a meter; it is written with its sign."""
    return Decimal(tenths) / 10


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
