"""Trying one moment of a crisis, and changing the crisis while it is tried."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.analysis.story import story
from game.places import SCENARIOS
from game.rules import Assess, Beginning, Plan, digest
from game.scenario import Unreadable, load
from game.scenario.new import begin_scenario
from game.session import CannotWrite, Game, NoBeginning, Phase, beginning_of, followed, replay, saved
from game.terminal import play_lines
from tests.session.disks import Refusing
from tests.worlds import choice, finding, text


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return begin_scenario("draft", tmp_path)


def rehearsed(file: Path, given: str = "") -> Game:
    """Play a rehearsal's first round, up to the situation of the second."""
    beginning = beginning_of(load(file), 1, given)
    game = Game.start(file, save=file.with_name("a.jsonl"), seed=3, beginning=beginning)
    game.begin()
    game.weigh()
    game.assess(Assess({"service": 40, "thieves": 60}))
    game.commit(Plan(("call",)))
    game.go_on()
    assert game.phase == Phase.SITUATION
    return game


def test_a_situation_is_given_in_the_words_of_conditions(file: Path) -> None:
    given = "trust.corvia=20, harm = 7.5"

    assert beginning_of(load(file), 2, given) == Beginning(2, {"trust.corvia": 200, "harm": 75})


@pytest.mark.parametrize(
    ("round", "given", "said"),
    [
        (3, "", "there is no round 3; the scenario has 2"),
        (1, "trust.corva=20", "nothing is called 'trust.corva'; did you mean 'trust.corvia'?"),
        (1, "harm=101", "write 0 to 100 points"),
        (1, "harm=-1", "write 0 to 100 points"),
        (1, "flag.hotline", "nothing is called 'flag.hotline'; write METER=POINTS or flag.NAME"),
    ],
)
def test_what_is_no_situation_of_the_scenario_is_said(file: Path, round: int, given: str, said: str) -> None:
    with pytest.raises(NoBeginning, match=re.escape(said)):
        beginning_of(load(file), round, given)


def test_a_rehearsal_is_marked_in_its_record_and_its_meters_are_told_from_where_it_began(file: Path) -> None:
    game = rehearsed(file, "trust.corvia=20")
    game.end()
    game.close()
    told = story(saved(game.path))

    assert saved(game.path).rehearsal == Beginning(1, {"trust.corvia": 200})
    assert next(meter for meter in told.meters if meter.name == "trust.corvia").start == 200
    assert replay(game.path).ok


def changing(tmp_path: Path, reveal: list[str]) -> Path:
    """Write a crisis of three rounds whose call shows a log, or does not yet."""
    log = {"title": "L", "source": "S", "findings": [finding("hot", state="60%", gang="20%"),
                                                   finding("cold", state="40%", gang="80%")]}  # fmt: skip
    file = tmp_path / "small.yaml"
    clock = {"start": "2026-03-02 04:10", "rounds": ["4h", "4h", "4h"]}
    file.write_text(text(clock=clock, evidence={"log": log}, choices={"call": choice(reveal=reveal)}), encoding="utf-8")
    return file


def in_the_third_round(file: Path) -> Game:
    """Play a rehearsal of which only the first round was weighed, for nothing new came after it."""
    beginning = beginning_of(load(file), 1, "")
    game = Game.start(file, save=file.with_name("a.jsonl"), seed=3, beginning=beginning)
    game.begin()
    game.weigh()
    game.assess(Assess({"state": 40, "gang": 60}))
    for choices in (("call",), ()):
        game.commit(Plan(choices))
        game.go_on()
        if game.state.round == 2:
            game.weigh()
    return game


def test_where_the_changed_file_shows_more_the_last_assessment_is_kept(tmp_path: Path) -> None:
    game = in_the_third_round(changing(tmp_path, []))
    changing(tmp_path, ["log"])
    sequel = followed(game)
    sequel.close()

    assert (sequel.phase, sequel.state.round, set(sequel.state.shown)) == (Phase.SITUATION, 3, {"log"})
    assert [(stated.round, stated.kept) for stated in sequel.state.stated] == [(1, False), (2, True)]


def test_a_disk_that_refuses_the_changed_game_leaves_both_records_free(tmp_path: Path) -> None:
    game = in_the_third_round(changing(tmp_path, []))
    changing(tmp_path, ["log"])
    with pytest.MonkeyPatch.context() as failing:
        Refusing(failing, 12, only=("fsync",))
        with pytest.raises(CannotWrite):
            followed(game)
    game.close()

    assert [Game.resume(path).close() for path in sorted(tmp_path.glob("*.jsonl"))] == [None, None]


def test_a_changed_file_is_followed_between_rounds_in_a_record_of_its_own(file: Path) -> None:
    """The author sees the new words at once, and what was done so far still stands."""
    game = rehearsed(file)
    assert followed(game) is game
    file.write_text(file.read_text(encoding="utf-8").replace("A silent exchange", "A loud exchange"), encoding="utf-8")
    sequel = followed(game)
    sequel.close()
    header = saved(sequel.path).header

    assert (sequel.scenario.title, sequel.phase, sequel.state.round) == ("A loud exchange", Phase.SITUATION, 2)
    assert sequel.state.done == game.state.done
    assert (header["parent"], header["parent_step"]) == (game.sha, 2)
    assert header["parent_state"] == game.entries[-1].digest
    assert replay(sequel.path).ok
    assert replay(game.path).ok


def test_a_choice_that_the_changed_file_has_no_more_is_left_out_of_what_was_done(file: Path) -> None:
    game = rehearsed(file)
    text = file.read_text(encoding="utf-8").replace("  call:\n", "  ring:\n").replace("did.call", "did.ring")
    file.write_text(text, encoding="utf-8")
    sequel = followed(game)
    sequel.close()

    assert (sequel.state.round, dict(sequel.state.done)) == (2, {})


def test_a_statement_of_what_the_changed_file_does_not_suppose_is_left_out(file: Path) -> None:
    """Weighed twice before deciding, as one may; the explanation that was renamed has no estimate any more."""
    game = Game.start(file, save=file.with_name("a.jsonl"), seed=3, beginning=Beginning())
    game.begin()
    game.weigh()
    game.assess(Assess({"service": 40, "thieves": 60}))
    game.weigh()
    game.assess(Assess({"service": 70, "thieves": 30}))
    game.commit(Plan(("call",)))
    game.go_on()
    text = file.read_text(encoding="utf-8")
    file.write_text(f"# read again\n{text}", encoding="utf-8")
    again = followed(game)
    file.write_text(text.replace("thieves", "gangs"), encoding="utf-8")
    sequel = followed(again)
    sequel.close()

    assert [entry.decision for entry in again.entries] == [entry.decision for entry in game.entries]
    assert [entry.decision for entry in sequel.entries] == [Assess({"service": 50, "gangs": 50}), Plan(("call",))]


TALKS = "    opens: channel\n"
LONG = (SCENARIOS / "blackout-at-the-border.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [(LONG, f"# read again\n{LONG}", True), (LONG, LONG.replace(TALKS, ""), False),
     (LONG.replace(TALKS, ""), LONG, False)],
    ids=["talks as they were", "talks that are no more", "talks that nobody asked for"],
)  # fmt: skip
def test_talks_of_a_rehearsal_are_held_again_where_the_changed_file_still_has_them(
    tmp_path: Path, before: str, after: str, same: bool
) -> None:
    """The author stands where they stood: the same round, with everything done that can still be done."""
    file = tmp_path / "blackout-at-the-border.yaml"
    file.write_text(before, encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=5, beginning=Beginning())
    while (game.phase, game.state.round) != (Phase.SITUATION, 5):
        move_on(game, POLICIES["dialogue"])
    file.write_text(after, encoding="utf-8")
    sequel = followed(game)
    sequel.close()

    assert (sequel.phase, sequel.state.round) == (Phase.SITUATION, 5)
    assert (digest(sequel.state) == digest(game.state)) == same
    assert replay(sequel.path).ok


def test_a_file_that_was_broken_is_named_with_its_problems_and_the_rehearsal_goes_on(file: Path) -> None:
    game = rehearsed(file)
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("attention: 2", "attention: two"), encoding="utf-8")
    with pytest.raises(Unreadable, match="expected a whole number"):
        followed(game)
    told: list[str] = []
    game.weigh()
    game.commit(Plan())
    play_lines(game, ["continue"], told.append)
    game.close()

    assert game.phase == Phase.OUTCOME


def test_text_mode_says_that_it_goes_on_in_the_changed_scenario(file: Path) -> None:
    game = Game.start(file, save=file.with_name("a.jsonl"), seed=3, beginning=Beginning())
    told: list[str] = []

    def typed() -> Iterator[str]:
        yield from ("continue", "continue", "assess service=40 thieves=60 basis=low", "commit")
        file.write_text(file.read_text(encoding="utf-8").replace("[4h, 8h]", "[4h, 8h, 8h]"), encoding="utf-8")
        yield "continue"

    play_lines(game, typed(), told.append)

    assert any(line.startswith("The scenario has changed: the rehearsal goes on in it") for line in told)
    assert any(line.startswith("Round 2 of 3") for line in told)


def test_the_record_of_a_rehearsal_tells_of_no_folder(file: Path) -> None:
    """A folder's name is often a person's; a record may go to a class."""
    game = rehearsed(file)
    game.close()

    assert saved(game.path).header["source"] == "draft.yaml"
    assert str(file.parent) not in game.path.read_text(encoding="utf-8")


def test_taken_up_again_it_is_followed_where_the_file_is_known_and_holds_the_same_crisis(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window takes a game up again at once; another day it looks in the folder one works in."""
    rehearsed(file).close()
    text = file.read_text(encoding="utf-8").replace("A silent exchange", "A loud exchange")
    file.write_text(text, encoding="utf-8")
    again = Game.resume(file.with_name("a.jsonl"))
    assert again.source == file
    again.close()

    monkeypatch.setattr("game.session.game._lying", {})
    stranger = Game.resume(file.with_name("a.jsonl"))
    assert stranger.source is None
    assert followed(stranger) is stranger
    stranger.close()

    monkeypatch.chdir(file.parent)
    at_home = Game.resume(file.with_name("a.jsonl"))
    sequel = followed(at_home)
    assert sequel.scenario.title == "A loud exchange"
    sequel.close()
    file.write_text(text.replace("scenario: draft", "scenario: other"), encoding="utf-8")
    other = Game.resume(file.with_name("a.jsonl"))
    assert followed(other) is other
    other.close()


def test_a_game_that_is_no_rehearsal_keeps_its_scenario_whatever_happens_to_the_file(file: Path) -> None:
    """A class must not see a crisis change under its hands."""
    game = Game.start(file, save=file.with_name("a.jsonl"), seed=3)
    game.begin()
    file.unlink()

    assert followed(game) is game
    game.close()
