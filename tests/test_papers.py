"""What the project's papers say is so: their commands run, their names exist, their examples are accepted."""

import re
from pathlib import Path

import pytest
import typer.main

from game.cli import app
from game.places import ROOT
from game.scenario import look_up
from game.session import load_exercise
from game.terminal.lines import SHAPES

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAPERS = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "saves" / "README.md"]
}
START = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python main.py"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest"
GROUP = typer.main.get_command(app)
COMMANDS = {name: GROUP.get_command(None, name) for name in GROUP.list_commands(None)}  # type: ignore[attr-defined]


def test_the_readme_has_the_two_commands_of_a_newcomer_and_the_gate_runs_the_second() -> None:
    """What is checked on every change must be what a newcomer types."""
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert {START, TEST} <= set(README.splitlines())
    assert f'tests="{TEST}"' in gate


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_every_command_a_paper_names_exists_with_its_options(paper: str) -> None:
    for name, rest in re.findall(r"python main\.py ([a-z]+(?:-[a-z]+)*)([^\n`]*)", PAPERS[paper]):
        assert name in COMMANDS, f"{paper}: there is no command {name}"
        known = {option for parameter in COMMANDS[name].params for option in parameter.opts} | {"--help"}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known, f"{paper}: {name}{rest}"


def test_the_readme_names_every_command() -> None:
    assert {name for name in COMMANDS if f"main.py {name}" not in README} == set()


def test_the_exercise_file_of_the_readme_is_accepted(tmp_path: Path) -> None:
    example = tmp_path / "spring-course.yaml"
    example.write_text(README.split("```yaml\n")[1].split("```")[0], encoding="utf-8")

    assert load_exercise(example).truth == "gang"


def test_the_words_the_readme_tells_a_player_to_type_are_those_of_text_mode() -> None:
    table = README.split("| to | type |")[1].split("\n\n")[0]
    words = {typed.split()[0] for typed in re.findall(r"`([a-z][^`]*)`", table)}

    assert words <= set(SHAPES)
    assert all(look_up(word.removesuffix(" more")) for word in re.findall(r"`glossary ([^`]+)`", table))


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_every_file_a_paper_points_to_is_there(paper: str) -> None:
    """Pictures are left out: they are made from the running game."""
    folder = (ROOT / paper).parent
    linked = [folder / target for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#]+)\)", PAPERS[paper])]
    named = [ROOT / path for path in re.findall(r"`((?:game|tests|assets|docs|scenarios)/[^`*\s]+)`", PAPERS[paper])]

    assert [str(path) for path in [*linked, *named] if not path.exists()] == []


def test_every_chapter_of_the_model_that_the_program_cites_is_there() -> None:
    chapters = set(re.findall(r"^## (.+)$", PAPERS["docs/model.md"], re.MULTILINE))
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "game").rglob("*.py")]
    cited = {chapter for source in sources for chapter in re.findall(r'model\.md, "([^"]+)"', source)}

    assert cited
    assert cited <= chapters


def test_the_rooms_of_the_papers_are_those_of_the_house() -> None:
    rooms = {f"game/{path.name}/" for path in (ROOT / "game").iterdir() if (path / "__init__.py").exists()}

    for paper in ("README.md", "CONTRIBUTING.md"):
        table = PAPERS[paper].split("| room |")[1].split("\n\n")[0]
        assert set(re.findall(r"`(game/[a-z]+/)`", table)) == rooms
