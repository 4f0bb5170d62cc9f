"""Talks on a small table of two clauses: what each step takes, says and ends."""

from typing import Any

import pytest

from game import rules
from game.rules import Accept, Ask, Offer, Plan, Refusal, Refused, State, Walk
from game.scenario import Scenario
from tests.rules.test_world import after, changes, until
from tests.worlds import LEAST, choice, world


def table(endings: Any = LEAST["endings"], **counterpart: Any) -> Scenario:
    """Give a world with talks about two clauses, one half hour an exchange."""
    says = {word: {"text": word} for word in ("opening", "counter", "accept", "walk")}
    side = {"actor": "orsk", "person": "Tolvik", "step": 10, "patience": 4, "says": says, "profiles": {
        "logs": {"prior": "50%", "reservation": 40,
                 "wants": {"logs": {"no": 60, "yes": 0}, "line": {"no": 0, "yes": 40}}},
        "line": {"prior": "50%", "reservation": 40,
                 "wants": {"logs": {"no": 20, "yes": 0}, "line": {"no": 80, "yes": 0}}},
    }, "answers": {"logs": [
        {"id": "much", "text": "Much.", "chance": {"logs": "80%", "line": "20%"}},
        {"id": "little", "text": "Little.", "chance": {"logs": "20%", "line": "80%"}}]}, **counterpart}  # fmt: skip
    clauses = {
        name: {
            "title": name,
            "options": {"no": {"text": "no"}, "yes": {"text": "yes", "worth": 20, "effects": {"stability": 2}}},
        }
        for name in ("logs", "line")
    }
    talks = {
        "title": "Talks",
        "headline": "Talks.",
        "exchange": "30m",
        "clauses": clauses,
        "counterparts": {"tolvik": side},
    }
    return world(negotiations={"talks": talks}, choices={"invite": choice(opens="talks", takes="1h")}, endings=endings)


def seated(small: Scenario, profile: str) -> State:
    """Give the talks just opened with a counterpart of these interests."""
    return next(
        state for seed in range(40)
        if (state := after(small, "invite", seed=seed).state).luck.profiles["talks.tolvik"] == profile
    )  # fmt: skip


def test_talks_stop_the_round_each_exchange_takes_time_and_an_agreement_has_effects() -> None:
    small = table()
    state = seated(small, "logs")
    agreed = rules.step(small, state, Offer({"logs": "no", "line": "yes"}))

    assert (state.awaits, state.clock) == ("talks", 60)
    assert agreed.state.talks["talks"].standing == "agreed"
    assert {cause.minute for cause in agreed.causes if cause.kind == "clause"} == {90}
    assert changes(agreed, "stability") == [20]


def test_a_poor_offer_is_countered_with_the_package_that_changes_least() -> None:
    """Its best is worth 100; after one exchange it holds out for 90, and only its best is worth that much."""
    small = table()
    state = rules.step(small, seated(small, "logs"), Offer({"logs": "yes", "line": "yes"})).state
    seat = rules.view(small, state, (), "training").talks.seats[0]  # type: ignore[union-attr]

    assert (seat.says, dict(seat.package)) == ("counter", {"logs": "no", "line": "yes"})
    assert rules.step(small, state, Accept()).state.talks["talks"].standing == "agreed"


def test_offers_far_below_the_reservation_drive_it_away() -> None:
    small = table()
    state = seated(small, "line")
    for _again in range(2):
        state = rules.step(small, state, Offer({"logs": "yes", "line": "yes"})).state

    assert state.talks["talks"].standing == "refused"


def test_asking_takes_time_and_its_answer_is_evidence_about_interests() -> None:
    small = table()
    state = seated(small, "logs")
    asked = rules.step(small, state, Ask("logs")).state
    answer = asked.talks["talks"].asked[0][2]
    weights = asked.interests["talks.tolvik"]["state"]

    assert asked.clock == state.clock + 30
    assert weights["logs"] / weights["line"] == (4 if answer == "much" else 0.25)
    with pytest.raises(Refused):
        rules.step(small, asked, Ask("logs"))


def test_a_question_goes_to_somebody_at_the_table() -> None:
    small = table()
    refusal = rules.why_not_decision(small, seated(small, "logs"), Ask("logs", "nobody"))

    assert refusal == Refusal("counterpart", "nobody")


def test_leaving_ends_the_talks_and_the_round_runs_on() -> None:
    small = table()
    left = rules.step(small, seated(small, "logs"), Walk()).state

    assert (left.talks["talks"].standing, left.round, left.clock) == ("walked", 2, 240)


def test_talks_without_time_adjourn_and_go_on_next_round() -> None:
    small = table(patience=20, step=1)
    state = seated(small, "logs")
    while state.awaits == "talks":
        state = rules.step(small, state, Offer({"logs": "no", "line": "no"})).state
    assert (state.talks["talks"].standing, state.round) == ("adjourned", 2)

    again = rules.step(small, state, Plan()).state
    assert (again.awaits, again.talks["talks"].standing) == ("talks", "open")


def test_an_ending_comes_while_an_exchange_is_under_way_and_the_table_answers_no_more() -> None:
    small = table(endings=until("clock >= 61m"))
    over = rules.step(small, seated(small, "logs"), Ask("logs")).state

    assert (over.ending, over.awaits, over.clock) == ("dark", "nothing", 61)
    assert over.talks["talks"].asked == ()


def test_what_a_counterpart_answers_can_end_the_game_at_the_table() -> None:
    """Whoever wants logs is likely the state's; hearing it settles the question."""
    wants = {"logs": {"no": 60, "yes": 0}, "line": {"no": 0, "yes": 40}}
    small = table(
        endings=until("belief.state >= 80%"),
        profiles={
            "logs": {"prior": {"state": "90%", "gang": "10%"}, "reservation": 40, "wants": wants},
            "line": {"prior": {"state": "10%", "gang": "90%"}, "reservation": 40, "wants": wants},
        },
        answers={
            "logs": [
                {"id": "much", "text": "Much.", "weighs": "All.", "chance": {"logs": "100%", "line": "0%"}},
                {"id": "little", "text": "Little.", "weighs": "All.", "chance": {"logs": "0%", "line": "100%"}},
            ]
        },
    )
    over = rules.step(small, seated(small, "logs"), Ask("logs")).state

    assert (over.ending, over.awaits, over.talks["talks"].asked) == ("dark", "nothing", (("logs", "tolvik", "much"),))
