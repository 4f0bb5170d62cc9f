"""Reading a YAML file that may hold anything: an author's slip, or an attack.

The parser gives events, one after the other. Sizes and depth are counted while they come, and what can
surprise (aliases, merge keys, tags, a second document) is refused at its place, before anything is built
of it. No value is ever constructed by the YAML library; what a word means is decided in `scalars`.
"""

import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import yaml

from game.scenario.checks.pages import page
from game.scenario.problems import MOST_SHOWN, Problem, Unreadable, dotted, printable
from game.scenario.reading import forbidden, scalars, syntax
from game.scenario.reading.document import Document, Node, Value
from game.scenario.reading.forbidden import MOST_CHARACTERS, MOST_DEPTH, MOST_VALUES
from game.scenario.reading.text import MOST_BYTES, Text, decoded, hidden_in, said, too_large

_COLON_FOLLOWS = re.compile(r"(?:\s|#[^\n]*)*:")
_CODE_POINT = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)", re.DOTALL)
_QUESTION, _STANDS_FOR_IT = re.compile(r"(?<=[^\s\[\]{},])\?"), "\U0010fffd"
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*(%)")


def read_file(path: Path) -> Document:
    """Read a file from disk; raise Unreadable where it is missing, no regular file, too large or not YAML."""
    return read(bytes_of(path), printable(str(path)))


@page("file")
def bytes_of(path: Path) -> bytes:
    """A scenario is an ordinary file that can be read: no folder, no device, no link out of its own folder."""
    name = printable(str(path))
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode):
            what = "a folder" if stat.S_ISDIR(kind.st_mode) else "not a regular file"
            raise Unreadable([Problem(name, 1, 1, "error", "file", "", f"this is {what}", "name a file")])
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            message, hint = "this is a link that leads out of its folder", "put the file itself there"
            raise Unreadable([Problem(name, 1, 1, "error", "file", "", message, hint)])
        if kind.st_size > MOST_BYTES:
            raise Unreadable([too_large(name)])
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(
            [Problem(name, 1, 1, "error", "file", "", "there is no such file", "check the name")]
        ) from None
    except (OSError, ValueError) as failed:
        reason = getattr(failed, "strerror", None) or "the name cannot be one of a file"
        raise Unreadable([Problem(name, 1, 1, "error", "file", "", f"cannot be read: {reason}")]) from failed


def read(data: bytes, file: str, *, pure: bool = False) -> Document:
    """Read the bytes of a file; raise Unreadable with every problem that can be named at once.

    `file` is the name to use in problems. `pure` takes the parser written in Python even where the faster
    one in C is installed; both give the same document and the same problems.
    """
    found = built(decoded(data, file), pure=pure)
    if found.problems or found.document is None:
        raise Unreadable(found.problems)
    return found.document


@dataclass
class Built:
    """What could be made of a text, and what is wrong with it."""

    document: Document | None
    """None where reading had to stop before the end."""
    problems: list[Problem]
    broken: Problem | None = None
    """Where the text stops being YAML; reading on without that part may show more."""


def built(text: Text, *, pure: bool = False) -> Built:
    """Read a text as far as it can be read."""
    if found := _DIRECTIVE.match(text.content):
        return Built(None, [forbidden.directive(text, found.start(1))])
    return _Building(text).of(_events(text, pure))


def _events(text: Text, pure: bool) -> Iterator[yaml.Event]:
    """Give what the parser sees; a failure of its own kind is a MarkedYAMLError, with the place.

    The parser in C looks ahead: where brackets are nested more than 1,000 deep on one line it gives up before it
    has told of the first few. The parser in Python then goes on from there.
    """
    content, told = f"{text.content}\n", 0
    if not pure and yaml.__with_libyaml__:
        try:
            for event in yaml.parse(content, Loader=yaml.CSafeLoader):
                yield event
                told += 1
            return
        except yaml.MarkedYAMLError as failed:
            if "nesting depth" not in (failed.problem or ""):
                raise
    yield from islice(_in_python(content), told, None)


def _in_python(content: str) -> Iterator[yaml.Event]:
    """Give what the parser in Python sees, which between brackets takes a `?` within a text for the text's end.

    So another sign stands for it while it is parsed; the one in C, and every editor, knows better.
    """
    for event in yaml.parse(_QUESTION.sub(_STANDS_FOR_IT, content), Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.replace(_STANDS_FOR_IT, "?")
        yield event


class _Stop(Exception):
    """Nothing sensible can be read after this problem."""


@dataclass
class _Open:
    """A mapping or list whose end has not come yet."""

    node: Node
    key: str | None = None
    key_at: int = 0
    keys: dict[str, int] = field(default_factory=dict)
    bare: int = -1
    """How many fields there were when one without a colon came: the next word may be of the same text."""


class _Building:
    """Makes nodes of a parser's events, and gathers what is wrong on the way."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.count = 0
        self.last: tuple[int, int] | None = None

    def of(self, events: Iterator[yaml.Event]) -> Built:
        """Give the document and what is wrong with it; no document where reading failed."""
        try:
            for event in events:
                self._take(event)
        except yaml.MarkedYAMLError as failed:
            return self._broken(syntax.explained(failed, self.text, self.last))
        except (ValueError, OverflowError):
            return self._broken(syntax.escape(self.text, self._impossible(0, len(self.text.content)) or 0))
        except _Stop:
            return Built(None, self.problems)
        return self._whole()

    def _broken(self, problem: Problem) -> Built:
        return Built(None, [*self.problems, problem], problem)

    def _whole(self) -> Built:
        if self.root is None or self.root.value is None:
            return Built(None, self.problems or [forbidden.empty(self.text)])
        if not isinstance(self.root.value, dict):
            return Built(None, self.problems or [forbidden.not_fields(self.text, self.root.start)])
        return Built(Document(self.text, self.root), self.problems)

    def _take(self, event: yaml.Event) -> None:
        start = event.start_mark.index if event.start_mark else 0
        end = event.end_mark.index if event.end_mark else start
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._refuse(forbidden.second_document(self.text, start))
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._refuse(forbidden.alias(self.text, start))
            self._add(Node(start, end, "", "alias"))
        elif isinstance(event, yaml.ScalarEvent):
            self._marked(event, start)
            self._scalar(event, start, end)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._marked(event, start)
            self._begin(event, start)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop().node.end = end

    def _marked(self, event: yaml.NodeEvent, start: int) -> None:
        if event.anchor is not None:
            self._refuse(forbidden.alias(self.text, self.text.content.find("&", start)))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._refuse(forbidden.tag(self.text, self.text.content.find("!", start)))

    def _begin(self, event: yaml.Event, start: int) -> None:
        if self._names_a_field():
            self._refuse(forbidden.no_word(self.text, start))
            raise _Stop
        value: Value = {} if isinstance(event, yaml.MappingStartEvent) else []
        node = Node(start, start, "", value)
        self._add(node)
        if len(self.open) >= MOST_DEPTH:
            self._refuse(forbidden.too_deep(self.text, start))
            raise _Stop
        self.open.append(_Open(node))

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> None:
        style = event.style or ""
        self._check_characters(event.value, start, end, style)
        if end > start:
            self.last = (start, end)
        if self._names_a_field():
            self._field(event.value, start, end, style)
        else:
            self._add(Node(start, end, style, event.value if style else self._word(event.value, start)))

    def _check_characters(self, value: str, start: int, end: int, style: str) -> None:
        if len(value) > MOST_CHARACTERS:
            self._refuse(forbidden.too_long(self.text, start, len(value)))
        elif style == '"' and (impossible := self._impossible(start, end)) is not None:
            self._refuse(syntax.escape(self.text, impossible))
        elif hidden := hidden_in(value, name=self._names_a_field()):
            code, message, hint = said(hidden)
            self._refuse(self.text.problem(start, code, message, hint))

    def _impossible(self, start: int, end: int) -> int | None:
        """Give the place of the first escape that stands for half a character, or for none at all."""
        for found in _CODE_POINT.finditer(self.text.content, start, end):
            point = int(found[1] or found[2] or "0", 16)
            if 0xD800 <= point <= 0xDFFF or point > 0x10FFFF:
                return found.start()
        return None

    def _word(self, word: str, start: int) -> Value:
        try:
            return scalars.typed(word)
        except scalars.Unclear as unclear:
            self._refuse(self.text.problem(start, unclear.code, unclear.message, unclear.hint, self._field_path()))
            return word

    def _field(self, word: str, start: int, end: int, style: str) -> None:
        mapping = self.open[-1]
        name = unicodedata.normalize("NFC", word)
        if not style and name == "<<":
            self._refuse(forbidden.merge(self.text, start))
        elif not name.strip():
            self._refuse(forbidden.no_word(self.text, start, missing=True))
        elif not _COLON_FOLLOWS.match(self.text.content, end):
            if mapping.bare != len(mapping.keys):
                self._refuse(self._no_colon(word, start, style))
            mapping.bare = len({*mapping.keys, name})
        elif name in mapping.keys:
            self._refuse(forbidden.twice(self.text, start, name, mapping.keys[name], self._field_path(name)))
        mapping.keys.setdefault(name, start)
        mapping.key, mapping.key_at = name, start

    def _no_colon(self, word: str, start: int, style: str) -> Problem:
        if not style and ":" in word:
            return syntax.colon(self.text, start + word.index(":"))
        return syntax.no_colon(self.text, start, within=bool(self.open[-1].keys))

    def _names_a_field(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].node.value, dict) and self.open[-1].key is None

    def _field_path(self, *more: str) -> str:
        path = [each.key if each.key is not None else len(each.node.children) for each in self.open]
        return dotted([*(path[: -len(more)] if more else path), *more])

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MOST_VALUES:
            self._refuse(forbidden.too_many(self.text, node.start))
            raise _Stop
        if not self.open:
            self.root = node
            return
        holder = self.open[-1]
        if isinstance(holder.node.value, list):
            holder.node.children[len(holder.node.value)] = node
            holder.node.value.append(node.value)
        elif isinstance(holder.node.value, dict) and holder.key is not None:  # pragma: no branch - a key came first
            node.key = holder.key_at
            holder.node.value[holder.key] = node.value
            holder.node.children[holder.key] = node
            holder.key = None

    def _refuse(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST_SHOWN:
            raise _Stop
