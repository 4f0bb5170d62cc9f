"""Files and machines misbehave, and the record survives it: rows 40 and 45 to 64 of the list in `docs/promises.md`."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from game.analysis.autoplay import move_on, play_on
from game.analysis.policies import POLICIES
from game.places import ROOT
from game.rules import digest
from game.scenario import Unreadable, load
from game.session import (
    Busy,
    CannotWrite,
    Damaged,
    Differs,
    Game,
    NotSaved,
    OtherVersion,
    Phase,
    replay,
    saved,
    saved_whole_part,
)
from tests.session.forging import rewritten


def begun(crisis: Path, tmp_path: Path) -> Game:
    game = Game.start(crisis, save=tmp_path / "b.jsonl", seed=4)
    while game.number < 2:
        move_on(game, POLICIES["cautious"])
    return game


@pytest.mark.parametrize(
    ("name", "said"),
    [("gone.jsonl", "there is no such saved game"), ("", "this is a folder; name a saved game"),
     ("pipe", "this is no file"), ("a\0b.jsonl", "there is no such saved game")],
)  # fmt: skip
def test_row_40_what_is_no_file_is_said_of_a_save(tmp_path: Path, name: str, said: str) -> None:
    """A pipe would keep a reader waiting for ever."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotSaved, match=said):
        saved(tmp_path / name if name else tmp_path)


@pytest.mark.parametrize("name", ["gone.yaml", "", "pipe", "a\0b.yaml"])
def test_row_40_what_is_no_file_is_said_of_a_scenario(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable) as problem:
        load(tmp_path / name if name else tmp_path)
    assert len(problem.value.problems) == 1


def test_row_37_a_link_that_leads_out_of_its_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    """Scenarios come by mail in folders; what the reader's own machine holds is not read into a list of problems."""
    (tmp_path / "mailed").mkdir()
    (tmp_path / "secret").write_text("password: swordfish\n", encoding="utf-8")
    (tmp_path / "mailed" / "sly.yaml").symlink_to(Path("..") / "secret")
    with pytest.raises(Unreadable) as problem:
        load(tmp_path / "mailed" / "sly.yaml")
    assert str(problem.value).endswith(
        "sly.yaml:1:1: this is a link that leads out of its folder; put the file itself there"
    )


def test_row_47_a_save_cut_at_any_byte_keeps_the_decisions_before_the_cut(finished: Path, tmp_path: Path) -> None:
    """What was whole is there; the original is never changed by looking. Each eighth byte; the long form takes all."""
    _cut(finished, tmp_path, step=8)


@pytest.mark.long
def test_row_47_at_every_byte_of_a_three_decision_save(finished: Path, tmp_path: Path) -> None:
    _cut(finished, tmp_path, step=1)


def _cut(finished: Path, tmp_path: Path, step: int) -> None:
    whole = finished.read_bytes()
    header = whole.index(b"\n") + 1
    cut = tmp_path / "cut.jsonl"
    for size in range(header, len(whole), step):
        cut.write_bytes(whole[:size])
        game = saved(cut)
        assert len(game.records) == whole[:size].count(b"\n") - 1
        assert game.torn == (not whole[:size].endswith(b"\n"))
        assert cut.read_bytes() == whole[:size]


def test_row_48_a_changed_byte_is_named_by_its_record_and_what_stands_before_can_be_read(
    finished: Path, tmp_path: Path
) -> None:
    """One byte of every eight; the long form changes each."""
    _flip(finished, tmp_path, step=8)


@pytest.mark.long
def test_row_48_every_byte_of_a_three_decision_save(finished: Path, tmp_path: Path) -> None:
    _flip(finished, tmp_path, step=1)


def _flip(finished: Path, tmp_path: Path, step: int) -> None:
    whole = finished.read_bytes()
    lines = [line for line, piece in enumerate(whole.splitlines(keepends=True), 1) for _byte in piece]
    bad = tmp_path / "bad.jsonl"
    for place in range(0, len(whole), step):
        bad.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :])
        with pytest.raises(Damaged, match="is damaged or was changed after play") as damage:
            saved(bad)
        assert damage.value.record in (lines[place], 1)
        if lines[place] > 1:
            assert len(saved_whole_part(bad).records) == lines[place] - 2
    assert replay(bad).exit_code == 3


@pytest.mark.parametrize("change", ["swapped", "deleted", "doubled"])
def test_row_49_lines_moved_taken_or_doubled_are_named(finished: Path, change: str) -> None:
    lines = finished.read_bytes().splitlines(keepends=True)
    changed = {
        "swapped": [*lines[:3], lines[4], lines[3], *lines[5:]], "deleted": [*lines[:3], *lines[4:]],
        "doubled": [*lines[:4], *lines[3:]],
    }[change]  # fmt: skip
    finished.write_bytes(b"".join(changed))
    with pytest.raises(Damaged, match=r"record [45] is damaged"):
        saved(finished)


def test_row_50_records_taken_from_the_end_leave_an_unfinished_game_that_is_not_the_sealed_one(
    finished: Path,
) -> None:
    """A chain cannot show what was cut off cleanly; the code that was noted at the end can."""
    code = saved(finished).code
    assert replay(finished, code).ok

    finished.write_bytes(b"".join(finished.read_bytes().splitlines(keepends=True)[:-1]))
    cut = replay(finished, code)

    assert not replay(finished).sealed
    assert (cut.ok, cut.exit_code) == (False, 3)
    assert cut.problem.endswith(f"this is not the sealed record with the code {code}")


def test_row_51_zeros_line_ends_of_windows_and_a_mark_at_the_beginning_are_no_damage(finished: Path) -> None:
    """Garbage at the end is damage, since any byte that does not verify is; the part before it can be read."""
    whole = finished.read_bytes()
    for content in (whole + b"\0" * 512, whole.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + whole):
        finished.write_bytes(content)
        assert replay(finished).sealed
    finished.write_bytes(whole + b"Best regards\n")

    assert replay(finished).exit_code == 3
    assert saved_whole_part(finished).seal


def test_row_53_a_place_where_nothing_can_be_written_is_said_before_anything_is_played(
    crisis: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(CannotWrite, match=r"nothing can be written there: .*; choose another place"):
        Game.start(crisis, save=tmp_path / "file" / "a.jsonl")


@pytest.mark.parametrize("name", ["Übung Ω 演习/a b.jsonl", "x" * 120 + "/" + "y" * 120 + "/a.jsonl"])
def test_row_53_names_in_any_script_and_long_paths_are_good_places(crisis: Path, tmp_path: Path, name: str) -> None:
    Game.start(crisis, save=tmp_path / name, seed=1).close()

    assert saved(tmp_path / name).header["seed"] == 1


def test_row_55_a_save_that_is_open_elsewhere_is_refused_and_a_dead_programs_lock_is_none(
    crisis: Path, tmp_path: Path
) -> None:
    game = begun(crisis, tmp_path)
    with pytest.raises(Busy, match="open in another window; close it there first"):
        Game.resume(game.path)
    game.close()
    (tmp_path / ".b.jsonl.lock").touch()

    Game.resume(game.path).close()


@pytest.mark.parametrize(
    ("field", "found", "said"),
    [("format", 2, "the record is of format 2; this program reads format 1"),
     ("rules", 99, "it was played by rules 99")],
)  # fmt: skip
def test_row_56_a_record_of_another_version_is_refused_with_both_versions(
    finished: Path, field: str, found: int, said: str
) -> None:
    before = finished.read_bytes()
    rewritten(finished, 1, **{field: found})
    with pytest.raises(OtherVersion, match=said):
        Game.resume(finished)
    assert replay(finished).exit_code == 5
    rewritten(finished, 1, **{field: 1})
    assert finished.read_bytes() == before


def test_row_57_the_scenario_of_the_record_is_played_whatever_became_of_the_file(crisis: Path, tmp_path: Path) -> None:
    game = begun(crisis, tmp_path)
    game.close()
    crisis.write_text("format: 1\nscenario: another\n", encoding="utf-8")

    again = Game.resume(game.path)
    again.close()

    assert digest(again.state) == digest(game.state)


def test_row_58_where_a_record_plays_differently_the_record_the_field_and_both_values_are_named(
    finished: Path,
) -> None:
    """The debrief goes on to tell what was recorded."""
    rewritten(finished, 5, digest="0" * 64)
    with pytest.raises(Differs, match=r"record 5 gives another result when it is played again: digest was 0{57}"):
        Game.resume(finished)
    assert replay(finished).exit_code == 4
    assert saved(finished).entries


def test_row_58_a_scenario_that_was_changed_within_the_record_is_found_by_the_digest(finished: Path) -> None:
    """Nothing shown would differ: no meter, no draw, no belief; only a flag that something later may read."""
    told = saved(finished).header["text"]
    rewritten(finished, 1, text=told.replace('"called"', '"calls"'))
    found = replay(finished)

    assert found.exit_code == 4
    assert "digest was" in found.problem


@pytest.mark.parametrize(
    "body",
    [b'{"kind":"note","kind":"note","note":"x"}', b'{"kind":"note","note":NaN}', b'{"kind":"note","note":1e999}',
     b"[" * 100_000 + b"]" * 100_000, b'{"kind":"note","note":"\\ud800"}', b'{"kind":7,"note":"x"}',
     b'{"kind":"decision"}', b"{}"],
)  # fmt: skip
def test_row_59_hostile_json_is_damage_of_its_record(finished: Path, body: bytes) -> None:
    """The chain is repaired, as somebody would who knows the format."""
    lines = finished.read_bytes().splitlines(keepends=True)
    before = json.loads(lines[1])["sha"]
    sha = sha256(before.encode() + body).hexdigest()
    lines[2] = b'{"sha":"' + sha.encode() + b'","rec":' + body + b"}\n"
    finished.write_bytes(b"".join(lines[:3]))
    with pytest.raises(Damaged, match="record 3 is damaged"):
        saved(finished)


def test_row_59_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    """The size is asked before the first byte is read; the file here is a hole."""
    with (tmp_path / "big.jsonl").open("wb") as big:
        big.truncate(1_000_000_000)
    with pytest.raises(NotSaved, match="far too large"):
        saved(tmp_path / "big.jsonl")


def test_row_60_a_clock_that_jumps_back_and_another_time_zone_change_nothing(
    crisis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = begun(crisis, tmp_path)
    play_on(game, POLICIES["cautious"])
    game.close()
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    monkeypatch.setattr("game.session.game.now", lambda: datetime(1970, 1, 1).isoformat())
    again = Game.start(crisis, save=tmp_path / "c.jsonl", seed=4)
    play_on(again, POLICIES["cautious"])
    again.close()
    monkeypatch.undo()
    time.tzset()

    assert digest(again.state) == digest(game.state)
    assert replay(tmp_path / "c.jsonl").ok


def test_row_63_two_scenarios_of_one_id_are_told_apart_by_their_text(crisis: Path, tmp_path: Path) -> None:
    one = Game.start(crisis, save=tmp_path / "one.jsonl", seed=1)
    crisis.write_text(crisis.read_text(encoding="utf-8").replace("Wait and see", "Wait and hope"), encoding="utf-8")
    other = Game.start(crisis, save=tmp_path / "other.jsonl", seed=1)
    one.close()
    other.close()

    assert saved(one.path).header["scenario"] == saved(other.path).header["scenario"]
    assert saved(one.path).edition != saved(other.path).edition


PLAY_AND_WAIT = """
import sys
from pathlib import Path
from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.session import Game
game = Game.start(Path(sys.argv[1]), save=Path(sys.argv[2]), seed=4)
while game.number < 2:
    move_on(game, POLICIES["cautious"])
print("played", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_row_64_an_interrupt_or_the_end_of_the_session_loses_nothing(
    crisis: Path, tmp_path: Path, sent: signal.Signals
) -> None:
    save = tmp_path / "a.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-c", PLAY_AND_WAIT, str(crisis), str(save)], cwd=ROOT, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "played\n"
    process.send_signal(sent)
    process.communicate()

    game = Game.resume(save)
    game.close()

    assert game.number == 2
    assert game.phase in (Phase.RESOLUTION, Phase.SITUATION)
