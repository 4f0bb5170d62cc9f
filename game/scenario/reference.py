"""The reference: norms, CBMs, rules of law and the field's words, each with its source."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from game.places import ASSETS
from game.scenario.consequences import Part
from game.scenario.problems import nearest
from game.scenario.quantities import Id, Text
from game.scenario.reading import read_file
from game.scenario.shape import validated


class Term(Part):
    """One entry of the reference."""

    kind: Literal["norm", "cbm", "law", "likelihood", "term"]
    """What sort of entry it is."""
    name: Text
    """How the field calls it."""
    text: Text
    """What it means, in plain words."""
    source: Text | None = None
    """Where to read on."""


class Glossary(Part):
    """The whole reference."""

    terms: Mapping[Id, Term]
    """Every entry by its id."""


@lru_cache(maxsize=1)
def glossary() -> Mapping[str, Term]:
    """Give every entry of the reference by its id."""
    return validated(Glossary, read_file(ASSETS / "reference" / "glossary.yaml")).terms


def look_up(word: str) -> tuple[Term, ...]:
    """Give the entries a word means: by id or name, else those that hold it, else the nearest; empty if none."""
    wanted = word.strip().casefold()
    terms = glossary()
    exact = [term for name, term in terms.items() if wanted in (name, term.name.casefold())]
    holding = [term for term in terms.values() if wanted and wanted in term.name.casefold()]
    near = nearest(wanted, terms)
    return tuple(exact or holding or ([terms[near]] if near else []))
