"""Where the disk, the record or a facilitator is not served: what is said, and that nothing stays held."""

import errno
import fcntl
import json
import os
import sys
import time
from pathlib import Path

import pygame
import pytest

from game.rules import Assess, EndEarly, HandInject, Keep, Plan, Refused, digest
from game.scenario import Unreadable
from game.session import (
    CannotWrite,
    Decided,
    Differs,
    Game,
    NotSaved,
    OutOfTurn,
    Phase,
    branch,
    disk,
    refusals,
    replay,
    reveal,
    saved,
    saved_games,
)
from game.session.after import after_path
from game.session.clock import RoomClock
from game.session.inbox import Asked, ask
from game.session.journal import Journal
from game.session.phases import Course
from game.session.records import Origin
from game.ui.desk import Desk
from tests.session.disks import Refusing
from tests.session.forging import rewritten


def test_a_new_file_the_disk_could_not_take_is_not_left_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as failing:
        Refusing(failing, 0, errno.ENOSPC, only=("fsync",))
        with pytest.raises(OSError, match="No space left"):
            disk.filled(tmp_path / "new", b"content")

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_forbidden_for_good_is_asked_for_six_times_on_windows_and_once_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A virus scanner lets go after a moment; rights that are missing stay missing."""
    asked: list[int] = []

    def held(code: int | None) -> None:
        asked.append(1)
        refused = PermissionError(errno.EACCES, "held")
        refused.winerror = code  # type: ignore[attr-defined, unused-ignore]
        raise refused

    monkeypatch.setattr(disk.time, "sleep", lambda seconds: None)
    for code, times in ((32, 6), (None, 1)):
        asked.clear()
        with pytest.raises(PermissionError):
            disk.patiently(lambda code=code: held(code))  # type: ignore[misc]
        assert len(asked) == times


def test_a_disk_that_takes_nothing_and_says_nothing_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda handle, content: 0)
    with pytest.raises(OSError, match="Input/output error"):
        disk.write(1, b"content")


@pytest.mark.parametrize("known", [True, False], ids=["a disk of its own", "a network drive"])
def test_a_mac_is_asked_to_empty_the_drive_s_own_memory(monkeypatch: pytest.MonkeyPatch, known: bool) -> None:
    """Its fsync returns before the drive has written; a network drive knows only fsync."""
    asked: list[str] = []

    def full(handle: int, wish: int) -> None:
        asked.append("full")
        if not known:
            raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full)
    monkeypatch.setattr(os, "fsync", lambda handle: asked.append("fsync"))
    disk.flush(1)

    assert asked == (["full"] if known else ["full", "fsync"])


@pytest.mark.parametrize(("code", "fails"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_flushed_matters_only_where_flushing_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, fails: bool
) -> None:
    with monkeypatch.context() as failing:
        Refusing(failing, 0, code, only=("fsync",))
        if fails:
            with pytest.raises(OSError, match="Input/output"):
                disk.flush_folder(tmp_path)
        else:
            disk.flush_folder(tmp_path)


def test_what_has_no_place_in_the_phase_is_refused_by_the_table(crisis: Path, tmp_path: Path) -> None:
    game = Game.start(crisis, save=tmp_path / "b.jsonl", seed=4)
    game.begin()
    with pytest.raises(OutOfTurn):
        game.begin()
    game.close()

    assert game.phase == Phase.SITUATION
    assert refusals.out_of_turn("begin") == "This cannot be done now."
    with pytest.raises(OutOfTurn, match="go_on in briefing"):
        Course(game.first.state, "training").go("go_on")


def test_what_comes_after_a_game_is_written_once_it_is_over_and_the_truth_is_asked_for_once(
    crisis: Path, finished: Path, tmp_path: Path
) -> None:
    game = Game.start(crisis, save=tmp_path / "b.jsonl", seed=4)
    game.close()
    with pytest.raises(NotSaved, match="the game is not finished; end it first"):
        reveal(saved(game.path))
    reveal(saved(finished))
    before = after_path(finished).read_bytes()
    reveal(saved(finished))

    assert after_path(finished).read_bytes() == before


def test_a_record_of_something_else_is_no_saved_game(tmp_path: Path) -> None:
    Journal.create(tmp_path / "a.jsonl", {"kind": "letter"}).close()
    with pytest.raises(NotSaved, match="this is not the record of a game"):
        saved(tmp_path / "a.jsonl")


def test_a_room_that_is_held_twice_is_held_and_one_that_is_let_go_twice_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    clock = RoomClock(10)
    left: list[int] = []
    for act in (clock.pause, clock.pause, clock.go_on, clock.go_on):
        now[0] += 60
        act()
        left.append(clock.left)

    assert left == [540, 540, 540, 480]


def test_a_recorded_decision_that_the_rules_refuse_is_named(finished: Path) -> None:
    plans = (json.loads(line)["rec"] for line in finished.read_text(encoding="utf-8").splitlines())
    number, input = next((place, record["input"] | {"choices": ["nobody-wrote-this"]})
                         for place, record in enumerate(plans, 1) if "choices" in record.get("input", {}))  # fmt: skip
    rewritten(finished, number, input=input)
    with pytest.raises(Differs, match=f"record {number} holds a decision that the rules refuse"):
        Game.resume(finished)
    assert replay(finished).exit_code == 4


def test_a_folder_lists_what_cannot_be_read_with_its_problem(finished: Path) -> None:
    (finished.parent / "b.jsonl").write_text("no record\n", encoding="utf-8")

    assert {str(each) for each in saved_games(finished.parent) if isinstance(each, NotSaved)}
    assert {each.path.name for each in saved_games(finished.parent)} == {"a.jsonl", "b.jsonl"}


def test_a_disk_that_refuses_a_facilitators_wish_is_said_and_the_game_gives_it_once_more(
    crisis: Path, tmp_path: Path
) -> None:
    game = Game.start(crisis, save=tmp_path / "b.jsonl", seed=4)
    game.begin()
    with pytest.MonkeyPatch.context() as failing:
        Refusing(failing, 0, only=("fsync",))
        with pytest.raises(CannotWrite, match="nothing can be written there: Input/output error"):
            ask(game.path, Asked(do="remark", text="calm"))
    (tmp_path / "b.inbox.jsonl").unlink(missing_ok=True)
    ask(game.path, Asked(do="remark", text="calm"))
    with pytest.MonkeyPatch.context() as failing:
        Refusing(failing, 0, errno.ENOSPC, only=("write",))
        with pytest.raises(CannotWrite):
            game.hear()

    assert [asked.text for asked in game.hear()] == ["calm"]
    assert game.hear() == ()
    game.close()


def test_what_is_remarked_after_the_facilitator_ended_the_game_is_not_written_behind_its_seal(
    crisis: Path, tmp_path: Path
) -> None:
    game = Game.start(crisis, save=tmp_path / "b.jsonl", seed=4)
    game.begin()
    ask(game.path, Asked(do="end"))
    ask(game.path, Asked(do="remark", text="calm"))
    game.hear()
    game.close()

    assert saved(game.path).records[-1]["kind"] == "seal"


def _origin(path: Path) -> Origin:
    game = saved(path)
    return Origin(game.sha, 2, game.entries[1].digest)


def test_a_game_that_was_ended_early_is_ended_in_its_counterfactual_too(crisis: Path, tmp_path: Path) -> None:
    game = Game.start(crisis, save=tmp_path / "b.jsonl", seed=4)
    game.begin()
    game.weigh()
    game.assess(Assess(dict.fromkeys(game.scenario.hypotheses, 50)))
    game.end()
    game.close()
    decided = [Decided(entry.decision, entry.by) for entry in game.entries]
    other = branch(saved(game.path), tmp_path / "c.jsonl", 1, _origin(game.path), decided)
    other.close()

    assert isinstance(decided[-1].decision, EndEarly)
    assert digest(other.state) == digest(game.state)
    assert replay(tmp_path / "c.jsonl").ok


def test_what_the_clock_and_a_facilitator_did_is_done_in_a_counterfactual_too(crisis: Path, tmp_path: Path) -> None:
    """Time may run out before anything was weighed, and after an assessment was stated."""
    game = Game.start(crisis, save=tmp_path / "b.jsonl", seed=4)
    game.begin()
    game.run_out()
    game.go_on()
    game.weigh()
    game.assess(Assess({"state": 50, "gang": 50}))
    game.hand_in(HandInject("Dark", "It is dark.", {"harm": 10}))
    game.run_out()
    game.go_on()
    game.close()
    decided = [Decided(entry.decision, entry.by) for entry in game.entries]
    other = branch(saved(game.path), tmp_path / "c.jsonl", 1, _origin(game.path), decided)
    other.close()

    assert [each.by for each in decided] == ["clock", "player", "facilitator", "clock"]
    assert (digest(other.state), other.sealed) == (digest(game.state), game.sealed)
    assert replay(tmp_path / "c.jsonl").ok


def test_a_counterfactual_that_cannot_be_played_lets_its_record_go(finished: Path, tmp_path: Path) -> None:
    decided = [Decided(Keep(), ""), Decided(Plan(("nobody-wrote-this",)), "")]
    with pytest.raises((Refused, OutOfTurn)):
        branch(saved(finished), tmp_path / "c.jsonl", 1, _origin(finished), decided)

    Game.resume(tmp_path / "c.jsonl").close()


def test_an_impossible_scenario_within_a_record_is_named_by_the_record(finished: Path) -> None:
    rewritten(finished, 1, text="format: 1\n")

    with pytest.raises(Unreadable, match=r"a.jsonl \(the scenario within\):1:1: the field 'actors' is missing"):
        replay(finished)
    (listed,) = saved_games(finished.parent)
    assert str(listed).endswith("add 'actors: ...'")
    pygame.init()
    Desk(saves=finished.parent).draw(pygame.Surface((1024, 768)))
