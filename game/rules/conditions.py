"""Conditions, compiled once to closures over the state; nothing an author writes is ever evaluated as code."""

import operator
from collections.abc import Callable, Mapping
from functools import reduce
from typing import TYPE_CHECKING, Union

from game.rules.belief import belief, case
from game.scenario.conditions import And, Comparison, Condition, Name, Not
from game.scenario.vocabulary import Sort

if TYPE_CHECKING:
    from game.rules.book import Book
    from game.rules.state import State
    from game.rules.world import World

Scene = Union["State", "World"]
Test = Callable[[Scene], bool]
Value = Callable[[Scene], int | str | bool | None]


def cell(name: str) -> str:
    """Give what has to change for a name to read differently: all beliefs move together."""
    head = name.split(".", 1)[0]
    if head in ("belief", "case", "clock", "round", "stated", "basis"):
        return head
    if head == "time":
        return f"did.{name.split('.', 1)[1]}"
    if head in ("agreed", "walked", "refused"):
        return f"talks.{name.split('.')[1]}"
    return f"draft.{name.split('.')[1]}" if head == "draft" else name


def _reader(book: "Book", name: str) -> Value:
    head, *rest = name.split(".")
    if name in _PLAIN:
        return _PLAIN[name]
    if head == "case":
        return lambda scene: case(book, scene)[rest[0]]
    if rest and head in _BY_ID:
        return _BY_ID[head](*rest)
    return lambda scene: scene.meters[name]


def _agreed(talks: str, clause: str = "") -> Value:
    def read(scene: Scene) -> str | bool:
        text = scene.talks[talks].agreed if talks in scene.talks else {}
        return text.get(clause, "") if clause else bool(text)

    return read


def _ended(standing: str) -> Callable[[str], Value]:
    return lambda talks: lambda scene: talks in scene.talks and scene.talks[talks].standing == standing


_PLAIN: dict[str, Value] = {
    "clock": lambda scene: scene.clock,
    "round": lambda scene: scene.round,
    "attack.clock": lambda scene: scene.attack.hours * 60,
    "attack.pace": lambda scene: scene.attack.pace,
    "basis": lambda scene: scene.stated[-1].basis if scene.stated else "",
}
_BY_ID: dict[str, Callable[..., Value]] = {
    "flag": lambda id: lambda scene: id in scene.flags,
    "did": lambda id: lambda scene: id in scene.done,
    "time": lambda id: lambda scene: scene.done[id][0] if id in scene.done else None,
    "outcome": lambda id: lambda scene: scene.outcomes.get(id, ""),
    "seen": lambda id: lambda scene: id in scene.shown,
    "found": lambda id: lambda scene: scene.shown[id][0] if id in scene.shown else "",
    "withdrawn": lambda id: lambda scene: id in scene.withdrawn,
    "shared": lambda id: lambda scene: id in scene.shared,
    "came": lambda id: lambda scene: id in scene.came,
    "stage": lambda id: lambda scene: any(begun == id for begun, _ in scene.attack.begun),
    "crossed": lambda id: lambda scene: id in scene.crossed,
    "upheld": lambda id: lambda scene: id in scene.upheld,
    "strained": lambda id: lambda scene: id in scene.strained,
    "agreed": _agreed,
    "walked": _ended("walked"),
    "refused": _ended("refused"),
    "draft": lambda id, clause: lambda scene: scene.drafts.get(id, {}).get(clause, ""),
    "answer": lambda id: lambda scene: scene.answers.get(id, ""),
    "stated": lambda id: lambda scene: scene.stated[-1].percents[id] * 10_000 if scene.stated else None,
    "belief": lambda id: lambda scene: belief(scene)[id],
}
_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq,
}  # fmt: skip


def compiled(book: "Book", condition: Condition, sorts: Mapping[str, Sort]) -> Test:
    """Give the test a condition stands for; what has not happened yet compares as false."""
    if isinstance(condition, Name):
        read = _reader(book, condition.name)
        return lambda scene: bool(read(scene))
    if isinstance(condition, Comparison):
        return _comparison(book, condition, sorts)
    if isinstance(condition, Not):
        inner = compiled(book, condition.inner, sorts)
        return lambda scene: not inner(scene)
    parts = [compiled(book, each, sorts) for each in condition.parts]
    return reduce(_both if isinstance(condition, And) else _either, parts)


def _both(one: Test, other: Test) -> Test:
    return lambda scene: one(scene) and other(scene)


def _either(one: Test, other: Test) -> Test:
    return lambda scene: one(scene) or other(scene)


def _comparison(book: "Book", comparison: Comparison, sorts: Mapping[str, Sort]) -> Test:
    name, right = comparison.left.name, comparison.right
    read = _reader(book, name)
    if isinstance(right, str):
        return lambda scene: read(scene) == right
    compare = _COMPARE[comparison.op]
    if sorts[name].name == "points":
        tenths = right * 10
        return lambda scene: compare(scene.meters[name], tenths)

    def test(scene: Scene) -> bool:
        left = read(scene)
        return isinstance(left, int) and compare(left, right)

    return test
