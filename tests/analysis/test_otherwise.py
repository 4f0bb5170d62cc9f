"""A what-if that came out better because a guess happened to be true is told as luck, by what was known then."""

from pathlib import Path
from typing import Any

import pytest

from game.analysis.comparing import Comparing
from game.analysis.otherwise import otherwise, rests_on_the_truth
from game.analysis.points import moments
from game.analysis.whatif import others_at, point_at, what_if
from game.rules import Plan
from game.session import SavedGame
from tests.analysis.games import by_policy, decided
from tests.worlds import choice

SURELY, SELDOM = "99.9%", "0.1%"
"""The surest a chance by explanations may be."""


def guess(**chances: str) -> dict[str, Any]:
    """A choice that comes off under some explanations, as a name given in public does."""
    missed = {name: SELDOM if chance == SURELY else SURELY for name, chance in chances.items()}
    return choice(
        title="Name Orsk", when="round == 1",
        outcomes=[
            {"id": "right", "chance": chances, "title": "Right", "text": "It holds.", "effects": {"stability": +10}},
            {"id": "wrong", "chance": missed, "title": "Wrong", "text": "It does not.", "effects": {"stability": -10}},
        ],
    )  # fmt: skip


def compared(folder: Path, shares: tuple[int, int], named: dict[str, Any], truth: str = "state") -> Comparing:
    """Play a game that holds, and put the guess in its first round."""
    who = {"state": "Orsk", "gang": "A gang"}
    game: SavedGame = decided(
        folder, [Plan(), Plan()], truth=truth, choices={"name": named, "wave": choice()},
        hypotheses={
            name: {"name": title, "text": f"{title} did it.", "prior": f"{share}%"}
            for (name, title), share in zip(who.items(), shares, strict=True)
        },
    )  # fmt: skip
    every = moments(game)
    at = next(each for each in every if each.entry.decision == Plan())
    return Comparing(game, every, what_if(game, every, point_at(game, every, at.entry.number), Plan(("name",))))


def test_a_guess_that_came_true_is_told_as_luck_with_what_the_evidence_said(tmp_path: Path) -> None:
    told = compared(tmp_path, (30, 70), guess(state=SURELY, gang=SELDOM))

    assert [(each.hypothesis, each.supported, each.gained > 0) for each in told.elsewhere] == [
        ("state", 300_000, True), ("gang", 700_000, False),
    ]  # fmt: skip
    assert list(told.verdict()) == [
        "It is better only because this happened to be true: Orsk. The evidence then stood at 30 % for it: it would "
        "have been right by luck."
    ]


def test_what_the_evidence_said_was_likely_is_not_called_luck(tmp_path: Path) -> None:
    (said,) = compared(tmp_path, (80, 20), guess(state=SURELY, gang=SELDOM)).verdict()

    assert "stood at 80 % for it: it was to be thought, and not known" in said


def test_a_guess_that_came_out_wrong_is_told_as_bad_luck(tmp_path: Path) -> None:
    (said,) = compared(tmp_path, (70, 30), guess(state=SURELY, gang=SELDOM), truth="gang").verdict()

    assert said.startswith("It is worse only because this happened to be true: A gang.")


def test_what_is_better_whatever_was_true_owes_the_truth_nothing(tmp_path: Path) -> None:
    told = compared(tmp_path, (30, 70), choice(title="Name Orsk", when="round == 1", effects={"stability": +10}))

    assert not rests_on_the_truth(told.elsewhere)
    assert [each.gained for each in told.elsewhere] == [4000, 4000]
    assert "luck" not in " ".join(told.verdict())


def test_in_a_shipped_crisis_each_change_is_worth_under_the_truth_what_the_table_says(
    blackout_file: Path, tmp_path: Path
) -> None:
    """Playing on under every explanation gives back the very game where the explanation is the true one."""
    game = by_policy(blackout_file, tmp_path, "bold")
    every, seal = moments(game), game.seal
    assert seal is not None
    plans = [at for at in every if isinstance(at.entry.decision, Plan)]
    for at in plans:
        told = what_if(game, every, at, others_at(game.scenario, at)[0])
        (true,) = (each.gained for each in otherwise(game, every, told) if each.true)

        assert true == told.score - seal["score"]
    assert len(plans) > 4


@pytest.mark.parametrize("truth", ["state", "gang"])
def test_the_worth_under_what_was_true_is_the_difference_that_is_shown(tmp_path: Path, truth: str) -> None:
    told = compared(tmp_path, (50, 50), guess(state=SURELY, gang=SELDOM), truth=truth)
    seal = told.game.seal
    assert seal is not None

    assert next(each.gained for each in told.elsewhere if each.true) == told.told.score - seal["score"]
