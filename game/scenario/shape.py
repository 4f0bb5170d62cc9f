"""From what a file holds to what the model accepts, with every refusal placed and put in plain words."""

import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.scenario.conditions import ConditionProblem, parse
from game.scenario.document import Document
from game.scenario.problems import Problem, Unreadable, dotted, nearest

M = TypeVar("M", bound=BaseModel)
_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "model_type": "fields, each 'field: value'",
    "dict_type": "fields, each 'field: value'",
    "mapping_type": "fields, each 'field: value'",
    "tuple_type": "a list",
    "list_type": "a list",
    "is_instance_of": "text",
}


def validated(model: type[M], document: Document) -> M:
    """Give the file's content as a model; raise Unreadable with every place where it does not fit."""
    try:
        return model.model_validate(document.data)
    except ValidationError as refused:
        errors = _without_misspelt(model, refused.errors())
        raise Unreadable(dict.fromkeys(_problem(model, document, each) for each in errors)) from None


def _without_misspelt(model: type[BaseModel], errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out a missing field where a misspelt one stands in its place: one slip is one problem."""
    meant = {
        (*error["loc"][:-1], nearest(str(error["loc"][-1]), _fields_at(model, error["loc"][:-1])))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    return [error for error in errors if error["type"] != "missing" or error["loc"] not in meant]


def _problem(model: type[BaseModel], document: Document, error: ErrorDetails) -> Problem:
    path = error["loc"]
    message, hint = _words(model, error)
    line, column = _place(document, error)
    shown = [part for part in path if part not in ("[key]", "one", "each")]
    return Problem(document.text.file, line, column, "error", _code(error), dotted(shown), message, hint)


def _code(error: ErrorDetails) -> str:
    return "empty-field" if error["input"] is None and error["type"] != "missing" else error["type"].replace("_", "-")


def _place(document: Document, error: ErrorDetails) -> tuple[int, int]:
    path = error["loc"]
    if error["type"] == "missing":
        return document.place(path[:-1], key=len(path) > 1)
    if error["type"] == "condition" and isinstance(error["input"], str):
        return condition_place(document, path)
    return document.place(path, key=error["type"] == "extra_forbidden" or error["input"] is None)


def condition_place(document: Document, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Give the place at which a condition stops making sense: exact unless escapes moved its characters."""
    raw = document.raw(path)
    try:
        parse(raw.text)
    except ConditionProblem as refused:
        return raw.place(refused.offset)
    return raw.place(0)


def _words(model: type[BaseModel], error: ErrorDetails) -> tuple[str, str]:
    kind, context, name = error["type"], error.get("ctx", {}), error["loc"][-1] if error["loc"] else ""
    if kind == "missing":
        return f"the field '{name}' is missing", f"add '{name}: ...'"
    if kind == "extra_forbidden":
        known = list(_fields_at(model, error["loc"][:-1]))
        near = nearest(str(name), known)
        return f"unknown field '{name}'", f"did you mean '{near}'?" if near else f"known are {', '.join(known)}"
    if error["input"] is None:
        return f"'{name}' is empty", "write a value, or delete the line"
    if "hint" in context:
        return str(context["message"]), str(context["hint"])
    return _refusal_of_value(kind, error["input"], context, error["msg"])


def _refusal_of_value(kind: str, value: Any, context: Mapping[str, Any], said: str) -> tuple[str, str]:
    if kind in _EXPECTED:
        remedy = "put it in quotes" if kind == "string_type" and isinstance(value, int | Decimal) else ""
        return f"expected {_EXPECTED[kind]}, not {_shown(value)}", remedy
    if kind == "literal_error":
        return _not_one_of(value, str(context["expected"]))
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = context.get("ge", context.get("le"))
        word = "at least" if "ge" in context else "at most"
        return f"{_shown(value)} is out of range", f"write a number that is {word} {bound}"
    if kind == "string_pattern_mismatch":
        return f"{_shown(value)} is not written as it must be", f"it must fit {context['pattern']}"
    if kind in ("too_short", "string_too_short"):
        return "there is too little here", f"write at least {context.get('min_length')}"
    if kind in ("too_long", "string_too_long"):
        return f"there are {context.get('actual_length')} here", f"{context.get('max_length')} are the most"
    return said[:1].lower() + said[1:], ""


def _not_one_of(value: Any, expected: str) -> tuple[str, str]:
    known = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = nearest(str(value), known)
    return (
        f"{_shown(value)} is not known here",
        f"did you mean '{near}'?" if near else f"write one of {', '.join(known)}",
    )


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "fields"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"'{text if len(text) <= 40 else text[:37] + '...'}'" if isinstance(value, str) else text


def _fields_at(model: Any, path: tuple[str | int, ...]) -> Iterator[str]:
    """Give the names of the fields that may stand at a path."""
    kinds = {model}
    for part in path:
        kinds = {inner for kind in kinds for inner in _inner(kind, part)} or kinds
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from (field.alias or name for name, field in kind.model_fields.items())


def _inner(kind: Any, part: str | int) -> Iterator[Any]:
    """Give the types that may stand under one step of a path."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            if (field.alias or name) == part:
                yield from _plain(field.annotation)
    elif get_args(kind):
        yield from _plain(get_args(kind)[0 if isinstance(part, int) else -1])


def _plain(annotation: Any) -> Iterator[Any]:
    """Take what a type is wrapped in away: Annotated, Optional and unions."""
    if hasattr(annotation, "__metadata__"):
        yield from _plain(annotation.__origin__)
    elif get_origin(annotation) in (Union, types.UnionType):
        for each in get_args(annotation):
            yield from _plain(each)
    else:
        yield annotation
