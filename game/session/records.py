"""How decisions, causes and steps are written into a record, and read from it again."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from game.rules import (
    Accept,
    Ask,
    Assess,
    Beginning,
    Cause,
    Decision,
    Draw,
    EndEarly,
    HandInject,
    Keep,
    Offer,
    Plan,
    Step,
    TakeBack,
    Walk,
    belief,
    digest,
)
from game.scenario import Scenario

FORMAT = 1
"""The version of the record's own form."""
_WORDS: dict[str, type[Any]] = {
    "assess": Assess, "keep": Keep, "plan": Plan, "offer": Offer, "ask": Ask, "accept": Accept, "walk": Walk,
    "inject": HandInject, "end": EndEarly, "take_back": TakeBack,
}  # fmt: skip
_WORD_OF = {kind: word for word, kind in _WORDS.items()}


@dataclass(frozen=True)
class Entry:
    """One decision as the record holds it: what was put in, and what came of it."""

    number: int
    """From 1, over the whole game, decisions taken back included."""
    phase: str
    round: int
    minute: int
    """The crisis minute at which it was made."""
    decision: Decision
    by: str
    """Who decided: `player`, `clock`, `facilitator`, or a policy's name."""
    role: str
    because: str
    """The player's own reason; empty where none was written."""
    seconds: int
    """Real seconds it took; informative."""
    offered: tuple[str, ...]
    """Ids of the choices that could be taken."""
    causes: tuple[Cause, ...]
    draws: tuple[Draw, ...]
    belief: Mapping[str, int]
    """The reasoned belief afterwards, in parts per million."""
    digest: str
    """The digest of the whole state afterwards."""


@dataclass(frozen=True)
class Origin:
    """The game that another one comes from: the rehearsal before it, or the crisis before it in a campaign."""

    sha: str
    """The sum of its last record."""
    step: int
    """The number of its decisions."""
    state: str
    """The digest of its state."""
    brought: tuple[str, ...] | None = None
    """In a campaign the ids of what it left to this one; None for a rehearsal."""


def now() -> str:
    """Give the time of day for a record; informative only."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def outcome_of(step: Step) -> dict[str, Any]:
    """Give what a step led to, as a record holds it."""
    return {
        "causes": [list(cause) for cause in step.causes],
        "draws": [list(draw) for draw in step.draws],
        "belief": belief(step.state),
        "digest": digest(step.state),
    }


def written(decision: Decision) -> dict[str, Any]:
    """Give a decision as a record holds it."""
    plain = {each.name: _plain(getattr(decision, each.name)) for each in fields(decision)}
    return {"do": _WORD_OF[type(decision)], **plain}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return list(value) if isinstance(value, tuple) else value


def understood(record: Mapping[str, Any]) -> Decision:
    """Give the decision a record holds."""
    kind = _WORDS[record["do"]]
    values = {
        name: tuple(value) if isinstance(value, list) else value for name, value in record.items() if name != "do"
    }
    decision: Decision = kind(**values)
    return decision


def causes_of(record: Mapping[str, Any]) -> tuple[Cause, ...]:
    """Give the causes a record holds."""
    return tuple(Cause(*cause) for cause in record["causes"])


def entry_of(record: Mapping[str, Any]) -> Entry:
    """Give the decision a record holds, with all that came of it."""
    return Entry(
        number=record["number"], phase=record["phase"], round=record["round"], minute=record["minute"],
        decision=understood(record["input"]), by=record["by"], role=record["role"], because=record["because"],
        seconds=record["seconds"], offered=tuple(record["offered"]), causes=causes_of(record),
        draws=tuple(Draw(*draw) for draw in record["draws"]), belief=record["belief"], digest=record["digest"],
    )  # fmt: skip


def beginning_in(header: Mapping[str, Any]) -> Beginning | None:
    """Give the beginning a header holds; None where the game begins as its scenario does."""
    found = header["beginning"]
    return Beginning(found["round"], found["meters"], tuple(found["flags"])) if found else None


def rehearsal_in(header: Mapping[str, Any]) -> Beginning | None:
    """Give the situation a rehearsal began in; what a campaign brought along makes no rehearsal."""
    return None if "brought" in header else beginning_in(header)


def brought_in(header: Mapping[str, Any], scenario: Scenario) -> tuple[str, ...]:
    """Give the lines a header's ids stand for: what the crisis before left to this one."""
    brings = scenario.campaign.brings if scenario.campaign else {}
    return tuple(brings[name].text for name in header.get("brought", ()) if name in brings)
