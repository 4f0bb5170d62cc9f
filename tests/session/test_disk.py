"""A disk may be full, fail or lose its power at any write: every decision that was shown is there afterwards."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.rules import digest
from game.session import CannotWrite, Game, Phase, replay
from game.session.journal import Journal, read
from tests.session.disks import Refusing, Unplugged, copy_of

FAILURES = {"a full disk": (errno.ENOSPC, 0), "a quota": (errno.EDQUOT, 9), "a broken disk": (errno.EIO, 300)}


def played(game: Game, again: Callable[[], None] = lambda: None) -> Game:
    """Play to the end; what cannot be saved is tried again, after `again`."""
    while game.phase != Phase.DEBRIEF:
        before = game.number
        try:
            game.review() if game.phase == Phase.OUTCOME else move_on(game, POLICIES["cautious"])
        except CannotWrite:
            assert game.number == before, "what is not saved has not happened"
            again()
    return game


def whole_game(crisis: Path, save: Path) -> Game:
    game = played(Game.start(crisis, save=save, seed=4))
    game.close()
    return game


@pytest.mark.parametrize("failure", sorted(FAILURES))
def test_whichever_wish_the_disk_refuses_all_that_was_shown_is_there_and_the_game_goes_on(
    crisis: Path, tmp_path: Path, failure: str
) -> None:
    """Every open, write, flush, cut and rename of a whole game is refused once."""
    uninterrupted = digest(whole_game(crisis, tmp_path / "whole.jsonl").state)
    error, takes = FAILURES[failure]
    refused, at = True, 0
    while refused:
        save = tmp_path / f"{at}.jsonl"
        with pytest.MonkeyPatch.context() as patch:
            disk = Refusing(patch, at, error, takes)
            try:
                game = Game.start(crisis, save=save, seed=4)
            except CannotWrite:
                assert not save.exists() or read(save).records
            else:
                played(game, lambda save=save, game=game: _nothing_lost(save, game))
                game.close()
            refused = disk.refused
        if save.exists() and replay(save).sealed:
            assert replay(save).digest == uninterrupted
        at += 1
    assert at > 30, "the disk was asked at least so often"


def _nothing_lost(save: Path, game: Game) -> None:
    decisions = [record for record in read(save).records if record["kind"] == "decision"]
    assert [entry.digest for entry in game.entries] == [record["digest"] for record in decisions]


def test_whenever_the_power_is_cut_all_that_was_shown_is_there(crisis: Path, tmp_path: Path) -> None:
    """What was not flushed is dropped, torn or reordered, block by block, at every write of a whole game."""
    save, folder, cuts = tmp_path / "a.jsonl", tmp_path / "cut", 0
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        disk = Unplugged(patch)
        shown = [0]
        real = os.write

        def write(handle: int, data: bytes) -> int:
            nonlocal cuts
            taken = real(handle, data)
            for content in disk.after_a_cut():
                cuts += 1
                if content.count(b"\n"):
                    assert len(read(copy_of(content, folder)).records) >= shown[0]
                else:
                    assert not shown[0]
            return taken

        patch.setattr(os, "write", write)
        real_append = Journal.append

        def append(journal: Journal, record: dict[str, object]) -> None:
            real_append(journal, record)
            shown[0] += 1

        patch.setattr(Journal, "append", append)
        whole_game(crisis, save)
    assert cuts > 50


def test_after_a_flush_that_failed_a_new_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system forgets what it could not write: a second flush of the same file says yes and keeps nothing."""
    journal = Journal.create(tmp_path / "a.jsonl", {"kind": "header"})
    first = (tmp_path / "a.jsonl").stat().st_ino
    with monkeypatch.context() as patch:
        Refusing(patch, 0, errno.EIO, only=("fsync",))
        with pytest.raises(CannotWrite, match=r"not saved: .*choose another place"):
            journal.append({"n": 1})

    journal.append({"n": 1})
    journal.close()

    assert (tmp_path / "a.jsonl").stat().st_ino != first
    assert [record.get("n") for record in read(tmp_path / "a.jsonl").records] == [None, 1]
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".lock"] == ["a.jsonl"]


def test_a_record_goes_on_in_another_folder_with_all_that_was_written(crisis: Path, tmp_path: Path) -> None:
    game = Game.start(crisis, save=tmp_path / "full" / "a.jsonl", seed=4)
    game.begin()

    game.move(tmp_path / "room")
    played(game).close()

    assert replay(tmp_path / "room" / "a.jsonl").ok
    assert len(read(tmp_path / "full" / "a.jsonl").records) == 3


def test_a_real_full_device_is_said_in_words(crisis: Path, tmp_path: Path) -> None:
    """A folder that cannot be written is said before anything is played."""
    if os.geteuid() == 0:
        with pytest.raises(CannotWrite, match="nothing can be written there"):
            Game.start(crisis, save=Path("/proc/nowhere/a.jsonl"))
    else:
        (tmp_path / "locked").mkdir(mode=0o500)
        with pytest.raises(CannotWrite, match="choose another place"):
            Game.start(crisis, save=tmp_path / "locked" / "a.jsonl")


def test_a_file_that_windows_lets_nobody_touch_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Virus scanners and mirrored folders hold a file for a moment."""
    Journal.create(tmp_path / "a.jsonl", {"kind": "header"}).close()
    real, tries, waits = os.open, [], []

    def held(path: object, *given: int) -> int:
        if str(path).endswith("a.jsonl") and len(tries) < 3:
            tries.append(path)
            raise _sharing_violation()
        return real(path, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", held)
    monkeypatch.setattr("game.session.disk.time.sleep", waits.append)
    Journal.open(tmp_path / "a.jsonl")[0].close()

    assert len(tries) == 3
    assert waits == [0.05, 0.1, 0.2]


def _sharing_violation() -> PermissionError:
    """Make what Windows raises; elsewhere the number Windows gives has to be put on."""
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined]
    return error
