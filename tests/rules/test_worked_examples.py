"""The worked examples of docs/model.md, played by the rules: what an instructor is told is what happens."""

import re
from typing import Any

import pytest

from game import rules
from game.places import ROOT
from game.rules import Ask, Cause, Offer, Plan, State
from game.rules.belief import case
from game.rules.book import book
from game.scenario import Scenario
from tests.worlds import LEAST, choice, finding, world

PAGE = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
HYPOTHESES = {
    name: {"name": name, "text": f"{name}.", "prior": prior}
    for name, prior in {"state": "45%", "gang": "35%", "flag": "20%"}.items()
}


def percent(share: int) -> str:
    """Write parts per million as the page does, rounded half up: 61.36 %."""
    return f"{(share + 50) // 100 / 100:.2f} %"


def says(belief: dict[str, int]) -> bool:
    """Tell whether the page shows a belief, all three shares in one row or one paragraph."""
    told = [" ".join(part.split()) for part in re.split(r"\n\n|\n(?=\|)", PAGE)]
    return any(all(percent(belief[name]) in part for name in HYPOTHESES) for part in told)


def drawn(small: Scenario, wanted: str, *choices: str) -> State:
    """Give the world after a plan in a game whose luck gave the finding or result wanted."""
    for seed in range(200):
        step = rules.step(small, rules.begin(small, seed, "state").state, Plan(choices))
        if wanted in {draw.result for draw in step.draws}:
            return step.state
    raise AssertionError(f"no luck gave {wanted}")


@pytest.fixture(scope="module")
def bayes() -> Scenario:
    """The world of the chapter "Belief"."""
    servers = {
        "title": "Servers",
        "source": "CERT",
        "findings": [
            finding("front", state="60%", gang="20%", flag="50%"),
            finding("new", state="40%", gang="80%", flag="50%"),
        ],
    }
    copy = {
        "title": "Copy",
        "source": "An ally",
        "same_origin": "servers",
        "findings": [{"id": "front", "title": "f", "text": "f"}, {"id": "new", "title": "n", "text": "n"}],
    }
    calls = {
        "from": "orsk",
        "channel": "cable",
        "title": "Orsk calls",
        "text": "They call.",
        "when": "flag.asked",
        "chance": {"state": "30%", "gang": "70%", "flag": "60%"},
        "otherwise": {"title": "No call", "text": "No."},
    }
    return world(
        hypotheses=HYPOTHESES, evidence={"servers": servers, "copy": copy}, injects={"calls": calls},
        choices={"look": choice(reveal=["servers"], share=["servers"]), "again": choice(reveal=["copy"]),
                 "wait": choice(set=["asked"]), "undo": choice(withdraw=["servers"])},
    )  # fmt: skip


def test_a_finding_an_answer_and_a_withdrawal_move_the_belief_as_the_page_says(bayes: Scenario) -> None:
    seen = drawn(bayes, "front", "look")
    repeated = rules.step(bayes, seen, Plan(("again",))).state
    called = next(
        step.state for seed in range(200)
        if (step := rules.step(bayes, rules.begin(bayes, seed, "state").state, Plan(("look", "wait"))))
        and [draw.result for draw in step.draws] == ["front", "yes"]
    )  # fmt: skip
    undone = rules.step(bayes, called, Plan(("undo",))).state

    assert rules.belief(seen) == {"state": 613_636, "gang": 159_090, "flag": 227_272}
    assert rules.belief(repeated) == rules.belief(seen)
    assert rules.belief(called) == {"state": 426_315, "gang": 257_894, "flag": 315_789}
    assert rules.belief(undone) == {"state": 270_000, "gang": 490_000, "flag": 240_000}
    assert all(says(rules.belief(state)) for state in (seen, called, undone))


def test_the_case_made_to_others_rests_on_what_was_shared_alone(bayes: Scenario) -> None:
    state = drawn(bayes, "front", "look", "wait")

    assert case(book(bayes), state) == {"state": 613_636, "gang": 159_090, "flag": 227_272}


@pytest.fixture(scope="module")
def table() -> Scenario:
    """The world of the chapter "Negotiation"."""
    wants = {
        "face": {"logs": {"short": 20, "month": 12, "handed": 0}, "silence": {"week": 50, "days": 28, "free": 0},
                 "line": {"open": 30, "none": 0}},
        "cover": {"logs": {"short": 60, "month": 30, "handed": 0}, "silence": {"week": 25, "days": 15, "free": 0},
                  "line": {"open": 15, "none": 0}},
    }  # fmt: skip
    priors = {
        "face": {"state": "40%", "gang": "60%", "flag": "70%"},
        "cover": {"state": "60%", "gang": "40%", "flag": "30%"},
    }
    profiles = {
        name: {"prior": priors[name], "reservation": reservation, "wants": wants[name]}
        for name, reservation in {"face": 50, "cover": 55}.items()
    }
    answers = [
        {"id": "lawyers", "text": "Lawyers.", "chance": {"face": "25%", "cover": "75%"}},
        {"id": "take", "text": "Take them.", "chance": {"face": "75%", "cover": "25%"}},
    ]
    side = {
        "actor": "orsk", "person": "Tolvik", "step": 8, "patience": 5, "warmth": 4, "profiles": profiles,
        "says": {name: {"text": "-"} for name in ("opening", "counter", "accept", "walk")},
        "answers": {"logs": answers},
    }  # fmt: skip
    clauses: dict[str, Any] = {
        clause: {"title": clause, "options": {option: {"text": option} for option in worths}}
        for clause, worths in wants["face"].items()
    }
    talks = {
        "title": "Talks",
        "headline": "T.",
        "exchange": "30m",
        "clauses": clauses,
        "counterparts": {"tolvik": side},
    }
    orsk = {"orsk": {"name": "Orsk", "kind": "state", "trust": 70}}
    return world(
        hypotheses=HYPOTHESES, actors=orsk, negotiations={"talks": talks}, choices={"invite": choice(opens="talks")}
    )


def seated(small: Scenario, profile: str) -> State:
    """Give the talks just opened with a counterpart of these interests."""
    states = (rules.step(small, rules.begin(small, seed, "state").state, Plan(("invite",))).state for seed in range(99))
    return next(state for state in states if state.luck.profiles["talks.tolvik"] == profile)


def offer(logs: str, silence: str, line: str) -> Offer:
    return Offer({"logs": logs, "silence": silence, "line": line})


def test_a_counterpart_that_minds_appearances_answers_as_the_page_says(table: Scenario) -> None:
    told = []
    state = seated(table, "face")
    for package in (offer("handed", "free", "open"), offer("handed", "days", "open"), offer("month", "days", "open")):
        state = rules.step(table, state, package).state
        seats = state.talks["talks"].seats["tolvik"]
        seat = seats["face"]
        told.append((seat.worth, seat.aim, seat.says, dict(seat.package), set(seats), rules.belief(state)))

    both, face = {"face", "cover"}, {"state": 339_622, "gang": 396_226, "flag": 264_150}
    best = {"logs": "short", "silence": "week", "line": "open"}
    second = best | {"logs": "handed"}
    before = {"state": 450_000, "gang": 350_000, "flag": 200_000}
    assert told == [
        (30, 92, "counter", best, both, before),
        (58, 76, "counter", second, {"face"}, face),
        (70, 64, "accept", second, {"face"}, face),
    ]
    assert says(face)
    assert state.talks["talks"].standing == "agreed"


def test_the_other_sort_would_have_answered_the_second_offer_otherwise(table: Scenario) -> None:
    state = seated(table, "cover")
    for package in (offer("handed", "free", "open"), offer("handed", "days", "open")):
        state = rules.step(table, state, package).state
    seat = state.talks["talks"].seats["tolvik"]["cover"]

    assert (seat.worth, seat.aim, dict(seat.package)) == (30, 77, {"logs": "short", "silence": "days", "line": "open"})


def test_asking_about_a_clause_moves_the_belief_as_the_page_says(table: Scenario) -> None:
    asked = next(
        state for seed in range(99)
        if (begun := rules.step(table, rules.begin(table, seed, "state").state, Plan(("invite",))).state)
        and (state := rules.step(table, begun, Ask("logs")).state).talks["talks"].asked[0][2] == "lawyers"
    )  # fmt: skip

    assert rules.belief(asked) == {"state": 510_309, "gang": 324_742, "flag": 164_948}
    assert says(rules.belief(asked))


def test_an_hour_of_a_slowed_attack_falls_as_late_as_the_page_says() -> None:
    """From H+4:00 at 75 percent an hour of the attack takes 80 minutes of the crisis."""
    stages = [{**LEAST["attack"]["stages"][0], "per_hour": {"harm": 0.5}}]
    small = world(attack={"stages": stages}, choices={"patch": choice(pace=-25)})
    first = rules.step(small, rules.begin(small, 1, "state").state, Plan())
    second = rules.step(small, first.state, Plan(("patch",)))

    assert [cause.minute for cause in hours(first.causes)] == [60, 120, 180, 240]
    assert [cause.minute for cause in hours(second.causes)] == [320, 400, 480]


def hours(causes: tuple[Cause, ...]) -> list[Cause]:
    return [cause for cause in causes if cause.kind == "attack"]


def test_the_assessment_of_the_page_loses_what_it_says() -> None:
    """Stated 50, 30 and 20; the evidence supported the belief after the call."""
    stated = {"state": 0.5, "gang": 0.3, "flag": 0.2}
    reasoned = {"state": 81 / 190, "gang": 49 / 190, "flag": 60 / 190}
    loss = sum((stated[name] - reasoned[name]) ** 2 for name in stated)
    brier = {truth: sum((stated[name] - (name == truth)) ** 2 for name in stated) for truth in stated}

    assert f"{loss:.3f}" in PAGE
    assert all(f"{score:.2f}" in PAGE for score in brier.values())
