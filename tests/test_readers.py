"""Whatever bytes arrive, by mail or from a broken disk: a reader gives data, or one problem in plain words."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from game.cli import app
from game.report.names import names_in
from game.scenario import Problem, Unreadable, load
from game.session import SaveProblem, load_exercise, saved
from game.terminal.lines import SHAPES, Unclear, understood
from game.ui import settings as settings_of
from tests.fuzzing import tries
from tests.worlds import text

FEW = tries(60)
LINES = text().splitlines(keepends=True)
SPOILED = st.builds(
    lambda at, junk, cut: "".join(LINES[:at]) + junk + "".join(LINES[at + cut :]),
    st.integers(0, len(LINES)), st.text(max_size=40), st.integers(0, 3),
)  # fmt: skip
"""A scenario in which something was typed, pasted or deleted somewhere."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


def problems_of(path: Path) -> Sequence[Problem]:
    """Give a scenario's problems; none where it can be read."""
    try:
        load(path)
    except Unreadable as unreadable:
        return unreadable.problems
    return ()


@FEW
@given(content=st.one_of(st.binary(max_size=300), SPOILED.map(lambda each: each.encode(errors="surrogatepass"))))
def test_any_scenario_is_read_or_its_problems_are_named_with_their_places(folder: Path, content: bytes) -> None:
    path = folder / "any.yaml"
    path.write_bytes(content)
    problems = problems_of(path)
    lines = content.count(b"\n") + content.count(b"\r") + 2

    assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in problems)
    assert all(problem.message and "\n" not in problem.message for problem in problems)


@FEW
@given(content=st.binary(max_size=300))
def test_any_exercise_file(folder: Path, content: bytes) -> None:
    path = folder / "any.yaml"
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        load_exercise(path)


@FEW
@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_save(folder: Path, content: bytes) -> None:
    path = folder / "any.jsonl"
    path.write_bytes(content)
    with pytest.raises(SaveProblem):
        saved(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["theme", "text", "motion"]), inner),
    max_leaves=8,
)


@FEW
@given(content=st.one_of(st.binary(max_size=200), JSON.map(lambda each: json.dumps(each).encode())))
def test_any_settings_cost_nothing(folder: Path, content: bytes) -> None:
    path = folder / "window.json"
    path.write_bytes(content)
    found, _aside = settings_of.read(path)

    assert settings_of.read(folder / "none.json")[0].__class__ is found.__class__


@FEW
@given(line=st.one_of(st.text(max_size=60), st.sampled_from(["assess", "offer", "put"]).flatmap(
    lambda word: st.text(alphabet="abc=' \"\\\0;1", max_size=30).map(lambda rest: f"{word} {rest}"))))  # fmt: skip
def test_any_line_of_a_script_is_a_command_or_is_told_what_would_be_right(line: str) -> None:
    with suppress(Unclear):
        assert understood(line, {}).word in SHAPES


CELLS = st.one_of(
    st.text(max_size=12), st.sampled_from(["Time", "Message", "09:00", "D+1", "=1+1", '"', "31 February"])
)
TABLES = st.lists(st.lists(CELLS, max_size=5), max_size=5).map(
    lambda rows: "\r\n".join(",".join(row) for row in rows).encode(errors="surrogatepass")
)


@FEW
@given(content=st.one_of(st.binary(max_size=200), TABLES, st.binary(max_size=60).map(lambda each: b"PK" + each)))
def test_any_table_of_events_becomes_a_draft_or_is_told_what_it_lacks(folder: Path, content: bytes) -> None:
    path, out = folder / "any.csv", folder / "draft.yaml"
    path.write_bytes(content)
    out.unlink(missing_ok=True)
    done = CliRunner().invoke(app, ["import-msel", str(path), "--out", str(out)])

    assert done.exit_code in (0, 1), done.output
    assert out.exists() or done.output


@FEW
@given(content=st.one_of(st.binary(max_size=200), TABLES, st.just(b"pseudonym,name\nA7,Ana\n")))
def test_any_file_of_names(folder: Path, content: bytes) -> None:
    path = folder / "names.csv"
    path.write_bytes(content)
    with suppress(Unreadable):
        assert all(names_in(path))
