"""Which entries of the reference matter in a crisis: those it cites, whose words it uses, or whose topic it has."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from game.scenario.parts import consequences, walk
from game.scenario.reference import Term, glossary, names_of, plain_word
from game.scenario.scenario import Scenario

_OF_THE_DESK = ("likelihood", "grade")
_WORDED = ("term", "attribution", "law")
_OF_THE_GAME = ("docs/model.md", "HSEEP", "ICD 203", "Murphy")
"""What the source of a word names that belongs to every crisis, because the game or the exercise brings it along."""


def mattering(scenario: Scenario) -> Mapping[str, Term]:
    """Give the entries that matter in a crisis by their ids, in the order of the reference."""
    return {name: glossary()[name] for name in _mattering(scenario)}


@lru_cache(maxsize=64)
def _mattering(scenario: Scenario) -> tuple[str, ...]:
    cited, said = set(_cited(scenario)), f" {plain_word(' '.join(_texts(scenario)))} "
    return tuple(
        name for name, term in glossary().items()
        if name in cited or not set(term.about).isdisjoint(scenario.central) or _is_said(name, term, said)
    )  # fmt: skip


def of_every_crisis(term: Term) -> bool:
    """Tell whether an entry belongs to every crisis, because the game or the exercise brings it along."""
    return term.kind in _OF_THE_DESK or any(each in term.source for each in _OF_THE_GAME)


def titles_where(term: Term, crises: Iterable[Scenario]) -> tuple[str, ...]:
    """Give the titles of the crises in which an entry matters."""
    return tuple(each.title for each in crises if any(term is other for other in mattering(each).values()))


def _cited(scenario: Scenario) -> Iterator[str]:
    for part in consequences(scenario):
        yield from (*part.upholds, *part.strains)
    yield from (evidence.kind for evidence in scenario.evidence.values() if evidence.kind)
    yield from (name for question in scenario.questions.values() for name in question.options)
    yield from (each.trains.lower() for each in scenario.objectives.values() if each.trains)


def _texts(scenario: Scenario) -> Iterator[str]:
    return (value for path, value in walk(scenario) if isinstance(value, str) and " " in value)


def _is_said(name: str, term: Term, said: str) -> bool:
    if term.kind not in _WORDED or of_every_crisis(term):
        return False
    called = (plain_word(part) for part in names_of(name))
    return any(f" {each} " in said or f" {each}s " in said for each in called if each)
