"""How long the program takes to start, against a Python that does nothing and against the libraries it chose."""

import os
import resource
import subprocess
import sys
from statistics import median

from game.places import ROOT

COMMANDS = {
    "nothing": ["-c", "pass"],
    "libraries": ["-c", "import lark, pydantic, typer, yaml"],
    "help": ["main.py", "--help"],
    "check": ["main.py", "check", "blackout-at-the-border"],
}


def starting(runs: int) -> dict[str, object]:
    """Give milliseconds of processor time for each command, and their ratios run by run."""
    turns = [{name: _took(words) for name, words in COMMANDS.items()} for _run in range(runs)]
    return {
        "milliseconds": {
            name: {"min": min(told), "median": median(told), "max": max(told)}
            for name, told in ((name, [round(turn[name] * 1000) for turn in turns]) for name in COMMANDS)
        },
        "help_against_nothing": round(median(turn["help"] / turn["nothing"] for turn in turns), 2),
        "help_against_libraries": round(median(turn["help"] / turn["libraries"] for turn in turns), 2),
        "check_against_nothing": round(median(turn["check"] / turn["nothing"] for turn in turns), 2),
        "check_against_libraries": round(median(turn["check"] / turn["libraries"] for turn in turns), 2),
    }


def _took(words: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = {**os.environ, "SDL_VIDEODRIVER": "dummy"}
    subprocess.run([sys.executable, *words], cwd=ROOT, env=quiet, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
