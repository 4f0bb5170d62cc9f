"""The small language of conditions: `round >= 3 and trust.orsk < 30 and not did.hotline`.

A condition is parsed into frozen parts and never evaluated here; the rules make closures of it. The
language has names, whole numbers with units, comparisons, `and`, `or`, `not` and round brackets. It has
no arithmetic, and none of the characters at which YAML would cut a value.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken, v_args

from game.scenario.durations import minutes_in

MOST_CHARACTERS = 500
MOST_DEPTH = 20
_GRAMMAR = r"""
?start: either
?either: both (_OR both)*
?both: unless (_AND unless)*
?unless: _NOT unless -> negation
       | "(" either ")"
       | NAME OP (WHOLE | LENGTH | SHARE | NAME) -> comparison
       | NAME -> name
OP: "<=" | ">=" | "==" | "<" | ">"
_AND.2: /and(?![a-z0-9_.-])/
_OR.2: /or(?![a-z0-9_.-])/
_NOT.2: /not(?![a-z0-9_.-])/
NAME: /[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*/
SHARE.3: /\d{1,3}%/
LENGTH.2: /(\d{1,3}d(\d{1,4}h)?(\d{1,5}m)?|\d{1,4}h(\d{1,5}m)?|\d{1,5}m)(?![a-z0-9_.])/
WHOLE: /\d{1,6}(?![a-z0-9_.%])/
%ignore /\s+/
"""
_FORMS = "write whole numbers, 55%, 6h or 1d12h; names in small letters"
_INSTEAD = {
    "!": "write not in front of the comparison, as in not round == 3",
    "=": "write == to compare",
    "&": "write and",
    "|": "write or",
    ",": "join parts with and, or",
    "+": "a condition does not calculate; compare one name with one number",
    "*": "a condition does not calculate; compare one name with one number",
    "/": "a condition does not calculate; compare one name with one number",
    "-": "a condition does not calculate; compare one name with one number",
}


class ConditionProblem(Exception):
    """A condition that cannot be read: what is wrong, what to write, and at which character."""

    def __init__(self, message: str, hint: str, offset: int) -> None:
        super().__init__(message)
        self.message, self.hint, self.offset = message, hint, offset


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is true or false, or stands left of a comparison."""

    name: str
    at: int
    """Where it begins in the condition's text."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A name against a number or an option."""

    left: Name
    op: str
    right: int | str
    """A whole number; minutes for a length of time; parts per million for a percentage; or an option's id."""
    unit: str
    """How the right side was written: `whole`, `length`, `share` or `option`."""
    at: int
    """Where the right side begins in the condition's text."""


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when its part does not."""

    inner: "Condition"


@dataclass(frozen=True, slots=True)
class And:
    """Holds when all its parts do."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Holds when one of its parts does."""

    parts: tuple["Condition", ...]


Condition: TypeAlias = Name | Comparison | Not | And | Or


def parse(text: str) -> Condition:
    """Read a condition; raise ConditionProblem at the character where it stops making sense."""
    if len(text) > MOST_CHARACTERS:
        message = f"the condition has {len(text)} characters; {MOST_CHARACTERS} are the most"
        raise ConditionProblem(message, "set a flag in an inject with a part of it and read the flag", 0)
    try:
        condition: Condition = _Reading().transform(_parser().parse(text))
    except UnexpectedInput as refused:
        raise _problem(text, refused) from refused
    if _depth(condition) > MOST_DEPTH:
        raise ConditionProblem("the condition is nested too deeply", f"{MOST_DEPTH} levels are the most", 0)
    return condition


def within(condition: Condition) -> Iterator[Condition]:
    """Give the condition and every part of it, in the order written."""
    yield condition
    if isinstance(condition, Not):
        yield from within(condition.inner)
    elif isinstance(condition, And | Or):
        for part in condition.parts:
            yield from within(part)


def comparisons(condition: Condition) -> Iterator[Comparison]:
    """Give every comparison of a condition."""
    return (part for part in within(condition) if isinstance(part, Comparison))


def names(condition: Condition) -> Iterator[Name]:
    """Give every name a condition reads."""
    for part in within(condition):
        if isinstance(part, Comparison):
            yield part.left
        elif isinstance(part, Name):
            yield part


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", maybe_placeholders=False)


@v_args(inline=True)
class _Reading(Transformer[Token, Condition]):
    def name(self, token: Token) -> Name:
        return Name(str(token), token.start_pos or 0)

    def comparison(self, left: Token, op: Token, right: Token) -> Comparison:
        value, unit = _right(right)
        return Comparison(self.name(left), str(op), value, unit, right.start_pos or 0)

    def negation(self, inner: Condition) -> Not:
        return Not(inner)

    def both(self, *parts: Condition) -> And:
        return And(parts)

    def either(self, *parts: Condition) -> Or:
        return Or(parts)


def _right(token: Token) -> tuple[int | str, str]:
    if token.type == "NAME":
        return str(token), "option"
    if token.type == "SHARE":
        return int(token[:-1]) * 10_000, "share"
    if token.type == "LENGTH":
        return minutes_in(token) or 0, "length"
    return int(token), "whole"


def _depth(condition: Condition) -> int:
    if isinstance(condition, Not):
        return 1 + _depth(condition.inner)
    if isinstance(condition, And | Or):
        return 1 + max(map(_depth, condition.parts))
    return 1


def _problem(text: str, refused: UnexpectedInput) -> ConditionProblem:
    if isinstance(refused, UnexpectedEOF) or (isinstance(refused, UnexpectedToken) and refused.token.type == "$END"):
        hint = "finish it, or take the last word away" if text.strip() else "write one such as round >= 3"
        return ConditionProblem("the condition ends too early", hint, len(text.rstrip()))
    if isinstance(refused, UnexpectedCharacters):
        offset = refused.pos_in_stream or 0
        return _out_of_place(text[offset], offset, _INSTEAD.get(text[offset], _FORMS))
    assert isinstance(refused, UnexpectedToken)
    return _out_of_place(
        str(refused.token), refused.token.start_pos or 0, "join parts with and, or; compare with >= or =="
    )


def _out_of_place(word: str, offset: int, hint: str) -> ConditionProblem:
    return ConditionProblem(f"'{word}' cannot stand here in a condition", hint, offset)
