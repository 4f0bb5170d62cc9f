"""How every command answers: its options in common, what it prints, and how it leaves."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any

import typer

from game.rules import ScenarioFault
from game.scenario import Unreadable
from game.session import SaveProblem, words

INPUT = 1
"""The exit code of input that has errors."""


class Form(StrEnum):
    """How a command prints what it found."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Form, typer.Option("--format", help="text for people, json for programs (one object).")]


@contextmanager
def plain_problems(format: Form = Form.TEXT) -> Iterator[None]:
    """Print what is wrong in one line each, and leave with the exit code that belongs to it."""
    try:
        yield
    except Unreadable as unreadable:
        if format == Form.JSON:
            print_json({"files": [], "problems": [asdict(each) for each in unreadable.problems]})
        for problem in unreadable.problems:
            print(problem, file=sys.stderr)
        raise typer.Exit(INPUT) from None
    except ScenarioFault as fault:
        print(words.circle(fault), file=sys.stderr)
        raise typer.Exit(INPUT) from None
    except SaveProblem as problem:
        if format == Form.JSON:
            print_json({"ok": False, "problem": str(problem)})
        print(problem, file=sys.stderr)
        raise typer.Exit(problem.exit_code) from None


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object, and nothing else."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
