"""A campaign told as one story: what each crisis came to, what it left to the next, and what was learnt on the way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.analysis.story import Story, story
from game.scenario import glossary
from game.session import SavedGame


@dataclass(frozen=True)
class MeterOver:
    """One meter from crisis to crisis."""

    title: str
    stood: tuple[tuple[int, int] | None, ...]
    """For each part where it stood at first and at last, in tenths; None where that crisis has no such meter."""


@dataclass(frozen=True)
class LearntOver:
    """One objective of the reference, over all crises that train it."""

    id: str
    title: str
    """How the reference calls it."""
    shown: tuple[str, ...]
    """Titles of the crises in which play showed it."""
    missed: tuple[str, ...]
    """Titles of the crises in which it did not."""


@dataclass(frozen=True)
class SureOver:
    """How much of the last stated figures lay on what was true in one crisis, once that was revealed."""

    crisis: str
    stated: int
    """Percent."""
    supported: int
    """Percent that the evidence supported then."""
    brier: float


@dataclass(frozen=True)
class Year:
    """A campaign as far as it was played."""

    title: str
    parts: tuple[Story, ...]
    meters: tuple[MeterOver, ...]
    """Those that stand in more than one crisis, with the trusts among them."""
    learnt: tuple[LearntOver, ...]
    sure: tuple[SureOver, ...]
    """For each crisis whose truth is open and in which something was stated."""


def year(games: Sequence[SavedGame]) -> Year:
    """Tell a campaign from its records, the first one first."""
    parts = tuple(story(game) for game in games)
    campaign = games[-1].scenario.campaign
    return Year(campaign.title if campaign else parts[-1].scenario.title, parts, tuple(_meters(parts)), _learnt(games),
                tuple(_sure(parts)))  # fmt: skip


def _meters(parts: Sequence[Story]) -> Iterator[MeterOver]:
    stood = [{meter.name: meter for meter in part.meters} for part in parts]
    for name in dict.fromkeys(name for each in stood for name in each):
        held = [each.get(name) for each in stood]
        titles = [meter.title for meter in held if meter]
        if len(titles) > 1:
            yield MeterOver(titles[-1], tuple((meter.start, meter.end) if meter else None for meter in held))


def _sure(parts: Sequence[Story]) -> Iterator[SureOver]:
    for part in parts:
        if part.opened and part.opened.judged:
            last, true = part.opened.judged[-1], part.opened.truth
            yield SureOver(part.scenario.title, last.stated[true], round(last.reasoned[true] / 10_000), last.brier)


def _learnt(games: Sequence[SavedGame]) -> tuple[LearntOver, ...]:
    shown: dict[str, list[str]] = {}
    missed: dict[str, list[str]] = {}
    for game in games:
        met = game.seal["objectives"] if game.seal else {}
        for name, objective in game.scenario.objectives.items():
            if objective.trains and name in met:
                titles = (shown if met[name] else missed).setdefault(objective.trains, [])
                titles += [] if game.scenario.title in titles else [game.scenario.title]
    order = sorted({*shown, *missed}, key=lambda name: (len(name), name))
    return tuple(
        LearntOver(name, glossary()[name.lower()].name, tuple(shown.get(name, ())), tuple(missed.get(name, ())))
        for name in order
    )
