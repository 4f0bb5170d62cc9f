"""What the change of a what-if would have been worth, had something else been true: a guess that came true is no skill.

Both ways are played on once under each explanation that was possible then, by the same decisions and with the same
draws; only what was true differs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game import rules
from game.analysis.autoplay import in_another_world
from game.analysis.points import Point
from game.analysis.whatif import WhatIf, score_of, to_the_end
from game.session import SavedGame


@dataclass(frozen=True)
class Otherwise:
    """The change under one explanation."""

    hypothesis: str
    supported: int
    """What the evidence then stood at for it, in parts per million."""
    true: bool
    gained: int
    """By how much the change scored more than what was decided, in thousandths of a point."""


def otherwise(game: SavedGame, every: Sequence[Point], told: WhatIf) -> tuple[Otherwise, ...]:
    """Give the worth of a change under every explanation that could be true at its moment."""
    return tuple(_otherwise(game, every, told))


def _otherwise(game: SavedGame, every: Sequence[Point], told: WhatIf) -> Iterator[Otherwise]:
    state, scenario = told.at.state, game.scenario
    rest = every[every.index(told.at) + 1 :]
    for hypothesis, share in rules.belief(state).items():
        true = hypothesis == state.luck.truth
        if not share and not true:
            continue
        profiles = state.luck.profiles if true else None
        there = replace(told.at, state=in_another_world(scenario, state, state.luck.seed, hypothesis, profiles))
        taken, instead = (
            score_of(scenario, to_the_end(scenario, rest, there, decision)[1])
            for decision in (told.at.entry.decision, told.instead)
        )
        yield Otherwise(hypothesis, share, true, instead - taken)


def rests_on_the_truth(found: Sequence[Otherwise]) -> bool:
    """Tell whether the change is better, or worse, only because what was true was true: elsewhere it is not so."""
    true = next(each for each in found if each.true)
    others = [each.gained for each in found if not each.true]
    return bool(others) and bool(true.gained) and all(gained * true.gained <= 0 for gained in others)
