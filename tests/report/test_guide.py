"""The instructor's guides: made of the scenarios as they are, and of nothing a player ever sees."""

from pathlib import Path

import pytest

from game.analysis.autoplay import play_on
from game.analysis.playtest import playtest
from game.analysis.policies import POLICIES
from game.places import ROOT, SCENARIOS
from game.report.guide import NOTES, guide, notes_in, told
from game.scenario import Scenario, load
from game.session import Game
from game.terminal import play_lines

GUIDES = ROOT / "docs" / "scenarios"
FILES = [path for path in sorted(SCENARIOS.glob("*.yaml")) if (GUIDES / f"{path.stem}.md").is_file()]


def notes_of(path: Path) -> str:
    """Give the hand-written notes of a scenario."""
    return (GUIDES / f"{path.stem}.notes.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_guide_says_what_its_scenario_says_now(path: Path) -> None:
    """Only what the playtest found may be older; mend it with `guide ID --out docs/scenarios/ID.md`."""
    written = (GUIDES / f"{path.stem}.md").read_text(encoding="utf-8")

    assert written.startswith("\n".join(told(load(path), notes_in(notes_of(path)))).rstrip())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_notes_have_every_part(path: Path) -> None:
    noted = notes_in(notes_of(path))

    assert tuple(noted) == NOTES
    assert all(noted.values())


def test_a_guide_tells_endings_by_manner_of_play_and_has_two_plans(blackout_file: Path) -> None:
    found = playtest(blackout_file.read_text(encoding="utf-8"), ["random", "careful"], 3)
    made = guide(found, "## Variants\n\n- Set it at night.\n")

    assert "| how it ends, by manner of play | random | careful |" in made
    assert "## A class of 45 minutes" in made
    assert "- 45 minutes: play to the end." in made
    assert made.rstrip().endswith("- Set it at night.")


def answers(scenario: Scenario) -> set[str]:
    """Give the sentences only an instructor may read: what explains questions and riddles, and what the notes say."""
    explained = {each.because for each in scenario.questions.values() if each.because}
    explained |= {each.came_out for each in scenario.hypotheses.values() if each.came_out}
    return explained | {line for line in notes_of(SCENARIOS / f"{scenario.scenario}.yaml").splitlines() if line}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_player_reads_up_to_the_reveal_holds_none_of_the_answers(path: Path, tmp_path: Path) -> None:
    """Briefing, every look, and a whole exercise in text mode, up to the covered debrief."""
    game = Game.start(path, save=tmp_path / "a.jsonl", seed=5, mode="exercise")
    shown: list[str] = []
    looks = ["briefing", "status", "news", "evidence", "choices", "actors", "glossary"]
    play_lines(game, ["continue", *looks, "continue", *looks], shown.append)
    play_on(game, POLICIES["careful"])
    play_lines(game, looks, shown.append)
    game.close()
    read = "\n".join(shown)

    assert load(path).briefing.headline in read
    assert [answer for answer in answers(load(path)) if answer in read] == []
