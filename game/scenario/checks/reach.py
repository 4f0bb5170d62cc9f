"""Checks: what a game can come to at all, step by step from its first minute; what it cannot is named."""

from collections.abc import Iterator

from game.scenario.checks.knowing import Known, by_range, certain
from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips
from game.scenario.conditions import Comparison, Condition, Name
from game.scenario.consequences import Consequence
from game.scenario.parts import Path, parts, walk
from game.scenario.scenario import Scenario
from game.scenario.vocabulary import vocabulary_of_objectives

_READS: tuple[Path, ...] = (("choices",), ("injects",), ("attack",), ("negotiations",), ("drafts",), ("evidence",))
_OF_PARTS = {"did", "time", "outcome", "came", "stage", "agreed", "walked", "refused", "draft", "crossed"}
_OF_CONSEQUENCES = {"flag", "seen", "found", "withdrawn", "shared", "upheld", "strained"}


def reach(scenario: Scenario) -> Slips:
    """Yield the choices that can never be offered and the objectives that can never be met."""
    ranges = by_range(scenario, vocabulary_of_objectives(scenario))
    known = _reached(scenario, ranges)
    closed = [
        path
        for path, value in walk(scenario)
        if isinstance(value, Condition) and certain(value, known) is False and certain(value, ranges) is not False
    ]
    yield from _choices(closed)
    yield from _objectives(closed)


@page("choice-never")
def _choices(closed: list[Path]) -> Slips:
    """A choice whose condition waits for what can never come is never offered.

    Fails:
        choices:
          call:
            when: stability >= 30
          c1: {kind: cbm, title: Ask Mirren, text: Ask., when: did.c1}
    Passes:
        choices:
          c1: {kind: cbm, title: Ask Mirren, text: Ask., when: did.c2}
          c2: {kind: cbm, title: Ask the port, text: Ask.}
    """
    for path in closed:
        if path[0] == "choices" and len(path) == 3:
            message = f"'{path[1]}' can never be offered: what its 'when:' asks for never comes"
            yield _warning("choice-never", path, message, "let something before it bring that about")


@page("objective-never")
def _objectives(closed: list[Path]) -> Slips:
    """An objective that no game can show trains nobody.

    Fails:
        choices:
          note: {kind: norms, title: Send a note, text: Ask Orsk for help.}
        objectives:
          asks: {title: Ask without blame, when: draft.note.tone == warm}
    Passes:
        choices:
          note: {kind: norms, title: Send a note, text: Ask Orsk for help., draft: note}
        objectives:
          asks: {title: Ask without blame, when: draft.note.tone == warm}
    """
    for path in closed:
        if path[0] == "objectives":
            message = f"the objective '{path[1]}' can never be met"
            yield _warning("objective-never", path, message, "ask for what a player can do")


def _warning(code: str, path: Path, message: str, hint: str) -> Slip:
    return Slip(code, path, message, hint, severity="warning", reads=_READS)


def _reached(scenario: Scenario, ranges: Known) -> Known:
    """Give what is known once everything that can happen has been followed from the first minute on."""
    brings = scenario.campaign.brings.values() if scenario.campaign else ()
    possible = {f"flag.{flag}" for brought in brings for flag in brought.set_flags}

    def known(part: Name | Comparison) -> bool | None:
        name = part if isinstance(part, Name) else part.left
        head, _dot, rest = name.name.partition(".")
        if head in _OF_PARTS | _OF_CONSEQUENCES and f"{head}.{rest.split('.')[0]}" not in possible:
            return False
        return ranges(part)

    while not possible.issuperset(found := set(_happening(scenario, known))):
        possible |= found
    return known


def _happening(scenario: Scenario, known: Known) -> Iterator[str]:
    """Give the names that may become true where only what is known possible has happened."""
    happen = set(_parts(scenario, known))
    for section, name in happen:
        yield from (f"{head}.{name}" for head in _HEADS.get(section, ()))
    for path, part in parts(scenario, Consequence):
        owner = (str(path[0]), str(path[1] if path[0] != "attack" else path[2]))
        if owner in happen:
            yield from (f"flag.{each}" for each in part.set_flags)
            yield from (f"{head}.{each}" for each in part.reveal for head in ("seen", "found"))
            yield from (f"withdrawn.{each}" for each in part.withdraw)
            yield from (f"shared.{each}" for each in part.share)
            yield from (f"upheld.{each}" for each in part.upholds)
            yield from (f"strained.{each}" for each in part.strains)


_HEADS = {
    "choices": ("did", "time", "outcome"), "injects": ("came",), "stages": ("stage",),
    "negotiations": ("agreed", "walked", "refused"), "drafts": ("draft",), "red_lines": ("crossed",),
}  # fmt: skip


def _parts(scenario: Scenario, known: Known) -> Iterator[tuple[str, str]]:
    """Give the parts of the scenario that may happen: those without a condition, and those whose condition may hold."""
    for name, choice in scenario.choices.items():
        if _may(choice.when, known):
            yield "choices", name
            yield from (("negotiations", choice.opens),) if choice.opens else ()
            yield from (("drafts", choice.draft),) if choice.draft else ()
    yield from (("injects", name) for name, inject in scenario.injects.items() if _may(inject.when, known))
    yield from (("red_lines", name) for name, line in scenario.red_lines.items() if _may(line.when, known))
    for place, stage in enumerate(scenario.attack.stages):
        if _may(stage.when, known):
            yield "stages", stage.id
            yield "attack", str(place)


def _may(when: Condition | None, known: Known) -> bool:
    return when is None or certain(when, known) is not False
