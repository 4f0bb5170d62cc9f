"""A scenario as a Master Scenario Events List: a table of what comes, when, from whom, and what is expected of whom.

The columns are those of the HSEEP template. What the columns have no place for stands in the notes, one field a line,
as an author writes it (`when: not did.brief-union`).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from game.scenario.composing import fields, line
from game.scenario.conditions import names
from game.scenario.consequences import Part
from game.scenario.injects import Inject
from game.scenario.quantities import MILLION
from game.scenario.scenario import Scenario

COLUMNS = (
    "Event Number", "Designated Scenario Time", "Event Type", "Inject Mode", "From", "To", "Message",
    "Expected Participant Response", "Exercise Objective", "Notes",
)  # fmt: skip
INJECT, CONTINGENCY, EXPECTED = "Inject", "Contingency Inject", "Expected Action"
STAGE_MODE = "attack"
"""How a stage of the attack arrives: by being seen."""
MOMENT = "%Y-%m-%d %H:%M"
IN_COLUMNS = ("title", "text", "channel", "person")
"""Fields that have a column of their own."""


class Row(NamedTuple):
    """One event of the list; its fields stand in the order of `COLUMNS`."""

    number: int
    time: str
    """Date and time in the story, `2026-03-02 04:10`; empty where the event waits for a condition alone."""
    type: str
    mode: str
    sender: str
    to: str
    message: str
    """Title and text, an empty line between them."""
    response: str
    objective: str
    notes: str


def events(scenario: Scenario) -> tuple[Row, ...]:
    """Give the list in the order of its times; what waits for a condition, and what is expected, come last."""
    rows = [*_injects(scenario), *_stages(scenario), *_actions(scenario)]
    order = sorted(rows, key=lambda row: (row.type == EXPECTED, not row.time, row.time))
    return tuple(row._replace(number=number) for number, row in enumerate(order, 1))


def minute_of(scenario: Scenario, inject: Inject) -> int | None:
    """Give the first minute at which an inject may come; None where only a condition says when."""
    if inject.at is not None:
        return inject.at[0]
    if inject.round is not None:
        return scenario.clock.begins[inject.round - 1]
    return None


def _injects(scenario: Scenario) -> Iterator[Row]:
    for id, inject in scenario.injects.items():
        waits = inject.when is not None or inject.chance != MILLION
        yield Row(
            0, _time(scenario, minute_of(scenario, inject)), CONTINGENCY if waits else INJECT, inject.channel,
            _sender(scenario, inject), scenario.roles[inject.eyes].title if inject.eyes else scenario.player.role,
            f"{inject.title}\n\n{inject.text}", "", "", _notes(inject, id),
        )  # fmt: skip


def _sender(scenario: Scenario, inject: Inject) -> str:
    """Give who sends an inject: the person, and in brackets the actor."""
    actor = scenario.actors.get(inject.sender) or scenario.advisers.get(inject.sender)
    name = actor.name if actor else inject.sender
    return f"{inject.person} ({name})" if inject.person else name


def _stages(scenario: Scenario) -> Iterator[Row]:
    for stage in scenario.attack.stages:
        pace = scenario.attack.pace
        time = _time(scenario, stage.at * 100 // pace if pace else None)
        yield Row(
            0, time, CONTINGENCY if stage.when else INJECT, STAGE_MODE, "", scenario.player.role,
            f"{stage.title}\n\n{stage.text}", "", "", _notes(stage, stage.id),
        )  # fmt: skip


def _actions(scenario: Scenario) -> Iterator[Row]:
    for id, choice in scenario.choices.items():
        yield Row(
            0, "", EXPECTED, "", scenario.player.role, "", choice.title, choice.text, _objectives(scenario, id),
            _notes(choice, id),
        )  # fmt: skip


def _objectives(scenario: Scenario, choice: str) -> str:
    """Give the objectives whose condition looks at a choice, one a line."""
    heads = {f"{word}.{choice}" for word in ("did", "time", "outcome")}
    asked = {f"answer.{question}" for question in scenario.choices[choice].asks}
    draft, opens = scenario.choices[choice].draft, scenario.choices[choice].opens
    begin = tuple(f"{word}.{part}." for word, part in (("draft", draft), ("agreed", opens)) if part)
    return "\n".join(
        each.title for each in scenario.objectives.values()
        if any(name.name in heads | asked or f"{name.name}.".startswith(begin) for name in names(each.when))
    )  # fmt: skip


def _time(scenario: Scenario, minute: int | None) -> str:
    return "" if minute is None else (scenario.clock.start + timedelta(minutes=minute)).strftime(MOMENT)


def _notes(part: Part, id: str) -> str:
    """Give what has no column of its own, one field a line."""
    told = {"id": id, **fields(part)}
    return "\n".join(f"{name}: {line(value)}" for name, value in told.items() if name not in IN_COLUMNS)
