"""What a playtest found, as JSON, and what its lines and its page have in common."""

from dataclasses import dataclass
from math import inf
from statistics import fmean
from typing import Any

from game.analysis.counts import FEW, Estimate
from game.analysis.playtest import Playtest
from game.analysis.remedies import warnings
from game.analysis.trial import DECIDING, READING
from game.language import _, ngettext
from game.rules import low_is_good
from game.scenario.vocabulary import meters_of
from game.session import words
from game.session.words import Words


def as_json(found: Playtest, seconds: float) -> dict[str, Any]:
    """Give a playtest as one object; `seconds` is how long it took."""
    scenario, games = found.scenario, found.games()
    return {
        "scenario": scenario.scenario, "games": games, "seconds": round(seconds, 2),
        "games_per_second": round(games / seconds, 1) if seconds else 0,
        "policies": {policy: _policy(found, policy) for policy in found.policies},
        "endings": [
            {"id": each.id, "count": found.ended(each.id), "share": round(found.ended(each.id) / games, 4)}
            for each in scenario.endings
        ],
        "choices": [_choice(found, choice) for choice in scenario.choices],
        "meters": {meter: _spread(found, meter) for meter in meters_of(scenario)},
        "evidence": [_evidence(found, name) for name in scenario.evidence],
        "attack": [_stage(found, stage.id) for stage in scenario.attack.stages],
        "minutes": _both(found.minutes),
        "warnings": [{"code": warned.code, "message": warned.message} for warned in warnings(found)],
    }  # fmt: skip


def _policy(found: Playtest, policy: str) -> dict[str, Any]:
    scenario = found.scenario
    return {
        "games": found.games(policy), "score": _both(found.score(policy)),
        "endings": {each.id: found.ended(each.id, policy) for each in scenario.endings},
        "meters": {meter: _both(found.final(policy, meter)) for meter in meters_of(scenario)},
        "objectives": {name: round(found.met(name, policy), 4) for name in scenario.objectives},
    }  # fmt: skip


def _choice(found: Playtest, choice: str) -> dict[str, Any]:
    offered, taken = found.offered(choice), found.taken(choice)
    return {
        "id": choice, "offered": offered, "taken": taken, "share": round(taken / offered, 4) if offered else 0,
        "score_effect": _both(found.effect("random", choice)),
        "effects": {base: _effect(found, base, choice) for base in found.bases},
    }  # fmt: skip


def _effect(found: Playtest, base: str, choice: str) -> dict[str, Any]:
    effect = found.effect(base, choice)
    trades = {meter: found.trade(base, choice, meter) for meter in meters_of(found.scenario)}
    return {
        **_both(effect), "pairs": effect.count,
        "truths": {truth: _both(found.effect(base, choice, truth)) for truth in found.scenario.hypotheses},
        "trades": {meter: _both(trade) for meter, trade in trades.items() if trade.sure},
    }  # fmt: skip


def _spread(found: Playtest, meter: str) -> list[dict[str, int]]:
    rounds = range(1, len(found.scenario.clock.rounds) + 1)
    spreads = {number: found.spread(meter, number) for number in rounds}
    return [
        {"round": number, "low": low, "middle": middle, "high": high} for number, (low, middle, high) in spreads.items()
    ]


def _evidence(found: Playtest, name: str) -> dict[str, Any]:
    counts = found.counts
    moved = counts.estimate("moved", name, unit=10_000)
    return {
        "id": name, "seen": counts.of("seen", name), "toward": counts.of("up", name), "away": counts.of("down", name),
        "moved": _both(moved),
    }  # fmt: skip


def _stage(found: Playtest, stage: str) -> dict[str, Any]:
    minute = found.counts.estimate("stage", stage)
    return {
        "stage": stage, "share": round(minute.count / found.games(), 4), "minute": _both(minute),
        "choices_before": _both(found.counts.estimate("before", stage)),
    }  # fmt: skip


def _both(told: Estimate) -> dict[str, float]:
    return {"mean": round(told.mean, 3), "se": round(told.se, 3)}


def who_played(found: Playtest) -> str:
    """Say how many games each policy played, and why one played fewer."""
    games = {policy: found.games(policy) for policy in found.policies}
    told = ", ".join(f"{policy} {count}" for policy, count in games.items())
    said = ngettext("{count} game: {told}.", "{count} games: {told}.", found.games()).format(
        count=found.games(), told=told
    )
    if "greedy" in games:
        said += " " + _("The greedy policy tries many plans before it takes one, so it plays a tenth of the games.")
    return said


def manner(policy: str) -> str:
    """Say in a few words how a policy plays."""
    return {
        "random": _("takes anything it can afford"),
        "cautious": _("builds confidence and capacity first, and crosses no red line"),
        "hawkish": _("accuses and shows strength first, even across red lines"),
        "dialogue": _("talks first, and agrees to whatever beats walking away"),
        "slow": _("plays as cautious does, and takes one step a round"),
        "careful": _("weighs the evidence, and names somebody when it is 80% sure"),
        "bold": _("plays as careful does, and names somebody when it is 55% sure"),
        "greedy": _("takes what stands best at the end of the round, and looks no further"),
    }[policy]


def time_to_play(found: Playtest) -> str:
    """Say how long a first player takes, and what is counted in it."""
    return _(
        "Reading and deciding take a first player about {minutes:.0f} of the {stated} minutes that are stated. "
        "Counted are the words shown, {words} a minute, and {seconds} seconds for each decision. Not counted are talk "
        "in a delegation, weighing explanations, thinking at the table and the debrief: they fill the rest."
    ).format(minutes=found.minutes.mean, stated=found.scenario.minutes, words=READING, seconds=DECIDING)


@dataclass(frozen=True)
class Traded:
    """What taking a choice surely moved by the end of the game."""

    better: tuple[str, ...]
    worse: tuple[str, ...]


def traded(found: Playtest, choice: str) -> Traded:
    """Tell which meters a choice moved by a point or more, by the base that shows it first."""
    said, better, worse = Words(found.scenario), list[str](), list[str]()
    for meter in meters_of(found.scenario):
        trades = [found.trade(base, choice, meter) for base in found.bases]
        sure = next((each for each in trades if each.sure and abs(each.mean) >= 1), None)
        if sure:
            good = (sure.mean > 0) != low_is_good(found.scenario, meter)
            (better if good else worse).append(f"{said.meter(meter)} {changed(sure.mean)}")
    return Traded(tuple(better), tuple(worse))


def by_effect(found: Playtest) -> list[str]:
    """Give the choices, what gains most first; those met too seldom to say come last."""

    def gains(choice: str) -> float:
        effects = [found.effect(base, choice) for base in found.bases]
        known = [each.mean for each in effects if each.count >= FEW]
        return fmean(known) if known else -inf

    return sorted(found.scenario.choices, key=gains, reverse=True)


def changed(points: float) -> str:
    """Write a change with its sign and one decimal, and a true minus sign."""
    return words.signed_to(1, points)


def give(told: Estimate) -> str:
    """Write a mean and its standard error."""
    return f"{told.mean:.1f} ± {told.se:.1f}"


def changed_by(told: Estimate) -> str:
    """Write a mean change and its standard error."""
    return f"{changed(told.mean)} ± {told.se:.1f}"
