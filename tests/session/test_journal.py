"""The file of a game survives what happens to files, and tells what did."""

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session.journal import Journal, read
from game.session.problems import Busy, CannotWrite, Damaged, NotSaved

RECORDS = [{"kind": "header", "text": 'é"}'}, {"n": 1, "x": [1, "a{b"]}, {"seal": {"a": {}}}]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("journal") / "a.jsonl"
    journal = Journal.create(path, RECORDS[0])
    for record in RECORDS[1:]:
        journal.append(record)
    journal.close()
    return path.read_bytes()


def test_what_was_appended_is_read_again(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(written)

    assert list(read(tmp_path / "a.jsonl").records) == RECORDS


def test_any_one_byte_changed_anywhere_is_damage_and_the_record_is_named(written: bytes, tmp_path: Path) -> None:
    lines = [line for line, piece in enumerate(written.splitlines(keepends=True), 1) for _byte in piece]
    for place, byte in enumerate(written):
        for other in {0, 10, 13, 32, 34, 48, 125, byte ^ 1} - {byte}:
            (tmp_path / "a.jsonl").write_bytes(written[:place] + bytes([other]) + written[place + 1 :])
            with pytest.raises(Damaged) as damage:
                read(tmp_path / "a.jsonl")
            assert damage.value.record in (lines[place], 1)


def test_a_file_cut_anywhere_keeps_every_whole_record(written: bytes, tmp_path: Path) -> None:
    for size in range(len(written)):
        (tmp_path / "a.jsonl").write_bytes(written[:size])
        whole = written[:size].count(b"\n")
        if whole:
            found = read(tmp_path / "a.jsonl")
            assert (len(found.records), bool(found.torn)) == (whole, not written[:size].endswith(b"\n"))
        else:
            with pytest.raises(NotSaved):
                read(tmp_path / "a.jsonl")


@settings(max_examples=60, deadline=None)
@given(junk=st.binary(min_size=1, max_size=400))
def test_any_bytes_at_all_are_a_problem_and_never_a_fault(
    junk: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("junk") / "a.jsonl"
    path.write_bytes(junk)
    with pytest.raises((NotSaved, Damaged)):
        read(path)


def test_zeros_after_a_power_cut_and_line_ends_of_windows_are_no_damage(written: bytes, tmp_path: Path) -> None:
    for content in (written + b"\0" * 64, written.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + written):
        (tmp_path / "a.jsonl").write_bytes(content)
        assert len(read(tmp_path / "a.jsonl").records) == 3


def test_going_on_puts_the_torn_part_aside_and_loses_nothing_else(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(written[:-20])
    journal, found = Journal.open(path)
    journal.append({"n": 2})
    journal.close()

    assert [*found.records, {"n": 2}] == list(read(path).records)
    assert written.startswith(path.read_bytes().splitlines(keepends=True)[0])
    assert (tmp_path / "a.jsonl.torn-1").read_bytes() == found.torn


def test_a_game_open_elsewhere_is_refused(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(written)
    journal, _found = Journal.open(path)
    with pytest.raises(Busy, match="open in another window"):
        Journal.open(path)
    journal.close()
    Journal.open(path)[0].close()


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    journal = Journal.create(path, RECORDS[0])
    before = path.read_bytes()
    real = os.write

    def half(handle: int, data: bytes) -> int:
        real(handle, data[:7])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(CannotWrite, match="No space left on device"):
        journal.append({"n": 1})
    monkeypatch.undo()
    assert path.read_bytes() == before

    journal.append({"n": 1})
    journal.close()
    assert len(read(path).records) == 2


def test_a_file_that_another_program_shortened_or_deleted_takes_no_more_records(tmp_path: Path) -> None:
    """What was written there would be lost; the game can go on in another folder only with all that was written."""
    for name, harm in (("a.jsonl", lambda path: os.truncate(path, 10)), ("b.jsonl", Path.unlink)):
        with Journal.create(tmp_path / name, RECORDS[0]) as journal:
            harm(journal.path)
            with pytest.raises(CannotWrite, match="not saved: another program deleted or changed the file"):
                journal.append({"n": 1})
    with Journal.create(tmp_path / "c.jsonl", RECORDS[0]) as journal:
        os.truncate(journal.path, 10)
        with pytest.raises(CannotWrite, match="another program deleted or changed the file"):
            journal.move(tmp_path / "d.jsonl")


def test_a_drive_that_is_gone_is_said_and_so_is_a_file_that_may_not_be_read(
    written: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.jsonl").write_bytes(written)

    def gone(*_given: object) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with Journal.create(tmp_path / "a.jsonl", RECORDS[0]) as journal, monkeypatch.context() as failing:
        failing.setattr(os, "fstat", gone)
        with pytest.raises(CannotWrite, match="Input/output error"):
            journal.append({"n": 1})
    monkeypatch.setattr(Path, "read_bytes", gone)
    with pytest.raises(NotSaved, match="it cannot be read: Input/output error"):
        read(tmp_path / "b.jsonl")


def test_what_would_not_be_read_again_as_it_was_given_is_a_fault_of_ours_and_is_not_written(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "a.jsonl", RECORDS[0]) as journal:
        before = journal.path.read_bytes()
        with pytest.raises(ValueError, match="a record holds whole numbers"):
            journal.append({"n": float("nan")})
        assert journal.path.read_bytes() == before


def test_a_second_torn_part_is_put_beside_the_first_and_closing_twice_is_closing_once(
    written: bytes, tmp_path: Path
) -> None:
    for _again in range(2):
        (tmp_path / "a.jsonl").write_bytes(written[:-20])
        journal, _found = Journal.open(tmp_path / "a.jsonl")
        journal.close()
        journal.close()

    assert (tmp_path / "a.jsonl.torn-1").read_bytes() == (tmp_path / "a.jsonl.torn-2").read_bytes()


def test_an_end_that_no_record_begins_like_is_damage(written: bytes, tmp_path: Path) -> None:
    line = written.splitlines(keepends=True)[1]
    head = line[: line.index(b'{"n"')]
    for body in (b'{"n\xff', b'{"n": }'):
        (tmp_path / "a.jsonl").write_bytes(written + head + body)
        with pytest.raises(Damaged) as damage:
            read(tmp_path / "a.jsonl")
        assert damage.value.record == 4


def test_a_file_that_is_there_already_is_not_written_over(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(written)
    with pytest.raises(CannotWrite, match="there already"):
        Journal.create(tmp_path / "a.jsonl", {})
    assert (tmp_path / "a.jsonl").read_bytes() == written


def test_other_files_are_told_from_damaged_ones(tmp_path: Path) -> None:
    for name, content, said in (("empty", b"", "empty"), ("text", b"Dear all,\n", "not a saved game"),
                                ("json", json.dumps({"a": 1}).encode() + b"\n", "not a saved game")):  # fmt: skip
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NotSaved, match=said):
            read(tmp_path / name)
    with pytest.raises(NotSaved, match="folder"):
        read(tmp_path)
    with pytest.raises(NotSaved, match="no such"):
        read(tmp_path / "missing.jsonl")
