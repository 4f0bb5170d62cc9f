"""The small words an author writes, and the whole numbers the rules keep for them.

`6h` becomes minutes, `+2.5` becomes tenths of a point, `45%` becomes parts per million. Each type
says in its JSON Schema what an author writes; a value of another form is a problem with a remedy. Dumped, a value
is what an author writes again.
"""

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any, Literal

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
from game.scenario.conditions import Condition, ConditionProblem, parse
from game.scenario.durations import minutes_in

MILLION = 1_000_000
_PERCENT = re.compile(r"(\d{1,3})(?:\.(\d{1,4}))?\s?%")
_START = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
_WINDOW = re.compile(r"(\S+?)\.\.(\S+)")


def problem(kind: str, message: str, hint: str) -> PydanticCustomError:
    """Make the refusal of one value: what is wrong with it, and what to write instead."""
    return PydanticCustomError(kind, "{message}", {"message": message, "hint": hint})


def minutes(value: Any) -> int:
    """Read `45m`, `6h`, `2d` or `1h30m` as minutes."""
    length = minutes_in(value) if isinstance(value, str) else None
    if length is None:
        raise problem("duration", f"'{value}' is not a length of time", "write it as 45m, 6h, 2d or 1h30m")
    return length


def window(value: Any) -> tuple[int, int]:
    """Read a moment `12h`, or a window of time `12h..18h`, as its first and last minute."""
    found = _WINDOW.fullmatch(value) if isinstance(value, str) else None
    if not found:
        moment = minutes(value)
        return moment, moment
    first, last = minutes(found[1]), minutes(found[2])
    if last <= first:
        raise problem("window", f"the window '{value}' ends before it begins", "write the earlier time first")
    return first, last


def tenths(value: Any) -> int:
    """Read points, whole or with one decimal, as tenths of a point."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise problem("points", f"'{value}' is not a number of points", "write a number such as +4 or -2.5")
    scaled = Decimal(value) * 10
    if scaled != scaled.to_integral_value():
        raise problem("points", f"{value} has more than one decimal", "write tenths at most, such as -0.5")
    return int(scaled)


def _level(value: Any) -> int:
    level = tenths(value)
    if not 0 <= level <= 1000:
        raise problem("level", f"{value} is out of range", "write 0 to 100 points")
    return level


def parts_per_million(value: Any) -> int:
    """Read `60%` or `0.5%` as parts per million."""
    found = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise problem("percent", f"'{value}' is not a percentage", "write it with its sign, such as 60%")
    parts = int(found[1]) * 10_000 + int((found[2] or "").ljust(4, "0"))
    if parts > MILLION:
        raise problem("percent", f"{value} is more than the whole", "write 0% to 100%")
    return parts


def _moment(value: Any) -> datetime.datetime:
    if not (isinstance(value, str) and _START.fullmatch(value)):
        raise problem("moment", f"'{value}' is not a date and time", "write it as 2026-03-02 04:10")
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError as reason:
        raise problem("moment", f"there is no such date or time as '{value}'", "check day, month and hour") from reason


def _condition(value: Any) -> Condition:
    if not isinstance(value, str):
        raise problem("condition", f"'{value}' is not a condition", "write one such as round >= 3 and flag.warned")
    try:
        return parse(value)
    except ConditionProblem as refused:
        raise problem("condition", refused.message, refused.hint) from refused


def _id(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z][a-z0-9_-]{0,39}", value):
        raise problem("id", f"'{value}' cannot be a name", "use small letters a-z, digits, - and _, at most 40")
    if value in ("and", "or", "not"):
        raise problem("id", f"'{value}' is a word of conditions", "choose another name")
    return value


def _schema(pattern: str, description: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema(
        {"type": "string", "pattern": pattern, "description": description, "examples": list(examples)}
    )


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

MeterName = Annotated[
    str, Field(strict=True, pattern=r"^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*){0,2}$"), WithJsonSchema({"type": "string"})
]
"""A meter: `stability`, or `trust.orsk` for Orsk's trust toward the player's country."""

Text = Annotated[StrictStr, Field(min_length=1)]
Whole = StrictInt
Truth = StrictBool
Kind = Literal[
    "dialogue", "cbm", "sovereignty", "attribution", "capacity", "norms", "law", "technical", "economic", "rights"
]
