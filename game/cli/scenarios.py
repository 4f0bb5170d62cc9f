"""Commands for those who write scenarios: check one, begin one, try one, and the schema for an editor."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from game.analysis import playtest as trials
from game.analysis.policies import POLICIES
from game.cli.answers import INPUT, Form, FormatOption, plain_problems, print_json
from game.language import _, ngettext
from game.report.trials import as_json, lines, write_trials
from game.scenario import Scenario, check, find, load
from game.scenario.new import begin_scenario
from game.scenario.reading import bytes_of
from game.scenario.schema import schema
from game.scenario.text import decoded
from game.session import NotSaved


def check_scenarios(
    paths: Annotated[list[str], typer.Argument(help="Scenario files, library ids, or folders of scenarios.")],
    format: FormatOption = Form.TEXT,
) -> None:
    """Check scenarios; every problem is named with its file, line and column, and with what to write instead.

    Exit 1 if any has an error. Warnings are advice.
    """
    with plain_problems(format):
        files = [file for path in paths for file in _files_of(path)]
        if not files:
            raise NotSaved(Path(paths[0]), _("there is no scenario in this folder"))
        problems = [problem for file in files for problem in check(file)]
        if format == Form.JSON:
            print_json({"files": [str(file) for file in files], "problems": [asdict(each) for each in problems]})
        else:
            for problem in problems:
                print(problem if problem.severity == "error" else _("{problem} (warning)").format(problem=problem))
            wrong = sum(problem.severity == "error" for problem in problems)
            said = ngettext("{count} file checked", "{count} files checked", len(files)).format(count=len(files))
            found = ngettext("{count} error", "{count} errors", wrong).format(count=wrong)
            print(_("{checked}: {found}").format(checked=said, found=found), file=sys.stderr)
        raise typer.Exit(INPUT if any(problem.severity == "error" for problem in problems) else 0)


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


def print_schema() -> None:
    """Print the JSON Schema of the scenario language, for editors."""
    print_json(schema())


def playtest(
    scenario: Annotated[str, typer.Argument(help="A library id or a file.")],
    games: Annotated[int, typer.Option(min=1, help="Games by each policy.")] = 200,
    policy: Annotated[
        list[str] | None, typer.Option(help="A policy; may be given several times. All, if left out.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same report.")] = 1,
    workers: Annotated[int, typer.Option(min=1, help="Processes to play in.")] = os.cpu_count() or 1,
    out: Annotated[Path | None, typer.Option(help="Write the report as a web page too.")] = None,
    format: FormatOption = Form.TEXT,
) -> None:
    """Play thousands of games by several policies, and say what they tell about a scenario.

    Which endings are reached, which choices matter, which never appear, how long a game takes.
    """
    policies = policy or list(POLICIES)
    for name in policies:
        if name not in POLICIES:
            raise typer.BadParameter(_("there is no policy '{name}'").format(name=name))
    with plain_problems(format):
        path = find(scenario)
        loaded, began = load(path), time.monotonic()
        with _progress(games * len(policies)) as told:
            found = trials.playtest(
                decoded(bytes_of(path), str(path)).content, policies, games, seed=seed, workers=workers, told=told
            )
        if out:
            _write_page(found, policies, loaded, out)
        if format == Form.JSON:
            print_json(as_json(found, policies, time.monotonic() - began))
        else:
            for line in lines(found, policies, loaded):
                print(line)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show how far a long work is, on standard error and only to a person."""
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as progress:
        task = progress.add_task(_("Playing"), total=total)
        yield lambda done: progress.advance(task, done)


def _write_page(found: trials.Playtest, policies: list[str], scenario: Scenario, out: Path) -> None:
    try:
        write_trials(found, policies, scenario, out)
    except OSError as failed:
        raise NotSaved(out, _("it cannot be written: {reason}").format(reason=failed.strerror)) from failed


def _files_of(path: str) -> list[Path]:
    if Path(path).is_dir():
        return sorted(Path(path).glob("*.yaml"))
    return [Path(path)] if Path(path).exists() or Path(path).suffix else [find(path)]
