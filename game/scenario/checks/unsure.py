"""What a check cannot be sure of, because a problem stands there already: one slip must not be named twice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from game.scenario.checks.slips import Slip
from game.scenario.parts import Path
from game.scenario.reading.document import Document

_FIELD = re.compile(r"^[ -]*(\w+)|(\w+):", re.MULTILINE)
_WORD = re.compile(r"[a-z0-9][a-z0-9_.-]*")


@dataclass
class Unsure:
    """Places and words of a file whose meaning is not known until their problems are mended."""

    paths: set[Path] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    """What the places in doubt may have mentioned: nothing is called missing, unread or unknown for want of it."""
    lines: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)
    """Lines that could not be read."""
    fields: set[str] = field(default_factory=set)
    """Names of fields that stand in what could not be read; they are not called missing."""
    ids: bool = False
    """True where parts with ids are missing or made up, so that any name may have stood for something."""

    def add(self, path: Path, document: Document) -> None:
        """Doubt what stands at a path, and everything it may mention."""
        self.paths.add(path)
        self.words.update(str(part) for part in path)
        self.mention(document.written(path))

    def mention(self, text: str) -> None:
        """Doubt that what a text names is missing elsewhere."""
        for word in _WORD.findall(text.casefold()):
            self.words.update((word, *word.split(".")))

    def lose(self, text: str, lines: Iterable[int]) -> None:
        """Doubt a part of the file that could not be read."""
        self.mention(text)
        self.fields.update(word for found in _FIELD.findall(text) for word in found if word)
        self.lost.update(lines)
        self.lines |= self.lost

    def about(self, path: Path) -> bool:
        """Tell whether a path leads to, into or over a place in doubt."""
        return any(path[: len(each)] == each[: len(path)] for each in self.paths)

    def hides(self, slip: Slip, line: int) -> bool:
        """Tell whether a slip may be nothing but the echo of a problem that is named already."""
        if slip.lacking and (self.ids or not self.words.isdisjoint(slip.lacking.split(".", 1)[-1].split("."))):
            return True
        return line in self.lines or any(map(self.about, (slip.path, *slip.reads)))
