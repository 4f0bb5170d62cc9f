"""The commands as a person meets them: what they print, and how they exit."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.places import ROOT


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a fresh process without a display or a terminal."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "main.py", *map(str, words)], cwd=ROOT, env=kept | environment, capture_output=True, text=True,
        encoding="utf-8", stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def play(save: Path, *more: str) -> dict[str, object]:
    words = ("play", "blackout-at-the-border", "--auto", "random", "--seed", "1", "--save", str(save))
    result: dict[str, object] = json.loads(run(*words, "--format", "json", *more).stdout)
    return result


def test_the_same_seed_gives_the_same_digest_and_the_record_verifies(tmp_path: Path) -> None:
    first, second = play(tmp_path / "a.jsonl"), play(tmp_path / "b.jsonl")
    verified = run("replay", tmp_path / "a.jsonl", "--format", "json")

    assert first["digest"] == second["digest"]
    assert set(first) == {
        "scenario", "seed", "policy", "ending", "rounds", "minutes", "meters", "decisions", "digest", "save",
    }  # fmt: skip
    assert verified.returncode == 0
    assert json.loads(verified.stdout) == {
        "ok": True, "decisions": first["decisions"], "digest": first["digest"], "sealed": True, "problem": "",
    }  # fmt: skip


def test_a_changed_byte_exits_3_with_the_record_named(tmp_path: Path) -> None:
    save = tmp_path / "a.jsonl"
    play(save)
    content = bytearray(save.read_bytes())
    content[len(content) // 2] ^= 1
    save.write_bytes(content)
    found = run("replay", save)

    assert found.returncode == 3
    assert "is damaged or was changed after play" in found.stderr
    assert run("resume", save, "--auto", "random").returncode == 3


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("play", "no-such", "--auto", "random"), 1, "there is no such scenario"),
        (("play", "missing.yaml", "--auto", "random"), 1, "missing.yaml:1:1: there is no such file"),
        (("play", "blackout-at-the-border", "--auto", "randon"), 2, "did you mean 'random'?"),
        (("play", "blackout-at-the-border", "--auto", "random", "--truth", "me"), 2, "there is no hypothesis 'me'"),
        (("play",), 2, "name a scenario"),
        (("replay", "missing.jsonl"), 1, "there is no such saved game"),
        (("replay", "scenarios"), 1, "this is a folder"),
        (("resume", "README.md"), 1, "this is not a saved game"),
        (("debrief", "missing.jsonl", "--out", "x.html"), 1, "there is no such saved game"),
        (("check", "missing.yaml"), 1, "there is no such file"),
        (("no-such-command",), 2, "No such command"),
    ],
)
def test_what_cannot_be_done_is_one_plain_line_and_the_right_exit_code(
    words: tuple[str, ...], code: int, said: str, tmp_path: Path
) -> None:
    found = run(*words)

    assert found.returncode == code
    assert said in " ".join((found.stderr + found.stdout).replace("│", " ").split())
    assert "Traceback" not in found.stderr


def test_check_prints_every_problem_as_json_and_exits_1(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\ntitel: X\n", encoding="utf-8")
    found = run("check", broken, "--format", "json")
    first = json.loads(found.stdout)["problems"][-1]

    assert found.returncode == 1
    assert (first["line"], first["column"], first["field"], first["severity"]) == (2, 1, "titel", "error")
    assert set(first) == {"file", "line", "column", "severity", "code", "field", "message", "hint"}


def test_the_shipped_library_passes_check() -> None:
    assert run("check", "scenarios").returncode == 0


def test_a_script_plays_and_the_game_is_ended_and_debriefed(tmp_path: Path) -> None:
    script, save, out = tmp_path / "s.txt", tmp_path / "a.jsonl", tmp_path / "a.html"
    script.write_text(
        "# one round\ncontinue\ncontinue\nassess state=40 gang=35 flag=25 basis=low\ncommit\n", encoding="utf-8"
    )
    first = run("play", "blackout-at-the-border", "--script", script, "--save", save, "--mode", "exercise")
    too_early = run("debrief", save, "--out", out)
    ended = run("end", save)
    written = run("debrief", save, "--out", out, "--reveal")

    assert (first.returncode, too_early.returncode, ended.returncode, written.returncode) == (0, 1, 0, 0)
    assert "end it first" in too_early.stderr
    assert "What was true" in out.read_text(encoding="utf-8")


def test_without_display_and_terminal_a_demonstration_is_played(tmp_path: Path) -> None:
    """The newcomer's command works everywhere, and says where the record and the report are."""
    found = run()
    paths = [line.split(": ", 1)[1] for line in found.stdout.splitlines() if line.startswith("The re")]

    assert found.returncode == 0
    assert [Path(path).suffix for path in paths] == [".jsonl", ".html"]
    for path in paths:
        Path(path).unlink()


def test_every_help_says_what_its_command_is_for() -> None:
    for command in ("play", "resume", "end", "check", "replay", "debrief"):
        said = run(command, "--help")
        assert said.returncode == 0
        assert len(said.stdout.splitlines()) > 8


def test_a_playtest_tells_its_fields_and_writes_a_page_without_a_script(tmp_path: Path) -> None:
    out = tmp_path / "p.html"
    policies = ("--policy", "random", "--policy", "slow")
    told = run("playtest", "blackout-at-the-border", "--games", "3", *policies, "--workers", "1", "--out", out,
               "--format", "json")  # fmt: skip
    result = json.loads(told.stdout)

    assert set(result) == {
        "scenario", "games", "seconds", "games_per_second", "policies", "endings", "choices", "meters", "evidence",
        "attack", "minutes", "warnings",
    }  # fmt: skip
    assert result["games"] == 6
    assert set(result["policies"]) == {"random", "slow"}
    assert set(result["choices"][0]) == {"id", "offered", "taken", "share", "score_effect", "effects"}
    assert "<script" not in out.read_text(encoding="utf-8")


def test_a_damaged_record_is_told_up_to_its_damage_and_exits_3(tmp_path: Path) -> None:
    """Looking changes nothing: what stands before the damage is told, and the damage is named on the page."""
    save, out = tmp_path / "a.jsonl", tmp_path / "a.html"
    CliRunner().invoke(app, ["play", "the-first-hour", "--auto", "random", "--seed", "1", "--save", str(save)])
    lines = save.read_bytes().splitlines(keepends=True)
    save.write_bytes(b"".join([*lines[:6], lines[6].replace(b'"', b"'", 1), *lines[7:]]))
    done = CliRunner().invoke(app, ["debrief", str(save), "--out", str(out)])

    assert done.exit_code == 3
    assert "record 7 is damaged or was changed after play" in done.output
    assert "Record 7 of the save is damaged" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("there", ["", "the page of last week"])
def test_a_file_that_cannot_be_written_to_its_end_leaves_no_half_and_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    """A disk that fills up while a page is written costs neither the old page nor anybody's time with half a one."""
    page = tmp_path / "handout.html"
    if there:
        page.write_text(there, encoding="utf-8")

    def fill(self: Path, text: str, encoding: str) -> None:
        self.write_bytes(text.encode(encoding)[:100])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_text", fill)
        result = CliRunner().invoke(app, ["handout", "the-first-hour", "--out", str(page)])

    assert result.exit_code == 1
    assert result.stderr == f"{page}: it cannot be written: No space left on device\n"
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == [there] * bool(there)
