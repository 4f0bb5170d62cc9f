"""What may be put into a game: a closed set of inputs, all recorded alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Basis = Literal["low", "moderate", "high"]
Package = Mapping[str, str]
"""A text: the option chosen for each clause."""


@dataclass(frozen=True, slots=True)
class Assess:
    """State how probable each explanation is, and how good the basis for saying so is."""

    percents: Mapping[str, int]
    """Whole percent per hypothesis, 100 together."""
    basis: Basis = "low"
    role: str = ""
    """The seat that states it; empty where one person plays."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Let the last assessment stand."""

    role: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Commit the round's choices together; an empty plan holds."""

    choices: tuple[str, ...] = ()
    drafts: Mapping[str, Package] = field(default_factory=dict)
    """The text of every draft the choices ask for."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Answers to the questions beside the choices; they change nothing."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Put a whole package on the table; one exchange."""

    package: Package


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask what a clause is worth to the other side; one exchange."""

    clause: str
    counterpart: str = ""
    """Whom; may be left out where there is one."""


@dataclass(frozen=True, slots=True)
class Accept:
    """Take a counterpart's last package as it is."""

    counterpart: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """Leave the table."""


@dataclass(frozen=True, slots=True)
class HandInject:
    """A facilitator's inject: text, effects and flags, never a finding."""

    title: str
    text: str
    effects: Mapping[str, int] = field(default_factory=dict)
    """Pushes on meters, in tenths."""
    set_flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EndEarly:
    """A facilitator ends the game at what is."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Training mode: take the last decision of this round back. Both stay in the record."""


TalkStep = Offer | Ask | Accept | Walk
Decision = Assess | Keep | Plan | TalkStep | HandInject | EndEarly | TakeBack
