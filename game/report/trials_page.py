"""A playtest as one page: charts that stand in their tables, no script, no network, readable on a telephone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from game.analysis.counts import Estimate
from game.analysis.playtest import Playtest
from game.analysis.remedies import warnings
from game.places import ASSETS
from game.report.page import environment
from game.report.trials import by_effect, changed_by, give, manner, time_to_play, traded, who_played
from game.report.trials_lines import nothing_to_warn_of
from game.rules import low_is_good
from game.scenario.vocabulary import meters_of
from game.session import words
from game.session.words import Words

INKS = ("#1b4f9b", "#9a5212", "#0b6a5a", "#8b2f6b", "#5a6779", "#a62b14", "#5b4fa0", "#7d6a1f")
"""Colours of the endings in their order; each stands beside its number and its name too."""


@dataclass(frozen=True)
class Axis:
    """A line of numbers across a chart, from 0 to 100 percent of its width."""

    least: float
    most: float

    @classmethod
    def around(cls, estimates: Sequence[Estimate], *, zero: bool = False) -> "Axis":
        """Give an axis in whole tens that holds every estimate with its uncertainty, and nothing where it is asked."""
        ends = [end for each in estimates for end in (each.low, each.high)] + ([0.0] if zero else [])
        step = 10 if max(ends, default=0) - min(ends, default=0) > 20 else 5
        least, most = min(ends, default=0) // step * step, -(-max(ends, default=0) // step) * step
        return cls(least, most if most > least else least + step)

    def at(self, value: float) -> float:
        """Give where a value stands, in percent."""
        return round(100 * (value - self.least) / (self.most - self.least), 2)

    def marks(self) -> Iterator[int]:
        """Give the numbers to write beneath it."""
        step = 5 if self.most - self.least <= 20 else 10 if self.most - self.least <= 60 else 20
        yield from range(int(self.least), int(self.most) + 1, step)


@dataclass(frozen=True)
class Band:
    """One meter over the rounds: a band in which four games of five lay, and the middle, in a square of 100 by 100."""

    title: str
    low_is_good: bool
    spreads: tuple[tuple[int, int, int], ...]

    @property
    def area(self) -> str:
        """The band's outline."""
        upper = [(x, 100 - high) for x, (_low, _middle, high) in self._places()]
        lower = [(x, 100 - low) for x, (low, _middle, _high) in self._places()]
        return _points([*upper, *reversed(lower)])

    @property
    def middle(self) -> str:
        """The middle's line."""
        return _points([(x, 100 - middle) for x, (_low, middle, _high) in self._places()])

    def _places(self) -> list[tuple[float, tuple[int, int, int]]]:
        return [(100 * (number + 0.5) / len(self.spreads), each) for number, each in enumerate(self.spreads)]


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def write_trials(found: Playtest, out: Path) -> None:
    """Write a playtest to a file; raise OSError where it cannot be written."""
    out.write_text(page(found), encoding="utf-8")


def page(found: Playtest) -> str:
    """Give a playtest as HTML."""
    scenario = found.scenario
    effects = [found.effect(base, choice) for base in found.bases for choice in scenario.choices]
    effects = [each for each in effects if each.count > 1]
    return environment().get_template("playtest.html").render(
        found=found, scenario=scenario, said=Words(scenario), words=words, warnings=warnings(found), inks=INKS,
        style=Markup((ASSETS / "styles" / "report.css").read_text(encoding="utf-8")),
        scores=Axis.around([found.score(policy) for policy in found.policies]),
        effects=Axis.around(effects, zero=True), choices=by_effect(found),
        traded={choice: traded(found, choice) for choice in scenario.choices}, bands=_bands(found),
        who_played=who_played(found), manner=manner, time_to_play=time_to_play(found), give=give,
        changed_by=changed_by, nothing_to_warn_of=nothing_to_warn_of(found),
        rounds=range(1, len(scenario.clock.rounds) + 1), ends=scenario.clock.ends,
    )  # fmt: skip


def _bands(found: Playtest) -> list[Band]:
    said, rounds = Words(found.scenario), range(1, len(found.scenario.clock.rounds) + 1)
    return [
        Band(said.meter(name), low_is_good(found.scenario, name), tuple(found.spread(name, each) for each in rounds))
        for name in meters_of(found.scenario)
    ]
