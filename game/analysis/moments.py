"""Known then, true then, shown later: each plan beside what could be known when it was made.

A debrief that looks back with what came out later blames people for what they could not know; this keeps the three
apart. What was true is told only after the reveal.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.analysis.learning import likelihood
from game.analysis.story import assessments
from game.language import _
from game.rules import Cause, Plan
from game.session import Entry, SavedGame
from game.session.happenings import Happening, happenings
from game.session.words import Words


@dataclass(frozen=True)
class TrueThen:
    """What was true when a plan was made, and what the evidence made of it."""

    supported: Mapping[str, int]
    """What the evidence supported then, in parts per million."""
    misleading: tuple[Happening, ...]
    """What had newly come and spoke for another explanation than the true one."""
    reckoned: tuple[Happening, ...]
    """What came out at the end about the plan's own choices."""


@dataclass(frozen=True)
class Moment:
    """One plan, and what stood around it."""

    number: int
    round: int
    minute: int
    known: tuple[Happening, ...]
    """What had come since the plan before: findings, injects, outcomes, stages of the attack."""
    stated: Mapping[str, int]
    """The probabilities that stood then, in percent; empty where none had been stated."""
    chose: tuple[str, ...]
    later: tuple[Happening, ...]
    """What came of the plan's choices afterwards, and what was withdrawn later of what was known."""
    then: TrueThen | None
    """None while the truth is covered."""


_NEWS = ("finding", "withdrawal", "inject", "outcome", "stage", "talks", "facilitator")
"""Kinds of happening a player is shown as news."""


def moments(game: SavedGame) -> Iterator[Moment]:
    """Give every plan of a game, told from its record alone."""
    said = Words(game.scenario)
    stated: Mapping[str, int] = {}
    fresh, known, belief = list(game.beginning), set[str](), game.first_belief
    after = {entry.number: assessment for entry, assessment in assessments(game.entries)}
    for place, entry in enumerate(game.entries):
        known |= {cause.id for cause in fresh if cause.kind == "finding"}
        stated = after[entry.number].percents if entry.number in after else stated
        if isinstance(entry.decision, Plan):
            yield Moment(
                number=entry.number, round=entry.round, minute=entry.minute, known=_news(fresh), stated=stated,
                chose=_titles(said, entry.decision), later=_later(entry.decision, game.entries[place:], known),
                then=_then(game, entry.decision, fresh, belief) if game.revealed else None,
            )  # fmt: skip
            fresh = []
        fresh.extend(entry.causes)
        belief = entry.belief


def _titles(said: Words, plan: Plan) -> tuple[str, ...]:
    return tuple(said.scenario.choices[name].title for name in plan.choices) or (_("Held: nothing was chosen"),)


def _news(causes: Sequence[Cause]) -> tuple[Happening, ...]:
    return happenings(cause for cause in causes if cause.kind in _NEWS)


def _later(plan: Plan, entries: Sequence[Entry], known: set[str]) -> tuple[Happening, ...]:
    found = [
        cause
        for entry in entries
        for cause in entry.causes
        if (cause.kind in ("outcome", "red_line", "attribution") and cause.id in plan.choices)
        or (cause.kind == "withdrawal" and cause.id in known)
    ]
    return happenings(found)


def _then(game: SavedGame, plan: Plan, fresh: Sequence[Cause], belief: Mapping[str, int]) -> TrueThen:
    seal = game.seal or {}
    misleading = [cause for cause in fresh if _misled(game, cause, seal["truth"])]
    reckoning = [Cause(*cause) for cause in seal["reckoning"]]
    return TrueThen(
        belief, happenings(misleading), happenings(cause for cause in reckoning if cause.id in plan.choices)
    )


def _misled(game: SavedGame, cause: Cause, truth: str) -> bool:
    """Tell whether a result was half as much again as likely under another explanation as under the truth."""
    shares = likelihood(game.scenario, cause)
    return shares is not None and 2 * max(shares.values()) > 3 * shares[truth]
