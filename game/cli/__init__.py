"""The commands. Each says what it did, or in one line what is wrong and what to do; none ever shows a traceback."""

import os
import sys
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_command

from game.language import _

PLAIN: dict[str, Any] = {
    "add_completion": False, "pretty_exceptions_enable": False, "rich_markup_mode": None,
    "context_settings": {"max_content_width": 100},
}  # fmt: skip
"""How every command line of ours answers."""


def _playing() -> ModuleType:
    from game.cli import playing  # noqa: PLC0415

    return playing


def _scenarios() -> ModuleType:
    from game.cli import scenarios  # noqa: PLC0415

    return scenarios


def _showing() -> ModuleType:
    from game.cli import showing  # noqa: PLC0415

    return showing


def _trying() -> ModuleType:
    from game.cli import trying  # noqa: PLC0415

    return trying


def _shelf() -> ModuleType:
    from game.cli import shelf  # noqa: PLC0415

    return shelf


def _campaigns() -> ModuleType:
    from game.cli import campaigns  # noqa: PLC0415

    return campaigns


def _records() -> ModuleType:
    from game.cli import records  # noqa: PLC0415

    return records


def _debriefs() -> ModuleType:
    from game.cli import debriefs  # noqa: PLC0415

    return debriefs


def _reviewing() -> ModuleType:
    from game.cli import reviewing  # noqa: PLC0415

    return reviewing


def _afterwards() -> ModuleType:
    from game.cli import afterwards  # noqa: PLC0415

    return afterwards


def _exports() -> ModuleType:
    from game.cli import exports  # noqa: PLC0415

    return exports


def _imports() -> ModuleType:
    from game.cli import imports  # noqa: PLC0415

    return imports


def _steering() -> ModuleType:
    from game.cli import steering  # noqa: PLC0415

    return steering


class Command(NamedTuple):
    """One command: where it is done, and what the list of commands says of it."""

    module: Callable[[], ModuleType]
    """Loads its module when it is called, so that one command never waits for what only another needs."""
    function: str
    says: str
    """The first sentence of its own help."""


COMMANDS: Mapping[str, Command] = {
    "play": Command(_playing, "play", "Play a crisis: in the window, as text, from a script, or by a policy."),
    "resume": Command(_playing, "resume", "Go on with a game where it stopped, whatever stopped it."),
    "end": Command(_playing, "end", "End an unfinished game at what is: the record says so, and is sealed."),
    "facilitate": Command(
        _steering,
        "facilitate",
        "Steer a game from beside it: the control sheet, injects, remarks, ratings, a pause, extra time, the end.",
    ),
    "handout": Command(
        _steering,
        "handout",
        "Write what players get on paper: briefing, seats, messages that are certain to come, a blank assessment form.",
    ),
    "check": Command(
        _scenarios,
        "check_scenarios",
        "Check scenarios; every problem is named with its file, line and column, and with what to write instead.",
    ),
    "new": Command(
        _scenarios, "new", "Begin a scenario: write ID.yaml, a small crisis with comments to change into your own."
    ),
    "preview": Command(
        _showing,
        "preview_part",
        "Show how an inject, a choice, a finding or any other part will read in the game, and what works behind it.",
    ),
    "glossary": Command(
        _showing,
        "glossary",
        "Explain a word of the field: norms, confidence-building measures, law, kinds of evidence, objectives, terms.",
    ),
    "graph": Command(
        _showing,
        "graph",
        "Draw what leads to what, round by round: the attack, injects, choices, flags, evidence, endings, as an SVG.",
    ),
    "schema": Command(
        _scenarios, "print_schema", "Print a JSON Schema: of the scenario language, or of exported games."
    ),
    "playtest": Command(
        _trying, "playtest", "Play thousands of games by several policies, and say what they tell about a scenario."
    ),
    "balance": Command(
        _trying,
        "write_balance",
        "Check and play every crisis of a library, and write the tables of what that found and what is not met.",
    ),
    "catalogue": Command(
        _shelf, "write_catalogue", "List the library's crises from their own headers, for a paper or a web site."
    ),
    "guide": Command(
        _shelf,
        "write_guide",
        "Write the instructor's guide to a crisis: what it trains, what comes, what tends to happen, how to teach it.",
    ),
    "coverage": Command(
        _shelf,
        "show_coverage",
        "Show what a library covers of cyber diplomacy: by its scenarios' own tags.",
    ),
    "replay": Command(_records, "replay", "Verify a record: its chain, its seal, and the digest after every decision."),
    "review": Command(
        _reviewing,
        "review",
        "Review the decisions of a game: what could be known, what else could be done, and what was luck.",
    ),
    "what-if": Command(
        _reviewing,
        "what_if",
        "Change one decision of a game and keep the luck: both timelines side by side, and where and why they part.",
    ),
    "debrief": Command(
        _debriefs,
        "debrief",
        "Write the debrief of a game as a web page: what came, what was decided, why every meter moved.",
    ),
    "answers": Command(
        _afterwards,
        "answers",
        "Keep what a group says after play: answers to the scenario's questions, and one commitment each.",
    ),
    "redact": Command(
        _afterwards, "redact", "Write a copy of a record without anything a person typed, for passing on."
    ),
    "campaign": Command(
        _campaigns,
        "campaign",
        "Show a campaign: what each of its crises came to, what it left to the next, and which one comes now.",
    ),
    "export": Command(
        _exports,
        "export",
        "Hand saved games, or a scenario, to other tools.",
    ),
    "import-msel": Command(
        _imports,
        "import_msel",
        "Make a draft scenario of a Master Scenario Events List, and say by row and column what it leaves out.",
    ),
    "screenshots": Command(_playing, "screenshots", "Write a picture of every screen, from a game that plays itself."),
}


class Commands(TyperGroup):
    """The commands of the table above, each loaded when it is called."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = dict.fromkeys(COMMANDS, self)  # only the names are read; `get_command` gives the command

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(**PLAIN)
        command = COMMANDS[cmd_name]
        alone.command(name=cmd_name)(getattr(command.module(), command.function))
        return get_command(alone)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands without loading any."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, command.says) for name, command in COMMANDS.items()])


app = typer.Typer(cls=Commands, **PLAIN)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Demarche trains diplomats in cyber crises.

    Without a command it opens the window: the library of scenarios and your saved games. Without a display it plays as
    text; without a terminal either, it plays a demonstration game and says where the record and its report are.
    """
    if context.invoked_subcommand is None:
        from game.cli.playing import begin_alone  # noqa: PLC0415 - the other commands need none of it

        begin_alone()


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
        _tell_fault(fault)
        sys.exit(70)


def _tell_fault(fault: Exception) -> None:
    from game import faults  # noqa: PLC0415

    kind = type(fault).__name__
    print(_("Something in the program broke ({kind}). The fault is ours.").format(kind=kind), file=sys.stderr)
    print(_("Every decision that was shown is on disk: 'resume' goes on with the game."), file=sys.stderr)
    if note := faults.keep(fault):
        said = _("A note for those who mend the program, without names or answers: {path}")
        print(said.format(path=note), file=sys.stderr)
