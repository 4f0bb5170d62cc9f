"""What the player may do, what it costs, and what may come of it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from game.scenario.consequences import Chance, Channel, Consequence, Effects, Part
from game.scenario.quantities import Id, Kind, Minutes, PartsPerMillion, Text, When, Whole


class Advice(Part):
    """What one adviser says about a choice: for it or against it, and they can be wrong."""

    for_it: Text | None = Field(default=None, alias="for")
    """Why to do it, in the adviser's words."""
    against: Text | None = None
    """Why not to do it, in the adviser's words."""


class Outcome(Consequence):
    """What may come of a choice when its hours have passed."""

    id: Id
    chance: Chance | None = None
    """How probable it is; the chances of one choice's outcomes add up to 100 %, for each hypothesis."""
    when: When | None = None
    """Instead of a chance: the first outcome whose condition holds arrives; one without any comes last."""
    title: Text
    """What happened, in one line of the ledger."""
    text: Text
    """What the player reads."""
    sender: Id | None = Field(default=None, alias="from")
    """The actor whose doing it is."""
    person: Text | None = None
    """The person who signs or speaks."""
    channel: Channel = "report"
    """How it reaches the player."""
    headline: Text | None = None
    """One line for the head of the screen when this is the weightiest news."""
    weighs: Text | None = None
    """Where the chances differ by hypothesis: what an analyst makes of it."""


class Attribution(Part):
    """A public attribution, judged by the case made to others, by its lateness, and at the outcome by the truth."""

    names: Id
    """The hypothesis that is named."""
    convincing: PartsPerMillion
    """How strongly the shared evidence alone must support it for others to follow."""
    late_after: Minutes | None = None
    """The time after which it comes late."""
    if_convincing: Effects = {}
    """Pushes when the shared evidence supports it at least that strongly."""
    if_thin: Effects = {}
    """Pushes when it does not."""
    if_late: Effects = {}
    """Pushes when it comes late, besides the others."""
    if_right: Effects = {}
    """Pushes at the outcome, when what comes out afterwards bears it out."""
    if_wrong: Effects = {}
    """Pushes at the outcome, when it turns out to have been wrong."""


class Choice(Consequence):
    """Something the player may do in a round; it costs attention, and its answer takes time."""

    kind: Kind
    """What sort of step it is; the screen groups choices by it."""
    title: Text
    """What the button says: a verb first, short enough to read at a glance."""
    text: Text
    """What it means in practice, in one or two sentences."""
    cost: Annotated[Whole, Field(ge=0, le=9)] = 1
    """Attention points it takes from the round."""
    takes: Minutes = 0
    """Time until its outcome arrives or its talks begin."""
    awaits: Text | None = None
    """What the plan shows at the end of its bar, such as `they answer, or they do not`."""
    when: When | None = None
    """The choice is offered only while this holds."""
    closed: Text | None = None
    """What to say when it is not offered; without it the choice is not shown at all."""
    excludes: tuple[Id, ...] = ()
    """Choices that cannot stand in one plan with it; it is enough that one of two names the other."""
    again: Minutes | None = None
    """It may be taken again after this time; left out, it is taken once."""
    outcomes: tuple[Outcome, ...] = ()
    """What may come of it, by chance or by condition."""
    advice: Mapping[Id, Advice] = {}
    """What advisers say for and against it."""
    opens: Id | None = None
    """The negotiation that begins when its time has passed."""
    draft: Id | None = None
    """The text the player puts together with it."""
    asks: tuple[Id, ...] = ()
    """Questions asked with it; the answers are recorded and change nothing."""
    attribution: Attribution | None = None
    """Set where the choice says publicly who did it."""

    @property
    def answers(self) -> bool:
        """Tell whether something comes of it when its time has passed: an outcome, talks, or what its author awaits."""
        return bool(self.outcomes or self.opens or self.awaits)


class Hold(Part):
    """What it means to do nothing this round, which is a decision too."""

    text: Text
    """What waiting means here."""
    advice: Mapping[Id, Advice] = {}
    """What advisers say for and against waiting."""


class Question(Part):
    """Something asked beside a decision, for the debrief; it never changes the world."""

    text: Text
    """The question."""
    options: Annotated[Mapping[Id, Text], Field(min_length=2)]
    """The answers offered."""
    best: Id | None = None
    """The answer the debrief explains as the best; left out where there is none."""
    because: Text | None = None
    """The explanation the debrief gives."""
