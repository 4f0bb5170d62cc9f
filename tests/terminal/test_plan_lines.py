"""Text mode: a plan put together by lines."""

from pathlib import Path

from tests.terminal.test_table import ROUND, played

WORDED = "put facts=exact annex=full ask=precise meaning=neutral handling=marked offer=same"


def test_a_choice_that_is_put_back_has_its_wording_again(blackout_file: Path, tmp_path: Path) -> None:
    lines = [*ROUND[:3], "choose poc", WORDED, "drop poc", "choose poc"]
    game, told = played(blackout_file, tmp_path, lines)

    assert "It has the wording it had before: facts=exact" in "\n".join(told)
    assert game.draft.drafts["request"]["facts"] == "exact"


def test_what_is_under_way_and_what_was_done_before_are_told(blackout_file: Path, tmp_path: Path) -> None:
    lines = [*ROUND[:3], "choose poc", WORDED, "choose lab", "commit", "continue", "continue", "keep"]
    _game, told = played(blackout_file, tmp_path, lines)

    assert "  Done at H+00:00; this would be once more." in told
    assert any(line.startswith("Under way: ") and line.endswith("answer at H+05:00") for line in told)


def test_a_text_that_was_sent_is_told_clause_by_clause(blackout_file: Path, tmp_path: Path) -> None:
    _game, told = played(blackout_file, tmp_path, [*ROUND[:3], "choose poc", WORDED, "commit"])

    assert "  What the message does not say: This message does not imply attribution" in told
