"""The ledger of norms agrees with what the rules counted, and names what was left unused."""

from pathlib import Path

import pytest

from game.analysis.norms import ledger, sort_of
from game.rules import Plan
from tests.analysis.games import by_policy, decided
from tests.worlds import choice


@pytest.mark.parametrize("policy", ["random", "hawkish", "dialogue"])
def test_the_ledger_counts_what_the_rules_counted(blackout_file: Path, tmp_path: Path, policy: str) -> None:
    game = by_policy(blackout_file, tmp_path, policy)
    assert game.seal is not None
    told: dict[tuple[bool, str], int] = {}
    for line in ledger(game).lines:
        told[line.upheld, line.norm] = told.get((line.upheld, line.norm), 0) + 1

    assert told == {
        **{(True, norm): count for norm, count in game.seal["upheld"].items()},
        **{(False, norm): count for norm, count in game.seal["strained"].items()},
    }


def test_law_norms_and_measures_are_kept_apart() -> None:
    assert [sort_of(norm) for norm in ("law-sov", "norm-b", "gcbm-1", "osce-8")] == ["law", "norm", "cbm", "cbm"]


CHOICES = {
    "call": choice(upholds=["gcbm-1"], effects={"stability": 4}, cost=2),
    "notify": choice(strains=["norm-b"], upholds=["osce-3"]),
}


def test_a_line_has_its_choice_and_its_price(tmp_path: Path) -> None:
    (line,) = ledger(decided(tmp_path, [Plan(("call",)), Plan()], choices=CHOICES)).lines

    assert (line.norm, line.sort, line.upheld, line.round, line.cause.id, line.yours) == (
        "gcbm-1", "cbm", True, 1, "call", True,
    )  # fmt: skip
    assert (line.price, line.attention) == ({"stability": 40}, 2)


def test_an_opening_left_unused_has_the_rounds_it_was_there(tmp_path: Path) -> None:
    told = ledger(decided(tmp_path, [Plan(), Plan(("call",))], choices=CHOICES))

    assert [(each.choice, each.norms, each.rounds) for each in told.unused] == [("notify", ("osce-3",), (1, 2))]
