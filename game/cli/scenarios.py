"""Commands for those who write scenarios: check one, begin one, and the schema for an editor."""

import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from game.cli.answers import INPUT, Form, FormatOption, plain_problems, print_json
from game.language import _, ngettext
from game.scenario import Problem, Unreadable, check, find, printable
from game.scenario.new import begin_scenario
from game.scenario.schema import schema


def check_scenarios(
    paths: Annotated[list[str], typer.Argument(help="Scenario files, library ids, or folders of scenarios.")],
    format: FormatOption = Form.TEXT,
) -> None:
    """Check scenarios; every problem is named with its file, line and column, and with what to write instead.

    Exit 1 if any has an error. Warnings are advice. The word in brackets is a code: the language reference
    has a page on each, with YAML that fails and YAML that passes.
    """
    with plain_problems(format):
        files = [file for path in paths for file in _files_of(path)]
        if not files:
            raise Unreadable([_nothing_in(paths[0])])
        problems = [problem for file in files for problem in check(file)]
        if format == Form.JSON:
            print_json({"files": [str(file) for file in files], "problems": [asdict(each) for each in problems]})
        else:
            for problem in problems:
                print(f"{problem} [{_label(problem)}]")
            wrong = sum(problem.severity == "error" for problem in problems)
            said = ngettext("{count} file checked", "{count} files checked", len(files)).format(count=len(files))
            found = ngettext("{count} error", "{count} errors", wrong).format(count=wrong)
            print(_("{checked}: {found}").format(checked=said, found=found), file=sys.stderr)
        raise typer.Exit(INPUT if any(problem.severity == "error" for problem in problems) else 0)


def _label(problem: Problem) -> str:
    """Give the code to look up in the reference; that of a warning says that it is one."""
    return problem.code if problem.severity == "error" else _("warning: {code}").format(code=problem.code)


def new(
    id: Annotated[str, typer.Argument(help="The new scenario's id: small letters, digits, - and _.")],
    copied: Annotated[str | None, typer.Option("--from", help="Copy this scenario, a library id or a file.")] = None,
    folder: Annotated[Path, typer.Option("--in", help="The folder to write to.")] = Path(),
) -> None:
    """Begin a scenario: write ID.yaml, a small crisis with comments to change into your own.

    Beside it stands the schema that makes a YAML editor complete and explain the fields.
    """
    with plain_problems():
        path = begin_scenario(id, folder, find(copied) if copied else None)
        print(_("Written: {path}").format(path=path))
        print(_("Next: change it, then run 'check {path}' and 'play {path}'.").format(path=path))


class Described(StrEnum):
    """What a schema describes."""

    SCENARIO = "scenario"
    EXPORT = "export"


def print_schema(
    of: Annotated[
        Described, typer.Option(help="scenario: what an instructor writes. export: what export --to json writes.")
    ] = Described.SCENARIO,
) -> None:
    """Print a JSON Schema: of the scenario language, or of exported games."""
    if of == Described.EXPORT:
        from game.report.exports import json_schema  # noqa: PLC0415

        print_json(json_schema())
    else:
        print_json(schema())


def _files_of(path: str) -> list[Path]:
    if Path(path).is_dir():
        return sorted(Path(path).glob("*.yaml"))
    return [Path(path)] if Path(path).exists() or Path(path).suffix else [find(path)]


def _nothing_in(folder: str) -> Problem:
    return Problem(printable(folder), 1, 1, "error", "file", "", _("there is no scenario in this folder"))
