"""Every text of the interface can be spoken in another language."""

import ast
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from game.language import _, ngettext, use
from game.places import ASSETS, ROOT

TEMPLATE = ASSETS / "locale" / "demarche.pot"


def texts(template: Path) -> set[tuple[str, ...]]:
    """Give the texts of a template, those with a plural as both their forms; where they stand does not matter."""
    with template.open(encoding="utf-8") as file:
        return {(each.id,) if isinstance(each.id, str) else tuple(each.id) for each in read_po(file) if each.id}


def test_the_template_holds_every_text_of_the_code_and_no_other(tmp_path: Path) -> None:
    """Mend it with the command of CONTRIBUTING.md, "Other languages", which is the one that runs here."""
    said = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    command = next(line.strip() for line in said.splitlines() if "pybabel -q extract" in line)
    fresh = tmp_path / "fresh.pot"
    words = command.replace(str(TEMPLATE.relative_to(ROOT)), str(fresh)).split()[1:]
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", *words], cwd=ROOT, check=True, capture_output=True)

    assert texts(fresh) == texts(TEMPLATE)


def glued(tree: ast.AST) -> Iterator[int]:
    """Give the lines in which a text is put together before it is translated, so that no template can hold it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            spoken = node.args[: 2 if node.func.id == "ngettext" else 1]
            if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in spoken):
                yield node.lineno


@pytest.mark.parametrize(("source", "lines"), [("_('A {b}')", []), ("_(f'A {b}')", [1]), ("\n_('A' + b)", [2])])
def test_a_glued_text_is_found(source: str, lines: list[int]) -> None:
    assert list(glued(ast.parse(source))) == lines


def test_no_text_is_glued_before_it_is_translated() -> None:
    """Other languages have another order of words; only a whole sentence can be translated."""
    for path in (ROOT / "game").rglob("*.py"):
        if path.name != "language.py":
            assert list(glued(ast.parse(path.read_text(encoding="utf-8")))) == [], path


def test_every_gap_in_a_text_has_a_name() -> None:
    """A translator must be able to move a gap, and to know what will stand in it."""
    for forms in texts(TEMPLATE):
        for form in forms:
            gaps = [name for _text, name, _form, _turn in string.Formatter().parse(form) if name is not None]
            assert all(gap.isidentifier() for gap in gaps), form


def test_english_is_spoken_where_there_is_no_catalogue() -> None:
    assert use("xx") == "en"
    assert _("Briefing") == "Briefing"
    assert [ngettext("{n} day", "{n} days", count).format(n=count) for count in (1, 2)] == ["1 day", "2 days"]
