"""What the world does by itself: news, cables, statements, reactions."""

from typing import Annotated

from pydantic import Field

from game.scenario.consequences import Chance, Channel, Consequence
from game.scenario.quantities import Grade, Id, Minutes, Text, Truth, When, Whole, Window


class Otherwise(Consequence):
    """What is shown instead, when an inject's chance depends on the truth and it does not happen."""

    sender: Id | None = Field(default=None, alias="from")
    """The actor or adviser who tells it; the inject's own if left out."""
    person: Text | None = None
    """The person who tells it; the inject's own if both are left out."""
    title: Text
    """The line in the list of what came."""
    text: Text
    """What the player reads."""
    weighs: Text | None = None
    """What an analyst makes of its not happening."""


class Inject(Consequence):
    """Something the world does: at a time, at a round, or when a condition holds."""

    at: Window | None = None
    """A time since the start, or a window (`12h..18h`) in which it comes at some whole hour."""
    round: Annotated[Whole, Field(ge=1, le=20)] | None = None
    """The round at whose beginning it comes."""
    when: When | None = None
    """It comes at the first moment this holds."""
    chance: Chance = 1_000_000
    """How probable it is when its moment comes; one share, or one for each hypothesis."""
    again: Minutes | None = None
    """It may come again after this time, if its condition still holds; left out, it is tried once."""
    sender: Id = Field(alias="from")
    """The actor or adviser it comes from."""
    person: Text | None = None
    """The person who signs or speaks."""
    channel: Channel
    """How it reaches the player."""
    grade: Grade | None = None
    """The Admiralty grade, where the message is intelligence."""
    title: Text
    """The line in the list of what came."""
    text: Text
    """What the player reads."""
    headline: Text | None = None
    """One line for the head of the screen when this is the weightiest news."""
    weight: Annotated[Whole, Field(ge=1, le=9)] = 3
    """How weighty it is against other news when a headline is chosen, 1 to 9."""
    weighs: Text | None = None
    """Where the chance differs by hypothesis: what an analyst makes of it."""
    otherwise: Otherwise | None = None
    """What is shown instead; needed where the chance differs by hypothesis."""
    eyes: Id | None = None
    """The role for whose eyes it comes first."""
    breaks: Truth = False
    """True if it stops the round, so that the player sits again with what attention is left plus one."""
