"""Checks: what a scenario cites of the program's own reference and marks exists."""

from collections.abc import Collection
from functools import lru_cache

from game.places import ASSETS
from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips
from game.scenario.evidence import Evidence, Hypothesis
from game.scenario.parts import Path, parts, walk
from game.scenario.problems import nearest
from game.scenario.reference import glossary
from game.scenario.scenario import Scenario
from game.scenario.world import Actor


def cited(scenario: Scenario) -> Slips:
    """Yield the kinds of evidence and the marks that there are none of."""
    yield from _kinds(scenario)
    yield from _marks(scenario)


@page("unknown-kind")
def _kinds(scenario: Scenario) -> Slips:
    """A kind of evidence is one of the reference, or the debrief has nothing to say of it: `glossary` shows them.

    Fails:
        evidence:
          logs:
            kind: ev-infar
    Passes:
        evidence:
          logs:
            kind: ev-infra
    """
    known = {name for name, term in glossary().items() if term.kind == "evidence"}
    for path, evidence in parts(scenario, Evidence):
        if evidence.kind:
            yield from _unknown("unknown-kind", "kind of evidence", evidence.kind, known, (*path, "kind"))


@page("unknown-mark")
def _marks(scenario: Scenario) -> Slips:
    """A mark that is none of those drawn is shown as a ring, and two actors may then look alike.

    Fails:
        actors:
          orsk: {name: Republic of Orsk, kind: state, trust: 35, mark: hexagn}
    Passes:
        actors:
          orsk: {name: Republic of Orsk, kind: state, trust: 35, mark: hexagon}
    """
    for path, part in walk(scenario):
        if isinstance(part, Actor | Hypothesis) and part.mark:
            yield from _unknown("unknown-mark", "mark", part.mark, marks(), (*path, "mark"))


@lru_cache(maxsize=1)
def marks() -> frozenset[str]:
    """Give the names of the marks that are drawn."""
    return frozenset(file.stem.removeprefix("mark-") for file in (ASSETS / "icons").glob("mark-*.svg"))


def _unknown(code: str, what: str, name: str, known: Collection[str], path: Path) -> Slips:
    if name not in known:
        near = nearest(name, known)
        hint = f"did you mean '{near}'?" if near else f"known are {', '.join(sorted(known))}"
        yield Slip(code, path, f"no {what} '{name}'", hint, severity="warning")
