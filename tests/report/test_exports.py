"""Games handed to other tools: every decision a row, nobody dropped in silence, nothing that runs in a spreadsheet."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from game.analysis.autoplay import play_on
from game.analysis.counts import Estimate
from game.analysis.policies import POLICIES
from game.analysis.reviewed import Review, ReviewedDecision, store
from game.cli import app
from game.places import ROOT
from game.report.exports import COLUMNS, meanings
from game.rules import Plan
from game.session import Game, reveal, saved
from tests.worlds import choice, finding, text

WORLD: dict[str, Any] = {
    "evidence": {"c2": {"title": "Servers", "source": "CERT", "grade": "B2", "findings": [
        finding("old", state="60%", gang="20%"), finding("new", state="40%", gang="80%"),
    ]}},
    "injects": {
        "told": {"at": "1h", "from": "orsk", "channel": "news", "title": "News", "text": "It came.", "reveal": ["c2"]},
    },
    "choices": {
        "wait": choice(title="Wait and see"),
        "call": choice(effects={"trust.orsk": 5}, upholds=["norm-h"]),
    },
}  # fmt: skip


def export(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["export", *map(str, words)])


def play(
    folder: Path, name: str, *, mode: str = "training", who: str = "", reason: str = "", policy: str = "random"
) -> Path:
    file = folder.parent / "small.yaml"
    file.write_text(text(**WORLD), encoding="utf-8")
    game = Game.start(file, save=folder / name, seed=1, mode="exercise" if mode == "exercise" else "training", who=who)
    game.because(reason)
    play_on(game, POLICIES[policy])
    game.close()
    return game.path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class as it comes in: two finished games, one of them covered, one unfinished, one damaged, one of tomorrow."""
    folder = tmp_path_factory.mktemp("class") / "saves"
    play(folder, "a.jsonl", who="A7", reason="=HYPERLINK(1)")
    play(folder, "b.jsonl", mode="exercise")
    damaged = play(folder, "c.jsonl")
    damaged.write_bytes(damaged.read_bytes().replace(b'"seconds":0', b'"seconds":1', 1))
    game = Game.start(folder.parent / "small.yaml", save=folder / "d.jsonl", seed=1)
    game.close()
    return folder


def rows(folder: Path, *more: str | Path) -> list[dict[str, str]]:
    out = folder.parent / "out.csv"
    assert export(folder, "--to", "csv", "--out", out, *more).exit_code == 0
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_decision_is_a_row_with_the_documented_columns(folder: Path) -> None:
    found = rows(folder)
    game = saved(folder / "a.jsonl")
    mine = [row for row in found if row["save"] == game.sha]

    assert tuple(found[0]) == COLUMNS
    assert [int(row["number"]) for row in mine] == [entry.number for entry in game.all_entries]
    assert {row["player"] for row in found} == {"A7", saved(folder / "b.jsonl").code}


def test_a_row_tells_what_was_known_chosen_and_moved(tmp_path: Path) -> None:
    """Each cell is what a reader who has only the table needs, in the record's own ids."""
    folder = tmp_path / "saves"
    path = play(folder, "a.jsonl", policy="dialogue")
    plans = [row for row in rows(folder) if row["kind"] == "plan"]
    seen = next(cause for cause in saved(path).ledger if cause.kind == "finding")

    assert "call" in plans[0]["options"].split("; ")
    assert plans[0]["upheld"] == "norm-h"
    assert "trust.orsk=5.0" in plans[0]["changes"].split("; ")
    assert "0 choice call trust.orsk +5" in plans[0]["causes"].split("; ")
    assert (plans[0]["known"], plans[1]["known"]) == ("", f"c2.{seen.part}")


def test_what_the_reveal_covers_is_empty_until_it_is_recorded(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    path = play(folder, "b.jsonl", mode="exercise")
    covered = rows(folder)
    reveal(saved(path))
    opened = rows(folder)

    assert {(row["supported"], row["loss"], row["brier"]) for row in covered} == {("", "", "")}
    assert all(row["supported"] for row in opened)
    assert any(row["brier"] for row in opened)


def test_a_stored_review_stands_beside_its_decisions_once_the_truth_was_revealed(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    path = play(folder, "b.jsonl", mode="exercise")
    game = saved(path)
    plan = next(entry for entry in game.entries if isinstance(entry.decision, Plan))
    some = Estimate(4.0, 0.5)
    found = ReviewedDecision(
        number=plan.number, round=1, minute=0, phase="decision", taken=plan.decision, taken_back=False,
        verdict="costly", by_policy={}, expected=some, best=Plan(("call",)), loss=some, tried=2, possible=2,
        alternatives=(), lines=(), undone=None, judgement=0, truth=0, draws=0,
    )  # fmt: skip
    store(game, Review(
        scenario="small", weights={}, own=True, good=1, costly=3, references=(), continuations=1, decisions=(found,),
        parts=None, truth="state", truth_fixed=False, complete=True,
    ))  # fmt: skip
    covered = rows(folder)
    reveal(game)
    opened = rows(folder)

    assert {row["verdict"] for row in covered} == {""}
    assert [(row["number"], row["lost"]) for row in opened if row["verdict"] == "costly"] == [(str(plan.number), "4.0")]


def test_saves_that_cannot_be_told_are_listed_with_their_reason(folder: Path) -> None:
    out = folder.parent / "out.json"
    done = export(folder, "--to", "json", "--out", out)
    left = json.loads(out.read_text(encoding="utf-8"))["left_out"]

    assert [(each["file"], each["why"]) for each in left] == [("c.jsonl", "damaged"), ("d.jsonl", "unfinished")]
    assert "2 saves of 4 are left out" in done.stderr
    assert export(folder / "c.jsonl", "--to", "csv", "--out", out).exit_code == 3
    assert export(folder / "d.jsonl", "--to", "csv", "--out", out).exit_code == 1


def test_the_json_keeps_to_the_published_schema(folder: Path) -> None:
    out = folder.parent / "out.json"
    export(folder, "--to", "json", "--out", out)
    schema = json.loads(CliRunner().invoke(app, ["schema", "--of", "export"]).stdout)
    told = json.loads(out.read_text(encoding="utf-8"))

    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(told)) == []
    assert len(told["games"]) == 2
    assert list(Draft202012Validator(schema).iter_errors({**told, "format": "one"}))


def test_names_are_joined_only_when_asked_for(folder: Path) -> None:
    names = folder.parent / "names.csv"
    names.write_text("pseudonym,name\nA7,Ana Lund\n", encoding="utf-8")

    assert {row["name"] for row in rows(folder)} == {""}
    assert {row["name"] for row in rows(folder, "--names", names)} == {"", "Ana Lund"}


def test_a_names_file_without_its_columns_is_told_what_to_write(folder: Path) -> None:
    names = folder.parent / "wrong.csv"
    names.write_text("code,name\nA7,Ana\n", encoding="utf-8")
    done = export(folder, "--to", "csv", "--out", folder.parent / "x.csv", "--names", names)

    assert done.exit_code == 1
    assert done.stderr.strip().endswith(
        "wrong.csv:1:1: there is no column 'pseudonym'; write the first line: pseudonym,name"
    )


def test_a_workbook_has_the_same_decisions_and_nothing_that_runs(folder: Path) -> None:
    out = folder.parent / "out.xlsx"
    export(folder, "--to", "xlsx", "--out", out)
    book = load_workbook(out)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert book.sheetnames == ["Decisions", "Games", "Left out", "Columns"]
    assert book["Decisions"].max_row == 1 + len(rows(folder))
    assert "'=HYPERLINK(1)" in {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}


def test_every_column_is_explained_in_the_paper() -> None:
    """The paper's line is the field's own docstring, which is in the schema too."""
    paper = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")

    for _table, column, meaning in meanings():
        assert f"| `{column}` | {meaning} |" in paper
