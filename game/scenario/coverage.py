"""What a library of crises covers of its field, by the scenarios' own tags: topics, norms, CBMs and objectives.

What is asked for is the table below; nothing here is told by a scenario about another one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.scenario.parts import consequences
from game.scenario.reference import glossary
from game.scenario.scenario import Scenario

FIELD: Mapping[str, tuple[str, ...]] = {
    "issue areas": ("cybersecurity", "internet-governance", "digital-economy", "cybercrime", "human-rights"),
    "drivers": ("ai", "big-data", "iot", "connectivity", "evolving-threats", "law"),
    "elements": ("capacity-building", "dialogue", "negotiation", "multilateral", "norms", "cbm"),
    "challenges": ("attribution", "speed", "sovereignty", "technical-expertise"),
}
"""The field of cyber diplomacy: every topic a scenario may name, in its group."""
OBJECTIVES = tuple(f"LO-{number}" for number in range(1, 11))
"""The sample objectives of the reference."""
CENTRAL, PRESENT, AT_STAKE, TRAINED = 1, 3, 2, 1
"""How many scenarios are asked for: a topic's central matter, its presence, a norm at stake, an objective trained."""


@dataclass(frozen=True)
class Covered:
    """One thing a library should cover, and which scenarios do."""

    group: str
    id: str
    central: tuple[str, ...]
    """Scenarios it is the central matter of; only topics have any."""
    present: tuple[str, ...]
    """Scenarios that hold it."""
    asked_central: int
    asked_present: int

    @property
    def enough(self) -> bool:
        """Tell whether as many scenarios cover it as are asked for."""
        return len(self.central) >= self.asked_central and len(self.present) >= self.asked_present


def coverage(scenarios: Iterable[Scenario]) -> tuple[Covered, ...]:
    """Give for everything in the field the scenarios that cover it, in the order of the table."""
    shelf = sorted(scenarios, key=lambda each: each.scenario)
    return (*_topics(shelf), *_at_stake(shelf), *_trained(shelf))


def _topics(shelf: list[Scenario]) -> Iterator[Covered]:
    for group, topics in FIELD.items():
        for topic in topics:
            central = tuple(each.scenario for each in shelf if topic in each.central)
            present = tuple(each.scenario for each in shelf if topic in each.topics)
            yield Covered(group, topic, central, present, CENTRAL, PRESENT)


def _at_stake(shelf: list[Scenario]) -> Iterator[Covered]:
    cited = {each.scenario: _cited(each) for each in shelf}
    for group, head in (("norms", "norm-"), ("global CBMs", "gcbm-")):
        for name in glossary():
            if name.startswith(head):
                yield Covered(group, name, (), tuple(id for id, found in cited.items() if name in found), 0, AT_STAKE)


def _cited(scenario: Scenario) -> set[str]:
    return {name for part in consequences(scenario) for name in (*part.upholds, *part.strains)}


def _trained(shelf: list[Scenario]) -> Iterator[Covered]:
    for name in OBJECTIVES:
        yield Covered(
            "objectives", name, (), tuple(each.scenario for each in shelf if name in _trains(each)), 0, TRAINED
        )


def _trains(scenario: Scenario) -> tuple[str, ...]:
    return tuple(each.trains for each in scenario.objectives.values() if each.trains)
