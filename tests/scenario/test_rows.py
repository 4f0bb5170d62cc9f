"""Every input that must be survived, by the rows of the table of inputs and faults: a file each, and what is said.

A file `12-duplicate-key.yaml` has beside it `12-duplicate-key.txt`, with every line `check` prints of it. What is too
large to keep is made here.
"""

from pathlib import Path

import pytest
import yaml

from game.scenario import check

FILES = Path(__file__).parent / "files"
NAMES = sorted(path.stem for path in FILES.glob("*.yaml"))
SUMMARY = "summary: A harbour's cranes stand still. Somebody wanted that.\n"
SOUND = (FILES / "22-words-stay-words.yaml").read_text(encoding="utf-8")
MADE: list[tuple[str, str, str, str]] = [
    # the row, what is written instead of what, and what is said
    ("17 ten thousand levels", SUMMARY, f"summary: {'[' * 10_000}{']' * 10_000}\n",
     "4:41: nested more than 32 levels deep; close brackets, or make it flatter [too-deep]"),
    ("17 a hundred thousand brackets", SUMMARY, f"summary: {'[' * 100_000}\n",
     "4:41: nested more than 32 levels deep; close brackets, or make it flatter [too-deep]"),
    ("17 a hundred thousand braces", SUMMARY, f"summary: {'{' * 100_000}\n",
     "4:11: a field's name must be a word; write it as 'field: value', and quote text with { or [ [yaml-key]"),
    ("18 two megabytes", SUMMARY, f"summary: {'word ' * 400_000}\n",
     "1:1: the file has more than 2 MB; shorten it, or make two scenarios of it [too-large]"),
    ("18 a long text", SUMMARY, f"summary: {'word ' * 4_000}words\n",
     "4:10: the text has 20005 characters; 20000 are the most; shorten it, or divide it [too-long]"),
    ("25 five thousand digits", "minutes: 10\n", f"minutes: {'1' * 5_000}\n",
     "5:10: the number 11111111111111111... is out of range; use at most 15 digits [number-range]"),
    ("33 brackets in a condition", "when: stability >= 60", f"when: {'(' * 19_000}",
     "35:59: the condition has 19000 characters; 500 are the most; "
     "set a flag in an inject with a part of it and read the flag [condition]"),
    ("33 deep in a condition", "when: stability >= 60", f"when: {'not ' * 30}did.call",
     "35:59: the condition is nested too deeply; 20 levels are the most [condition]"),
]  # fmt: skip


def said(path: Path) -> list[str]:
    """Give what `check` prints of a file, without its name."""
    return [
        f"{str(each).removeprefix(f'{path}:')} [{'warning: ' if each.severity == 'warning' else ''}{each.code}]"
        for each in check(path)
    ]


@pytest.fixture(params=["c", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with the parser in C and with the one in Python: neither may know more than the other."""
    if request.param == "pure":
        monkeypatch.setattr(yaml, "__with_libyaml__", False)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_answered_with_exactly_these_lines(name: str) -> None:
    assert said(FILES / f"{name}.yaml") == (FILES / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("right", "wrong", "line"), [row[1:] for row in MADE], ids=[row[0] for row in MADE])
def test_what_is_too_large_to_keep_is_answered_in_one_line(tmp_path: Path, right: str, wrong: str, line: str) -> None:
    file = tmp_path / "made.yaml"
    file.write_text(SOUND.replace(right, wrong, 1), encoding="utf-8")

    assert said(file) == [line]


def test_twenty_five_thousand_values_are_the_most(tmp_path: Path) -> None:
    file = tmp_path / "made.yaml"
    file.write_text(SOUND.replace(SUMMARY, f"topics: [{'1,' * 25_000} 1]\n", 1), encoding="utf-8")

    assert said(file)[0].endswith("more than 25000 values; shorten it, or make two scenarios of it [too-many-values]")


def test_every_row_has_its_files() -> None:
    """Rows 1 to 39 are those a file can show; 37 to 39 by fields that format 1 does not have."""
    rows = {int(name[:2]) for name in NAMES} | {int(row[0][:2]) for row in MADE}

    assert rows == set(range(1, 40))
    assert not {path.stem for path in FILES.glob("*.txt")} ^ set(NAMES)
