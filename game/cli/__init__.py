"""The commands. Each says what it did, or in one line what is wrong and what to do; none ever shows a traceback."""

import os
import sys
from collections.abc import Callable, Mapping

import typer

from game.cli import exports, playing, records, scenarios
from game.cli.answers import plain_problems
from game.language import _
from game.terminal import choose_and_play, demonstrate

app = typer.Typer(
    add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    context_settings={"max_content_width": 100},
)  # fmt: skip
COMMANDS: Mapping[str, Callable[..., None]] = {
    "play": playing.play, "resume": playing.resume, "end": playing.end, "check": scenarios.check_scenarios,
    "new": scenarios.new, "schema": scenarios.print_schema, "playtest": scenarios.playtest,
    "replay": records.replay, "debrief": records.debrief, "export": exports.export,
    "screenshots": playing.screenshots,
}  # fmt: skip
for name, command in COMMANDS.items():
    app.command(name=name)(command)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Demarche trains diplomats in cyber crises.

    Without a command it opens the window: the library of scenarios and your saved games. Without a display it plays as
    text; without a terminal either, it plays a demonstration game and says where the record and its report are.
    """
    if context.invoked_subcommand is not None or (playing.has_display() and playing.open_window(None)):
        return
    with plain_problems():
        if sys.stdin.isatty() and sys.stdout.isatty():
            choose_and_play()
        else:
            demonstrate()


def main() -> None:
    """Run the command line; a fault of ours is told in one line, with everything played kept."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as fault:
        if os.environ.get("DEMARCHE_DEBUG"):
            raise
        print(
            _("This is a fault of the program: {fault}. Everything played is saved.").format(fault=repr(fault)),
            file=sys.stderr,
        )
        print(_("Set DEMARCHE_DEBUG=1 and run the command again for a report to send."), file=sys.stderr)
        sys.exit(70)
