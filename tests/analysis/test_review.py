"""The decision review: luck computed by hand, exactly; a better alternative found; equal ones never called worse."""

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from game.analysis.judging import Effort
from game.analysis.review import Wanted, review, settled
from game.analysis.reviewed import Review, store, stored
from game.analysis.verdicts import measured
from game.analysis.workers import Crew
from game.rules import Assess, Decision, EndEarly, HandInject, Plan, TakeBack, draw
from game.session import NotSaved, SavedGame, review_path
from tests.analysis.games import decided
from tests.worlds import choice

METERS = {"stability": 50, "sovereignty": 70, "support": 55, "harm": 10}


def bet(size: int, win: Any, **changes: Any) -> dict[str, Any]:
    """A choice that costs a point for certain, and an hour later wins or loses."""
    lose = {name: f"{100 - int(share[:-1])}%" for name, share in win.items()} if isinstance(win, Mapping) else "50%"
    outcomes = [
        {"id": "win", "chance": win, "title": "W", "text": "W.", "weighs": "A.", "effects": {"stability": size}},
        {"id": "lose", "chance": lose, "title": "L", "text": "L.", "weighs": "A.", "effects": {"stability": -size}},
    ]
    return choice(takes="1h", effects={"stability": -1}, outcomes=outcomes, **changes)


TWO_DRAWS: dict[str, Any] = {
    "meters": METERS, "score": {"weights": {"stability": 100}},
    "choices": {
        "first": bet(20, {"state": "75%", "gang": "25%"}, when="round == 1"),
        "second": bet(10, "50%", when="round == 2"),
    },
}  # fmt: skip
"""Nobody careful takes either bet; the first wins three times in four if it was the state, and once if the gang."""
BOTH: list[Decision] = [Plan(("first",)), Plan(("second",))]


def cells(seed: int) -> tuple[int, int]:
    """Give the quarter the first bet's draw falls in, and the half of the second's."""
    return draw(seed, "choice/first") // 250_000, draw(seed, "choice/second") // 500_000


EIGHT = tuple(next(s for s in range(1, 999) if cells(s) == each) for each in product(range(4), range(2)))
"""One seed for each of the eight equally probable worlds: means over them are exact."""
EXACT = Effort(search=EIGHT, judge=EIGHT)


def reviewed(game: SavedGame, effort: Effort = EXACT, weights: Mapping[str, int] | None = None) -> Review:
    wanted = Wanted(game, effort, tuple((weights or {}).items()))
    tasks = wanted.tasks()
    return review(wanted, tasks, list(settled(tasks, Crew())))


def parts_of(told: Review) -> tuple[int, ...]:
    assert told.parts is not None
    parts = told.parts
    assert parts.start + parts.judgement + parts.truth + parts.draws + parts.facilitator == parts.score
    return parts.start, parts.judgement, parts.truth, parts.draws, parts.facilitator


@pytest.mark.parametrize(
    ("truth", "won", "luck_of_truth", "first_draw"),
    [("state", True, 10_000, 10_000), ("state", False, 10_000, -30_000),
     ("gang", True, -10_000, 30_000), ("gang", False, -10_000, -10_000)],
)  # fmt: skip
def test_luck_computed_by_hand_is_the_programs(
    tmp_path: Path, truth: str, won: bool, luck_of_truth: int, first_draw: int
) -> None:
    """Each bet costs a point of judgement; the truth gives or takes ten.

    Holding is worth 50. The first bet is worth 59 under the state and 39 under the gang, so 49 by what was known.
    After a win holding is worth 69, after a loss 29. The second bet's draw moves ten.
    """
    quarters = range(3 if truth == "state" else 1) if won else range(3 if truth == "state" else 1, 4)
    seed = next(s for s in EIGHT if cells(s) == (quarters[0], 0))
    told = reviewed(decided(tmp_path, BOTH, seed=seed, truth=truth, **TWO_DRAWS))

    assert parts_of(told) == (50_000, -2_000, luck_of_truth, first_draw + 10_000, 0)
    assert [(each.judgement, each.truth, each.draws) for each in told.decisions] == [
        (-1_000, luck_of_truth, first_draw), (-1_000, 0, 10_000),
    ]  # fmt: skip


def test_each_kind_of_luck_has_mean_zero_over_all_worlds(tmp_path: Path) -> None:
    """Sixteen games, one for each equally probable world: both explanations, four quarters, two halves."""
    games = [
        decided(tmp_path, BOTH, seed=seed, truth=truth, **TWO_DRAWS) for truth in ("state", "gang") for seed in EIGHT
    ]
    parts = [parts_of(reviewed(game)) for game in games]

    assert sum(each[2] for each in parts) == 0
    assert sum(each[3] for each in parts) == 0
    assert len({each[3] for each in parts}) > 4


def test_a_plan_that_was_taken_back_is_the_one_that_is_judged(tmp_path: Path) -> None:
    seed = next(s for s in EIGHT if cells(s) == (0, 0))
    decisions: list[Decision] = [Plan(("first",)), TakeBack(), Plan(), Plan()]
    told = reviewed(decided(tmp_path, decisions, seed=seed, truth="state", **TWO_DRAWS))

    assert [(each.taken, each.taken_back, each.judgement) for each in told.decisions] == [
        (Plan(("first",)), True, -1_000), (Plan(), False, 0),
    ]  # fmt: skip
    parts_of(told)


def test_what_a_facilitator_did_stands_apart_from_luck(tmp_path: Path) -> None:
    """A hand-made push of five points is five points of the facilitator's; ending early is too."""
    push = HandInject("T", "T.", {"stability": 50})
    told = reviewed(decided(tmp_path, [Plan(), push, Plan()], truth="state", **TWO_DRAWS))
    ended = reviewed(decided(tmp_path, [Plan(), EndEarly()], truth="state", **TWO_DRAWS))

    assert parts_of(told) == (50_000, 0, 0, 0, 5_000)
    assert parts_of(ended) == (50_000, 0, 0, 0, 0)
    assert len(told.decisions) == 2


def test_an_assessment_is_not_simulated_and_changes_nothing(tmp_path: Path) -> None:
    plain = decided(tmp_path, BOTH, truth="state", **TWO_DRAWS)
    stating = decided(tmp_path, [Assess({"state": 99, "gang": 1}), *BOTH], truth="state", **TWO_DRAWS)

    assert parts_of(reviewed(plain)) == parts_of(reviewed(stating))
    assert len(reviewed(stating).decisions) == 2


NOW = "round == 1"
BETTER = {"meters": METERS, "score": {"weights": {"stability": 100}}, "attention": 1, "choices": {
    "plain": bet(10, "50%", when=NOW), "fine": {**bet(10, "50%", when=NOW), "effects": {"stability": 6}},
    "poor": bet(12, "50%", when=NOW),
}}  # fmt: skip
"""`fine` is `plain` and seven points more, by construction, and now or never."""


def test_an_alternative_that_is_better_by_construction_is_found(tmp_path: Path) -> None:
    first = reviewed(decided(tmp_path, [Plan(("plain",)), Plan()], **BETTER), Effort.of(60)).decisions[0]

    assert first.best == Plan(("fine",))
    assert first.verdict == "costly"
    assert first.undone is not None
    assert first.undone.choice == "fine"
    assert abs(first.loss.mean - 7) < 3 * first.loss.se + 0.01


def test_the_better_alternative_taken_is_good_and_its_line_says_what_it_was_worth(tmp_path: Path) -> None:
    first = reviewed(decided(tmp_path, [Plan(("fine",)), Plan()], **BETTER), Effort.of(60)).decisions[0]

    assert first.verdict == "good"
    assert [(line.choice, line.gain.mean > 3) for line in first.lines] == [("fine", True)]


EQUAL = {"meters": METERS, "score": {"weights": {"stability": 100}}, "attention": 1, "choices": {
    "left": bet(10, "50%"), "right": bet(10, "50%"), "hold-not": {**choice(), "effects": {"stability": -9}},
}}  # fmt: skip


def verdicts_of_equals(folder: Path, seeds: Sequence[int], count: int) -> list[str]:
    """Two equal bets whose draws are their own; the searching and judging seeds differ from game to game."""
    found = []
    for seed in seeds:
        game = decided(folder, [Plan(("left",)), Plan()], seed=seed, **EQUAL)
        found.append(reviewed(game, Effort.of(count, seed)).decisions[0].verdict)
    return found


def test_of_two_equal_alternatives_neither_is_called_worse(tmp_path: Path) -> None:
    found = verdicts_of_equals(tmp_path, range(1, 7), 40)

    assert "costly" not in found
    assert found.count("fair") <= 1


@pytest.mark.long
def test_of_two_equal_alternatives_neither_is_called_worse_in_a_hundred_games(tmp_path: Path) -> None:
    """The level of the verdicts: one in twenty at most, over all looks and both ways of going on."""
    found = verdicts_of_equals(tmp_path, range(1, 101), 200)

    assert "costly" not in found
    assert found.count("fair") <= 5


def test_a_game_that_is_not_finished_or_not_revealed_is_not_reviewed(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="not finished"):
        reviewed(decided(tmp_path, [Plan()]))


def test_a_review_lies_beside_its_save_and_is_of_no_other(tmp_path: Path) -> None:
    game = decided(tmp_path, BOTH, truth="state", **TWO_DRAWS)
    told = reviewed(game)
    other = reviewed(game, weights={"sovereignty": 100})
    store(game, other)
    store(game, told)

    assert stored(game) == (told, other)
    assert (told.own, other.own) == (True, False)


@pytest.mark.parametrize(
    ("said", "instead"),
    [('"seal": "', '"seal": "0'), ('"choices"', '"chioces"'), ('"first"', '"frist"'), ('"good"', '"costly"'),
     ("{", "["), ("}", "")],
)  # fmt: skip
def test_a_review_that_is_of_another_save_or_was_changed_is_none(tmp_path: Path, said: str, instead: str) -> None:
    """What somebody typed into the file is never shown as the program's opinion, and breaks no page."""
    game = decided(tmp_path, BOTH, truth="state", **TWO_DRAWS)
    store(game, reviewed(game))
    held = review_path(game.path).read_text(encoding="utf-8")
    assert said in held
    review_path(game.path).write_text(held.replace(said, instead), encoding="utf-8")

    assert stored(game) == ()


def test_other_weights_are_another_opinion(tmp_path: Path) -> None:
    """By sovereignty alone both bets are worth nothing and cost nothing."""
    told = reviewed(decided(tmp_path, BOTH, truth="state", **TWO_DRAWS), weights={"sovereignty": 100})

    assert parts_of(told) == (70_000, 0, 0, 0, 0)
    assert {each.verdict for each in told.decisions} == {"good"}


def test_a_review_that_was_stopped_tells_its_verdicts_and_no_parts(tmp_path: Path) -> None:
    wanted = Wanted(decided(tmp_path, BOTH, truth="state", **TWO_DRAWS), EXACT)
    tasks = wanted.tasks()
    told = review(wanted, tasks, [next(settled(tasks, Crew()))])

    assert (told.complete, told.parts) == (False, None)
    assert [each.taken for each in told.decisions] == [Plan(("second",))]


def test_a_review_is_the_same_with_any_number_of_workers(tmp_path: Path) -> None:
    wanted = Wanted(decided(tmp_path, BOTH, truth="state", **TWO_DRAWS), EXACT)
    tasks = wanted.tasks()
    alone, several = (review(wanted, tasks, list(settled(tasks, Crew(count)))) for count in (1, 2))

    assert alone == several


@pytest.mark.long
def test_luck_cancels_over_many_games_and_judgement_stays(tmp_path: Path) -> None:
    """A hundred games whose truth and luck were drawn: both kinds of luck are 0 within three standard errors."""
    games = [(decided(tmp_path, BOTH, seed=seed, **TWO_DRAWS), Effort.of(40, seed)) for seed in range(100)]
    parts = [parts_of(reviewed(game, effort)) for game, effort in games]

    for place in (2, 3):
        told = measured([each[place] for each in parts])
        assert abs(told.mean) < 3 * told.se
    judgement = measured([each[1] for each in parts])
    assert abs(judgement.mean + 2) < 3 * judgement.se
