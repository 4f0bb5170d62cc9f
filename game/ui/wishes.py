"""What a screen may ask for. A screen draws a view and returns a wish; the desk grants it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.analysis.whatif import WhatIf
from game.rules import Basis, Decision, Mode, Plan
from game.session import SavedGame


@dataclass(frozen=True)
class Go:
    """Follow a path of the phases: begin, weigh, go_on, take_back, review."""

    trigger: str


@dataclass(frozen=True)
class Decide:
    """Make a decision."""

    decision: Decision
    because: str = ""


@dataclass(frozen=True)
class Draft:
    """Keep the plan as it is being put together."""

    plan: Plan


@dataclass(frozen=True)
class Open:
    """Open a sheet over the screen."""

    sheet: str
    """Menu, about, find, file, reason, dissent, dossier, briefing, meters, glossary, what-if."""
    about: str = ""


@dataclass(frozen=True)
class Uncover:
    """Show what is for one seat's eyes first, by its address: that seat is alone with the screen."""

    address: str


@dataclass(frozen=True)
class Sit:
    """Go to a step of a delegation's assessment."""

    step: Literal["pass", "alone", "spread", "together"]
    role: str = ""
    """The seat that is passed the screen, or is alone with it."""


@dataclass(frozen=True)
class Speak:
    """Record what a seat believes."""

    role: str
    percents: Mapping[str, int]
    basis: Basis


@dataclass(frozen=True)
class Dissent:
    """Record that a seat disagrees, and why."""

    role: str
    text: str


@dataclass(frozen=True)
class Ask:
    """Ask once before a wish is granted."""

    question: str
    yes: str
    then: "Wish"
    careful: bool = False
    """True where what is done cannot be undone: Enter goes back then."""


@dataclass(frozen=True)
class Back:
    """Close what is open over the screen, or open the menu."""


@dataclass(frozen=True)
class Begin:
    """Begin a new game of a scenario."""

    path: Path
    mode: Mode


@dataclass(frozen=True)
class Resume:
    """Go on with a saved game, or open the debrief of a finished one."""

    path: Path


@dataclass(frozen=True)
class PlayOn:
    """Save a what-if of a finished game up to its change, and play on from there by hand."""

    game: SavedGame
    told: WhatIf


@dataclass(frozen=True)
class Reveal:
    """Ask for the truth in the debrief."""


@dataclass(frozen=True)
class Judge:
    """Begin to judge the decisions of a finished game on what could be known."""


@dataclass(frozen=True)
class SaveReport:
    """Write the page of the debrief beside the save."""


@dataclass(frozen=True)
class Look:
    """Set one of the settings: `theme`, `text`, `motion`, `sound`, `language`."""

    what: str
    value: str | int | bool


@dataclass(frozen=True)
class Turn:
    """Turn one of the settings a step further."""

    what: str
    step: int = 1


@dataclass(frozen=True)
class Verify:
    """Play a saved game again, and say whether everything comes out as it was recorded."""

    path: Path


@dataclass(frozen=True)
class Delete:
    """Delete a saved game, and what was written after it."""

    path: Path


@dataclass(frozen=True)
class Elsewhere:
    """Keep records in another folder from now on, then grant what could not be saved."""

    folder: Path
    then: "Wish"


@dataclass(frozen=True)
class Leave:
    """Leave the game for the library, or the library for good; everything is saved."""


Wish = (
    Go | Decide | Draft | Open | Ask | Back | Begin | Resume | PlayOn | Reveal | Judge | SaveReport | Look | Turn
    | Verify | Delete | Elsewhere | Leave | Uncover | Sit | Speak | Dissent
)  # fmt: skip
