"""The reference: norms, CBMs, rules of law, kinds of evidence and the field's words, each with its source.

It is data of the program, not of a scenario: scenarios cite its ids, and a player looks words up in it.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal

from game.language import SOURCE, spoken
from game.places import ASSETS
from game.scenario.consequences import Part
from game.scenario.quantities import Id, Text
from game.scenario.reading.guarded import read_file
from game.scenario.reading.shape import validated
from game.scenario.scenario import Topic

FILE = ASSETS / "reference" / "glossary.yaml"
_CITED = ("norm", "cbm", "law")
_MOST_NEAR, _NEAR_ENOUGH = 3, 0.75
_GRADE = re.compile("([a-f])([1-6])")


class Term(Part):
    """One entry of the reference."""

    kind: Literal["norm", "cbm", "law", "attribution", "evidence", "likelihood", "grade", "objective", "term"]
    """What sort of entry it is; norms, CBMs and rules of law are what a scenario may uphold or strain."""
    name: Text
    """How the field calls it."""
    also: tuple[Text, ...] = ()
    """Other words for it, by which it is found too."""
    text: Text
    """What it means, in one or two plain sentences."""
    more: Text | None = None
    """How it works, for whom the first sentences are not enough: what a CERT adviser says when asked again."""
    see: tuple[Id, ...] = ()
    """Entries it hangs together with, by their ids."""
    about: tuple[Topic, ...] = ()
    """Topics whose crises need this word, also where they say it in other words."""
    source: Text
    """Where to read on: a title with its year, or `Common usage`."""


class Glossary(Part):
    """The whole reference."""

    terms: Mapping[Id, Term]
    """Every entry by its id."""


def glossary() -> Mapping[str, Term]:
    """Give every entry of the reference by its id, in the order of the file and in the language spoken."""
    return _told_in(spoken())


@lru_cache(maxsize=1)
def _written() -> Mapping[str, Term]:
    return validated(Glossary, read_file(FILE)).terms


@lru_cache(maxsize=4)
def _told_in(language: str) -> Mapping[str, Term]:
    """Give the entries in a language; what its catalogue lacks is told as it was written."""
    file = FILE.with_suffix(f".{language}.po")
    if language == SOURCE or not file.is_file():
        return _written()
    import polib  # noqa: PLC0415 - English needs none of it

    found = {entry.msgctxt: entry for entry in polib.pofile(file.read_text(encoding="utf-8")).translated_entries()}
    return {name: _translated(name, term, found) for name, term in _written().items()}


def _translated(name: str, term: Term, found: Mapping[str, Any]) -> Term:
    """Give an entry in other words, where those were written for the words it has."""
    at = {field: found.get(f"{name}.{field}") for field in ("name", "text", "more", "source")}
    return term.model_copy(
        update={field: entry.msgstr for field, entry in at.items() if entry and entry.msgid == getattr(term, field)}
    )


def names_of(name: str) -> tuple[str, ...]:
    """Give what an entry is called in a text: the parts of its name and other words, as written and as spoken."""
    terms = (_written()[name], glossary()[name])
    return tuple(dict.fromkeys(part.strip() for term in terms for part in (*re.split("[:,(]", term.name), *term.also)))


def norms() -> Mapping[str, Term]:
    """Give what a scenario may cite in `upholds:` and `strains:`: norms, CBMs and rules of law, by their ids."""
    return {name: term for name, term in glossary().items() if term.kind in _CITED}


def look_up(word: str) -> tuple[Term, ...]:
    """Give the entries a word means, whatever its case, accents or hyphens; empty if nothing is near.

    An entry that bears the word comes alone; else every entry whose name holds it as whole words, or as the
    beginning of one; else the nearest three, so that a slip of the pen is forgiven. An Admiralty grade such
    as `B2` is two entries.
    """
    if found := bearing(word):
        return found
    known = _by_word(spoken())
    near = difflib.get_close_matches(plain_word(word), known, n=_MOST_NEAR, cutoff=_NEAR_ENOUGH)
    return _each_once(term for each in near for term in known[each])


def bearing(word: str) -> tuple[Term, ...]:
    """Give the entries that bear a word, or hold it in their names; empty where only likeness would find any."""
    wanted, known = plain_word(word), _by_word(spoken())
    if grade := _GRADE.fullmatch(wanted):
        return (*known[f"source {grade[1]}"], *known[f"information {grade[2]}"])
    if not wanted or wanted in known:
        return known.get(wanted, ())
    return _each_once(_holding(known, f" {wanted} ") or _holding(known, f" {wanted}"))


def _each_once(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple({term.name: term for term in terms}.values())


def _holding(known: Mapping[str, tuple[Term, ...]], words: str) -> list[Term]:
    return [term for each, terms in known.items() if words in f" {each} " for term in terms]


@lru_cache(maxsize=4)
def _by_word(language: str) -> Mapping[str, tuple[Term, ...]]:
    """Give the entries by every word for them, in this language and as they were written."""
    known: dict[str, tuple[Term, ...]] = {}
    for name, term in _told_in(language).items():
        words = (*_words_for(name, term), *_words_for(name, _written()[name]))
        for word in dict.fromkeys(map(plain_word, words)):
            known[word] = (*known.get(word, ()), term)
    return known


def _words_for(name: str, term: Term) -> Iterator[str]:
    """Give what an entry is called: its id, its name whole, its parts, and other words for it."""
    head, _bracket, short = term.name.partition("(")
    yield from (name, term.name, *re.split("[:,]", head), *term.also)
    if short:
        yield short


def plain_word(word: str) -> str:
    """Write a word without case, accents and punctuation, so that `Démarche` is found as `demarche`."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(char if char.isalnum() else " " for char in letters if not unicodedata.combining(char))
    return " ".join(kept.split())
