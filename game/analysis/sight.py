"""What a policy decides from, and what it is asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from game import rules
from game.rules import Assess, OfferedChoice, Plan, PlayerView, State, TalkStep, World, draw
from game.scenario import Scenario

T = TypeVar("T")
Scene = State | World
Ahead = Callable[[Plan, int], int]


@dataclass(frozen=True)
class Sight:
    """What a policy decides from; what it does not look at is not made."""

    scenario: Scenario
    view: PlayerView
    belief: Mapping[str, int]
    """The reasoned belief in parts per million."""
    seed: int
    ahead: Ahead | None = None
    """Where the score would stand at the end of this round if a plan were committed, in the world of that number,
    drawn from what is believed now; None where nobody may look ahead."""

    def __getattr__(self, part: str) -> Any:
        """Weigh the evidence when the belief is looked at for the first time."""
        scene = vars(self).get("_scene")
        if part != "belief" or scene is None:
            raise AttributeError(part)
        vars(self)["belief"] = told = rules.belief(scene)
        return told

    @property
    def moment(self) -> str:
        """Name the situation, so that what is drawn in one is the same whatever was drawn in others."""
        talks = self.view.talks
        sitting = f"{self.view.round}.{self.view.sitting}"
        return f"{sitting}.{talks.id}.{talks.exchanges}" if talks else sitting

    def one_of(self, name: str, several: Sequence[T]) -> T:
        """Draw one of several, by name, so that nothing else is reshuffled."""
        return several[self.below(name, len(several))]

    def below(self, name: str, bound: int) -> int:
        """Draw a whole number from 0 to `bound` - 1."""
        return draw(self.seed, f"policy/{self.moment}/{name}") * bound // 1_000_000

    def look_anew(self) -> None:
        """Forget what was seen, because the world has gone on."""
        vars(self).pop("belief", None)
        rules.look_anew(self.view)

    def offered(self) -> list[OfferedChoice]:
        """Give what can be taken now."""
        return [choice for choice in self.view.choices if choice.refusal is None]


def sight_from(scenario: Scenario, scene: Scene, view: PlayerView, seed: int, ahead: Ahead | None = None) -> Sight:
    """Give what a policy decides from at a moment; in a world, it is to look anew whenever that has gone on."""
    sight = object.__new__(Sight)
    vars(sight).update(scenario=scenario, view=view, seed=seed, ahead=ahead, _scene=scene)
    return sight


class Policy(Protocol):
    """Answers the three questions a game asks; drafts and questions belong to the plan."""

    @property
    def name(self) -> str:
        """What the command line calls it."""

    def plan(self, sight: Sight) -> Plan:
        """Give the round's plan."""

    def talk(self, sight: Sight) -> TalkStep:
        """Give one step of the negotiation."""

    def assess(self, sight: Sight) -> Assess:
        """Give an assessment."""
