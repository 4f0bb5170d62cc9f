"""Reading on behind a place that is no YAML, so that everything wrong with a file is named in one run.

The smallest part that holds the place (one choice, one inject, one field of the file) is left out and doubted.
"""

import re
from collections.abc import Iterator

from game.scenario.checks.unsure import Unsure
from game.scenario.problems import Problem
from game.scenario.reading.document import Document
from game.scenario.reading.guarded import built
from game.scenario.reading.text import Hiding, Text, decoded

_NAMED = re.compile(r"[ ]*(- +)?\{?[\w-]+:")
_NAME = re.compile(r"\w*")
MOST_PARTS, MOST_READ = 20, 2_000_000
"""So many parts are left out of one file at most, and so many characters are read again for them."""


def read_on(data: bytes, file: str, unsure: Unsure, *, pure: bool = False) -> tuple[Document | None, list[Problem]]:
    """Give what can be read of a file and what is wrong with it; no document where the rest means nothing.

    Raises Unreadable where the file is too large, or in another encoding.
    """
    text, found = _seen(data, file, unsure)
    if text is None:
        return None, list(found)
    for _ in range(min(MOST_PARTS, MOST_READ // (len(text.content) + 1)) + 1):
        reading = built(text, pure=pure)
        echo = reading.broken if reading.broken and _echoes(text, reading.broken.line, unsure) else None
        found |= dict.fromkeys(problem for problem in reading.problems if problem != echo and _new(problem, unsure))
        if not reading.broken or echo:
            break
        text = _without(text, reading.broken.line, unsure)
    unsure.lines.update(problem.line for problem in found)
    return reading.document, list(found)


def _seen(data: bytes, file: str, unsure: Unsure) -> tuple[Text | None, dict[Problem, None]]:
    """Give the text with `?` for characters that hide, and name them."""
    try:
        return decoded(data, file), {}
    except Hiding as hiding:
        unsure.lines.update(hiding.lines)
        return hiding.shown(), dict.fromkeys(hiding.problems)


def _new(problem: Problem, unsure: Unsure) -> bool:
    return problem.line not in unsure.lines


def _echoes(text: Text, line: int, unsure: Unsure) -> bool:
    """Tell whether a place lies in what was left out, or goes on with it on the line before or after."""
    if line in unsure.lost:  # pragma: no cover - it is blank now, and no parser is known to stop there
        return True
    lines = text.content.split("\n")
    written = lines[line - 1]
    closes = sum(map(written.count, "]}")) > sum(map(written.count, "[{"))
    return not unsure.lost.isdisjoint((line - 1, line + 1)) and (closes or not _NAMED.match(written))


def _without(text: Text, line: int, unsure: Unsure) -> Text:
    """Give a text without the part that holds a line; every other character keeps its place."""
    lines = text.content.split("\n")
    top, first, end = _part(lines, line - 1)
    unsure.lose("\n".join(lines[first:end]), range(first + 1, end + 1))
    unsure.lines.add(top + 1)
    section = _NAME.match(lines[top])
    unsure.paths.add((section[0] if section else "", *("" for _ in range(top < first))))
    return Text("\n".join([*lines[:first], *[""] * (end - first), *lines[end:]]), text.file)


def _part(lines: list[str], number: int) -> tuple[int, int, int]:
    """Give where the section around a line begins, where the smallest part around it, and the line after that."""
    top = next(_upward(lines, number, 0), 0)
    inner = next((each for each in range(top + 1, len(lines)) if lines[each].strip()), top)
    level = _indent(lines[inner]) if top < number else 0
    first = next(_upward(lines, number, level), top)
    after = range(number + 1, len(lines))
    astray = 0 < _indent(lines[number]) < level
    end = next((n for n in after if _begins(lines[n], level) and not (astray and 0 < _indent(lines[n]) < level)), None)
    return top, first, end or len(lines)


def _upward(lines: list[str], number: int, level: int) -> Iterator[int]:
    return (each for each in range(number, -1, -1) if _begins(lines[each], level))


def _begins(line: str, level: int) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#") and _indent(line) <= level


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
