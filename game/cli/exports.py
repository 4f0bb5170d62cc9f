"""Commands that hand over to other tools, and take from them."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from game.analysis.gathering import Aside, gather, gathered, saves_in
from game.cli.answers import plain_problems
from game.cli.writing import whole
from game.language import _, ngettext
from game.scenario import Scenario, find, load
from game.session import NotSaved, SavedGame


class Target(StrEnum):
    """What the export is for."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    XAPI = "xapi"
    LOG = "log"
    DOCX = "docx"
    MSEL = "msel"
    PO = "po"


def export(
    sources: Annotated[
        list[str], typer.Argument(help="Saves or folders of saves; for msel and po a scenario: a library id or a file.")
    ],
    to: Annotated[
        Target,
        typer.Option(
            help="csv: one row a decision. json: everything, with a published schema. xlsx: a workbook. "
            "xapi: statements for a learning system. log: a decision log in words, .csv or .xlsx. "
            "docx: an after-action report to finish by hand. msel: a scenario as a Master Scenario Events List. "
            "po: a scenario's texts, for translators."
        ),
    ],
    out: Annotated[Path, typer.Option(help="The file to write: .csv or .xlsx for msel and log, ID.LANG.po for po.")],
    names: Annotated[
        Path | None, typer.Option(help="A table of names to join: columns pseudonym and name, CSV or XLSX.")
    ] = None,
    home: Annotated[
        str | None, typer.Option(help="For xapi: the web address of your institution, which names its accounts.")
    ] = None,
) -> None:
    """Hand saved games, or a scenario, to other tools.

    Players appear by pseudonym. Saves that are damaged, unfinished or of another version are listed and left out.
    """
    with plain_problems(), _office(out):
        with whole(out) as fresh:
            if to == Target.PO:
                _po(_one(sources), out, fresh)
            elif to == Target.MSEL:
                _msel(_one(sources), fresh)
            else:
                _games(sources, to, fresh, names, home)
        print(_("Written: {path}").format(path=out))


@contextmanager
def _office(out: Path) -> Iterator[None]:
    """Say in one line what is missing here for a file of this kind."""
    from game.report.tables import NoOffice  # noqa: PLC0415

    try:
        yield
    except NoOffice as missing:
        raise NotSaved(out, str(missing)) from None


def _games(sources: Sequence[str], to: Target, out: Path, names: Path | None, home: str | None) -> None:
    from game.report.names import HOME, Terms, names_in  # noqa: PLC0415
    from game.report.writers import WRITERS  # noqa: PLC0415

    terms = Terms(names_in(names) if names else {}, home or HOME)
    paths = list(saves_in(map(Path, sources)))
    if not paths:
        raise NotSaved(Path(sources[0]), _("there is no saved game in this folder"))
    if len(paths) == 1 and isinstance(only := gathered(paths[0]), Aside):
        print(only.told, file=sys.stderr)
        raise typer.Exit(only.exit_code)
    WRITERS[to](_told(paths), out, terms)


def _told(paths: Sequence[Path]) -> Iterator[SavedGame | Aside]:
    """Give each game; say on standard error what is put aside."""
    aside = 0
    for game in gather(paths):
        if isinstance(game, Aside):
            aside += 1
            print(game.told, file=sys.stderr)
        yield game
    if aside:
        said = ngettext("{count} save of {all} is left out", "{count} saves of {all} are left out", aside)
        print(said.format(count=aside, all=len(paths)), file=sys.stderr)


def _one(sources: Sequence[str]) -> Scenario:
    if len(sources) != 1:
        raise typer.BadParameter(_("name one scenario"))
    return load(find(sources[0]))


def _msel(scenario: Scenario, out: Path) -> None:
    from game.report.tables import write_table  # noqa: PLC0415
    from game.scenario.planning.msel import COLUMNS, events  # noqa: PLC0415

    write_table(COLUMNS, events(scenario), out)


def _po(scenario: Scenario, out: Path, fresh: Path) -> None:
    """Write the catalogue anew; what the one there holds already is kept."""
    from game.scenario.translation import NoCatalogue, write  # noqa: PLC0415

    language = out.suffixes[-2].removeprefix(".") if len(out.suffixes) > 1 else ""
    if len(language) != 2 or not language.isalpha():
        raise typer.BadParameter(
            _("the file's name says the language: {name}").format(name=f"{scenario.scenario}.fr.po")
        )
    try:
        write(scenario, language, out, fresh)
    except NoCatalogue:
        raise NotSaved(out, _("it is there already, and is no catalogue that can be read")) from None
