"""The house: imports flow one way, rooms are small, and what is public says what it is for."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from game.places import ROOT

GAME = ROOT / "game"
FILES = sorted(GAME.rglob("*.py"))
LOWEST = {"__version__", "faults", "language", "places"}
BELOW = {
    "faults": {"__version__", "places"},
    "language": {"places"},
    "places": set[str](),
    "scenario": {"scenario"},
    "rules": {"scenario", "rules"},
    "session": {"scenario", "rules", "session"},
    "analysis": {"scenario", "rules", "session", "analysis"},
    "report": {"scenario", "rules", "session", "analysis", "report"},
    "ui": {"scenario", "rules", "session", "analysis", "report", "ui"},
    "terminal": {"scenario", "rules", "session", "analysis", "report", "terminal"},
    "cli": {"scenario", "rules", "session", "analysis", "report", "ui", "terminal", "cli"},
}
"""For each room the rooms it stands on; `faults`, `language` and `places` lie under all of them."""
BECAUSE = {
    "faults": "a note of a fault must not need what may have failed",
    "language": "the language of the interface knows no room",
    "places": "it knows only the machine",
    "scenario": "what an instructor writes knows nothing of a state, of play or of screens",
    "rules": "the rules do not know who plays",
    "session": "a training round does not know who shows it or judges it",
    "analysis": "what is found in a game does not know how it is shown",
    "report": "a page knows no screen",
    "ui": "the window does not know the commands, nor the text mode",
    "terminal": "the text mode does not know the window, nor the commands",
    "cli": "there is no such room",
}
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "select", "selectors", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "websockets", "xmlrpc",
}  # fmt: skip
RUNS_WHAT_IT_READS = {"marshal", "pickle", "shelve", "dill", "cloudpickle", "code", "codeop", "runpy", "importlib"}
IMPURE = {
    "calendar", "datetime", "io", "locale", "math", "numpy", "os", "pathlib", "platform", "random", "secrets", "shutil",
    "socket", "statistics", "subprocess", "sys", "tempfile", "threading", "time", "uuid",
}  # fmt: skip
SILENT = re.compile(r"#(?! pragma: no (?:cover|branch) - \w+ \w+)\s*(?i:pragma)\b")
"""A pragma that hides lines from the count of coverage without a reason of two words or more after a dash."""
MOST_LINES = 400
Defined = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def room_of(path: Path) -> str:
    """Give the room a file of the program stands in."""
    return path.relative_to(GAME).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    """Give every module or name that is imported, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = "." * node.level + (f"{node.module}." if node.module else "")
            yield from (source + alias.name for alias in node.names)


def called(node: ast.AST) -> str:
    """Give the plain name a node calls; empty where it calls none."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def upward(tree: ast.AST, room: str) -> Iterator[str]:
    """Say what a room imports that does not stand below it."""
    for name in imported(tree):
        if name.startswith("."):
            yield f"imports {name}; write imports in full, so that one sees where they lead"
            continue
        first, _dot, rest = name.partition(".")
        other = rest.partition(".")[0]
        if first == "game" and other not in BELOW[room] | (LOWEST if room not in LOWEST else set()):
            yield f"imports {name}; {BECAUSE[room]}"


def reaching_out(tree: ast.AST, room: str) -> Iterator[str]:
    """Say what would reach a network, run what was read, or draw outside the window."""
    for name in imported(tree):
        top = name.partition(".")[0]
        if top in NETWORK:
            yield f"imports {name}; the program never uses a network"
        if top in RUNS_WHAT_IT_READS:
            yield f"imports {name}; nothing that was read is ever run"
        if top == "pygame" and room != "ui":
            yield f"imports {name}; only game/ui draws"
    for node in ast.walk(tree):
        if called(node) in {"eval", "exec", "compile", "__import__"}:
            yield f"calls {called(node)}; nothing that was read is ever run"


def inexact(tree: ast.AST) -> Iterator[str]:
    """Say what would make the rules differ between two machines, or between two runs."""
    for name in imported(tree):
        if name.partition(".")[0] in IMPURE:
            yield f"imports {name}; the rules know no clock, no file, and no luck but their own"
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield f"has the float {node.value} in line {node.lineno}; the rules count in whole numbers"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            yield f"divides with / in line {node.lineno}; the rules count in whole numbers"
        elif called(node) in {"float", "hash"}:
            yield f"calls {called(node)}; it may differ between two runs"


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Say what is public and does not tell what it is for."""
    if not ast.get_docstring(tree):
        yield "does not say what it is about"
    for node in public(tree):
        if not ast.get_docstring(node):
            yield f"does not say what {node.name} is for"


def hidden(source: str) -> Iterator[str]:
    """Say which lines are kept out of the count of coverage without a reason."""
    for number, line in enumerate(source.splitlines(), 1):
        if SILENT.search(line):
            yield f"has a pragma in line {number} that says no reason; write '- why' behind it"


def public(tree: ast.Module | ast.ClassDef) -> Iterator[Defined]:
    """Give the functions and classes others may use, and the methods of those classes."""
    for node in tree.body:
        if isinstance(node, Defined) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def is_well(problems: dict[Path, Iterator[str]]) -> None:
    """Fail with every problem as one sentence that begins with its file."""
    said = "\n".join(f"{path.relative_to(ROOT)} {each}" for path, sentences in problems.items() for each in sentences)
    assert not said, said


TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
ROOMS = {path: tree for path, tree in TREES.items() if room_of(path) != "__init__"}


def test_every_room_has_its_place() -> None:
    assert {room_of(path) for path in ROOMS} == set(BELOW)


def test_imports_flow_one_way() -> None:
    is_well({path: upward(tree, room_of(path)) for path, tree in ROOMS.items()})


def test_nothing_reaches_the_network_or_runs_what_it_read_and_only_the_window_draws() -> None:
    is_well({path: reaching_out(tree, room_of(path)) for path, tree in ROOMS.items()})


def test_the_rules_know_no_clock_no_file_no_luck_but_their_own_and_no_float() -> None:
    is_well({path: inexact(tree) for path, tree in ROOMS.items() if room_of(path) == "rules"})


def test_every_file_and_everything_public_says_what_it_is_for() -> None:
    is_well({path: undocumented(tree) for path, tree in TREES.items()})


def test_whatever_no_test_reaches_says_why() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in [*FILES, *(ROOT / "tests").rglob("*.py")]}

    is_well({path: hidden(source) for path, source in sources.items()})


def test_a_file_is_short_enough_to_read() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in FILES}

    assert {str(path): length for path, length in lengths.items() if length > MOST_LINES} == {}


@pytest.mark.parametrize(
    ("room", "source", "said"),
    [
        ("rules", "import game.session", "imports game.session; the rules do not know who plays"),
        ("rules", "from game import session", "imports game.session; the rules do not know who plays"),
        ("session", "def f():\n    from game.ui import theme", "imports game.ui.theme; a training round does not know"),
        ("terminal", "from game.ui.theme import INK", "imports game.ui.theme.INK; the text mode does not know"),
        ("ui", "import game.cli", "imports game.cli; the window does not know the commands"),
        ("places", "import game.language", "imports game.language; it knows only the machine"),
        ("scenario", "from . import world", "imports .world; write imports in full"),
        ("scenario", "from game.language import _", ""),
        ("ui", "from game.rules import view", ""),
    ],
)
def test_an_import_that_goes_up_is_said_in_a_sentence(room: str, source: str, said: str) -> None:
    """A check that cannot fail would prove nothing."""
    found = list(upward(ast.parse(source), room))

    assert [each.startswith(said) for each in found] == ([True] if said else [])


@pytest.mark.parametrize(
    "source", ["import urllib.request", "import pickle", "eval('1')", "import pygame", "from http import client"]
)
def test_reaching_out_is_found_wherever_it_hides(source: str) -> None:
    assert len(list(reaching_out(ast.parse(f"def f():\n    {source}"), "session"))) == 1


@pytest.mark.parametrize("source", ["x = 0.5", "x = 1 / 2", "x /= 2", "import time", "from os import path", "hash(x)"])
def test_what_is_inexact_is_found_in_the_rules(source: str) -> None:
    assert len(list(inexact(ast.parse(source)))) == 1


@pytest.mark.parametrize(
    ("behind", "silent"),
    [
        (": no cover", True),
        (": no branch", True),
        (": no cover - never", True),
        (" no cover - Windows alone", True),
        (":no branch - Windows alone", True),
        (": NO COVER - Windows alone", True),
        (": no cover - Windows alone holds a file", False),
        (": no branch - some way is always found", False),
    ],
)
def test_a_pragma_without_a_reason_is_named(behind: str, silent: bool) -> None:
    """Only what coverage counts as well: `pyproject.toml` leaves out no line for a pragma that is silent."""
    assert len(list(hidden("x = 1  # " + "pragma" + behind))) == silent


def test_what_is_public_and_silent_is_named() -> None:
    source = '"""Doc."""\nclass Seen:\n    """Doc."""\n    def told(self): ...\nclass _Hidden:\n    def told(self): ...'

    assert list(undocumented(ast.parse(source))) == ["does not say what told is for"]


def test_the_top_level_holds_little() -> None:
    """Whoever opens the project sees at a glance where to look; what git leaves out does not count."""
    allowed = {
        ".ci", ".git", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "assets", "docs",
        "game", "main.py", "pyproject.toml", "saves", "scenarios", "tests",
    }  # fmt: skip
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    found = {each.name for each in ROOT.iterdir() if not any(fnmatch(each.name, pattern) for pattern in ignored)}

    assert found == allowed - ({".git"} - found)


def test_no_text_names_a_package_index_or_a_place_of_one_machine() -> None:
    for path in [*FILES, *ROOT.glob("*.md"), *ROOT.glob("*.toml"), *(ROOT / "docs").rglob("*.md")]:
        content = path.read_text(encoding="utf-8")
        for word in ("pypi.org/simple", "index-url", "/work/", "/home/"):
            assert word not in content, f"{path} names {word}"
