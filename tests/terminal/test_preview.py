"""A part of a scenario shown before anything is played."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.rules import Assess, Plan
from game.scenario import Scenario, library
from game.session import Game
from game.terminal.preview import NoSuchPart, preview, told
from game.terminal.telling import news
from tests.worlds import choice, world

SENT = {"from": "orsk", "channel": "cable", "title": "Word", "text": "A word."}
CALLED = {"id": "heard", "title": "They answer", "text": "We shall look.", "effects": {"trust.orsk": 3}}


def test_an_inject_reads_as_it_reads_in_the_game(blackout: Scenario, blackout_file: Path, tmp_path: Path) -> None:
    """A preview that told it otherwise would be worth nothing."""
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=1)
    game.begin()
    game.weigh()
    game.assess(Assess({"state": 45, "gang": 35, "flag": 20}))
    game.commit(Plan())
    played = list(news(game))
    game.close()
    channel, *shown = preview(blackout, "first-report")[0].lines

    assert channel == "CERT report"
    assert "\n".join(shown) in "\n".join(played)


def test_a_choice_is_shown_with_its_hints_its_outcomes_and_what_works_behind_them() -> None:
    small = world(choices={"call": choice(takes="2h", effects={"trust.orsk": 5}, outcomes=[CALLED])})
    shown, outcome = preview(small, "call")

    assert shown.lines[0] == "call: Call Orsk (Confidence building, 1 attention, answer after 2 h)"
    assert "For certain: Trust of Republic of Orsk rises much." in shown.lines
    assert shown.behind == {"takes": "2h", "effects": "{trust.orsk: +5}"}
    assert outcome.address == "choices.call.outcomes.heard"
    assert outcome.lines[1:] == ("  We shall look.", "  Trust of Republic of Orsk +3")


def test_every_hour_and_round_in_which_an_inject_may_come_is_said(blackout: Scenario) -> None:
    """An author who reads only the first hour of a window thinks that it is the hour."""
    window, condition, first = (
        preview(blackout, f"injects.{each}")[0].lines for each in ("kaldane-writes", "valley-dark", "first-report")
    )
    again = world(injects={"word": {"round": 2, "when": "did.call", "again": "2h", **SENT}}, choices={"call": choice()})

    assert window[-1] == (
        "It comes at one of these hours: H+09:00 (round 3), H+10:00 (round 3), H+11:00 (round 3), H+12:00 (round 3)."
    )
    assert condition[-1].startswith("It comes at the first moment its condition holds: H+")
    assert not first[-1].startswith("It comes")
    assert preview(again, "injects.word")[0].lines[-3:] == (
        "It comes at the beginning of round 2.",
        "It comes only if its condition holds then.",
        "It may come again 2 h later.",
    )


def test_an_exercise_shows_a_push_on_trust_in_words() -> None:
    small = world(choices={"call": choice(outcomes=[CALLED])})

    assert preview(small, "heard", "exercise")[0].lines[-1] == "  Trust of Republic of Orsk up a little"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("hours.office", "evidence.hours.findings.office"),
        ("poc.returned", "choices.poc.outcomes.returned"),
        ("channel.readers", "negotiations.channel.clauses.readers"),
        ("grid", "attack.stages.grid"),
        ("rounds.2", "clock.rounds.2"),
        ("hold", "hold"),
    ],
)
def test_an_id_is_enough_and_the_way_to_it_may_be_shortened(blackout: Scenario, typed: str, address: str) -> None:
    assert preview(blackout, typed)[0].address == address


def test_an_id_that_several_parts_bear_shows_all_of_them(blackout: Scenario) -> None:
    assert [each.address for each in preview(blackout, "request")] == ["drafts.request", "objectives.request"]


def test_a_section_shows_all_that_is_in_it_and_capitals_do_not_matter(blackout: Scenario) -> None:
    addresses = [each.address for each in preview(blackout, "Injects")]

    assert {f"injects.{each}" for each in blackout.injects} <= set(addresses)
    assert {each.partition(".")[0] for each in addresses} == {"injects"}
    assert preview(blackout, "POC")[0].address == "choices.poc"


def test_an_unknown_id_is_answered_with_what_is_near(blackout: Scenario) -> None:
    with pytest.raises(NoSuchPart, match=r"nothing is called 'first-reprot'; near are 'injects.first-report'"):
        preview(blackout, "first-reprot")


def test_every_part_of_every_shipped_scenario_can_be_shown() -> None:
    """Nothing that carries text may be without its preview, and none may break."""
    for shelved in library():
        assert shelved.scenario
        for section in (
            "injects",
            "choices",
            "evidence",
            "negotiations",
            "drafts",
            "questions",
            "objectives",
            "actors",
        ):
            for id in getattr(shelved.scenario, section):
                lines = list(told(preview(shelved.scenario, f"{section}.{id}")))
                assert lines[0] == f"{section}.{id}"
                assert len(lines) > 1


def test_the_command_prints_text_or_one_object_and_refuses_an_unknown_id() -> None:
    run = CliRunner().invoke
    text = run(app, ["preview", "blackout-at-the-border", "injects.valley-dark"])
    made = json.loads(run(app, ["preview", "blackout-at-the-border", "valley-dark", "--format", "json"]).stdout)
    unknown = run(app, ["preview", "blackout-at-the-border", "valey-dark"])

    assert text.exit_code == 0
    assert text.stdout.startswith("injects.valley-dark\n  ")
    assert made["parts"][0]["address"] == "injects.valley-dark"
    assert set(made["parts"][0]) == {"address", "lines", "behind"}
    assert unknown.exit_code == 2
    assert "Traceback" not in unknown.output
