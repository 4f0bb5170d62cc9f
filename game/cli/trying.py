"""Commands that let scenarios be played by policies, many times over."""

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from game.analysis import demands
from game.analysis import playtest as trials
from game.analysis.policies import POLICIES
from game.analysis.workers import Crew
from game.cli.answers import INPUT, Form, FormatOption, plain_problems, print_json
from game.cli.crews import enough_workers
from game.cli.progress import progress
from game.cli.writing import whole
from game.language import _
from game.places import SCENARIOS
from game.report.balance import Tried, balance
from game.report.trials import as_json
from game.report.trials_lines import lines
from game.report.trials_page import write_trials
from game.scenario import check, find, load
from game.scenario.reading.guarded import bytes_of
from game.scenario.reading.text import decoded


def playtest(
    scenario: Annotated[str, typer.Argument(help="A library id or a file.")],
    games: Annotated[int, typer.Option(min=1, help="Games by each policy.")] = 200,
    policy: Annotated[
        list[str] | None, typer.Option(help="A policy; may be given several times. All, if left out.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same report.")] = 1,
    pairs: Annotated[
        int | None,
        typer.Option(min=0, help="Games tried again with each choice put in or left out; a fifth, if left out."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="How many work at once.")] = os.cpu_count() or 1,
    executor: Annotated[str, typer.Option(help="Who works: processes, dask or dask=ADDRESS.")] = "processes",
    strict: Annotated[
        bool, typer.Option("--strict", help="Hold it to all that is asked of the library's crises; exit 1 if not met.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="Write the report as a web page too.")] = None,
    format: FormatOption = Form.TEXT,
) -> None:
    """Play thousands of games by several policies, and say what they tell about a scenario.

    Which endings are reached, which choices matter, which never appear, how long a game takes.
    """
    policies = policy or list(POLICIES)
    for name in policies:
        if name not in POLICIES:
            known = ", ".join(POLICIES)
            raise typer.BadParameter(
                _("there is no policy '{name}'; write one of {known}").format(name=name, known=known)
            )
    with plain_problems(format):
        path, began = find(scenario), time.monotonic()
        load(path)
        text = decoded(bytes_of(path), str(path)).content
        with progress(_("Playing"), sum(trials.games_of(each, games) for each in policies)) as told, enough_workers():
            crew = Crew.named(executor, workers)
            found = trials.playtest(text, policies, games, seed=seed, pairs=pairs, crew=crew, told=told)
        if out:
            _write(out, partial(write_trials, found))
        if format == Form.JSON:
            print_json(as_json(found, time.monotonic() - began))
        else:
            for line in lines(found):
                print(line)
        if strict and (short := demands.unmet(found)):
            for sentence in short:
                print(_("Not met: {sentence}").format(sentence=sentence), file=sys.stderr)
            raise typer.Exit(INPUT)


def write_balance(
    out: Annotated[Path, typer.Option(help="The Markdown file to write.")],
    games: Annotated[int, typer.Option(min=20, help="Games by each policy, for each crisis.")] = 200,
    workers: Annotated[int, typer.Option(min=1, help="How many work at once.")] = os.cpu_count() or 1,
    folder: Annotated[Path, typer.Option("--of", help="A folder of scenarios; the library, if left out.")] = SCENARIOS,
) -> None:
    """Check and play every crisis of a library, and write the tables of what that found and what is not met."""
    with plain_problems():
        paths = sorted(folder.glob("*.yaml"))
        total = len(paths) * sum(trials.games_of(each, games) for each in POLICIES)
        with progress(_("Playing"), total) as told:
            crew = Crew(workers)
            page = balance([Tried(_played(path, games, crew, told), check(path)) for path in paths], games)
        _write(out, lambda fresh: fresh.write_text(page, encoding="utf-8"))


def _played(path: Path, games: int, crew: Crew, told: Callable[[int], None]) -> trials.Playtest:
    load(path)
    text = decoded(bytes_of(path), str(path)).content
    return trials.playtest(text, list(POLICIES), games, crew=crew, told=told)


def _write(out: Path, writing: Callable[[Path], object]) -> None:
    with whole(out) as fresh:
        writing(fresh)
    print(_("Written: {path}").format(path=out), file=sys.stderr)
