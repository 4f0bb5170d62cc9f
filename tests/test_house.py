"""The house: imports flow one way, rooms are small, and what is public says what it is for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.places import ROOT

GAME = ROOT / "game"
FILES = sorted(GAME.rglob("*.py"))
LOWEST = {"language", "places"}
MAY_IMPORT = {
    "scenario": {"scenario"},
    "rules": {"scenario", "rules"},
    "session": {"scenario", "rules", "session"},
    "analysis": {"scenario", "rules", "session", "analysis"},
    "report": {"scenario", "rules", "session", "analysis", "report"},
    "ui": {"scenario", "rules", "session", "analysis", "report", "ui"},
    "terminal": {"scenario", "rules", "session", "analysis", "report", "terminal"},
    "cli": {"scenario", "rules", "session", "analysis", "report", "ui", "terminal"},
    "language": set(),
    "places": set(),
}
NETWORK = {"socket", "http", "urllib", "requests", "ftplib", "smtplib", "ssl", "asyncio"}
IMPURE = {"os", "time", "random", "datetime", "pathlib", "locale", "secrets", "sys", "io", "shutil"}


def room(path: Path) -> str:
    return path.relative_to(GAME).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_flow_one_way(path: Path) -> None:
    if room(path) == "__init__":
        return
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "game" and len(parts) > 1 and parts[1] not in LOWEST:
            allowed = MAY_IMPORT[room(path)]
            assert parts[1] in allowed, (
                f"{path.relative_to(ROOT)} imports {name}; {room(path)} knows only {sorted(allowed)}"
            )


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_reaches_the_network_evaluates_text_or_unpickles(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path)}

    assert not tops & (NETWORK | {"pickle", "marshal", "shelve"})
    assert not set(calls(path)) & {"eval", "exec", "compile", "__import__", "hash"}
    assert "pygame" not in tops or room(path) == "ui"


@pytest.mark.parametrize("path", sorted((GAME / "rules").glob("*.py")), ids=lambda path: path.name)
def test_the_rules_know_no_clock_no_file_no_luck_but_their_own_and_no_float(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert not {name.split(".")[0] for name in imported(path)} & IMPURE
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_short_enough_to_read_and_says_what_it_is_about(path: Path) -> None:
    content = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(content))
    assert content.count("\n") <= 400


def test_the_top_level_holds_little() -> None:
    allowed = {
        "game", "assets", "scenarios", "saves", "tests", "docs", "main.py", "pyproject.toml", "README.md", ".ci",
        "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", ".gitignore", ".git", ".venv",
    }  # fmt: skip
    caches = {name for name in (each.name for each in ROOT.iterdir()) if "cache" in name or name == ".hypothesis"}

    assert {each.name for each in ROOT.iterdir()} - allowed - caches == set()


def test_no_text_names_a_package_index_or_a_place_of_one_machine() -> None:
    for path in [*FILES, *ROOT.glob("*.md"), *ROOT.glob("*.toml"), *(ROOT / "docs").rglob("*.md")]:
        content = path.read_text(encoding="utf-8")
        for word in ("pypi.org/simple", "index-url", "/work/", "/home/"):
            assert word not in content, f"{path} names {word}"
