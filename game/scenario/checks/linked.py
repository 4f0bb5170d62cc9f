"""Checks: what a crisis says of the one before it in its campaign is so."""

from collections.abc import Iterable
from pathlib import Path

from game.scenario.campaign import Campaign
from game.scenario.checks.names import readable
from game.scenario.checks.slips import Slips, unknown
from game.scenario.conditions import Condition, ConditionProblem, parse, within
from game.scenario.scenario import Scenario
from game.scenario.vocabulary import meters_of, vocabulary_of_objectives


def before(scenario: Scenario, folder: Path) -> Path | None:
    """Give the file of the crisis before this one, which lies beside it; None where this one begins."""
    after = scenario.campaign and scenario.campaign.after
    return folder / f"{after}.yaml" if after else None


def linked(campaign: Campaign, earlier: Scenario) -> Slips:
    """Yield what the crisis before has no word for: names in conditions, and meters to keep."""
    known = vocabulary_of_objectives(earlier)
    for name, brought in campaign.brings.items():
        for part in _parts(brought.when):
            yield from readable(part, known, ("campaign", "brings", name, "when"))
    for meter in campaign.keeps:
        yield from unknown("meter", meter, meters_of(earlier), ("campaign", "keeps", meter), key=True)


def _parts(condition: str) -> Iterable[Condition]:
    """Give the parts of a condition; none where it cannot be read, which another check says."""
    try:
        return within(parse(condition))
    except ConditionProblem:
        return ()
