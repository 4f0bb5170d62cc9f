"""Policies: each keeps to its manner, and `careful` is worth comparing a player with."""

import copy
from pathlib import Path
from typing import Any

import pytest

from game import rules
from game.analysis.autoplay import in_another_world, sight_of, simulate
from game.analysis.counts import Counts, Estimate
from game.analysis.policies import POLICIES, Sight
from game.rules import Plan
from game.scenario import Scenario, load
from tests.worlds import choice, finding, world

NAMED = {"names": "gang", "convincing": "50%", "if_right": {"support": 9}, "if_wrong": {"support": -9}}
NAME = choice(kind="attribution", title="Name the gang", attribution=NAMED)


def planned(policy: str, **changes: Any) -> tuple[str, ...]:
    """Give what a policy plans in the first round."""
    scenario = world(**changes)
    step = rules.begin(scenario, 1)
    view = rules.view(scenario, step.state, step.causes, "training")
    return POLICIES[policy].plan(Sight(scenario, view, rules.belief(step.state), 1)).choices


def believed(percent: int) -> dict[str, Any]:
    """Give hypotheses of which the gang stands at that many percent."""
    shares = {"gang": percent, "state": 100 - percent}
    return {name: {"name": name, "text": "It did it.", "prior": f"{share}%"} for name, share in shares.items()}


def score(scenario: Scenario, policy: str, games: int) -> Estimate:
    """Give a policy's mean score in points."""
    counts = Counts()
    for seed in range(games):
        end = simulate(scenario, seed, POLICIES[policy]).state
        counts.measure(rules.score(scenario, rules.reckon(scenario, end).state), "score")
    return counts.estimate("score", unit=1000)


def test_careful_names_at_four_in_five_and_bold_at_eleven_in_twenty() -> None:
    assert planned("careful", choices={"name": NAME}, hypotheses=believed(79)) == ()
    assert planned("bold", choices={"name": NAME}, hypotheses=believed(54)) == ()
    assert planned("careful", choices={"name": NAME}, hypotheses=believed(81)) == ("name",)
    assert planned("bold", choices={"name": NAME}, hypotheses=believed(56)) == ("name",)


def test_careful_learns_only_while_nobody_stands_out() -> None:
    """Evidence that cannot change what is done is not worth a round's attention."""
    evidence = {"log": {"title": "L", "source": "S", "findings": [
        finding("a", state="60%", gang="40%"), finding("b", state="40%", gang="60%")]}}  # fmt: skip
    costly = choice(kind="economic", title="Read the log", reveal=["log"], effects={"support": -1})
    choices = {"log": costly, "name": NAME}

    assert planned("careful", choices=choices, evidence=evidence, hypotheses=believed(50)) == ("log",)
    assert "log" not in planned("careful", choices=choices, evidence=evidence, hypotheses=believed(95))


def test_careful_prepares_for_a_stage_that_a_step_makes_milder() -> None:
    stages = [
        {"id": "dark", "at": "0h", "title": "Dark", "text": "It is dark."},
        {"id": "fed", "at": "3h", "when": "flag.fed", "title": "Fed", "text": "Fed.", "per_hour": {"harm": 1}},
        {"id": "cold", "at": "3h", "title": "Cold", "text": "Cold.", "per_hour": {"harm": 2}},
    ]
    feed = choice(kind="economic", title="Feed the wards", set=["fed"], effects={"support": -3})

    ask = {**feed, "set": [], "outcomes": [{"id": "fed", "title": "Fed", "text": "Fed.", "set": ["fed"]}]}

    assert planned("careful", choices={"feed": feed}, attack={"stages": stages}) == ("feed",)
    assert planned("careful", choices={"ask": ask}, attack={"stages": stages}) == ("ask",)
    assert planned("careful", choices={"feed": feed}) == ()


def test_careful_crosses_no_red_line_and_takes_no_step_back() -> None:
    lines = {"never": {"title": "Never.", "text": "Never.", "when": "flag.crossed", "effects": {"support": -1}}}
    choices = {"cross": choice(set=["crossed"], effects={"support": 9}), "worse": choice(effects={"support": -9})}

    assert planned("careful", choices=choices, red_lines=lines) == ()


def test_careful_plays_the_shipped_crisis_better_than_the_others(blackout_file: Path) -> None:
    """A reference that plays badly would praise bad decisions."""
    scenario = load(blackout_file)
    careful = score(scenario, "careful", 60)

    for policy in ("cautious", "hawkish", "random"):
        other = score(scenario, policy, 60)
        assert careful.mean - other.mean > 2 * (careful.se**2 + other.se**2) ** 0.5, policy


def test_no_policy_is_refused_anything(blackout_file: Path) -> None:
    scenario = load(blackout_file)

    for policy in POLICIES.values():
        assert any(isinstance(each, Plan) for each in simulate(scenario, 3, policy).decisions)


TALKS = {"pact": {
    "title": "Pact", "headline": "Pact.", "exchange": "10m", "walk_away": 20,
    "clauses": {
        "name": {"title": "N", "options": {"ours": {"text": "O", "worth": 40}, "theirs": {"text": "T", "worth": 10}}},
        "term": {"title": "T", "options": {"long": {"text": "L", "worth": 40}, "short": {"text": "S", "worth": 20}}},
    },
    "counterparts": {"envoy": {
        "actor": "orsk", "person": "An envoy", "step": 10, "patience": 6, "embassy": {"name": 1},
        "profiles": {"plain": {"prior": "100%", "reservation": 40,
                               "wants": {"name": {"ours": 0, "theirs": 30}, "term": {"long": 0, "short": 70}}}},
        "says": {each: {"text": "So."} for each in ("opening", "counter", "accept", "walk")},
    }},
}}  # fmt: skip
OPEN = choice(title="Open talks", kind="dialogue", opens="pact")


def test_at_the_table_each_policy_keeps_its_manner() -> None:
    """Insisting ends the talks, taking anything gives too much, moving finds the text that both can carry."""
    scenario = world(choices={"open": {**OPEN, "kind": "sovereignty"}, "talk": OPEN}, negotiations=TALKS)
    pacts = {name: simulate(scenario, 1, POLICIES[name]).state.talks["pact"] for name in POLICIES}

    assert pacts["hawkish"].standing == "refused"
    assert pacts["dialogue"].agreed == {"name": "theirs", "term": "short"}
    assert pacts["careful"].agreed == {"name": "ours", "term": "short"}


def test_with_several_at_the_table_careful_finds_what_those_who_must_sign_can_sign() -> None:
    """An observer who wants the opposite must not keep a text from those who need it."""
    pact = copy.deepcopy(TALKS["pact"])
    envoy = pact["counterparts"]["envoy"]
    for name, needed, wants in (("second", True, {"name": {"ours": 0, "theirs": 70}, "term": {"long": 0, "short": 30}}),
                                ("watcher", False, {"name": {"ours": 50}, "term": {"long": 50}})):  # fmt: skip
        plain = {**envoy["profiles"]["plain"], "wants": wants}
        pact["counterparts"][name] = {**envoy, "needed": needed, "embassy": {}, "profiles": {"plain": plain}}
    scenario = world(choices={"talk": OPEN}, negotiations={"pact": pact})

    assert simulate(scenario, 1, POLICIES["careful"]).state.talks["pact"].agreed == {"name": "theirs", "term": "short"}


def test_careful_answers_questions_as_the_debrief_explains_them() -> None:
    question = {"text": "Which?", "options": {"one": "One", "two": "Two"}, "best": "two", "because": "So."}
    scenario = world(choices={"ask": choice(asks=["which"])}, questions={"which": question})

    assert simulate(scenario, 1, POLICIES["careful"]).state.answers == {"which": "two"}


SWEET = choice(title="Take the sweet one", effects={"stability": 5}, takes="5h", outcomes=[
    {"id": "bitter", "title": "Bitter", "text": "Bitter.", "effects": {"stability": -20}}])  # fmt: skip


def test_greedy_takes_what_stands_best_this_evening_and_not_tomorrow() -> None:
    """What it does not see is what a crisis is there to teach."""
    scenario = world(choices={"sweet": SWEET, "sound": choice(effects={"stability": 2})}, attention=1)

    assert simulate(scenario, 1, POLICIES["greedy"]).state.done["sweet"] == (0,)


def test_greedy_looks_ahead_through_what_may_be_known_and_never_through_what_is_true(blackout_file: Path) -> None:
    scenario = load(blackout_file)
    begun = rules.begin(scenario, 5)
    plans = set()
    for truth in scenario.hypotheses:
        state = in_another_world(scenario, begun.state, 900, truth)
        plans.add(
            POLICIES["greedy"].plan(sight_of(scenario, state, rules.view(scenario, state, (), "training"), 5)).choices
        )

    assert len(plans) == 1


@pytest.mark.parametrize("policy", [*POLICIES])
def test_no_policy_plans_what_does_not_go_together(policy: str) -> None:
    good = {"effects": {"stability": 2}}
    several = {f"c-{number}": choice(**good, cost=number % 2, excludes=[f"c-{number - 1}"]) for number in range(1, 6)}
    scenario = world(choices={"c-0": choice(**good), **several})

    for seed in range(4):
        assert simulate(scenario, seed, POLICIES[policy]).decisions
