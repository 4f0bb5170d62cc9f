"""A crisis as the table exercise planners use."""

import csv
from pathlib import Path

import pytest

from game.report.tables import read_table, write_table
from game.scenario import find, load
from game.scenario.conditions import Condition, parse
from game.scenario.parts import walk
from game.scenario.planning.msel import COLUMNS, CONTINGENCY, EXPECTED, INJECT, events
from game.scenario.written import condition

SHIPPED = load(find("blackout-at-the-border"))


def test_every_inject_stage_and_choice_is_an_event_with_the_template_s_columns() -> None:
    """A planner who knows HSEEP must find each thing in its own column."""
    found = events(SHIPPED)
    first = next(row for row in found if "id: first-report" in row.notes)

    assert len(COLUMNS) == len(first) == 10
    assert len(found) == len(SHIPPED.injects) + len(SHIPPED.attack.stages) + len(SHIPPED.choices)
    assert [row.number for row in found] == list(range(1, len(found) + 1))
    assert {row.type for row in found} == {INJECT, CONTINGENCY, EXPECTED}
    assert (first.time, first.mode) == ("2026-03-02 06:10", "cert")
    assert first.sender == "J. Keel, Vellmar CERT (Vellmar CERT)"
    assert first.message.startswith("CERT flash report 1\n\nTLP:AMBER.")


def test_an_event_that_waits_for_a_condition_is_a_contingency_and_its_notes_hold_the_condition() -> None:
    found = next(row for row in events(SHIPPED) if row.notes.startswith("id: union-untold"))

    assert found.type == CONTINGENCY
    assert "when: not did.brief-union" in found.notes.splitlines()


def test_an_expected_action_names_the_objectives_that_look_at_it() -> None:
    found = next(row for row in events(SHIPPED) if row.notes.startswith("id: share-flaw"))

    assert found.objective == SHIPPED.objectives["others"].title


def test_a_condition_written_out_reads_as_the_same_condition() -> None:
    """Notes, pictures and previews show conditions; what they show must be what is played."""
    conditions = [value for _path, value in walk(SHIPPED) if isinstance(value, Condition)]

    assert len(conditions) > 50
    for each in conditions:
        assert condition(parse(condition(each))) == condition(each)
    assert condition(parse("not (a.b or clock >= 1d6h) and x.y == z")) == "not (a.b or clock >= 1d6h) and x.y == z"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_cell_is_a_formula_and_every_cell_comes_back_as_it_was(ending: str, tmp_path: Path) -> None:
    """A text from a stranger's scenario must not run in an instructor's spreadsheet."""
    texts = ("=1+1", "+4", "-2", "@SUM(A1)", "'quoted'", 'a "word", a; line\nand another', "démarche")
    write_table(["text"], [[text] for text in texts], tmp_path / f"table.{ending}")
    found = read_table(tmp_path / f"table.{ending}")

    assert found == (("text",), *((text,) for text in texts))
    if ending == "csv":
        with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
            assert [row[0][0] for row in csv.reader(file)][1:5] == ["'"] * 4
