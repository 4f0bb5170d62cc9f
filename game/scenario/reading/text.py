"""From the bytes of a file to characters that every editor shows, and counts, alike.

What hides from the author's eye (control characters, a changed direction of writing, letters of no
width) is refused here, before anything is made of the text.
"""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator

from game.scenario.checks.pages import page
from game.scenario.problems import Problem, Unreadable

MOST_BYTES, MOST_LINES = 2_000_000, 50_000

_HIDDEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    r"\U000e0000-\U000e007f]"
)
_INVISIBLE_IN_NAMES = re.compile(r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200c-\u200f\u3164\ufe00-\ufe0f]")


class Text:
    r"""The characters of one file, with line breaks as `\n`, and where each stands in its author's editor."""

    def __init__(self, content: str, file: str) -> None:
        self.content = content
        self.file = file
        self._starts = [0, *(found.end() for found in re.finditer("\n", content))]

    def place(self, index: int) -> tuple[int, int]:
        """Give line and column, both from 1, of the character at `index`; beyond the last, the end of the file."""
        index = min(index, len(self.content))
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def problem(self, index: int, code: str, message: str, hint: str = "", field: str = "") -> Problem:
        """Make the problem that begins at the character at `index`."""
        return Problem(self.file, *self.place(index), "error", code, field, message, hint)


def decoded(data: bytes, file: str) -> Text:
    r"""Read bytes as UTF-8 text; a byte order mark is dropped and every kind of line break becomes `\n`.

    Raises Unreadable for too many bytes, another encoding, and every character that hides.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable([too_large(file)])
    if foreign := _foreign_encoding(data):
        message = f"the file is {foreign}"
        raise Unreadable([Problem(file, 1, 1, "error", "not-utf-8", "", message, "save it as UTF-8")])
    content = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    if content.count("\n") > MOST_LINES:
        raise Unreadable([too_large(file, f"{MOST_LINES} lines")])
    text = Text(content, file)
    if problems := list(_hiding(text)):
        raise Hiding(problems, text)
    return text


class Hiding(Unreadable):
    """A text with characters that hide; what is left can be read on with `shown`."""

    def __init__(self, problems: list[Problem], text: Text) -> None:
        super().__init__(problems)
        self._text = text

    @property
    def lines(self) -> set[int]:
        """The lines that hold such a character."""
        return {line for line, _start, _signs in _hidden_lines(self._text)}

    def shown(self) -> Text | None:
        """Give the text with `?` for what hides; None where that would change what belongs to what, as a tab does."""
        known = "\t" not in self._text.content
        return Text(_HIDDEN.sub("?", self._text.content), self._text.file) if known else None


@page("too-large")
def too_large(file: str, most: str = f"{MOST_BYTES // 1_000_000} MB") -> Problem:
    """A file may have two megabytes and 50,000 lines; the largest crisis has a tenth of that.

    Fails:
        summary: ⟨'word ' 400001 times⟩
    Passes:
        summary: A harbour's cranes stand still.
    """
    message, hint = f"the file has more than {most}", "shorten it, or make two scenarios of it"
    return Problem(file, 1, 1, "error", "too-large", "", message, hint)


def hidden_in(value: str, *, name: bool = False) -> str | None:
    """Give the first character of a value that hides from the eye (in names also those that text needs), or None.

    A tab is none of them: a value can only hold one that its author wrote as an escape.
    """
    found = _HIDDEN.search(value.replace("\t", " ")) or (_INVISIBLE_IN_NAMES.search(value) if name else None)
    return found[0] if found else None


def visible(value: str) -> str:
    """Give what a person typed or pasted without what hides from the eye, on one line: it may be shown anywhere."""
    return _HIDDEN.sub("", re.sub(r"\s+", " ", value)).strip()


def said(char: str) -> tuple[str, str, str]:
    """Give code, message and hint for a character that may not stand in a file."""
    if char == "\t":
        return _tab()
    return _byte(ord(char)) if 0xDC80 <= ord(char) <= 0xDCFF else _unseen(ord(char))


@page("yaml-tab")
def _tab() -> tuple[str, str, str]:
    """A tab is as wide as each editor likes, so nobody sees what it puts under what. Most editors can write spaces.

    Fails:
        player:
        ⟨U+0009⟩country: Vellmar
    Fails:
        title:⟨U+0009⟩Keep a small crisis small
    Passes:
        player:
          country: Vellmar
    """
    return "yaml-tab", "a tab", "use spaces"


@page("not-utf-8")
def _byte(point: int) -> tuple[str, str, str]:
    """Letters beyond a to z are kept as bytes, in UTF-8: then they are the same on every machine.

    Older editors keep them otherwise; look for "Encoding" where the file is saved.

    Fails:
        title: Keep a small crisis in the caf⟨byte E9⟩
    Passes:
        title: Keep a small crisis in the café
    """
    return "not-utf-8", f"the byte 0x{point - 0xDC00:02X} is not UTF-8", "save the file as UTF-8"


@page("hidden-character")
def _unseen(point: int) -> tuple[str, str, str]:
    """What the eye cannot see (a letter of no width, a turn of the direction of writing) makes two texts look alike.

    Such characters come with text that is copied from a web page or a document.

    Fails:
        title: Keep a small⟨U+200B⟩ crisis small
    Fails:
        title: Keep a ⟨U+202E⟩small crisis small
    Fails:
        title: Keep a⟨U+0007⟩ small crisis small
    Passes:
        title: Keep a small crisis small
    """
    if point in (0x2028, 0x2029):
        return "hidden-character", f"U+{point:04X} is a line break of a rare kind", "press Enter instead"
    if 0x202A <= point <= 0x202E or 0x2066 <= point <= 0x2069:
        return "hidden-character", f"U+{point:04X} changes the direction of writing unseen", "delete it"
    if point < 0xA0:
        return "hidden-character", f"the control character U+{point:04X}", "delete it"
    return "hidden-character", f"U+{point:04X} cannot be seen", "delete it"


def _hiding(text: Text) -> Iterator[Problem]:
    """Name each character that hides once a line, and a wrong encoding once a file: one remedy mends them all."""
    foreign = False
    for _line, start, signs in _hidden_lines(text):
        for sign, place in signs.items():
            code, message, hint = said(sign)
            if not (foreign and code == "not-utf-8"):
                yield text.problem(start + place, code, message, hint)
            foreign |= code == "not-utf-8"


def _hidden_lines(text: Text) -> Iterator[tuple[int, int, dict[str, int]]]:
    """Give each line that holds characters that hide: its number, where it begins, and the first place of each."""
    start = 0
    for number, line in enumerate(text.content.split("\n"), 1):
        if _HIDDEN.search(line):
            yield number, start, {sign: line.index(sign) for sign in sorted(set(_HIDDEN.findall(line)), key=line.index)}
        start += len(line) + 1


def _foreign_encoding(data: bytes) -> str:
    """Recognise what editors call Unicode but is not UTF-8; empty when nothing speaks for it."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    zeros = tuple(byte == 0 for byte in data[:4])
    unmarked = zeros in ((False, True, False, True), (True, False, True, False))
    return "UTF-16" if unmarked or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""
