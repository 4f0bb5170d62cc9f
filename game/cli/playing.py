"""Commands that play: begin a game, go on with one, end one."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from game import language as speaking
from game import session
from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.cli.answers import INPUT, Form, FormatOption, ModeName, plain_problems, print_json
from game.language import _
from game.places import saves_folder
from game.rules import Beginning, Mode, digest
from game.scenario import find, load, nearest, printable
from game.scenario.reading.guarded import bytes_of
from game.session import Exercise, Game, NotSaved, OutOfTurn
from game.terminal import ask_and_play, choose_and_play, demonstrate, play_lines, tell

ScriptOption = Annotated[
    Path | None, typer.Option("--script", help="Play the lines of this file, as if they were typed in text mode.")
]
AutoOption = Annotated[str | None, typer.Option("--auto", help=f"Let a policy play: {', '.join(sorted(POLICIES))}.")]
TextOption = Annotated[bool, typer.Option("--text", help="Play as plain text in this terminal, not in a window.")]


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
    from_round: Annotated[
        int | None, typer.Option("--from-round", help="Rehearse: begin in this round.", show_default=False)
    ] = None,
    given: Annotated[
        str | None, typer.Option("--with", help='Rehearse: begin with this, as in "trust.orsk=20, flag.hotline".')
    ] = None,
    after: Annotated[
        Path | None, typer.Option(help="Go on in a campaign: the finished game before this one, whose results count.")
    ] = None,
    save: Annotated[
        Path | None, typer.Option(help="Where to keep the record; else a new file in the saves folder.")
    ] = None,
    script: ScriptOption = None,
    auto: AutoOption = None,
    language: Annotated[
        str, typer.Option(help="Two letters: the language to play in, where it has a catalogue, such as fr.")
    ] = "",
    who: Annotated[str, typer.Option("--as", help="A pseudonym for the record; optional.")] = "",
    format: FormatOption = Form.TEXT,
) -> None:
    """Play a crisis: in the window, as text, from a script, or by a policy.

    Everything is saved as you go; `resume` goes on with it. With --from-round or --with it is a rehearsal: it begins
    in that situation, and follows the scenario's file as you change it.
    """
    _one_way_of_playing(script, auto, format)
    _speak(language)
    with plain_problems(format):
        fixed = session.load_exercise(exercise) if exercise else None
        earlier = session.saved(after) if after else None
        path = session.next_crisis(earlier) if earlier and not scenario else _scenario_of(scenario, fixed, exercise)
        _known_truth(path, fixed.truth if fixed else truth)
        going_on = session.going_on(load(path), earlier) if earlier else None
        rehearsed = _beginning(path, from_round, given, fixed or after)
        target = save or session.new_save_path(saves_folder(), load(path).scenario)
        game = Game.start(
            path, save=target, seed=seed, mode=_mode(mode), truth=truth, exercise=fixed, who=who,
            beginning=going_on.beginning if going_on else rehearsed, origin=going_on.origin if going_on else None,
            by=auto or ("script" if script else "player"),
        )  # fmt: skip
        _go_on(game, text=text, script=script, auto=auto, format=format)


def resume(
    save: Annotated[Path, typer.Argument(help="The record of an unfinished game.")],
    text: TextOption = False,
    script: ScriptOption = None,
    auto: AutoOption = None,
    format: FormatOption = Form.TEXT,
) -> None:
    """Go on with a game where it stopped, whatever stopped it."""
    _one_way_of_playing(script, auto, format)
    with plain_problems(format):
        game = Game.resume(save)
        speaking.use(game.header["language"])
        _go_on(game, text=text, script=script, auto=auto, format=format)


def end(save: Annotated[Path, typer.Argument(help="The record of an unfinished game.")]) -> None:
    """End an unfinished game at what is: the record says so, and is sealed."""
    with plain_problems():
        game = Game.resume(save)
        try:
            game.end()
        except OutOfTurn:
            raise NotSaved(save, _("the game is over already")) from None
        finally:
            game.close()
        print(_("Ended and sealed: {path}").format(path=save))


def begin_alone() -> None:
    """Do what the program does without a command: the window, else text, else a demonstration."""
    if has_display() and open_window(None):
        return
    with plain_problems():
        if sys.stdin.isatty() and sys.stdout.isatty():
            choose_and_play()
        else:
            demonstrate()


def _speak(language: str) -> None:
    if language and speaking.use(language) != language:
        known = ", ".join(speaking.languages())
        raise typer.BadParameter(
            _("there is no catalogue for '{language}'; known are {known}").format(language=language, known=known)
        )


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


def _beginning(path: Path, round: int | None, given: str | None, fixed: object) -> Beginning | None:
    if round is None and given is None:
        return None
    if fixed:
        raise typer.BadParameter(_("this game begins at its beginning; rehearse the scenario itself"))
    try:
        return session.beginning_of(load(path), round or 1, given or "")
    except session.NoBeginning as none:
        raise typer.BadParameter(str(none)) from None


def _mode(name: ModeName | None) -> Mode:
    return "exercise" if name == ModeName.EXERCISE else "training"


def _go_on(game: Game, *, text: bool, script: Path | None, auto: str | None, format: Form) -> None:
    try:
        if auto:
            _play_by_policy(game, auto, format)
        elif script:
            _play_script(game, script, format)
        elif text or not has_display():
            ask_and_play(game)
        else:
            game = _in_a_window(game)
    finally:
        game.close()


def _in_a_window(game: Game) -> Game:
    """Play in a window; as text where none can be opened. Give the game that is open then."""
    path = game.path
    game.close()
    if not open_window(path):
        game = Game.resume(path)
        ask_and_play(game)
    return game


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
    """Play a script; lines that were not carried out are named, and exit 1 where the game did not end for them."""
    lines, refused = bytes_of(script).decode("utf-8", "replace").splitlines(), list[str]()
    play_lines(
        game, lines, tell if format == Form.TEXT else lambda line: None,
        lambda number, why: refused.append(f"{printable(str(script))}:{number}:1: {why}"),
    )  # fmt: skip
    for line in refused:
        print(line, file=sys.stderr)
    _report_play(game, "script", format)
    if refused and not game.sealed:
        raise typer.Exit(INPUT)


def _report_play(game: Game, policy: str, format: Form) -> None:
    meters = {name: tenths / 10 for name, tenths in game.state.meters.items()}
    result = {
        "scenario": game.scenario.scenario, "seed": game.header["seed"], "policy": policy, "ending": game.state.ending,
        "rounds": game.state.round, "minutes": game.state.clock, "meters": meters, "decisions": game.number,
        "digest": digest(game.state), "save": str(game.path),
    }  # fmt: skip
    if format == Form.JSON:
        print_json(result)
    elif policy != "script":
        for name, value in result.items():
            print(f"{name}: {value}")


def has_display() -> bool:
    """Tell whether a window can be hoped for here."""
    if os.environ.get("SDL_VIDEODRIVER") in ("dummy", "offscreen"):
        return False
    if sys.platform.startswith(("win", "darwin")):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(save: Path | None) -> bool:
    """Open the window on a saved game or the library, until it is closed; False where there is no display after all."""
    from game import ui  # noqa: PLC0415 - text mode and reports need no window

    try:
        ui.open_window(save)
    except ui.NoDisplay as none:
        print(_("No window can be opened here: {reason}.").format(reason=none), file=sys.stderr)
        return False
    return True


def screenshots(
    out: Annotated[Path, typer.Option("--out", help="The folder to write into; it is made where there is none.")],
    scenario: Annotated[str, typer.Argument(help="A library id or a file.")] = "blackout-at-the-border",
    theme: Annotated[str, typer.Option(help="light, dark or contrast.")] = "light",
    text: Annotated[int, typer.Option(help="Text size in percent.", min=100, max=200)] = 100,
    width: Annotated[int, typer.Option(help="Width in pixels.", min=1024, max=3840)] = 1280,
    height: Annotated[int, typer.Option(help="Height in pixels.", min=768, max=2160)] = 800,
) -> None:
    """Write a picture of every screen, from a game that plays itself."""
    from game.ui.gallery import pictures  # noqa: PLC0415 - text mode and reports need no window
    from game.ui.theme import THEMES  # noqa: PLC0415

    if theme not in THEMES:
        raise typer.BadParameter(_("write one of {known}").format(known=", ".join(THEMES)), param_hint="--theme")
    with plain_problems():
        path = _scenario_of(scenario, None, None)
        load(path)
        for written in pictures(path, out, (width, height), theme, text):
            print(written)
