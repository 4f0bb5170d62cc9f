"""When each row of a planner's table happens, in minutes since the start."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from game.language import _
from game.scenario.planning.moments import Told, days_come_first, time_told
from game.scenario.planning.sheet import Event, Sheet
from game.scenario.quantities import window

MOST_MINUTES = 900 * 1440
"""So long may a crisis last; a table that says more has a year wrong."""
NO_DATE = datetime(2026, 1, 5, 8, 0)
"""Where a crisis begins whose table names no date."""


def timed(sheet: Sheet, events: Sequence[Event], start: datetime | None) -> tuple[datetime, list[Event]]:
    """Give the start and every event with its minute."""
    rows, column = dict(sheet.rows), _times(sheet)
    day_first = days_come_first(column.values())
    told = {event.row: _told(sheet, event, column[event.row], day_first, rows) for event in events}
    first = next((each.date for each in told.values() if each and each.date), None)
    base = start or (datetime(first.year, first.month, first.day) if first else NO_DATE)
    if first is None and start is None:
        message = _("the table names no date; the draft begins on {date}").format(date=f"{NO_DATE:%Y-%m-%d}")
        sheet.gap(sheet.head + 1, "Designated Scenario Time", message, _("change 'clock: start:' in the draft"))
    moments = dict(_moments(sheet, events, told, base))
    began = start or _began(events, moments, told, base)
    return began, list(_placed(sheet, events, moments, told, began))


def _times(sheet: Sheet) -> dict[int, str]:
    """Give the text of every row's time, with its date; a date stands for the rows below it too."""
    found, date = dict[int, str](), ""
    for number, row in sheet.rows:
        date = sheet.cell(row, "Date").removesuffix(" 00:00") or date
        time = sheet.cell(row, "Designated Scenario Time")
        found[number] = f"{date} {time}".strip() if "Date" in sheet.columns and time else time
    return found


def _told(
    sheet: Sheet, event: Event, text: str, day_first: bool | None, rows: Mapping[int, Sequence[str]]
) -> Told | None:
    found = time_told(text, day_first) or time_told(sheet.cell(rows[event.row], "Designated Scenario Time"), day_first)
    if text and found is None:
        message = _("'{text}' is no time that can be understood").format(text=text)
        sheet.gap(event.row, "Designated Scenario Time", message, _("write it as 2026-03-02 04:10 or H+2:30"))
    elif not text and event.sort in ("inject", "stage") and not timed_by_notes(event):
        message = _("the row names no time; the draft lets it come with the row before")
        sheet.gap(event.row, "Designated Scenario Time", message, _("write when it comes"))
    return found


def _moments(
    sheet: Sheet, events: Sequence[Event], told: Mapping[int, Told | None], base: datetime
) -> Iterator[tuple[int, datetime]]:
    """Give date and time of every row that names a time of day; one earlier than the row before is the next day."""
    last = datetime(base.year, base.month, base.day)
    midnight = last
    for event in events:
        each = told[event.row]
        if each is None or each.since is not None:
            continue
        within = timedelta(minutes=each.minute or 0)
        if each.date:
            now = datetime(each.date.year, each.date.month, each.date.day) + within
        elif each.day is not None:
            now = midnight + timedelta(days=each.day) + within
        else:
            now = datetime(last.year, last.month, last.day) + within
            if now < last:
                now += timedelta(days=1)
                message = _("{time} is earlier than the row before, so it is taken as the next day").format(
                    time=f"{now:%H:%M}"
                )
                sheet.gap(event.row, "Designated Scenario Time", message, _("write the date, or sort the rows"))
        last = now
        yield event.row, now


def _began(
    events: Sequence[Event], moments: Mapping[int, datetime], told: Mapping[int, Told | None], base: datetime
) -> datetime:
    """Give the start: what times and notes together say, else the first time of the table."""
    for event in events:
        at = event.notes.get("at")
        if event.row in moments and isinstance(at, str) and event.sort != "stage":
            try:
                return moments[event.row] - timedelta(minutes=window(at)[0])
            except ValueError:
                continue
    return min(moments.values(), default=base)


def _placed(
    sheet: Sheet, events: Sequence[Event], moments: Mapping[int, datetime], told: Mapping[int, Told | None],
    began: datetime,
) -> Iterator[Event]:  # fmt: skip
    """Give every event with its minute; what names neither time nor condition comes with the row before."""
    last = 0
    for event in events:
        each = told[event.row]
        minute = each.since if each else None
        if event.row in moments:
            minute = _since(sheet, event, moments[event.row], began)
        elif minute is None and event.sort in ("inject", "stage") and not timed_by_notes(event):
            minute = last
        if minute is not None and minute > MOST_MINUTES:
            message = _("this is more than {days} days after the start; the draft lets it come with the row before")
            sheet.gap(
                event.row, "Designated Scenario Time", message.format(days=MOST_MINUTES // 1440),
                _("check the year, or make two crises of it"),
            )  # fmt: skip
            minute = last
        last = last if minute is None else minute
        yield replace(event, minute=minute)


def timed_by_notes(event: Event) -> bool:
    """Tell whether notes say when an event comes."""
    return bool({"at", "round", "when"} & set(event.notes))


def _since(sheet: Sheet, event: Event, moment: datetime, began: datetime) -> int:
    minute = int((moment - began) / timedelta(minutes=1))
    if minute < 0:
        message = _("this is before the start, {start}; the draft lets it come at the start").format(
            start=f"{began:%Y-%m-%d %H:%M}"
        )
        sheet.gap(event.row, "Designated Scenario Time", message, _("give an earlier --start, or another time"))
    return max(0, minute)
