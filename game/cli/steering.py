"""Commands for who steers a room: the facilitator's desk."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from game import session
from game.analysis.control import control_sheet
from game.cli.answers import Form, FormatOption, plain_problems, print_json
from game.scenario.reading.guarded import bytes_of
from game.terminal import facilitate_lines, tell, typed


def facilitate(
    save: Annotated[Path, typer.Argument(help="The record of a game that is being played.")],
    script: Annotated[Path | None, typer.Option("--script", help="Take the lines of this file.")] = None,
    format: FormatOption = Form.TEXT,
) -> None:
    """Steer a game from beside it: the control sheet, injects, remarks, ratings, a pause, extra time, the end.

    It shows the truth: keep it off the projector. What you type lies in SAVE.inbox.jsonl until the game takes it.
    """
    with plain_problems(format):
        if format == Form.JSON and not script:
            print_json(asdict(control_sheet(session.saved(save))))
            return
        facilitate_lines(save, _lines(script), tell if format == Form.TEXT else lambda line: None)
        if format == Form.JSON:
            print_json(asdict(control_sheet(session.saved(save))))


def _lines(script: Path | None) -> Iterator[str]:
    if script is None:
        return typed()
    return iter(bytes_of(script).decode("utf-8", "replace").splitlines())
