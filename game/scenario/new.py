"""Beginning a scenario: a small complete crisis to change, or a copy of another one."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from game.places import ASSETS
from game.scenario.composing import line
from game.scenario.problems import Problem, Unreadable, printable
from game.scenario.quantities import Id
from game.scenario.reading.guarded import bytes_of, read
from game.scenario.reading.shape import validated
from game.scenario.scenario import Scenario
from game.scenario.schema import FILE, MODELINE, schema

_MODELINE = re.compile(r"^# yaml-language-server:.*\n?", re.MULTILINE)


def begin_scenario(id: str, folder: Path, copied: Path | None = None) -> Path:
    """Write `ID.yaml` and the schema for editors into a folder; give the scenario's path.

    The scenario is a small crisis with a comment on every line, or a copy of another with an id and a title of its
    own. Raise Unreadable where the id is no id, a file of its name is there already, the folder cannot be written, or
    what is to be copied is no scenario.
    """
    if copied is None:
        text = _with(bytes_of(ASSETS / "templates" / "new.yaml"), "new.yaml", {"scenario": id})
    else:
        told = (
            f"# A copy of {printable(copied.stem)}, to adapt: its title is made of the new id, all else is as it was.\n"
        )
        text = told + _with(bytes_of(copied), printable(str(copied)), {"scenario": id, "title": _in_words(id)})
    return put(f"{MODELINE}\n{_MODELINE.sub('', text)}", id, folder)


def _in_words(id: str) -> str:
    """Give an id as a title: `my-crisis` is `My crisis`."""
    words = id.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _with(data: bytes, file: str, values: Mapping[str, str]) -> str:
    """Give a file's text with other values for some of its fields, everything else as it was; or raise Unreadable."""
    document = read(data, file)
    validated(Scenario, document)
    text = document.text.content
    for name, value in sorted(values.items(), key=lambda item: -document.root.children[item[0]].start):
        node = document.root.children[name]
        kept = text[node.start : node.end].rstrip("\n")
        text = f"{text[: node.start]}{line(value)}{text[node.start + len(kept) :]}"
    return text


def put(text: str, id: str, folder: Path) -> Path:
    """Write a new scenario's text, and the schema for editors, into a folder; give its path, or raise Unreadable."""
    path = folder / f"{id}.yaml"
    try:
        TypeAdapter(Id).validate_python(id)
    except ValidationError as refused:
        raise _problem(path, refused.errors()[0]["msg"], "use small letters a-z, digits, - and _") from None
    if path.exists():
        raise _problem(path, "there is a file of this name already", "choose another id")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        (folder / FILE).write_text(json.dumps(schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as failed:
        raise _problem(path, f"cannot be written: {failed.strerror}", "choose another folder") from failed
    return path


def _problem(path: Path, message: str, hint: str) -> Unreadable:
    return Unreadable([Problem(printable(str(path)), 1, 1, "error", "file", "", message, hint)])
