"""What YAML allows and a scenario does not, since it surprises its author, hides something, or is an attack."""

import re

from game.scenario.checks.pages import page
from game.scenario.problems import Problem, printable
from game.scenario.reading.text import Text

MOST_DEPTH = 32
MOST_VALUES = 25_000
MOST_CHARACTERS = 20_000


@page("empty-file")
def empty(text: Text) -> Problem:
    """A scenario begins with `format: 1`; a file with nothing but comments is none.

    Fails as a whole file:
        # to be written
    Passes:
        format: 1
    """
    return text.problem(0, "empty-file", "file is empty", "begin with 'format: 1'")


@page("not-fields")
def not_fields(text: Text, index: int) -> Problem:
    """A scenario consists of fields, each with its name, a colon and a value.

    Fails as a whole file:
        - format
        - title
    Passes:
        format: 1
        title: Keep a small crisis small
    """
    hint = "write 'field: value' lines"
    return text.problem(index, "not-fields", "expected fields such as 'format', 'scenario'", hint)


@page("yaml-alias")
def alias(text: Text, index: int) -> Problem:
    """`&name` and `*name` refer from one part of a file to another: who reads here cannot see what is there.

    Fails:
        summary: &text A harbour's cranes stand still.
    Fails:
        summary: *text
    Passes:
        summary: "*** A harbour's cranes stand still."
    """
    hint = "write the value out, or quote it if it is text"
    return text.problem(index, "yaml-alias", f"'{text.content[index]}' refers to another part of the file", hint)


@page("yaml-merge")
def merge(text: Text, index: int) -> Problem:
    """`<<` takes fields over from another part of the file: who reads here cannot see what is there.

    Fails:
        player:
          <<: {country: Vellmar}
    Passes:
        player:
          country: Vellmar
    """
    return text.problem(index, "yaml-merge", "'<<' merges another part of the file", "write the fields out")


@page("yaml-tag")
def tag(text: Text, index: int) -> Problem:
    """`!name` asks the reading program to make something of a value; nothing is ever made of a scenario but text.

    In a condition, write `not`: an exclamation mark at its beginning is a tag.

    Fails:
        choices:
          call:
            when: !did.name
    Passes:
        choices:
          call:
            when: not did.name or stability >= 30
    """
    written = re.match(r"\S{1,40}", text.content[index:])
    shown = written[0] if written else "!"
    hint = "write the value alone, or quote it if it is text; in a condition, write 'not'"
    return text.problem(index, "yaml-tag", f"the tag '{shown}' is not allowed", hint)


@page("yaml-second-document")
def second_document(text: Text, index: int) -> Problem:
    """One file is one scenario; three dashes in a line of their own begin another document.

    Fails:
        title: Keep a small crisis small
        ---
        title: Keep another one small
    Passes:
        title: Keep a small crisis small
    """
    hint = "keep one document in a file"
    return text.problem(index, "yaml-second-document", "a second document begins here", hint)


@page("yaml-directive")
def directive(text: Text, index: int) -> Problem:
    """A line that begins with `%` is an order to the reading program; a scenario gives none.

    Fails as a whole file:
        %YAML 1.1
        ---
        format: 1
    Passes:
        format: 1
    """
    written = text.content[index:].split(maxsplit=1)[0][:40]
    return text.problem(index, "yaml-directive", f"unknown directive '{written}'", "delete the line")


@page("too-deep")
def too_deep(text: Text, index: int) -> Problem:
    """A scenario needs ten levels at most; a bracket that is never closed soon makes more than 32.

    Fails:
        topics: ⟨'[' 40 times⟩⟨']' 40 times⟩
    Passes:
        topics: [cbm]
    """
    message, hint = f"nested more than {MOST_DEPTH} levels deep", "close brackets, or make it flatter"
    return text.problem(index, "too-deep", message, hint)


@page("too-many-values")
def too_many(text: Text, index: int) -> Problem:
    """A file may hold 25,000 values; the largest crisis has a tenth of that.

    Fails:
        topics: [⟨'1,' 25001 times⟩ 1]
    Passes:
        topics: [cbm]
    """
    message, hint = f"more than {MOST_VALUES} values", "shorten it, or make two scenarios of it"
    return text.problem(index, "too-many-values", message, hint)


@page("too-long")
def too_long(text: Text, index: int, length: int) -> Problem:
    """One text may have 20,000 characters; nobody reads as many in a crisis.

    Fails:
        summary: ⟨'word ' 4001 times⟩
    Passes:
        summary: A harbour's cranes stand still.
    """
    message = f"the text has {length} characters; {MOST_CHARACTERS} are the most"
    return text.problem(index, "too-long", message, "shorten it, or divide it")


@page("yaml-key")
def no_word(text: Text, index: int, *, missing: bool = False) -> Problem:
    """A field's name is a word. Text that begins with `{`, `[` or `? ` needs quotes.

    Fails:
        choices:
          [call, warn]: Call or warn
    Fails:
        injects:
          word:
            "": Nothing
    Passes:
        summary: "[Draft] A harbour's cranes stand still."
    """
    if missing:
        return text.problem(index, "yaml-key", "a field without a name", "write its name before the ':'")
    hint = "write it as 'field: value', and quote text with { or ["
    return text.problem(index, "yaml-key", "a field's name must be a word", hint)


@page("duplicate-field")
def twice(text: Text, index: int, name: str, first: int, field: str) -> Problem:
    """A field stands once: of two, nobody could say which counts.

    Fails:
        choices:
          call:
            cost: 1
            cost: 2
    Passes:
        choices:
          call:
            cost: 2
    """
    message = f"'{printable(name)}' is already set on line {text.place(first)[0]}"
    return text.problem(index, "duplicate-field", message, "keep one of the two", field)
