"""The reference story as a scenario, played by the steps that playtests and reviews are made of."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.analysis.autoplay import simulate
from game.analysis.policies import POLICIES
from game.analysis.sight import Sight
from game.places import SCENARIOS
from game.rules import Assess, Plan, TalkStep, Walk, draw
from game.scenario import Scenario, load

STORY = Path(__file__).parent / "story.yaml"


@dataclass(frozen=True)
class AnyOne:
    """Takes one of the choices that can be taken, each as likely as another."""

    name: str = "any-one"

    def plan(self, sight: Sight) -> Plan:
        """Draw one choice by the round's name."""
        names = sight.view.takeable
        if not names:
            return Plan()
        return Plan((names[draw(sight.seed, "any-one", sight.view.round) * len(names) // 1_000_000],))

    def talk(self, sight: Sight) -> TalkStep:
        """Leave: the story has no talks."""
        return Walk()

    def assess(self, sight: Sight) -> Assess:
        """Keep to even shares."""
        return Assess({"gang": 50, "state": 50})


@lru_cache(maxsize=1)
def story() -> Scenario:
    """Read the story once."""
    return load(STORY)


@lru_cache(maxsize=1)
def shipped() -> Scenario:
    """Read the shipped crisis once."""
    return load(SCENARIOS / "blackout-at-the-border.yaml")


def play(seed: int, causes: bool) -> str:
    """Play one game of the story and give its ending."""
    return simulate(story(), seed, AnyOne(), causes=causes).world.ending


def decisions(seed: int, shipped_one: bool) -> int:
    """Play one game of the story, or of the shipped crisis by the random policy; give how many decisions it took."""
    if shipped_one:
        return len(simulate(shipped(), seed, POLICIES["random"]).decisions)
    return len(simulate(story(), seed, AnyOne()).decisions)
