"""The decision review of a finished game: what could be known, what else could be done, and what was luck.

It knows the author's world but not its draws, and it is an opinion of a score.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.analysis.apart import Apart
from game.analysis.judging import REFERENCES, Effort, Found, Task, found, scenario_of
from game.analysis.points import points
from game.analysis.reviewed import Review
from game.analysis.workers import Crew, Underway, run
from game.language import _
from game.rules import reckon, score, step
from game.session import NotSaved, SavedGame

CONTINUATIONS = 200
"""Continuations under each explanation at the last look."""


@dataclass(frozen=True)
class Wanted:
    """What a review is asked to do."""

    game: SavedGame
    effort: Effort
    weights: tuple[tuple[str, int], ...] = ()
    """Other weights for the score, 100 together; empty for the scenario's own."""

    @classmethod
    def of(
        cls, game: SavedGame, continuations: int = CONTINUATIONS, weights: Mapping[str, int] | None = None
    ) -> "Wanted":
        """Ask for a review with this many continuations."""
        return cls(game, Effort.of(continuations, game.header["seed"]), tuple(sorted((weights or {}).items())))

    def tasks(self) -> tuple[Task, ...]:
        """Give one task for each point, the last first: it is the quickest. Raise a SaveProblem where there are none.

        The two longest come last and side by side, so that no worker waits long for another.
        """
        text, every = self.game.header["text"], points(self.game)
        if not every:
            raise NotSaved(self.game.path, _("nothing was decided in this game"))
        return tuple(Task(text, self.weights, point, self.effort) for point in reversed(every))


def settled(tasks: Sequence[Task], crew: Crew) -> Iterator[Found]:
    """Give what is found of each point, as soon as it is."""
    return run(found, tasks, crew)


def underway(tasks: Sequence[Task], count: int) -> Underway[Found]:
    """Begin to find the same in so many processes, beside whoever goes on meanwhile."""
    return Underway(found, tasks, count)


def review(wanted: Wanted, tasks: Sequence[Task], all_found: Sequence[Found]) -> Review:
    """Gather what was found; where it was stopped before all points were, the parts of the score are left out."""
    game, seal = wanted.game, wanted.game.seal
    assert seal is not None
    scenario = scenario_of(game.header["text"], wanted.weights)
    complete = len(all_found) == len(tasks)
    in_order = sorted(all_found, key=lambda each: each.point.entry.number)
    told = Apart(in_order, list(scenario.hypotheses).index(seal["truth"]), _final(wanted, tasks))
    return Review(
        scenario=scenario.scenario, weights=scenario.score.weights, own=not wanted.weights,
        good=scenario.score.margins.good / 10, costly=scenario.score.margins.costly / 10, references=REFERENCES,
        continuations=len(wanted.effort.judge), decisions=tuple(told.decisions() if complete else told.verdicts()),
        parts=told.parts() if complete else None, truth=seal["truth"],
        truth_fixed=bool(game.header["truth"]), complete=complete,
    )  # fmt: skip


def _final(wanted: Wanted, tasks: Sequence[Task]) -> int:
    """Give the score the game came to, by the weights asked for."""
    scenario = scenario_of(wanted.game.header["text"], wanted.weights)
    last = tasks[0].point
    return score(scenario, reckon(scenario, step(scenario, last.state, last.entry.decision).state).state)
