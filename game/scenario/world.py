"""The world as it stands when the crisis begins: who is there, what is measured, what is attacking."""

from collections.abc import Mapping
from itertools import accumulate
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from game.scenario.consequences import Consequence, Effects, Part
from game.scenario.quantities import Id, Level, Minutes, Moment, Text, Truth, When, Whole


class Player(Part):
    """Whom the player speaks for, and what they were told to do."""

    country: Text
    """The name of the player's country, organisation or delegation."""
    role: Text
    """The player's office, as it stands on the door."""
    mandate: Text
    """What the player is told to achieve and may promise, in two to four sentences."""


class Briefing(Part):
    """The first document: what is at stake, what is known, what is not."""

    headline: Text
    """One line that says what is at stake now."""
    sender: Text = Field(alias="from")
    """Who signs the mandate."""
    reference: Text | None = None
    """The file reference on the document's head."""
    known: Mapping[Id, Text] = {}
    """Facts that are certain when play begins."""
    unknown: Mapping[Id, Text] = {}
    """What nobody knows yet."""


class Round(Part):
    """One turn of the game: a stretch of the crisis clock that begins with decisions."""

    lasts: Minutes
    """How long this round runs."""
    headline: Text | None = None
    """What a screen says when nothing weightier is new."""


def _round(value: Any) -> Any:
    return {"lasts": value} if isinstance(value, str) else value


RoundLength = Annotated[Round, BeforeValidator(_round, json_schema_input_type=Round | Minutes)]


class Clock(Part):
    """When the crisis begins and how long each round lasts."""

    start: Moment
    """The local date and time of the first minute."""
    rounds: Annotated[
        tuple[Annotated[Round, BeforeValidator(_round, json_schema_input_type=Round | Minutes)], ...],
        Field(min_length=1, max_length=20),
    ]
    """The rounds in order, each a length of time (`4h`) or `{lasts: 4h, headline: ...}`."""

    @property
    def ends(self) -> tuple[int, ...]:
        """The minute at which each round ends; the last is the crisis's own end."""
        return tuple(accumulate(each.lasts for each in self.rounds))

    @property
    def begins(self) -> tuple[int, ...]:
        """The minute at which each round begins."""
        return (0, *self.ends[:-1])


class Meter(Part):
    """Something the crisis pushes up and down between 0 and 100."""

    start: Level
    """Where it stands at the first minute."""
    title: Text | None = None
    """Its name on the screen; the four common meters have names of their own."""
    low_is_good: Truth = False
    """True where less is better, as with harm."""


def _meter(value: Any) -> Any:
    return value if isinstance(value, Mapping) else {"start": value}


MeterStart = Annotated[Meter, BeforeValidator(_meter, json_schema_input_type=Meter | Level)]
ActorKind = Literal["state", "organisation", "cert", "company", "criminal", "public", "media", "group"]


class Actor(Part):
    """A state, organisation, CERT, company, group or public that acts in the story."""

    name: Text
    """The full name, as a document would print it."""
    short: Text | None = None
    """A short name for narrow places; the full name where there is none."""
    kind: ActorKind
    """What sort of actor this is."""
    trust: Level | None = None
    """Its trust toward the player's country at the start, 0 to 100; left out where there is no channel."""
    about: Text | None = None
    """One line on what it wants."""
    mark: Text | None = None
    """The mark beside its name: column, diamond, hexagon, page, ring, shield, six-dots, three-bars, three-dots,
    triangle or two-pales; one is chosen where none is given."""


class Adviser(Part):
    """Somebody of the player's own staff who argues for and against choices, and can be wrong."""

    name: Text
    """The adviser's name."""
    office: Text
    """The desk they speak for: legal, CERT, defence, communications."""


class Role(Part):
    """A seat in the player's delegation."""

    title: Text
    """What the seat is called."""
    about: Text | None = None
    """What this person minds."""
    decides: Truth = False
    """True for the head of delegation, who has the last word."""


class RedLine(Part):
    """Something the mandate forbids. Crossing it is never blocked; it is named at once and has its price."""

    title: Text
    """The rule, in one sentence."""
    text: Text
    """What it means, and what crossing it costs."""
    when: When
    """The condition under which the line is crossed."""
    effects: Effects
    """The price, paid once."""


class Stage(Consequence):
    """A step of the attack on its own clock."""

    id: Id
    at: Minutes
    """When it begins, on the attack's own clock, which runs at the attack's pace."""
    when: When | None = None
    """The stage begins only if this holds then; of several stages at one time the first that holds begins."""
    title: Text
    """A short name for the track."""
    text: Text
    """What people see when it begins."""
    per_hour: Effects = {}
    """Pushes on meters for each whole hour of the attack's clock while the stage lasts."""
    headline: Text | None = None
    """One line for the head of the screen when this is the weightiest news."""
    expected: Truth = True
    """True where the national CERT can foresee this stage; else the track shows nothing ahead of it."""
    breaks: Truth = False
    """True if its beginning stops the round, so that the player sits again with what attention is left plus one."""


class Attack(Part):
    """What is being done to the player's country, in stages that do not wait for an answer."""

    called: Text | None = None
    """What the screens call it where it may be none, such as `The outage`; `The attack` if left out."""
    pace: Annotated[Whole, Field(ge=0, le=400)] = 100
    """Percent of the crisis clock at which the attack's clock runs at the start."""
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, max_length=100)]
    """The stages, in order of their time."""
