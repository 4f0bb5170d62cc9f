"""What a playtest found, as plain lines, as JSON, and as one page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from game.analysis.playtest import Estimate, Playtest, estimate
from game.language import _
from game.places import ASSETS
from game.report.page import environment
from game.scenario import Scenario
from game.session.words import Words


def as_json(found: Playtest, policies: list[str], seconds: float) -> dict[str, Any]:
    """Give a playtest as one object; `seconds` is how long it took."""
    games = len(found.games)
    return {
        "scenario": found.scenario, "games": games, "seconds": round(seconds, 2),
        "games_per_second": round(games / seconds, 1) if seconds else 0,
        "policies": {policy: _policy(found, policy) for policy in policies},
        "endings": [
            {"id": id, "count": count, "share": round(count / games, 4)} for id, count in found.endings.items()
        ],
        "choices": [
            {"id": told.id, "offered": told.offered, "taken": told.taken,
             "share": round(told.taken / told.offered, 4) if told.offered else 0, "score_effect": _both(told.effect)}
            for told in found.choices
        ],
        "warnings": [{"code": warned.code, "message": warned.message} for warned in found.warnings],
    }  # fmt: skip


def _policy(found: Playtest, policy: str) -> dict[str, Any]:
    games = found.by(policy)
    endings = {id: sum(game.ending == id for game in games) for id in found.endings}
    return {"games": len(games), "score": _both(score_of(found, policy)), "endings": endings}


def score_of(found: Playtest, policy: str) -> Estimate:
    """Give the mean score of a policy, in points."""
    return estimate([game.score / 1000 for game in found.by(policy)])


def _both(told: Estimate) -> dict[str, float]:
    return {"mean": round(told.mean, 3), "se": round(told.se, 3)}


def lines(found: Playtest, policies: list[str], scenario: Scenario) -> Iterator[str]:
    """Tell a playtest in plain lines."""
    titles = {ending.id: ending.title for ending in scenario.endings}
    games = len(found.games)
    for id, count in found.endings.items():
        yield _("{share:4.0%} of {games} games end with: {title}").format(
            share=count / games, games=games, title=titles[id]
        )
    for policy in policies:
        score = score_of(found, policy)
        yield _("{policy}: {mean:.1f} points, give or take {se:.1f}").format(
            policy=policy, mean=score.mean, se=score.se
        )
    yield _("A game takes about {minutes:.0f} minutes; {stated} are stated.").format(
        minutes=found.minutes.mean, stated=scenario.minutes
    )
    for warned in found.warnings:
        yield _("Warning, {code}: {message}").format(code=warned.code, message=warned.message)
    if not found.warnings:
        yield _("Nothing to warn of.")


def write_trials(found: Playtest, policies: list[str], scenario: Scenario, out: Path) -> None:
    """Write a playtest as one page without script or network; raise OSError where it cannot be written."""
    style = Markup((ASSETS / "styles" / "report.css").read_text(encoding="utf-8"))
    page = environment().get_template("playtest.html").render(
        found=found, policies=policies, scenario=scenario, said=Words(scenario), style=style, score_of=score_of,
        met={policy: _met(found, policy, scenario) for policy in policies}, spread=_spread(found, scenario),
    )  # fmt: skip
    out.write_text(page, encoding="utf-8")


def _met(found: Playtest, policy: str, scenario: Scenario) -> dict[str, float]:
    games = found.by(policy)
    return {name: sum(name in game.objectives for game in games) / max(1, len(games)) for name in scenario.objectives}


def _spread(found: Playtest, scenario: Scenario) -> dict[str, list[tuple[int, int, int]]]:
    """Give for each meter and round the tenth, the fiftieth and the ninetieth percentile, in points."""
    rounds = range(len(scenario.clock.rounds))
    names = found.games[0].meters[0] if found.games and found.games[0].meters else {}
    return {
        name: [
            _percentiles(sorted(game.meters[r][name] for game in found.games if len(game.meters) > r)) for r in rounds
        ]
        for name in names
    }


def _percentiles(values: list[int]) -> tuple[int, int, int]:
    if not values:
        return 0, 0, 0
    low, middle, high = (values[min(len(values) - 1, len(values) * share // 100)] // 10 for share in (10, 50, 90))
    return low, middle, high
