"""The language reference, made of hand-written chapters and of the model's and the checks' own docstrings.

One text has three readers: the help in an editor, the line in the reference, and who reads the code.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from game.places import ASSETS
from game.scenario.checks.pages import SOUND, Page, pages
from game.scenario.reference import glossary
from game.scenario.schema import schema


def manual() -> str:
    """Give the whole reference as Markdown."""
    chapters = (ASSETS / "reference" / "language.md").read_text(encoding="utf-8")
    return "\n".join([chapters, *_ids(), *_parts(), *_checks()])


def _ids() -> Iterator[str]:
    """List the ids a scenario may cite; `python main.py glossary ID` tells each whole."""
    yield "## Ids of the reference\n"
    yield "What `upholds:`, `strains:`, an evidence's `kind:` and an objective's `trains:` may say;"
    yield "`python main.py glossary ID` tells more.\n"
    yield "| id | what it is |"
    yield "|---|---|"
    for name, term in glossary().items():
        if term.kind in ("norm", "cbm", "law", "evidence", "objective"):
            shown = name.upper() if term.kind == "objective" else name
            yield f"| `{shown}` | {_cell(term.name)} |"
    yield ""


def _parts() -> Iterator[str]:
    made = schema()
    yield "## The parts of a file\n"
    yield "A field in bold must be there; the others may be left out.\n"
    yield from _part("The file", made)
    for name, part in sorted(made["$defs"].items()):
        yield from _part(name, part)


def _part(name: str, part: dict[str, Any]) -> Iterator[str]:
    yield f"### {name}\n"
    yield f"{part['description'].splitlines()[0]}\n"
    yield "| field | what to write | what it is |"
    yield "|---|---|---|"
    for field, told in part["properties"].items():
        shown = f"**`{field}`**" if field in part.get("required", ()) else f"`{field}`"
        yield f"| {shown} | {_form(told)} | {_cell(told.get('description', 'Its own name.') + _left_out(told))} |"
    yield ""


def _left_out(told: dict[str, Any]) -> str:
    """Say what holds where a field is left out, if it is a plain value."""
    value = told.get("default")
    if isinstance(value, bool):
        return f" Left out: {str(value).lower()}."
    return f" Left out: {value}." if isinstance(value, int | str) and value != "" else ""


def _form(told: dict[str, Any]) -> str:
    """Say in a few words what stands in a field."""
    if "$ref" in told:
        return str(told["$ref"]).rpartition("/")[2]
    if "enum" in told or "const" in told:
        values = told.get("enum", [told.get("const")])
        return "a norm's, CBM's or rule's id" if "norm-a" in values else ", ".join(f"`{value}`" for value in values)
    if "anyOf" in told:
        return " or ".join(dict.fromkeys(_form(each) for each in told["anyOf"] if each.get("type") != "null"))
    if told.get("type") == "array":
        return f"a list: {_form(told['items'])}" if "items" in told else "a list"
    if told.get("type") == "object":
        inner = told.get("additionalProperties") or next(iter(told.get("patternProperties", {}).values()), None)
        return f"by id: {_form(inner)}" if inner else "fields"
    return _plain(told)


def _plain(told: dict[str, Any]) -> str:
    if examples := told.get("examples"):
        return ", ".join(f"`{example}`" for example in examples)
    word = {"integer": "a whole number", "number": "points", "boolean": "true or false", "string": "text"}
    said = word.get(str(told.get("type")), "a value")
    low, high = told.get("minimum"), told.get("maximum")
    if low is not None and high is not None:
        return f"{said}, {low} to {high}"
    return "an id" if told.get("pattern", "").startswith("^[a-z][a-z0-9_-]{0,39}") else said


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")


def _checks() -> Iterator[str]:
    yield (ASSETS / "reference" / "checks.md").read_text(encoding="utf-8")
    yield f"```yaml\n{SOUND.read_text(encoding='utf-8')}```\n"
    yield f"Every code: {', '.join(sorted(f'[`{each.code}`](#{each.code})' for each in pages()))}.\n"
    for chapter, told in groupby(pages(), key=lambda each: each.chapter):
        yield f"### {chapter}\n"
        for each in told:
            yield from _page(each)


def _page(told: Page) -> Iterator[str]:
    yield f"#### `{told.code}`\n\n{told.why}\n"
    for example in told.examples:
        head = "Fails" if example.fails else "Passes"
        where = ", as a whole file" if example.whole else ", in its catalogue" if example.catalogue else ""
        yield f"{head}{where}:\n```{'po' if example.catalogue else 'yaml'}\n{example.yaml}```\n"
