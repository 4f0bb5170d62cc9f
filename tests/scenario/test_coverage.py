"""What the library covers, told by its scenarios' own tags."""

import json
from typing import get_args

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.scenario import Unreadable, library, norms
from game.scenario.coverage import FIELD, coverage
from game.scenario.scenario import Topic
from tests import worlds

SHELF = [each.scenario for each in library() if each.scenario]


def test_every_topic_has_its_place_in_the_field() -> None:
    assert sorted(topic for topics in FIELD.values() for topic in topics) == sorted(get_args(Topic))


def test_a_topic_counts_where_it_is_named_and_where_the_crisis_turns_on_it() -> None:
    first = worlds.world(topics=["iot", "speed"], central=["iot"])
    second = worlds.world(scenario="other", topics=["iot"])
    found = {each.id: each for each in coverage([second, first])}

    assert (found["iot"].central, found["iot"].present) == (("small",), ("other", "small"))
    assert not found["iot"].enough
    assert (found["speed"].central, found["speed"].present) == ((), ("small",))


def test_a_norm_is_at_stake_where_something_honours_or_strains_it() -> None:
    upheld = worlds.world(choices={"call": worlds.choice(upholds=["norm-h"])})
    outcome = {"id": "a", "title": "A", "text": "A", "strains": ["norm-h"]}
    strained = worlds.world(scenario="other", choices={"call": worlds.choice(takes="1h", outcomes=[outcome])})
    found = {each.id: each for each in coverage([upheld, strained])}

    assert found["norm-h"].present == ("other", "small")
    assert found["norm-h"].enough
    assert not found["norm-k"].present


def test_an_objective_that_the_reference_does_not_know_is_refused() -> None:
    """There are ten sample objectives; a library that trained an eleventh would cover nothing with it."""
    with pytest.raises(Unreadable, match="'LO-11' is not written as it must be"):
        worlds.world(objectives={"a": {"title": "A", "trains": "LO-11", "when": "did.wait"}})


def test_every_shipped_scenario_says_what_it_turns_on_and_what_it_trains() -> None:
    silent = [each.scenario for each in SHELF if not each.central or not each.objectives]

    assert silent == []


def test_the_command_prints_the_table_and_the_same_as_json() -> None:
    told = CliRunner().invoke(app, ["coverage"])
    rows = json.loads(CliRunner().invoke(app, ["coverage", "--format", "json"]).stdout)["covered"]

    assert told.exit_code == 0
    assert len(rows) == 21 + 11 + 8 + 10
    assert {each["id"] for each in rows if each["group"] in ("norms", "global CBMs")} < set(norms())
    for row in rows:
        assert any(line[2:].startswith(f"{row['id']}: ") for line in told.stdout.splitlines())


def test_a_folder_with_a_broken_scenario_names_its_problem(tmp_path) -> None:
    (tmp_path / "broken.yaml").write_text("format: 1\n", encoding="utf-8")
    told = CliRunner().invoke(app, ["coverage", str(tmp_path)])

    assert told.exit_code == 1
    assert "broken.yaml:1:1" in told.stderr
