"""What players get on paper: all that is certain, nothing that would give an answer away."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game.cli import app
from tests.worlds import finding, text

ROLES = {"head": {"title": "Head of delegation", "decides": True}, "law": {"title": "Legal adviser"}}
INJECTS = {
    "call": {"at": "1h", "from": "orsk", "channel": "cable", "title": "A cable", "text": "Orsk denies it."},
    "secret": {"at": "2h", "from": "orsk", "channel": "cable", "title": "Brief", "text": "A brief.", "eyes": "law"},
    "maybe": {"at": "2h", "chance": "50%", "from": "orsk", "channel": "news", "title": "Perhaps", "text": "Rumour."},
    "angry": {"when": "did.wait", "from": "orsk", "channel": "news", "title": "Anger", "text": "You waited."},
}  # fmt: skip
EVIDENCE = {
    "logs": {
        "title": "Logs", "source": "A server",
        "findings": [finding("east", state="90%", gang="10%"), finding("west", state="10%", gang="90%")],
    }
}  # fmt: skip


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(text(roles=ROLES, injects=INJECTS, evidence=EVIDENCE), encoding="utf-8")
    return path


def handed_out(crisis: Path, *more: str) -> tuple[Result, str]:
    out = crisis.with_suffix(".html")
    found = CliRunner().invoke(app, ["handout", str(crisis), "--out", str(out), *more])
    return found, out.read_text(encoding="utf-8") if out.exists() else ""


def test_a_handout_holds_what_is_certain_and_nothing_that_depends_on_the_truth_or_the_players(crisis: Path) -> None:
    found, page = handed_out(crisis)

    assert found.exit_code == 0
    assert all(said in page for said in ("It begins.", "Stay calm.", "Head of", "Orsk denies it.", "A brief."))
    assert all(said not in page for said in ("Rumour.", "You waited.", "east", "west", "A little."))
    assert "To hand out at H+01:00" in page


def test_a_seat_gets_its_own_sheet_and_not_what_is_for_another_s_eyes(crisis: Path) -> None:
    _found, head = handed_out(crisis, "--role", "head")
    assert "Legal adviser" not in head
    assert "A brief." not in head
    _found, law = handed_out(crisis, "--role", "law")

    assert "A brief." in law
    assert "Head of delegation" not in law


def test_a_seat_that_is_not_there_is_named_with_the_nearest(crisis: Path) -> None:
    found, page = handed_out(crisis, "--role", "lew")

    assert found.exit_code == 2
    assert "did you mean 'law'?" in found.output
    assert not page


def test_the_form_asks_for_every_explanation_in_every_round(crisis: Path) -> None:
    told = json.loads(crisis.read_text(encoding="utf-8"))
    _found, page = handed_out(crisis)

    assert all(each["text"] in page for each in told["hypotheses"].values())
    assert page.count("<td></td>") == 2 * 4
