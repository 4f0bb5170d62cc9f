"""The commands. Each says what it did, or in one line what is wrong and what to do; none ever shows a traceback."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from game import session
from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.language import _, ngettext
from game.places import saves_folder
from game.rules import Mode, ScenarioFault, digest
from game.scenario import Unreadable, check, find, load, nearest
from game.session import Exercise, Game, NotSaved, OutOfTurn, SaveProblem, words

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"max_content_width": 100},
)
INPUT = 1


class Form(StrEnum):
    """How a command prints what it found."""

    TEXT = "text"
    JSON = "json"


class ModeName(StrEnum):
    """The two modes of play."""

    TRAINING = "training"
    EXERCISE = "exercise"


FormatOption = Annotated[Form, typer.Option("--format", help="text for people, json for programs (one object).")]
ScriptOption = Annotated[
    Path | None, typer.Option("--script", help="Play the lines of this file, as if they were typed in text mode.")
]
AutoOption = Annotated[str | None, typer.Option("--auto", help=f"Let a policy play: {', '.join(sorted(POLICIES))}.")]
TextOption = Annotated[bool, typer.Option("--text", help="Play as plain text in this terminal, not in a window.")]


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Demarche trains diplomats in cyber crises.

    Without a command it opens the window: the library of scenarios and your saved games. Without a display it plays as
    text; without a terminal either, it plays a demonstration game and says where the record and its report are.
    """
    if context.invoked_subcommand is not None:
        return
    if _has_display():
        _open_window(None)
        return
    from game.terminal import choose_and_play, demonstrate  # noqa: PLC0415 - the window needs neither

    with _plain_problems():
        if sys.stdin.isatty() and sys.stdout.isatty():
            choose_and_play()
        else:
            demonstrate()


@app.command()
def play(
    scenario: Annotated[str, typer.Argument(help="A library id, such as blackout-at-the-border, or a file.")] = "",
    text: TextOption = False,
    seed: Annotated[
        int | None, typer.Option(help="The number all luck is drawn from; drawn where left out.", min=0)
    ] = None,
    mode: Annotated[
        ModeName | None, typer.Option(help="training shows and forgives more; exercise covers more.")
    ] = None,
    truth: Annotated[str | None, typer.Option(help="Fix which hypothesis is true; else it is drawn.")] = None,
    exercise: Annotated[Path | None, typer.Option(help="A file that fixes scenario, seed, truth and mode.")] = None,
    save: Annotated[
        Path | None, typer.Option(help="Where to keep the record; else a new file in the saves folder.")
    ] = None,
    script: ScriptOption = None,
    auto: AutoOption = None,
    who: Annotated[str, typer.Option("--as", help="A pseudonym for the record; optional.")] = "",
    format: FormatOption = Form.TEXT,
) -> None:
    """Play a crisis: in the window, as text, from a script, or by a policy.

    Everything is saved as you go; `resume` goes on with it.
    """
    _one_way_of_playing(script, auto, format)
    with _plain_problems(format):
        fixed = session.load_exercise(exercise) if exercise else None
        path = _scenario_of(scenario, fixed, exercise)
        _known_truth(path, fixed.truth if fixed else truth)
        target = save or session.new_save_path(saves_folder(), load(path).scenario)
        game = Game.start(
            path, save=target, seed=seed, mode=_mode(mode), truth=truth, exercise=fixed, who=who,
            by=auto or ("script" if script else "player"),
        )  # fmt: skip
        _go_on(game, text=text, script=script, auto=auto, format=format)


@app.command()
def resume(
    save: Annotated[Path, typer.Argument(help="The record of an unfinished game.")],
    text: TextOption = False,
    script: ScriptOption = None,
    auto: AutoOption = None,
    format: FormatOption = Form.TEXT,
) -> None:
    """Go on with a game where it stopped, whatever stopped it."""
    _one_way_of_playing(script, auto, format)
    with _plain_problems(format):
        _go_on(Game.resume(save), text=text, script=script, auto=auto, format=format)


@app.command()
def end(save: Annotated[Path, typer.Argument(help="The record of an unfinished game.")]) -> None:
    """End an unfinished game at what is: the record says so, and is sealed."""
    with _plain_problems():
        game = Game.resume(save)
        try:
            game.end()
        except OutOfTurn:
            raise NotSaved(save, _("the game is over already")) from None
        finally:
            game.close()
        print(_("Ended and sealed: {path}").format(path=save))


@app.command(name="check")
def check_scenarios(
    paths: Annotated[list[str], typer.Argument(help="Scenario files, library ids, or folders of scenarios.")],
    format: FormatOption = Form.TEXT,
) -> None:
    """Check scenarios; every problem is named with its file, line and column, and with what to write instead.

    Exit 1 if any has an error. Warnings are advice.
    """
    with _plain_problems(format):
        files = [file for path in paths for file in _files_of(path)]
        if not files:
            raise NotSaved(Path(paths[0]), _("there is no scenario in this folder"))
        problems = [problem for file in files for problem in check(file)]
        if format == Form.JSON:
            _print_json({"files": [str(file) for file in files], "problems": [asdict(each) for each in problems]})
        else:
            for problem in problems:
                print(problem if problem.severity == "error" else _("{problem} (warning)").format(problem=problem))
            wrong = sum(problem.severity == "error" for problem in problems)
            said = ngettext("{count} file checked", "{count} files checked", len(files)).format(count=len(files))
            found = ngettext("{count} error", "{count} errors", wrong).format(count=wrong)
            print(_("{checked}: {found}").format(checked=said, found=found), file=sys.stderr)
        raise typer.Exit(INPUT if any(problem.severity == "error" for problem in problems) else 0)


@app.command()
def replay(
    save: Annotated[Path, typer.Argument(help="The record to verify.")], format: FormatOption = Form.TEXT
) -> None:
    """Verify a record: its chain, its seal, and the digest after every decision.

    Exit 3 if it is damaged, 4 if it plays differently, 5 if another version wrote it.
    """
    with _plain_problems(format):
        found = session.replay(save)
        if format == Form.JSON:
            _print_json({name: value for name, value in asdict(found).items() if name != "exit_code"})
        elif found.ok:
            sealed = _("sealed") if found.sealed else _("not sealed: the game is not finished")
            done = ngettext("{count} decision verified", "{count} decisions verified", found.decisions)
            print(_("{done}; {sealed}").format(done=done.format(count=found.decisions), sealed=sealed))
            if found.problem:
                print(found.problem)
        else:
            print(found.problem, file=sys.stderr)
        raise typer.Exit(found.exit_code)


@app.command()
def debrief(
    saves: Annotated[list[Path], typer.Argument(help="The record of a game.")],
    out: Annotated[Path, typer.Option(help="The page to write: one file that needs no network and no script.")],
    reveal: Annotated[bool, typer.Option("--reveal", help="Record that the truth was asked for, and show it.")] = False,
) -> None:
    """Write the debrief of a game as a web page: what came, what was decided, why every meter moved."""
    from game.report import write_page  # noqa: PLC0415 - drawing charts is slow to load, and only needed here

    if len(saves) != 1:
        raise typer.BadParameter(_("name one record; pages for a whole class come later"))
    with _plain_problems():
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


@contextmanager
def _plain_problems(format: Form = Form.TEXT) -> Iterator[None]:
    """Print what is wrong in one line each, and leave with the exit code that belongs to it."""
    try:
        yield
    except Unreadable as unreadable:
        if format == Form.JSON:
            _print_json({"files": [], "problems": [asdict(each) for each in unreadable.problems]})
        for problem in unreadable.problems:
            print(problem, file=sys.stderr)
        raise typer.Exit(INPUT) from None
    except ScenarioFault as fault:
        print(words.circle(fault), file=sys.stderr)
        raise typer.Exit(INPUT) from None
    except SaveProblem as problem:
        if format == Form.JSON:
            _print_json({"ok": False, "problem": str(problem)})
        print(problem, file=sys.stderr)
        raise typer.Exit(problem.exit_code) from None


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _one_way_of_playing(script: Path | None, auto: str | None, format: Form) -> None:
    if script and auto:
        raise typer.BadParameter(_("name a script or a policy, not both"))
    if auto and auto not in POLICIES:
        near = nearest(auto, POLICIES)
        meant = _("did you mean '{near}'?").format(near=near) if near else ", ".join(sorted(POLICIES))
        raise typer.BadParameter(_("there is no policy '{auto}'; {meant}").format(auto=auto, meant=meant))
    if format == Form.JSON and not (script or auto):
        raise typer.BadParameter(_("--format json goes with --script or --auto"))


def _scenario_of(named: str, fixed: Exercise | None, beside: Path | None) -> Path:
    if fixed and beside:
        local = beside.parent / fixed.scenario
        return local if local.is_file() else find(fixed.scenario)
    if not named:
        raise typer.BadParameter(_("name a scenario, or an exercise file with --exercise"))
    return find(named)


def _known_truth(path: Path, truth: str | None) -> None:
    hypotheses = load(path).hypotheses
    if truth and truth not in hypotheses:
        raise typer.BadParameter(
            _("there is no hypothesis '{truth}'; known are {all}").format(truth=truth, all=", ".join(hypotheses))
        )


def _mode(name: ModeName | None) -> Mode:
    return "exercise" if name == ModeName.EXERCISE else "training"


def _files_of(path: str) -> list[Path]:
    if Path(path).is_dir():
        return sorted(Path(path).glob("*.yaml"))
    return [Path(path)] if Path(path).exists() or Path(path).suffix else [find(path)]


def _go_on(game: Game, *, text: bool, script: Path | None, auto: str | None, format: Form) -> None:
    try:
        if auto:
            _play_by_policy(game, auto, format)
        elif script:
            _play_script(game, script, format)
        elif text or not _has_display():
            from game.terminal import ask_and_play  # noqa: PLC0415

            ask_and_play(game)
        else:
            path = game.path
            game.close()
            _open_window(path)
            return
        game.close()
    except BaseException:
        game.close()
        raise


def _play_by_policy(game: Game, auto: str, format: Form) -> None:
    play_on(game, POLICIES[auto], _progress(game, format))
    _report_play(game, auto, format)


def _progress(game: Game, format: Form) -> Callable[[Game], None]:
    def told(now: Game) -> None:
        if format == Form.TEXT and sys.stderr.isatty():
            rounds = len(now.scenario.clock.rounds)
            print(
                _("round {round} of {rounds}").format(round=now.state.round, rounds=rounds), end="\r", file=sys.stderr
            )

    return told


def _play_script(game: Game, script: Path, format: Form) -> None:
    from game.scenario.reading import bytes_of  # noqa: PLC0415
    from game.terminal import play_lines, tell  # noqa: PLC0415

    lines = bytes_of(script).decode("utf-8", "replace").splitlines()
    play_lines(game, lines, tell if format == Form.TEXT else lambda line: None)
    _report_play(game, "script", format)


def _report_play(game: Game, policy: str, format: Form) -> None:
    meters = {name: tenths / 10 for name, tenths in game.state.meters.items()}
    result = {
        "scenario": game.scenario.scenario, "seed": game.header["seed"], "policy": policy, "ending": game.state.ending,
        "rounds": game.state.round, "minutes": game.state.clock, "meters": meters, "decisions": game.number,
        "digest": digest(game.state), "save": str(game.path),
    }  # fmt: skip
    if format == Form.JSON:
        _print_json(result)
    elif policy != "script":
        for name, value in result.items():
            print(f"{name}: {value}")


def _has_display() -> bool:
    if os.environ.get("SDL_VIDEODRIVER") in ("dummy", "offscreen"):
        return False
    if sys.platform.startswith(("win", "darwin")):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_window(save: Path | None) -> None:
    from game.ui import open_window  # noqa: PLC0415 - text mode and reports need no window

    open_window(save)
