"""The score taken apart as a drawing: what it shows is also said, and stands on the page of a reviewed game."""

from pathlib import Path

from game.analysis.judging import Effort
from game.analysis.review import Wanted, review, settled
from game.analysis.reviewed import Parts, Review, store
from game.analysis.workers import Crew
from game.report import page
from game.report.reviewing import PARTS
from game.report.waterfall import waterfall
from game.rules import Plan
from game.session import SavedGame
from tests.analysis.games import decided
from tests.analysis.test_review import BOTH, EXACT, TWO_DRAWS

NAMES = {name: name.capitalize() for name in PARTS}


def test_what_moved_the_score_is_drawn_and_said() -> None:
    drawn = waterfall(Parts(50_000, -2_000, 10_000, 20_000, 0, 78_000, {}), NAMES)

    assert 'aria-label="From 50.0 expected to 78.0 points: Judgement −2, Truth +10, Draws +20."' in drawn
    assert (drawn.count("<rect"), drawn.count("<circle")) == (3, 2)


def test_a_game_that_nothing_moved_is_drawn_too() -> None:
    assert "nothing moved it" in waterfall(Parts(50_000, 0, 0, 0, 0, 50_000, {}), NAMES)


def reviewed(game: SavedGame, weights: tuple[tuple[str, int], ...] = (), effort: Effort = EXACT) -> Review:
    wanted = Wanted(game, effort, weights)
    tasks = wanted.tasks()
    return review(wanted, tasks, list(settled(tasks, Crew())))


def test_the_page_shows_a_review_that_lies_beside_the_save_and_what_other_weights_change(tmp_path: Path) -> None:
    game = decided(tmp_path, BOTH, truth="state", **TWO_DRAWS)
    before = page(game)
    store(game, reviewed(game))
    store(game, reviewed(game, (("sovereignty", 100),)))
    after = page(game)

    assert "No review lies beside this save yet" in before
    assert "This is an opinion of the scenario&#39;s own score" in after
    assert "luck of the truth, which an instructor chose" in after
    assert "by the scenario&#39;s weights" in after or "change no verdict" in after
    assert after.count('class="waterfall"') == 2


def test_the_page_of_a_covered_exercise_shows_no_review(tmp_path: Path) -> None:
    game = decided(tmp_path, [Plan(), Plan()], truth="state", **TWO_DRAWS)
    store(game, reviewed(game))
    covered = SavedGame(game.path, {**game.header, "mode": "exercise"}, game.records, game.sha, False)

    assert 'class="waterfall"' not in page(covered)
