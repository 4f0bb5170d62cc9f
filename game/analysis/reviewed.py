"""What a decision review found, as typed results: for the terminal, the debrief page, and a file beside the save.

It is an opinion of a score: whose weights stand in it. Points are of that score; whole numbers are thousandths of one.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, TypeAdapter, ValidationError

from game.analysis.counts import Estimate
from game.analysis.verdicts import Verdict
from game.rules import RULES_VERSION, Decision
from game.session import SavedGame, review_path
from game.session.records import understood, written

FORMAT = 2
Made = Annotated[Decision, PlainSerializer(written), PlainValidator(understood)]


@dataclass(frozen=True)
class Valued:
    """One thing that could have been decided, and what it would have been worth."""

    decision: Made
    expected: Estimate


@dataclass(frozen=True)
class Worth:
    """What one choice is worth within a plan: the plan with it less the plan without it."""

    choice: str
    gain: Estimate


@dataclass(frozen=True)
class ReviewedDecision:
    """One plan, or one step of talks, judged by what could be known when it was made."""

    number: int
    """Its number in the record."""
    round: int
    minute: int
    phase: str
    """`decision` or `negotiation`."""
    taken: Made
    taken_back: bool
    """True if the player took it back afterwards: the first thought is judged, the second was made with hindsight."""
    verdict: Verdict
    by_policy: Mapping[str, Verdict]
    """The verdict under each way of going on; where good stands against costly, it depends on that."""
    expected: Estimate
    """The score to be expected after it, in points."""
    best: Made
    """The best of what was tried, chosen by one half of the continuations ..."""
    loss: Estimate
    """... and what the decision loses against it, by the other half; below 0 where the decision is better."""
    tried: int
    """How many alternatives were tried."""
    possible: int
    """How many there were."""
    alternatives: tuple[Valued, ...]
    """The best of them, the decision itself included, the best first."""
    lines: tuple[Worth, ...]
    """For a plan: what each of its choices was worth in it."""
    undone: Worth | None
    """For a plan: the choice it would have gained most by, added or put in another's place."""
    judgement: int
    """What it gained against the reference policy's own decision there."""
    truth: int
    """What it gained because this explanation was the true one and not another."""
    draws: int
    """What was drawn between it and the next decision, a facilitator's doing left out."""


@dataclass(frozen=True)
class Parts:
    """The score taken apart: start + judgement + truth + draws + facilitator = score, exactly."""

    start: int
    """What the reference policy could expect at the beginning, not knowing the truth."""
    judgement: int
    truth: int
    """Luck of the truth: how well this one suited what was done."""
    draws: int
    """Luck of everything that was drawn."""
    facilitator: int
    """What a facilitator's injects and an early end did."""
    score: int
    errors: Mapping[str, float]
    """The standard error of start, judgement, truth and draws, in points; the sum has none."""


@dataclass(frozen=True)
class Review:
    """What the review of one game found."""

    scenario: str
    weights: Mapping[str, int]
    """The weights of the score that this is an opinion of."""
    own: bool
    """True if they are the scenario's own."""
    good: float
    """Points below which a loss is good ..."""
    costly: float
    """... and above which it is costly."""
    references: tuple[str, ...]
    """The policies that play on; the first is the one that parts are measured against."""
    continuations: int
    """Continuations under each explanation at the last look."""
    decisions: tuple[ReviewedDecision, ...]
    parts: Parts | None
    """None where the review was stopped before everything was valued."""
    truth: str
    truth_fixed: bool
    """True if an instructor fixed the truth: then luck of the truth is the instructor's choice, and is not pooled."""
    complete: bool
    """False where the review was stopped."""


_REVIEW = TypeAdapter(Review)


def stored(game: SavedGame) -> tuple[Review, ...]:
    """Give the reviews that lie beside a save: by the scenario's own weights first.

    Give none where they are of another save or of other rules, or where somebody has changed the file.
    """
    try:
        held = _HELD.validate_json(review_path(game.path).read_bytes())
    except (OSError, ValidationError):
        return ()
    reviews: Any = held.get("reviews")
    good = held == {**_marks(game), "reviews": reviews, "sum": _sum(reviews)}
    return tuple(_REVIEW.validate_python(each) for each in reviews) if good else ()


_HELD = TypeAdapter(dict[str, Any])


def store(game: SavedGame, review: Review) -> None:
    """Keep a complete review beside its save; it takes the place of one by the same weights. Raise OSError."""
    others = [each for each in stored(game) if each.weights != review.weights]
    kept = sorted([*others, review], key=lambda each: (not each.own, sorted(each.weights.items())))
    reviews = [_REVIEW.dump_python(each, mode="json") for each in kept]
    held = {**_marks(game), "reviews": reviews, "sum": _sum(reviews)}
    path = review_path(game.path)
    fresh = path.with_name(f"{path.name}.new")
    fresh.touch(mode=0o600)  # as the save itself: for its owner alone
    fresh.write_bytes(_HELD.dump_json(held, indent=1))
    os.replace(fresh, path)


def _marks(game: SavedGame) -> dict[str, Any]:
    return {"format": FORMAT, "seal": game.sha, "rules": RULES_VERSION}


def _sum(reviews: Any) -> str:
    """Give the sum by which a changed file is known; it guards against slips of the hand, not against forgery."""
    return sha256(json.dumps(reviews, sort_keys=True).encode()).hexdigest()
