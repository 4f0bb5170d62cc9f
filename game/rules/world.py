"""The world while it changes.

A step thaws the state it was given, lets things happen, and freezes what came of it. Whoever plays thousands of games
keeps one `World` from beginning to end instead, so that nothing is copied between two decisions. Every push on a meter
goes through here, so every change has its cause.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from heapq import heappush
from typing import Any

from game.rules.book import ATTACK, Book, Pushes
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
        """Move meters, each with its cause."""
        meters, changed, keeps, clock, keep = self.meters, self.changed, self.keeps, self.clock, self.causes.append
        for meter, asked in pushes:
            before = meters[meter]
            after = before + asked
            if after > FULL:
                after = FULL
            elif after < 0:
                after = 0
            if after != before:
                meters[meter] = after
                changed.add(meter)
            if keeps:
                keep(_row(Cause, (clock, kind, id, part, meter, after - before, asked)))

    def tell(self, pushes: Pushes, kind: CauseKind, id: str, part: str = "") -> None:
        """Record that something happened, with whatever it pushes, which may be nothing."""
        if pushes:
            self.push(pushes, kind, id, part)
        else:
            self.note(kind, id, part)

    def note(self, kind: CauseKind, id: str, part: str = "") -> None:
        """Record that something happened which moves no meter by itself."""
        if self.keeps:
            self.causes.append(Cause(self.clock, kind, id, part))

    def draw(self, name: str, occurrence: int, chances: Iterable[tuple[str, int]]) -> str:
        """Draw one of several results and note it."""
        left = value = draw(self.luck.seed, name, occurrence)
        result = ""
        for result, chance in chances:  # noqa: B007 - it is given below
            if left < chance:
                break
            left -= chance
        if self.keeps:
            self.draws.append(_row(Draw, (name, occurrence, value, result)))
        return result

    def plan(self, minute: int, order: int, id: str, part: str = "") -> None:
        """Put something that is to happen into the queue."""
        heappush(self.queue, (minute, order, id, part))


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
        "changed": (),
        "stale": (),
        "open": None,
        "takeable": None,
        "breaks": False,
        "keeps": True,
    }
    return _separate(kept | fresh | {"book": book, "attack": attack})


def twin(world: World, luck: Luck) -> World:
    """Give a second world that stands as this one does, with luck of its own."""
    attack = RunningAttack(*(getattr(world.attack, name) for name in (*_KEPT_OF_ATTACK, "mark", "due")))
    known = None if world.open is None else set(world.open)
    causes, draws = list(world.causes), list(world.draws)
    return _separate(vars(world) | {"luck": luck, "attack": attack, "open": known, "causes": causes, "draws": draws})


def _separate(values: dict[str, Any]) -> World:
    """Make a world of values, with copies of what it will write into."""
    world = World()
    held = vars(world)
    held.update(values)
    for name, copy in _COPIES.items():
        held[name] = copy(values[name])
    world.changed, world.stale = set(world.changed), set(world.stale)
    return world


def freeze(world: World) -> Step:
    """Give what has come of a world: its state now, and every cause and draw since it was made."""
    values = {name: getattr(world, name) for name in _KEPT}
    values |= {name: copy(values[name]) for name, copy in _COPIES.items()}
    values |= {name: frozenset(values[name]) for name in ("flags", "withdrawn", "shared")}
    attack = AttackState(*(getattr(world.attack, name) for name in _KEPT_OF_ATTACK))
    values |= {"attack": attack, "due": tuple(world.due), "queue": tuple(sorted(world.queue))}
    return Step(State(**values), tuple(world.causes), tuple(world.draws))
