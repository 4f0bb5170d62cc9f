"""Which entries of the reference matter in a crisis: those it cites by their ids, and those whose words it uses."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from game.scenario.parts import consequences, walk
from game.scenario.reference import Term, glossary, plain_word
from game.scenario.scenario import Scenario

_WORDED = ("term", "attribution", "law")
_OF_THE_GAME = ("docs/model.md", "HSEEP")
"""What the source of a word names that belongs to every crisis, because the game or the exercise brings it along."""


@lru_cache(maxsize=8)
def mattering(scenario: Scenario) -> Mapping[str, Term]:
    """Give the entries that matter in a crisis by their ids, in the order of the reference."""
    cited, said = set(_cited(scenario)), f" {plain_word(' '.join(_texts(scenario)))} "
    return {name: term for name, term in glossary().items() if name in cited or _is_said(term, said)}


def _cited(scenario: Scenario) -> Iterator[str]:
    for part in consequences(scenario):
        yield from (*part.upholds, *part.strains)
    yield from (evidence.kind for evidence in scenario.evidence.values() if evidence.kind)
    yield from (name for question in scenario.questions.values() for name in question.options)


def _texts(scenario: Scenario) -> Iterator[str]:
    return (value for path, value in walk(scenario) if isinstance(value, str) and " " in value)


def _is_said(term: Term, said: str) -> bool:
    if term.kind not in _WORDED or any(each in term.source for each in _OF_THE_GAME):
        return False
    names = (plain_word(part) for part in (*re.split("[:,(]", term.name), *term.also))
    return any(f" {name} " in said or f" {name}s " in said for name in names if name)
