"""Choices whose time is this round, and those that could be taken at the last decision and cannot be any more.

A screen says both, for a choice only vanishes.

Of the reason it tells what the player sees in any case: whether it was only the time. What the scenario itself says of
a closed choice stands with that choice.
"""

from collections.abc import Iterator
from dataclasses import replace

from game.language import _, ngettext
from game.rules import Plan, Refusal, holds, why_not
from game.session import words
from game.session.game import Game


def passed(game: Game) -> Iterator[str]:
    """Say which choices are gone since the last decision, those first whose time has passed; nothing where none is."""
    gone = _gone(game)
    timed = [name for name in gone if _only_timed(game, name)]
    if timed:
        said = ngettext(
            "No longer open, its time has passed: {titles}.", "No longer open, their time has passed: {titles}.",
            len(timed),
        )  # fmt: skip
        yield said.format(titles=_titles(game, timed))
    if others := [name for name in gone if name not in timed]:
        yield _("No longer open as things now stand: {titles}.").format(titles=_titles(game, others))


def closing(game: Game) -> frozenset[str]:
    """Give the choices that could not be taken in the next round, were nothing else to change; none in the last one."""
    view = game.view()
    if view.round == view.rounds:
        return frozenset()
    later = replace(game.state, round=view.round + 1, clock=view.round_ends)
    offered = (each.id for each in view.choices if each.refusal is None)
    return frozenset(name for name in offered if _shut(why_not(game.scenario, later, name)))


def _shut(refusal: Refusal | None) -> bool:
    return refusal is not None and refusal.kind in ("closed", "not_offered")


def _gone(game: Game) -> list[str]:
    """Give those that were offered last time, were never taken, and are shown no more."""
    last = game.last_plan()
    if last < 0:
        return []
    plans = [entry.decision for entry in game.entries if isinstance(entry.decision, Plan)]
    known = {name for plan in plans for name in plan.choices} | {offered.id for offered in game.view().choices}
    return [name for name in game.entries[last].offered if name not in known]


def _only_timed(game: Game, name: str) -> bool:
    """Tell whether it would be offered after all that has happened, were it as early as at the last decision."""
    when, last = game.scenario.choices[name].when, game.entries[game.last_plan()]
    return when is not None and holds(game.scenario, replace(game.state, round=last.round, clock=last.minute), when)


def _titles(game: Game, gone: list[str]) -> str:
    return words.listed(game.scenario.choices[name].title for name in gone)
