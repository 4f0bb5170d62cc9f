"""The order of a training round: one table of what the player does, and where it leads."""

from enum import StrEnum
from typing import Any

from transitions import Machine, MachineError

from game.rules import Mode, State


class Phase(StrEnum):
    """Where a training round stands; the value is the word that logs and saves use."""

    BRIEFING = "briefing"
    SITUATION = "situation"
    ASSESSMENT = "assessment"
    DECISION = "decision"
    NEGOTIATION = "negotiation"
    RESOLUTION = "resolution"
    OUTCOME = "outcome"
    DEBRIEF = "debrief"


_PLAY = [phase for phase in Phase if phase not in (Phase.OUTCOME, Phase.DEBRIEF)]
PATHS: list[list[Any]] = [  # on, from, to, only if
    ["begin", Phase.BRIEFING, Phase.SITUATION, None],
    ["weigh", Phase.SITUATION, Phase.ASSESSMENT, "something_new_bears_on_it"],
    ["weigh", Phase.SITUATION, Phase.DECISION, None],
    ["weigh", Phase.DECISION, Phase.ASSESSMENT, None],
    ["assess", Phase.ASSESSMENT, Phase.DECISION, None],
    ["commit", Phase.DECISION, Phase.RESOLUTION, None],
    ["run_out", [Phase.SITUATION, Phase.ASSESSMENT, Phase.DECISION], Phase.RESOLUTION, None],
    ["go_on", Phase.RESOLUTION, Phase.OUTCOME, "the_game_is_over"],
    ["go_on", Phase.RESOLUTION, Phase.NEGOTIATION, "talks_are_open"],
    ["go_on", Phase.RESOLUTION, Phase.SITUATION, None],
    ["talk", Phase.NEGOTIATION, Phase.NEGOTIATION, "talks_are_open"],
    ["talk", Phase.NEGOTIATION, Phase.RESOLUTION, None],
    ["take_back", [Phase.NEGOTIATION, Phase.RESOLUTION], Phase.DECISION, "this_mode_forgives"],
    ["hand_in", _PLAY, Phase.OUTCOME, "the_game_is_over"],
    ["hand_in", _PLAY, "=", None],
    ["end", _PLAY, Phase.OUTCOME, None],
    ["review", Phase.OUTCOME, Phase.DEBRIEF, None],
]


class OutOfTurn(Exception):
    """The player cannot do this now; it cost nothing."""

    def __init__(self, trigger: str, phase: Phase) -> None:
        super().__init__(f"{trigger} in {phase}")
        self.trigger, self.phase = trigger, phase


class Course:
    """Where one training round stands, and where it may go; what it is about is told by the state."""

    phase: Phase
    trigger: Any
    may_trigger: Any

    def __init__(self, state: State, mode: Mode) -> None:
        self.state, self.mode = state, mode
        Machine(
            model=self, states=Phase, transitions=PATHS, initial=Phase.BRIEFING,
            auto_transitions=False, model_attribute="phase",
        )  # fmt: skip

    def may(self, trigger: str) -> bool:
        """Tell whether the player may do this in the present phase."""
        return bool(self.may_trigger(trigger))

    def go(self, trigger: str) -> None:
        """Follow a path of the table; raise OutOfTurn where there is none."""
        try:
            self.trigger(trigger)
        except MachineError:
            raise OutOfTurn(trigger, self.phase) from None

    def something_new_bears_on_it(self) -> bool:
        """An assessment is asked for when something shown since the last one tells between the explanations."""
        return self.state.news > self.state.weighed

    def the_game_is_over(self) -> bool:
        """An ending has come."""
        return bool(self.state.ending)

    def talks_are_open(self) -> bool:
        """A counterpart waits for a step of talks."""
        return self.state.awaits == "talks"

    def this_mode_forgives(self) -> bool:
        """Training lets a decision be taken back until the next round begins."""
        return self.mode == "training"
