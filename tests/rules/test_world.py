"""The rules on small worlds, worked out by hand."""

from typing import Any

import pytest

from game import rules
from game.rules import (
    Assess,
    EndEarly,
    HandInject,
    Keep,
    Plan,
    Refusal,
    Refused,
    State,
    Step,
    TakeBack,
    Walk,
)
from game.rules.chance import pick
from game.scenario import Scenario
from tests.worlds import LEAST, choice, finding, world

EVIDENCE = {
    "log": {"title": "Log", "source": "CERT", "findings": [
        finding("hot", state="60%", gang="20%"), finding("cold", state="40%", gang="80%")]},
    "copy": {"title": "Copy", "source": "An ally", "same_origin": "log", "findings": [
        {"id": "hot", "title": "h", "text": "h"}, {"id": "cold", "title": "c", "text": "c"}]},
}  # fmt: skip


def after(scenario: Scenario, *choices: str, seed: int = 1, truth: str = "state") -> Step:
    return rules.step(scenario, rules.begin(scenario, seed, truth).state, Plan(choices))


def changes(step: Step, meter: str) -> list[int]:
    return [cause.change for cause in step.causes if cause.meter == meter]


def shown(state: State, evidence: str) -> str:
    return state.shown[evidence][0]


def test_trust_stops_at_one_hundred_and_the_cause_says_so() -> None:
    """The cause records what really changed, not what the scenario asked for."""
    orsk = {"orsk": {"name": "Orsk", "kind": "state", "trust": 98}}
    step = after(world(actors=orsk, choices={"call": choice(effects={"trust.orsk": 5})}), "call")

    assert step.state.meters["trust.orsk"] == 1000
    assert [(cause.change, cause.asked) for cause in step.causes if cause.meter == "trust.orsk"] == [(20, 50)]


def test_the_reasoned_belief_is_bayes_rule_by_hand() -> None:
    """Priors 1/2 and 1/2, likelihoods 60 % and 20 %: 0.30 / 0.40 = 75 %. The other way 0.20 / 0.60 = 33.3333 %."""
    small = world(evidence=EVIDENCE, choices={"look": choice(reveal=["log"])})
    by_finding = {}
    for seed in range(40):
        state = after(small, "look", seed=seed).state
        by_finding[shown(state, "log")] = rules.belief(state)

    assert by_finding == {"hot": {"state": 750_000, "gang": 250_000}, "cold": {"state": 333_333, "gang": 666_666}}


def test_a_second_report_of_one_origin_repeats_the_finding_and_leaves_the_belief_alone() -> None:
    small = world(evidence=EVIDENCE, choices={"look": choice(reveal=["log"]), "ask": choice(reveal=["copy"])})
    one = after(small, "look").state
    both = after(small, "ask", "look").state

    assert shown(both, "copy") == shown(both, "log")
    assert rules.belief(both) == rules.belief(one)


def test_a_withdrawn_finding_leaves_the_belief() -> None:
    small = world(
        evidence=EVIDENCE, choices={"look": choice(reveal=["log"])},
        injects={"back": {"at": "2h", "from": "orsk", "channel": "cert", "title": "B", "text": "B",
                          "withdraw": ["log"]}},
    )  # fmt: skip
    state = after(small, "look").state

    assert state.withdrawn == {"log"}
    assert rules.belief(state) == {"state": 500_000, "gang": 500_000}


def test_an_inject_that_does_not_come_tells_something_too() -> None:
    """It comes at 20 % if Orsk did it and at 60 % if a gang did: silence is 80 to 40, so 66.6666 %."""
    inject = {"at": "1h", "from": "orsk", "channel": "cable", "title": "T", "text": "T.",
              "chance": {"state": "20%", "gang": "60%"}, "otherwise": {"title": "Silence", "text": "S."}}  # fmt: skip
    small = world(injects={"call": inject})
    told = {
        ("call" in state.came, rules.belief(state)["state"])
        for seed in range(30)
        for state in [after(small, seed=seed).state]
    }

    assert told == {(True, 250_000), (False, 666_666)}


def test_an_outcome_arrives_when_its_time_has_passed_even_rounds_later() -> None:
    outcome = {"id": "done", "title": "Done", "text": "D.", "effects": {"stability": 4}}
    small = world(choices={"build": choice(takes="6h", outcomes=[outcome])})
    first = after(small, "build")
    second = rules.step(small, first.state, Plan())

    assert changes(first, "stability") == []
    assert [(cause.minute, cause.change) for cause in second.causes if cause.kind == "outcome"] == [(360, 40)]


def test_the_attack_is_paid_by_its_own_hours_and_containment_slows_it() -> None:
    """At pace 100 four hours of harm +1 are 4 points; at pace 50 from the start they are two."""
    attack = {"stages": [{"id": "dark", "at": "0h", "title": "D", "text": "D.", "per_hour": {"harm": 1}}]}
    small = world(attack=attack, choices={"slow": choice(pace=-50)})

    assert sum(changes(after(small), "harm")) == 40
    assert sum(changes(after(small, "slow"), "harm")) == 20


def test_of_several_stages_at_one_time_the_first_that_holds_begins() -> None:
    stages = [
        {"id": "dark", "at": "0h", "title": "D", "text": "D."},
        {"id": "worse", "at": "2h", "when": "not did.shield", "title": "W", "text": "W."},
        {"id": "mild", "at": "2h", "title": "M", "text": "M."},
    ]
    small = world(attack={"stages": stages}, choices={"shield": choice()})

    assert after(small).state.attack.stage == "worse"
    assert after(small, "shield").state.attack.stage == "mild"


def test_crossing_a_red_line_is_named_at_once_priced_once_and_never_blocked() -> None:
    lines = {"line": {"title": "Never.", "text": "Never.", "when": "did.cut", "effects": {"support": -7}}}
    small = world(red_lines=lines, choices={"cut": choice()})
    state = rules.begin(small, 1, "state").state
    view = rules.view(small, state, (), "training")
    first = rules.step(small, state, Plan(("cut",)))
    second = rules.step(small, first.state, Plan())

    assert [(offered.refusal, offered.crosses) for offered in view.choices] == [(None, ("line",))]
    assert (changes(first, "support"), changes(second, "support")) == ([-70], [])


def test_an_attribution_is_judged_by_the_case_shared_by_lateness_and_at_the_reckoning_by_the_truth() -> None:
    attribution = {"names": "state", "convincing": "70%", "late_after": "1h", "if_convincing": {"support": 6},
                   "if_thin": {"support": -6}, "if_late": {"support": -1}, "if_right": {"support": 2},
                   "if_wrong": {"support": -20}}  # fmt: skip
    small = world(evidence=EVIDENCE, choices={
        "look": choice(reveal=["log"]), "tell": choice(share=["log"]), "name": choice(attribution=attribution),
    })  # fmt: skip
    seed = next(seed for seed in range(40) if shown(after(small, "look", seed=seed).state, "log") == "hot")

    thin = after(small, "look", "name", seed=seed)
    told = after(small, "look", "tell", seed=seed)
    strong = rules.step(small, told.state, Plan(("name",)))

    assert changes(thin, "support") == [-60]
    assert changes(strong, "support") == [60, -10]
    assert changes(rules.reckon(small, strong.state), "support") == [20]
    wrong = after(small, "look", "name", seed=seed, truth="gang")
    assert changes(rules.reckon(small, wrong.state), "support") == [-200]


def test_a_broken_round_is_sat_again_once_with_one_attention_more() -> None:
    inject = {"at": "1h", "from": "orsk", "channel": "phone", "title": "T", "text": "T.", "breaks": True}
    small = world(injects={"now": inject}, choices={"a": choice(cost=2), "b": choice()})
    broken = after(small, "a").state

    assert (broken.round, broken.sitting, broken.clock, broken.attention) == (1, 2, 60, 2)
    assert rules.step(small, broken, Plan(("b",))).state.round == 2


def test_a_choice_is_taken_once_and_attention_is_a_limit() -> None:
    small = world(choices={"a": choice(cost=2), "b": choice(cost=2)})
    state = rules.begin(small, 1).state
    with pytest.raises(Refused) as both:
        rules.step(small, state, Plan(("a", "b")))
    once = rules.step(small, state, Plan(("a",))).state

    assert both.value.refusal.kind == "attention"
    assert rules.why_not(small, once, "a") == rules.Refusal("taken", "a")


def test_of_two_choices_that_exclude_each_other_one_plan_takes_one() -> None:
    """An accident and an accusation said in one breath were both carried out, one borne out and one wrong."""
    small = world(choices={"a": choice(excludes=["b"]), "b": choice(), "c": choice()})
    state = rules.begin(small, 1).state
    for both, apart in ((("a", "b"), "b"), (("c", "b", "a"), "a")):
        with pytest.raises(Refused) as refused:
            rules.step(small, state, Plan(both))
        assert (refused.value.refusal.kind, refused.value.refusal.other) == ("excluded", apart)
    later = rules.step(small, rules.step(small, state, Plan(("a", "c"))).state, Plan(("b",))).state

    assert set(later.done) == {"a", "b", "c"}


def test_an_early_ending_ends_the_game_at_once() -> None:
    endings = [{"id": "soon", "early": True, "when": "did.stop", "title": "S", "text": "S."}, *LEAST["endings"]]
    state = after(world(endings=endings, choices={"stop": choice()}), "stop").state

    assert (state.ending, state.awaits, state.clock) == ("soon", "nothing", 0)


def test_an_assessment_must_add_up_and_can_be_kept() -> None:
    small = world()
    state = rules.begin(small, 1).state
    with pytest.raises(Refused):
        rules.step(small, state, Assess({"state": 50, "gang": 40}))
    stated = rules.step(small, state, Assess({"state": 60, "gang": 40})).state

    assert rules.step(small, stated, Keep()).state.stated[-1].kept


def test_a_plan_takes_each_choice_once_and_answers_only_what_its_choices_ask() -> None:
    small = world(choices={"call": choice()})
    state = rules.begin(small, 1).state
    refusals = [
        rules.why_not_decision(small, state, plan)
        for plan in (Plan(("call", "call")), Plan(("call",), answers={"who": "orsk"}))
    ]

    assert [(refusal.kind, refusal.id) for refusal in refusals if refusal] == [("taken", "call"), ("no_answer", "who")]


def test_what_needs_a_table_or_a_game_that_runs_is_refused_without() -> None:
    small = world(choices={"call": choice()})
    state = rules.begin(small, 1).state
    over = rules.step(small, state, EndEarly()).state

    assert rules.why_not_decision(small, state, Walk()) == Refusal("no_talks")
    assert rules.why_not_decision(small, over, Plan()) == Refusal("over")


def test_a_view_has_no_part_for_what_the_player_may_not_know() -> None:
    small = world()
    seen = rules.view(small, rules.begin(small, 1).state, (), "training")
    with pytest.raises(AttributeError, match="a player has no view of 'luck'"):
        seen.luck  # type: ignore[attr-defined]  # noqa: B018


def test_a_push_of_nothing_is_no_hint() -> None:
    small = world(choices={"call": choice(effects={"stability": 0, "harm": 6})})

    assert [hint.meter for hint in rules.hints(small, small.choices["call"])] == ["harm"]


def test_a_stage_whose_condition_fails_is_not_foreseen() -> None:
    later = {"at": "2h", "title": "More", "text": "More.", "expected": True, "when": "harm >= 90"}
    small = world(attack={"stages": [*LEAST["attack"]["stages"], {"id": "more", **later}]})
    seen = rules.view(small, rules.begin(small, 1).state, (), "training")

    assert seen.attack.ahead is None


def test_the_last_result_takes_what_rounding_left_over() -> None:
    assert pick(999_999, [("state", 333_333), ("gang", 666_666)]) == "gang"


def test_exercise_mode_tells_trust_in_words_and_arrows() -> None:
    small = world(choices={"call": choice(effects={"trust.orsk": 6})})
    step = after(small, "call")
    exercise, training = (
        rules.view(small, step.state, step.causes, mode).meters["trust.orsk"] for mode in ("exercise", "training")
    )

    assert (exercise.tenths, exercise.change, exercise.step, exercise.arrows) == (None, None, 3, 2)
    assert (training.tenths, training.change) == (410, 60)


def test_an_ending_that_holds_at_the_first_minute_ends_the_game_there() -> None:
    """It awaited a plan that every rule then refused."""
    endings = [
        {"id": "dark", "when": "harm >= 10", "early": True, "title": "Dark", "text": "Dark."},
        {"id": "end", "title": "The end", "text": "It is over."},
    ]
    step = rules.begin(world(endings=endings), 1)

    assert (step.state.ending, step.state.awaits, step.causes[-1].id) == ("dark", "nothing", "dark")


def until(condition: str) -> list[dict[str, Any]]:
    """Give endings of which the first comes as soon as something holds."""
    return [{"id": "dark", "when": condition, "early": True, "title": "Dark", "text": "Dark."}, *LEAST["endings"]]


def test_a_facilitators_inject_can_end_the_game_and_nothing_can_be_taken_back_before_a_plan() -> None:
    small = world(endings=until("harm >= 90"))
    state = rules.begin(small, 1).state
    over = rules.step(small, state, HandInject("Dark", "It is dark.", {"harm": 900})).state

    assert rules.why_not_decision(small, state, TakeBack()) == Refusal("nothing_to_accept")
    assert (over.ending, over.awaits) == ("dark", "nothing")
