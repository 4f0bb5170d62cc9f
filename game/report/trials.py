"""What a playtest found, as plain lines and as JSON."""

from collections.abc import Iterator
from typing import Any

from game.analysis.counts import Estimate
from game.analysis.playtest import Playtest
from game.analysis.remedies import warnings
from game.language import _
from game.scenario.vocabulary import meters_of


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


def lines(found: Playtest) -> Iterator[str]:
    """Tell a playtest in plain lines."""
    games = found.games()
    for ending in found.scenario.endings:
        yield _("{share:4.0%} of {games} games end with: {title}").format(
            share=found.ended(ending.id) / games, games=games, title=ending.title
        )
    for policy in found.policies:
        score = found.score(policy)
        yield _("{policy}: {mean:.1f} points, give or take {se:.1f}").format(
            policy=policy, mean=score.mean, se=score.se
        )
    yield _("A game takes about {minutes:.0f} minutes; {stated} are stated.").format(
        minutes=found.minutes.mean, stated=found.scenario.minutes
    )
    warned = warnings(found)
    for each in warned:
        yield _("Warning, {code}: {message}").format(code=each.code, message=each.message)
    if not warned:
        yield _("Nothing to warn of.")
