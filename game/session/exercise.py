"""An exercise file fixes for a class what every player meets: the scenario, the luck, the truth and the mode."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from game.rules import Mode
from game.scenario.consequences import Part
from game.scenario.quantities import Id, Text, Whole
from game.scenario.reading.guarded import read_file
from game.scenario.reading.shape import validated


class Exercise(Part):
    """What an instructor fixes for a class."""

    exercise: Id
    """A name for the exercise; it goes into every save's header."""
    scenario: Text
    """The scenario: a library id, or a file beside this one."""
    seed: Annotated[Whole, Field(ge=0)]
    """The number all luck is drawn from: equal seeds, equal luck."""
    truth: Id | None = None
    """The hypothesis that is true; drawn from the priors where it is left out."""
    mode: Mode = "exercise"
    """`exercise` covers trust and chances until the reveal; `training` shows and forgives more."""
    minutes_a_round: Annotated[Whole, Field(ge=1, le=120)] | None = None
    """Real minutes a round may take; then the clock commits the drafted plan."""
    collect: Text | None = None
    """A folder to which sealed saves are copied."""


def load_exercise(path: Path) -> Exercise:
    """Read an exercise file; raise Unreadable with every problem and its place."""
    return validated(Exercise, read_file(path))
