"""Commands for who steers a room: the facilitator's desk, and what players get on paper."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from game import session
from game.analysis.control import control_sheet
from game.cli.answers import Form, FormatOption, plain_problems, print_json
from game.cli.writing import whole
from game.language import _
from game.scenario import find, load, nearest
from game.scenario.reading.guarded import bytes_of
from game.terminal import facilitate_lines, tell, typed


def facilitate(
    save: Annotated[Path, typer.Argument(help="The record of a game that is being played.")],
    script: Annotated[Path | None, typer.Option("--script", help="Take the lines of this file.")] = None,
    who: Annotated[str, typer.Option("--as", help="A pseudonym, to stand beside remarks and ratings; optional.")] = "",
    format: FormatOption = Form.TEXT,
) -> None:
    """Steer a game from beside it: the control sheet, injects, remarks, ratings, a pause, extra time, the end.

    It shows the truth: keep it off the projector. What you type lies in SAVE.inbox.jsonl until the game takes it.
    """
    with plain_problems(format):
        if format == Form.JSON and not script:
            print_json(asdict(control_sheet(session.saved(save))))
            return
        facilitate_lines(save, _lines(script), tell if format == Form.TEXT else lambda line: None, who[:80])
        if format == Form.JSON:
            print_json(asdict(control_sheet(session.saved(save))))


def handout(
    scenario: Annotated[str, typer.Argument(help="A library id or a file.")],
    out: Annotated[Path, typer.Option("--out", help="The web page to write.")],
    role: Annotated[str, typer.Option(help="Only what this seat of the delegation gets, by its id.")] = "",
) -> None:
    """Write what players get on paper: briefing, seats, messages that are certain to come, a blank assessment form.

    It holds no answers: nothing that depends on what is true, on chance or on what players do.
    """
    from game.report.handout import handout as page  # noqa: PLC0415 - the desk needs no templates

    with plain_problems():
        told = load(find(scenario))
        if role and role not in told.roles:
            near = nearest(role, told.roles)
            known = _("did you mean '{near}'?").format(near=near) if near else ", ".join(told.roles) or _("it has none")
            said = _("there is no seat '{role}'; {known}").format(role=role, known=known)
            raise typer.BadParameter(said, param_hint="--role")
        with whole(out) as fresh:
            fresh.write_text(page(told, role), encoding="utf-8")
        print(_("Written: {path}").format(path=out))


def _lines(script: Path | None) -> Iterator[str]:
    if script is None:
        return typed()
    return iter(bytes_of(script).decode("utf-8", "replace").splitlines())
