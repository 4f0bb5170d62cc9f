"""What was known, what came later, and what was true: never mixed, and the last covered until the reveal."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from game.analysis.moments import Moment, moments
from game.report import page, talk
from game.report.talk import Step
from game.rules import Assess, Plan
from game.session import Game, SavedGame, answer, commit_to, redact, reveal, saved
from tests.worlds import choice, finding, text

WORLD: dict[str, Any] = {
    "evidence": {"c2": {"title": "Servers", "source": "CERT", "grade": "B2", "findings": [
        finding("lies", state="10%", gang="90%"), finding("other", state="90%", gang="10%"),
    ]}},
    "choices": {
        "wait": choice(title="Wait and see"),
        "call": choice(takes="6h", outcomes=[
            {"id": "answered", "chance": "100%", "title": "They answer", "text": "At last.", "reveal": ["c2"]},
        ]),
    },
    "debrief": {
        "first": {"text": "What did you expect?", "round": 1},
        "any": {"text": "Who was not in the room?"},
        "last": {"text": "And now that you know?", "before_reveal": False},
    },
}  # fmt: skip


@pytest.fixture
def exercise(tmp_path: Path) -> Path:
    """Give a game in which a call is answered a round later, by a finding that speaks for the gang."""
    (tmp_path / "small.yaml").write_text(text(**WORLD), encoding="utf-8")
    game = Game.start(tmp_path / "small.yaml", save=tmp_path / "a.jsonl", seed=1, mode="exercise")
    game.begin()
    game.weigh()
    game.assess(Assess({"state": 60, "gang": 40}))
    game.commit(Plan(("call",)))
    game.go_on()
    game.weigh()
    game.commit(Plan())
    game.go_on()
    game.close()
    return game.path


def test_an_outcome_stands_with_the_plan_it_came_of_and_was_not_known_then(exercise: Path) -> None:
    first, second = moments(saved(exercise))

    assert (first.chose, second.chose) == (("Call Orsk",), ("Held: nothing was chosen",))
    assert [(each.cause.kind, each.cause.id) for each in first.later] == [("outcome", "call")]
    assert all(each.cause.id != "call" for each in (*first.known, *second.known))
    assert first.stated == {"state": 60, "gang": 40}


def test_what_was_true_is_told_only_after_the_reveal_and_names_what_misled(exercise: Path) -> None:
    covered = tuple(moments(saved(exercise)))
    html = page(saved(exercise))
    reveal(saved(exercise))
    opened = tuple(moments(saved(exercise)))

    assert [moment.then for moment in covered] == [None, None]
    assert html.count("Covered until the reveal") == 2
    assert opened[0].then is not None
    assert opened[0].then.supported == {"state": 500_000, "gang": 500_000}
    assert "Covered until the reveal" not in page(saved(exercise))


def test_a_finding_that_was_likelier_under_another_explanation_is_named_as_pointing_away(tmp_path: Path) -> None:
    world = {
        **WORLD,
        "injects": {
            "told": {"at": "1h", "from": "orsk", "channel": "news", "title": "N", "text": "N.", "reveal": ["c2"]}
        },
    }
    (tmp_path / "small.yaml").write_text(text(**world), encoding="utf-8")
    for truth, away in (("state", {"lies"}), ("gang", {"other"})):
        seen = set()
        for seed in range(8):
            game = Game.start(tmp_path / "small.yaml", save=tmp_path / f"{truth}{seed}.jsonl", seed=seed, truth=truth)
            for step in (game.begin, game.weigh, lambda game=game: game.assess(Assess({"state": 50, "gang": 50}))):
                step()
            game.commit(Plan())
            game.go_on()
            game.weigh()
            game.assess(Assess({"state": 50, "gang": 50}))
            game.commit(Plan())
            game.go_on()
            game.close()
            then = tuple(moments(saved(game.path)))[1].then
            assert then is not None
            shown = {cause.part for cause in saved(game.path).ledger if cause.kind == "finding"}
            named = {each.cause.part for each in then.misleading}
            assert named == shown & away
            seen |= named
        assert seen == away


def test_a_question_stands_at_its_round_and_one_about_the_truth_waits_for_the_reveal(exercise: Path) -> None:
    covered = page(saved(exercise))
    steps = tuple(talk.steps(saved(exercise), tuple(moments(saved(exercise)))))

    table = covered[covered.index('id="moments"') :]
    assert table.index("To talk about here: What did you expect?") < table.index("Held: nothing was chosen")
    assert "And now that you know?" not in covered
    assert [asked.id for step in steps for asked in step.asked] == ["first", "any"]
    assert sum(step.minutes for step in steps) == 30
    reveal(saved(exercise))
    assert "And now that you know?" in page(saved(exercise))


def test_what_is_told_already_is_not_said_to_be_covered_and_nobody_leads_a_talk_with_oneself(exercise: Path) -> None:
    def told(way: Callable[[SavedGame, Sequence[Moment]], Iterator[Step]]) -> str:
        game = saved(exercise)
        each = [f"{step.title} {' '.join(step.say)}" for step in way(game, tuple(moments(game)))]
        return " ".join(each)

    assert "still covered" in told(talk.steps)
    reveal(saved(exercise))
    for said in (told(talk.steps), told(talk.alone)):
        assert not [word for word in ("covered", "Reveal it", "before the truth") if word in said]
    assert not [word for word in ("each:", "each writes", "everyone", "Do not comment") if word in told(talk.alone)]
    alone = tuple(talk.alone(saved(exercise), tuple(moments(saved(exercise)))))
    assert [asked.id for step in alone for asked in step.asked][:2] == ["first", "any"]


def test_what_the_group_said_and_will_do_stands_on_the_page(exercise: Path) -> None:
    answer(saved(exercise), "first", "An <answer> within the hour.")
    commit_to(saved(exercise), "A7", "Ask for the basis first.")
    html = page(saved(exercise))

    assert "The group: An &lt;answer&gt; within the hour." in html
    assert "A7: Ask for the basis first." in html


def test_the_page_says_what_is_stored_what_it_is_for_and_what_was_taken_away(exercise: Path, tmp_path: Path) -> None:
    redact(saved(exercise), tmp_path / "copy.jsonl")

    assert "not for appraising staff" in page(saved(exercise))
    assert "everything typed was taken away" not in page(saved(exercise))
    assert "everything typed was taken away" in page(saved(tmp_path / "copy.jsonl"))
