"""How every command answers: its options in common, what it prints, and how it leaves."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any, NoReturn

import typer

from game.scenario import Unreadable

INPUT = 1
"""The exit code of input that has errors."""


class Form(StrEnum):
    """How a command prints what it found."""

    TEXT = "text"
    JSON = "json"


class ModeName(StrEnum):
    """The two modes of play."""

    TRAINING = "training"
    EXERCISE = "exercise"


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
    except (typer.Exit, typer.BadParameter):
        raise
    except Exception as problem:
        _leave(problem, format)


def _leave(problem: Exception, format: Form) -> NoReturn:
    """Tell what only a game can raise: a scenario that goes in a circle, or a saved game that cannot be used."""
    from game.rules import ScenarioFault  # noqa: PLC0415 - a command that plays nothing need not load the rules
    from game.session import SaveProblem, refusals  # noqa: PLC0415

    if isinstance(problem, ScenarioFault):
        print(refusals.circle(problem), file=sys.stderr)
        raise typer.Exit(INPUT) from None
    if isinstance(problem, SaveProblem):
        if format == Form.JSON:
            print_json({"ok": False, "problem": str(problem)})
        print(problem, file=sys.stderr)
        raise typer.Exit(problem.exit_code) from None
    raise problem


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object, and nothing else."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
