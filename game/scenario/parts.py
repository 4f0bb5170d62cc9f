"""Walking a scenario: every part of one sort, with the path at which it stands in the file."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from game.scenario.consequences import Consequence, Part
from game.scenario.scenario import Scenario

P = TypeVar("P", bound=Part)
Path = tuple[str | int, ...]


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Give every value below this one with its path in the author's own words, in file order."""
    yield path, value
    for key, child in _children(value):
        yield from walk(child, (*path, key))


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
