"""Commands for the debrief: the page of one game, and of a whole class."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from game import language, session
from game.analysis.gathering import Aside, each_once, saves_in
from game.analysis.workers import Crew, run
from game.cli.answers import plain_problems
from game.cli.crews import enough_workers
from game.cli.progress import progress
from game.cli.writing import whole
from game.language import _, ngettext
from game.session import Damaged, NotSaved, SavedGame

WORTH_A_WORKER = 50
"""Saves from which another worker gains more than it takes to begin."""


def debrief(
    saves: Annotated[list[Path], typer.Argument(help="A save for one game; several, or a folder, for a class.")],
    out: Annotated[Path, typer.Option(help="The page to write: one file that needs no network and no script.")],
    reveal: Annotated[bool, typer.Option("--reveal", help="Record that the truth was asked for, and show it.")] = False,
    names: Annotated[
        Path | None, typer.Option(help="A table of names to join, with columns pseudonym and name, CSV or XLSX.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="How many read a class at once.")] = os.cpu_count() or 1,
    executor: Annotated[
        str, typer.Option(help="Who reads a class: processes, dask or dask=ADDRESS; a cluster has to see the saves.")
    ] = "processes",
) -> None:
    """Write the debrief of a game as a web page: what came, what was decided, why every meter moved.

    Of several saves, or a folder, it writes one page about the whole class.
    """
    with plain_problems():
        paths = list(saves_in(saves))
        if len(saves) == 1 and not saves[0].is_dir():
            _one(saves[0], out, reveal, names)
        elif paths:
            with enough_workers():
                crew = Crew.named(executor, min(workers, -(-len(paths) // WORTH_A_WORKER)))
                _class(paths, out, reveal, names, crew)
        else:
            raise NotSaved(saves[0], _("there is no saved game in this folder"))
        print(_("Written: {path}").format(path=out))


def _one(save: Path, out: Path, reveal: bool, names: Path | None) -> None:
    from game.report import write_page  # noqa: PLC0415 - making pages is slow to load, and only needed here
    from game.report.names import Terms, names_in  # noqa: PLC0415

    game = _as_far_as_whole(save)
    language.use(game.header["language"])
    if game.seal is None and game.mode == "exercise":
        raise game.damage or NotSaved(game.path, _("an exercise has its debrief once it is finished; end it first"))
    if reveal:
        session.reveal(game)
    named = Terms(names_in(names)).name(game) if names else ""
    with whole(out) as fresh:
        write_page(game, fresh, named)
    if game.damage:
        print(_("Written as far as the record is whole: {path}").format(path=out))
        raise game.damage


def _as_far_as_whole(save: Path) -> SavedGame:
    """Read a save; a damaged one up to its damage, which is said once the page is written."""
    try:
        return session.saved(save)
    except Damaged:
        return session.saved_whole_part(save)


def _class(paths: Sequence[Path], out: Path, reveal: bool, names: Path | None, crew: Crew) -> None:
    from game.analysis.classes import ClassRead, Wanted, read_member  # noqa: PLC0415
    from game.report.class_page import write_class_page  # noqa: PLC0415
    from game.report.names import Terms, names_in  # noqa: PLC0415

    terms, spoken = Terms(names_in(names) if names else {}), set[str]()
    with ClassRead() as read, progress(_("Reading"), len(paths)) as told:
        wanted = [Wanted(path, reveal, language.spoken()) for path in paths]
        for game in each_once(run(read_member, wanted, crew)):
            read.add(game)
            if isinstance(game, Aside):
                print(game.told, file=sys.stderr)
            else:
                spoken.add(game.language)
            told(1)
        read.finish()
        if len(spoken) == 1:
            language.use(spoken.pop())
        if not read.parts:
            raise NotSaved(paths[0], _("no save can be told; every one is left out"))
        with whole(out) as fresh:
            write_class_page(read, fresh, terms)
        counted = sum(part.tally.games for part in read.parts)
        said = ngettext("{count} game of {all} saves is told", "{count} games of {all} saves are told", counted)
        print(said.format(count=counted, all=len(paths)))
