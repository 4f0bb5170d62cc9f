"""Capacity and norms are play: they cost now and pay later, in the year too; four delegations must find one text."""

from collections.abc import Iterator, Mapping

from game.analysis.playtest import playtest
from game.places import SCENARIOS
from game.rules import low_is_good
from game.scenario import Scenario, load
from game.scenario.choices import Choice
from game.scenario.conditions import names, parse
from game.scenario.talks import Profile

SHELF = {path.stem: load(path) for path in sorted(SCENARIOS.glob("*.yaml"))}


def costs(scenario: Scenario, effects: Mapping[str, int]) -> bool:
    return any((push > 0) == low_is_good(scenario, meter) for meter, push in effects.items())


def paying_later(scenario: Scenario, kind: str) -> Iterator[str]:
    """Give the choices of a kind that push a meter the wrong way at once and are waited for by what comes later."""
    for name, choice in scenario.choices.items():
        if choice.kind == kind and costs(scenario, choice.effects) and any(_waits(scenario, name, choice)):
            yield name


def _waits(scenario: Scenario, name: str, choice: Choice) -> Iterator[bool]:
    flags = {*choice.set_flags, *(flag for outcome in choice.outcomes for flag in outcome.set_flags)}
    meant = {f"did.{name}", *(f"flag.{flag}" for flag in flags)}
    for later in (*scenario.injects.values(), *scenario.attack.stages, *scenario.choices.values()):
        yield later is not choice and later.when is not None and not meant.isdisjoint(_read(later.when))


def _read(when: object) -> set[str]:
    return {each.name for each in names(when)}  # type: ignore[arg-type]


def test_capacity_that_is_paid_for_now_pays_later_in_every_crisis_that_is_about_it() -> None:
    about = [each for each in SHELF.values() if "capacity-building" in each.topics]

    assert len(about) >= 3
    assert [each.scenario for each in about if not list(paying_later(each, "capacity"))] == []


def test_a_norm_that_is_stood_up_for_now_is_answered_later_in_several_crises() -> None:
    assert len([each.scenario for each in SHELF.values() if list(paying_later(each, "norms"))]) >= 5


def test_what_was_learnt_in_one_crisis_of_the_year_helps_in_a_later_one() -> None:
    """A capacity bought before raises a flag, a meter or both in the crisis after it."""
    carried = [
        name
        for each in SHELF.values() if each.campaign and each.campaign.after
        for name, brought in each.campaign.brings.items() if brought.set_flags or brought.effects
        for read in _read(parse(brought.when))
        if read.startswith("did.") and SHELF[each.campaign.after].choices[read[4:]].kind == "capacity"
    ]  # fmt: skip

    assert len(carried) >= 2


def test_four_delegations_with_different_wishes_must_find_one_text() -> None:
    """Nobody's best text is another's, yet care finds one that those who must sign do sign."""
    scenario = SHELF["the-far-war"]
    council = scenario.negotiations["council"]
    wishes = {name: _dearest(next(iter(each.profiles.values()))) for name, each in council.counterparts.items()}
    text = (SCENARIOS / "the-far-war.yaml").read_text(encoding="utf-8")
    found = playtest(text, ["careful", "hawkish"], 20, seed=3, pairs=0)
    agreeing = next(name for name, each in scenario.objectives.items() if each.trains == "LO-7")

    assert len(council.counterparts) >= 4
    assert len(set(wishes.values())) == len(wishes)
    assert found.met(agreeing, "careful") > 0.5 > found.met(agreeing, "hawkish")


def _dearest(profile: Profile) -> tuple[str, ...]:
    return tuple(max(sorted(options), key=lambda each, w=options: w[each]) for options in profile.wants.values())
