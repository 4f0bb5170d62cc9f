"""Where a file stops being YAML, said in words about fields, quotes and brackets.

The two parsers (the fast one in C and the one in Python) fail at the same places with different words,
so that only the kind of a failure is taken from them, and what is said is ours.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from game.scenario.problems import Problem
from game.scenario.text import Text


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


def escape(text: Text, index: int) -> Problem:
    """Make the problem of an escape, at or just before `index`, that stands for no character."""
    start = max(text.content.rfind("\\", 0, index + 1), 0)
    written = re.match(r"\\(?:[xuU][0-9a-fA-F]*|.)?", text.content[start:])
    shown = written[0] if written else ""
    hint = "write \\\\ for a backslash, or use single quotes"
    return text.problem(start, "yaml-escape", f"'{shown}' in double quotes stands for no character", hint)


def colon(text: Text, index: int) -> Problem:
    """Make the problem of a colon without its space."""
    return text.problem(index, "yaml-colon", "nothing separates this ':' from what follows", "write a space after it")


def _quote(at: Failure) -> Problem:
    message = f"the quote opened here is not closed; reading failed at {at.at(at.index)}"
    return at.problem(at.opened, "yaml-quote", message, f"close it with {at.char(at.opened)}")


def _escape(at: Failure) -> Problem:
    return escape(at.text, at.index)


def _colon_in_text(at: Failure) -> Problem:
    if at.last and at.text.place(at.last[0])[0] < at.text.place(at.index)[0]:
        message = f"the text that begins at {at.at(at.last[0])} runs on to this ':'"
        return at.problem(at.index, "yaml-colon", message, "indent this line as its neighbours, or quote the text")
    message, hint = "a second ':' on this line", "quote text that holds ': ', or begin a new line"
    return at.problem(at.index, "yaml-colon", message, hint)


def _bracket(at: Failure) -> Problem:
    bracket = at.char(at.opened)
    if bracket not in ("[", "{"):
        return _unknown(at)
    message = f"the '{bracket}' opened here is not closed; reading failed at {at.at(at.index)}"
    closing = "]" if bracket == "[" else "}"
    hint = f"close it with {closing}, and quote text that holds brackets, a comma or ': '"
    return at.problem(at.opened, "yaml-bracket", message, hint)


def _first_character(at: Failure) -> Problem:
    message = (
        f"text cannot begin with '{at.char(at.index)}'" if at.char(at.index).strip() else "something is missing here"
    )
    return at.problem(at.index, "yaml-character", message, "quote text that begins with it")


def _indentation(at: Failure) -> Problem:
    """Explain a line that fits no block: most often text after a closing quote, or a wrong indentation."""
    if at.last and at.char(at.last[0]) in ("'", '"') and "\n" not in at.text.content[at.last[1] : at.index]:
        message = f"text goes on after the quotes that opened at {at.at(at.last[0])}"
        return at.problem(at.index, "yaml-quote", message, "quote all of it, with the other kind of quotes if need be")
    message = f"this does not fit the fields that begin at {at.at(at.opened)}"
    return at.problem(
        at.index, "yaml-indent", message, "begin the fields of one block in one column, as 'field: value'"
    )


def _list(at: Failure) -> Problem:
    message = f"this does not fit the list that begins at {at.at(at.opened)}"
    return at.problem(at.index, "yaml-indent", message, "begin each item with '- ' in one column")


def _no_colon(at: Failure) -> Problem:
    return at.problem(at.opened, "yaml-no-colon", "this field has no ':'", "write it as 'field: value'")


def _alias(at: Failure) -> Problem:
    return alias(at.text, at.opened)


def alias(text: Text, index: int) -> Problem:
    """Make the problem of `&name` and `*name`."""
    char = text.content[index]
    hint = "write the value out, or quote it if it is text"
    return text.problem(index, "yaml-alias", f"'{char}' refers to another part of the file", hint)


def _tag(at: Failure) -> Problem:
    return tag(at.text, at.opened)


def tag(text: Text, index: int) -> Problem:
    """Make the problem of `!type`."""
    written = re.match(r"\S{1,40}", text.content[index:])
    shown = written[0] if written else "!"
    hint = "write the value alone, or quote it if it is text; in a condition, write 'not'"
    return text.problem(index, "yaml-tag", f"the tag '{shown}' is not allowed", hint)


def _block_text(at: Failure) -> Problem:
    hint = "begin the text on the next line, or quote it if it begins with this sign"
    return at.problem(at.index, "yaml-block", f"nothing else may stand in the line of '{at.char(at.opened)}'", hint)


def _list_here(at: Failure) -> Problem:
    return at.problem(at.index, "yaml-indent", "a list cannot begin here", "begin it on a line of its own")


def _question(at: Failure) -> Problem:
    return at.problem(at.index, "yaml-key", "text cannot begin with '? '", "quote it")


def _document(at: Failure) -> Problem:
    return second_document(at.text, at.index)


def second_document(text: Text, index: int) -> Problem:
    """Make the problem of a file that goes on after its end."""
    return text.problem(index, "yaml-second-document", "a second document begins here", "keep one document in a file")


def directive(text: Text, index: int) -> Problem:
    """Make the problem of a line such as `%YAML 1.1`."""
    written = text.content[index:].split(maxsplit=1)[0][:40]
    return text.problem(index, "yaml-directive", f"unknown directive '{written}'", "delete the line")


def _directive(at: Failure) -> Problem:
    start = at.text.content.rfind("\n", 0, at.index) + 1
    return directive(at.text, start) if at.char(start) == "%" else _document(at)


def _plain_colon(at: Failure) -> Problem:
    return colon(at.text, at.index)


def _unknown(at: Failure) -> Problem:
    return at.problem(at.index, "yaml-syntax", "this cannot be read as YAML", "quote text that holds special signs")


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
