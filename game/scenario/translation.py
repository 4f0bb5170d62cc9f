"""A crisis in another language: `ID.LANG.po` beside `ID.yaml`, one entry for each text, found by its address.

The words are put in place of the author's; ids, numbers and conditions stay as they are, so that a game is the same
game in every language. What is missing, or was translated from words that have changed since, is told in English.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from game.scenario.checks.pages import page
from game.scenario.consequences import Part
from game.scenario.problems import Problem, printable
from game.scenario.quantities import SHOWN
from game.scenario.reading.guarded import bytes_of
from game.scenario.reading.text import decoded
from game.scenario.scenario import Scenario

DRAFT = "X-Draft"
"""The field of a catalogue's head that says `yes` until a native reader has signed."""
_REMEDY = "mend this line, or delete the file and write it again with export --to po"
_CODES = frozenset({"grade", "kind", "mark", "reference", "trains", "when", "scenario", "language"})
"""Fields that hold text and are no words to be translated."""


@dataclass(frozen=True)
class Catalogue:
    """The words of one language for one crisis."""

    language: str
    words: Mapping[str, str]
    """For each address the words in this language; only those that fit the author's present words."""
    draft: bool
    """True until a native reader has signed."""


def texts(scenario: Scenario) -> dict[str, str]:
    """Give every text of a crisis by its address, in the order of the model."""
    return {".".join(path): text for path, text in _texts(scenario, (), False)}


def translated(scenario: Scenario, words: Mapping[str, str]) -> Scenario:
    """Give the crisis with other words at these addresses; it plays the same."""
    made = _said(scenario, (), False, words) if words else scenario
    assert isinstance(made, Scenario)
    return made


def beside(path: Path, language: str) -> Path:
    """Give where the catalogue of a scenario's file lies."""
    return path.with_name(f"{path.stem}.{language}.po")


def catalogue_for(path: Path, scenario: Scenario, language: str) -> Catalogue | None:
    """Give the words of a language for a scenario's file; None where there is no catalogue that can be read."""
    file = beside(path, language)
    if language == scenario.language or not file.is_file():
        return None
    try:
        found = _read(file)
    except NoCatalogue:
        return None
    known = texts(scenario)
    words = {entry.msgctxt: entry.msgstr for entry in found if _fits(entry, known)}
    return Catalogue(language, words, str(found.metadata.get(DRAFT, "")).casefold() == "yes")


@page("no-catalogue")
def catalogue_problems(path: Path, scenario: Scenario) -> Iterator[Problem]:
    """A file `ID.LANG.po` beside a scenario is its catalogue for a language, as translators' tools read it.

    Fails in its catalogue:
        msgctxt "title"
        msgid "Keep a small crisis small"
        msgstr "Garder "petite" une petite crise"
    Passes in its catalogue:
        msgctxt "title"
        msgid "Keep a small crisis small"
        msgstr "Garder petite une petite crise"
    """
    for file in sorted(path.parent.glob(f"{path.stem}.*.po")):
        try:
            found = _read(file)
        except NoCatalogue as none:
            yield _problem(file, none.line, "error", "no-catalogue", "", str(none), _REMEDY)
        else:
            yield from _gaps(file, found, texts(scenario))


def write(scenario: Scenario, language: str, there: Path, out: Path) -> None:
    """Write a catalogue with every text; the words of the one `there` are kept, and marked where a text changed."""
    import polib  # noqa: PLC0415 - only translating needs it

    before = _read(there) if there.is_file() else polib.POFile()
    old = {entry.msgctxt: entry for entry in before}
    made = polib.POFile(wrapwidth=120)
    made.metadata = {
        "Project-Id-Version": scenario.scenario, "Language": language, DRAFT: "yes", "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit", **before.metadata,
    }  # fmt: skip
    for address, text in texts(scenario).items():
        made.append(_entry(address, text, old.get(address)))
    out.write_text(str(made) + "\n", encoding="utf-8")


def _entry(address: str, text: str, kept: Any) -> Any:
    """Give an entry with the words that were written for it; `fuzzy` where they were written for other words."""
    import polib  # noqa: PLC0415 - only translating needs it

    entry = polib.POEntry(msgctxt=address, msgid=text, msgstr=kept.msgstr if kept else "")
    if entry.msgstr and (kept.fuzzy or kept.msgid != text):
        entry.flags.append("fuzzy")
    return entry


def _gaps(file: Path, found: Any, known: Mapping[str, str]) -> Iterator[Problem]:
    seen = {entry.msgctxt for entry in found}
    for address in known:
        if address not in seen:
            yield _untranslated(file, 1, address, f"'{address}' is missing", "write it again: export --to po")
    for entry in found:
        line, address = entry.linenum or 1, str(entry.msgctxt)
        if entry.msgctxt not in known:
            yield _unknown(file, line, address)
        elif entry.msgid != known[address]:
            yield _stale(file, line, address)
        elif not entry.msgstr or entry.fuzzy:
            hint = "write its msgstr, and take 'fuzzy' away"
            yield _untranslated(file, line, address, f"'{address}' is not translated", hint)


@page("untranslated")
def _untranslated(file: Path, line: int, address: str, message: str, hint: str) -> Problem:
    """A text that the catalogue beside a scenario, `ID.LANG.po`, does not hold is told in the author's words.

    Its `msgstr` is empty, or it is marked `fuzzy`, or it has no entry yet: `export --to po` adds one.

    Fails in its catalogue:
        msgctxt "title"
        msgid "Keep a small crisis small"
        msgstr ""
    Passes in its catalogue:
        msgctxt "title"
        msgid "Keep a small crisis small"
        msgstr "Garder petite une petite crise"
    """
    return _problem(file, line, "warning", "untranslated", address, message, hint)


@page("stale-translation")
def _stale(file: Path, line: int, address: str) -> Problem:
    """The author changed the words after they were translated; until that is looked at, the author's are told.

    Fails in its catalogue:
        msgctxt "title"
        msgid "Make a small crisis large"
        msgstr "Garder petite une petite crise"
    Passes in its catalogue:
        msgctxt "title"
        msgid "Keep a small crisis small"
        msgstr "Garder petite une petite crise"
    """
    message, hint = f"'{address}' was translated from other words", "write it again: export --to po"
    return _problem(file, line, "warning", "stale-translation", address, message, hint)


@page("unknown-text")
def _unknown(file: Path, line: int, address: str) -> Problem:
    """An entry's `msgctxt` is the address of a text, such as `choices.call.title`; this one leads nowhere any more.

    Fails in its catalogue:
        msgctxt "choices.talk.title"
        msgid "Talk to Orsk"
        msgstr "Parler avec Orsk"
    Passes in its catalogue:
        msgctxt "title"
        msgid "Keep a small crisis small"
        msgstr "Garder petite une petite crise"
    """
    message, hint = f"the scenario has no text '{address}'", "delete it, or write it again: export --to po"
    return _problem(file, line, "warning", "unknown-text", address, message, hint)


def _fits(entry: Any, known: Mapping[str, str]) -> bool:
    return bool(entry.msgstr) and not entry.fuzzy and known.get(entry.msgctxt) == entry.msgid


def _problem(file: Path, line: int, severity: Any, code: str, field: str, message: str, hint: str) -> Problem:
    return Problem(printable(str(file)), line, 1, severity, code, field, message, hint)


class NoCatalogue(Exception):
    """A file that is no catalogue; the message says so, and `line` where it stops making sense."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _read(file: Path) -> Any:
    import polib  # noqa: PLC0415 - only translating needs it

    content = decoded(bytes_of(file), printable(str(file))).content
    try:
        return polib.pofile(content) if content.strip() else polib.POFile()
    except (OSError, ValueError) as refused:
        place = re.search(r"line (\d+)", str(refused))
        raise NoCatalogue("this is no catalogue that can be read", int(place[1]) if place else 1) from None


@lru_cache(maxsize=256)
def _shown(part: type[Part]) -> frozenset[str]:
    """Give the fields of a part that hold words for people."""
    found = {
        name for name, field in part.model_fields.items() if SHOWN in field.metadata or _holds_words(field.annotation)
    }
    return frozenset(found - _CODES)


def _holds_words(annotation: Any) -> bool:
    return SHOWN in getattr(annotation, "__metadata__", ()) or any(map(_holds_words, get_args(annotation)))


def _children(value: Any, shown: bool) -> Iterator[tuple[str, str, Any, bool]]:
    """Give for everything in a value its key, the word for it in an address, itself, and whether it holds words."""
    if isinstance(value, Part):
        fields = type(value).model_fields
        for name in fields:
            yield name, fields[name].alias or name, getattr(value, name), name in _shown(type(value))
    elif isinstance(value, Mapping):
        yield from ((str(key), str(key), each, shown) for key, each in value.items())
    elif isinstance(value, tuple):
        yield from ((str(n), str(getattr(each, "id", n + 1)), each, shown) for n, each in enumerate(value))


def _texts(value: Any, path: tuple[str, ...], shown: bool) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        if shown:
            yield path, value
        return
    for _key, word, each, holds in _children(value, shown):
        yield from _texts(each, (*path, word), holds)


def _said(value: Any, path: tuple[str, ...], shown: bool, words: Mapping[str, str]) -> Any:
    """Give a value with other words in it; the very same object where nothing in it changes."""
    if isinstance(value, str):
        return words.get(".".join(path), value) if shown else value
    made = {key: _said(each, (*path, word), holds, words) for key, word, each, holds in _children(value, shown)}
    old = {key: each for key, _word, each, _holds in _children(value, shown)}
    changed = {key: each for key, each in made.items() if each is not old[key]}
    if not changed:
        return value
    if isinstance(value, Part):
        return value.model_copy(update=changed)
    return made if isinstance(value, Mapping) else tuple(made.values())
