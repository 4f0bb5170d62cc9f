"""What else could have been decided: every plan attention pays for, every package one clause away."""

from typing import Any

from game import rules
from game.analysis.alternatives import MOST, alternatives
from game.analysis.phrases import meant, phrase
from game.rules import Accept, Ask, Decision, Offer, Plan, State, Walk
from game.scenario import Scenario
from tests.worlds import choice, world

LINE = {"text": "T."}
SIDE = {
    "actor": "orsk", "person": "Minister", "step": 10, "patience": 5,
    "says": {"opening": LINE, "counter": LINE, "accept": LINE, "walk": LINE},
    "profiles": {"face": {"prior": "100%", "reservation": 50,
                 "wants": {"logs": {"short": 50, "month": 25}, "line": {"open": 50, "none": 0}}}},
    "answers": {"logs": [{"id": "yes", "text": "Y.", "chance": {"face": "100%"}}]},
}  # fmt: skip
TALKS = {"channel": {
    "title": "A channel", "headline": "Talks.", "exchange": "30m", "counterparts": {"other": SIDE},
    "clauses": {
        "logs": {"title": "Logs", "options": {"short": {"text": "Short."}, "month": {"text": "A month.", "worth": 10}}},
        "line": {"title": "Line", "options": {"open": {"text": "Open.", "worth": 10}, "none": {"text": "None."}}},
    },
}}  # fmt: skip
FEW: dict[str, Any] = {name: choice(title=f"Call {name}", cost=cost) for name, cost in [("a", 1), ("b", 1), ("c", 2)]}


def at_the_table() -> tuple[Scenario, State]:
    scenario = world(choices={"talk": choice(opens="channel")}, negotiations=TALKS)
    return scenario, rules.step(scenario, rules.begin(scenario, 1).state, Plan(("talk",))).state


def lines(scenario: Scenario, state: State, taken: Decision) -> list[str]:
    return [phrase(each) for each in alternatives(scenario, state, taken, taken)[0]]


def test_every_plan_that_attention_pays_for_is_tried_the_one_taken_first() -> None:
    scenario = world(choices=FEW, attention=3)
    found = lines(scenario, rules.begin(scenario, 1).state, Plan(("c",)))

    assert found[0] == "choose c"
    assert sorted(found) == ["choose a", "choose a b", "choose a c", "choose b", "choose b c", "choose c", "hold"]


def test_of_very_many_plans_the_nearest_are_tried_and_both_numbers_are_told() -> None:
    scenario = world(choices={f"c{n}": choice(title=f"Call {n}") for n in range(20)}, attention=3)
    taken = Plan(("c0", "c1", "c2"))
    found, possible = alternatives(scenario, rules.begin(scenario, 1).state, taken, Plan())

    assert (len(found), possible) == (MOST, 1 + 20 + 190 + 1140)
    assert phrase(found[0]) == "choose c0 c1 c2"
    assert phrase(Plan()) in map(phrase, found)


def test_at_the_table_the_alternatives_are_accept_walk_and_every_package_one_clause_away() -> None:
    scenario, state = at_the_table()
    offer = Offer({"logs": "month", "line": "open"})
    first = lines(scenario, state, offer)
    later = lines(scenario, rules.step(scenario, state, offer).state, offer)

    assert first == ["offer logs=month line=open", "walk", "offer logs=short line=open", "offer logs=month line=none"]
    assert "accept other" in later


def test_a_decision_is_written_as_a_player_would_type_it_and_read_again() -> None:
    scenario, state = at_the_table()
    made = Offer({"logs": "month", "line": "open"})

    assert phrase(Plan(("b", "a"))) == "choose a b"
    assert [phrase(each) for each in (Plan(), Ask("logs"), Walk(), Accept("other"))] == [
        "hold", "ask logs", "walk", "accept other",
    ]  # fmt: skip
    assert meant(scenario, state, "offer line=none", made) == Offer({"logs": "month", "line": "none"})
    assert meant(scenario, state, "ask logs", made) == Ask("logs")
