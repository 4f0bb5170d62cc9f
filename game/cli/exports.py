"""Commands that hand over to other tools, and take from them."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from game.cli.answers import plain_problems
from game.language import _
from game.scenario import find, load
from game.session import NotSaved


class Target(StrEnum):
    """What the export is for."""

    MSEL = "msel"


def export(
    sources: Annotated[list[str], typer.Argument(help="For msel a scenario: a library id or a file.")],
    to: Annotated[Target, typer.Option(help="msel: a Master Scenario Events List, the table exercise planners use.")],
    out: Annotated[Path, typer.Option(help="The file to write; for msel its ending says how: .csv or .xlsx.")],
) -> None:
    """Write a scenario for other tools: its events as a table, in the columns of the HSEEP template."""
    with plain_problems():
        try:
            _EXPORTS[to](sources, out)
        except OSError as failed:
            raise NotSaved(out, _("it cannot be written: {reason}").format(reason=failed.strerror)) from failed
        print(_("Written: {path}").format(path=out))


def _msel(sources: Sequence[str], out: Path) -> None:
    from game.report.tables import NoOffice, write_table  # noqa: PLC0415
    from game.scenario.msel import COLUMNS, events  # noqa: PLC0415

    if len(sources) != 1:
        raise typer.BadParameter(_("name one scenario"))
    try:
        write_table(COLUMNS, events(load(find(sources[0]))), out)
    except NoOffice as missing:
        raise NotSaved(out, str(missing)) from None


_EXPORTS: Mapping[Target, Callable[[Sequence[str], Path], None]] = {Target.MSEL: _msel}
