"""A file that has been read: its plain data, and where in the file every part of it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from game.scenario.reading.text import Text

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | bool | Decimal | None"
"""What a file holds once its words have been understood; there is no float."""


@dataclass(slots=True)
class Node:
    """One value of a file, from the character at `start` up to the one before `end`."""

    start: int
    end: int
    style: str
    """How text was written: `'`, `"`, `|`, `>`, or empty for plain text and for everything that is no text."""
    value: Value
    key: int | None = None
    """Where the name of the field begins whose value this is."""
    children: dict[str | int, "Node"] = field(default_factory=dict)


@dataclass(frozen=True)
class Raw:
    """A value as it stands in the file, without its quotes: what a condition is parsed from."""

    text: str
    _source: Text
    _start: int
    _exact: bool

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of a character of `text`; of the whole value where escapes moved its characters."""
        return self._source.place(self._start + offset if self._exact else self._start)


@dataclass(frozen=True)
class Document:
    """What `read` gives: mappings, lists and words, and the places to name when something is wrong with them."""

    text: Text
    root: Node

    @property
    def data(self) -> Value:
        """The fields of the file as plain values, for validation."""
        return self.root.value

    def place(self, path: Sequence[str | int], key: bool = False) -> tuple[int, int]:
        """Give line and column of the value at `path`, or of its field's name with `key`.

        Parts that the file does not hold (a tag of a union, `[key]`, a missing field) are skipped, so that a
        missing path gives the place of what should have held it.
        """
        node = self._deepest(path)
        named = key or (len(path) > 0 and path[-1] == "[key]")
        return self.text.place(node.key if named and node.key is not None else node.start)

    def written(self, path: Sequence[str | int]) -> str:
        """Give what stands in the file at a path, with its name; nothing where the file does not hold it."""
        node = self._deepest(path)
        whole = len(path) == 0 or node is not self._deepest(path[:-1])
        return self.text.content[node.start if node.key is None else node.key : node.end] if whole else ""

    def fields(self, path: Sequence[str | int]) -> set[str | int]:
        """Give the names of the fields that stand at a path."""
        return set(self._deepest(path).children)

    def rename(self, path: Sequence[str | int], right: str) -> None:
        """Let a misspelt field be found under the name that was meant."""
        children = self._deepest(path[:-1]).children
        children[right] = children[path[-1]]

    def raw(self, path: Sequence[str | int]) -> Raw:
        """Give the value at `path` as it was written; line breaks and indentation are still in it."""
        node = self._deepest(path)
        start, end = node.start, node.end
        if node.style in ("|", ">"):
            start = min(self.text.content.find("\n", start) + 1 or end, end)
        elif node.style:
            start, end = start + 1, end - 1
        written = self.text.content[start:end]
        if ("\\" in written and node.style == '"') or ("''" in written and node.style == "'"):
            return Raw(str(node.value), self.text, node.start, _exact=False)
        return Raw(written, self.text, start, _exact=True)

    def behind(self, path: Sequence[str | int]) -> Raw:
        """Give what stands behind the value at `path` to the end of its last line."""
        end = self._deepest(path).end
        line_end = self.text.content.find("\n", end)
        return Raw(self.text.content[end : line_end if line_end >= 0 else None], self.text, end, _exact=True)

    def place_within(self, path: Sequence[str | int], offset: int) -> tuple[int, int]:
        """Give line and column of a character of a text as it was read: line breaks and indentation do not count."""
        raw, before = self.raw(path), str(self._deepest(path).value)[:offset]
        marks = [place for place, char in enumerate(raw.text) if not char.isspace()]
        number = sum(not char.isspace() for char in before)
        return raw.place(marks[min(number, len(marks) - 1)] if marks else 0)

    def _deepest(self, path: Sequence[str | int]) -> Node:
        node = self.root
        for part in path:
            node = node.children.get(part, node)
        return node
