"""What a word without quotes means: a truth value, a whole number, a decimal, nothing, or just itself.

YAML programs disagree about `NO`, `0755` or `12:30`. Here a word is text unless it can be nothing else,
and what looks like a number but could be read in two ways is refused with both.
"""

import re
from decimal import Decimal

from game.scenario.checks.pages import page

MOST_DIGITS = 15

_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_OTHER_BASE = re.compile(r"[-+]?0(?:[xX][0-9a-fA-F_]+|[bB][01_]+|[oO][0-7_]+)")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+")
_NUMBER_LIKE = re.compile(r"[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?")
_EXPONENT = re.compile(r"(?<![xX])[eE][-+]?([0-9]+)$")
_FIXED: dict[str, bool | None] = {"true": True, "false": False, "": None, "~": None, "null": None}


class Unclear(Exception):
    """A word that looks like a number and cannot be taken as one: what is wrong, and what to write."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(message)


def typed(word: str) -> str | int | bool | Decimal | None:
    """Give what a word without quotes means; raises Unclear for a number that is ambiguous or out of range."""
    if word in _FIXED:
        return _FIXED[word]
    if word[0] not in "+-.0123456789":
        return word
    if _WHOLE.fullmatch(word):
        return int(_in_range(word))
    if _DECIMAL.fullmatch(word):
        return Decimal(_in_range(word))
    _refuse_ambiguous(word)
    return word


def _in_range(word: str) -> str:
    if sum(map(str.isdigit, word)) > MOST_DIGITS:
        raise _out_of_range(f"the number {_short(word)}", f"use at most {MOST_DIGITS} digits")
    return word


def _refuse_ambiguous(word: str) -> None:
    """Raise for a word that one YAML program takes as a number and the next as text."""
    if _SPECIAL.fullmatch(word):
        raise _out_of_range(word, "write a number, or quote it if it is text")
    if not (_OTHER_BASE.fullmatch(word) or _NUMBER_LIKE.fullmatch(word)):
        return
    if len(word) > MOST_DIGITS or _exponent(word) > 9:
        raise _out_of_range(f"the number {_short(word)}", "quote it if it is text")
    raise _misread(word)


@page("number-range")
def _out_of_range(number: str, hint: str) -> Unclear:
    """A number has at most fifteen digits, and there is no infinity.

    Fails:
        minutes: 11111111111111111111
    Fails:
        minutes: .inf
    Passes:
        minutes: 10
    """
    return Unclear("number-range", f"{number} is out of range", hint)


@page("number-form")
def _misread(word: str) -> Unclear:
    """Some numbers are read in one way by one program and in another by the next: with a leading zero, a line below.

    Fails:
        minutes: 010
    Fails:
        minutes: 1_0
    Fails:
        minutes: 0x1F
    Passes:
        minutes: 10
    """
    return Unclear("number-form", f"'{word}' is a number in a form that can be misread", _remedy(word))


def _remedy(word: str) -> str:
    plain = word.replace("_", "")
    if _OTHER_BASE.fullmatch(word):
        return f"quote it or write {int(plain, 0)}"
    if _LEADING_ZERO.fullmatch(word):
        octal = "" if re.search("[89]", plain) else f" ({int(plain, 8)} if it was meant as octal)"
        return f"quote it or write {int(plain)}{octal}"
    return f"quote it or write {Decimal(plain):f}"


def _exponent(word: str) -> int:
    found = _EXPONENT.search(word)
    return int(found[1]) if found else 0


def _short(word: str) -> str:
    return word if len(word) <= 20 else f"{word[:17]}..."
