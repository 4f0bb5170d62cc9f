"""Times as planners write them: `2026-03-02 04:10`, `2 March 2026, 0410`, `Day 2 09:00`, `D+1`, `H+2:30`, `90 min`."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from game.scenario.durations import minutes_in

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = range(1900, 2200)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?P<rest>.*)")
_NUMBERS = re.compile(r"(?P<a>\d{1,2})(?P<by>[./-])(?P<b>\d{1,2})(?P=by)(?P<y>\d{4}|\d{2})(?!\d)(?P<rest>.*)")
_NAMED = re.compile(r"(?P<d>\d{1,2})[ -](?P<m>[a-z]{3})[a-z]*\.?,?[ -](?P<y>\d{4}|\d{2})(?!\d)(?P<rest>.*)")
_MONTH_FIRST = re.compile(r"(?P<m>[a-z]{3})[a-z]*\.? (?P<d>\d{1,2}),? (?P<y>\d{4})(?P<rest>.*)")
_HOUR = re.compile(
    r"(?P<h>\d{1,2})(?:[:.h](?P<m>\d{2})(?::\d{2}(?:\.\d+)?)?|(?=\s*[ap]m))\s*(?P<half>[ap]m)?(?:\s*(?:z|utc|h|hrs|lt|local))?"
)
_MILITARY = re.compile(r"(?P<h>\d{2})(?P<m>\d{2})(?:\s*(?:z|utc|h|hrs|lt|local))?")
_DAY = re.compile(r"(?:d\s*\+\s*(?P<after>\d{1,3})|day\s*(?P<number>\d{1,3}))[,;:]?\s*(?P<rest>.*)")
_SINCE = re.compile(r"(?:startex|[hte])?\s*\+\s*(?P<rest>.+)")
_HOURS_AND_MINUTES = re.compile(r"(\d{1,3}):(\d{2})(?::\d{2})?")
_UNITS = (("days?", "d"), ("hours?|hrs?", "h"), ("minutes?|mins?", "m"), (r"\s+|,|and", ""))


@dataclass(frozen=True)
class Told:
    """What a cell says of a time; what it does not say is None."""

    date: datetime.date | None = None
    day: int | None = None
    """Days after the first."""
    minute: int | None = None
    """Minute of the day."""
    since: int | None = None
    """Minutes since the start."""


def days_come_first(texts: Iterable[str]) -> bool | None:
    """Tell whether `3/2/2026` is the third of February in a column; None where nothing in it tells."""
    found = [each for text in texts if (each := _NUMBERS.match(_plain(text)))]
    if any(each["by"] == "." or int(each["a"]) > 12 for each in found):
        return True
    return False if any(int(each["b"]) > 12 for each in found) else None


def time_told(text: str, day_first: bool | None) -> Told | None:
    """Give what a text says of a time; None where it says nothing that can be understood."""
    plain = _plain(text)
    since = None if _MILITARY.fullmatch(plain) else _since(plain)
    if since is not None:
        return Told(since=since)
    if found := _DAY.fullmatch(plain):
        after = int(found["after"]) if found["after"] else int(found["number"]) - 1
        minute = _minute(found["rest"])
        return None if after < 0 or (found["rest"] and minute is None) else Told(day=after, minute=minute)
    day, rest = _date(plain, day_first)
    rest = re.sub(r"^(?:t(?=\d)|,|;|at\b)?\s*", "", rest)
    minute = _minute(rest)
    if (rest and minute is None) or (day is None and minute is None):
        return None
    return Told(date=day, minute=minute)


def _plain(text: str) -> str:
    return _WEEKDAY.sub("", " ".join(text.casefold().replace("a.m.", "am").replace("p.m.", "pm").split()))


def _since(text: str) -> int | None:
    found = _SINCE.fullmatch(text)
    rest = found["rest"] if found else text
    if found and (clock := _HOURS_AND_MINUTES.fullmatch(rest)):
        return int(clock[1]) * 60 + int(clock[2])
    for word, unit in _UNITS:
        rest = re.sub(rf"(?<![a-z])(?:{word})(?![a-z])" if unit else word, unit, rest)
    if found and rest.isascii() and rest.isdigit() and len(rest) <= 5:
        return int(rest)
    return minutes_in(rest)


def _date(text: str, day_first: bool | None) -> tuple[datetime.date | None, str]:
    """Give the date a text begins with, and the rest of it; the whole text where it begins with none that exists."""
    for shape in (_ISO, _NAMED, _MONTH_FIRST):
        if found := shape.fullmatch(text):
            day = _day(found["y"], found["m"], found["d"])
            return day, found["rest"].strip() if day else text
    found = _NUMBERS.fullmatch(text)
    first = True if found and found["by"] == "." else day_first
    if not found or first is None:
        return None, text
    number, month = (found["a"], found["b"]) if first else (found["b"], found["a"])
    day = _day(found["y"], month, number)
    return day, found["rest"].strip() if day else text


def _day(year: str, month: str, day: str) -> datetime.date | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1 if month in _MONTHS else 0
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return datetime.date(whole, number, int(day)) if whole in _YEARS else None
    except ValueError:
        return None


def _minute(text: str) -> int | None:
    found = _MILITARY.fullmatch(text) or _HOUR.fullmatch(text)
    if not found:
        return None
    hour, minute = int(found["h"]), int(found["m"] or 0)
    if half := found.groupdict().get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None
