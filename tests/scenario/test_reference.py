"""The reference holds what scenarios cite and what players meet, each entry with its source."""

import re
from pathlib import Path

import pytest

from game.places import ROOT, SCENARIOS
from game.scenario import Scenario, glossary, load, look_up, norms
from game.scenario.consequences import Consequence
from game.scenario.mattering import mattering, of_every_crisis, titles_where
from game.scenario.parts import consequences, parts
from game.session import words
from tests import worlds


def test_the_eleven_norms_the_eight_global_and_the_sixteen_osce_measures_are_all_there_in_order() -> None:
    whole = [
        *(f"norm-{letter}" for letter in "abcdefghijk"),
        *(f"gcbm-{number}" for number in range(1, 9)),
        *(f"osce-{number}" for number in range(1, 17)),
    ]

    assert [name for name, term in norms().items() if term.kind in ("norm", "cbm")] == whole


def test_whatever_the_shipped_crisis_cites_is_in_the_reference(blackout: Scenario) -> None:
    cited = {norm for part in consequences(blackout) for norm in (*part.upholds, *part.strains)}
    kinds = {evidence.kind for evidence in blackout.evidence.values() if evidence.kind}

    assert cited
    assert cited <= set(norms())
    assert kinds <= {name for name, term in glossary().items() if term.kind == "evidence"}


@pytest.mark.parametrize("kind", ["norm", "cbm", "likelihood"])
def test_the_texts_of_others_are_cited_with_their_year(kind: str) -> None:
    """A reader must be able to find the document a paraphrase stands for."""
    for name, term in glossary().items():
        if term.kind == kind:
            assert re.search(r"\((19|20)\d\d\)", term.source), f"{name} names no year"


def test_an_entry_that_points_to_the_model_names_one_of_its_chapters() -> None:
    chapters = set(re.findall(r"^## (.+)$", (ROOT / "docs" / "model.md").read_text(encoding="utf-8"), re.MULTILINE))
    pointing = re.compile(r'docs/model\.md, "(.+)"')
    named = {found[1] for term in glossary().values() if (found := pointing.search(term.source))}

    assert named
    assert named <= chapters


def test_every_entry_is_short_enough_to_read_in_play() -> None:
    for name, term in glossary().items():
        assert len(term.text.split()) <= 45, f"{name} is too long"
        assert term.text.endswith("."), f"{name} is not a sentence"


def test_the_words_for_probabilities_are_those_the_screens_use() -> None:
    """A player who looks up `likely` must read the range that made the screen say it."""
    for term in glossary().values():
        if term.kind == "likelihood":
            low, high = map(int, re.findall(r"\d+", term.text)[:2])
            assert {words.likely(percent) for percent in range(low, high)} == {term.name.lower()}


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("norm-h", ["Norm h: answer requests for assistance"]),
        ("Norm H", ["Norm h: answer requests for assistance"]),
        ("démarche", ["Démarche"]),
        ("DEMARCHE", ["Démarche"]),
        ("PoC", ["Point of contact (PoC)"]),
        ("hot wash", ["Hotwash"]),
        ("csirt", ["CERT, CSIRT"]),
        ("improbable", ["Unlikely", "Information 5: improbable"]),
        ("B2", ["Source B: usually reliable", "Information 2: probably true"]),
        ("", []),
        (" - ", []),
        ("qqqqqq", []),
    ],
)
def test_a_word_is_found_whatever_its_case_accents_and_hyphens(word: str, found: list[str]) -> None:
    assert [term.name for term in look_up(word)] == found


def test_part_of_a_name_gives_every_entry_that_holds_it_as_a_whole_word() -> None:
    assert [term.name for term in look_up("ambassador")] == ["Summon the ambassador"]
    assert [term.name for term in look_up("line")] == ["Red line"], "and not the hotline"


def test_a_slip_of_the_pen_gives_the_nearest_entries() -> None:
    assert "Retorsion" in [term.name for term in look_up("retortion")]
    assert len(look_up("counter measure")) <= 3


def test_what_an_entry_hangs_together_with_is_in_the_reference_too() -> None:
    for name, term in glossary().items():
        assert set(term.see) <= set(glossary()) - {name}, f"{name} points to what is not there"
        assert term.more is None or len(term.more.split()) <= 60, f"{name} explains too long"


def test_every_word_of_the_field_hangs_together_with_another_and_a_hundred_do() -> None:
    """The words the game itself brings along (a meter, the reveal) stand alone."""
    field = [name for name, term in glossary().items() if term.kind in ("term", "attribution") and term.see]

    assert len(field) >= 120


def test_cert_explains_the_technical_words_at_a_second_depth() -> None:
    """A diplomat who asks again is told how it works and what to ask for."""
    technical = (
        "cert tlp ics ddos botnet ransomware wiper supply-chain vulnerability command-server indicator hash log dns"
    )
    technical += (
        " registry registrar cctld bgp submarine-cable sinkhole takedown patch zero-day exploit implant sbom phishing"
    )

    assert [word for word in technical.split() if not glossary()[word].more] == []
    assert sum(term.more is not None for term in glossary().values()) >= 60


def test_every_entry_matters_in_some_crisis_of_the_library_or_in_all() -> None:
    """What the game or the exercise brings along belongs to every crisis; what is in none teaches nobody."""
    crises = [load(path) for path in sorted(SCENARIOS.glob("*.yaml"))]
    nowhere = [
        name for name, term in glossary().items() if not of_every_crisis(term) and not titles_where(term, crises)
    ]

    assert nowhere == []
    assert "The kettles" in titles_where(glossary()["botnet"], crises)
    assert len(glossary()) >= 120


def test_what_matters_in_a_crisis_is_what_it_cites_and_the_words_it_uses() -> None:
    call = worlds.choice(text="Ask the Registry to act.", upholds=["norm-h"])
    here = mattering(worlds.world(choices={"call": call}))

    assert {"registry", "norm-h"} <= set(here)
    assert {"registrar", "norm-a", "meter"}.isdisjoint(here)


CLAIM = re.compile(
    r"\b(norms?|international law|human[- ]rights law|due diligence|necessity|countermeasures?|retorsion|wrongful act|"
    r"law of armed conflict|breach(es)?|self-defence|in law|lawful)\b",
    re.IGNORECASE,
)
"""Words with which somebody says what the law or a norm is."""


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_whoever_says_what_the_law_or_a_norm_is_says_which(path: Path) -> None:
    """A question by the id of an answer or of its step; a step or a message by what it upholds or strains."""
    scenario = load(path)
    asking = {name: [each for each in scenario.choices.values() if name in each.asks] for name in scenario.questions}
    bare = [
        name for name, each in scenario.questions.items()
        if CLAIM.search(f"{each.text} {each.because} {each.options.get(each.best or '', '')}")
        and set(each.options).isdisjoint(glossary())
        and not all(step.upholds or step.strains for step in asking[name])
    ]  # fmt: skip
    bare += [
        ".".join(map(str, place)) for place, each in parts(scenario, Consequence)
        if CLAIM.search(f"{getattr(each, 'title', '')} {getattr(each, 'text', '')}")
        and not (each.upholds or each.strains or getattr(each, "asks", ()))
    ]  # fmt: skip

    assert bare == []
