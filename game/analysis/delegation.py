"""What each seat of a delegation believed, round by round, and what pooling the seats would have believed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Any

from game.scenario import Scenario
from game.session import SavedGame

LEAST = 0.5
"""Percent that a stated nought counts as in the logarithmic pool: one seat's nought would else silence the others."""
Shares = Mapping[str, float]


@dataclass(frozen=True)
class Believed:
    """What the seats stated in one round."""

    round: int
    seats: Mapping[str, Mapping[str, int]]
    """For each seat its last probabilities of the round, in percent."""
    mean: Shares
    """The plain mean of the seats, in percent (the linear pool)."""
    geometric: Shares
    """The normalised geometric mean, in percent (the logarithmic pool)."""
    spread: int
    """The widest gap between two seats about one explanation, in points of percent."""
    dissents: tuple[tuple[str, str], ...]
    """Who disagreed with what was decided, and in which words."""


def delegation(game: SavedGame) -> tuple[Believed, ...]:
    """Give every round in which a seat spoke for itself; nothing where nobody did."""
    return believed(game.scenario, game.records)


def believed(scenario: Scenario, notes: Iterable[Mapping[str, Any]]) -> tuple[Believed, ...]:
    """Give every round in which a seat spoke for itself, out of what was written beside the decisions."""
    stated: dict[int, dict[str, Mapping[str, int]]] = {}
    dissents: dict[int, list[tuple[str, str]]] = {}
    for record in notes:
        if record.get("note") == "seat" and set(record.get("percents", ())) == set(scenario.hypotheses):
            stated.setdefault(record.get("round", 0), {})[record.get("role", "")] = record["percents"]
        elif record.get("note") == "dissent" and "round" in record:
            dissents.setdefault(record["round"], []).append((record.get("role", ""), record.get("text", "")))
    return tuple(
        _believed(number, stated.get(number, {}), tuple(dissents.get(number, ())))
        for number in sorted({*stated, *dissents})
    )


def _believed(number: int, seats: Mapping[str, Mapping[str, int]], dissents: tuple[tuple[str, str], ...]) -> Believed:
    said = list(seats.values())
    return Believed(number, seats, mean(said), geometric(said), spread(said), dissents)


def mean(said: Sequence[Mapping[str, int]]) -> Shares:
    """Give the plain mean of several probabilities."""
    return {name: sum(each[name] for each in said) / len(said) for name in (said[0] if said else ())}


def geometric(said: Sequence[Mapping[str, int]]) -> Shares:
    """Give the normalised geometric mean."""
    names = said[0] if said else ()
    raw = {name: exp(sum(log(max(LEAST, each[name])) for each in said) / len(said)) for name in names}
    return {name: 100 * share / sum(raw.values()) for name, share in raw.items()}


def spread(said: Sequence[Mapping[str, int]]) -> int:
    """Give the widest gap between two of them."""
    columns = [[each[name] for each in said] for name in (said[0] if said else ())]
    return max((max(column) - min(column) for column in columns), default=0)
