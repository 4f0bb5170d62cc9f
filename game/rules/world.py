"""The state while one step changes it.

A step thaws the state it was given, lets things happen, and freezes what came of it; nobody outside
the rules ever holds a `World`. Every push on a meter goes through here, so every change has its cause.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from heapq import heappush

from game.rules.book import Book, Pushes
from game.rules.chance import draw, pick
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


@dataclass(slots=True)
class RunningAttack:
    """`AttackState` while a step changes it."""

    clock: int
    pace: int
    hours: int
    stage: str
    paying: str
    begun: tuple[tuple[str, int], ...]
    passed: int


@dataclass(slots=True)
class World:
    """`State` while a step changes it, with what the step will give back."""

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
    causes: list[Cause] = field(default_factory=list)
    draws: list[Draw] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    """What conditions read that has changed since they were last looked at."""
    breaks: bool = False
    """True once something broke this round and the minute is not over yet."""

    def push(self, pushes: Pushes, kind: CauseKind, id: str, part: str = "") -> None:
        """Move meters, each with its cause; record that it happened even where nothing moved."""
        if not pushes:
            self.causes.append(Cause(self.clock, kind, id, part))
        for meter, asked in pushes:
            before = self.meters[meter]
            after = self.meters[meter] = min(FULL, max(0, before + asked))
            self.causes.append(Cause(self.clock, kind, id, part, meter, after - before, asked))
            if after != before:
                self.changed.add(meter)

    def draw(self, name: str, occurrence: int, chances: Iterable[tuple[str, int]]) -> str:
        """Draw one of several results and note it."""
        value = draw(self.luck.seed, name, occurrence)
        result = pick(value, chances)
        self.draws.append(Draw(name, occurrence, value, result))
        return result

    def plan(self, minute: int, order: int, id: str, part: str = "") -> None:
        """Put something that is to happen into the queue."""
        heappush(self.queue, (minute, order, id, part))


_KEPT = [each.name for each in fields(State)]
_COPIES = {
    "meters": dict, "flags": set, "done": dict, "outcomes": dict, "shown": dict, "withdrawn": set, "shared": set,
    "weights": dict, "tried": dict, "came": dict, "upheld": dict, "strained": dict, "crossed": dict, "talks": dict,
    "due": list, "drafts": dict, "answers": dict, "queue": list,
}  # fmt: skip


def thaw(book: Book, state: State) -> World:
    """Give a world that a step may change, leaving the state as it was."""
    values = {name: getattr(state, name) for name in _KEPT}
    values |= {name: copy(values[name]) for name, copy in _COPIES.items()}
    values["interests"] = {
        seat: {truth: dict(weights) for truth, weights in under.items()} for seat, under in state.interests.items()
    }
    attack = state.attack
    values["attack"] = RunningAttack(
        attack.clock, attack.pace, attack.hours, attack.stage, attack.paying, attack.begun, attack.passed
    )
    return World(book=book, **values)


def freeze(world: World) -> Step:
    """Give the step a world has made: its state, causes and draws."""
    values = {name: getattr(world, name) for name in _KEPT}
    for name in ("flags", "withdrawn", "shared"):
        values[name] = frozenset(values[name])
    attack = world.attack
    values["attack"] = AttackState(
        attack.clock, attack.pace, attack.hours, attack.stage, attack.paying, attack.begun, attack.passed
    )
    values |= {"due": tuple(world.due), "queue": tuple(sorted(world.queue))}
    return Step(State(**values), tuple(world.causes), tuple(world.draws))
