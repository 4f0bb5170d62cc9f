"""From the model back to what an author writes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.places import SCENARIOS
from game.scenario import load, load_text
from game.scenario.composing import block, fields, line, workings
from game.scenario.reading.guarded import read
from game.scenario.reading.text import hidden_in
from tests.worlds import choice, world


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_scenario_written_out_reads_as_the_same_scenario(path: Path) -> None:
    """Tables, drafts and previews show what is written so; it must be what is played."""
    told = fields(load(path))

    assert fields(load_text(block(told), "written.yaml")) == told


@given(st.dictionaries(st.sampled_from(["a", "b-c", "d_1"]), st.text().filter(lambda text: not hidden_in(text))))
def test_whatever_a_text_holds_it_reads_as_the_same_text(texts: dict[str, str]) -> None:
    """A planner's cell may hold anything: numbers, quotes, signs, line breaks, words YAML reserves."""
    assert read(block(texts).encode(), "written.yaml").data == texts
    assert read(line(texts).encode(), "written.yaml").data == texts


@pytest.mark.parametrize("text", ["007", "1_000", "no", "~", "0x1F", "+4", "12:30", "# x", "a: b", "2026-03-02 04:10"])
def test_a_text_that_looks_like_something_else_stays_text(text: str) -> None:
    assert read(line({"a": text}).encode(), "written.yaml").data == {"a": text}


def test_what_works_behind_the_words_is_told_as_an_author_writes_it() -> None:
    part = world(choices={"call": choice(when="round >= 2 and not (did.call or harm > 20)", again="6h", pace=-25)})

    assert workings(part.choices["call"]) == {
        "when": "round >= 2 and not (did.call or harm > 20)", "again": "6h", "pace": "-25",
    }  # fmt: skip
