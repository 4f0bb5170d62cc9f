"""Commands that ask of a saved game what could have been: the decision review, and what if."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from game import session
from game.analysis import reviewed
from game.analysis.calibration import calibration
from game.analysis.comparing import Comparing
from game.analysis.judging import Found
from game.analysis.phrases import NoSuchDecision, meant, phrase
from game.analysis.points import Point, moments
from game.analysis.review import CONTINUATIONS, Wanted, settled
from game.analysis.review import review as gathered
from game.analysis.reviewed import Review
from game.analysis.whatif import kept, point_at
from game.analysis.whatif import what_if as imagined
from game.analysis.workers import Crew, NoWorkers
from game.cli.answers import Form, FormatOption, plain_problems, print_json
from game.cli.crews import enough_workers
from game.language import _
from game.report.reviewing import Telling, as_json, calibration_lines, changed, changes, verdict
from game.rules import Decision
from game.scenario.vocabulary import meters_of
from game.session import SavedGame

STOPPED = 130
"""The exit code of a command that was stopped by hand."""


def review(
    save: Annotated[Path, typer.Argument(help="The record of a finished game.")],
    continuations: Annotated[
        int, typer.Option(min=8, max=10_000, help="Continuations under each explanation at the last look.")
    ] = CONTINUATIONS,
    weights: Annotated[
        str, typer.Option(help='Other weights for the score, 100 together, as in "stability=40,harm=60".')
    ] = "",
    workers: Annotated[int, typer.Option(min=1, help="Processes to work in.")] = os.cpu_count() or 1,
    executor: Annotated[str, typer.Option(help="processes, dask, or dask=ADDRESS.")] = "processes",
    format: FormatOption = Form.TEXT,
) -> None:
    """Review the decisions of a game: what could be known, what else could be done, and what was luck.

    Ctrl-C stops it and tells what is settled so far. A whole review is kept beside the save, for its debrief. Exit 5
    if another version wrote the save: it cannot be reviewed, and still be debriefed.
    """
    with plain_problems(format):
        game = session.saved(save)
        crew, chosen = _crew(executor, workers), _weights(weights, game)
        told = _reviewed(Wanted.of(game, continuations, chosen), crew, format)
        own = _own(game, continuations, crew, format) if chosen and told.complete else None
        _tell(game, told, own, format)
        if not told.complete:
            raise typer.Exit(STOPPED)


def _crew(executor: str, workers: int) -> Crew:
    with enough_workers():
        return Crew.named(executor, workers)


def _weights(given: str, game: SavedGame) -> Mapping[str, int] | None:
    """Read `stability=40,harm=60`; raise BadParameter where it is no weighing of this scenario's meters."""
    if not given:
        return None
    chosen: dict[str, int] = {}
    for part in given.split(","):
        meter, _equals, share = (each.strip() for each in part.partition("="))
        if meter not in meters_of(game.scenario):
            known = ", ".join(meters_of(game.scenario))
            raise typer.BadParameter(
                _("there is no meter '{meter}'; known are {known}").format(meter=meter, known=known)
            )
        if not (share.isascii() and share.isdigit()):
            raise typer.BadParameter(
                _("'{part}': write a whole number, such as {meter}=40").format(part=part, meter=meter)
            )
        chosen[meter] = int(share)
    if sum(chosen.values()) != 100:
        raise typer.BadParameter(_("the weights add up to {sum}; make them 100").format(sum=sum(chosen.values())))
    return chosen


def _reviewed(wanted: Wanted, crew: Crew, format: Form) -> Review:
    """Review as far as nobody stops it; keep what is whole."""
    tasks, found = wanted.tasks(), list[Found]()
    try:
        with _progress(len(tasks), format) as told:
            for each in settled(tasks, crew):
                found.append(each)
                told(each)
    except KeyboardInterrupt:
        print(_("Stopped: this is what is settled so far."), file=sys.stderr)
    except NoWorkers as none:
        raise session.NotSaved(wanted.game.path, str(none)) from none
    review = gathered(wanted, tasks, found)
    if review.complete:
        _keep(wanted.game, review)
    return review


def _keep(game: SavedGame, review: Review) -> None:
    try:
        reviewed.store(game, review)
    except OSError as failed:
        said = _("The review could not be kept beside the save: {reason}.").format(reason=failed.strerror)
        print(said, file=sys.stderr)


def _own(game: SavedGame, continuations: int, crew: Crew, format: Form) -> Review:
    """Give the review by the scenario's own weights: the one that lies beside the save, if it was as thorough."""
    kept = [each for each in reviewed.stored(game) if each.own and each.continuations == continuations]
    return kept[0] if kept else _reviewed(Wanted.of(game, continuations), crew, format)


@contextmanager
def _progress(total: int, format: Form) -> Iterator[Callable[[Found], None]]:
    """Show how far the review is, and each verdict as it settles; on standard error and only to a person."""
    seen = sys.stderr.isatty()
    with Progress(console=Console(stderr=True), disable=not seen, transient=True) as progress:
        task = progress.add_task(_("Reviewing"), total=total)

        def told(each: Found) -> None:
            progress.advance(task)
            if seen and each.decision and format == Form.TEXT:
                said = _("decision {number}: {verdict}").format(
                    number=each.decision.number, verdict=verdict(each.decision.verdict)
                )
                progress.console.print(said)

        yield told


def _tell(game: SavedGame, review: Review, own: Review | None, format: Form) -> None:
    calibrated = calibration(game)
    if format == Form.JSON:
        differing = [
            {"number": one.number, "own": one.verdict, "weighed": two.verdict, "best": phrase(two.best)}
            for one, two in (changed(own, review) if own else ())
        ]
        print_json(as_json(review, calibrated) | ({"changed": differing} if own else {}))
        return
    telling = Telling(game, review)
    for line in (*telling.lines(), *(changes(telling, own) if own else ())):
        print(line)
    print()
    for line in calibration_lines(game, calibrated):
        print(line)


def what_if(
    save: Annotated[Path, typer.Argument(help="The record of a finished game.")],
    at: Annotated[int, typer.Option("--at", min=1, help="The decision's number, as debrief and review show it.")],
    instead: Annotated[
        str, typer.Option("--instead", help='What to decide there: "choose ID...", hold, "offer CLAUSE=OPTION", walk.')
    ],
    out: Annotated[
        Path | None, typer.Option("--out", help="Save it as a counterfactual up to there, to be played on by hand.")
    ] = None,
    whole: Annotated[bool, typer.Option("--whole", help="With --out: save it played on to its end.")] = False,
    format: FormatOption = Form.TEXT,
) -> None:
    """Change one decision of a game and keep the luck: both timelines side by side, and where and why they part.

    It is played on by the recorded decisions where they are still possible; elsewhere a careful player decides, and
    the place is named. With --out it is saved, marked as a counterfactual: `resume` plays it on by hand.
    """
    with plain_problems(format):
        game = session.saved(save)
        every = moments(game)
        point = point_at(game, every, at)
        told = imagined(game, every, point, _other(game, point, instead))
        comparing = Comparing(game, every, told)
        if out:
            kept(game, told, out, whole).close()
        if format == Form.JSON:
            print_json({"save": str(save), **comparing.as_json(), "out": str(out) if out else None})
            return
        for line in comparing.lines():
            print(line)
        if out:
            print(_("Saved as a counterfactual: {path}").format(path=out))


def _other(game: SavedGame, point: Point, line: str) -> Decision:
    try:
        return meant(game.scenario, point.state, line, point.entry.decision)
    except NoSuchDecision as none:
        raise typer.BadParameter(str(none), param_hint="--instead") from None
