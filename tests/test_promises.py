"""Every promise of the papers has a test, and every test that is named exists."""

import ast
import re

import pytest

from game.places import ROOT

PAPER = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
LINES = [line for line in PAPER.splitlines() if line.startswith("| ") and not line.startswith(("| promise", "| row"))]


@pytest.mark.parametrize("line", LINES)
def test_the_test_that_a_promise_names_exists(line: str) -> None:
    found = re.findall(r"`((?:\w+/)?test_\w+\.py)(?:::(\w+))?`", line)

    assert found, "a promise without a test"
    for file, name in found:
        tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
        known = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assigned = {target.id for node in ast.walk(tree) if isinstance(node, ast.Assign)
                    for target in node.targets if isinstance(target, ast.Name)}  # fmt: skip
        assert not name or name in known | assigned


def test_every_row_of_what_must_be_survived_has_its_line() -> None:
    assert [int(row) for row in re.findall(r"^\| (\d+) \|", PAPER, re.MULTILINE)] == list(range(40, 65))
