"""What a playtest found, as plain lines and as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from statistics import fmean
from typing import Any

from game.analysis.counts import FEW, Estimate
from game.analysis.playtest import Playtest
from game.analysis.remedies import warnings
from game.language import _
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


def lines(found: Playtest) -> Iterator[str]:
    """Tell a playtest in plain lines, what an author may want to change last."""
    yield from _told_endings(found)
    yield from _told_choices(found)
    yield from _told_meters(found)
    yield from _told_evidence(found)
    yield from _told_attack(found)
    yield from _told_objectives(found)
    yield _("A game takes about {minutes:.0f} minutes; {stated} are stated.").format(
        minutes=found.minutes.mean, stated=found.scenario.minutes
    )
    warned = warnings(found)
    for each in warned:
        yield _("Warning, {code}: {message}").format(code=each.code, message=each.message)
    if not warned:
        yield _("Nothing to warn of.")


def _told_endings(found: Playtest) -> Iterator[str]:
    games = found.games()
    for ending in found.scenario.endings:
        yield _("{share:4.0%} of {games} games end with: {title}").format(
            share=found.ended(ending.id) / games, games=games, title=ending.title
        )
    for policy in found.policies:
        yield _("{policy}: {score} points; {endings}").format(
            policy=policy, score=give(found.score(policy)), endings=_shares(found, policy)
        )


def _shares(found: Playtest, policy: str) -> str:
    games = found.games(policy)
    ended = {each.id: found.ended(each.id, policy) for each in found.scenario.endings}
    return ", ".join(f"{id} {count / games:.0%}" for id, count in ended.items() if count)


def _told_choices(found: Playtest) -> Iterator[str]:
    yield _("What taking a choice changed in the score, with the same luck ({policies} play):").format(
        policies=", ".join(found.bases) or "-"
    )
    for choice in by_effect(found):
        effects = [found.effect(base, choice) for base in found.bases]
        told = ", ".join(changed_by(each) if each.count > 1 else "-" for each in effects)
        moved = traded(found, choice)
        parts = [
            told,
            _("offered {offered:.0%}, then taken {taken:.0%}").format(
                offered=found.offered(choice) / found.games(), taken=found.taken(choice) / max(1, found.offered(choice))
            ),
            _("better: {meters}").format(meters=", ".join(moved.better)) if moved.better else "",
            _("worse: {meters}").format(meters=", ".join(moved.worse)) if moved.worse else "",
        ]
        yield f"  {choice}: " + "; ".join(filter(None, parts))


def _told_meters(found: Playtest) -> Iterator[str]:
    yield _("Meters at the end of each round, below which lay a tenth, half and nine tenths of the games:")
    for meter in meters_of(found.scenario):
        spreads = (found.spread(meter, number) for number in range(1, len(found.scenario.clock.rounds) + 1))
        yield f"  {meter}: " + ", ".join("/".join(map(str, spread)) for spread in spreads)


def _told_evidence(found: Playtest) -> Iterator[str]:
    for name in found.scenario.evidence:
        moved = found.counts.estimate("moved", name, unit=10_000)
        if moved.count:
            yield _(
                "Evidence {id}: seen in {seen:.0%} of the games, {up:.0%} of them towards the truth; "
                "it moved the belief by {percent:.0f} percent"
            ).format(
                id=name, seen=found.counts.of("seen", name) / found.games(),
                up=found.counts.of("up", name) / moved.count, percent=moved.mean,
            )  # fmt: skip


def _told_attack(found: Playtest) -> Iterator[str]:
    for stage in found.scenario.attack.stages:
        minute = found.counts.estimate("stage", stage.id)
        if minute.count:
            yield _("Stage {id}: began in {share:.0%} of the games, at {moment} and after {steps:.1f} choices").format(
                id=stage.id, share=minute.count / found.games(), moment=words.moment(round(minute.mean)),
                steps=found.counts.estimate("before", stage.id).mean,
            )  # fmt: skip


def _told_objectives(found: Playtest) -> Iterator[str]:
    for name in found.scenario.objectives:
        met = ", ".join(f"{policy} {found.met(name, policy):.0%}" for policy in found.policies)
        yield _("Objective {id} met: {shares}").format(id=name, shares=met)


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
    return f"{points:+.1f}".replace("-", "\N{MINUS SIGN}")


def give(told: Estimate) -> str:
    """Write a mean and its standard error."""
    return f"{told.mean:.1f} ± {told.se:.1f}"


def changed_by(told: Estimate) -> str:
    """Write a mean change and its standard error."""
    return f"{changed(told.mean)} ± {told.se:.1f}"
