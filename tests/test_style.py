"""What people read is spelt, and written in the house's manner: British, plain, without shouting."""

import re
from collections.abc import Iterator

import pytest
from codespell_lib import main as codespell

from game.places import ASSETS, ROOT, SCENARIOS
from game.scenario import glossary, load
from game.scenario.translation import texts

FILES = sorted(SCENARIOS.glob("*.yaml"))
PROSE = [*FILES, ASSETS / "reference" / "glossary.yaml", ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHOWN_WRONG = ROOT / "docs" / "scenario-language.md"
"""The reference of the language shows misspelt fields on purpose."""
LEFT = "ot,lik,simpy"
"""What the speller would mend and is right: OT, operational technology; the ids of likelihoods; simpy, an engine."""
AMERICAN = re.compile(
    r"\b(color\w*|behavior\w*|honor\w*|favor\w*|labor(?!ator)\w*|neighbor\w*|harbor\w*|rumor\w*|center\w*|"
    r"theater\w*|defense|offense|fulfill|catalog|dialog|canceled|traveled|traveling|labeled|modeling|"
    r"analyz\w+|gray|maneuver\w*|skeptic\w*)\b",
    re.IGNORECASE,
)
MANNER = {
    "shouts": re.compile(r"!"),
    "trails off": re.compile(r"\.\.\.|…"),
    "has two spaces": re.compile(r"(?<=\S)  +(?=\S)"),
    "has a space before a comma or a full stop": re.compile(r"\w +[,.;:?](?=\s|$)"),
    "uses curly quotation marks, which text mode cannot count on": re.compile(r"[\u2018\u201c\u201d]"),
    "says a word twice": re.compile(r"\b(\w+) \1\b(?<!had had)(?<!that that)", re.IGNORECASE),
}


def unmannerly(text: str) -> Iterator[str]:
    """Say what in a text is not the house's manner."""
    yield from (f"writes {found[0]}, which is American" for found in AMERICAN.finditer(text))
    yield from (f"{what}: {text!r}" for what, pattern in MANNER.items() if pattern.search(text))


def test_everything_people_read_is_spelt(capsys: pytest.CaptureFixture[str]) -> None:
    """A word that is right and unknown goes into LEFT."""
    papers = [str(path) for path in PROSE if path != SHOWN_WRONG]
    wrong = codespell("--ignore-words-list", LEFT, "--builtin", "clear,rare", *papers)

    assert (wrong, capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_scenario_is_written_in_the_houses_manner(path) -> None:
    said = {address: list(unmannerly(text)) for address, text in texts(load(path)).items()}

    assert {address: found for address, found in said.items() if found} == {}


def test_the_reference_is_written_in_the_houses_manner() -> None:
    said = {name: list(unmannerly(f"{term.text} {term.more or ''}".strip())) for name, term in glossary().items()}

    assert {name: found for name, found in said.items() if found} == {}


@pytest.mark.parametrize(
    "text",
    ["The color", "Our defense", "Stop!", "Well...", "two  spaces", "a , b", "\u201cso\u201d", "the the", "to analyze"],
)
def test_what_is_not_our_manner_is_found(text: str) -> None:
    assert list(unmannerly(text))


@pytest.mark.parametrize("text", ["The colour of it", "A laboratory", "She had had it", "Wait, then call.", "Harbour"])
def test_what_is_our_manner_passes(text: str) -> None:
    assert list(unmannerly(text)) == []
