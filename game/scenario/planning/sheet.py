"""A planner's table whose columns are known: by our names, by other common ones, or because somebody named them.

What a row leaves out, or says in a way that cannot be understood, is a gap with its row and column.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from game.language import _
from game.scenario.problems import Problem, Unreadable, nearest
from game.scenario.reading.text import hidden_in

Sort = Literal["inject", "contingency", "stage", "choice"]
_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "Event Number": ("event", "no", "number", "id", "control number", "inject number", "inject id", "serial", "ser"),
    "Designated Scenario Time": (
        "scenario time", "simulated time", "event time", "local time", "delivery time", "date time", "time", "when",
        "real time",
    ),
    "Event Type": ("type", "category"),
    "Inject Mode": ("mode", "delivery method", "method", "channel", "delivery", "means"),
    "From": ("sender", "from org", "from organization", "from organisation", "source", "injected by"),
    "To": ("recipient", "recipients", "recipient players", "target", "to org", "group", "player", "players"),
    "Message": (
        "description", "event description", "inject description", "details", "script", "text", "content", "inject",
    ),
    "Expected Participant Response": (
        "expected actions", "expected action", "expected response", "expected player action",
        "expected player actions", "expected outcome", "anticipated response", "response",
    ),
    "Exercise Objective": ("objective", "objectives", "exercise objectives", "core capability"),
    "Notes": ("remarks", "comments", "remark", "note"),
    "Date": ("scenario date", "day"),
    "Title": ("subject", "headline", "event name", "event title", "inject title", "name"),
}  # fmt: skip
"""The columns of the template, and two that other tables have; other words for each, the likeliest first."""
OURS = tuple(_OTHER_NAMES)
_MOST_ROWS_ABOVE = 30
"""Rows above the line of titles: the exercise's name, a date, a logo."""
Table = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Event:
    """One row, understood as far as it can be."""

    row: int
    """From 1, as a spreadsheet counts."""
    sort: Sort
    minute: int | None
    """Minutes since the start; None where the row names no time."""
    mode: str
    sender: str
    to: str
    title: str
    text: str
    response: str
    objectives: tuple[str, ...]
    notes: Mapping[str, Any] = field(default_factory=dict)
    """Fields as an author writes them, where the notes hold such."""
    remark: str = ""
    """Notes that are no such fields."""


class Sheet:
    """A table whose columns are known."""

    def __init__(self, table: Table, file: str, mapped: Mapping[str, str]) -> None:
        self.file, self.gaps = file, list[Problem]()
        self.head = _head(table, file, mapped)
        self.titles = [each.strip() for each in table[self.head]]
        self.columns = _columns(self.titles, mapped)
        below = enumerate(table[self.head + 1 :], self.head + 2)
        self.rows = [(number, row) for number, row in below if any(map(str.strip, row))]
        for place, title in enumerate(self.titles):
            if title and place not in self.columns.values():
                message = _("the column '{title}' is not used").format(title=title)
                self._gap(
                    self.head + 1, place, "column-unused", title, message, _("name it with --map if it is one of ours")
                )

    def cell(self, row: Sequence[str], ours: str) -> str:
        """Give the text of a cell, with nothing in it that hides; empty where there is no such column."""
        place = self.columns.get(ours)
        text = row[place] if place is not None and place < len(row) else ""
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        while hidden := hidden_in(text):
            text = text.replace(hidden, "")
        return text.strip()

    def gap(self, row: int, ours: str, message: str, hint: str) -> None:
        """Say what a row leaves out in one of our columns."""
        place = self.columns.get(ours)
        code = f"no-{ours.casefold().replace(' ', '-')}"
        self._gap(row, place or 0, code, self.titles[place] if place is not None else ours, message, hint)

    def _gap(self, row: int, place: int, code: str, title: str, message: str, hint: str) -> None:
        self.gaps.append(Problem(self.file, row, place + 1, "warning", code, title, message, hint))


def known_column(name: str) -> str | None:
    """Give the column of ours that a person names, whatever its case; None where there is none."""
    return next((ours for ours in OURS if _bare(ours) == _bare(name)), None)


def _bare(title: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"\([^)]*\)", " ", title.casefold())).split())


def _head(table: Table, file: str, mapped: Mapping[str, str]) -> int:
    """Give the row of the titles: the first that holds a message and one column more that we know."""
    for number, row in enumerate(table[:_MOST_ROWS_ABOVE]):
        found = _columns([each.strip() for each in row], mapped)
        if ("Message" in found or "Title" in found) and len(found) > 1:
            return number
    first = ", ".join(filter(None, map(str.strip, table[0]))) if table else ""
    if not first and len(table) < 2:
        raise Unreadable([Problem(file, 1, 1, "error", "table-empty", "", _("the table is empty"), _("name another"))])
    message = _("no row names columns that are known, one of them the message; the first row has: {titles}").format(
        titles=first
    )
    hint = _('name them with --map "Their column=Message"; ours are {ours}').format(ours=", ".join(OURS))
    raise Unreadable([Problem(file, 1, 1, "error", "table-columns", "", message, hint)])


def _columns(titles: Sequence[str], mapped: Mapping[str, str]) -> dict[str, int]:
    """Give the place of each of our columns: what was mapped first, then what bears our name, then other names."""
    bare, found = [_bare(each) for each in titles], dict[str, int]()
    for theirs, ours in mapped.items():
        if _bare(theirs) in bare:
            found[ours] = bare.index(_bare(theirs))
    for ours, others in _OTHER_NAMES.items():
        for name in (_bare(ours), *others):
            if ours not in found and name in bare and bare.index(name) not in found.values():
                found[ours] = bare.index(name)
    number = found.get("Event Number")
    if number is not None and bare[number] == "event" and found.keys().isdisjoint(("Message", "Title")):
        found["Message"] = found.pop("Event Number")
    return found


def missing_columns(table: Table, file: str, mapped: Mapping[str, str]) -> Iterator[str]:
    """Say which of their columns that were mapped the table does not have, with the nearest that it has."""
    sheet = Sheet(table, file, mapped)
    titles = {_bare(each): each for each in sheet.titles}
    for theirs in mapped:
        if _bare(theirs) not in titles:
            near = nearest(theirs, sheet.titles)
            meant = _("did you mean '{near}'?").format(near=near) if near else ", ".join(filter(None, sheet.titles))
            yield _("the table has no column '{theirs}'; {meant}").format(theirs=theirs, meant=meant)
