"""The page of a debrief: whole, quiet, and covered until the reveal."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.analysis.story import story
from game.language import use
from game.report import page
from game.session import Game, reveal, saved
from tests.worlds import text


@pytest.fixture(scope="module")
def exercise(blackout_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "a.jsonl"
    game = Game.start(blackout_file, save=path, seed=3, mode="exercise")
    play_on(game, POLICIES["careful"])
    game.close()
    return path


def test_an_unrevealed_exercise_holds_no_truth_and_after_the_reveal_it_does(exercise: Path) -> None:
    game = saved(exercise)
    assert game.seal is not None
    truth = game.scenario.hypotheses[game.seal["truth"]].text
    covered = page(game)
    reveal(game)
    opened = page(saved(exercise))

    assert truth not in covered
    assert "supported" not in covered
    assert "still covered" in covered
    assert truth in opened


def test_the_page_needs_no_network_and_no_script(exercise: Path) -> None:
    html = page(saved(exercise))

    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.findall(r'(?:src|href)="(?!#)', html.replace("xlink:href", "href"))
    assert not re.findall(r"url\((?!#)", html)


def test_every_meter_is_told_with_causes_that_add_up_and_a_stage_in_one_line(exercise: Path) -> None:
    """Fifty rows of one stage, an hour each, hid what else had moved a meter."""
    for meter in story(saved(exercise)).meters:
        assert meter.start + sum(cause.change for cause in meter.causes) == meter.end
        assert meter.start + sum(meter.moved_by(each) for each in meter.moves) == meter.end
        told = [(each.cause.kind, each.cause.id) for each in meter.moves]
        assert not [one for one, after in pairwise(told) if one == after and one[0] == "attack"]
    assert " hours of its clock" in page(saved(exercise))


def test_what_an_author_or_player_wrote_is_shown_as_text(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(text(title="Stop <script>alert(1)</script> it"), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1, who='"><img src=x onerror=alert(1)>')
    game.because("<b>bold</b>")
    play_on(game, POLICIES["random"])
    game.close()
    html = page(saved(game.path))

    assert "<script>" not in html
    assert "<img" not in html
    assert "&lt;b&gt;bold&lt;/b&gt;" in html


def test_an_unfinished_training_game_is_told_as_far_as_it_went(blackout_file: Path, tmp_path: Path) -> None:
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=1)
    game.begin()
    game.close()

    assert "not finished" in page(saved(game.path))


def test_the_page_says_which_language_it_speaks(exercise: Path) -> None:
    """A screen reader pronounces a page by it."""
    try:
        use("fr")
        french = page(saved(exercise))
    finally:
        use("en")

    assert '<html lang="fr">' in french
    assert '<html lang="en">' in page(saved(exercise))
