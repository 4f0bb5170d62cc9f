"""The small words an author writes, and the whole numbers the rules keep for them.

`6h` becomes minutes, `+2.5` becomes tenths of a point, `45%` becomes parts per million. Each type
says in its JSON Schema what an author writes; a value of another form is a problem with a remedy. Dumped, a value
is what an author writes again.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    StrictBool,
    StrictInt,
    StrictStr,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from game.scenario import written
from game.scenario.checks.pages import page
from game.scenario.conditions import Condition, ConditionProblem, parse
from game.scenario.durations import minutes_in
from game.scenario.problems import shown

MILLION = 1_000_000
_PERCENT = re.compile(r"(\d{1,3})(?:\.(\d{1,4}))?\s?%")
_START = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
_WINDOW = re.compile(r"(\S+?)\.\.(\S+)")


def problem(kind: str, message: str, hint: str) -> PydanticCustomError:
    """Make the refusal of one value: what is wrong with it, and what to write instead."""
    return PydanticCustomError(kind, "{message}", {"message": message, "hint": hint})


@page("duration")
def minutes(value: Any) -> int:
    """A length of time, and a time since the start, is written in days, hours and minutes; kept are whole minutes.

    Fails:
        choices:
          look:
            takes: 2 hours
    Fails:
        choices:
          look:
            takes: 90
    Passes:
        choices:
          look:
            takes: 1h30m
    """
    length = minutes_in(value) if isinstance(value, str) else None
    if length is None:
        raise problem("duration", f"{shown(value)} is not a length of time", "write it as 45m, 6h, 2d or 1h30m")
    return length


@page("window")
def window(value: Any) -> tuple[int, int]:
    """A moment `2h` or a window of time `2h..6h`, in which something comes at some whole hour; the earlier time first.

    Fails:
        injects:
          word:
            at: 6h..2h
    Passes:
        injects:
          word:
            at: 2h..6h
    """
    found = _WINDOW.fullmatch(value) if isinstance(value, str) else None
    if not found:
        moment = minutes(value)
        return moment, moment
    first, last = minutes(found[1]), minutes(found[2])
    if last <= first:
        raise problem("window", f"the window '{value}' ends before it begins", "write the earlier time first")
    return first, last


@page("points")
def tenths(value: Any) -> int:
    """A push on a meter is a number of points, whole or with one decimal; kept are tenths.

    Fails:
        injects:
          word:
            effects: {stability: much}
    Fails:
        injects:
          word:
            effects: {stability: -0.25}
    Passes:
        injects:
          word:
            effects: {stability: -2.5}
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise problem("points", f"{shown(value)} is not a number of points", "write a number such as +4 or -2.5")
    scaled = Decimal(value) * 10
    if scaled != scaled.to_integral_value():
        raise problem("points", f"{value} has more than one decimal", "write tenths at most, such as -0.5")
    return int(scaled)


@page("level")
def _level(value: Any) -> int:
    """A meter stands between 0 and 100 points.

    Fails:
        meters:
          stability: 900
    Passes:
        meters:
          stability: 90
    """
    level = tenths(value)
    if not 0 <= level <= 1000:
        raise problem("level", f"{value} is out of range", "write 0 to 100 points")
    return level


@page("percent")
def parts_per_million(value: Any) -> int:
    """A probability or share is a percentage with its sign; kept are parts per million.

    Fails:
        choices:
          name:
            attribution: {names: state, convincing: 0.6}
    Fails:
        choices:
          name:
            attribution: {names: state, convincing: 160%}
    Passes:
        choices:
          name:
            attribution: {names: state, convincing: 60%}
    """
    found = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise problem("percent", f"{shown(value)} is not a percentage", "write it with its sign, such as 60%")
    parts = int(found[1]) * 10_000 + int((found[2] or "").ljust(4, "0"))
    if parts > MILLION:
        raise problem("percent", f"{value} is more than the whole", "write 0% to 100%")
    return parts


@page("moment")
def _moment(value: Any) -> datetime.datetime:
    """The story's own date and time, as a calendar knows it: year, month, day, hour and minute.

    Fails:
        clock:
          start: 2026-02-30 04:10
    Fails:
        clock:
          start: Monday at four
    Passes:
        clock:
          start: 2026-03-02 04:10
    """
    if not (isinstance(value, str) and _START.fullmatch(value)):
        raise problem("moment", f"{shown(value)} is not a date and time", "write it as 2026-03-02 04:10")
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError as reason:
        raise problem("moment", f"there is no such date or time as '{value}'", "check day, month and hour") from reason


@page("condition")
def _condition(value: Any) -> Condition:
    """A condition compares names with numbers, and joins such parts with `and`, `or`, `not`; it does not calculate.

    Fails:
        choices:
          call:
            when: stability > 30 && did.look
    Fails:
        choices:
          call:
            when: round = 1
    Fails:
        choices:
          call:
            when: __import__('os')
    Passes:
        choices:
          call:
            when: stability > 30 and (round == 1 or did.look)
    """
    if not isinstance(value, str):
        raise problem("condition", f"{shown(value)} is not a condition", "write one such as round >= 3 and flag.warned")
    try:
        return parse(value)
    except ConditionProblem as refused:
        raise problem("condition", refused.message, refused.hint) from refused


@page("id")
def _id(value: Any) -> str:
    """An id is a name for conditions, saves and translations: small letters, digits, `-` and `_`, at most 40.

    Fails:
        injects:
          Word!: {at: 2h, from: orsk, channel: cable, title: Help, text: We can help.}
    Fails:
        injects:
          not: {at: 2h, from: orsk, channel: cable, title: Help, text: We can help.}
    Passes:
        injects:
          word-2: {at: 2h, from: orsk, channel: cable, title: Help, text: We can help.}
    """
    if not isinstance(value, str) or not re.fullmatch(r"[a-z][a-z0-9_-]{0,39}", value):
        raise problem("id", f"{shown(value)} cannot be a name", "use small letters a-z, digits, - and _, at most 40")
    if value in ("and", "or", "not"):
        raise problem("id", f"'{value}' is a word of conditions", "choose another name")
    return value


def _schema(pattern: str, description: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema(
        {"type": "string", "pattern": pattern, "description": description, "examples": list(examples)}
    )


@page("wrong-form")
def _formed(pattern: str, form: str) -> Callable[[Any], str]:
    """Some words have a form of their own: an Admiralty grade, a language, a kind of evidence, a meter.

    Fails:
        evidence:
          logs:
            grade: Good
    Fails:
        language: English
    Passes:
        evidence:
          logs:
            grade: B2
        language: en
    """

    def formed(value: Any) -> str:
        if not isinstance(value, str) or not re.match(pattern, value):
            raise problem("wrong-form", f"{shown(value)} is not written as it must be", f"write it as {form}")
        return value

    return formed


_DURATION_TEXT = r"^(?=.)(\d{1,3}d)?(\d{1,4}h)?(\d{1,5}m)?$"
_POINTS_SCHEMA = {"type": "number", "description": "Points, at most one decimal."}

Minutes = Annotated[
    int,
    PlainValidator(minutes),
    PlainSerializer(written.length),
    _schema(_DURATION_TEXT, "A length of time.", "45m", "6h", "2d"),
]
"""A length of time, or a time since the start, kept in whole minutes."""

Window = Annotated[
    tuple[int, int],
    PlainValidator(window),
    PlainSerializer(written.window),
    _schema(r"^[0-9dhm]+(\.\.[0-9dhm]+)?$", "A time since the start, or a window of time.", "2h", "12h..18h"),
]
"""A moment, or the first and last minute of a window of time."""

Tenths = Annotated[int, PlainValidator(tenths), PlainSerializer(written.push), WithJsonSchema(_POINTS_SCHEMA)]
"""A push on a meter, written in points and kept in tenths."""

Level = Annotated[
    int,
    PlainValidator(_level),
    PlainSerializer(written.points),
    WithJsonSchema({**_POINTS_SCHEMA, "minimum": 0, "maximum": 100}),
]
"""Where a meter stands, 0 to 100 points, kept in tenths."""

PartsPerMillion = Annotated[
    int,
    PlainValidator(parts_per_million),
    PlainSerializer(written.share),
    _schema(r"^\d{1,3}(\.\d{1,4})?\s?%$", "A share of the whole.", "60%"),
]
"""A probability or share, written in percent and kept in parts per million."""

Moment = Annotated[
    datetime.datetime,
    PlainValidator(_moment),
    PlainSerializer(written.moment),
    _schema(r"^\d{4}-\d\d-\d\d \d\d:\d\d$", "Local date and time.", "2026-03-02 04:10"),
]
"""A date and a time of day in the story's own place."""

When = Annotated[
    Condition,
    PlainValidator(_condition),
    PlainSerializer(written.condition),
    WithJsonSchema({"type": "string", "maxLength": 500, "description": "A condition: round >= 3 and flag.warned"}),
]
"""A condition over what has happened; see the chapter on conditions."""

Id = Annotated[str, BeforeValidator(_id), WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9_-]{0,39}$"})]
"""A name an author gives: small letters, digits, hyphen and underscore."""

_METER, _GRADE, _KIND = r"^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*){0,2}$", r"^[A-F][1-6]$", r"^ev-[a-z-]+$"
_LANGUAGE, _SAMPLE = r"^[a-z]{2}$", r"^LO-([1-9]|10)$"

MeterName = Annotated[
    str,
    PlainValidator(_formed(_METER, "stability or trust.orsk")),
    _schema(_METER, "A meter, or an actor's trust.", "stability", "trust.orsk"),
]
"""A meter: `stability`, or `trust.orsk` for Orsk's trust toward the player's country."""

Grade = Annotated[
    str,
    PlainValidator(_formed(_GRADE, "B2: A to F for the source, 1 to 6 for what it says")),
    _schema(_GRADE, "The Admiralty grade of source and information.", "B2"),
]
EvidenceKind = Annotated[
    str,
    PlainValidator(_formed(_KIND, "ev-infra, as the reference calls it")),
    _schema(_KIND, "A kind of evidence of the reference.", "ev-infra"),
]
Language = Annotated[
    str,
    PlainValidator(_formed(_LANGUAGE, "en or fr, in two small letters")),
    _schema(_LANGUAGE, "A language by its two letters.", "en", "fr"),
]
SampleObjective = Annotated[
    str,
    PlainValidator(_formed(_SAMPLE, "LO-2")),
    _schema(_SAMPLE, "A sample objective of the reference.", "LO-2"),
]


class Shown:
    """Marks a field whose words people read, so that they can be translated."""


SHOWN = Shown()
T = TypeVar("T")
ById = Annotated[Mapping[Id, T], Field(max_length=400)]
"""Parts of one kind by their names, at most 400; the largest crisis has a tenth of that."""

Text = Annotated[StrictStr, Field(min_length=1), SHOWN]
Whole = StrictInt
Truth = StrictBool
Kind = Literal[
    "dialogue", "cbm", "sovereignty", "attribution", "capacity", "norms", "law", "technical", "economic", "rights"
]
