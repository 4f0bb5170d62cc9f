"""How a game may end, what it was meant to teach, and how its result is weighed."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from game.scenario.consequences import Part
from game.scenario.quantities import Id, MeterName, SampleObjective, Tenths, Text, Truth, When, Whole


class Ending(Part):
    """One way the crisis may end; the first whose condition holds is the one."""

    id: Id
    when: When | None = None
    """The condition; the last ending has none and always holds."""
    early: Truth = False
    """True if it ends the game at once when its condition holds, even within a round."""
    title: Text
    """What the outcome is called."""
    text: Text
    """What the world looks like afterwards. It never says who did it: that is the reveal's."""
    headline: Text | None = None
    """One line for the head of the screen; the title where there is none."""
    score: Annotated[Whole, Field(ge=-20, le=20)] = 0
    """Points this ending adds to the score."""


class Objective(Part):
    """Something the game is meant to train, and how play shows it."""

    title: Text
    """What the player does if they can do it, verb first."""
    trains: SampleObjective | None = None
    """The sample objective of the reference it stands for, such as LO-2."""
    when: When
    """How play shows it; may read what was stated and answered, and when things were done."""
    missed: Text | None = None
    """What the debrief says when it was not shown."""


class DebriefQuestion(Part):
    """Something to talk about afterwards."""

    text: Text
    """The question."""
    round: Annotated[Whole, Field(ge=1, le=20)] | None = None
    """The round it looks back on."""
    before_reveal: Truth = True
    """True if it is best asked while nobody has seen the truth."""


class Margins(Part):
    """How much a decision may lose against the best before the review calls it fair, or costly."""

    good: Tenths = 10
    """Below this loss a decision is good."""
    costly: Tenths = 30
    """Above this loss it is costly."""


class Score(Part):
    """The author's opinion of what matters; used by review and playtests, never shown as a grade."""

    weights: Annotated[Mapping[MeterName, Annotated[Whole, Field(ge=0, le=100)]], Field(min_length=1)]
    """Percent for each meter, 100 together; a meter where low is good counts as 100 minus it."""
    margins: Margins = Margins()
    """The review's margins, in points of the score."""
