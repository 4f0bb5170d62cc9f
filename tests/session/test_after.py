"""What comes after play: beside the save and chained to its seal, and a copy that holds nothing anybody typed."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game.analysis.accounts import pseudonym
from game.analysis.autoplay import play_on
from game.analysis.gathering import Aside, gathered
from game.analysis.policies import POLICIES
from game.cli import app
from game.rules import HandInject
from game.session import Damaged, Game, answer, commit_to, redact, replay, reveal, saved
from game.session.after import after_path
from tests.worlds import text

QUESTIONS = {"why": {"text": "Why did you wait?"}, "now": {"text": "And now?", "before_reveal": False}}
TYPED = ("Ana Lund", "because I said so", "looks tired", "Phone call", "Your minister rings.")


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """Give an exercise in which everything that can be typed was."""
    file = tmp_path / "small.yaml"
    file.write_text(text(debrief=QUESTIONS), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1, mode="exercise", who=TYPED[0])
    game.begin()
    game.weigh()
    game.note("remark", TYPED[2])
    game.because(TYPED[1])
    game.hand_in(HandInject(TYPED[3], TYPED[4], {"harm": 20}))
    play_on(game, POLICIES["random"])
    game.close()
    return game.path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, words)])


def test_answers_and_commitments_lie_beside_the_save_and_the_save_stays_as_it_was(played: Path) -> None:
    before = played.read_bytes()
    answer(saved(played), "why", "We waited for the logs.")
    commit_to(saved(played), "A7", "Ask how sure we are.")
    reveal(saved(played))
    after = saved(played).after

    assert played.read_bytes() == before
    assert (after.revealed, after.answers[0].text, after.commitments[0].who) == (True, "We waited for the logs.", "A7")


def test_an_answer_alone_leaves_the_truth_covered(played: Path) -> None:
    answer(saved(played), "why", "We waited.")

    assert not saved(played).revealed


def test_what_came_after_another_save_is_not_taken_for_this_one_s(played: Path, tmp_path: Path) -> None:
    answer(saved(played), "why", "We waited.")
    copy = tmp_path / "copy.jsonl"
    redact(saved(played), copy)
    after_path(copy).write_bytes(after_path(played).read_bytes())

    with pytest.raises(Damaged):
        _found = saved(copy).after


def test_a_save_whose_after_file_was_changed_is_put_aside_by_every_report(played: Path) -> None:
    answer(saved(played), "why", "We waited.")
    content = after_path(played).read_bytes()
    after_path(played).write_bytes(content.replace(b"waited", b"hasted"))
    found = gathered(played)

    assert isinstance(found, Aside)
    assert (found.why, found.exit_code) == ("damaged", 3)


def test_a_copy_without_free_text_holds_nothing_typed_and_plays_the_same(played: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.jsonl"
    redact(saved(played), copy)
    content = copy.read_text(encoding="utf-8")
    first, second = saved(played), saved(copy)

    assert [typed for typed in TYPED if typed in played.read_text(encoding="utf-8")] == list(TYPED)
    assert [typed for typed in TYPED if typed in content] == []
    assert [entry.digest for entry in second.entries] == [entry.digest for entry in first.entries]
    assert (replay(copy).ok, replay(copy).sealed) == (True, True)
    assert second.header["redacted_from"] == first.sha != second.sha
    assert pseudonym(second) == second.code


def test_the_command_shows_the_questions_of_the_moment_and_keeps_what_is_said(played: Path) -> None:
    said = run("answers", played, "--to", "why", "--say", "We waited.", "--commit", "Call first.", "--who", "A7")
    after = json.loads(run("answers", played, "--format", "json").stdout)

    assert "  Answer: We waited." in said.stdout
    assert after["questions"] == {"why": "Why did you wait?"}
    assert [(each["who"], each["text"]) for each in after["commitments"]] == [("A7", "Call first.")]
    assert "there is no question 'now' now; they are: why" in " ".join(
        run("answers", played, "--to", "now", "--say", "x").output.split()
    )
    assert run("answers", played, "--say", "x").exit_code == 2


def test_a_copy_is_made_of_a_finished_game_only_and_never_over_a_file(played: Path, tmp_path: Path) -> None:
    unfinished = tmp_path / "b.jsonl"
    Game.start(tmp_path / "small.yaml", save=unfinished, seed=1).close()

    assert run("redact", unfinished, "--out", tmp_path / "c.jsonl").exit_code == 1
    assert run("redact", played, "--out", unfinished).exit_code == 1
    assert run("redact", played, "--out", tmp_path / "c.jsonl").exit_code == 0
