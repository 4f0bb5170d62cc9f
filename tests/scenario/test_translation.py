"""A crisis in another language: its texts by address, the same game, and what is missing is named."""

import json
from pathlib import Path

import polib
import pytest
from typer.testing import CliRunner

from game import language
from game.cli import app
from game.rules import digest
from game.scenario import check, load
from game.scenario.new import begin_scenario
from game.scenario.translation import catalogue_for, texts, translated
from game.session import Game, replay, saved


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return begin_scenario("draft", tmp_path)


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let French be spoken, whatever catalogue the interface has."""
    monkeypatch.setattr(language, "spoken", lambda: "fr")


def exported(file: Path) -> Path:
    out = file.with_name("draft.fr.po")
    done = CliRunner().invoke(app, ["export", str(file), "--to", "po", "--out", str(out)])
    assert done.exit_code == 0, done.output
    return out


def written(po: Path, **words: str) -> None:
    """Write translations into a catalogue, by address with `__` for a dot."""
    made = polib.pofile(str(po))
    for address, text in words.items():
        entry = made.find(address.replace("__", "."), by="msgctxt")
        assert entry is not None
        entry.msgstr = text
    made.save(str(po))


def test_every_text_people_read_is_exported_by_its_address_and_nothing_else(file: Path) -> None:
    entries = {entry.msgctxt: entry.msgid for entry in polib.pofile(str(exported(file)))}

    assert entries == texts(load(file))
    assert entries["choices.call.title"] == load(file).choices["call"].title
    assert {"scenario", "evidence.ransom.grade", "endings.0.id"}.isdisjoint(entries)


def test_a_game_in_another_language_is_the_same_game_and_its_record_holds_the_words(file: Path, french: None) -> None:
    po = exported(file)
    written(po, choices__call__title="Appeler", title="Brouillon")
    told = Game.start(file, save=file.with_name("a.jsonl"), seed=3)
    told.close()
    po.unlink()
    plain = Game.start(file, save=file.with_name("b.jsonl"), seed=3)
    plain.close()
    kept = saved(told.path)

    assert (told.scenario.title, plain.scenario.title) == ("Brouillon", load(file).title)
    assert told.is_draft
    assert not plain.is_draft
    assert digest(told.state) == digest(plain.state)
    assert (kept.header["language"], kept.scenario.choices["call"].title) == ("fr", "Appeler")
    assert replay(told.path).ok


def test_check_names_each_text_that_is_not_translated_with_its_line(file: Path) -> None:
    po = exported(file)
    lines = po.read_text(encoding="utf-8").splitlines()
    found = {each.field: each for each in check(file) if each.code == "untranslated"}

    assert set(found) == set(texts(load(file)))
    assert lines[found["title"].line - 1] == 'msgctxt "title"'
    assert str(found["title"]).startswith(f"{po}:")


def test_a_text_that_the_catalogue_lacks_and_one_that_leads_nowhere_are_named(file: Path) -> None:
    po = exported(file)
    content = po.read_text(encoding="utf-8").replace('msgctxt "title"', 'msgctxt "titel"')
    po.write_text(content, encoding="utf-8")
    line = content[: content.index('msgctxt "titel"')].count("\n") + 1
    found = [str(each) for each in check(file) if each.field in ("title", "titel")]

    assert found == [
        f"{po}:1:1: 'title' is missing; write it again: export --to po",
        f"{po}:{line}:1: the scenario has no text 'titel'; delete it, or write it again: export --to po",
    ]


def test_what_was_translated_from_other_words_is_told_in_the_authors_and_named(file: Path) -> None:
    po = exported(file)
    written(po, title="Brouillon")
    title = load(file).title
    file.write_text(file.read_text(encoding="utf-8").replace(title, "Another title"), encoding="utf-8")
    found = catalogue_for(file, load(file), "fr")

    assert found is not None
    assert translated(load(file), found.words).title == "Another title"
    assert "'title' was translated from other words" in "\n".join(map(str, check(file)))
    exported(file)
    again = polib.pofile(str(po)).find("title", by="msgctxt")
    assert again is not None
    assert (again.msgid, again.msgstr, again.fuzzy) == ("Another title", "Brouillon", True)


def test_a_file_that_is_no_catalogue_is_an_error_with_its_line_and_the_game_is_told_in_english(
    file: Path, french: None
) -> None:
    file.with_name("draft.fr.po").write_text('msgid "a"\nmsgstr "b"\nnonsense\n', encoding="utf-8")
    problem = next(each for each in check(file) if each.code == "no-catalogue")
    game = Game.start(file, save=file.with_name("a.jsonl"), seed=3)
    game.close()

    assert (problem.line, problem.severity) == (3, "error")
    assert game.scenario.title == load(file).title


def test_a_language_nobody_wrote_is_refused_in_a_sentence(file: Path) -> None:
    done = CliRunner().invoke(app, ["play", str(file), "--language", "xx", "--auto", "random"])

    assert done.exit_code == 2
    assert "there is no catalogue for 'xx'" in " ".join(done.output.replace("│", " ").split())


def test_the_words_of_a_catalogue_change_no_number(file: Path) -> None:
    """A translator can break nothing: only words are read from the catalogue."""
    made = load(file)
    other = translated(made, dict.fromkeys(texts(made), "x"))

    assert set(texts(other).values()) == {"x"}
    plain, told = (json.loads(each.model_dump_json(include={"meters", "clock"})) for each in (made, other))
    assert plain == told
