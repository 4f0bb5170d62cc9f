"""Every page of the reference tells the truth: its YAML fails with exactly its code, or passes without a word."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.places import ROOT
from game.scenario import check, load
from game.scenario.checks.pages import SOUND, Example, Page, pages
from game.scenario.translation import texts

PAGES = {page.code: page for page in pages()}
EXAMPLES = [
    pytest.param(page, example, id=f"{page.code}-{number}")
    for page in PAGES.values()
    for number, example in enumerate(page.examples)
]

OF_NO_FILE = {"file"}
"""What is said where there is no file cannot be shown in one."""


def entries(block: str, indent: int) -> dict[str, str]:
    """Divide the lines of a block into its fields, each with the lines below it."""
    found = re.split(rf"^(?={' ' * indent}[^\s#-])", block, flags=re.MULTILINE)
    fields: dict[str, str] = {}
    for lines in found:
        if name := lines.strip().partition(":")[0]:
            fields[name] = fields.get(name, "") + lines
    return fields


def put_into(base: str, piece: str, indent: int = 0) -> str:
    """Put an example into a scenario: its fields stand in place of those there, and blocks are put into blocks."""
    here = entries(base, indent)
    for name, lines in entries(piece, indent).items():
        head, _end, below = lines.partition("\n")
        old_head, _end, old_below = here.get(name, "").partition("\n")
        block = head.rstrip().endswith(":") and re.match(rf" {{{indent + 2}}}[^\s-].*:", below)
        if name in here and block and old_head.rstrip().endswith(":"):
            here[name] = f"{head}\n{put_into(old_below, below, indent + 2)}"
        else:
            here[name] = lines
    return "".join(here.values())


def spelt_out(yaml: str) -> bytes:
    """Give the bytes an example means by `⟨U+202E⟩`, `⟨byte E9⟩` and `⟨'word ' 1001 times⟩`."""
    yaml = re.sub(r"⟨'(.+?)' (\d+) times⟩", lambda found: found[1] * int(found[2]), yaml)
    yaml = re.sub(r"⟨U\+([0-9A-F]{4})⟩", lambda found: chr(int(found[1], 16)), yaml)
    return re.sub(rb"<([0-9A-F]{2})>", lambda found: bytes.fromhex(found[1].decode()),
                  re.sub(r"⟨byte ([0-9A-F]{2})⟩", r"<\1>", yaml).encode())  # fmt: skip


def catalogue_with(entry: str) -> str:
    """Give a whole catalogue of the sound scenario with an entry in place of the one of its address, or beside it."""
    found = {
        address: f'msgctxt "{address}"\nmsgid {json.dumps(text)}\nmsgstr {json.dumps(text)}\n'
        for address, text in texts(load(SOUND)).items()
    }
    found[entry.partition('"')[2].partition('"')[0]] = entry
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return "\n".join([head, *found.values()])


def laid_out(example: Example, folder: Path) -> Path:
    """Write the files an example means; give the scenario's."""
    file, sound = folder / "sound.yaml", SOUND.read_text(encoding="utf-8")
    if example.catalogue:
        file.write_text(sound, encoding="utf-8")
        file.with_name("sound.fr.po").write_text(catalogue_with(example.yaml), encoding="utf-8")
    else:
        file.write_bytes(spelt_out(example.yaml if example.whole else put_into(sound, example.yaml)))
    return file


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_what_a_page_shows_fails_with_its_code_alone_or_passes(page: Page, example: Example, tmp_path: Path) -> None:
    told = {problem.code for problem in check(laid_out(example, tmp_path))}

    assert told == ({page.code} if example.fails else set())


def test_the_sound_scenario_is_sound() -> None:
    assert check(SOUND) == ()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_says_why_and_shows_what_fails_and_what_passes(page: Page) -> None:
    assert page.why.endswith((".", "?"))
    assert {example.fails for example in page.examples} == {True, False} or page.code in OF_NO_FILE


PLACE_OF_CODE = {
    "Slip": 0,
    "_warning": 0,
    "_whole": 0,
    "_drawn": 1,
    "Unclear": 0,
    "problem": 0,
    ".problem": 1,
    "_unknown": 0,
    "Problem": 4,
    "_problem": 3,
}
"""Which argument of each maker of problems is the code."""


OF_TABLES = {"planned", "sheet"}
"""What reads tables of events names rows and columns; `check` reads none."""


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Give every code a module can say: what it hands to a maker of problems, and what leads a triple of words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else f".{getattr(node.func, 'attr', '')}"
            place = PLACE_OF_CODE.get(called, len(node.args))
            found = node.args[place] if place < len(node.args) else None
        else:
            triple = isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3
            found = node.value.elts[0] if triple else None  # type: ignore[attr-defined]
        if isinstance(found, ast.Constant) and isinstance(found.value, str):
            yield found.value


def test_no_code_is_without_a_page_and_no_page_without_a_code() -> None:
    """A code nobody can look up helps nobody; a page of a code that is never said misleads."""
    sources = [path for path in (ROOT / "game" / "scenario").rglob("*.py") if path.stem not in OF_TABLES]
    said = {code for path in sources for code in codes_in(ast.parse(path.read_text(encoding="utf-8")))}

    assert said == set(PAGES)
