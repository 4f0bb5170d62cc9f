"""Games that go on from a moment: another truth, other luck, and what was shown stays shown."""

from dataclasses import replace

import pytest

from game import rules
from game.analysis.autoplay import in_another_world, play_out, simulate
from game.analysis.policies import POLICIES
from game.rules import State
from game.scenario import Scenario

CAREFUL = POLICIES["careful"]


def moments(scenario: Scenario, seed: int) -> list[State]:
    """Give the state before every decision of a careful game, and the one at its end."""
    states = [rules.begin(scenario, seed).state]
    for decision in simulate(scenario, seed, CAREFUL).decisions:
        states.append(rules.step(scenario, states[-1], decision).state)
    return states


def test_going_on_with_the_games_own_luck_gives_the_game_itself(blackout: Scenario) -> None:
    """A careful player draws nothing, so only the world's luck could make a difference."""
    states = moments(blackout, 4)
    luck = states[0].luck
    ends = {
        rules.digest(
            play_out(blackout, each, luck.seed, CAREFUL, truth=luck.truth, profiles=luck.profiles).state
        )
        for each in states
    }  # fmt: skip

    assert ends == {rules.digest(states[-1])}


def test_what_a_player_states_never_changes_the_world(blackout: Scenario) -> None:
    """A continuation that states nothing comes to the same score, and costs half."""
    start = rules.begin(blackout, 4).state
    for policy in ("careful", "bold"):
        scores = {
            play_out(blackout, start, 8, POLICIES[policy], truth="gang", stating=stating).score
            for stating in (True, False)
        }

        assert len(scores) == 1


def test_what_was_shown_stays_shown_in_every_world(blackout: Scenario) -> None:
    for state in moments(blackout, 4):
        elsewhere = [in_another_world(blackout, state, 99, truth) for truth in blackout.hypotheses]
        views = [rules.view(blackout, each, (), "training") for each in [state, *elsewhere]]

        assert views[1:] == views[:-1]
        assert [each.luck.truth for each in elsewhere] == list(blackout.hypotheses)


def test_another_first_decision_leaves_other_luck_as_it_was(blackout: Scenario) -> None:
    """Two alternatives are compared under the same luck: what both draw, they draw alike."""
    start = rules.begin(blackout, 4).state
    done = [
        play_out(blackout, start, 8, CAREFUL, truth="gang", first=first, causes=True)
        for first in (rules.Plan(), rules.Plan(("lab",)))
    ]
    drawn = [{cause.id: cause.part for cause in each.causes if cause.kind == "finding"} for each in done]

    assert done[0].causes != done[1].causes
    assert all(drawn[1].get(name, part) == part for name, part in drawn[0].items())
    assert all(each.score == rules.score(blackout, rules.reckon(blackout, each.state).state) for each in done)


@pytest.mark.parametrize("ruled_out", ["face", "cover"])
def test_interests_that_play_has_ruled_out_are_not_drawn_again(blackout: Scenario, ruled_out: str) -> None:
    start = rules.begin(blackout, 4).state
    (key,) = start.interests
    left = {
        truth: {name: weight for name, weight in profiles.items() if name != ruled_out}
        for truth, profiles in start.interests[key].items()
    }
    drawn = {rules.possible_profiles(replace(start, interests={key: left}), seed, "state")[key] for seed in range(60)}

    assert drawn == set(left["state"])
