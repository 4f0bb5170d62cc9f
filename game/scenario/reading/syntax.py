"""Where a file stops being YAML, said in words about fields, quotes and brackets.

The two parsers (the fast one in C and the one in Python) fail at the same places with different words,
so that only the kind of a failure is taken from them, and what is said is ours.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from game.scenario.checks.pages import page
from game.scenario.problems import Problem
from game.scenario.reading import forbidden
from game.scenario.reading.text import Text


@dataclass(frozen=True)
class Failure:
    """Where a parser gave up."""

    text: Text
    index: int
    """The character at which it failed."""
    opened: int
    """The character at which the part it could not finish begins."""
    last: tuple[int, int] | None
    """Beginning and end of the last word it had read."""

    def problem(self, index: int, code: str, message: str, hint: str) -> Problem:
        """Make a problem that begins at the character at `index`."""
        return self.text.problem(index, code, message, hint)

    def at(self, index: int) -> str:
        """Say where a character stands."""
        line, column = self.text.place(index)
        return f"line {line}, column {column}"

    def char(self, index: int) -> str:
        """Give the character at an index, or nothing at the end of the file."""
        return self.text.content[index : index + 1]


def explained(failed: yaml.MarkedYAMLError, text: Text, last: tuple[int, int] | None) -> Problem:
    """Make the problem that a parser's failure stands for; `last` is where the last word read begins and ends."""
    index = failed.problem_mark.index if failed.problem_mark else 0
    opened = failed.context_mark.index if failed.context_mark else index
    failure = Failure(text, min(index, len(text.content)), opened, last)
    kind = f"{failed.context or ''}: {failed.problem or ''}"
    for pattern, explain in _KINDS:
        if re.search(pattern, kind):
            return explain(failure)
    return _unknown(failure)


@page("yaml-escape")
def escape(text: Text, index: int) -> Problem:
    r"""In double quotes a backslash begins a sign: `\n` a new line, `\u00e9` an é. Not every sign exists.

    Fails:
        summary: "The file C:\windows\system is gone."
    Passes:
        summary: 'The file C:\windows\system is gone.'
    """
    start = max(text.content.rfind("\\", 0, index + 1), 0)
    written = re.match(r"\\(?:[xuU][0-9a-fA-F]*|.)?", text.content[start:])
    shown = written[0] if written else ""
    hint = "write \\\\ for a backslash, or use single quotes"
    return text.problem(start, "yaml-escape", f"'{shown}' in double quotes stands for no character", hint)


@page("yaml-colon")
def colon(text: Text, index: int) -> Problem:
    """A colon with a space after it ends a field's name. Text that holds one needs quotes.

    Fails:
        title: Blackout: who did it?
    Fails:
        player: {country:Vellmar, role: Ambassador, mandate: Stay calm.}
    Fails:
        summary: A harbour's cranes stand still.
          minutes: 10
    Passes:
        title: "Blackout: who did it?"
    """
    return text.problem(index, "yaml-colon", "nothing separates this ':' from what follows", "write a space after it")


@page("yaml-no-colon")
def no_colon(text: Text, index: int, *, within: bool = False) -> Problem:
    """A field is written with a colon and a space after its name. In braces a comma begins the next field.

    So a text in braces that holds a comma needs quotes.

    Fails:
        format: 1
        title Keep a small crisis small
        minutes: 10
    Fails:
        player: {country, role: Ambassador, mandate: Stay calm.}
    Fails:
        player: {country: Vellmar, role: Ambassador, mandate: Stay calm, and accuse nobody.}
    Passes:
        player: {country: Vellmar, role: Ambassador, mandate: "Stay calm, and accuse nobody."}
    """
    quotes = "; if the comma before it belongs to a text, put that text in quotes" if within else ""
    return text.problem(index, "yaml-no-colon", "this field has no ':'", f"write it as 'field: value'{quotes}")


@page("yaml-quote")
def _quote(at: Failure) -> Problem:
    """A quote that opens a text closes it too, and nothing stands after it.

    Fails:
        summary: "A harbour's cranes stand still.
    Fails:
        summary: "Cranes" stand still.
    Passes:
        summary: '"Cranes" stand still.'
    """
    message = f"the quote opened here is not closed; reading failed at {at.at(at.index)}"
    return at.problem(at.opened, "yaml-quote", message, f"close it with {at.char(at.opened)}")


def _escape(at: Failure) -> Problem:
    return escape(at.text, at.index)


def _colon_in_text(at: Failure) -> Problem:
    if not at.last or at.text.place(at.last[0])[0] == at.text.place(at.index)[0]:
        return _second_colon(at)
    first, _end = at.last
    if at.text.content[:first].endswith("\n" + " " * (at.text.place(first)[1] - 1)):
        written = at.text.content[first : at.text.content.find("\n", first)]
        return colon(at.text, first + written.index(":")) if ":" in written else no_colon(at.text, first)
    message = f"the text that begins at {at.at(first)} runs on to this ':'"
    return at.problem(at.index, "yaml-colon", message, "indent this line as its neighbours, or quote the text")


def _second_colon(at: Failure) -> Problem:
    hint = "quote text that holds ': ', put fields in braces, or begin a new line"
    return at.problem(at.index, "yaml-colon", "a second ':' on this line", hint)


@page("yaml-bracket")
def _bracket(at: Failure) -> Problem:
    """A bracket that opens a list or fields is closed. Between brackets text that holds one, or `: `, needs quotes.

    Fails:
        topics: [cbm, attribution
    Fails:
        summary: [Draft] The cranes stand still.
    Passes:
        topics: [cbm, attribution]
    """
    bracket = at.char(at.opened)
    if bracket not in ("[", "{"):
        return _unknown(at)  # pragma: no cover - both parsers say where the bracket opened
    if at.char(at.index) == ":" and "\n" not in at.text.content[at.opened : at.index]:
        return _second_colon(at)
    message = f"the '{bracket}' opened here is not closed; reading failed at {at.at(at.index)}"
    closing = "]" if bracket == "[" else "}"
    hint = f"close it with {closing}, and quote text that holds brackets, a comma or ': '"
    return at.problem(at.opened, "yaml-bracket", message, hint)


@page("yaml-character")
def _first_character(at: Failure) -> Problem:
    """Text cannot begin with a sign that means something in YAML: `@`, a backtick, a `%`, a comma in brackets.

    Fails:
        summary: @all, the cranes stand still.
    Passes:
        summary: "@all, the cranes stand still."
    """
    message = (
        f"text cannot begin with '{at.char(at.index)}'" if at.char(at.index).strip() else "something is missing here"
    )
    return at.problem(at.index, "yaml-character", message, "quote text that begins with it")


@page("yaml-indent")
def _indentation(at: Failure) -> Problem:
    """The fields of one block begin in one column; a field that belongs to another stands two columns further in.

    Fails:
        player:
            country: Vellmar
          role: Ambassador
          mandate: Stay calm.
    Passes:
        player:
          country: Vellmar
          role: Ambassador
          mandate: Stay calm.
    """
    if at.last and at.char(at.last[0]) in ("'", '"') and "\n" not in at.text.content[at.last[1] : at.index]:
        message = f"text goes on after the quotes that opened at {at.at(at.last[0])}"
        return at.problem(at.index, "yaml-quote", message, "quote all of it, with the other kind of quotes if need be")
    before = at.text.content[: at.index].rstrip(" ")
    if before.endswith(("]", "}")) and at.char(at.index).strip():
        message = f"something stands after the '{before[-1]}' that closes a list or fields"
        return at.problem(at.index, "yaml-bracket", message, "quote all of it if it is text, or delete the rest")
    message = f"this does not fit the fields that begin at {at.at(_neighbour(at))}"
    hint = "begin the fields of one block in one column, as 'field: value'"
    return at.problem(at.index, "yaml-indent", message, hint)


def _neighbour(at: Failure) -> int:
    """Give where the line above begins that a line stands out from, or where the block begins that it is in."""
    above = at.text.content[: at.index].rstrip()
    first = above.rfind("\n") + 1
    first += len(above[first:]) - len(above[first:].lstrip(" "))
    return first if at.text.place(first)[1] > at.text.place(at.index)[1] else at.opened


def _list(at: Failure) -> Problem:
    message = f"this does not fit the list that begins at {at.at(at.opened)}"
    return at.problem(at.index, "yaml-indent", message, "begin each item with '- ' in one column")


def _no_colon(at: Failure) -> Problem:
    return no_colon(at.text, at.opened)


def _alias(at: Failure) -> Problem:
    return forbidden.alias(at.text, at.opened)


def _tag(at: Failure) -> Problem:
    return forbidden.tag(at.text, at.opened)


@page("yaml-block")
def _block_text(at: Failure) -> Problem:
    """After `|` or `>` a text of several lines begins on the next line.

    Fails:
        summary: > Cranes stand still.
    Passes:
        summary: >
          Cranes stand still.
    """
    hint = "begin the text on the next line, or quote it if it begins with this sign"
    return at.problem(at.index, "yaml-block", f"nothing else may stand in the line of '{at.char(at.opened)}'", hint)


def _list_here(at: Failure) -> Problem:
    return at.problem(at.index, "yaml-indent", "a list cannot begin here", "begin it on a line of its own")


def _question(at: Failure) -> Problem:
    return at.problem(at.index, "yaml-key", "text cannot begin with '? '", "quote it")


def _document(at: Failure) -> Problem:
    return forbidden.second_document(at.text, at.index)


def _directive(at: Failure) -> Problem:
    start = at.text.content.rfind("\n", 0, at.index) + 1
    return forbidden.directive(at.text, start) if at.char(start) == "%" else _document(at)


def _plain_colon(at: Failure) -> Problem:
    return colon(at.text, at.index)


def _unknown(at: Failure) -> Problem:
    return at.problem(at.index, "yaml-character", "this cannot be read as YAML", "quote text that holds special signs")


_KINDS: tuple[tuple[str, Callable[[Failure], Problem]], ...] = (
    (r"quoted scalar.*(end of stream|document)", _quote),
    (r"(escape|hexa?decimal|hexdecimal)", _escape),
    (r"mapping values are not allowed", _colon_in_text),
    (r"mapping keys are not allowed", _question),
    (r"sequence entries are not allowed", _list_here),
    (r"scanning an? (alias|anchor)", _alias),
    (r"(scanning|parsing) a tag|tag handle", _tag),
    (r"scanning a directive|document start", _directive),
    (r"block scalar", _block_text),
    (r"plain scalar.*unexpected ':'", _plain_colon),
    (r"simple key", _no_colon),
    (r"node content|cannot start any token", _first_character),
    (r"parsing a flow", _bracket),
    (r"parsing a block (mapping|node)", _indentation),
    (r"parsing a block", _list),
)
"""Kinds of failure, by words that both parsers use, in the order in which they are tried."""
