"""Walking a scenario: every part of one sort, with the path at which it stands in the file."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from game.scenario.consequences import Consequence, Part
from game.scenario.scenario import Scenario

P = TypeVar("P", bound=Part)
Path = tuple[str | int, ...]


def walk(value: object) -> Iterator[tuple[Path, object]]:
    """Give every value below this one, and itself, with its path in the author's own words, in file order."""
    return iter(_whole(value) if isinstance(value, Scenario) else _walk(value, ()))


@lru_cache(maxsize=2)
def _whole(scenario: Scenario) -> tuple[tuple[Path, object], ...]:
    """Walk a scenario once for all checks: twenty of them ask."""
    return tuple(_walk(scenario, ()))


def _walk(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    yield path, value
    for key, child in _children(value):
        yield from _walk(child, (*path, key))


def _children(value: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, Part):
        fields = type(value).model_fields
        yield from ((fields[name].alias or name, getattr(value, name)) for name in fields)
    elif isinstance(value, Mapping):
        yield from ((str(key), child) for key, child in value.items())
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        yield from enumerate(value)


def parts(scenario: Scenario, sort: type[P]) -> Iterator[tuple[Path, P]]:
    """Give every part of one sort (every `Consequence`, every `Outcome`) with its path."""
    return ((path, value) for path, value in walk(scenario) if isinstance(value, sort))


def consequences(scenario: Scenario) -> Iterator[Consequence]:
    """Give everything in the scenario that changes something when it happens."""
    return (part for _, part in parts(scenario, Consequence))
