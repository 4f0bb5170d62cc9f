"""The ledger of norms: which were upheld or strained in a game, by what, at what price, and what was left unused.

Binding law, voluntary norms and confidence-building measures are kept apart: a breach of law has legal consequences,
straining a norm a political price, and leaving a measure unused is only an opening missed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.rules import Cause, Plan
from game.scenario import Scenario, glossary
from game.scenario.choices import Choice
from game.scenario.consequences import Consequence
from game.session import SavedGame
from game.session.happenings import Happening, happenings

Sort = Literal["law", "norm", "cbm"]
SORTS: tuple[Sort, ...] = ("law", "norm", "cbm")


@dataclass(frozen=True)
class Line:
    """One time that something upheld or strained a norm, a measure or a rule of law."""

    norm: str
    """Its id in the reference."""
    sort: Sort
    upheld: bool
    """False where it was strained."""
    round: int
    """0 for what happened before the first decision."""
    cause: Cause
    """What did it: a choice, its outcome, a wording, or what the world did."""
    yours: bool
    """True where it was the player's own doing or came of it."""
    price: Mapping[str, int]
    """What the same happening moved, in tenths."""
    attention: int
    """Attention points it cost, where it was a choice."""


@dataclass(frozen=True)
class Opening:
    """A choice that would have upheld something, was offered, and was never taken."""

    choice: str
    norms: tuple[str, ...]
    rounds: tuple[int, ...]
    """The rounds in which it could have been taken."""


@dataclass(frozen=True)
class Ledger:
    """Everything a game did to norms, measures and law, in order."""

    lines: tuple[Line, ...]
    unused: tuple[Opening, ...]

    def of(self, sort: Sort) -> tuple[Line, ...]:
        """Give the lines of one sort."""
        return tuple(line for line in self.lines if line.sort == sort)


def ledger(game: SavedGame) -> Ledger:
    """Give the ledger of a game, told from its record alone; an unfinished one as far as it went."""
    return Ledger(tuple(_lines(game)), tuple(_unused(game)))


def _lines(game: SavedGame) -> Iterator[Line]:
    told = [(0, game.beginning), *((entry.round, entry.causes) for entry in game.entries)]
    for round, causes in told:
        for happening in happenings(causes):
            yield from _of_happening(game.scenario, round, happening)


def _of_happening(scenario: Scenario, round: int, happening: Happening) -> Iterator[Line]:
    cause = happening.cause
    consequence = consequence_of(scenario, cause)
    if consequence is None:
        return
    yours = cause.kind in ("choice", "outcome", "draft", "clause", "talks")
    cost = scenario.choices[cause.id].cost if cause.kind == "choice" else 0
    for upheld, norms in ((True, consequence.upholds), (False, consequence.strains)):
        for norm in norms:
            yield Line(norm, sort_of(norm), upheld, round, cause, yours, happening.changes, cost)


def sort_of(norm: str) -> Sort:
    """Tell whether an id of the reference is binding law, a voluntary norm, or a confidence-building measure."""
    kind = glossary()[norm].kind
    return next(sort for sort in SORTS if sort == kind)


def consequence_of(scenario: Scenario, cause: Cause) -> Consequence | None:
    """Give what the author wrote under the thing a cause stands for; None where it can uphold and strain nothing."""
    if cause.kind == "choice":
        return scenario.choices[cause.id]
    if cause.kind == "outcome":
        return next(each for each in scenario.choices[cause.id].outcomes if each.id == cause.part)
    if cause.kind == "inject":
        inject = scenario.injects[cause.id]
        return inject.otherwise if cause.part == "otherwise" else inject
    if cause.kind == "stage":
        return next(each for each in scenario.attack.stages if each.id == cause.id)
    if cause.kind in ("clause", "draft"):
        clause, _dot, option = cause.part.partition(".")
        texts = scenario.drafts if cause.kind == "draft" else scenario.negotiations
        return texts[cause.id].clauses[clause].options[option]
    return _of_talks(scenario, cause) if cause.kind == "talks" else None


def _of_talks(scenario: Scenario, cause: Cause) -> Consequence | None:
    talks = scenario.negotiations[cause.id]
    return {"agreed": talks.if_agreed, "walked": talks.if_walked, "refused": talks.if_refused}.get(cause.part)


def _unused(game: SavedGame) -> Iterator[Opening]:
    taken = {name for entry in game.entries if isinstance(entry.decision, Plan) for name in entry.decision.choices}
    for name, choice in game.scenario.choices.items():
        rounds = sorted({entry.round for entry in game.entries if name in entry.offered})
        norms = tuple(dict.fromkeys(_would_uphold(choice)))
        if rounds and norms and name not in taken:
            yield Opening(name, norms, tuple(rounds))


def _would_uphold(choice: Choice) -> Iterator[str]:
    yield from choice.upholds
    for outcome in choice.outcomes:
        yield from outcome.upholds
