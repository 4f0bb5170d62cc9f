"""The program starts quickly: a command loads what it uses, and nothing another one uses."""

import json
import subprocess
import sys
from inspect import getdoc

import pytest
from typer.testing import CliRunner

from game.cli import COMMANDS, app
from game.places import ROOT

SLOW = {
    "pygame",
    "matplotlib",
    "docx",
    "openpyxl",
    "numpy",
    "transitions",
    "distributed",
    "game.analysis",
    "game.report",
}
LOADED = """
import json, sys
from game.cli import main
sys.argv = ["main.py", *sys.argv[1:]]
try:
    main()
finally:
    print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize(
    ("words", "spared"),
    [
        (["--help"], {"lark", "pydantic", "yaml", "rich", "game.scenario", "game.rules", "game.session"}),
        (["check", "blackout-at-the-border"], {"rich", "game.rules", "game.session"}),
    ],
)
def test_a_command_loads_nothing_that_only_another_needs(words: list[str], spared: set[str]) -> None:
    """Whoever checks a file after each change starts the program dozens of times a day."""
    done = subprocess.run([sys.executable, "-c", LOADED, *words], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))

    assert "game.cli" in loaded
    assert (SLOW | spared) & loaded == set()


def test_the_list_of_commands_says_what_each_commands_own_help_says_first() -> None:
    """The list is told without loading the commands, so it could come to say something else."""
    told = {
        name: " ".join((getdoc(getattr(each.module(), each.function)) or "").split()) for name, each in COMMANDS.items()
    }

    assert {name for name, each in COMMANDS.items() if not told[name].startswith(each.says)} == set()


def test_a_misspelt_command_is_named_with_its_neighbour() -> None:
    said = CliRunner().invoke(app, ["chekc"])

    assert said.exit_code == 2
    assert "Did you mean 'check'?" in said.output
