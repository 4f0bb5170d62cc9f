"""Playtests: the same report with any number of workers, and warnings that do not cry wolf."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.analysis.playtest import Playtest, estimate, playtest
from game.analysis.policies import POLICIES
from tests.worlds import LEAST, choice, finding, text

CHOICES = {name: choice(title=f"Call {name}") for name in ("a", "b", "c", "d")}
MISLEADING = {"odd": {"title": "Odd", "source": "S", "findings": [
    finding("f", state="34%", gang="35%"), finding("g", state="34%", gang="35%"),
    finding("h", state="32%", gang="30%")]}}  # fmt: skip
"""Where `state` is true, two findings in three speak against it."""


def found(**changes: Any) -> Playtest:
    return playtest(text(**{"choices": CHOICES, **changes}), ["random", "cautious"], 150)


def warned(**changes: Any) -> list[str]:
    return [each.code for each in found(**changes).warnings]


def test_the_same_seed_gives_the_same_report_with_any_number_of_workers(blackout_file: Path) -> None:
    content = blackout_file.read_text(encoding="utf-8")
    policies = sorted(POLICIES)

    assert playtest(content, policies, 4, workers=1) == playtest(content, policies, 4, workers=2)


def test_nothing_is_warned_of_in_a_plain_world() -> None:
    assert warned() == []


def test_a_choice_that_is_always_worth_it_is_named() -> None:
    big = choice(title="Call everybody", effects={"stability": 30, "support": 20})

    assert warned(choices={**CHOICES, "e": big}) == ["choice-dominant"]


def test_an_ending_no_game_reaches_is_named() -> None:
    ending = {"id": "far", "when": "flag.never and harm > 90", "title": "Far", "text": "Far."}
    inject = {"when": "harm > 95", "from": "orsk", "channel": "news", "title": "T", "text": "T.", "set": ["never"]}

    assert warned(endings=[ending, *LEAST["endings"]], injects={"never": inject}) == ["ending-unreached"]


def test_evidence_that_leads_away_from_the_truth_is_named() -> None:
    hypotheses = {
        "state": {"name": "Orsk", "text": "Orsk did it.", "prior": "99%"},
        "gang": {"name": "A gang", "text": "A gang did it.", "prior": "1%"},
    }
    inject = {"at": "1h", "from": "orsk", "channel": "news", "title": "T", "text": "T.", "reveal": ["odd"]}

    assert warned(hypotheses=hypotheses, evidence=MISLEADING, injects={"show": inject}) == ["evidence-misleads"]


def test_three_planted_faults_get_exactly_their_three_warnings() -> None:
    hypotheses = {
        "state": {"name": "Orsk", "text": "Orsk did it.", "prior": "99%"},
        "gang": {"name": "A gang", "text": "A gang did it.", "prior": "1%"},
    }
    show = {"at": "1h", "from": "orsk", "channel": "news", "title": "T", "text": "T.", "reveal": ["odd"]}
    far = {"id": "far", "when": "harm > 90", "title": "Far", "text": "Far."}
    big = choice(title="Call everybody", effects={"stability": 30, "support": 20})
    codes = warned(
        hypotheses=hypotheses, evidence=MISLEADING, injects={"show": show}, endings=[far, *LEAST["endings"]],
        choices={**CHOICES, "e": big},
    )  # fmt: skip

    assert codes == ["ending-unreached", "choice-dominant", "evidence-misleads"]


def test_a_choice_that_is_never_offered_is_named() -> None:
    assert warned(choices={**CHOICES, "e": choice(when="harm > 95")}) == ["choice-never-offered"]


def test_an_estimate_is_a_mean_with_its_standard_error() -> None:
    told = estimate([1.0, 2.0, 3.0, 4.0])

    assert told.mean == pytest.approx(2.5)
    assert told.se == pytest.approx(0.6455, abs=1e-4)


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_every_policy_plays_the_shipped_crisis_to_an_end(blackout_file: Path, policy: str) -> None:
    games = playtest(blackout_file.read_text(encoding="utf-8"), [policy], 10).games

    assert all(game.ending for game in games)
    assert json.dumps([game.number for game in games]) == json.dumps(list(range(10)))
