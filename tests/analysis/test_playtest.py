"""Playtests: one report for any number of workers, pairs that isolate a choice, warnings that do not cry wolf."""

import os
import re
import signal
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from game.analysis import playtest as trials
from game.analysis.counts import Counts
from game.analysis.playtest import Batch, Playtest, play_batch, playtest
from game.analysis.policies import POLICIES
from game.analysis.remedies import WARNINGS, warnings
from game.analysis.trial import play, with_choice
from game.analysis.workers import Crew
from game.places import ROOT
from game.report.trials_lines import lines
from game.report.trials_page import page
from tests.worlds import LEAST, choice, finding, text, world

CHOICES = {name: choice(title=f"Call {name}") for name in ("a", "b", "c", "d")}
BIG = choice(title="Call everybody", effects={"stability": 30, "support": 20})
MISLEADING = {"odd": {"title": "Odd", "source": "S", "findings": [
    finding("f", state="34%", gang="35%"), finding("g", state="34%", gang="35%"),
    finding("h", state="32%", gang="30%")]}}  # fmt: skip
"""Where `state` is true, two findings in three speak against it."""
NEARLY_SURE = {
    "state": {"name": "Orsk", "text": "Orsk did it.", "prior": "99%"},
    "gang": {"name": "A gang", "text": "A gang did it.", "prior": "1%"},
}
FAR = {"id": "far", "when": "harm > 90", "title": "Far", "text": "Far."}
SHOW = {"at": "1h", "from": "orsk", "channel": "news", "title": "T", "text": "T.", "reveal": ["odd"]}


def found(policies: Iterable[str] = ("random", "cautious"), **changes: Any) -> Playtest:
    return playtest(text(**{"choices": CHOICES, **changes}), list(policies), 60, pairs=40)


def warned(policies: Iterable[str] = ("random", "cautious"), **changes: Any) -> list[str]:
    return [each.code for each in warnings(found(policies, **changes))]


def test_the_same_seed_gives_the_same_report_with_any_number_of_workers(blackout_file: Path) -> None:
    """The page is compared to the last byte: an instructor's report must not depend on the machine."""
    content = blackout_file.read_text(encoding="utf-8")
    pages = {page(playtest(content, ["random", "slow"], 6, pairs=1, crew=Crew(count))) for count in (1, 2)}

    assert len(pages) == 1


def die_once(batch: Batch) -> Counts:
    """Kill the process it runs in the first time the second batch is tried."""
    mark = Path(os.environ["DEMARCHE_TEST_MARK"])
    if batch.first and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return play_batch(batch)


def test_a_killed_worker_costs_its_batch_again_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = playtest(text(choices=CHOICES), ["random"], 60, pairs=5)
    monkeypatch.setenv("DEMARCHE_TEST_MARK", str(tmp_path / "mark"))
    monkeypatch.setattr(trials, "play_batch", die_once)

    assert playtest(text(choices=CHOICES), ["random"], 60, pairs=5, crew=Crew(2)).counts == whole.counts
    assert (tmp_path / "mark").exists()


def test_what_is_kept_does_not_grow_with_the_number_of_games(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches are written down only as they are needed and come back as sums: a thousand million begin at once."""
    content = text(choices=CHOICES)

    def first_three(function: Callable[[Batch], Counts], batches: Iterable[Batch], crew: Crew) -> Iterator[Counts]:
        return map(function, islice(batches, 3))

    few = playtest(content, ["slow"], 50).counts.numbers
    monkeypatch.setattr(trials, "run", first_three)
    many = playtest(content, ["slow"], 1_000_000_000, pairs=0)

    assert many.games() == 750
    assert set(many.counts.numbers) == set(few)


def test_a_pair_differs_by_the_choice_and_by_nothing_else() -> None:
    """What policies draw is named by the situation, so that leaving one thing out reshuffles nothing."""
    chances = [{"id": "x", "chance": "50%", "title": "X", "text": "X.", "effects": {"support": 5}},
               {"id": "y", "chance": "50%", "title": "Y", "text": "Y.", "effects": {"support": -5}}]  # fmt: skip
    lucky = {name: choice(title=f"Call {name}", cost=0, takes="1h", outcomes=chances) for name in ("a", "b", "c")}
    told = found(choices={**lucky, "extra": choice(title="Call", cost=0, effects={"stability": 10})})
    effect = told.effect("random", "extra")

    assert (effect.mean, effect.se) == (4.0, 0.0)
    assert (told.trade("random", "extra", "stability").mean, told.trade("random", "extra", "support").mean) == (
        10.0,
        0.0,
    )


def test_a_choice_put_in_brings_its_own_text_and_leaves_attention_for_the_rest() -> None:
    clauses = {"tone": {"title": "T", "options": {"kind": {"text": "K", "worth": 9}, "curt": {"text": "C"}}}}
    scenario = world(
        choices={**CHOICES, "note": choice(title="Write", draft="letter", cost=2)},
        drafts={"letter": {"title": "L", "clauses": clauses}}, attention=3,
    )  # fmt: skip
    plan = with_choice(play(scenario, POLICIES["random"], 1).turns[1].sight, POLICIES["random"], "note")

    assert plan.drafts == {"letter": {"tone": "kind"}}
    assert plan.choices[0] == "note"
    assert len(plan.choices) <= 2


def test_nothing_is_warned_of_in_a_plain_world() -> None:
    assert warned(sorted(POLICIES)) == []


def test_three_planted_faults_get_exactly_their_three_warnings() -> None:
    codes = warned(
        sorted(POLICIES), hypotheses=NEARLY_SURE, evidence=MISLEADING, injects={"show": SHOW},
        endings=[FAR, *LEAST["endings"]], choices={**CHOICES, "e": BIG},
    )  # fmt: skip

    assert codes == ["ending-unreached", "choice-dominant", "evidence-misleads"]


LATE = {**SHOW, "at": "7h"}
STAGES = [*LEAST["attack"]["stages"], {"id": "never", "at": "40h", "title": "N", "text": "N."}]
PLANTED: dict[str, dict[str, Any]] = {
    "ending-unreached": {"endings": [FAR, *LEAST["endings"]]},
    "stage-unreached": {"attack": {"stages": STAGES}},
    "choice-never-offered": {"choices": {**CHOICES, "e": choice(when="harm > 95")}},
    "choice-dominant": {"choices": {**CHOICES, "e": BIG}},
    "choice-never-worth-it": {"choices": {**CHOICES, "e": choice(effects={"stability": -30})}},
    "evidence-unseen": {"evidence": MISLEADING},
    "evidence-misleads": {"evidence": MISLEADING, "hypotheses": NEARLY_SURE, "injects": {"show": SHOW}},
    "evidence-idle": {"evidence": MISLEADING, "injects": {"show": SHOW}},
    "objective-unmet": {"objectives": {"far": {"title": "Go far", "when": "harm > 90"}}},
    "care-outplayed": {"choices": {"e": choice(kind="sovereignty", strains=["norm-e"], effects={"support": 9})},
                       "score": {"weights": {"support": 70, "stability": 30}}},
    "too-long": {"briefing": {**LEAST["briefing"], "known": {}}, "choices": {
        name: choice(title=f"Call {name}", text="A word and " * 400) for name in ("a", "b", "c", "d")}},
}  # fmt: skip
"""A fault for every warning."""


@pytest.mark.parametrize("code", WARNINGS)
def test_every_warning_names_its_planted_fault(code: str) -> None:
    assert code in warned(("random", "careful", "hawkish"), **PLANTED[code])


def test_every_warning_is_explained() -> None:
    explained = re.findall(r"^### `([a-z-]+)`$", (ROOT / "docs" / "playtest.md").read_text(encoding="utf-8"), re.M)

    assert explained == list(WARNINGS)


def test_the_page_asks_for_nothing_and_says_every_chart_in_words(blackout_file: Path) -> None:
    """It is opened in ministries without a network, and by people who cannot see a chart."""
    shown = page(playtest(blackout_file.read_text(encoding="utf-8"), ["random", "careful"], 4, pairs=2))

    assert "default-src 'none'" in shown
    assert not re.search(r"https?://|src=|url\(|<link|<script|@import", shown)
    assert shown.count("<svg") == len(re.findall(r'<svg [^>]*role="img" aria-label="[^"]{9,}"', shown)) > 40


def test_a_world_without_evidence_objectives_or_pairs_has_its_page_and_lines_too() -> None:
    plain = playtest(text(choices=CHOICES), ["slow"], 3)

    assert "There is no evidence in this scenario." in page(plain)
    assert "100% The end: slow 100%" in "\n".join(lines(plain))


def test_lines_and_page_say_who_played_how_often_and_what_time_is_counted() -> None:
    """An instructor reads "29 % of 710 games" and "9 minutes" and must not have to guess what stands behind them."""
    tried = playtest(text(choices=CHOICES), ["slow", "greedy"], 10)
    told, shown = "\n".join(lines(tried)), page(tried)

    for report in (told, shown):
        assert "11 games: slow 10, greedy 1. The greedy policy tries many plans" in report
        assert "Not counted are talk in a delegation" in report
        assert "No warning is given on fewer than 100 games." in report
        assert "plays as cautious does, and takes one step a round" in report


def test_evidence_that_comes_when_nothing_is_left_to_decide_is_named() -> None:
    telling = {"odd": {"title": "Odd", "source": "S", "findings": [
        finding("f", state="90%", gang="10%"), finding("g", state="10%", gang="90%")]}}  # fmt: skip

    assert warned(evidence=telling, injects={"show": LATE}) == ["evidence-idle"]
    assert warned(evidence=telling, injects={"show": SHOW}) == []


def test_a_trap_that_pays_where_one_thing_is_true_is_no_fault() -> None:
    """What is right under one explanation and wrong under another is what judgement is for."""
    gamble = {"names": "gang", "convincing": "1%", "if_right": {"stability": 30}, "if_wrong": {"stability": -30}}

    assert warned(choices={**CHOICES, "e": choice(kind="attribution", attribution=gamble)}) == []


def test_what_gains_a_little_and_costs_nothing_is_dominant_and_with_a_price_it_is_not() -> None:
    """A small gift is taken by everybody; the same gift at a price is a decision."""
    gift = choice(title="Take the gift", cost=0, effects={"stability": 6})
    priced = choice(title="Take it", cost=0, effects={"stability": 9, "sovereignty": -6})

    assert warned(choices={**CHOICES, "e": gift}) == ["choice-dominant"]
    assert warned(choices={**CHOICES, "e": priced}) == []


def test_sums_counted_apart_add_up_to_the_last_digit() -> None:
    together, first, second = Counts(), Counts(), Counts()
    for value in range(-7, 30, 3):
        together.measure(value, "score")
        (first if value % 2 else second).measure(value, "score")
    second.add(first)

    assert second.estimate("score") == together.estimate("score")


def test_an_estimate_is_a_mean_with_its_standard_error() -> None:
    counts = Counts()
    for value in (1, 2, 3, 4):
        counts.measure(value, "score")
    told = counts.estimate("score")

    assert told.mean == pytest.approx(2.5)
    assert told.se == pytest.approx(0.6455, abs=1e-4)
