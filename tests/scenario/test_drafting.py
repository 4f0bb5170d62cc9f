"""A planner's list of events becomes a draft scenario."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from game.analysis.autoplay import simulate
from game.analysis.policies import POLICIES
from game.cli import app
from game.places import SCENARIOS
from game.report.tables import read_table, write_table
from game.scenario import Scenario, Unreadable, check, load
from game.scenario.composing import fields
from game.scenario.planning.draft_text import draft_text
from game.scenario.planning.drafting import drafted
from game.scenario.planning.moments import Told, days_come_first, time_told
from game.scenario.planning.msel import COLUMNS, events, minute_of
from game.scenario.planning.planned import plan_of
from game.scenario.planning.sheet import OURS, missing_columns
from game.scenario.reading.guarded import read
from game.scenario.reading.shape import validated
from game.scenario.schema import FILE

SHIPPED = sorted(SCENARIOS.glob("*.yaml"))
SERIALS = (
    ("Exercise Silent Harbour", "", "", "", "", "", ""),
    ("Serial", "Time", "Method", "From", "Subject", "Details", "Expected Actions"),
    ("1", "2026-05-03 09:00", "E-mail", "Port authority", "Gates closed", "They do not open.", "Ask CERT for a look."),
    ("2", "23:30", "TV", "Channel 4", "Lorries wait", "They queue for 4 km.", ""),
    ("3", "01:15", "pigeon", "", "Cranes stop", "The cranes stop.", ""),
    ("4", "", "Phone", "Port authority", "", "", ""),
)


def draft_of(table: object, **mapped: str) -> str:
    return draft_text(drafted(plan_of(table, "plan.csv", mapped)), "draft")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "ending"), [*((path, "csv") for path in SHIPPED), (SCENARIOS / "the-first-hour.yaml", "xlsx")],
    ids=lambda each: each.stem if isinstance(each, Path) else each,
)  # fmt: skip
def test_an_exported_table_imports_again_with_the_same_injects_times_and_texts(
    path: Path, ending: str, tmp_path: Path
) -> None:
    """What planners change in their own tool must come back as the crisis it was."""
    scenario, out = load(path), tmp_path / f"table.{ending}"
    write_table(COLUMNS, events(scenario), out)
    written = draft_of(read_table(out))
    back = validated(Scenario, read(written.encode(), "draft.yaml"))

    assert back.clock.start == scenario.clock.start
    assert {id: _told(scenario, id) for id in scenario.injects} == {id: _told(back, id) for id in back.injects}
    assert [fields(stage) for stage in back.attack.stages] == [fields(stage) for stage in scenario.attack.stages]
    assert {id: fields(each) for id, each in back.choices.items()} == {
        id: fields(each) for id, each in scenario.choices.items()
    }


def _told(scenario: Scenario, id: str) -> tuple[object, ...]:
    inject = scenario.injects[id]
    told = {name: value for name, value in fields(inject).items() if name not in ("at", "round")}
    return minute_of(scenario, inject), inject.at and inject.at[1] - inject.at[0], told


def test_a_planner_s_own_table_becomes_a_draft_that_passes_check_and_plays(tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(draft_of(SERIALS), encoding="utf-8")
    scenario = load(path)

    assert {problem.severity for problem in check(path)} <= {"warning"}
    assert [(id, inject.at, inject.channel) for id, inject in scenario.injects.items()] == [
        ("gates-closed", (0, 0), "cable"), ("lorries-wait", (870, 870), "news"), ("cranes-stop", (975, 975), "report"),
    ]  # fmt: skip
    assert scenario.choices["answer-gates-closed"].title == "Ask CERT for a look"
    assert simulate(scenario, 1, POLICIES["random"]).state.ending == "end"


def test_what_a_row_leaves_out_is_named_by_row_and_column() -> None:
    plan = plan_of(SERIALS, "plan.csv", {})
    gaps = [str(gap).partition(" [")[0] for gap in sorted([*plan.gaps, *drafted(plan).gaps])]

    assert gaps == [
        "plan.csv:5:2: 01:15 is earlier than the row before, so it is taken as the next day; write the date, or sort "
        "the rows",
        "plan.csv:5:3: 'pigeon' is no channel the game knows; the draft says 'report'; write one of cable, phone, "
        "social, news, cert, intelligence, statement, report, attack",
        "plan.csv:5:4: nobody sends it; the draft lets exercise control send it; name the sender",
        "plan.csv:6:6: row 6 has no message and is left out; write what the player reads",
    ]


def test_a_column_that_is_missing_is_named_once_and_not_in_every_row() -> None:
    table = (("Time", "From", "Message"), ("2h", "Corvia", "One\nOne."), ("3h", "Corvia", "Two\nTwo."))
    gaps = drafted(plan_of(table, "plan.csv", {})).gaps

    assert [(gap.line, gap.field) for gap in gaps] == [(1, "Inject Mode")]


def test_a_column_called_event_holds_the_messages_where_no_other_does() -> None:
    """The plainest list an instructor keeps has two columns: when, and what."""
    plain = validated(Scenario, read(draft_of([("Time", "Event"), ("09:00", "The phones are dead.")]).encode(), "d"))
    numbered = draft_of([("Event", "Time", "Message"), ("17", "09:00", "The phones are dead.")])

    assert [each.text for each in plain.injects.values()] == ["The phones are dead."]
    assert "17" not in numbered.split("injects:")[1]


def test_what_is_expected_of_the_last_row_can_be_done_in_the_last_round(tmp_path: Path) -> None:
    rows = [("Time", "Message", "Expected action"), *((f"{hour}:00", f"Event {hour}. It comes.", "Answer it.")
                                                      for hour in range(9, 20))]  # fmt: skip
    file = tmp_path / "draft.yaml"
    file.write_text(draft_of(rows), encoding="utf-8")

    assert check(file) == ()


def test_a_year_that_is_wrong_is_named_and_the_draft_can_be_read() -> None:
    """One slip of the pen must not make rounds of a thousand years."""
    rows = (("Time", "Message", "From"), ("2026-05-03 09:00", "One\nOne.", "C"), ("2062-05-03 09:30", "Two\nTwo.", "C"))
    plan = plan_of(rows, "plan.csv", {})

    assert [event.minute for event in plan.events] == [0, 0]
    assert [gap.line for gap in plan.gaps if "more than 900 days" in gap.message] == [3]


LONG = "Ask the port authority and the response team of the harbour for everything that they know of the cranes. Now."
ODD = (
    ("Time", "Type", "From", "Message", "Expected action", "Notes", "Colour"),
    ("2026-05-03 09:00", "Inject", "Corvia", "One\nOne.", LONG, "at: soon", "red"),
    ("Day 1 10:00", "Contingency Inject", "Corvia", "Two\nTwo.", "", "colour: red", ""),
    ("2026-05-03 11:00", "Inject", "Corvia", "Three\nThree.", "", "at: 2h..x", ""),
    ("", "Expected Action", "", "Call Corvia", "", "", ""),
    ("2026-05-03 12:00", "Inject", "Corvia", "Four\nFour.", "", "effects: much", ""),
    ("2026-05-03 08:00", "Inject", "Corvia", "Five\nFive.", "", "", ""),
)


def test_what_a_row_says_in_no_way_we_know_is_kept_as_far_as_it_goes_and_named() -> None:
    plan = plan_of(ODD, "plan.csv", {"Time": "Designated Scenario Time"}, datetime(2026, 5, 3, 9))
    draft = drafted(plan)
    written = draft_text(draft, "draft")
    gaps = sorted((gap.line, gap.column, gap.message.partition(";")[0]) for gap in [*plan.gaps, *draft.gaps])

    assert gaps == [
        (1, 1, "no mode is named"),
        (1, 7, "the column 'Colour' is not used"),
        (3, 6, "a contingency names no condition"),
        (5, 6, "nothing says what sort of step it is"),
        (7, 1, "this is before the start, 2026-05-03 09:00"),
    ]
    assert [draft.injects[id]["at"] for id in ("one", "two", "three", "four", "five")] == ["0h", "1h", "2h", "3h", "0h"]
    assert draft.choices["answer-one"]["title"] == f"{LONG[:66].rpartition(' ')[0]} ..."
    assert draft.injects["four"]["effects"] == "much"
    assert "# row 3: colour: red" in written


def test_a_note_that_is_no_time_does_not_tell_the_start() -> None:
    plan = plan_of(ODD[:2], "plan.csv", {})

    assert plan.start == datetime(2026, 5, 3, 9)


def test_two_messages_of_one_title_have_two_ids() -> None:
    rows = (
        ("Time", "Message", "From"),
        ("2h", "News\nOne.", "C"),
        ("3h", "News\nTwo.", "C"),
        ("4h", "News\nMore.", "C"),
    )

    assert list(drafted(plan_of(rows, "plan.csv", {})).injects) == ["news", "news-2", "news-3"]


def test_a_table_of_steps_alone_makes_a_draft_without_injects() -> None:
    written = draft_of((("Type", "Message"), ("Expected Action", "Call Corvia")))

    assert "call-corvia" in written
    assert "injects:" not in written


def test_a_column_that_was_mapped_and_is_not_there_is_named_and_no_other() -> None:
    mapped = {"Details": "Message", "Detials": "Message"}

    assert list(missing_columns(SERIALS, "plan.csv", mapped)) == [
        "the table has no column 'Detials'; did you mean 'Details'?"
    ]


def test_columns_nobody_could_know_are_mapped_by_hand() -> None:
    table = (("Wann", "Was"), ("2h", "Das Licht geht aus\nIn der ganzen Stadt."))
    with pytest.raises(Unreadable, match="the first row has: Wann, Was"):
        draft_of(table)
    made = draft_of(table, Was="Message", Wann="Designated Scenario Time")

    assert "das-licht-geht-aus" in made
    assert "at: 2h" in made


cells = st.text(max_size=12) | st.sampled_from(
    ["2h", "09:00", "when: round >= 2", "at: 2h..x", "id: and", "Expected Action", "attack", "{a: [", "- 1", "'=1"]
)


@settings(max_examples=40)
@given(st.lists(st.lists(cells, max_size=8), max_size=5), st.permutations(OURS))
def test_whatever_stands_in_a_table_the_draft_reads_or_the_table_is_refused(
    rows: list[list[str]], titles: list[str]
) -> None:
    """A planner's table comes from anywhere; a bad cell must never be a fault of ours."""
    try:
        written = draft_of((titles[:8], *rows))
    except Unreadable:
        return
    read(written.encode(), "draft.yaml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-03-02T04:10:00", Told(date=date(2026, 3, 2), minute=250)),
        ("Mon 2 March 2026, 0410Z", Told(date=date(2026, 3, 2), minute=250)),
        ("March 2, 2026 4:10 p.m.", Told(date=date(2026, 3, 2), minute=970)),
        ("02.03.2026 7:05", Told(date=date(2026, 3, 2), minute=425)),
        ("Day 2 09:00", Told(day=1, minute=540)),
        ("D+1", Told(day=1)),
        ("H+2:30", Told(since=150)),
        ("STARTEX + 15 min", Told(since=15)),
        ("T+90", Told(since=90)),
        ("13 pm", None),
        ("2 hours 30 minutes", Told(since=150)),
        ("0410 hrs", Told(minute=250)),
        ("3/2/2026", None),
        ("31.02.2026", None),
        ("31.02.2026 10:00", None),
        ("2026-13-01 10:00", None),
        ("25:00", None),
        ("0001-01-01 00:00", None),
        ("soon", None),
    ],
)
def test_a_time_is_understood_in_the_forms_planners_use_or_not_at_all(text: str, told: Told | None) -> None:
    """3/2/2026 is two days in two countries: what cannot be known is asked, not guessed."""
    assert time_told(text, None) == told


def test_a_column_tells_whether_its_days_come_first() -> None:
    assert [days_come_first(texts) for texts in (["3/2/2026"], ["3/2/2026", "14/2/2026"], ["2/14/2026"])] == [
        None, True, False,
    ]  # fmt: skip


def test_the_command_writes_a_draft_beside_the_schema_and_never_over_another(tmp_path: Path) -> None:
    table, out = tmp_path / "plan.csv", tmp_path / "draft.yaml"
    write_table(SERIALS[1], SERIALS[2:], table)
    run = CliRunner().invoke
    told = json.loads(run(app, ["import-msel", str(table), "--out", str(out), "--format", "json"]).stdout)
    again = run(app, ["import-msel", str(table), "--out", str(out)])
    unmapped = run(app, ["import-msel", str(table), "--out", str(tmp_path / "b.yaml"), "--map", "Detials=Message"])

    assert (told["injects"], told["stages"], told["choices"], len(told["gaps"])) == (3, 0, 1, 4)
    assert (tmp_path / FILE).exists()
    assert again.exit_code == 1
    assert "there is a file of this name already" in again.output
    assert unmapped.exit_code == 2
    assert "did you mean 'Details'?" in unmapped.output
