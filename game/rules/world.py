"""The world while it changes.

A step thaws the state it was given, lets things happen, and freezes what came of it. Whoever plays thousands of games
keeps one `World` from beginning to end instead, so that nothing is copied between two decisions. Every push on a meter
goes through here, so every change has its cause.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, fields
from heapq import heappush
from operator import attrgetter
from typing import Any

from game.rules.book import ATTACK, Book, Chances, Pushes
from game.rules.chance import draw
from game.rules.decisions import Package
from game.rules.state import (
    AttackState,
    Awaiting,
    Cause,
    CauseKind,
    Draw,
    Luck,
    State,
    Stated,
    Step,
    TalkState,
)

FULL = 1000
Event = tuple[int, int, str, str]
_row: Callable[..., Any] = tuple.__new__
"""Makes a named tuple of a plain one; the class's own call does the same in twice the time, and causes are many."""


@dataclass(slots=True)
class RunningAttack:
    """`AttackState` while it changes."""

    clock: int
    pace: int
    hours: int
    stage: str
    paying: str
    begun: tuple[tuple[str, int], ...]
    passed: int
    mark: int = 0
    """Where on its clock the next hour falls or the next stage stands."""
    due: Event = (0, ATTACK, "", "")
    """Its place among all events: the minute at which the mark is reached."""


@dataclass(slots=True, eq=False)
class World:
    """`State` while it changes, with what has come of it so far; it belongs to whoever made it."""

    book: Book
    luck: Luck
    awaits: Awaiting
    clock: int
    round: int
    sitting: int
    round_began: int
    round_ends: int
    new_since: int
    attention: int
    meters: dict[str, int]
    attack: RunningAttack
    flags: set[str]
    done: dict[str, tuple[int, ...]]
    outcomes: dict[str, str]
    shown: dict[str, tuple[str, int]]
    withdrawn: set[str]
    shared: set[str]
    weights: dict[str, int]
    interests: dict[str, dict[str, dict[str, int]]]
    news: int
    tried: dict[str, tuple[int, ...]]
    came: dict[str, int]
    upheld: dict[str, int]
    strained: dict[str, int]
    crossed: dict[str, int]
    talks: dict[str, TalkState]
    due: list[str]
    drafts: dict[str, Package]
    answers: dict[str, str]
    stated: tuple[Stated, ...]
    weighed: int
    named: tuple[tuple[str, int], ...]
    queue: list[Event]
    broken: int
    ending: str
    ended_early: bool
    causes: list[Cause]
    draws: list[Draw]
    keeps: bool
    """False where nobody asks for causes and draws; the world goes the same way."""
    changed: set[str]
    """What conditions read that has changed since they were last looked at."""
    breaks: bool
    """True once something broke this round and the minute is not over yet."""
    open: set[str] | None
    """The choices whose condition holds, as far as that was looked at; None before it ever was."""
    takeable: tuple[str, ...] | None
    """The choices that can be taken now, once that was asked; None after each decision."""
    stale: set[str]
    """What conditions of choices read that has changed since."""

    def push(self, pushes: Pushes, kind: CauseKind, id: str, part: str = "") -> None:
        """Move meters if any are to be moved, each with its cause."""
        if pushes.moves:
            self.tell(pushes, kind, id, part)

    def tell(self, pushes: Pushes, kind: CauseKind, id: str, part: str = "") -> None:
        """Record that something happened, and move the meters it pushes, each with its cause, which may be none."""
        moves, touches = pushes
        self.changed |= touches
        if not moves:
            self.note(kind, id, part)
        meters, keeps, clock, keep = self.meters, self.keeps, self.clock, self.causes.append
        for meter, asked in moves:
            before = meters[meter]
            after = before + asked
            if not 0 <= after <= FULL:
                after = FULL if asked > 0 else 0
            meters[meter] = after
            if keeps:
                keep(_row(Cause, (clock, kind, id, part, meter, after - before, asked)))

    def note(self, kind: CauseKind, id: str, part: str = "") -> None:
        """Record that something happened which moves no meter by itself."""
        if self.keeps:
            self.causes.append(Cause(self.clock, kind, id, part))

    def draw(self, name: str, occurrence: int, chances: Chances) -> str:
        """Draw one of several results and note it."""
        value = draw(self.luck.seed, name, occurrence)
        result = chances.results[bisect_right(chances.bounds, value)]
        if self.keeps:
            self.draws.append(_row(Draw, (name, occurrence, value, result)))
        return result

    def plan(self, minute: int, order: int, id: str, part: str = "") -> None:
        """Put something that is to happen into the queue."""
        heappush(self.queue, (minute, order, id, part))


_ALL, _ALL_OF_ATTACK = attrgetter(*World.__slots__), attrgetter(*RunningAttack.__slots__)
_KEPT = [each.name for each in fields(State)]
_COPIES: dict[str, Callable[[Any], Any]] = {
    "meters": dict, "flags": set, "done": dict, "outcomes": dict, "shown": dict, "withdrawn": set, "shared": set,
    "weights": dict, "tried": dict, "came": dict, "upheld": dict, "strained": dict, "crossed": dict, "talks": dict,
    "due": list, "drafts": dict, "answers": dict, "queue": list,
    "interests": lambda seats: {
        seat: {truth: dict(weights) for truth, weights in under.items()} for seat, under in seats.items()
    },
}  # fmt: skip
_KEPT_OF_ATTACK = [each.name for each in fields(AttackState)]


def thaw(book: Book, state: State) -> World:
    """Give a world that may be changed, leaving the state as it was."""
    attack = RunningAttack(*(getattr(state.attack, name) for name in _KEPT_OF_ATTACK))
    kept = {name: getattr(state, name) for name in _KEPT}
    fresh: dict[str, Any] = {
        "causes": [],
        "draws": [],
        "changed": set(),
        "stale": set(),
        "open": None,
        "takeable": None,
        "breaks": False,
        "keeps": True,
    }
    world = World(**kept | fresh | {"book": book, "attack": attack})
    _separate(world)
    return world


def twin(world: World, luck: Luck) -> World:
    """Give a second world that stands as this one does, with luck of its own."""
    other = World(*_ALL(world))
    _separate(other)
    other.luck, other.attack = luck, RunningAttack(*_ALL_OF_ATTACK(world.attack))
    other.open = None if world.open is None else set(world.open)
    other.changed, other.stale = set(world.changed), set(world.stale)
    other.causes, other.draws = list(world.causes), list(world.draws)
    return other


def _separate(world: World) -> None:
    """Give a world copies of its own of all that it will write into."""
    for name, copy in _COPIES.items():
        setattr(world, name, copy(getattr(world, name)))


def freeze(world: World) -> Step:
    """Give what has come of a world: its state now, and every cause and draw since it was made."""
    values = {name: getattr(world, name) for name in _KEPT}
    values |= {name: copy(values[name]) for name, copy in _COPIES.items()}
    values |= {name: frozenset(values[name]) for name in ("flags", "withdrawn", "shared")}
    attack = AttackState(*(getattr(world.attack, name) for name in _KEPT_OF_ATTACK))
    values |= {"attack": attack, "due": tuple(world.due), "queue": tuple(sorted(world.queue))}
    return Step(State(**values), tuple(world.causes), tuple(world.draws))
