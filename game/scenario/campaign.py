"""A campaign: crises that follow each other over a year, and what an earlier one leaves to the next.

A campaign needs no file of its own: each crisis names the one before it, and speaks of it in that one's own words.
"""

from collections.abc import Mapping

from pydantic import Field

from game.scenario.consequences import Effects, Part
from game.scenario.quantities import Id, MeterName, PartsPerMillion, Text


class Brought(Part):
    """Something an earlier crisis leaves to this one, where its condition held at that one's end."""

    when: Text
    """The condition, in the words of the crisis before: its own choices, talks, flags and meters."""
    text: Text
    """One line of the briefing that tells the player what they bring with them."""
    effects: Effects = {}
    """Pushes on this crisis's meters before it begins."""
    set_flags: tuple[Id, ...] = Field(default=(), alias="set")
    """Flags that are raised from the first minute."""


class Campaign(Part):
    """The place of this crisis in a row of crises that are played one after the other."""

    title: Text
    """What the whole row is called, the same words in each of its crises."""
    after: Id | None = None
    """The crisis before this one; left out in the first."""
    keeps: Mapping[MeterName, PartsPerMillion] = {}
    """For each meter the share of what it gained or lost before that still counts here: `trust.orsk: 50%`."""
    brings: Mapping[Id, Brought] = {}
    """What else is brought along, by id."""
