"""Text mode: a plan put together by lines."""

from pathlib import Path

from game.rules import Beginning
from game.session import Game, Phase
from game.terminal import play_lines
from tests.terminal.test_table import REGISTRY, ROUND, TO_THE_END, played

WORDED = "put facts=exact annex=full ask=precise meaning=neutral handling=marked offer=same"


def test_a_choice_that_is_put_back_has_its_wording_again(blackout_file: Path, tmp_path: Path) -> None:
    lines = [*ROUND[:3], "choose poc", WORDED, "drop poc", "choose poc"]
    game, told = played(blackout_file, tmp_path, lines)

    assert "It has the wording it had before: facts=exact" in "\n".join(told)
    assert game.draft.drafts["request"]["facts"] == "exact"


def test_what_is_under_way_and_what_was_done_before_are_told(blackout_file: Path, tmp_path: Path) -> None:
    lines = [*ROUND[:3], "choose poc", WORDED, "answer norm-c", "choose lab", "commit", "continue", "continue", "keep"]
    _game, told = played(blackout_file, tmp_path, lines)

    assert "  Done at H+00:00; this would be once more." in told
    assert any(line.startswith("Under way: ") and line.endswith("answer at H+05:00") for line in told)


def test_a_text_that_was_sent_is_told_clause_by_clause(blackout_file: Path, tmp_path: Path) -> None:
    _game, told = played(blackout_file, tmp_path, [*ROUND[:3], "choose poc", WORDED, "answer norm-c", "commit"])

    assert "  What the message does not say: This message does not imply attribution" in told


def test_a_plan_with_a_question_that_has_no_answer_is_held_back_once(blackout_file: Path, tmp_path: Path) -> None:
    lines = [*ROUND[:3], "choose poc", WORDED, "commit"]
    held, told = played(blackout_file, tmp_path / "held", lines)
    assert held.phase == Phase.DECISION
    assert told[-2].startswith("Not yet committed: norm has no answer.")

    carried_out, _told = played(blackout_file, tmp_path / "out", [*lines, "commit"])
    assert carried_out.phase == Phase.RESOLUTION


def test_walking_away_has_no_number(blackout_file: Path, tmp_path: Path) -> None:
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=4, beginning=Beginning(3, {"trust.orsk": 600}))
    told: list[str] = []
    play_lines(game, [*ROUND[:3], "choose propose-channel", "commit", "continue", "1"], told.append)
    game.close()

    assert game.phase == Phase.NEGOTIATION
    assert told[-2].startswith("There is no number 1 in the menu")


def test_accepting_one_of_several_says_that_the_others_have_still_to_sign(tmp_path: Path) -> None:
    game = Game.start(REGISTRY, save=tmp_path / "a.jsonl", seed=4, beginning=Beginning(3))
    table = game.scenario.negotiations[game.scenario.choices["talk-names"].opens or ""]
    offer = " ".join(f"{name}={next(iter(clause.options))}" for name, clause in table.clauses.items())
    told: list[str] = []
    assessed = ["continue", "continue", "assess ship=36 storm=38 hired=26 basis=low"]
    lines = [*assessed, "choose talk-names", "commit", "continue", f"offer {offer}", "accept chair"]
    play_lines(game, lines, told.append)
    game.close()

    assert "Their package is your offer now; the others have still to sign it." in told


def test_the_reveal_tells_only_what_is_new(blackout_file: Path, tmp_path: Path) -> None:
    lines = [*ROUND[:3], *TO_THE_END[3:], *["continue"] * 3]
    game, told = played(blackout_file, tmp_path, [*lines, "reveal"], mode="exercise")
    ending = next(each for each in game.scenario.endings if each.id == game.state.ending)

    assert told.count(f"{ending.title}") <= 2  # the outcome and the debrief, and not once more
    assert any(line.startswith("What was true: ") for line in told)
