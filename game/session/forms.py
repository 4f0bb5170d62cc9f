"""What each kind of record looks like: a forged one, whose chain holds, is told from one this program wrote."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from game.rules import Mode
from game.session.records import understood

CauseForm = tuple[int, str, str, str, str, int, int]
DrawForm = tuple[str, int, int, str]


class _Form(BaseModel):
    model_config = ConfigDict(extra="allow", strict=False)


class _Header(_Form):
    format: int
    rules: int
    scenario: str
    text: str
    seed: int
    mode: Mode
    truth: str
    started: str
    who: str
    by: str
    minutes_a_round: int
    collect: str
    beginning: dict[str, Any] | None
    brought: list[str] = []
    language: str
    catalogue: dict[str, str] | Literal[""]
    counterfactual: int = 0


class _Begin(_Form):
    causes: list[CauseForm]
    draws: list[DrawForm]
    belief: dict[str, int]
    digest: str


class _Decision(_Begin):
    number: int
    phase: str
    round: int
    minute: int
    input: dict[str, Any]
    by: str
    role: str
    because: str
    seconds: int
    offered: list[str]


class _Note(_Form):
    note: str
    text: str = ""
    role: str = ""
    round: int = 0
    percents: dict[str, int] = {}


class _Seal(_Form):
    ending: str
    ended_early: bool
    truth: str
    profiles: dict[str, str]
    reckoning: list[CauseForm]
    score: int
    objectives: dict[str, bool]
    upheld: dict[str, int]
    strained: dict[str, int]


_FORMS: Mapping[str, type[_Form]] = {
    "header": _Header, "begin": _Begin, "decision": _Decision, "note": _Note, "seal": _Seal,
}  # fmt: skip


def well_formed(record: Mapping[str, Any]) -> bool:
    """Tell whether a record has the fields of its kind, each of its type."""
    try:
        _FORMS[record["kind"]].model_validate(record)
        if record["kind"] == "decision":
            understood(record["input"])
    except (ValidationError, KeyError, TypeError, ValueError):
        return False
    return True
