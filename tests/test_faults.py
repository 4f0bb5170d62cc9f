"""A fault of ours loses nothing, shows no traceback, and leaves a note that says nothing of anybody."""

import sys
from pathlib import Path

import platformdirs
import pytest

from game import cli, faults


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_log_dir", lambda *_given, **_named: str(tmp_path / "log"))
    return tmp_path / "log"


def broken(answer: str) -> None:
    raise ValueError(f"Ana wrote: {answer}") from KeyError(answer)


def fault() -> ValueError:
    with pytest.raises(ValueError, match="Ana") as caught:
        broken("call Orsk tonight")
    return caught.value


def test_a_note_names_versions_kinds_and_places_and_nothing_that_was_written() -> None:
    note = faults.note_of(fault())

    assert "Demarche" in note.splitlines()[0]
    assert "builtins.KeyError\nand then\nbuiltins.ValueError" in note
    assert "tests/test_faults.py:" in note
    assert not [word for word in ("Ana", "Orsk", str(Path.home()), str(Path.cwd())) if word in note]


def test_a_command_that_breaks_says_so_in_words_and_what_to_do(
    notes: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "app", lambda: broken("call Orsk tonight"))
    monkeypatch.delenv("DEMARCHE_DEBUG", raising=False)
    with pytest.raises(SystemExit) as left:
        cli.main()
    (note,) = notes.iterdir()

    assert left.value.code == 70
    assert capsys.readouterr().err.splitlines() == [
        "Something in the program broke (ValueError). The fault is ours.",
        "Every decision that was shown is on disk: 'resume' goes on with the game.",
        f"A note for those who mend the program, without names or answers: {note}",
    ]


def test_where_no_note_can_be_kept_the_fault_is_said_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(platformdirs, "user_log_dir", lambda *_given, **_named: f"{sys.executable}/log")

    assert faults.keep(fault()) is None
