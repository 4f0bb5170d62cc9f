"""When an inject may come, as far as its time, its round or its condition says before anything is played."""

from bisect import bisect_left
from collections.abc import Iterator

from game.language import _
from game.scenario import Scenario
from game.scenario.checks.knowing import by_range
from game.scenario.checks.soonest import HOUR, Soonest
from game.scenario.injects import Inject
from game.scenario.planning.msel import minute_of
from game.scenario.vocabulary import vocabulary
from game.session import words

UNKNOWN = "H+??:??"
"""Stands for a moment that only play decides."""
MOST_HOURS = 12
"""A longer window is told by its first and last hour."""


def moment(scenario: Scenario, inject: Inject) -> str:
    """Give the moment as it stands before a line of news: one, two with `to` for a window, or unknown."""
    minute = minute_of(scenario, inject)
    if minute is None:
        return UNKNOWN
    if inject.at and inject.at[0] != inject.at[1]:
        return _("{first} to {last}").format(first=words.moment(minute), last=words.moment(inject.at[1]))
    return words.moment(minute)


def told(scenario: Scenario, id: str, inject: Inject) -> Iterator[str]:
    """Tell every hour and round in which it may come, or how soon; nothing where its moment says all."""
    if inject.at and inject.at[0] != inject.at[1]:
        yield _hours(scenario, inject)
    elif inject.round is not None:
        yield _("It comes at the beginning of round {round}.").format(round=inject.round)
    elif inject.at is None:
        yield _when(scenario, id)
    if inject.when and minute_of(scenario, inject) is not None:
        yield _("It comes only if its condition holds then.")
    if inject.again is not None:
        yield _("It may come again {time} later.").format(time=words.duration(inject.again))


def _hours(scenario: Scenario, inject: Inject) -> str:
    assert inject.at
    hours = [
        _("{moment} (round {round})").format(moment=words.moment(minute), round=_round(scenario, minute))
        for minute in range(inject.at[0], inject.at[1] + 1, HOUR)
    ]
    if len(hours) > MOST_HOURS:
        return _("It comes at a whole hour from {first} to {last}.").format(first=hours[0], last=hours[-1])
    return _("It comes at one of these hours: {hours}.").format(hours=words.listed(hours))


def _when(scenario: Scenario, id: str) -> str:
    soonest = Soonest(scenario, by_range(scenario, vocabulary(scenario)))
    soonest.follow(())
    minute = soonest.minutes.get(("injects", id))
    if minute is None or minute > soonest.over:
        return _("It never comes: `check` says why.")
    return _("It comes at the first moment its condition holds: {moment} at the earliest, in round {round}.").format(
        moment=words.moment(minute), round=_round(scenario, minute)
    )


def _round(scenario: Scenario, minute: int) -> int:
    """Give the round in which a minute is played: the last minute of one is not yet the next."""
    ends = scenario.clock.ends
    return min(bisect_left(ends, minute) + 1, len(ends))
