"""From what a file holds to what the model accepts, with every refusal placed and put in plain words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.scenario.checks.pages import page
from game.scenario.conditions import ConditionProblem, parse
from game.scenario.problems import Problem, Unreadable, dotted, nearest, printable, shown
from game.scenario.reading.document import Document
from game.scenario.reading.kinds import fields_at

M = TypeVar("M", bound=BaseModel)
Said: TypeAlias = tuple[str, str, str]
"""Code, message and hint."""
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
_TRUTHS = {"yes": "write true", "on": "write true", "no": "write false", "off": "write false"}
_NOT_IN_FORMAT_1 = ("image", "images", "picture", "photo", "icon", "file", "files", "asset", "assets", "pack", "packs")
_REMEDY = {
    "bool_type": "write true or false",
    "int_type": "write it in digits",
    "tuple_type": "write it in square brackets",
}


def validated(model: type[M], document: Document) -> M:
    """Give the file's content as a model; raise Unreadable with every place where it does not fit."""
    try:
        return model.model_validate(document.data)
    except ValidationError as refused:
        raise Unreadable(problems_of(model, document, refused.errors())) from None


def problems_of(model: type[BaseModel], document: Document, errors: list[ErrorDetails]) -> list[Problem]:
    """Give what the model refuses as problems.

    A missing field is left out where a misspelt one stands in its place: one slip is one problem.
    """
    misspelt = {
        (*error["loc"][:-1], meant(model, document, error)) for error in errors if error["type"] == "extra_forbidden"
    }
    told = (error for error in errors if error["type"] != "missing" or error["loc"] not in misspelt)
    return list(dict.fromkeys(_problem(model, document, error) for error in told))


def meant(model: type[BaseModel], document: Document, error: ErrorDetails) -> str | None:
    """Give the field that a field nobody knows was most likely meant to be, of those that are not there."""
    path = error["loc"]
    return nearest(str(path[-1]), set(fields_at(model, path[:-1])) - document.fields(path[:-1]))


def _problem(model: type[BaseModel], document: Document, error: ErrorDetails) -> Problem:
    path = error["loc"]
    code, message, hint = _words(model, document, error)
    line, column = _place(document, error)
    shown = [part for part in path if part not in ("[key]", "one", "each")]
    return Problem(document.text.file, line, column, "error", code, dotted(shown), message, hint)


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
    return raw.place(0)  # pragma: no cover - what is refused as it was read is refused as it is written


def _words(model: type[BaseModel], document: Document, error: ErrorDetails) -> Said:
    """Give code, message and hint for what the model refuses."""
    kind, context, name = error["type"], error.get("ctx", {}), error["loc"][-1] if error["loc"] else ""
    if kind == "missing":
        return _missing(name)
    if kind == "extra_forbidden":
        return _unknown(str(name), fields_at(model, error["loc"][:-1]), meant(model, document, error))
    if error["input"] is None:
        return _empty(name)
    if "hint" in context:
        return kind, str(context["message"]), str(context["hint"])
    return _refusal_of_value(kind, error["input"], context, error["msg"])


@page("missing-field")
def _missing(name: str | int) -> Said:
    """Some fields must be there; the tables above show them in bold.

    Fails:
        player: {country: Vellmar, mandate: Stay calm.}
    Passes:
        player: {country: Vellmar, role: Ambassador, mandate: Stay calm.}
    """
    value = "1" if name == "format" else "..."
    return "missing-field", f"the field '{name}' is missing", f"add '{name}: {value}'"


@page("unknown-field")
def _unknown(name: str, known: list[str], near: str | None) -> Said:
    """A misspelt field would be left out in silence; format 1 has no fields for packs of files, nor for images.

    Fails:
        injects:
          offer: {at: 2h, from: orsk, channel: cable, titel: An offer, text: We can help.}
    Fails:
        actors:
          orsk: {name: Republic of Orsk, kind: state, trust: 35, image: flags/orsk.png}
    Passes:
        injects:
          offer: {at: 2h, from: orsk, channel: cable, title: An offer, text: We can help.}
    """
    hint = f"did you mean '{near}'?" if near else f"known are {', '.join(known)}"
    if name in _NOT_IN_FORMAT_1:
        hint = "format 1 has neither images nor packs; delete it"
    return "unknown-field", f"unknown field '{printable(name)}'", hint


@page("empty-field")
def _empty(name: str | int) -> Said:
    """A field without a value was most likely meant to have one; what may be left out is left out with its name.

    Fails:
        summary:
    Passes:
        summary: A harbour's cranes stand still.
    """
    return "empty-field", f"'{name}' is empty", "write a value, or delete the line"


def _refusal_of_value(kind: str, value: Any, context: Mapping[str, Any], said: str) -> Said:
    if kind in _EXPECTED:
        return _other_kind(value, kind)
    if kind == "literal_error":
        return _not_one_of(value, str(context["expected"]))
    if kind in ("greater_than_equal", "less_than_equal"):
        return _out_of_range(value, context)
    if kind in ("too_short", "string_too_short"):
        return _too_few(context)
    if kind in ("too_long", "string_too_long"):
        return _too_many(context)
    return "wrong-kind", said[:1].lower() + said[1:], ""


@page("wrong-kind")
def _other_kind(value: Any, kind: str) -> Said:
    """A number is no text, and a list no number. `yes` and `no` are text here; the two truth values have other names.

    Fails:
        minutes: ten
    Fails:
        minutes: true
    Fails:
        title: 2031
    Fails:
        roles:
          head: {title: Head of delegation, decides: yes}
    Passes:
        minutes: 10
        title: "2031"
        roles:
          head: {title: Head of delegation, decides: true}
    """
    remedy = "put it in quotes" if kind == "string_type" and isinstance(value, int | Decimal) else _REMEDY.get(kind, "")
    if kind == "bool_type":
        remedy = _TRUTHS.get(str(value).casefold(), remedy)
    if kind in ("dict_type", "mapping_type") and isinstance(value, list):
        remedy = "write an id of yours for each in place of its '-', as in 'first: ...'"
    return "wrong-kind", f"expected {_EXPECTED[kind]}, not {shown(value)}", remedy


@page("out-of-range")
def _out_of_range(value: Any, context: Mapping[str, Any]) -> Said:
    """A number has a least and a most; the tables above give them.

    Fails:
        minutes: 900
    Passes:
        minutes: 90
    """
    bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
    return "out-of-range", f"{shown(value)} is out of range", f"write a number that is {bound}"


@page("too-few")
def _too_few(context: Mapping[str, Any]) -> Said:
    """Some lists need a least number of parts, and a text needs words.

    Fails:
        hypotheses: {state: {name: Orsk, text: Orsk did it., prior: 100%}}
    Fails:
        summary: ""
    Passes:
        summary: A harbour's cranes stand still.
    """
    return "too-few", "there is too little here", f"write at least {context.get('min_length')}"


@page("too-many")
def _too_many(context: Mapping[str, Any]) -> Said:
    """Some lists may have so many parts and no more, because more cannot be shown, or weighed.

    Fails:
        topics: [cbm, law, dialogue, norms]
        central: [cbm, law, dialogue, norms]
    Passes:
        topics: [cbm, law, dialogue, norms]
        central: [cbm, law]
    """
    most = context.get("max_length")
    return "too-many", f"there are {context.get('actual_length') or f'more than {most}'} here", f"{most} are the most"


@page("unknown-word")
def _not_one_of(value: Any, expected: str) -> Said:
    """Some fields take one word of a few; an editor with the schema offers them.

    Fails:
        level: hard
    Fails:
        actors:
          orsk: {name: Republic of Orsk, kind: realm, trust: 35}
    Passes:
        level: demanding
    """
    known = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = nearest(str(value), known)
    hint = f"did you mean '{near}'?" if near else f"write one of {', '.join(known)}"
    return "unknown-word", f"{shown(value)} is not known here", hint
