"""A training round and its record: what was shown is on disk, and what is on disk plays again."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import rules
from game.analysis.autoplay import play_on, simulate
from game.analysis.policies import POLICIES, QUICK
from game.rules import Assess, Beginning, HandInject, Keep, Plan, Refused, ScenarioFault
from game.scenario import Scenario
from game.session import Game, OtherVersion, OutOfTurn, Phase, load_exercise, refusals, replay, reveal, saved, words
from game.session.after import after_path
from game.session.records import Origin
from tests.session.forging import rewritten
from tests.worlds import text


@pytest.fixture
def game(blackout_file: Path, tmp_path: Path) -> Game:
    return Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=1)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 500), policy=st.sampled_from(QUICK))
def test_the_machine_and_the_plain_steps_give_the_same_game(
    blackout: Scenario, blackout_file: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, policy: str
) -> None:
    path = tmp_path_factory.mktemp("game") / "a.jsonl"
    game = Game.start(blackout_file, save=path, seed=seed, by=policy)
    play_on(game, POLICIES[policy])
    game.close()
    plain = simulate(blackout, seed, POLICIES[policy])

    assert rules.digest(game.state) == rules.digest(plain.state)
    assert game.ledger == plain.ledger
    assert replay(path) == replay(path).__class__(True, game.number, rules.digest(plain.state), True, "", 0)


def test_phases_follow_what_the_player_does(game: Game) -> None:
    seen = [game.phase]
    for act in (game.begin, game.weigh, lambda: game.assess(Assess({"state": 40, "gang": 40, "flag": 20})),
                lambda: game.commit(Plan()), game.go_on):  # fmt: skip
        act()
        seen.append(game.phase)

    assert seen == [
        Phase.BRIEFING,
        Phase.SITUATION,
        Phase.ASSESSMENT,
        Phase.DECISION,
        Phase.RESOLUTION,
        Phase.SITUATION,
    ]


def test_what_is_out_of_turn_or_refused_changes_nothing_and_is_not_recorded(game: Game) -> None:
    before = game.path.read_bytes()
    for act in (game.go_on, game.take_back, lambda: game.commit(Plan())):
        with pytest.raises(OutOfTurn):
            act()
    assert game.path.read_bytes() == before

    game.begin()
    game.weigh()
    before = game.path.read_bytes()
    with pytest.raises(Refused):
        game.assess(Assess({"state": 50, "gang": 50, "flag": 50}))
    with pytest.raises(Refused):
        game.assess(Keep())
    assert game.path.read_bytes() == before


def test_a_plan_is_taken_back_in_training_and_both_stay_in_the_record(game: Game) -> None:
    game.begin()
    game.weigh()
    game.assess(Assess({"state": 40, "gang": 40, "flag": 20}))
    before = rules.digest(game.state)
    game.commit(Plan(("brief-union",)))
    game.take_back()
    game.close()
    found = saved(game.path)

    assert (game.phase, rules.digest(game.state), game.draft.choices) == (Phase.DECISION, before, ("brief-union",))
    assert (len(found.all_entries), len(found.entries)) == (3, 1)
    assert replay(game.path).ok


def test_an_exercise_takes_nothing_back(blackout_file: Path, tmp_path: Path) -> None:
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=1, mode="exercise")
    game.begin()
    game.weigh()
    game.assess(Assess({"state": 40, "gang": 40, "flag": 20}))
    game.commit(Plan())
    with pytest.raises(OutOfTurn):
        game.take_back()


def test_a_game_resumes_in_its_phase_with_its_draft_and_ends_as_if_never_stopped(
    blackout: Scenario, blackout_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    game = Game.start(blackout_file, save=path, seed=9)
    for _stop in range(400):
        if game.phase == Phase.OUTCOME:
            break
        game.note("remark", "stopped here")
        was = (game.phase, rules.digest(game.state), game.draft)
        game.close()
        game = Game.resume(path)
        assert (game.phase, rules.digest(game.state), game.draft) == was
        _one_move(game)
    game.close()

    assert rules.digest(game.state) == rules.digest(simulate(blackout, 9, POLICIES["careful"]).state)


def _one_move(game: Game) -> None:
    class Stop(Exception):
        pass

    def stop(_game: Game) -> None:
        raise Stop

    with pytest.raises(Stop):
        play_on(game, POLICIES["careful"], stop)


def test_the_scenario_of_the_record_is_played_whatever_became_of_the_file(blackout_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "crisis.yaml"
    copy.write_bytes(blackout_file.read_bytes())
    Game.start(copy, save=tmp_path / "a.jsonl", seed=1).close()
    copy.write_text("broken: [", encoding="utf-8")

    game = Game.resume(tmp_path / "a.jsonl")
    assert game.scenario.scenario == "blackout-at-the-border"


def test_a_forged_decision_is_found_by_playing_again(game: Game) -> None:
    play_on(game, POLICIES["random"])
    game.close()
    assert replay(game.path).exit_code == 0

    rewritten(game.path, 2, digest="0" * 64)
    found = replay(game.path)
    assert (found.ok, found.exit_code) == (False, 4)
    assert "record 2 gives another result" in found.problem


def test_another_version_is_named(game: Game) -> None:
    game.close()
    rewritten(game.path, 1, rules=99)
    assert replay(game.path).exit_code == 5
    rewritten(game.path, 1, rules=1, format=2)
    with pytest.raises(OtherVersion, match="format 2"):
        saved(game.path)


def test_a_decision_in_flight_is_said_and_the_rest_verifies(game: Game) -> None:
    game.begin()
    game.close()
    game.path.write_bytes(game.path.read_bytes() + b'{"sha":"12ab')

    found = replay(game.path)
    assert (found.ok, found.exit_code) == (True, 0)
    assert "in flight" in found.problem
    assert Game.resume(game.path).torn


def test_an_ended_game_says_so_and_is_sealed(game: Game) -> None:
    game.begin()
    game.end()
    game.close()
    found = saved(game.path)

    assert found.seal is not None
    assert found.seal["ended_early"]
    assert replay(game.path).sealed


def test_the_reveal_is_recorded_beside_the_save_and_chained_from_its_seal(blackout_file: Path, tmp_path: Path) -> None:
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=1, mode="exercise")
    play_on(game, POLICIES["random"])
    game.close()
    before = game.path.read_bytes()
    covered = saved(game.path)
    assert not covered.revealed

    reveal(covered)
    assert saved(game.path).revealed
    assert game.path.read_bytes() == before
    assert covered.sha in after_path(game.path).read_text(encoding="utf-8")


def test_an_exercise_file_fixes_luck_truth_and_mode(blackout_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "exercise.yaml"
    file.write_text("exercise: spring\nscenario: blackout-at-the-border\nseed: 5\ntruth: gang\n", encoding="utf-8")
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=99, exercise=load_exercise(file))

    assert (game.header["seed"], game.state.luck.truth, game.mode, game.header["exercise"]) == (
        5,
        "gang",
        "exercise",
        "spring",
    )


def exercise(folder: Path, blackout_file: Path, **more: object) -> Game:
    file = folder / "exercise.yaml"
    told = {"exercise": "spring", "scenario": "blackout-at-the-border", "seed": 5, **more}
    file.write_text("".join(f"{name}: {value}\n" for name, value in told.items()), encoding="utf-8")
    return Game.start(blackout_file, save=folder / "a.jsonl", exercise=load_exercise(file))


def test_where_time_runs_out_the_clock_commits_the_drafted_plan(
    blackout_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What of the draft could not be carried out is left out: a text that is not complete."""
    game = exercise(tmp_path, blackout_file, minutes_a_round=10)
    game.begin()
    assert game.seconds_left == 600
    game.weigh()
    game.keep_draft(Plan(("brief-union", "poc"), {"request": {"facts": "exact"}}))
    began = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: began + 700)
    assert game.seconds_left == 0

    game.run_out()
    assert game.phase == Phase.RESOLUTION
    assert game.entries[-1].decision == Plan(("brief-union",), {}, {})
    assert game.entries[-1].by == "clock"
    game.close()
    assert replay(game.path).ok


def test_a_facilitators_inject_is_recorded_and_plays_again(game: Game) -> None:
    game.begin()
    game.hand_in(HandInject("A storm", "A storm takes a line down.", {"harm": 20}))
    assert (game.phase, game.state.meters["harm"], game.entries[-1].by) == (Phase.SITUATION, 120, "facilitator")
    game.close()

    assert replay(game.path).ok
    assert Game.resume(game.path).state.meters["harm"] == 120


def test_another_beginning_stands_in_the_header_and_plays_again(blackout_file: Path, tmp_path: Path) -> None:
    beginning = Beginning(round=3, meters={"trust.orsk": 500}, flags=("warned",))
    origin = Origin("ab" * 32, 4, "cd")
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=1, beginning=beginning, origin=origin)
    game.begin()
    game.close()

    assert (game.state.round, game.state.clock, "warned" in game.state.flags) == (3, 480, True)
    assert replay(game.path).ok
    assert saved(game.path).header["parent"] == "ab" * 32


def test_a_sealed_exercise_is_copied_to_the_folder_the_class_collects_in(blackout_file: Path, tmp_path: Path) -> None:
    game = exercise(tmp_path, blackout_file, collect=str(tmp_path / "class"))
    play_on(game, POLICIES["random"])
    game.close()

    assert (tmp_path / "class" / "a.jsonl").read_bytes() == game.path.read_bytes()


def test_a_folder_that_is_away_when_a_game_is_sealed_is_said_and_the_record_stays(
    blackout_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "class").write_text("a file", encoding="utf-8")
    game = exercise(tmp_path, blackout_file, collect=str(tmp_path / "class"))
    game.begin()
    game.end()
    game.close()

    assert (game.left_behind, game.sealed, replay(game.path).ok) == ("File exists", True, True)


def test_a_facilitators_inject_that_ends_the_game_seals_its_record(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    dark = {"id": "dark", "when": "harm >= 90", "early": True, "title": "Dark", "text": "It is dark."}
    file.write_text(text(endings=[dark, {"id": "end", "title": "E", "text": "E."}]), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1)
    game.begin()
    game.hand_in(HandInject("Dark", "It is dark.", {"harm": 900}))
    game.close()

    assert (game.phase, game.sealed, replay(game.path).ok) == (Phase.OUTCOME, True, True)
    assert words.Words(game.scenario).title(game.ledger[-1]) == "Dark"


@pytest.mark.parametrize(("kept", "phase"), [(1, Phase.BRIEFING), (-1, Phase.OUTCOME)])
def test_what_the_machine_had_no_time_to_write_is_written_when_the_game_goes_on(
    game: Game, kept: int, phase: Phase
) -> None:
    """The program was stopped after the header, or after the decision that ended the game and before its seal."""
    game.begin()
    game.end()
    game.close()
    lines = game.path.read_bytes().splitlines(keepends=True)
    game.path.write_bytes(b"".join(lines[:kept]))
    again = Game.resume(game.path)
    again.close()

    assert (again.phase, again.sealed) == (phase, phase == Phase.OUTCOME)
    assert game.path.read_bytes().splitlines(keepends=True) == (lines if again.sealed else lines[:2])


@pytest.mark.parametrize(
    ("number", "changes"),
    [(1, {"seed": "one"}), (1, {"mode": "war"}), (2, {"causes": [1]}), (4, {"kind": "gossip"}),
     (5, {"input": {"do": "fly"}}), (5, {"belief": None})],
)  # fmt: skip
def test_a_record_nobody_could_have_written_is_damage_whatever_its_chain_says(
    game: Game, number: int, changes: dict[str, object]
) -> None:
    game.begin()
    game.weigh()
    game.assess(Assess({"state": 40, "gang": 40, "flag": 20}))
    game.close()
    rewritten(game.path, number, **changes)

    found = replay(game.path)
    assert (found.exit_code, f"record {number}" in found.problem) == (3, True)


def test_a_scenario_that_lets_too_much_happen_in_one_minute_is_named(tmp_path: Path) -> None:
    inject = {"at": "1h", "from": "orsk", "channel": "news", "title": "T", "text": "T."}
    file = tmp_path / "small.yaml"
    file.write_text(text(injects={f"news-{number}": inject for number in range(101)}), encoding="utf-8")
    with pytest.raises(ScenarioFault) as fault:
        play_on(Game.start(file, save=tmp_path / "a.jsonl", seed=1), POLICIES["random"])

    assert "more than 100 things happen at H+01:00" in refusals.circle(fault.value)
