"""How the world reacts: pure steps from a state and a decision to a state and its causes.

The rules know nothing of files, clocks, screens or who plays.
"""

from game.rules.attribution import reckoned
from game.rules.belief import belief
from game.rules.chance import draw
from game.rules.choices import narrowed, why_not
from game.rules.decisions import (
    Accept,
    Ask,
    Assess,
    Basis,
    Decision,
    EndEarly,
    HandInject,
    Keep,
    Offer,
    Package,
    Plan,
    TakeBack,
    TalkStep,
    Walk,
)
from game.rules.digest import RULES_VERSION, digest, plain
from game.rules.outcome import holds, low_is_good, objectives, score
from game.rules.state import Cause, CauseKind, Draw, Luck, Refusal, Refused, ScenarioFault, State, Stated, Step
from game.rules.steps import (
    Beginning,
    begin,
    decide,
    open_world,
    possible_profiles,
    reckon,
    resume_world,
    step,
    why_not_decision,
)
from game.rules.view import (
    AttackView,
    Hint,
    MeterView,
    Mode,
    OfferedChoice,
    PlayerView,
    SeatView,
    SeenEvidence,
    Sign,
    StageAhead,
    TalkView,
    look_anew,
)
from game.rules.viewing import LARGE_PACE, LARGE_PUSH, arrows, hints, view, worth_by_mandate
from game.rules.world import World, freeze

__all__ = [
    "LARGE_PACE", "LARGE_PUSH",
    "RULES_VERSION", "Accept", "Ask", "Assess", "AttackView", "Basis", "Beginning", "Cause", "CauseKind",
    "Decision", "Draw", "EndEarly", "HandInject", "Hint", "Keep", "Luck", "MeterView", "Mode", "Offer",
    "OfferedChoice", "Package", "Plan", "PlayerView", "Refusal", "Refused", "ScenarioFault", "SeatView",
    "SeenEvidence", "Sign", "StageAhead", "State", "Stated", "Step", "TakeBack", "TalkStep", "TalkView", "Walk",
    "World", "arrows", "begin", "belief", "decide", "digest", "draw", "freeze", "hints", "holds", "look_anew",
    "low_is_good", "narrowed", "objectives", "open_world", "plain", "possible_profiles", "reckon", "reckoned",
    "resume_world", "score", "step", "view", "why_not", "why_not_decision", "worth_by_mandate",
]  # fmt: skip
