"""What is wrong with a file, said so that its author can put it right.

A problem is always the file's, never the player's (that is a refusal) and never ours (a fault).
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

MOST_SHOWN = 50
"""So many problems keep a file from being read on; beyond them a list helps nobody."""
MOST_FOUND = 200
"""So many problems one run of the checks gives."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong at one place of a file; problems sort in the order of the file."""

    file: str
    """The file as the author named it, safe to print."""
    line: int
    """From 1, as an editor counts."""
    column: int
    """From 1, in characters."""
    severity: Literal["error", "warning"]
    """An `error` keeps the file from being used; a `warning` is advice."""
    code: str
    """A short name of the kind of problem that never changes, such as `yaml-alias`."""
    field: str
    """The dotted path of the field, such as `choices.hotline.cost`; empty for the file as a whole."""
    message: str
    """What is wrong, in the author's own words and values."""
    hint: str = ""
    """What to write instead; may be empty."""

    def __str__(self) -> str:
        remedy = f"; {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{remedy}"


class Unreadable(Exception):
    """A file that cannot be used: carries its problems in file order, at most `MOST_SHOWN`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems)[:MOST_SHOWN])
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that `word` was most likely meant to be, or None when nothing is near.

    Of very many words only those are compared that begin or end as it does.
    """
    words = sorted(known)
    if len(words) > 500:
        words = [each for each in words if each[:3] == word[:3] or each[-3:] == word[-3:]][:500]
    found = difflib.get_close_matches(word, words, n=1)
    return found[0] if found else None


def a_letter_off(word: str, right: str) -> bool:
    """Tell whether a word becomes another one by one letter more, less or other, or by two that change places."""
    shorter = min(len(word), len(right))
    first = next((n for n in range(shorter) if word[n] != right[n]), shorter)
    rest, meant = word[first:], right[first:]
    turned = rest[1::-1] == meant[:2] and rest[2:] == meant[2:]
    return turned or meant in (rest[1:], f"{meant[:1]}{rest}", f"{meant[:1]}{rest[1:]}")


def dotted(path: Sequence[str | int]) -> str:
    """Write a path through a file as one word: `choices.hotline.cost`, `endings.2.when`."""
    return ".".join(map(str, path))


def printable(name: str) -> str:
    """Write a name from outside so that a terminal shows it and obeys nothing in it."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in name)


def shown(value: Any) -> str:
    """Write a value as its author did, shortened where it is long; text stands in quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "fields"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"'{text if len(text) <= 40 else text[:37] + '...'}'" if isinstance(value, str) else text
