"""Standing in for what is wrong, so that the rest of a file can be checked in the same run.

A misspelt field is taken for the one that was meant, and doubted if more than a letter is wrong. What is missing or has
another kind gets the plainest value that fits, and is doubted from then on.
"""

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from game.scenario.checks.unsure import Unsure
from game.scenario.parts import Path
from game.scenario.problems import Problem, a_letter_off
from game.scenario.reading.document import Document
from game.scenario.reading.kinds import is_part, plain, types_at
from game.scenario.reading.shape import meant, problems_of

M = TypeVar("M", bound=BaseModel)
MOST_ROUNDS, MOST_ERRORS = 8, 300
_PLAIN = ("stand-in", "1h", "50%", 50, 1, "2026-01-01 00:00", False, "B2", "ev-infra", "en", "LO-1")
"""Values that fit most fields; the first that a field accepts stands in for what is wrong."""


class _NoStandIn(Exception):
    """Nothing plain fits here, or too much would have to be made up."""


def as_far(model: type[M], document: Document, unsure: Unsure) -> tuple[M | None, list[Problem]]:
    """Give the file's content as a model, with stand-ins where it does not fit, and every place where it does not.

    The model is None where too much is missing to say anything of the rest.
    """
    data, found = copy.deepcopy(document.data), dict[Problem, None]()
    for _ in range(MOST_ROUNDS):  # pragma: no branch - no file is known that needs as many
        try:
            return model.model_validate(data), list(found)
        except ValidationError as refused:
            errors = refused.errors(include_url=False)
            new = [error for error in errors[:MOST_ERRORS] if not _echoes(error, unsure)]
            found |= dict.fromkeys(each for each in problems_of(model, document, new) if each.line not in unsure.lines)
            if len(errors) > MOST_ERRORS:
                break
            try:
                for error in sorted(errors, key=lambda each: each["type"] != "extra_forbidden"):
                    _mend(model, data, document, error, unsure)
            except _NoStandIn:
                break
    return None, list(found)


def _echoes(error: ErrorDetails, unsure: Unsure) -> bool:
    return unsure.about(_real(error)) or (error["type"] == "missing" and error["loc"][-1] in unsure.fields)


def _real(error: ErrorDetails) -> Path:
    """Give the path of an error as the file has it."""
    return tuple(part for part in error["loc"] if part not in ("[key]", "one", "each"))


def _mend(model: type[BaseModel], data: Any, document: Document, error: ErrorDetails, unsure: Unsure) -> None:
    holder, path = _holder(data, _real(error))
    if not path:  # pragma: no cover - the model says nothing of the whole file, only of what is in it
        raise _NoStandIn
    name = path[-1]
    if error["type"] == "missing" and name in holder:
        return
    if error["type"] == "extra_forbidden" and (right := meant(model, document, error)) and right not in holder:
        holder[right] = holder.pop(name)
        document.rename(path, right)
        if not a_letter_off(str(name), right):
            unsure.add((*path[:-1], right), document)
        return
    unsure.add(path, document)
    if error["type"] == "extra_forbidden" or error["loc"][-1] == "[key]":
        holder.pop(name, None)
    else:
        annotations = types_at(model, path)
        unsure.ids |= name == "id" or any(_has_ids(kind) for each in annotations for kind in plain(each))
        holder[name] = _fitting(annotations)


def _has_ids(kind: Any) -> bool:
    """Tell whether what stands in for a value of this type would make ids up, or leave some out."""
    if is_part(kind):
        fields = kind.model_fields.items()
        return any(name == "id" or any(map(_has_ids, plain(field.annotation))) for name, field in fields)
    if get_origin(kind) is tuple:
        return any(map(_has_ids, plain(get_args(kind)[0])))
    return get_origin(kind) is Mapping and any(map(is_part, plain(get_args(kind)[1])))


def _holder(data: Any, path: Path) -> tuple[Any, Path]:
    """Give what holds the value at a path, or as much of the path as the file has."""
    for place, part in enumerate(path[:-1]):
        inner: Any = data[int(part)] if isinstance(data, list) else data.get(part)
        if not isinstance(inner, list if isinstance(path[place + 1], int) else dict):
            return data, path[: place + 1]
        data = inner
    return data, path


def _fitting(annotations: list[Any]) -> Any:
    for annotation in annotations:
        adapter = TypeAdapter(annotation)
        for value in (value for kind in plain(annotation) for value in _candidates(kind)):
            try:
                adapter.validate_python(value)
            except ValidationError:
                continue
            return value
    raise _NoStandIn


def _candidates(kind: Any) -> Iterator[Any]:
    if is_part(kind):
        fields = kind.model_fields.items()
        yield {
            field.alias or name: _fitting([field.rebuild_annotation()]) for name, field in fields if field.is_required()
        }
    elif get_origin(kind) is Literal:
        yield from get_args(kind)
    elif get_origin(kind) is tuple:
        yield []
        yield [_fitting([get_args(kind)[0]])]
    elif get_args(kind):
        yield {}
        yield {name: _fitting([get_args(kind)[1]]) for name in ("stand-in", "stand-in-2")}
    else:
        yield from _PLAIN
