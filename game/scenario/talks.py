"""Negotiations and drafts: texts made of clauses, with or without somebody across the table."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from game.scenario.consequences import Chance, Consequence, Part
from game.scenario.quantities import Id, Minutes, PartsPerMillion, Text, Truth, Whole

Worth = Annotated[Whole, Field(ge=-100, le=100)]


class Option(Consequence):
    """One wording of a clause; its consequences come when the text is agreed or sent."""

    text: Text
    """The wording, in a few words."""
    worth: Worth = 0
    """Points by the player's mandate: advice on the screen, never part of the score."""


class Clause(Part):
    """One matter a text settles."""

    title: Text
    """The matter, in a few words."""
    options: Annotated[Mapping[Id, Option], Field(min_length=2, max_length=4)]
    """The wordings it may have, two to four."""


Clauses = Annotated[Mapping[Id, Clause], Field(min_length=1, max_length=6)]


class Draft(Part):
    """A text the player puts together alone: a request, a statement, a note."""

    title: Text
    """What the text is."""
    text: Text | None = None
    """How to think about it, in a sentence."""
    clauses: Clauses
    """The matters to settle, one to six."""


class Line(Part):
    """Something a counterpart says, and what an analyst makes of it."""

    text: Text
    """The words."""
    weighs: Text | None = None
    """One sentence of an analyst on what it tells."""


class Answer(Line):
    """One thing a counterpart may answer when asked about a clause; its interests decide, by chance, which."""

    id: Id
    chance: Mapping[Id, PartsPerMillion]
    """How probable it is under each profile; sums to 100 % over the answers."""


class Says(Part):
    """The counterpart's words, the same whatever its interests are."""

    opening: Line
    """Its first words."""
    counter: Line
    """When it offers another package."""
    accept: Line
    """When it accepts."""
    walk: Line
    """When it leaves the table."""


class Profile(Part):
    """Interests a counterpart may have, hidden from the player and drawn like the truth."""

    prior: Chance
    """How probable this profile is, by itself or for each hypothesis; at least 1 %."""
    reservation: Annotated[Whole, Field(ge=0, le=100)]
    """The least a package must be worth to it, in its own points."""
    wants: Mapping[Id, Mapping[Id, Worth]]
    """What each option of each clause is worth to it; the best package at most 100 together."""


class Counterpart(Part):
    """Somebody across the table."""

    actor: Id
    """The actor it speaks for; that actor's trust changes what it takes to agree."""
    person: Text
    """The person and office."""
    needed: Truth = True
    """True if the text does not stand without it."""
    step: Annotated[Whole, Field(ge=1, le=50)]
    """Points its aim falls at the first exchange; later at most twice this, and only as the player moves."""
    patience: Annotated[Whole, Field(ge=1, le=20)]
    """Exchanges after which it leaves."""
    warmth: Annotated[Whole, Field(ge=0, le=20)] = 0
    """Points its reservation falls for each 10 points of trust above 50."""
    profiles: Annotated[Mapping[Id, Profile], Field(min_length=1)]
    """The interests it may have."""
    says: Says
    """Its words."""
    answers: Mapping[Id, tuple[Answer, ...]] = {}
    """What it may answer when asked about a clause."""
    embassy: Mapping[Id, Annotated[Whole, Field(ge=1, le=3)]] = {}
    """What the player's embassy thinks it wants, by clause: 1 little, 2 some, 3 much. It may be wrong."""


class Negotiation(Part):
    """A package of clauses to be agreed while the attack runs on."""

    title: Text
    """What is being negotiated."""
    headline: Text
    """One line for the head of the screen."""
    exchange: Minutes
    """How long one exchange takes on the crisis clock."""
    walk_away: Annotated[Whole, Field(ge=0, le=100)] = 0
    """Below this worth the mandate says to leave; advice on the screen."""
    note: Text | None = None
    """A caution shown beside the table."""
    clauses: Clauses
    """The matters on the table, one to six."""
    counterparts: Annotated[Mapping[Id, Counterpart], Field(min_length=1)]
    """Those across the table; they answer in the order of their names."""
    if_agreed: Consequence = Consequence()
    """What changes when the text stands, besides its clauses."""
    if_walked: Consequence = Consequence()
    """What changes when the player leaves."""
    if_refused: Consequence = Consequence()
    """What changes when a needed counterpart leaves."""
