"""The names a condition may read, and what sort of thing each is.

Conditions read what has been shown and done, the meters and the reasoned belief. They cannot read
the truth: it is not among these names. What the player stated may be read by objectives only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.scenario.parts import consequences
from game.scenario.scenario import Scenario
from game.scenario.talks import Clause

SortName = Literal["truth", "points", "duration", "share", "count", "option"]
BASES = ("low", "moderate", "high")


@dataclass(frozen=True, slots=True)
class Sort:
    """What may stand on the right of a comparison with a name."""

    name: SortName
    options: tuple[str, ...] = ()


TRUTH, POINTS, DURATION = Sort("truth"), Sort("points"), Sort("duration")
SHARE, COUNT = Sort("share"), Sort("count")
Names = Iterator[tuple[str, Sort]]


def vocabulary(scenario: Scenario) -> dict[str, Sort]:
    """Give every name that any condition of this scenario may read, with its sort."""
    return dict(_names(scenario))


def vocabulary_of_objectives(scenario: Scenario) -> dict[str, Sort]:
    """Give the names an objective may read: all of them, and what the player stated and answered."""
    stated = {f"stated.{hypothesis}": SHARE for hypothesis in scenario.hypotheses}
    answers = {f"answer.{each}": Sort("option", tuple(asked.options)) for each, asked in scenario.questions.items()}
    return vocabulary(scenario) | stated | answers | {"basis": Sort("option", BASES)}


def meters_of(scenario: Scenario) -> dict[str, int]:
    """Give every meter with its start in tenths; an actor without a channel has no trust meter."""
    trust = {f"trust.{name}": actor.trust for name, actor in scenario.actors.items() if actor.trust is not None}
    return trust | {name: meter.start for name, meter in scenario.meters.items()}


def _names(scenario: Scenario) -> Names:
    yield from {"clock": DURATION, "round": COUNT, "attack.clock": DURATION, "attack.pace": COUNT}.items()
    yield from ((name, POINTS) for name in meters_of(scenario))
    yield from ((f"stage.{stage.id}", TRUTH) for stage in scenario.attack.stages)
    yield from ((f"flag.{flag}", TRUTH) for flag in sorted(flags_set(scenario)))
    yield from ((f"crossed.{line}", TRUTH) for line in scenario.red_lines)
    yield from ((f"came.{inject}", TRUTH) for inject in scenario.injects)
    for hypothesis in scenario.hypotheses:
        yield f"belief.{hypothesis}", SHARE
        yield f"case.{hypothesis}", SHARE
    yield from _evidence_names(scenario)
    yield from _choice_names(scenario)
    yield from _text_names(scenario)
    for norm in sorted(_norms(scenario)):
        yield f"upheld.{norm}", TRUTH
        yield f"strained.{norm}", TRUTH


def _evidence_names(scenario: Scenario) -> Names:
    for name, evidence in scenario.evidence.items():
        yield from ((f"{word}.{name}", TRUTH) for word in ("seen", "withdrawn", "shared"))
        yield f"found.{name}", Sort("option", tuple(finding.id for finding in evidence.findings))


def _choice_names(scenario: Scenario) -> Names:
    for name, choice in scenario.choices.items():
        yield f"did.{name}", TRUTH
        yield f"time.{name}", DURATION
        if choice.outcomes:
            yield f"outcome.{name}", Sort("option", tuple(outcome.id for outcome in choice.outcomes))


def _text_names(scenario: Scenario) -> Names:
    for name, negotiation in scenario.negotiations.items():
        yield from ((f"{word}.{name}", TRUTH) for word in ("agreed", "walked", "refused"))
        yield from _clause_names(f"agreed.{name}", dict(negotiation.clauses))
    for name, draft in scenario.drafts.items():
        yield from _clause_names(f"draft.{name}", dict(draft.clauses))


def _clause_names(prefix: str, clauses: dict[str, Clause]) -> Names:
    for name, clause in clauses.items():
        yield f"{prefix}.{name}", Sort("option", tuple(clause.options))


def flags_set(scenario: Scenario) -> set[str]:
    """Give every flag that something in the scenario can raise."""
    brought = scenario.campaign.brings.values() if scenario.campaign else ()
    return {flag for part in (*consequences(scenario), *brought) for flag in part.set_flags}


def _norms(scenario: Scenario) -> set[str]:
    return {norm for part in consequences(scenario) for norm in (*part.upholds, *part.strains)}
