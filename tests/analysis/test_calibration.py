"""Calibration: the arithmetic of forecasts, and what a game's record says about how its player judged."""

from pathlib import Path

import pytest

from game.analysis.calibration import Calibration, Forecast, brier, calibration, confidence, murphy, pooled, wilson
from game.analysis.learning import Learnt, learnt
from game.rules import Assess, Decision, Plan
from game.session import SavedGame
from tests.analysis.games import by_policy, decided
from tests.worlds import finding

WORKED = [(90, 5, 4), (70, 10, 6), (50, 6, 3), (20, 9, 1)]
"""Percent stated, how often, how often true: the worked check."""


def forecasts(*told: tuple[int, int, int]) -> list[Forecast]:
    return [Forecast(percent, number < true) for percent, count, true in told for number in range(count)]


def test_the_worked_check_of_murphys_parts() -> None:
    """Thirty forecasts computed by hand: the parts add up to the score, and nothing is left within a word."""
    told = murphy(forecasts(*WORKED))

    assert told.brier == pytest.approx(0.1937, abs=1e-4)
    assert told.reliability == pytest.approx(0.0074, abs=1e-4)
    assert told.resolution == pytest.approx(0.0626, abs=1e-4)
    assert told.uncertainty == pytest.approx(0.2489, abs=1e-4)
    assert told.within == pytest.approx(0, abs=1e-12)
    assert [(each.least, each.count) for each in told.bins] == [(20, 9), (45, 6), (55, 10), (80, 5)]


def test_forecasts_that_differ_within_a_word_leave_a_rest_that_is_told() -> None:
    told = murphy(forecasts((60, 10, 6), (75, 10, 6)))

    assert told.within != pytest.approx(0, abs=1e-6)
    assert told.reliability - told.resolution + told.uncertainty + told.within == pytest.approx(told.brier)


def test_a_band_is_wilsons() -> None:
    """8 of 10: from 0.490 to 0.943 (Wilson, 1927)."""
    low, high = wilson(0.8, 10)

    assert (low, high) == (pytest.approx(0.490, abs=1e-3), pytest.approx(0.943, abs=1e-3))


def test_a_truth_that_many_judged_counts_once_in_a_band() -> None:
    """A hundred players of one exercise met one truth: their forecasts say no more about it than one player's."""
    alone = murphy([Forecast(70, True, "one")]).bins[0]
    crowd = murphy([Forecast(70, True, "one")] * 100).bins[0]

    assert (crowd.low, crowd.high) == (alone.low, alone.high)


def test_overconfidence_is_said_only_where_it_is_sure() -> None:
    sure, unsure = confidence(forecasts((90, 40, 20))), confidence(forecasts((90, 4, 3)))

    assert sure is not None
    assert (sure.says, sure.gap) == ("over", pytest.approx(0.4))
    assert unsure is not None
    assert unsure.says == "unclear"
    assert confidence(forecasts((40, 10, 4))) is None


def test_the_brier_score_is_of_the_multi_category_form() -> None:
    assert brier({"state": 0.5, "gang": 0.3, "flag": 0.2}, "state") == pytest.approx(0.38)
    assert brier({"state": 0, "gang": 1, "flag": 0}, "state") == 2


LOOK = {"at": "1h", "from": "orsk", "channel": "news", "title": "T", "text": "T.", "reveal": ["odd"]}
ODD = {"title": "Odd", "source": "S", "findings": [finding("f", state="60%", gang="20%"),
       finding("g", state="40%", gang="80%")]}  # fmt: skip


def judging(folder: Path, *stated: int, truth: str | None = None, seed: int = 1) -> SavedGame:
    """State these percents for `state`, a round each; after the first a finding is shown."""
    decisions: list[Decision] = []
    for percent in stated:
        decisions += [Assess({"state": percent, "gang": 100 - percent}), Plan()]
    return decided(folder, decisions, seed=seed, truth=truth, injects={"look": LOOK}, evidence={"odd": ODD})


def found_f(game: SavedGame) -> bool:
    return any(cause.part == "f" for cause in game.ledger if cause.kind == "finding")


def test_each_round_is_judged_against_the_truth_and_the_whole_against_the_priors(tmp_path: Path) -> None:
    told = calibration(judging(tmp_path, 50, 80, truth="state"))

    assert told is not None
    assert [each.brier for each in told.rounds] == [pytest.approx(0.5), pytest.approx(0.08)]
    assert (told.brier, told.priors, told.skill) == (
        pytest.approx(0.29), pytest.approx(0.5), pytest.approx(0.42),
    )  # fmt: skip
    assert told.fixed


def test_a_game_whose_truth_was_fixed_is_not_pooled_and_few_judgements_make_no_curve(tmp_path: Path) -> None:
    games = [calibration(judging(tmp_path, 50, 60, truth=truth)) for truth in (None, "gang")]
    told = pooled(game for game in games if game)

    assert (told.games, told.fixed, told.judgements) == (1, 1, 2)
    assert told.murphy is None
    assert told.confidence is None


def test_a_class_of_twenty_judgements_has_its_curve(tmp_path: Path) -> None:
    games: list[Calibration] = []
    for seed in range(10):
        game = calibration(judging(tmp_path, 50, 70, seed=seed))
        assert game is not None
        games.append(game)
    told = pooled(games)

    assert told.murphy is not None
    assert sum(each.count for each in told.murphy.bins) == 40
    assert told.brier == pytest.approx(sum(game.brier for game in games) / 10)


@pytest.mark.parametrize(
    ("second", "says"), [(75, "in step"), (55, "too little"), (99, "too much"), (40, "the wrong way")]
)
def test_a_finding_should_move_the_odds_by_its_likelihood_ratio(tmp_path: Path, second: int, says: str) -> None:
    """Three times as likely under `state`: from even odds to three to one, which is 75 percent."""
    seed = next(seed for seed in range(50) if found_f(judging(tmp_path, 50, 50, seed=seed)))
    steps = list(learnt(judging(tmp_path, 50, second, seed=seed)))
    step = steps[1]

    assert isinstance(step, Learnt)
    assert (step.toward, step.against) == ("state", "gang")
    assert [each.ratio for each in step.shown] == [pytest.approx(3.0)]
    assert step.should == pytest.approx(3.0, rel=1e-4)
    assert step.says == says


def test_a_careful_policy_that_states_the_belief_moves_in_step(blackout_file: Path, tmp_path: Path) -> None:
    steps = list(learnt(by_policy(blackout_file, tmp_path, "careful")))

    assert len(steps) > 3
    assert {step.says for step in steps if step.should > 2} == {"in step"}
