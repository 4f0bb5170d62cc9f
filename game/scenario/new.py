"""Beginning a scenario: a small complete crisis to change, or a copy of another one."""

import json
import re
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from game.places import ASSETS
from game.scenario.problems import Problem, Unreadable, printable
from game.scenario.quantities import Id
from game.scenario.reading import bytes_of
from game.scenario.schema import FILE, MODELINE, schema

_ID_LINE = re.compile(r"^scenario:[^\n#]*?(?=\s*(?:#|$))", re.MULTILINE)


def begin_scenario(id: str, folder: Path, copied: Path | None = None) -> Path:
    """Write `ID.yaml` and the schema for editors into a folder; give the scenario's path.

    The scenario is a small crisis with a comment on every part, or a copy of another. Raise Unreadable where the
    id is no id, a file of its name is there already, or the folder cannot be written.
    """
    source = copied or ASSETS / "templates" / "new.yaml"
    text = _ID_LINE.sub(f"scenario: {id}", bytes_of(source).decode("utf-8-sig"), count=1)
    return put(f"{MODELINE}\n{text}", id, folder)


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
