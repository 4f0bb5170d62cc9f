"""The pages of the reference on what `check` says: one for each code, made of the docstring of what finds it.

A docstring says why the matter is worth a word, then shows YAML that fails and YAML that passes. Both are put into
the sound scenario of `assets/reference/sound.yaml`; a test does that with every example of every page.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import Any, TypeVar

from game.places import ASSETS

SOUND = ASSETS / "reference" / "sound.yaml"
"""The scenario into which every example is put: `check` has nothing to say of it."""
_HEAD = re.compile(r"^(Fails|Passes)(| as a whole file| in its catalogue):\n((?:[ ]{4}.*\n|\n)+)", re.MULTILINE)
_told: dict[str, Callable[..., Any]] = {}
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Example:
    """A piece of YAML, or of a catalogue, that fails with the page's code, or passes without a word."""

    yaml: str
    fails: bool
    whole: bool
    """True for a whole file; else it is put into the sound scenario."""
    catalogue: bool = False
    """True for an entry of the catalogue beside the sound scenario, in the form of translators' tools."""


@dataclass(frozen=True)
class Page:
    """What the reference says of one code."""

    code: str
    chapter: str
    """What the module that finds it is about."""
    why: str
    examples: tuple[Example, ...]


def page(code: str) -> Callable[[F], F]:
    """Make the docstring of what it stands over the page of a code."""

    def told(finder: F) -> F:
        assert code not in _told, f"two pages tell of {code}"
        _told[code] = finder
        return finder

    return told


def pages() -> tuple[Page, ...]:
    """Give every page: by what it is about, then by its code."""
    return tuple(sorted((_page(*told) for told in _told.items()), key=lambda each: (each.chapter, each.code)))


def _page(code: str, finder: Callable[..., Any]) -> Page:
    text = f"{getdoc(finder)}\n"
    why = text[: found.start()] if (found := _HEAD.search(text)) else text
    about = finder.__globals__["__doc__"].splitlines()[0].removeprefix("Checks: ").rstrip(".")
    return Page(code, about[0].upper() + about[1:], why.strip(), tuple(_examples(text)))


def _examples(text: str) -> Iterator[Example]:
    for found in _HEAD.finditer(text):
        yaml = re.sub(r"^ {4}", "", found[3].rstrip(), flags=re.MULTILINE) + "\n"
        yield Example(yaml, found[1] == "Fails", "whole" in found[2], "catalogue" in found[2])
