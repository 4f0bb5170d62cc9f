"""Reading a YAML file that may hold anything: an author's slip, or an attack.

The parser gives events, one after the other. Sizes and depth are counted while they come, and what can
surprise (aliases, merge keys, tags, a second document) is refused at its place, before anything is built
of it. No value is ever constructed by the YAML library; what a word means is decided in `scalars`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from game.scenario import scalars, syntax
from game.scenario.document import Document, Node, Value
from game.scenario.problems import MOST_SHOWN, Problem, Unreadable, dotted
from game.scenario.text import Text, decoded, hidden_in, said

MOST_DEPTH = 32
MOST_VALUES = 100_000
MOST_CHARACTERS = 20_000

_COLON_FOLLOWS = re.compile(r"(?:\s|#[^\n]*)*:")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)", re.DOTALL)
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*(%)")


def read(data: bytes, file: str, *, pure: bool = False) -> Document:
    """Read the bytes of a file; raise Unreadable with every problem that can be named at once.

    `file` is the name to use in problems. `pure` takes the parser written in Python even where the faster
    one in C is installed; both give the same document and the same problems.
    """
    text = decoded(data, file)
    if found := _DIRECTIVE.match(text.content):
        raise Unreadable([syntax.directive(text, found.start(1))])
    return _Building(text).of(_events(text, pure))


def _events(text: Text, pure: bool) -> Iterator[yaml.Event]:
    """Give what the parser sees; a failure of its own kind is a MarkedYAMLError, with the place."""
    if not pure and yaml.__with_libyaml__:
        yield from yaml.parse(f"{text.content}\n", Loader=yaml.CSafeLoader)
        return
