"""The tutorial builds a crisis in seven steps: every step plays, and the page shows what stands in its file."""

import re
from pathlib import Path

import pytest

from game.analysis.autoplay import simulate
from game.analysis.policies import POLICIES
from game.places import ROOT
from game.scenario import check, load

PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
CHAPTERS = re.findall(r"^## Step (\d): .+?\n(.*?)(?=^## )", PAGE, re.MULTILINE | re.DOTALL)
STEPS = [pytest.param(ROOT / "docs" / "tutorial" / f"step-{number}.yaml", text, id=number) for number, text in CHAPTERS]


def fenced(text: str, kind: str) -> list[str]:
    """Give what stands between fences of a kind."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [shown for word, shown in found if word == kind]


def test_there_are_seven_steps_and_no_file_besides() -> None:
    assert [number for number, _text in CHAPTERS] == list("1234567")
    assert len(list((ROOT / "docs" / "tutorial").iterdir())) == 7


@pytest.mark.parametrize(("file", "text"), STEPS)
def test_what_the_page_shows_stands_in_the_step_s_file(file: Path, text: str) -> None:
    """A reader who types what the page shows must have what the page promises."""
    content = file.read_text(encoding="utf-8")

    assert [shown for shown in fenced(text, "yaml") if shown not in content] == []


@pytest.mark.parametrize(("file", "text"), STEPS)
def test_check_says_of_each_step_what_the_page_quotes(file: Path, text: str) -> None:
    quoted = [line for shown in fenced(text, "") for line in shown.splitlines() if line.startswith("canal.yaml:")]

    said = [f"{problem} [{problem.severity}: {problem.code}]" for problem in check(file)]

    assert [line.replace(str(file), "canal.yaml") for line in said] == quoted


@pytest.mark.parametrize(("file", "text"), STEPS)
def test_each_step_plays_and_its_endings_are_reached(file: Path, text: str) -> None:
    scenario = load(file)
    games = [simulate(scenario, seed, POLICIES[name]) for seed in range(8) for name in ("random", "careful", "slow")]

    assert {game.state.ending for game in games} == {ending.id for ending in scenario.endings}
