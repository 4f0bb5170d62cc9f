"""What it is worth to wait: a choice taken when it was first offered against the same choice left for a round.

In the game that waits, something was learnt before the next plan, and the policy decides then in the light of it. Both
games have the same luck, so the difference is what the information was worth less what the time cost.
"""

from game.analysis.autoplay import play_out
from game.analysis.counts import Counts
from game.analysis.trial import Trial, Turn, Without, with_choice
from game.rules import Plan


def count_waiting(trial: Trial, counts: Counts) -> None:
    """Count for every choice what leaving it for later changed in the score, where something was learnt meanwhile.

    What was taken at once is left for later in the other game; what was left is taken at once there.
    """
    plans = [place for place, turn in enumerate(trial.turns) if isinstance(turn.decision, Plan)]
    for choice in sorted({each for place in plans for each in trial.turns[place].offers()}):
        first = next(place for place in plans if choice in trial.turns[place].offers())
        later = next((place for place in plans if place > first), None)
        if later and _learnt(trial.turns[first:later]):
            counts.measure(_waited(trial, choice, trial.turns[first]), "waited", trial.policy.name, choice)


def _learnt(turns: tuple[Turn, ...]) -> bool:
    return any(cause.kind == "finding" for turn in turns for cause in turn.step.causes)


def _waited(trial: Trial, choice: str, turn: Turn) -> int:
    """Give the score of the game that waited less that of the game that did not."""
    luck, at_once = turn.state.luck, choice in turn.takes()
    other = play_out(
        trial.scenario, turn.state, luck.seed,
        Without(trial.policy, choice, turn.sight.moment) if at_once else trial.policy,
        truth=luck.truth, profiles=luck.profiles, stating=False,
        first=None if at_once else with_choice(turn.sight, trial.policy, choice),
    )  # fmt: skip
    return other.score - trial.score if at_once else trial.score - other.score
