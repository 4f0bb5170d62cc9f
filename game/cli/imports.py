"""Commands that take from other tools: a planner's list of events becomes a draft scenario."""

import datetime
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from game.cli.answers import Form, FormatOption, plain_problems, print_json
from game.language import _, ngettext
from game.report.tables import NoOffice, read_table
from game.scenario import check, nearest, printable
from game.scenario.new import put
from game.scenario.planning.draft_text import draft_text
from game.scenario.planning.drafting import Draft, drafted
from game.scenario.planning.planned import plan_of
from game.scenario.planning.sheet import OURS, Table, known_column, missing_columns
from game.session import NotSaved


def import_msel(
    table: Annotated[Path, typer.Argument(help="A list of events, as CSV or XLSX.")],
    out: Annotated[Path, typer.Option(help="The draft scenario to write: ID.yaml.")],
    map: Annotated[
        list[str] | None,
        typer.Option(help='Which column is which: "Their column=Message". May be given several times.'),
    ] = None,
    start: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d %H:%M"], help="When the crisis begins; else the first time of the table."),
    ] = None,
    format: FormatOption = Form.TEXT,
) -> None:
    """Make a draft scenario of a Master Scenario Events List, and say by row and column what it leaves out.

    The columns may be those of the HSEEP template or common other ones; --map names the rest.
    """
    with plain_problems(format):
        rows, mapped = _rows(table), _mapped(map or ())
        for said in missing_columns(rows, str(table), mapped):
            raise typer.BadParameter(said)
        draft = drafted(plan_of(rows, printable(str(table)), mapped, start))
        path = put(draft_text(draft, out.stem), out.stem, out.parent)
        _tell(draft, path, format)


def _rows(table: Path) -> Table:
    try:
        return read_table(table)
    except NoOffice as missing:
        raise NotSaved(table, str(missing)) from None


def _mapped(given: Sequence[str]) -> dict[str, str]:
    found = {}
    for each in given:
        theirs, _sign, name = each.rpartition("=")
        ours = known_column(name)
        if not theirs or ours is None:
            near = nearest(name.strip().title(), OURS)
            meant = _("did you mean '{near}'?").format(near=near) if near else ", ".join(OURS)
            message = _("'{given}': write it as \"Their column=Message\"; ours: {meant}")
            raise typer.BadParameter(message.format(given=each, meant=meant))
        found[theirs.strip()] = ours
    return found


def _tell(draft: Draft, path: Path, format: Form) -> None:
    gaps = sorted([*draft.plan.gaps, *draft.gaps])
    left = check(path)
    if format == Form.JSON:
        counts = {"injects": len(draft.injects), "stages": len(draft.stages), "choices": len(draft.choices)}
        print_json({"draft": str(path), **counts, "gaps": [asdict(gap) for gap in gaps], "problems": len(left)})
        return
    for gap in gaps:
        print(gap)
    print(_("Written: {path}").format(path=path))
    injects = ngettext("{count} inject", "{count} injects", len(draft.injects)).format(count=len(draft.injects))
    stages = ngettext("{count} stage", "{count} stages", len(draft.stages)).format(count=len(draft.stages))
    choices = ngettext("{count} choice", "{count} choices", len(draft.choices)).format(count=len(draft.choices))
    print(
        _("In it: {injects}, {stages} of the attack, {choices}.").format(
            injects=injects, stages=stages, choices=choices
        )
    )
    if left:
        said = ngettext("'check {path}' has {count} remark.", "'check {path}' has {count} remarks.", len(left))
        print(said.format(path=path, count=len(left)), file=sys.stderr)
