"""What a planner's list of events says, row by row: HSEEP's own table, or one with other columns.

Nothing is guessed in silence: the plan holds every gap with its row and column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from game.language import _
from game.scenario.choices import Choice
from game.scenario.injects import Inject
from game.scenario.planning.msel import IN_COLUMNS, STAGE_MODE
from game.scenario.planning.sheet import Event, Sheet, Sort, Table
from game.scenario.planning.timeline import timed
from game.scenario.problems import Problem, Unreadable
from game.scenario.reading.guarded import read
from game.scenario.world import Stage

_FIELDS = {
    each.alias or name for part in (Inject, Stage, Choice) for name, each in part.model_fields.items()
} - set(IN_COLUMNS)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """A whole table."""

    file: str
    """The table's name, as it is printed."""
    columns: Mapping[str, int]
    """The place of each of our columns, from 0."""
    head: int
    """The row of the titles, from 1."""
    start: datetime
    events: tuple[Event, ...]
    gaps: tuple[Problem, ...]
    """What is missing or was not understood, as warnings: the row is the line."""


def plan_of(table: Table, file: str, mapped: Mapping[str, str], start: datetime | None = None) -> Plan:
    """Understand a table; `mapped` gives ours for their columns. Raise Unreadable where it has no columns we know."""
    sheet = Sheet(table, file, mapped)
    events = [event for number, row in sheet.rows if (event := _event(sheet, number, row))]
    if not events:
        message = _("the table has no event below its titles")
        raise Unreadable([Problem(file, sheet.head + 1, 1, "error", "table-empty", "", message, _("add a row"))])
    began, events = timed(sheet, events, start)
    return Plan(file, sheet.columns, sheet.head + 1, began, tuple(events), tuple(sorted(sheet.gaps)))


def _event(sheet: Sheet, number: int, row: Sequence[str]) -> Event | None:
    title, text = _message(sheet, number, row)
    if not title:
        return None
    notes, remark = _notes(sheet.cell(row, "Notes"))
    mode = sheet.cell(row, "Inject Mode")
    return Event(
        row=number, sort=_sort(sheet, number, row, mode), minute=None, mode=mode, sender=sheet.cell(row, "From"),
        to=sheet.cell(row, "To"), title=title, text=text, response=sheet.cell(row, "Expected Participant Response"),
        objectives=tuple(filter(None, map(str.strip, sheet.cell(row, "Exercise Objective").split("\n")))),
        notes=notes, remark=remark,
    )  # fmt: skip


def _message(sheet: Sheet, number: int, row: Sequence[str]) -> tuple[str, str]:
    """Give title and text: the title stands in a column of its own, or in the first line of the message."""
    title, text = sheet.cell(row, "Title"), sheet.cell(row, "Message")
    response = sheet.cell(row, "Expected Participant Response")
    if not title and not text:
        message = _("row {row} has no message and is left out").format(row=number)
        sheet.gap(number, "Message", message, _("write what the player reads"))
        return "", ""
    if not title:
        title, _line, text = text.partition("\n")
        text = text.strip()
    if not text and _is_expected(sheet.cell(row, "Event Type")):
        return title, response or title
    if not text:
        sheet.gap(number, "Message", _("the message has one line, so it is title and text"), _("write a longer text"))
    return title, text or title


def _is_expected(type: str) -> bool:
    return "expected" in type.casefold() or type.casefold().strip() in ("action", "player action")


def _sort(sheet: Sheet, number: int, row: Sequence[str], mode: str) -> Sort:
    type = sheet.cell(row, "Event Type")
    if _is_expected(type):
        return "choice"
    if mode.casefold() == STAGE_MODE:
        return "stage"
    if "contingen" in type.casefold():
        return "contingency"
    if type and "inject" not in type.casefold():
        message = _("'{type}' is no event type; the row is taken as an inject").format(type=type)
        hint = _("write Inject, Contingency Inject or Expected Action")
        sheet.gap(number, "Event Type", message, hint)
    return "inject"


def _notes(cell: str) -> tuple[Mapping[str, Any], str]:
    """Give the fields that notes hold as an author writes them, or the notes as they are."""
    try:
        found = read(cell.encode(), "notes").data
    except Unreadable:
        return {}, cell
    if isinstance(found, dict) and found and set(found) <= _FIELDS | {"id"}:
        return found, ""
    return {}, cell
