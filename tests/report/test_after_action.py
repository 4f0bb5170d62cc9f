"""The report an evaluator finishes by hand, and the log of an exercise's secretary."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from typer.testing import CliRunner, Result

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.cli import app
from game.report.after_action import proposed
from game.report.tables import read_table
from game.session import Game, commit_to, saved
from tests.report.classes import make_class
from tests.worlds import choice, text

WORLD: dict[str, Any] = {
    "choices": {"wait": choice(title="Wait and see"), "call": choice(upholds=["norm-h"], effects={"trust.orsk": 5})},
    "objectives": {
        "calls": {
            "title": "Call within two rounds",
            "trains": "LO-10",
            "when": "did.call",
            "missed": "Nobody called.",
        },
        "never": {"title": "Do what cannot be done", "when": "trust.orsk >= 100"},
    },
}


def export(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["export", *map(str, words)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("course")
    (base / "small.yaml").write_text(text(**WORLD), encoding="utf-8")
    make_class(base / "small.yaml", base / "saves", ["dialogue"], 5)
    commit_to(saved(base / "saves" / "000.jsonl"), "P000", "Call \x07first.")
    game = Game.start(base / "small.yaml", save=base / "saves" / "one.jsonl", seed=1, who="=cmd()")
    game.because("It was time.")
    play_on(game, POLICIES["dialogue"])
    game.close()
    return base / "saves"


@pytest.mark.parametrize(
    ("shown", "games", "rating"), [(5, 5, "P"), (4, 4, "S"), (1, 1, "S"), (3, 6, "S"), (2, 6, "M"), (0, 9, "M")]
)
def test_a_rating_is_never_proposed_above_its_evidence(shown: int, games: int, rating: str) -> None:
    """A few games are no evidence that something is done without challenges, and none that it cannot be done."""
    assert proposed(shown, games) == rating


def test_the_report_has_the_sections_of_its_template_and_leaves_open_what_only_a_person_knows(folder: Path) -> None:
    out = folder.parent / "report.docx"
    assert export(folder, "--to", "docx", "--out", out).exit_code == 0
    document = Document(str(out))
    headings = [each.text for each in document.paragraphs if each.style.name.startswith(("Heading", "Title"))]
    body = "\n".join(each.text for each in document.paragraphs)
    overview, ratings, _endings, _meters, plan = document.tables

    for title in (
        "Exercise overview: Calm a small crisis", "Executive summary", "Analysis of diplomatic capabilities",
        "Call within two rounds", "Appendix A: improvement plan", "Appendix B: participants",
    ):  # fmt: skip
        assert title in headings
    assert "[to be filled in]" in {row.cells[1].text for row in overview.rows}
    marks = {row.cells[0].text: [cell.text for cell in row.cells[2:6]] for row in ratings.rows}
    assert marks["Call within two rounds"] == ["prop.", "", "", ""]
    assert marks["Do what cannot be done"] == ["", "", "prop.", ""]
    assert [row.cells[1].text for row in plan.rows][1:] == ["Not shown in 6 of 6: Do what cannot be done"]
    assert "P000: Call \N{REPLACEMENT CHARACTER}first." in body
    assert "Appendix C: decisions" not in headings


def test_its_charts_are_pictures_with_a_text_in_their_place(folder: Path) -> None:
    out = folder.parent / "report.docx"
    export(folder / "one.jsonl", "--to", "docx", "--out", out)
    document = Document(str(out))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]

    assert told == ["How the games ended", "Where the meters ended"]
    assert "It was time." in {cell.text for row in document.tables[-1].rows for cell in row.cells}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_log_tells_each_decision_in_words(folder: Path, ending: str) -> None:
    out = folder.parent / f"log.{ending}"
    assert export(folder / "one.jsonl", "--to", "log", "--out", out).exit_code == 0
    head, *rows = read_table(out)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    called = next(row for row in told if "Call Orsk" in row["Decided"].split("\n"))

    assert len(told) == len(saved(folder / "one.jsonl").all_entries)
    assert called["Player"] == "=cmd()"
    assert called["Norms and CBMs"] == "upheld: norm-h"
    assert called["What it moved, and why"].startswith("Trust of Republic of Orsk +5")
