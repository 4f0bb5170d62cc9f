"""Laws that hold over whole random games, whatever the scenario does."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import rules
from game.analysis.autoplay import simulate
from game.analysis.policies import POLICIES, QUICK, Sight
from game.places import ROOT
from game.rules import Assess, Decision, Plan, Step
from game.scenario import Scenario, load
from game.scenario.vocabulary import meters_of

seeds = st.integers(0, 10_000)
policies = st.sampled_from(QUICK)


def played(scenario: Scenario, seed: int, policy: str, truth: str | None = None) -> list[tuple[Decision | None, Step]]:
    """Play a whole game and keep every step."""
    step = rules.begin(scenario, seed, truth)
    steps: list[tuple[Decision | None, Step]] = [(None, step)]
    for decision in simulate(scenario, seed, POLICIES[policy], truth=truth).decisions:
        step = rules.step(scenario, step.state, decision)
        steps.append((decision, step))
    return steps


@settings(max_examples=25, deadline=None)
@given(seed=seeds, policy=policies)
def test_causes_add_up_to_the_meters_and_meters_stay_between_0_and_100(
    blackout: Scenario, seed: int, policy: str
) -> None:
    levels = meters_of(blackout)
    steps = played(blackout, seed, policy)
    for _decision, step in [*steps, (None, rules.reckon(blackout, steps[-1][1].state))]:
        for cause in step.causes:
            if cause.meter:
                levels[cause.meter] += cause.change
        assert levels == dict(step.state.meters)
        assert all(0 <= level <= 1000 for level in levels.values())


@settings(max_examples=15, deadline=None)
@given(seed=seeds, policy=policies)
def test_the_clock_never_goes_back_and_causes_come_in_order(blackout: Scenario, seed: int, policy: str) -> None:
    minute = 0
    for _decision, step in played(blackout, seed, policy):
        for cause in step.causes:
            assert cause.minute >= minute
            minute = cause.minute
        assert step.state.clock >= minute


@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_another_decision_leaves_every_draw_of_another_name_as_it_was(blackout: Scenario, seed: int) -> None:
    """Luck is named, not sequenced: the same throw shows the same number whatever else was decided."""
    thrown: dict[tuple[str, int], int] = {}
    for policy in POLICIES:
        for _decision, step in played(blackout, seed, policy):
            for draw in step.draws:
                assert thrown.setdefault((draw.name, draw.occurrence), draw.value) == draw.value


@settings(max_examples=15, deadline=None)
@given(seed=seeds, policy=policies, mode=st.sampled_from(["training", "exercise"]))
def test_worlds_that_showed_the_same_give_the_same_view(blackout: Scenario, seed: int, policy: str, mode: str) -> None:
    """The truth is not a field of the view: replaced behind the player's back, nothing on the screen moves."""
    ledger: list[rules.Cause] = []
    for _decision, step in played(blackout, seed, policy):
        ledger.extend(step.causes)
        views = [
            rules.view(blackout, replace(step.state, luck=replace(step.state.luck, truth=truth)), ledger, mode)  # type: ignore[arg-type]
            for truth in blackout.hypotheses
        ]
        assert views[0] == views[1] == views[2]


@settings(max_examples=10, deadline=None)
@given(seed=seeds)
def test_two_truths_play_alike_as_long_as_they_show_the_same(blackout: Scenario, seed: int) -> None:
    """Played side by side from two truths, views differ at no step before the first result that showed otherwise."""
    games = [played(blackout, seed, "cautious", truth) for truth in ("state", "gang")]
    ledgers: list[list[rules.Cause]] = [[], []]
    for (first, one), (second, other) in zip(*games, strict=False):
        shown = [[(draw.name, draw.result) for draw in step.draws] for step in (one, other)]
        if first != second or shown[0] != shown[1]:
            break
        for ledger, step in zip(ledgers, (one, other), strict=True):
            ledger.extend(step.causes)
        views = [
            rules.view(blackout, step.state, ledger, "training")
            for step, ledger in zip((one, other), ledgers, strict=True)
        ]
        if _answers(views[0]) != _answers(views[1]):
            break
        assert views[0] == views[1]


def _answers(view: rules.PlayerView) -> object:
    """What a counterpart did is a result that was shown too: its interests may depend on the truth."""
    return [(cause.kind, cause.part) for cause in view.ledger if cause.kind == "talks"], view.talks and view.talks.seats


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_the_digest_is_the_same_in_a_fresh_process_with_another_hash_seed(blackout: Scenario, policy: str) -> None:
    code = (
        "from game.analysis.autoplay import simulate; from game.analysis.policies import POLICIES;"
        "from game.places import SCENARIOS; from game.rules import digest; from game.scenario import load;"
        f"print(digest(simulate(load(SCENARIOS / 'blackout-at-the-border.yaml'), 7, POLICIES['{policy}']).state))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PATH": ""}, cwd=ROOT, capture_output=True,
            text=True, check=True,
        ).stdout.strip()
        for seed in ("1", "4711")
    }  # fmt: skip

    assert told == {rules.digest(simulate(blackout, 7, POLICIES[policy]).state)}


def test_two_hundred_random_games_reach_at_least_four_endings_and_none_raises(blackout: Scenario) -> None:
    endings = {simulate(blackout, seed, POLICIES["random"]).state.ending for seed in range(200)}

    assert len(endings) >= 4


@settings(max_examples=10, deadline=None)
@given(seed=seeds)
def test_what_is_offered_is_what_the_rules_take(blackout: Scenario, seed: int) -> None:
    """Button, bot and replay ask the same question, so an offered choice alone is never refused."""
    step = rules.begin(blackout, seed)
    while step.state.awaits == "plan" and step.state.round < 4:
        view = rules.view(blackout, step.state, step.causes, "training")
        for offered in view.choices:
            drafts = _whole_drafts(blackout, offered.id)
            refusal = rules.why_not_decision(blackout, step.state, Plan((offered.id,), drafts))
            assert refusal == offered.refusal
        sight = Sight(blackout, view, rules.belief(step.state), seed)
        step = rules.step(blackout, step.state, POLICIES["random"].plan(sight))


def _whole_drafts(scenario: Scenario, choice: str) -> dict[str, dict[str, str]]:
    draft = scenario.choices[choice].draft
    if draft is None:
        return {}
    return {draft: {name: next(iter(clause.options)) for name, clause in scenario.drafts[draft].clauses.items()}}


def test_what_was_stated_changes_nothing_but_what_was_stated(blackout: Scenario) -> None:
    """Honest judgement must stay optimal: no assessment moves the world."""
    one, other = (
        rules.step(
            blackout, rules.begin(blackout, 5).state, Assess(dict(zip(blackout.hypotheses, shares, strict=True)))
        )
        for shares in ((100, 0, 0), (0, 0, 100))
    )
    after = [rules.step(blackout, step.state, Plan()) for step in (one, other)]

    assert after[0].causes == after[1].causes
    assert replace(after[0].state, stated=()) == replace(after[1].state, stated=())


def test_a_scenario_read_twice_plays_alike(blackout: Scenario) -> None:
    again = load(ROOT / "scenarios" / "blackout-at-the-border.yaml")

    assert simulate(again, 3, POLICIES["random"]).ledger == simulate(blackout, 3, POLICIES["random"]).ledger
