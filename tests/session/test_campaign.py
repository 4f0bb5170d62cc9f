"""A campaign: what one crisis leaves to the next, and that a record of the next needs no other."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.report.campaign import campaign_page
from game.rules import Assess, Plan
from game.scenario import check, library, load
from game.session import Game, NotSaved, campaign, going_on, next_crisis, read_campaign, replay, reveal, saved
from tests import worlds

SPRING = {
    "scenario": "spring", "campaign": {"title": "A year"},
    "choices": {
        "call": worlds.choice(effects={"trust.orsk": 10, "stability": -5}, set=["called"]),
        "wait": worlds.choice(when="flag.called"),
    },
}  # fmt: skip
AUTUMN = {
    "scenario": "autumn",
    "campaign": {
        "title": "A year", "after": "spring", "keeps": {"trust.orsk": "50%", "stability": "10%"},
        "brings": {
            "line": {"when": "did.call and trust.orsk > 40", "text": "The line is open.", "set": ["line"],
                     "effects": {"trust.orsk": 2}},
            "cold": {"when": "not did.call", "text": "Nobody answers.", "set": ["cold"]},
        },
    },
    "choices": {"ring": worlds.choice(when="flag.line"), "write": worlds.choice(when="flag.cold")},
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "spring.yaml").write_text(worlds.text(**SPRING), encoding="utf-8")
    (tmp_path / "autumn.yaml").write_text(worlds.text(**AUTUMN), encoding="utf-8")
    return tmp_path


def spring(folder: Path, *choices: str, name: str = "spring.jsonl") -> Path:
    """Play the first crisis to its end, with these choices in its first round."""
    game = Game.start(folder / "spring.yaml", save=folder / name, seed=1)
    game.begin()
    game.weigh()
    game.assess(Assess({"state": 50, "gang": 50}))
    game.commit(Plan(choices))
    game.end()
    game.close()
    return folder / name


def autumn(folder: Path, before: Path) -> Game:
    """Begin the second crisis after a game of the first."""
    file = folder / "autumn.yaml"
    begun = going_on(load(file), saved(before))
    return Game.start(file, save=folder / "autumn.jsonl", seed=2, beginning=begun.beginning, origin=begun.origin)


def test_the_crisis_that_follows_is_found_in_the_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign, "library", lambda: library(folder))

    assert next_crisis(saved(spring(folder))) == folder / "autumn.yaml"
    with pytest.raises(NotSaved, match="no crisis of the library follows 'autumn'"):
        next_crisis(saved(_ended(autumn(folder, folder / "spring.jsonl"))))


def _ended(game: Game) -> Path:
    game.begin()
    game.end()
    game.close()
    return game.path


def test_a_share_of_trust_and_what_was_bought_count_in_the_next_crisis(folder: Path) -> None:
    """35 rose to 45: half of ten stays, and two come with the line; stability fell by five, a tenth of it stays."""
    game = autumn(folder, spring(folder, "call"))
    game.close()

    assert game.state.meters["trust.orsk"] == 350 + 50 + 20
    assert game.state.meters["stability"] == 600 - 5
    assert game.state.flags == {"line"}
    assert game.brought == ("The line is open.",)
    assert game.rehearsal is None


def test_another_game_before_leaves_something_else(folder: Path) -> None:
    game = autumn(folder, spring(folder))
    game.close()

    assert game.state.meters["trust.orsk"] == 350
    assert game.brought == ("Nobody answers.",)


def test_the_next_record_names_the_seal_of_the_one_before_and_is_verified_without_it(folder: Path) -> None:
    before = spring(folder, "call")
    sha = saved(before).sha
    autumn(folder, before).close()
    before.unlink()

    assert saved(folder / "autumn.jsonl").header["parent"] == sha
    assert replay(folder / "autumn.jsonl").ok


def test_the_games_of_a_campaign_are_found_beside_each_other_whatever_they_are_called(folder: Path) -> None:
    spring(folder, name="another.jsonl")
    autumn(folder, spring(folder, "call", name="first.jsonl")).close()

    assert [game.path.name for game in read_campaign(folder / "autumn.jsonl")] == ["first.jsonl", "autumn.jsonl"]


def test_a_missing_game_of_a_campaign_is_said(folder: Path) -> None:
    before = spring(folder, "call")
    autumn(folder, before).close()
    before.unlink()

    with pytest.raises(NotSaved, match="the game before 'autumn' is not among the records beside it"):
        read_campaign(folder / "autumn.jsonl")


def test_an_unfinished_game_leaves_nothing(folder: Path) -> None:
    Game.start(folder / "spring.yaml", save=folder / "a.jsonl", seed=1).close()

    with pytest.raises(NotSaved, match="only a finished game leaves something"):
        autumn(folder, folder / "a.jsonl")


def test_a_crisis_follows_only_the_one_it_names(folder: Path) -> None:
    with pytest.raises(NotSaved, match="'spring' does not follow 'spring' in a campaign"):
        going_on(load(folder / "spring.yaml"), saved(spring(folder)))


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("did.call and", "did.cal and", "nothing is called 'did.cal'; did you mean 'did.call'?"),
        ("trust.orsk > 40", "trust.orsk > 40%", "'trust.orsk' cannot be compared with this"),
        ("not did.call", "not not", "the condition ends too early"),
        ('"after": "spring"', '"after": "winter"', "'winter.yaml' beside this file cannot be played"),
        ('"stability": "10%"', '"stabilty": "10%"', "no meter 'stabilty'; did you mean 'stability'?"),
    ],
)
def test_check_speaks_the_words_of_the_crisis_before(folder: Path, was: str, becomes: str, said: str) -> None:
    file = folder / "autumn.yaml"
    assert check(file) == () or all(each.severity == "warning" for each in check(file))
    file.write_text(file.read_text(encoding="utf-8").replace(was, becomes), encoding="utf-8")

    assert re.search(re.escape(said), "\n".join(map(str, check(file))))


def test_a_game_of_another_edition_of_the_crisis_before_is_refused_in_words(folder: Path) -> None:
    """The crisis before may have lost, since, what the next one asks for."""
    before = spring(folder, "call")
    file = folder / "autumn.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("did.call and", "did.chat and"), encoding="utf-8")

    with pytest.raises(NotSaved, match=re.escape("nothing is called 'did.chat'")):
        going_on(load(file), saved(before))


def test_the_command_tells_all_games_and_writes_their_page(folder: Path) -> None:
    game = autumn(folder, spring(folder, "call"))
    game.end()
    game.close()
    out = folder / "year.html"
    told = CliRunner().invoke(app, ["campaign", str(game.path), "--out", str(out)])
    facts = json.loads(CliRunner().invoke(app, ["campaign", str(game.path), "--format", "json"]).stdout)
    page = out.read_text(encoding="utf-8")

    assert told.stdout.splitlines()[:3] == [
        "A year", "Calm a small crisis: The end", "Calm a small crisis: The end",
    ]  # fmt: skip
    assert "From before: The line is open." in told.stdout
    assert [part["brought"] for part in facts["parts"]] == [[], ["line"]]
    assert facts["parts"][1]["meters"]["trust.orsk"] == [42, 42]
    assert "The line is open." in page
    assert "35 → 45" in page


def test_the_page_of_a_campaign_covers_what_an_exercise_covers(folder: Path) -> None:
    game = Game.start(folder / "spring.yaml", save=folder / "a.jsonl", seed=1, mode="exercise")
    game.end()
    game.close()
    covered = campaign_page([saved(game.path)])
    reveal(saved(game.path))

    assert "What was true:" not in covered
    assert "What was true:" in campaign_page([saved(game.path)])
