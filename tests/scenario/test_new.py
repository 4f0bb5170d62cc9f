"""Beginning a scenario, and what an editor knows of the language."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from game.analysis.autoplay import simulate
from game.analysis.policies import POLICIES
from game.places import SCENARIOS
from game.scenario import Unreadable, check, load
from game.scenario.new import begin_scenario
from game.scenario.schema import FILE, MODELINE, schema
from tests.worlds import LEAST


def plain(path: Path) -> Any:
    """Read a scenario as an editor does: dates and times stay text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_TextLoader)


class _TextLoader(yaml.CSafeLoader):
    """Keeps dates as text, as the schema describes them."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def test_a_new_scenario_passes_check_plays_and_reaches_two_endings(tmp_path: Path) -> None:
    path = begin_scenario("first-crisis", tmp_path)
    scenario = load(path)
    endings = {simulate(scenario, seed, POLICIES["random"]).state.ending for seed in range(30)}

    assert check(path) == ()
    assert scenario.scenario == "first-crisis"
    assert len(endings) == 2
    assert path.read_text(encoding="utf-8").startswith(MODELINE)
    assert (tmp_path / FILE).exists()


def test_a_new_scenario_explains_itself_line_by_line(tmp_path: Path) -> None:
    """An author who has only this file must be able to go on; about ninety lines are read, nine hundred are not."""
    lines = begin_scenario("first-crisis", tmp_path).read_text(encoding="utf-8").splitlines()
    sections = [line for line in lines if line[:1].isalpha()]

    assert len(lines) < 100
    assert max(map(len, lines)) <= 120
    assert [line for line in sections if "#" not in line and not line.startswith(("clock", "briefing", "player"))] == []


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml"))[:2], ids=lambda path: path.stem)
def test_another_scenario_is_copied_under_the_new_id_and_title(path: Path, tmp_path: Path) -> None:
    made = begin_scenario("my-own", tmp_path, path)
    before, after = path.read_text(encoding="utf-8").splitlines(), made.read_text(encoding="utf-8").splitlines()
    scenario = load(made)

    assert check(made) == ()
    assert (scenario.scenario, scenario.title) == ("my-own", "My own")
    assert after[:2] == [
        MODELINE,
        f"# A copy of {path.stem}, to adapt: its title is made of the new id, all else is as it was.",
    ]
    assert len(set(after[2:]) - set(before)) == 2


def test_a_copy_of_a_copy_has_one_modeline_and_keeps_its_comments(tmp_path: Path) -> None:
    first = begin_scenario("one", tmp_path)
    second = begin_scenario("two", tmp_path, first).read_text(encoding="utf-8")

    assert second.count("yaml-language-server") == 1
    assert "title: Two                  # what the library calls it" in second


def test_a_title_over_several_lines_is_replaced_whole(tmp_path: Path) -> None:
    first = begin_scenario("one", tmp_path)
    text = first.read_text(encoding="utf-8").replace("title: A silent exchange", "title: >-\n  A silent\n  exchange\n#")
    first.write_text(text, encoding="utf-8")

    assert load(begin_scenario("two", tmp_path, first)).title == "Two"


def test_what_is_no_scenario_is_not_copied(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="the field 'title' is missing"):
        begin_scenario("mine", tmp_path, broken)


def test_an_id_that_is_none_and_a_file_that_is_there_are_refused(tmp_path: Path) -> None:
    begin_scenario("mine", tmp_path)
    for id, said in (("mine", "of this name already"), ("My Crisis", "cannot be a name")):
        with pytest.raises(Unreadable, match=said):
            begin_scenario(id, tmp_path)


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_scenario_satisfies_the_schema(path: Path) -> None:
    Draft202012Validator.check_schema(schema())

    assert [error.message for error in Draft202012Validator(schema()).iter_errors(plain(path))] == []


def test_a_misspelt_field_is_refused_by_the_schema_too() -> None:
    broken = {**LEAST, "titel": "X"}

    assert "titel" in next(Draft202012Validator(schema()).iter_errors(broken)).message


def test_every_field_is_explained_but_those_whose_name_says_it_all() -> None:
    """Only `id` needs no words; the text is the field's docstring, and the line in an editor."""
    for name, part in schema()["$defs"].items():
        for field, told in part["properties"].items():
            assert field == "id" or told.get("description"), f"{name}.{field}"


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")

    with pytest.raises(Unreadable, match=r"cannot be written: .*; choose another folder"):
        begin_scenario("first-crisis", tmp_path / "taken")
