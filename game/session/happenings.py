"""Causes gathered into what a person would call one thing that happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.rules import Cause

SILENT = ("ending",)
"""Kinds that are told in another place than the ledger."""


@dataclass(frozen=True)
class Happening:
    """One thing that happened, with every meter it moved."""

    cause: Cause
    """The first of its causes: when it began, and what it was."""
    until: int
    """The minute of the last of its causes: later than the first where hours of an attack are told together."""
    hours: int = 0
    """How many hours of the attack it tells together; 0 for anything else."""
    changes: Mapping[str, int] = field(default_factory=dict)
    """What each meter really moved, in tenths (arrows for trust in exercise mode)."""
    parts: tuple[str, ...] = ()
    """What a text that was sent, or talks that were agreed, say clause by clause; nothing for anything else."""


def by_what_they_were(causes: Iterable[Cause]) -> tuple[tuple[Happening, ...], Happening | None]:
    """Gather causes, the attack's hours apart: they are one thing, however much else came between them."""
    told = list(causes)
    hours: Happening | None = None
    for cause in told:
        if cause.kind == "attack":
            hours = _with(hours or Happening(cause, cause.minute), cause)
    return happenings(cause for cause in told if cause.kind != "attack"), hours


def happenings(causes: Iterable[Cause]) -> tuple[Happening, ...]:
    """Gather causes in their order: one line a thing, one for the hours of a stage between two others, one a text."""
    told: list[Happening] = []
    given = tuple(causes)
    for cause in given:
        if cause.kind in SILENT:
            continue
        if told and _goes_on(told[-1], cause):
            told[-1] = _with(told[-1], cause)
        else:
            told.append(_with(Happening(cause, cause.minute, parts=_signed(given, cause)), cause))
    return tuple(told)


def _signed(given: Iterable[Cause], agreed: Cause) -> tuple[str, ...]:
    """Give the clauses that were signed, of talks that were agreed."""
    if (agreed.kind, agreed.part) != ("talks", "agreed"):
        return ()
    signed = (each for each in given if (each.kind, each.id, each.minute) == ("clause", agreed.id, agreed.minute))
    return tuple(dict.fromkeys(each.part for each in signed))


def _goes_on(last: Happening, cause: Cause) -> bool:
    if cause.kind == "draft":
        return (last.cause.kind, last.cause.id, last.until) == (cause.kind, cause.id, cause.minute)
    same = (last.cause.kind, last.cause.id, last.cause.part) == (cause.kind, cause.id, cause.part)
    return same and (cause.kind == "attack" or last.until == cause.minute)


def _with(happening: Happening, cause: Cause) -> Happening:
    changes = dict(happening.changes)
    if cause.meter:
        changes[cause.meter] = changes.get(cause.meter, 0) + cause.change
    new_hour = cause.kind == "attack" and (happening.hours == 0 or cause.minute > happening.until)
    parts = happening.parts
    if cause.kind == "draft" and cause.part not in parts:
        parts = (*parts, cause.part)
    return Happening(happening.cause, cause.minute, happening.hours + new_hour, changes, parts)
