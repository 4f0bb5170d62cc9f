"""The language reference says what the model says."""

import re
from pathlib import Path

import pytest

from game.places import ASSETS, ROOT
from game.scenario import check, load
from game.scenario.checks.pages import SOUND
from game.scenario.manual import manual
from game.scenario.schema import schema
from game.scenario.vocabulary import vocabulary_of_objectives
from tests.scenario.test_pages import put_into
from tests.worlds import world

CHAPTERS = (ASSETS / "reference" / "language.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n((?!campaign:).*?)^```$", CHAPTERS, re.MULTILINE | re.DOTALL)
CONDITIONS = CHAPTERS.split("```condition\n")[1].split("```")[0].splitlines()


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


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[1].strip())
def test_every_example_of_a_chapter_is_sound(example: str, tmp_path: Path) -> None:
    """An author copies from here first."""
    file = tmp_path / "sound.yaml"
    file.write_text(put_into(SOUND.read_text(encoding="utf-8"), example), encoding="utf-8")

    assert [str(problem) for problem in check(file)] == []


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_of_the_chapter_can_be_read(condition: str, tmp_path: Path) -> None:
    file = tmp_path / "sound.yaml"
    piece = f"choices:\n  look:\n    when: {condition}\n"
    file.write_text(put_into(SOUND.read_text(encoding="utf-8"), piece), encoding="utf-8")

    assert load(file).choices["look"].when is not None
