"""What if: one decision changed, all luck kept, and the rest played as it was decided where that is still possible.

Draws go by name, so what the change does not touch comes out as it did. Where a recorded decision has no place any more
a reference policy decides, and the result says where.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game import rules
from game.analysis.alternatives import steps, with_other, without
from game.analysis.continuing import Continuations
from game.analysis.phrases import phrase, plain
from game.analysis.points import Point
from game.analysis.policies import POLICIES
from game.language import _
from game.rules import Assess, Cause, Decision, Keep, Plan, State, digest, narrowed, why_not_decision
from game.scenario import Scenario
from game.session import Decided, Game, NotSaved, SavedGame, branch
from game.session.records import Origin

Source = Literal["instead", "recorded", "adapted", "reference"]
REFERENCE = "careful"
"""The policy that decides where the record has nothing to say."""


@dataclass(frozen=True)
class Went:
    """One decision of the other timeline, and what followed until the next."""

    state: State
    """The world before it."""
    decision: Decision
    source: Source
    """Whether it is the change, the record's own, the record's without what was not possible, or the reference's."""
    left_out: tuple[str, ...]
    """Choices of the recorded plan that were not possible any more."""
    by: str
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Parting:
    """The first moment at which one meter goes another way."""

    meter: str
    minute: int
    played: Cause | None
    """What moved it in the game that was played; None where nothing did then."""
    instead: Cause | None
    """What moved it in the other timeline."""
    ends: tuple[int, int]
    """Where it stood at last, in tenths: as played, and in the other timeline."""


@dataclass(frozen=True)
class WhatIf:
    """A game beside what it would have been."""

    at: Point
    """The decision that was changed."""
    instead: Decision
    before: tuple[Decided, ...]
    """Every decision before it."""
    after: tuple[Went, ...]
    """The other timeline from the change on."""
    final: State
    """How the other timeline ended."""
    score: int
    """What it came to, in thousandths of a point."""
    partings: tuple[Parting, ...]
    """Meters that went another way, in the order of time."""


def point_at(game: SavedGame, every: Sequence[Point], number: int) -> Point:
    """Give the plan or step of talks with a number of the record; raise NotSaved with what could be named."""
    found = next((each for each in every if each.entry.number == number), None)
    if found and not found.by_facilitator and not isinstance(found.entry.decision, Assess | Keep):
        return found
    known = ", ".join(
        str(each.entry.number)
        for each in every
        if not each.by_facilitator and not isinstance(each.entry.decision, Assess | Keep)
    )
    message = _("decision {number} cannot be changed; plans and steps of talks that stand are: {known}")
    raise NotSaved(game.path, message.format(number=number, known=known))


def others_at(scenario: Scenario, at: Point) -> tuple[Decision, ...]:
    """Give what lies near a decision: holding, a choice less, more or in another's place; or another step of talks."""
    taken, state = plain(at.entry.decision), at.state
    near: Iterable[Decision]
    if isinstance(taken, Plan):
        less = [without(scenario, taken, choice) for choice in taken.choices]
        near = [Plan(), *less, *(plan for _choice, plan in with_other(scenario, state, taken))]
    else:
        near = steps(scenario, state, taken, taken)
    return tuple({phrase(each): each for each in near if phrase(each) != phrase(taken)}.values())


def what_if(game: SavedGame, every: Sequence[Point], at: Point, instead: Decision) -> WhatIf:
    """Change one decision of a finished game and play on; `every` is the game's moments."""
    place = every.index(at)
    went, final = to_the_end(game.scenario, every[place + 1 :], at, instead)
    before = tuple(Decided(each.entry.decision, each.entry.by) for each in every[:place])
    played = [cause for each in every[place:] for cause in each.entry.causes]
    other = [cause for each in went for cause in each.causes]
    return WhatIf(
        at=at, instead=instead, before=before, after=went, final=final,
        score=score_of(game.scenario, final),
        partings=tuple(sorted(_partings(at.state, played, other), key=lambda each: (each.minute, each.meter))),
    )  # fmt: skip


def to_the_end(
    scenario: Scenario, rest: Sequence[Point], at: Point, decision: Decision
) -> tuple[tuple[Went, ...], State]:
    """Decide so at a moment and play on by what was recorded after it; give every decision, and the world at last."""
    went = tuple(_Playing(scenario, rest).on(at, decision))
    return went, rules.step(scenario, went[-1].state, went[-1].decision).state


def score_of(scenario: Scenario, final: State) -> int:
    """Give what a finished world comes to once everything has come out, in thousandths of a point."""
    return rules.score(scenario, rules.reckon(scenario, final).state)


def kept(game: SavedGame, told: WhatIf, out: Path, whole: bool = False) -> Game:
    """Save a what-if up to its change, or `whole`, marked as a counterfactual of its game; raise a SaveProblem."""
    after = told.after if whole else told.after[:1]
    decided = (*told.before, *(Decided(each.decision, each.by) for each in after))
    number = told.at.entry.number
    return branch(game, out, number, Origin(game.sha, number - 1, digest(told.at.state)), decided)


class _Playing:
    """Plays on by what was recorded, each recorded decision at most once."""

    def __init__(self, scenario: Scenario, rest: Sequence[Point]) -> None:
        self.scenario = scenario
        self.rest = list(rest)

    def on(self, at: Point, instead: Decision) -> Iterator[Went]:
        went = Went(at.state, instead, "instead", (), at.entry.by, ())
        while True:
            step = rules.step(self.scenario, went.state, went.decision)
            yield Went(went.state, went.decision, went.source, went.left_out, went.by, step.causes)
            if step.state.awaits == "nothing":
                return
            went = self._next(step.state)

    def _next(self, state: State) -> Went:
        if by_hand := self._taken(lambda each: each.by_facilitator and each.entry.minute <= state.clock):
            return Went(state, by_hand.entry.decision, "recorded", (), by_hand.entry.by, ())
        if state.awaits == "talks":
            return self._step_of_talks(state)
        return self._assessment(state) or self._plan(state)

    def _taken(self, fits: Callable[[Point], bool]) -> Point | None:
        """Take the first recorded moment that fits out of those that are left."""
        found = next((each for each in self.rest if fits(each)), None)
        if found:
            self.rest.remove(found)
        return found

    def _assessment(self, state: State) -> Went | None:
        """State again what was stated in this sitting; where something new asks for it besides, keep it or state it."""
        said = self._taken(lambda each: isinstance(each.entry.decision, Assess | Keep) and _same_sitting(each, state))
        if said and why_not_decision(self.scenario, state, said.entry.decision) is None:
            return Went(state, said.entry.decision, "recorded", (), said.entry.by, ())
        if state.news <= state.weighed:
            return None
        if state.stated:
            return Went(state, Keep(), "reference", (), REFERENCE, ())
        return Went(state, self._careful(state).assessment, "reference", (), REFERENCE, ())

    def _plan(self, state: State) -> Went:
        recorded = self._taken(lambda each: isinstance(each.entry.decision, Plan) and _same_sitting(each, state))
        plan = recorded.entry.decision if recorded else None
        if recorded is None or not isinstance(plan, Plan):
            return Went(state, self._careful(state).reference, "reference", (), REFERENCE, ())
        possible = Plan()
        for choice in plan.choices:
            more = narrowed(self.scenario, plan, (*possible.choices, choice))
            possible = possible if why_not_decision(self.scenario, state, more) else more
        left_out = tuple(each for each in plan.choices if each not in possible.choices)
        return Went(state, possible, "adapted" if left_out else "recorded", left_out, recorded.entry.by, ())

    def _step_of_talks(self, state: State) -> Went:
        recorded = self._taken(lambda each: _open(each.state) == _open(state) and not each.by_facilitator)
        if recorded and why_not_decision(self.scenario, state, recorded.entry.decision) is None:
            return Went(state, recorded.entry.decision, "recorded", (), recorded.entry.by, ())
        return Went(state, self._careful(state).reference, "reference", (), REFERENCE, ())

    def _careful(self, state: State) -> Continuations:
        return Continuations(self.scenario, state, POLICIES[REFERENCE])


def _same_sitting(each: Point, state: State) -> bool:
    return (each.state.round, each.state.sitting) == (state.round, state.sitting)


def _open(state: State) -> str:
    return next((name for name, talk in state.talks.items() if talk.standing == "open"), "")


def _partings(state: State, played: Sequence[Cause], other: Sequence[Cause]) -> Iterator[Parting]:
    for meter, level in state.meters.items():
        ours, theirs = ([c for c in causes if c.meter == meter and c.change] for causes in (played, other))
        ends = (level + sum(c.change for c in ours), level + sum(c.change for c in theirs))
        if parting := _first(ours, theirs):
            yield Parting(meter, *parting, ends)


def _first(ours: Sequence[Cause], theirs: Sequence[Cause]) -> tuple[int, Cause | None, Cause | None] | None:
    """Give the minute at which two rows of causes part, and what moved the meter then in one and not in the other."""
    alone = [list((Counter(one) - Counter(other)).elements()) for one, other in ((ours, theirs), (theirs, ours))]
    minute = min((cause.minute for causes in alone for cause in causes), default=None)
    if minute is None:
        return None
    first, second = (next((cause for cause in causes if cause.minute == minute), None) for causes in alone)
    return minute, first, second
