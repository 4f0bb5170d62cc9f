"""What a report about a whole class needs of one game: small, and nothing that the reveal covers before it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.analysis.accounts import final_meters, pseudonym
from game.analysis.reviewed import Review, stored
from game.rules import Plan
from game.scenario import Scenario
from game.session import SavedGame

HELD = "hold"
"""What a round in which nothing was chosen turned on."""


@dataclass(frozen=True)
class RoundPlayed:
    """One round of one game."""

    round: int
    offered: frozenset[str]
    """Choices that could be taken when the round was first planned."""
    taken: frozenset[str]
    turned_on: str
    """The kind of step most attention went to; `hold` where nothing was chosen."""


@dataclass(frozen=True)
class Costly:
    """What a stored review found costly in one plan: the choice that lost most, or the one left undone."""

    round: int
    choice: str
    undone: bool
    """True where nothing in the plan was a loss by itself, and this was left undone."""
    loss: float
    """Points the plan lost against the best that was tried."""


@dataclass(frozen=True)
class Played:
    """One game of a class."""

    file: str
    player: str
    scenario: str
    version: str
    mode: str
    by: str
    ending: str
    ended_early: bool
    rounds: tuple[RoundPlayed, ...]
    meters: Mapping[str, float]
    """Where each meter stood at the end of play, in points."""
    objectives: Mapping[str, bool]
    reviewed: bool = False
    """True where a review by the scenario's own weights lies beside the save, and the truth was revealed."""
    costly: tuple[Costly, ...] = ()

    @property
    def taken(self) -> frozenset[str]:
        """Every choice taken in the game."""
        return frozenset[str]().union(*(each.taken for each in self.rounds))


def played(game: SavedGame) -> Played:
    """Give what a class page needs of a finished game."""
    seal = game.seal or {}
    review = next((each for each in stored(game) if each.own), None) if game.revealed else None
    return Played(
        file=game.path.name, player=pseudonym(game), scenario=game.scenario.scenario, version=game.edition,
        mode=game.mode, by=game.header["by"], ending=seal["ending"], ended_early=seal["ended_early"],
        rounds=tuple(_rounds(game)), meters=final_meters(game), objectives=seal["objectives"],
        reviewed=review is not None, costly=tuple(_costly(review)) if review else (),
    )  # fmt: skip


def _costly(review: Review) -> Iterator[Costly]:
    for each in review.decisions:
        if each.verdict == "costly" and not each.taken_back and each.lines:
            worst = min(each.lines, key=lambda line: line.gain.mean)
            if worst.gain.mean < 0 or each.undone is None:
                yield Costly(each.round, worst.choice, False, each.loss.mean)
            else:
                yield Costly(each.round, each.undone.choice, True, each.loss.mean)


def _rounds(game: SavedGame) -> Iterator[RoundPlayed]:
    """Give every round that was planned; one that was broken and planned again is told as one."""
    for number in range(1, len(game.scenario.clock.rounds) + 1):
        plans = [entry for entry in game.entries if entry.round == number and isinstance(entry.decision, Plan)]
        if plans:
            taken = [name for entry in plans if isinstance(entry.decision, Plan) for name in entry.decision.choices]
            offered = frozenset(plans[0].offered)
            yield RoundPlayed(number, offered, frozenset(taken), turned_on(game.scenario, taken))


def turned_on(scenario: Scenario, taken: list[str]) -> str:
    """Give the kind of step that most attention went to; of equals, the one that was chosen first."""
    spent: dict[str, int] = {}
    for name in taken:
        choice = scenario.choices[name]
        spent[choice.kind] = spent.get(choice.kind, 0) + max(1, choice.cost)
    return max(spent, key=lambda kind: spent[kind]) if spent else HELD
