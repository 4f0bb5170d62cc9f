"""What types of the model may stand at a path of a file."""

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from game.scenario.parts import Path


def fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """Give the names of the fields that may stand at a path, as an author writes them."""
    parts = [kind for annotation in types_at(model, path) for kind in plain(annotation) if is_part(kind)]
    return [field.alias or name for part in parts for name, field in part.model_fields.items()]


def types_at(model: type[BaseModel], path: Path) -> list[Any]:
    """Give the types a value at a path may have, with all they demand; what is no field is skipped."""
    found: list[Any] = [model]
    for part in path:
        inner = [each for annotation in found for kind in plain(annotation) for each in _under(kind, part)]
        found = inner or found
    return found


def plain(annotation: Any) -> Iterator[Any]:
    """Take what a type is wrapped in away: Annotated, Optional and unions."""
    if hasattr(annotation, "__metadata__"):
        yield from plain(annotation.__origin__)
    elif get_origin(annotation) in (Union, types.UnionType):
        for each in get_args(annotation):
            yield from plain(each)
    elif annotation is not type(None):
        yield annotation


def is_part(kind: Any) -> bool:
    """Tell whether a type is one of the model's parts."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _under(kind: Any, part: str | int) -> Iterator[Any]:
    """Give the types that may stand under one step of a path."""
    if is_part(kind):
        for name, field in kind.model_fields.items():
            if (field.alias or name) == part:
                yield field.rebuild_annotation()
    elif get_args(kind):  # pragma: no branch - a path leads only into what holds something
        yield get_args(kind)[0 if isinstance(part, int) else -1]
