"""Commands that read saved games: verify one, tell one."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from game import session
from game.cli.answers import Form, FormatOption, plain_problems, print_json
from game.language import _, ngettext


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
