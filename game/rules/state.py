"""How the world stands at one moment, and what a step gives back.

`State` is whole numbers, text and truth values only, so that it is the same on every machine. It
holds the hidden truth too; what a player may know of it is a type of its own, `PlayerView`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from game.rules.decisions import Basis, Package

CauseKind = Literal[
    "choice", "outcome", "finding", "withdrawal", "inject", "stage", "attack", "red_line", "talks", "clause", "draft",
    "attribution", "reckoning", "facilitator", "ending",
]  # fmt: skip
Awaiting = Literal["plan", "talks", "nothing"]


@dataclass(frozen=True, slots=True)
class Luck:
    """What decides every draw: the seed, and the hidden truth with the counterparts' hidden interests."""

    seed: int
    truth: str
    """The hypothesis that is true."""
    profiles: Mapping[str, str]
    """The interests of each counterpart, by `negotiation.counterpart`."""


class Cause(NamedTuple):
    """One thing that happened, and at most one meter it moved; several causes may share one happening."""

    minute: int
    kind: CauseKind
    id: str
    """The choice, inject, stage ... whose doing it is."""
    part: str = ""
    """The outcome, finding, clause or branch of it."""
    meter: str = ""
    """The meter that moved; empty where nothing did."""
    change: int = 0
    """What the meter really moved, in tenths: a meter stops at 0 and at 100."""
    asked: int = 0
    """What the scenario asked for, in tenths."""


class Draw(NamedTuple):
    """One throw of the dice: its name, how often that name was drawn before, and the number, 0 to 999,999."""

    name: str
    occurrence: int
    value: int
    result: str
    """What came of it, by the author's id."""


@dataclass(frozen=True, slots=True)
class AttackState:
    """Where the attack stands on its own clock."""

    clock: int = 0
    """Minute-percents: minutes of the crisis clock times the pace in percent."""
    pace: int = 100
    """Percent of the crisis clock."""
    hours: int = 0
    """Whole attack hours already paid."""
    stage: str = ""
    """The stage that runs; empty before the first."""
    paying: str = ""
    """The stage that ran when the current attack hour began: the hour is paid to it."""
    begun: tuple[tuple[str, int], ...] = ()
    """Every stage that began, with the minute."""
    passed: int = 0
    """How many of the scenario's stages have had their time, begun or not."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One counterpart at the table."""

    aim: int = -1
    """What it holds out for, in its own points; -1 before the first exchange."""
    worth: int = -1
    """What the player's last offer was worth to it; -1 before any."""
    below: int = 0
    """Offers in a row far below its reservation value."""
    package: Package = field(default_factory=dict)
    """Its own last package; empty before any."""
    accepts: bool = False
    """Whether it accepted the player's last offer."""
    left: bool = False
    """Whether it left the table."""
    says: str = "opening"
    """Which of its lines it spoke last: opening, counter, accept or walk."""


@dataclass(frozen=True, slots=True)
class TalkState:
    """How one negotiation stands."""

    standing: Literal["open", "adjourned", "agreed", "walked", "refused"]
    seats: Mapping[str, Mapping[str, Seat]]
    """For each counterpart, how it stands under each profile that could have answered as it did."""
    exchanges: int = 0
    """Exchanges spent, asking included."""
    offer: Package = field(default_factory=dict)
    """The player's last offer; empty before any."""
    agreed: Package = field(default_factory=dict)
    """The text that stands, once it does."""
    asked: tuple[tuple[str, str, str], ...] = ()
    """Questions asked: clause, counterpart, the answer's id."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One assessment as it was stated: it is judged afterwards and never changes the world."""

    round: int
    minute: int
    role: str
    percents: Mapping[str, int]
    """Probability per hypothesis in whole percent, 100 together."""
    basis: Basis
    kept: bool = False
    """True if it was kept from the one before."""


@dataclass(frozen=True, slots=True)
class State:
    """The world between two decisions. Nobody writes into it; a step gives a new one."""

    luck: Luck
    awaits: Awaiting
    """What the player is to decide now: a plan, a step of talks, or nothing because the game is over."""
    clock: int
    """Minutes since the start."""
    round: int
    """The round being played, from 1."""
    sitting: int
    """1, or 2 when an inject or a stage broke the round and the player sits again."""
    round_began: int
    round_ends: int
    new_since: int
    """The minute from which things are new to the player: when the round that has just run began."""
    attention: int
    """Attention points left to spend now."""
    meters: Mapping[str, int]
    """Tenths of a point, 0 to 1000; `trust.orsk` is Orsk's trust toward the player's country."""
    attack: AttackState
    flags: frozenset[str]
    done: Mapping[str, tuple[int, ...]]
    """When each choice was taken."""
    outcomes: Mapping[str, str]
    """The last outcome that arrived for each choice."""
    shown: Mapping[str, tuple[str, int]]
    """Evidence that spoke: its finding and the minute."""
    withdrawn: frozenset[str]
    shared: frozenset[str]
    """Evidence laid before others."""
    weights: Mapping[str, int]
    """For each hypothesis its prior times the likelihood of everything shown: exact integers, not normalised."""
    interests: Mapping[str, Mapping[str, Mapping[str, int]]]
    """For each counterpart and hypothesis the weight of each profile that could have answered as it did."""
    news: int
    """How many shown results have changed the reasoned belief; a new one asks for a new assessment."""
    tried: Mapping[str, tuple[int, ...]]
    """When each inject was tried."""
    came: Mapping[str, int]
    """When each inject last happened."""
    upheld: Mapping[str, int]
    """How often each norm, CBM or rule was upheld."""
    strained: Mapping[str, int]
    crossed: Mapping[str, int]
    """When each red line was crossed."""
    talks: Mapping[str, TalkState]
    due: tuple[str, ...]
    """Negotiations whose time has come, in order."""
    drafts: Mapping[str, Package]
    """What was put into each draft that was sent."""
    answers: Mapping[str, str]
    """What was answered to questions beside decisions."""
    stated: tuple[Stated, ...]
    weighed: int
    """What `news` was when the player last stated or kept an assessment."""
    named: tuple[tuple[str, int], ...]
    """Choices that attributed in public, with the minute, for the reckoning."""
    queue: tuple[tuple[int, int, str, str], ...]
    """What is to happen: minute, order within the minute, id, and which part of it."""
    broken: int
    """The round that was broken last; 0 if none. A round is broken at most once."""
    ending: str
    """The ending, once the game is over."""
    ended_early: bool
    """True if a facilitator ended the game at what was."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one decision led to: the state after it, why each meter moved, and what was drawn."""

    state: State
    causes: tuple[Cause, ...]
    draws: tuple[Draw, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the player may not do something now: a kind and its values; words are made where it is shown."""

    kind: Literal[
        "attention", "not_offered", "closed", "taken", "too_soon", "unknown", "draft_incomplete", "no_talks",
        "talks_open", "package_incomplete", "nothing_to_accept", "no_answer", "over", "sum", "counterpart", "excluded",
    ]  # fmt: skip
    id: str = ""
    needs: int = 0
    left: int = 0
    other: str = ""
    """The choice that does not go together with it."""


class Refused(Exception):
    """A decision the rules refuse; it cost nothing and changed nothing."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.kind)
        self.refusal = refusal


class ScenarioFault(Exception):
    """The scenario drives the rules in a circle: more than a hundred things in one minute."""

    def __init__(self, minute: int, last: str) -> None:
        super().__init__(f"more than 100 things happen in minute {minute}, last {last}")
        self.minute = minute
        self.last = last
