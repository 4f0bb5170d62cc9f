"""What observers wrote down reaches the page, the exports and the report: as text, and on the page after the reveal."""

import json
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner

from game.analysis.autoplay import play_on
from game.analysis.observing import observed
from game.analysis.policies import POLICIES
from game.cli import app
from game.report import page
from game.session import Game, SavedGame, redact, reveal, saved
from tests.worlds import text

CALM = {"calm": {"title": "Stay calm", "when": "did.wait", "missed": "You did not wait."}}


@pytest.fixture
def game(tmp_path: Path) -> SavedGame:
    """An exercise that somebody watched: a remark before the first decision, a rating after the last."""
    file = tmp_path / "small.yaml"
    file.write_text(text(objectives=CALM), encoding="utf-8")
    playing = Game.start(file, save=tmp_path / "a.jsonl", seed=1, mode="exercise", who="A7")
    note(playing, "O<1>", "remark Two of them <b>whisper</b>.")
    play_on(playing, POLICIES["random"], told=lambda now: None if now.state.round == 1 else rated(now))
    playing.close()
    return saved(playing.path)


def note(playing: Game, who: str, line: str) -> None:
    script = playing.path.with_name("lines.txt")
    script.write_text(line, encoding="utf-8")
    words = ["facilitate", str(playing.path), "--script", str(script), "--as", who]
    assert CliRunner().invoke(app, words).exit_code == 0
    playing.hear()


def rated(playing: Game) -> None:
    if not playing.sealed and not any(each["note"] == "rating" for each in playing.notes):
        note(playing, "", "rate calm 4 At last.")


def export(game: SavedGame, to: str) -> Path:
    out = game.path.with_name(f"out.{to}")
    words = ["export", str(game.path), "--to", to, "--out", str(out)]
    assert CliRunner().invoke(app, words).exit_code == 0
    return out


def test_the_page_says_who_noted_what_and_when_but_only_after_the_reveal(game: SavedGame) -> None:
    """An observer may have known what was true, and the page stands on a screen."""
    covered = page(game)
    reveal(game)
    opened = page(saved(game.path))

    assert "2 remarks and ratings are shown after the reveal" in covered
    assert "whisper" not in covered
    assert "O&lt;1&gt;" in opened
    assert "Two of them &lt;b&gt;whisper&lt;/b&gt;." in opened
    assert "Stay calm: rated 4 of 5. At last." in opened
    assert "Round 2" in opened[opened.index('id="observed"') :]


def test_the_accounts_hold_them_and_the_report_has_them_beside_the_objective(game: SavedGame) -> None:
    told = json.loads(export(game, "json").read_text(encoding="utf-8"))
    remarks = [line for each in told["games"][0]["decisions"] for line in each["remarks"]]
    document = Document(str(export(game, "docx")))
    body = [each.text for each in document.paragraphs]
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]

    assert remarks == ["O<1>: Two of them <b>whisper</b>.", "Stay calm: rated 4 of 5. At last."]
    assert body.index("Observers rated it 4 of 5.") > body.index("Stay calm")
    assert any(row[:2] == ["A7", "O<1>"] and row[3] == "Two of them <b>whisper</b>." for row in cells)


def test_a_redacted_copy_holds_none_of_it(game: SavedGame) -> None:
    out = game.path.with_name("copy.jsonl")
    redact(game, out)

    assert list(observed(saved(out))) == []
    assert "O<1>" not in out.read_text(encoding="utf-8")
