"""Twenty-five slips in a copy of the shipped crisis: each is named on its own line and column, and no other line is."""

from pathlib import Path

import pytest

from game.scenario import check

SLIPS: list[tuple[str, str, str, str]] = [
    # what stands there, what is written instead, at which of its words, what is said
    ("\ntitle: Blackout", "\ntitel: Blackout", "titel", "unknown field 'titel'; did you mean 'title'?"),
    ("minutes: 45", "minutes: many", "many", "expected a whole number, not 'many'"),
    ("level: demanding", "level: hard", "hard", "'hard' is not known here; write one of"),
    ("start: 2026-03-02 04:10", "start: 2026-13-02 04:10", "2026-13-02 04:10", "there is no such date or time"),
    ("{lasts: 6h, headline", "{lasts: 6 hours, headline", "6 hours", "'6 hours' is not a length of time"),
    ("attention: 3", "attention: 30", "30", "30 is out of range; write a number that is at most 9"),
    ("  stability: 60", "  stability: 160", "160", "160 is out of range; write 0 to 100 points"),
    ("    kind: state\n    trust: 45", "    kind: realm\n    trust: 45", "realm", "'realm' is not known here"),
    ("    prior: 45%", "    prior: 45", "45", "45 is not a percentage; write it with its sign, such as 60%"),
    ("when: flag.foreign_login or", "when: flag.foreign_logon or", "flag.foreign_logon",
     "did you mean 'flag.foreign_login'?"),
    ("did.name-orsk and not flag.cabinet", "did.name-orks and not flag.cabinet", "did.name-orks",
     "did you mean 'did.name-orsk'?"),
    ("when: flag.hospitals_fed", "when: flag.hospitals_fed &", "&", "cannot stand here in a condition"),
    ("kind: ev-hours", "kind: hours", "hours", "'hours' is not written as it must be"),
    ("{state: 45%, gang: 20%, flag: 42%}", "{state: 45%, gang: 20%, flagg: 42%}", "flagg",
     "no hypothesis 'flagg'; did you mean 'flag'?"),
    ("same_origin: lease", "same_origin: leases", "leases", "no evidence 'leases'; did you mean 'lease'?"),
    ("    from: norrline\n    person: Duty", "    from: norline\n    person: Duty", "norline",
     "did you mean 'norrline'?"),
    ("    channel: phone\n    title: Cursors", "    channel: fon\n    title: Cursors", "fon",
     "'fon' is not known here"),
    ("    draft: request\n", "    draft: requests\n", "requests", "no draft 'requests'; did you mean 'request'?"),
    ("asks: [norm]", "asks: [norms]", "norms", "no question 'norms'; did you mean 'norm'?"),
    ("upholds: [gcbm-1, osce-8]", "upholds: [gcbm-1, osce-80]", "osce-80",
     "no norm, CBM or rule 'osce-80'; did you mean 'osce-8'?"),
    ("when: stability < 22", "when: stability < 22h", "22h", "'stability' cannot be compared with this"),
    ("agreed.channel and trust.orsk >= 32", "agreed.chanel and trust.orsk >= 32", "agreed.chanel",
     "did you mean 'agreed.channel'?"),
    ("weights: {harm: 25,", "weights: {harm: 35,", "weights", "the weights add up to 110; make them 100"),
    ("    patience: 6", "    patience: six", "six", "expected a whole number, not 'six'"),
    ("{face: 30%, cover: 75%}", "{face: 30%, cover: 65%}", "logs:", "the answers' chances under 'cover' add up to 90%"),
]  # fmt: skip
"""Shares that do not add up are named where the field begins that holds them all: any of them may be the slip."""


def place_of(word: str, wrong: str, content: str) -> tuple[int, int]:
    """Give line and column of a word of a slip, or of the last before it where the slip does not hold it."""
    start = content.index(wrong)
    at = start + wrong.index(word) if word in wrong else content.rindex(word, 0, start)
    return content.count("\n", 0, at) + 1, at - content.rfind("\n", 0, at)


@pytest.mark.parametrize(("right", "wrong", "word", "said"), SLIPS, ids=[str(number) for number in range(len(SLIPS))])
def test_a_slip_is_named_on_its_own_line_and_column_and_no_other_line_is(
    blackout_file: Path, tmp_path: Path, right: str, wrong: str, word: str, said: str
) -> None:
    content = blackout_file.read_text(encoding="utf-8")
    assert right in content
    broken = content.replace(right, wrong, 1)
    file = tmp_path / "copy.yaml"
    file.write_text(broken, encoding="utf-8")
    (problem,) = check(file)

    assert said in str(problem)
    assert (problem.line, problem.column) == place_of(word, wrong, broken)


def test_all_slips_at_once_are_named_in_one_run_in_file_order_and_nothing_else_is(
    blackout_file: Path, tmp_path: Path
) -> None:
    """Slips of shape, of names and of sums hide nothing from each other, and none has an echo."""
    content = blackout_file.read_text(encoding="utf-8")
    for right, wrong, _word, _said in SLIPS:
        content = content.replace(right, wrong, 1)
    file = tmp_path / "copy.yaml"
    file.write_text(content, encoding="utf-8")
    problems = check(file)

    places = sorted((*place_of(word, wrong, content), said) for _right, wrong, word, said in SLIPS)

    assert [(problem.line, problem.column) for problem in problems] == [place[:2] for place in places]
    assert all(said in str(problem) for problem, (_line, _column, said) in zip(problems, places, strict=True))


RENAMED = ("orsk", "hours", "poc", "channel", "gang", "request", "lease", "kaldane")
"""Ids that several places of the crisis speak of."""


@pytest.mark.parametrize("id", RENAMED)
def test_a_definition_that_is_a_letter_off_is_named_and_not_those_who_speak_of_it(
    blackout_file: Path, tmp_path: Path, id: str
) -> None:
    """One slip of the pen must not send an author to sixty places that are right."""
    content = blackout_file.read_text(encoding="utf-8")
    wrong = f"{id[:-2]}{id[-1]}{id[-2]}"
    broken = content.replace(f"\n  {id}:", f"\n  {wrong}:", 1)
    file = tmp_path / "copy.yaml"
    file.write_text(broken, encoding="utf-8")
    (problem,) = check(file)

    assert (problem.line, problem.column) == place_of(wrong, f"{wrong}:", broken)
    assert f"places speak of '{id}'; did you mean '{id}'?" in str(problem)
