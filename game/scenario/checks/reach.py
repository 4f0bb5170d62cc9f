"""Checks: what a game can come to at all, and in time, step by step from its first minute; what it cannot is named.

Only the root is named: what waits for a part that never comes is well once that part is mended.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from game.scenario.checks.knowing import by_range, certain
from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips
from game.scenario.checks.soonest import Soonest, owner_of
from game.scenario.conditions import Condition, Name, names
from game.scenario.parts import Path, consequences, walk
from game.scenario.scenario import Scenario
from game.scenario.vocabulary import vocabulary_of_objectives
from game.scenario.written import length

_READS: tuple[Path, ...] = (
    ("choices",), ("injects",), ("attack",), ("negotiations",), ("drafts",), ("evidence",), ("clock",),
)  # fmt: skip
_REMEDY = {
    "shared": "write 'share: [{name}]' at what lays it before others",
    "seen": "write 'reveal: [{name}]' at what shows it",
    "found": "write 'reveal: [{name}]' at what shows it",
    "withdrawn": "write 'withdraw: [{name}]' at what takes it back",
    "draft": "write 'draft: {name}' at a choice",
    "agreed": "write 'opens: {name}' at a choice",
    "walked": "write 'opens: {name}' at a choice",
    "refused": "write 'opens: {name}' at a choice",
}


def reach(scenario: Scenario) -> Slips:
    """Yield what can never come, what comes too late, and the conditions that wait for it without end."""
    ranges = by_range(scenario, vocabulary_of_objectives(scenario))
    so_far = _SoFar(scenario, Soonest(scenario, ranges))
    for path, value in walk(scenario):
        if isinstance(value, Condition):
            holds = certain(value, ranges)
            if holds is None:
                so_far.conditions[path] = value
            elif holds is False:
                so_far.excuse(path)
    so_far.soonest.follow()
    yield from _turn(so_far, (_closed, _unoffered, _late_outcomes, _late_injects))
    for looks in ((_unoffered,), (_late_outcomes,), (_late_injects,), (_closed, _late_evidence)):
        so_far.soonest.follow(so_far.excused)
        if so_far.soonest.all_in_time():
            return
        yield from _turn(so_far, looks)


def _turn(so_far: "_SoFar", looks: Iterable[Callable[["_SoFar"], Slips]]) -> Slips:
    """Look for one thing after the other; what is named is then taken to come at once."""
    for look in looks:
        for slip in list(look(so_far)):
            so_far.excuse(slip.path)
            yield slip


@dataclass
class _SoFar:
    """What was found, and what is therefore taken to come at once, so that nothing is named for want of it."""

    scenario: Scenario
    soonest: Soonest
    conditions: dict[Path, Condition] = field(default_factory=dict)
    """The conditions of which nothing is known yet."""
    excused: set[Path] = field(default_factory=set)

    def excuse(self, path: Path) -> None:
        """Take the part at a path, and what it opens, to come at once from now on."""
        owner = path[:3] if path[0] == "attack" else path[:2]
        self.excused.update(each for each in self.soonest.owners() if each[: len(owner)] == owner)
        choice = self.scenario.choices.get(str(owner[1])) if owner[0] == "choices" else None
        self.excused.update((("negotiations", choice.opens),) if choice and choice.opens else ())
        self.conditions.pop(path, None)

    def lacking(self, condition: Condition) -> Name | None:
        """Give the first name of a condition that never comes in time."""
        return next((name for name in names(condition) if self.soonest.in_time(name) is False), None)


def _warning(code: str, path: Path, message: str, hint: str, offset: int | None = None, *, key: bool = False) -> Slip:
    return Slip(code, path, message, hint, key, offset, "warning", reads=_READS)


def _closed(so_far: _SoFar) -> Slips:
    """Yield the conditions that wait for what never comes, and those that rule out nothing else."""
    for path, condition in so_far.conditions.items():
        holds, name = certain(condition, so_far.soonest.in_time), so_far.lacking(condition)
        if holds is None or name is None or owner_of(path) in so_far.excused:
            continue
        head, _dot, rest = name.name.partition(".")
        hint = _REMEDY.get(head, "let something bring it about").format(name=rest.partition(".")[0])
        section = str(path[0]) if len(path) == 3 else ""
        said = _idle if holds else _NEVER.get(section, _waiting)
        yield from said(so_far.scenario, path, name, hint)


def _idle(_scenario: Scenario, path: Path, name: Name, hint: str) -> Slips:
    message = f"this condition always holds, since '{name.name}' never comes"
    yield _warning("condition-always", path, message, f"{hint}, or delete the condition", name.at)


def _waiting(_scenario: Scenario, path: Path, name: Name, hint: str) -> Slips:
    yield _warning("condition-never", path, f"this condition can never hold: '{name.name}' never comes", hint, name.at)


@page("ending-never")
def _ending(scenario: Scenario, path: Path, name: Name, hint: str) -> Slips:
    """An ending whose condition waits for what nothing brings about is never reached.

    Fails:
        choices:
          name:
            share: []
        endings:
          - {id: calm, title: Calm, text: Calm., when: shared.logs}
          - {id: loud, title: Noise, text: Noise.}
    Passes:
        choices:
          look:
            share: [logs]
        endings:
          - {id: calm, title: Calm, text: Calm., when: shared.logs}
          - {id: loud, title: Noise, text: Noise.}
    """
    ending = scenario.endings[int(path[1])].id
    message = f"the ending '{ending}' is never reached: '{name.name}' never comes"
    yield _warning("ending-never", path, message, hint, name.at)


@page("objective-never")
def _objective(_scenario: Scenario, path: Path, name: Name, hint: str) -> Slips:
    """An objective that no game can show trains nobody.

    Fails:
        choices:
          note: {kind: norms, title: Send a note, text: Ask Orsk for help.}
        objectives:
          asks: {title: Ask without blame, when: draft.note.tone == warm}
    Passes:
        choices:
          note: {kind: norms, title: Send a note, text: Ask Orsk for help., draft: note}
        objectives:
          asks: {title: Ask without blame, when: draft.note.tone == warm}
    """
    message = f"the objective '{path[1]}' can never be met: '{name.name}' never comes"
    yield _warning("objective-never", path, message, hint, name.at)


@page("choice-never")
def _choice(_scenario: Scenario, path: Path, name: Name, hint: str) -> Slips:
    """A choice whose condition waits for what can never come is never offered.

    Choices are offered at the beginning of a round: a time after the beginning of the last one is too late.

    Fails:
        choices:
          call:
            when: stability >= 30
          c1: {kind: cbm, title: Ask Mirren, text: Ask., when: did.c1}
    Fails:
        choices:
          c1: {kind: cbm, title: Ask Mirren, text: Ask., when: clock >= 5h}
    Passes:
        choices:
          c1: {kind: cbm, title: Ask Mirren, text: Ask., when: did.c2 or clock >= 4h}
          c2: {kind: cbm, title: Ask the port, text: Ask.}
    """
    message = f"'{path[1]}' can never be offered: '{name.name}' never comes"
    yield _warning("choice-never", path, message, hint, name.at)


_NEVER: Mapping[str, Callable[[Scenario, Path, Name, str], Slips]] = {
    "choices": _choice, "objectives": _objective, "endings": _ending,
}  # fmt: skip


def _unoffered(so_far: _SoFar) -> Slips:
    """Yield the choices whose condition holds at the beginning of no round."""
    last = length(so_far.soonest.starts[-1])
    for name in so_far.scenario.choices:
        path: Path = ("choices", name)
        if path not in so_far.soonest.minutes and path not in so_far.excused:
            message = f"'{name}' can never be offered: its condition holds at the beginning of no round"
            hint = f"the last one begins after {last}; let what it waits for come before that"
            yield _warning("choice-never", (*path, "when"), message, hint)


@page("inject-late")
def _late_injects(so_far: _SoFar) -> Slips:
    """An inject that can come only after the end of the last round never comes.

    So does one whose condition cannot hold at the times at which it is tried.

    Fails:
        injects:
          word:
            at: 900h
    Fails:
        injects:
          word:
            at: 1h
            when: clock >= 2h
    Fails:
        choices:
          look:
            takes: 7h
            outcomes: [{id: found, title: Found, text: Found.}]
        injects:
          word: {from: orsk, channel: cable, title: Orsk asks, text: We hear., when: outcome.look == found}
          more: {at: 9h, from: orsk, channel: cable, title: Orsk asks again, text: We hear., when: came.word}
    Passes:
        injects:
          word:
            at: 1h..3h
            when: clock >= 2h
    """
    for name, inject in so_far.scenario.injects.items():
        path: Path = ("injects", name)
        field = "at" if inject.at else "round" if inject.round else "when"
        minute = so_far.soonest.minutes.get(path)
        if path in so_far.excused or getattr(inject, field) is None:
            continue
        if minute is None:
            message = f"'{name}' never comes: its condition cannot hold when it is tried"
            yield _warning("inject-late", (*path, "when"), message, "change its time, or the condition")
        elif minute > so_far.soonest.over:
            message = f"the crisis is over after {length(so_far.soonest.over)}, before '{name}' can come"
            yield _warning("inject-late", (*path, field), message, "let it come earlier")


@page("outcome-late")
def _late_outcomes(so_far: _SoFar) -> Slips:
    """What comes of a choice after the end of the last round never comes; the answer to it must arrive before.

    Fails:
        choices:
          look:
            takes: 9h
            outcomes: [{id: found, title: Found, text: Found.}]
    Passes:
        choices:
          look:
            takes: 7h
            outcomes: [{id: found, title: Found, text: Found.}]
    """
    for name, choice in so_far.scenario.choices.items():
        taken = so_far.soonest.minutes.get(("choices", name))
        answered = choice.outcomes or choice.opens
        if taken is None or not answered or ("choices", name) in so_far.excused:
            continue
        if taken + choice.takes > so_far.soonest.over:
            message = (
                f"what comes of '{name}' comes after {length(taken + choice.takes)} at the earliest; "
                f"the crisis is over after {length(so_far.soonest.over)}"
            )
            yield _warning("outcome-late", ("choices", name, "takes"), message, "let it take less, or offer it earlier")


@page("evidence-late")
def _late_evidence(so_far: _SoFar) -> Slips:
    """Evidence that can speak only after the end of the last round, or through what never comes, is never seen.

    Fails:
        choices:
          look:
            reveal: []
        attack:
          stages:
            - {id: dark, at: 0h, title: Cranes stand, text: No crane moves.}
            - {id: spread, at: 9h, title: It spreads, text: The gates are shut too., reveal: [logs]}
    Passes:
        choices:
          look:
            reveal: []
        attack:
          stages:
            - {id: dark, at: 0h, title: Cranes stand, text: No crane moves.}
            - {id: spread, at: 5h, title: It spreads, text: The gates are shut too., reveal: [logs]}
    """
    revealed = {name for part in consequences(so_far.scenario) for name in part.reveal}
    for name in so_far.scenario.evidence:
        if name in revealed and so_far.soonest.in_time(Name(f"seen.{name}", 0)) is False:
            message = f"the evidence '{name}' is never seen: what reveals it cannot come in time"
            hint = "let it come earlier, or reveal it elsewhere too"
            yield _warning("evidence-late", ("evidence", name), message, hint, key=True)
