"""Commands that read saved games: verify one, tell one."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from game import session
from game.cli.answers import Form, FormatOption, plain_problems, print_json
from game.language import _, ngettext
from game.session import NotSaved


def replay(
    save: Annotated[Path, typer.Argument(help="The record to verify.")],
    code: Annotated[str, typer.Option(help="The code noted when the game was sealed, such as 1A2B-3C4D.")] = "",
    format: FormatOption = Form.TEXT,
) -> None:
    """Verify a record: its chain, its seal, and the digest after every decision.

    Exit 3 if it is damaged, 4 if it plays differently, 5 if another version wrote it.
    """
    with plain_problems(format):
        found = session.replay(save, code)
        if format == Form.JSON:
            print_json({name: value for name, value in asdict(found).items() if name != "exit_code"})
        elif found.ok:
            sealed = _("sealed") if found.sealed else _("not sealed: the game is not finished")
            done = ngettext("{count} decision verified", "{count} decisions verified", found.decisions)
            print(_("{done}; {sealed}").format(done=done.format(count=found.decisions), sealed=sealed))
            if found.problem:
                print(found.problem)
        else:
            print(found.problem, file=sys.stderr)
        raise typer.Exit(found.exit_code)


def debrief(
    saves: Annotated[list[Path], typer.Argument(help="The record of a game.")],
    out: Annotated[Path, typer.Option(help="The page to write: one file that needs no network and no script.")],
    reveal: Annotated[bool, typer.Option("--reveal", help="Record that the truth was asked for, and show it.")] = False,
) -> None:
    """Write the debrief of a game as a web page: what came, what was decided, why every meter moved."""
    from game.report import write_page  # noqa: PLC0415 - drawing charts is slow to load, and only needed here

    if len(saves) != 1:
        raise typer.BadParameter(_("name one record; pages for a whole class come later"))
    with plain_problems():
        game = session.saved(saves[0])
        if game.seal is None and game.mode == "exercise":
            raise NotSaved(game.path, _("an exercise has its debrief once it is finished; end it first"))
        if reveal:
            session.reveal(game)
        try:
            write_page(game, out)
        except OSError as failed:
            raise NotSaved(out, _("it cannot be written: {reason}").format(reason=failed.strerror)) from failed
        print(_("Written: {path}").format(path=out))
