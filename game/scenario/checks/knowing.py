"""What can be known of a condition without playing: that it never holds, that it always does, or neither.

Only what is certain is said: a value's range, options that exclude one another, and what is true in a given round.
"""

from collections.abc import Callable, Iterator, Mapping

from game.scenario.conditions import And, Comparison, Condition, Name, Not, Or
from game.scenario.quantities import MILLION
from game.scenario.scenario import Scenario
from game.scenario.vocabulary import Sort

Known = Callable[[Name | Comparison], bool | None]
"""Tells of one part of a condition whether it holds; None where that is not known."""


def certain(condition: Condition, known: Known) -> bool | None:
    """Tell whether a condition surely holds (True), surely does not (False), or may (None)."""
    if isinstance(condition, Name | Comparison):
        return known(condition)
    if isinstance(condition, Not):
        inner = certain(condition.inner, known)
        return None if inner is None else not inner
    found = [certain(part, known) for part in condition.parts]
    if isinstance(condition, And):
        if False in found or _contradicts(condition):
            return False
        return None if None in found else True
    if True in found:
        return True
    return None if None in found else False


def by_range(scenario: Scenario, sorts: Mapping[str, Sort]) -> Known:
    """Give what the ranges of names say: points are 0 to 100, rounds as many as there are."""
    last = scenario.clock.ends[-1]
    bounds = {
        "points": (0, 100), "share": (0, MILLION), "duration": (0, last), "count": (0, 400),
    }  # fmt: skip

    def known(part: Name | Comparison) -> bool | None:
        if isinstance(part, Name) or isinstance(part.right, str):
            return None
        if part.left.name not in sorts:
            return None
        sort = sorts[part.left.name].name
        low, high = (1, len(scenario.clock.rounds)) if part.left.name == "round" else bounds.get(sort, (0, 0))
        if sort not in bounds or part.left.name.startswith(("time.", "attack.clock")):
            return None
        return within(part.op, part.right, low, high)

    return known


def within(op: str, right: int, low: int, high: int) -> bool | None:
    """Tell whether `value op right` holds for every value from low to high, for none, or for some."""
    holds = {
        "<": (high < right, low >= right), "<=": (high <= right, low > right), ">": (low > right, high <= right),
        ">=": (low >= right, high < right), "==": (low == high == right, right < low or right > high),
    }[op]  # fmt: skip
    return True if holds[0] else False if holds[1] else None


def _contradicts(condition: And) -> bool:
    """Tell whether parts of an `and` exclude one another: two options of one name, an empty range, x and not x."""
    parts = list(_flat(condition))
    names = {part.name for part in parts if isinstance(part, Name)}
    denied = {part.inner.name for part in parts if isinstance(part, Not) and isinstance(part.inner, Name)}
    options: dict[str, set[str]] = {}
    ranges: dict[str, tuple[int, int]] = {}
    for part in parts:
        if isinstance(part, Comparison) and isinstance(part.right, str):
            options.setdefault(part.left.name, set()).add(part.right)
        elif isinstance(part, Comparison) and isinstance(part.right, int):
            low, high = ranges.get(part.left.name, (-MILLION, 2 * MILLION))
            ranges[part.left.name] = _narrowed(part.op, part.right, low, high)
    empty = any(low > high for low, high in ranges.values())
    return bool(names & denied) or empty or any(len(each) > 1 for each in options.values())


def _flat(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, And):
        for part in condition.parts:
            yield from _flat(part)
    elif not isinstance(condition, Or):
        yield condition


def _narrowed(op: str, right: int, low: int, high: int) -> tuple[int, int]:
    return {
        "<": (low, min(high, right - 1)), "<=": (low, min(high, right)), ">": (max(low, right + 1), high),
        ">=": (max(low, right), high), "==": (max(low, right), min(high, right)),
    }[op]  # fmt: skip
