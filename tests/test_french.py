"""French: the interface and the crises that have a catalogue, played through."""

import re
import string
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from game import language
from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.places import ASSETS, SCENARIOS
from game.scenario import glossary, library, load, look_up
from game.scenario.translation import texts
from game.session import Game, replay, saved, words
from game.terminal import play_lines

TEMPLATE = polib.pofile(str(ASSETS / "locale" / "demarche.pot"))
FRENCH = polib.pofile(str(ASSETS / "locale" / "fr.po"))
CRISES = sorted(SCENARIOS.glob("*.fr.po"))
LEAST = 0.95
"""The share of the interface's texts that must be there: all, but for what was said since the last renewal."""


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Speak French, and English again afterwards."""
    assert language.use("fr") == "fr"
    yield
    language.use("en")


def gaps(text: str) -> list[str]:
    """Give the named gaps of a text, with how each is written."""
    return sorted(f"{name}:{form}" for _text, name, form, _turn in string.Formatter().parse(text) if name is not None)


def forms() -> Iterator[tuple[str, str]]:
    """Give every text of the catalogue with its translation, plural forms one by one."""
    for entry in FRENCH.translated_entries():
        if entry.msgid_plural:
            yield from ((entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1]))
        else:
            yield entry.msgid, entry.msgstr


def test_a_translation_has_the_gaps_of_its_text() -> None:
    """A missing gap would leave a number out; a new one would break the sentence where it is said."""
    braced = [(said, told) for said, told in forms() if "{" in said]

    assert [(said, told) for said, told in braced if gaps(said) != gaps(told)] == []
    assert [said for said, told in forms() if ("%(" in said) != ("%(" in told)] == []


def test_most_of_the_interface_is_there_and_it_is_marked_a_draft() -> None:
    known = {(entry.msgid, entry.msgid_plural) for entry in FRENCH.translated_entries()}
    wanted = [(entry.msgid, entry.msgid_plural) for entry in TEMPLATE]

    assert sum(each in known for each in wanted) >= LEAST * len(wanted)
    assert FRENCH.metadata["X-Draft"] == "yes"


@pytest.mark.long
def test_nothing_of_the_interface_is_missing() -> None:
    """Texts change by the day; before a release this names what is still told in English."""
    known = {entry.msgid for entry in FRENCH.translated_entries()}

    assert [entry.msgid for entry in TEMPLATE if entry.msgid not in known] == []


def test_the_glossary_is_told_in_french_whole_and_marked_a_draft() -> None:
    """Every entry that has words has French ones, written for the words it has now; English ones find it as well."""
    file = polib.pofile(str(ASSETS / "reference" / "glossary.fr.po"))
    entries = [entry for entry in file.translated_entries() if not entry.msgctxt.endswith(".source")]
    written = {entry.msgctxt: entry.msgid for entry in entries}
    language.use("en")
    wanted = {
        f"{name}.{field}": said
        for name, term in glossary().items() for field in ("name", "text", "more") if (said := getattr(term, field))
    }  # fmt: skip
    language.use("fr")

    assert written == wanted
    assert file.metadata["X-Draft"] == "yes"
    assert look_up("rançongiciel") == look_up("ransomware") == (glossary()["ransomware"],)
    for term in glossary().values():
        if term.kind == "likelihood":
            low, high = map(int, re.findall(r"\d+", term.text)[:2])
            assert {words.likely(percent) for percent in range(low, high)} == {term.name.lower()}


@pytest.mark.parametrize("file", CRISES, ids=lambda path: path.name)
def test_a_crisis_is_played_through_in_french_from_the_shelf_to_the_debrief(file: Path, tmp_path: Path) -> None:
    path = file.with_name(f"{file.name.removesuffix('.fr.po')}.yaml")
    english = texts(load(path))
    shelf = {each.id: each.scenario for each in library()}
    game = Game.start(path, save=tmp_path / "a.jsonl", seed=3)
    shown: list[str] = []
    play_lines(game, ["briefing", "continue", "news", "status", "continue", "choices", "glossary norm-h"], shown.append)
    play_on(game, POLICIES["careful"])
    game.review()
    play_lines(game, ["status"], shown.append)
    game.close()
    told = shelf[path.stem]

    assert told is not None
    assert told.title == game.scenario.title != english["title"]
    assert game.scenario.title in shown
    assert any(line.startswith("Cette traduction est une ébauche") for line in shown)
    assert any(line.startswith("Mandat : ") for line in shown)
    assert any(line.startswith("Norme h : répondre aux demandes d'assistance") for line in shown)
    assert [line for line in shown if line in english.values()] == []
    assert saved(game.path).header["language"] == "fr"
    assert replay(game.path).ok
