"""Everything that is wrong with a file is named in one run, and nothing is named for being near it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.scenario import check
from game.scenario.checks.pages import SOUND
from tests.scenario.test_pages import put_into

BASE = SOUND.read_text(encoding="utf-8")
ALONE: list[tuple[str, str]] = [
    # a piece put into the sound scenario, and the one thing that may be said of it
    ("choices:\n  look: {kind: technical, title: Look, text: Look., reveals: [logs]}\n",
     "unknown field 'reveals'; did you mean 'reveal'?"),
    ("choices:\n  look: {kind: technical, title: Look, text: Look., reveal: [logs], takes-long: 2h}\n",
     "unknown field 'takes-long'; did you mean 'takes'?"),
    ("choices:\n  look: {kind: technical, title: Look, text: Look., repeat: logs}\n",
     "unknown field 'repeat'; did you mean 'reveal'?"),
    ("choices:\n  look: {kind: technical, title: Look, text: Look, then see, then ask., reveal: [logs]}\n",
     "this field has no ':'; write it as 'field: value'; if the comma before it belongs to a text, put that text in "
     "quotes"),
    ("choices:\n  look: {kind: technical, title: Look, text: Look: who was it., reveal: [logs]}\n",
     "a second ':' on this line; quote text that holds ': ', put fields in braces, or begin a new line"),
    ("choices:\n  look:\n    rewards: [logs]\n", "unknown field 'rewards'; known are effects, set, "),
    ("choices:\n  look:\n    reveal: logs\n", "expected a list, not 'logs'; write it in square brackets"),
    ("choices: 5\n", "expected fields, each 'field: value', not 5"),
    ("choices:\n  - {kind: cbm, title: Call, text: Call.}\n",
     "expected fields, each 'field: value', not a list; write an id of yours for each in place of its '-', as in "
     "'first: ...'"),
    ("attack: 5\n", "expected fields, each 'field: value', not 5"),
    ("endings: calm\n", "expected a list, not 'calm'; write it in square brackets"),
    ("hypotheses:\n  state: 3\n", "expected fields, each 'field: value', not 3"),
    ("actors:\n  orsk: 3\n", "expected fields, each 'field: value', not 3"),
    ("meters:\n  harm: []\n", "a list is not a number of points; write a number such as +4 or -2.5"),
    ("choices:\n  look:\n    set: warned\n  call:\n    when: flag.warned or stability > 20\n",
     "expected a list, not 'warned'; write it in square brackets"),
    ("choices:\n  look:\n    reveal: [log]\n", "no evidence 'log'; did you mean 'logs'?"),
    ("choices:\n  look:\n    set: [warned]\n  call:\n    when: flag.warnd or stability > 20\n",
     "nothing is called 'flag.warnd'; did you mean 'flag.warned'?"),
]  # fmt: skip


def told(folder: Path, content: str) -> list[str]:
    file = folder / "sound.yaml"
    file.write_text(content, encoding="utf-8")
    return [str(problem).partition(f"{file}:")[2] for problem in check(file)]


def test_shape_names_sums_and_advice_are_told_together_in_file_order(tmp_path: Path) -> None:
    """An author mends a file in one pass; what comes to light one at a time costs a run each."""
    piece = """minutes: ten
injects:
  word: {at: 1h, fron: orsk, channel: cable, title: Word, text: Word., effects: {trust.orks: +3}}
choices:
  call:
    title: The call
score:
  weights: {stability: 40, sovereignty: 20, support: 20, harm: 30}
"""

    assert told(tmp_path, put_into(BASE, piece)) == [
        "5:10: expected a whole number, not 'ten'; write it in digits",
        "46:18: unknown field 'fron'; did you mean 'from'?",
        "46:82: no meter 'trust.orks'; did you mean 'trust.orsk'?",
        "50:12: the title 'The call' does not begin with a verb; say what the player does: 'Call ...'",
        "115:3: the weights add up to 110; make them 100 (now 40 + 20 + 20 + 30)",
    ]


BROKEN: list[tuple[dict[str, str], list[str]]] = [
    # what is written instead of what, and everything that may be said
    ({"title: Keep": 'title: "Keep', "title: Read the logs": "title: Read: the logs", "minutes: 10": "minutes: ten"},
     ["3:8: the quote opened here is not closed; reading failed at line 121, column 1; close it with \"",
      "5:10: expected a whole number, not 'ten'; write it in digits",
      "62:16: a second ':' on this line; quote text that holds ': ', put fields in braces, or begin a new line"]),
    ({"summary: A": "summary: &a A", "minutes: 10": "minutes: 010", "title: Call Orsk": "title: The call"},
     ["4:10: '&' refers to another part of the file; write the value out, or quote it if it is text",
      "5:10: '010' is a number in a form that can be misread; quote it or write 10 (8 if it was meant as octal)",
      "55:12: the title 'The call' does not begin with a verb; say what the player does: 'Call ...'"]),
    ({"rounds: [4h, 4h]": "rounds: [4h, 4h", "    kind: norms": "    kind norms"},
     ["17:11: the '[' opened here is not closed; reading failed at line 18, column 7; "
      "close it with ], and quote text that holds brackets, a comma or ': '",
      "67:5: this field has no ':'; write it as 'field: value'"]),
    ({"Your technicians": "Your\u200b technicians", "    kind: norms": "    kind:norms", "trust: 35": "trust: x"},
     ["24:54: 'x' is not a number of points; write a number such as +4 or -2.5",
      "63:15: U+200B cannot be seen; delete it",
      "67:9: nothing separates this ':' from what follows; write a space after it"]),
    ({"title: A joint statement": "title: A: statement", "title: A note to": "title: A: note to",
      "{id: calm, title: Calm": "{id: calm, title: Calm: 1", "{id: loud, title: Noise": "{id: loud, title: Noise: 2"},
     ["81:13: a second ':' on this line; quote text that holds ': ', put fields in braces, or begin a new line",
      "104:13: a second ':' on this line; quote text that holds ': ', put fields in braces, or begin a new line",
      "117:27: a second ':' on this line; quote text that holds ': ', put fields in braces, or begin a new line",
      "118:28: a second ':' on this line; quote text that holds ': ', put fields in braces, or begin a new line"]),
    ({"endings:": "endings"}, ["116:1: this field has no ':'; write it as 'field: value'"]),
    ({"choices:": "choices: {"}, [
        "52:10: the '{' opened here is not closed; reading failed at line 54, column 9; "
        "close it with }, and quote text that holds brackets, a comma or ': '"]),
]  # fmt: skip


@pytest.mark.parametrize("pure", [False, True], ids=["c", "pure"])
@pytest.mark.parametrize(("changes", "said"), BROKEN, ids=[str(number) for number in range(len(BROKEN))])
def test_what_is_no_yaml_hides_nothing_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], said: list[str], pure: bool
) -> None:
    """The smallest part that cannot be read is left out, and the rest of the file is looked at all the same."""
    monkeypatch.setattr(yaml, "__with_libyaml__", not pure and yaml.__with_libyaml__)
    content = BASE
    for right, wrong in changes.items():
        content = content.replace(right, wrong, 1)

    assert told(tmp_path, content) == said


@pytest.mark.parametrize(("piece", "said"), ALONE, ids=[str(number) for number in range(len(ALONE))])
def test_one_slip_is_one_problem_whatever_depends_on_it(tmp_path: Path, piece: str, said: str) -> None:
    """False alarms are worse than silence: what a slip leaves unknown is not called missing, unread or unheard."""
    found = told(tmp_path, put_into(BASE, piece))

    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize("comment", ["and so on (we hope)", "or else", "and"])
def test_a_comment_behind_a_condition_that_is_no_condition_is_left_alone(tmp_path: Path, comment: str) -> None:
    piece = f"choices:\n  call:\n    when: stability >= 30 # {comment}\n"

    assert told(tmp_path, put_into(BASE, piece)) == []


def test_a_file_in_which_almost_nothing_fits_is_answered_and_not_guessed_at(tmp_path: Path) -> None:
    """Beyond three hundred slips, or twenty parts that are no YAML, what is left says nothing of the rest."""
    unknown = "".join(f"field-{number}: 1\n" for number in range(301))
    broken = "choices:\n" + "".join(f"  c{number}: {{title: [x}}\n" for number in range(30))

    assert all("unknown field" in line for line in told(tmp_path, BASE + unknown))
    assert len(told(tmp_path, broken)) > 20


LINES = BASE.splitlines(keepends=True)
WORDS = (
    "5",
    "yes",
    "[]",
    "{}",
    "''",
    "[a, b]",
    "{a: b}",
    "",
    "1.5",
    "50%",
    "6h",
    "true",
    "-3",
    "a: b",
    "*x",
    "0755",
    "call",
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(WORDS)), min_size=1, max_size=3))
def test_whatever_stands_in_a_field_is_answered_with_problems(tmp_path: Path, changes: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for number, word in changes:
        lines[number] = f"{lines[number].partition(':')[0].rstrip()}: {word}\n"

    assert all(line[0].isdigit() for line in told(tmp_path, "".join(lines)))
