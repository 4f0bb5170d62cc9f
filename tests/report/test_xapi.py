"""Games as statements for a learning system: accepted by a client library, the same however often they are exported."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tincan import Statement, StatementList
from typer.testing import CliRunner

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.cli import app
from game.rules import Plan
from game.session import Game, answer, commit_to, reveal, saved
from tests.report.statement import STATEMENT


def exported(path: Path, *more: str) -> list[dict[str, Any]]:
    out = path.with_suffix(".xapi.json")
    assert CliRunner().invoke(app, ["export", str(path), "--to", "xapi", "--out", str(out), *more]).exit_code == 0
    told: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
    return told


def responses(told: list[dict[str, Any]], kind: str, part: str) -> list[str]:
    """Give the responses to questions of one sort, in order."""
    asked = [each for each in told if each["object"]["definition"].get("interactionType") == kind]
    return [each["result"]["response"] for each in asked if part in each["object"]["id"]]


@pytest.fixture(scope="module")
def exercise(blackout_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    game = Game.start(
        blackout_file, save=tmp_path_factory.mktemp("xapi") / "a.jsonl", seed=3, mode="exercise", who="A7"
    )
    play_on(game, POLICIES["dialogue"])
    game.close()
    return game.path


def test_every_statement_keeps_to_the_form_and_a_client_library_reads_it_back_whole(exercise: Path) -> None:
    told = exported(exercise)
    validator = Draft202012Validator(STATEMENT)
    understood = StatementList([Statement.from_json(json.dumps(each)) for each in told])

    assert [error.message for each in told for error in validator.iter_errors(each)] == []
    assert len(told) > 40
    assert list(validator.iter_errors({**told[0], "stored": told[0]["timestamp"]}))
    for before, after in zip(told, understood, strict=True):
        again = json.loads(after.to_json())
        assert (again["id"], again["actor"]["account"], again["verb"]["id"]) == (
            before["id"], before["actor"]["account"], before["verb"]["id"],
        )  # fmt: skip
        assert again.get("result", {}).get("response") == before.get("result", {}).get("response")
        assert again["context"]["registration"] == before["context"]["registration"]


def test_every_decision_is_answered_with_its_options_and_response(exercise: Path) -> None:
    told, game = exported(exercise), saved(exercise)
    plans = [entry.decision for entry in game.entries if isinstance(entry.decision, Plan)]
    offers = responses(told, "matching", "/negotiations/")

    assert responses(told, "choice", "/rounds/") == ["[,]".join(plan.choices) or "hold" for plan in plans]
    assert offers
    assert all("[.]" in offer for offer in offers)
    assert {each["verb"]["id"].rpartition("/")[2] for each in told} >= {
        "initialized", "experienced", "answered", "progressed", "completed", "terminated",
    }  # fmt: skip


def test_an_export_again_gives_the_same_statements_and_the_reveal_only_adds_one(exercise: Path) -> None:
    """Statements are immutable: a learning system refuses one that comes again with another content."""
    first = exported(exercise)
    truth = (saved(exercise).seal or {})["truth"]
    covered = json.dumps(exported(exercise))
    reveal(saved(exercise))
    opened = exported(exercise)

    assert json.loads(covered) == first == opened[:-1]
    assert len({each["id"] for each in opened}) == len(opened)
    assert list(opened[-1]["result"]["extensions"].values()) == [truth]


def test_what_was_said_after_play_is_a_comment_on_its_question(exercise: Path) -> None:
    before = exported(exercise)
    answer(saved(exercise), "told-when", "We waited.")
    commit_to(saved(exercise), "A7", "Ask first.")
    told = exported(exercise)
    new = [each for each in told if each not in before]

    assert [each for each in told if each in before] == before
    assert [(each["verb"]["id"].rpartition("/")[2], each["result"]["response"]) for each in new] == [
        ("commented", "We waited."), ("commented", "Ask first."),
    ]  # fmt: skip
    assert [error for each in new for error in Draft202012Validator(STATEMENT).iter_errors(each)] == []


def test_an_institution_names_its_own_accounts(exercise: Path) -> None:
    told = exported(exercise, "--home", "https://academy.example/")

    assert {each["actor"]["account"]["homePage"] for each in told} == {"https://academy.example"}
    assert {each["actor"]["account"]["name"] for each in told} == {"A7"}
