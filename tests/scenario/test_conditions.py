"""Conditions: what they mean, and where they stop making sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.conditions import And, Comparison, ConditionProblem, Name, Not, Or, names, parse

REFUSED = [
    ("a != b", 2, "'!' cannot stand here in a condition", "write not in front of the comparison, as in not round == 3"),
    ("round = 3", 6, "'=' cannot stand here in a condition", "write == to compare"),
    ("round >= 3 and", 14, "the condition ends too early", "finish it, or take the last word away"),
    ("", 0, "the condition ends too early", "write one such as round >= 3"),
    ("__import__('os')", 0, "'_' cannot stand here in a condition",
     "write whole numbers, 55%, 6h or 1d12h; names in small letters"),
    ("(" * 400, 400, "the condition ends too early", "finish it, or take the last word away"),
    ("x" * 501, 0, "the condition has 501 characters; 500 are the most",
     "set a flag in an inject with a part of it and read the flag"),
]  # fmt: skip


def test_and_binds_tighter_than_or() -> None:
    found = parse("a or b and not c")

    assert found == Or((Name("a", 0), And((Name("b", 5), Not(Name("c", 15))))))


def test_units_become_whole_numbers() -> None:
    rights = [
        part.right for text in ("a >= 1d12h", "a >= 55%", "a >= 7") if isinstance(part := parse(text), Comparison)
    ]

    assert rights == [2160, 550_000, 7]


@pytest.mark.parametrize(("text", "offset", "message", "hint"), REFUSED, ids=range(len(REFUSED)))
def test_a_refusal_names_its_character(text: str, offset: int, message: str, hint: str) -> None:
    with pytest.raises(ConditionProblem) as refused:
        parse(text)

    assert (refused.value.offset, refused.value.message, refused.value.hint) == (offset, message, hint)


@given(st.text(alphabet="andornt ()<>=.%h0123456789-_é'\n", max_size=60))
def test_any_text_is_read_or_refused_at_a_place_within_it(text: str) -> None:
    try:
        places = [(name.at, name.name) for name in names(parse(text))]
    except ConditionProblem as refused:
        places = [(refused.offset, "")]

    assert all(text[at:].startswith(name) and 0 <= at <= len(text) for at, name in places)
