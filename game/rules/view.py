"""What the player may know: a type of its own, so that no screen, bot or report of play can leak the truth.

Two worlds that showed the same things give equal views, whatever is true in them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple

from game.rules.decisions import Package
from game.rules.state import Awaiting, Cause, Refusal, Stated

Mode = Literal["training", "exercise"]


@dataclass(frozen=True, slots=True)
class MeterView:
    """Where a meter stands, as far as this mode shows it."""

    name: str
    tenths: int | None
    """Tenths of a point; None where the mode shows words only (trust in exercise mode)."""
    step: int
    """1 to 5: very low, low, middling, high, very high."""
    change: int | None
    """Tenths moved since the last plan; None where the mode shows arrows only."""
    arrows: int
    """The change as -3 to +3 arrows."""
    low_is_good: bool
    cause: Cause | None
    """What moved it most the way it went since the last plan, its pushes taken together; None if nothing moved it."""
    against: Cause | None
    """What moved it the other way, where that was more than any one thing that moved it the way it went."""


@dataclass(frozen=True, slots=True)
class StageAhead:
    """The attack's next stage, as the national CERT foresees it at the present pace."""

    id: str
    minute: int
    """The crisis minute at which it would begin."""


@dataclass(frozen=True, slots=True)
class AttackView:
    """What can be seen of the attack."""

    clock: int
    """Minutes on the attack's own clock."""
    pace: int
    """Percent of the crisis clock."""
    stage: str
    begun: tuple[tuple[str, int], ...]
    ahead: StageAhead | None
    """None where nothing can be foreseen before the last round ends."""


@dataclass(frozen=True, slots=True)
class SeenEvidence:
    """A piece of evidence that has spoken."""

    evidence: str
    finding: str
    minute: int
    withdrawn: bool
    shared: bool
    origin: str
    """Training mode: the earlier evidence of the same origin; empty otherwise."""
    likelihood: Mapping[str, int] | None
    """Training mode, once an assessment was stated after it: parts per million for each hypothesis."""


class Sign(NamedTuple):
    """Something others did that tells between the explanations: an answer, a silence, a word at the table."""

    cause: Cause
    """What was done, and when; it moves nothing here."""
    answer: tuple[str, str, str] | None
    """What was answered at the table: the clause, who answered, the answer's id; None for anything else."""
    likelihood: Mapping[str, int] | None
    """Training mode, once an assessment was stated after it: parts per million for each hypothesis."""


@dataclass(frozen=True, slots=True)
class Hint:
    """The direction of one certain effect of a choice, in words only."""

    meter: str
    """The meter it moves, or `attack.pace`."""
    up: bool
    large: bool
    """True from 5 points, or 25 percent of pace."""
    good: bool


class OfferedChoice(NamedTuple):
    """A choice as the player sees it before committing."""

    id: str
    refusal: Refusal | None
    """Why it cannot be taken now, or None."""
    cost: int
    arrives: int
    """The crisis minute at which its outcome or talks would come."""
    hints: tuple[Hint, ...]
    crosses: tuple[str, ...]
    """Red lines that taking it would cross at once."""
    excludes: frozenset[str]
    """Choices that cannot stand in one plan with it."""


@dataclass(frozen=True, slots=True)
class SeatView:
    """One counterpart at the table, as the player sees it."""

    counterpart: str
    package: Package
    says: str
    accepts: bool
    left: bool


@dataclass(frozen=True, slots=True)
class TalkView:
    """A negotiation as the player sees it."""

    id: str
    exchanges: int
    seats: tuple[SeatView, ...]
    offer: Package
    agreed: Package
    asked: tuple[tuple[str, str, str], ...]
    """Questions asked: clause, counterpart, the answer's id."""
    offer_worth: int | None
    """What the player's offer is worth by the mandate; None before any."""
    red_lines: tuple[tuple[str, str, str], ...]
    """Clause, option and the red line that agreeing to it would cross."""
    standing: str


@dataclass(frozen=True)
class PlayerView:
    """Everything the player may know now, each part made when it is first looked at. The truth is not a field of it."""

    mode: Mode
    awaits: Awaiting
    clock: int
    round: int
    rounds: int
    sitting: int
    round_began: int
    round_ends: int
    attention: int
    meters: Mapping[str, MeterView]
    attack: AttackView
    evidence: tuple[SeenEvidence, ...]
    """Newest first."""
    signs: tuple[Sign, ...]
    """Newest first: what others did that moved the belief, findings left out."""
    ledger: tuple[Cause, ...]
    """Everything that happened, in order, with its pushes; in exercise mode trust pushes are coarse (see `coarse`)."""
    choices: tuple[OfferedChoice, ...]
    """What is offered, and what is shown though closed, by id; empty while talks run."""
    takeable: tuple[str, ...]
    """The choices that can be taken now, by id."""
    asked: bool
    """True if something new bears on the assessment since the last one."""
    stated: tuple[Stated, ...]
    done: Mapping[str, tuple[int, ...]]
    pending: tuple[tuple[str, int], ...]
    """Choices whose outcome has not arrived, with the minute it will."""
    outcomes: Mapping[str, str]
    crossed: Mapping[str, int]
    upheld: Mapping[str, int]
    strained: Mapping[str, int]
    talks: TalkView | None
    """The negotiation that is open now."""
    drafts: Mapping[str, Package]
    ending: str
    ended_early: bool

    def __getattr__(self, part: str) -> Any:
        """Make a part that is looked at for the first time."""
        known = self.__dict__
        if part not in PARTS or TELLING not in known:
            raise AttributeError(f"a player has no view of {part!r}")
        known[part] = made = known[TELLING](part)
        return made


TELLING = "_tell"
PARTS = frozenset(each.name for each in fields(PlayerView))


def told_when_asked(tell: Callable[[str], Any]) -> PlayerView:
    """Give a view whose parts are told by name, once each, as they are looked at."""
    view = object.__new__(PlayerView)
    view.__dict__[TELLING] = tell
    return view


def look_anew(view: PlayerView) -> None:
    """Let a view of a world forget what it was told, because the world has gone on."""
    told = view.__dict__
    tell = told[TELLING]
    told.clear()
    told[TELLING] = tell
