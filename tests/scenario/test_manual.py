"""The language reference says what the model says."""

from game.places import ROOT
from game.scenario.manual import manual
from game.scenario.schema import schema
from game.scenario.vocabulary import vocabulary_of_objectives
from tests.worlds import world


def test_the_reference_is_the_one_made_of_the_model() -> None:
    """Mend it with the command of CONTRIBUTING.md, "The language reference"."""
    assert (ROOT / "docs" / "scenario-language.md").read_text(encoding="utf-8") == manual()


def test_every_field_of_the_language_is_in_the_reference() -> None:
    told = manual()
    for name, part in schema()["$defs"].items():
        assert f"### {name}\n" in told
        for field in part["properties"]:
            assert f"`{field}`" in told


def test_every_kind_of_name_a_condition_may_read_is_in_the_reference() -> None:
    told = manual()
    heads = {name.split(".")[0] for name in vocabulary_of_objectives(world())} - {"sovereignty", "support", "harm"}
    for head in heads:
        assert f"`{head}" in told, head
