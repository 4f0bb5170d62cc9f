"""The library checked, played by the policies and held to its demands, as Markdown: one row for each crisis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.analysis.demands import unmet
from game.analysis.playtest import Playtest
from game.analysis.remedies import GUARDED, warnings
from game.language import _
from game.scenario import Problem

POLICIES = ("careful", *GUARDED)
"""Whose scores stand in the table: who reads the evidence, and those it must be ahead of."""

SHORTEST = 15
"""Minutes of the shortest crisis that is held to the demands; what is shorter teaches the desk."""


@dataclass(frozen=True)
class Tried:
    """One crisis, with what checking and playing it found."""

    found: Playtest
    problems: Sequence[Problem]

    @property
    def unmet(self) -> list[str]:
        """What is demanded of the library and not met here, in a sentence each; nothing is of a first lesson."""
        return unmet(self.found) if self.found.scenario.minutes >= SHORTEST else []


def balance(library: Sequence[Tried], games: int) -> str:
    """Give the page: the tables of checking and of playing, and every demand that is not met."""
    lines = [
        f"# {_('The library in balance')}", "",
        _("Made by `python main.py balance --out`. {games} games by each policy.").format(games=games), "",
        f"## {_('Checked')}", "", *_checked(library), "", f"## {_('Played')}", "", *_played(library), "",
        f"## {_('Not met')}", "", *_missing(library),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _head(cells: Sequence[str]) -> Iterator[str]:
    yield _row(cells)
    yield f"|{'---|' * len(cells)}"


def _checked(library: Sequence[Tried]) -> Iterator[str]:
    yield from _head((_("crisis"), _("errors"), _("warnings of check"), _("warnings of the playtest")))
    for each in library:
        errors = sum(problem.severity == "error" for problem in each.problems)
        counts = (errors, len(each.problems) - errors, len(list(warnings(each.found))))
        yield _row((each.found.scenario.scenario, *map(str, counts)))


def _played(library: Sequence[Tried]) -> Iterator[str]:
    yield from _head((_("crisis"), *POLICIES, _("most common ending of random play"), _("minutes (stated)")))
    for each in library:
        found = each.found
        scores = (found.score(policy) for policy in POLICIES)
        minutes = f"{found.minutes.mean:.0f} ({found.scenario.minutes})"
        yield _row(
            (
                found.scenario.scenario,
                *(f"{score.mean:.1f} ± {score.se:.1f}" for score in scores),
                _common(found),
                minutes,
            )
        )


def _common(found: Playtest) -> str:
    ended = {ending.id: found.ended(ending.id, "random") for ending in found.scenario.endings}
    most = max(ended, key=lambda name: ended[name])
    return f"`{most}` {ended[most] / max(1, found.games('random')):.0%}"


def _missing(library: Sequence[Tried]) -> Iterator[str]:
    short = [(each.found.scenario.scenario, sentence) for each in library for sentence in each.unmet]
    yield from (f"- `{name}`: {sentence}" for name, sentence in short)
    if not short:
        yield _("Every demand is met by every crisis.")
