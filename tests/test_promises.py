"""Every promise of the papers has a test, and every test that is named exists."""

import ast
import re

import pytest

from game.places import ROOT
from tests.scenario.test_rows import MADE, NAMES

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
    assert [int(row) for row in re.findall(r"^\| (\d+) \|", PAPER, re.MULTILINE)] == list(range(1, 65))


def test_the_rows_of_a_scenario_name_every_file_that_shows_them() -> None:
    named = [(line.split()[1], case) for line in LINES for case in re.findall(r"`(\d\d[- ][^`]+)`", line)]

    assert sorted(case for _row, case in named) == sorted([*NAMES, *(row[0] for row in MADE)])
    assert all(int(row) == int(case[:2]) for row, case in named)


def test_every_test_that_is_named_by_its_row_stands_at_that_row() -> None:
    for file in (ROOT / "tests").rglob("test_*.py"):
        for row in re.findall(r"^def test_row_(\d+)_", file.read_text(encoding="utf-8"), re.MULTILINE):
            name = file.relative_to(ROOT / "tests").as_posix()
            assert any(line.startswith(f"| {row} |") and name in line for line in LINES), f"row {row} in {name}"
