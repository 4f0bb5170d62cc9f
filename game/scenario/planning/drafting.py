"""A draft scenario made of a planner's list of events: what the table says stands in it, what it cannot know is marked.

The draft reads as a scenario at once; what is still to be written says so in its own words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any

from game.language import _
from game.scenario.planning.msel import STAGE_MODE
from game.scenario.planning.planned import Plan
from game.scenario.planning.sheet import Event
from game.scenario.problems import Problem
from game.scenario.quantities import window as span
from game.scenario.written import length

_CHANNELS: Mapping[str, tuple[str, ...]] = {
    "cable": ("mail", "letter", "cable", "telegram", "note verbale", "fax", "message"),
    "phone": ("phone", "call", "radio", "sms"),
    "social": ("social", "twitter", "facebook", "post"),
    "news": ("news", "tv", "televis", "press", "media", "broadcast", "article"),
    "cert": ("cert", "csirt", "soc"),
    "intelligence": ("intel",),
    "statement": ("statement", "speech", "declaration"),
    "report": ("report", "brief", "verbal", "person", "oral", "document", "paper"),
}
"""Our channels, and pieces of words by which planners name them."""
_KINDS: Mapping[str, tuple[str, ...]] = {
    "cert": ("cert", "csirt"),
    "media": ("news", "paper", "press", "tv", "radio", "media", "journalist"),
    "state": ("republic", "kingdom", "state of", "embassy", "government of"),
    "organisation": ("union", "organisation", "organization", "nations", "commission", "council"),
    "company": ("company", "inc", "ltd", "corp", "bank", "operator", "vendor", "provider"),
    "public": ("public", "citizens", "population"),
}
_PERSON = re.compile(r"(?P<person>.+?)\s*\((?P<actor>[^()]+)\)")
PUSHES = ("effects", "per_hour", "if_convincing", "if_thin", "if_late", "if_right", "if_wrong", "reckoning")
_LONGEST_TITLE = 70
Fields = dict[str, Any]


@dataclass
class Draft:
    """A scenario in the making, section by section."""

    plan: Plan
    actors: dict[str, Fields] = field(default_factory=dict)
    roles: dict[str, Fields] = field(default_factory=dict)
    injects: dict[str, Fields] = field(default_factory=dict)
    stages: list[Fields] = field(default_factory=list)
    choices: dict[str, Fields] = field(default_factory=dict)
    objectives: dict[str, list[str]] = field(default_factory=dict)
    """For each objective's title the choices that show it."""
    remarks: dict[str, str] = field(default_factory=dict)
    """Notes of a planner that are no fields, by the id of their event."""
    gaps: list[Problem] = field(default_factory=list)

    def gap(self, event: Event, column: str, message: str, hint: str) -> None:
        """Say what a row leaves to its author; where the whole column is missing, once, at the titles."""
        row, place = event.row, self.plan.columns.get(column, 0) + 1
        if column not in self.plan.columns:
            row = self.plan.head
        code = f"no-{column.casefold().replace(' ', '-')}"
        found = Problem(self.plan.file, row, place, "warning", code, column, message, hint)
        if found not in self.gaps:
            self.gaps.append(found)


def drafted(plan: Plan) -> Draft:
    """Make every section that a table can fill."""
    draft = Draft(plan)
    player, anchors = player_role(plan), round_starts(plan)
    for event in plan.events:
        if event.sort == "stage":
            _stage(draft, event)
        elif event.sort == "choice":
            _choice(draft, event)
        else:
            _inject(draft, event, player, anchors)
    return draft


def player_role(plan: Plan) -> str:
    """Give the office most messages are addressed to."""
    counted = Counter(event.to for event in plan.events if event.to)
    return counted.most_common(1)[0][0] if counted else "To write: the player's office"


def round_starts(plan: Plan) -> dict[int, int]:
    """Give the minute at which rounds begin that notes name; only the first where they contradict each other."""
    found: dict[int, int] = {1: 0}
    for event in plan.events:
        number = event.notes.get("round")
        if isinstance(number, int) and event.minute is not None and number > 1:
            found[number] = event.minute
    ordered = dict(sorted(found.items()))
    grows = all(next_minute - minute >= after - before for (before, minute), (after, next_minute)
                in pairwise(ordered.items()))  # fmt: skip
    return ordered if grows else {1: 0}


def _inject(draft: Draft, event: Event, player: str, anchors: Mapping[int, int]) -> None:
    id = _id(draft, event, draft.injects)
    made: Fields = {**_time(draft, event, anchors), **_sender(draft, event), "channel": _channel(draft, event)}
    made |= {"title": event.title, "text": event.text}
    rest = {name: value for name, value in _signed(event.notes).items() if name not in ("id", "at", "round", "from")}
    if event.to and event.to != player and "eyes" not in rest:
        rest["eyes"] = _role(draft, event.to)
    elif "eyes" in rest:
        draft.roles.setdefault(str(rest["eyes"]), {"title": event.to or str(rest["eyes"])})
    draft.injects[id] = made | rest
    _remark(draft, id, event)
    if event.response:
        _answer(draft, event, id)


def _time(draft: Draft, event: Event, anchors: Mapping[int, int]) -> Fields:
    """Give when an inject comes: at its round, at its time, in its window, or when its condition holds."""
    number, minute, written = event.notes.get("round"), event.minute, str(event.notes.get("at", ""))
    if isinstance(number, int) and anchors.get(number) == (minute or 0):
        return {"round": number}
    if event.sort == "contingency" and not {"when", "chance"} & set(event.notes):
        message = _("a contingency names no condition; the draft lets it come at its time")
        draft.gap(event, "Notes", message, _("write 'when: ...' in the draft, or in the notes"))
    if minute is None:
        return {} if "when" in event.notes else {"at": written or "0h"}
    return {"at": _moved(written, minute) if ".." in written else length(minute)}


def _moved(window: str, minute: int) -> str:
    """Give a window of the same length that begins at another minute."""
    try:
        first, last = span(window)
    except ValueError:
        return length(minute)
    return f"{length(minute)}..{length(minute + last - first)}"


def _sender(draft: Draft, event: Event) -> Fields:
    """Give who an inject comes from; a person stands before the actor where the notes name the actor's id."""
    known, person = event.notes.get("from"), ""
    name = event.sender
    if known and (found := _PERSON.fullmatch(name)):
        person, name = found["person"], found["actor"]
    if not name and not known:
        draft.gap(event, "From", _("nobody sends it; the draft lets exercise control send it"), _("name the sender"))
        name = "Exercise control"
    id = str(known) if known else slug(name) or f"sender-{event.row}"
    draft.actors.setdefault(id, {"name": name or id, "kind": _guess(_KINDS, name) or "group"})
    return {"from": id, "person": person} if person else {"from": id}


def _channel(draft: Draft, event: Event) -> str:
    mode = event.mode.casefold().strip()
    channel = mode if mode in _CHANNELS else _guess(_CHANNELS, mode)
    if not channel:
        message = _("'{mode}' is no channel the game knows; the draft says 'report'").format(mode=event.mode)
        none = _("no mode is named; the draft says 'report'")
        hint = _("write one of {all}").format(all=", ".join([*_CHANNELS, STAGE_MODE]))
        draft.gap(event, "Inject Mode", message if mode else none, hint)
    return channel or "report"


def _guess(table: Mapping[str, tuple[str, ...]], text: str) -> str:
    lowered = text.casefold()
    return next((name for name, pieces in table.items() if any(piece in lowered for piece in pieces)), "")


def _role(draft: Draft, to: str) -> str:
    id = slug(to) or f"role-{len(draft.roles) + 1}"
    draft.roles.setdefault(id, {"title": to})
    return id


def _stage(draft: Draft, event: Event) -> None:
    taken = {stage["id"]: stage for stage in draft.stages}
    id = _id(draft, event, taken)
    at = length(event.minute) if event.minute is not None else str(event.notes.get("at", "0h"))
    rest = {name: value for name, value in _signed(event.notes).items() if name not in ("id", "at")}
    draft.stages.append({"id": id, "at": at, "title": event.title, "text": event.text, **rest})
    _remark(draft, id, event)


def _choice(draft: Draft, event: Event) -> None:
    id = _id(draft, event, draft.choices)
    rest = {name: value for name, value in _signed(event.notes).items() if name not in ("id", "kind")}
    kind = event.notes.get("kind")
    if not kind:
        message = _("nothing says what sort of step it is; the draft says 'dialogue'")
        draft.gap(event, "Notes", message, _("write 'kind: ...' in the draft, or in the notes"))
    text = event.response if event.text == event.title and event.response else event.text
    draft.choices[id] = {"kind": kind or "dialogue", "title": event.title, "text": text, **rest}
    _remark(draft, id, event)
    for title in event.objectives:
        draft.objectives.setdefault(title, []).append(id)


def _answer(draft: Draft, event: Event, inject: str) -> None:
    """Make a choice of what participants are expected to do about an inject."""
    title = _short(event.response)
    id = free(f"answer-{inject}"[:40].rstrip("-"), draft.choices)
    draft.choices[id] = {"kind": "dialogue", "title": title, "text": event.response, "when": f"came.{inject}"}
    for objective in event.objectives:
        draft.objectives.setdefault(objective, []).append(id)


def _short(text: str) -> str:
    """Give the first sentence of a text, or as many of its words as a title holds."""
    first = re.split(r"(?<=[.!?])\s|\n", text, maxsplit=1)[0].rstrip(".")
    if len(first) <= _LONGEST_TITLE:
        return first
    return first[: _LONGEST_TITLE - 3].rsplit(" ", 1)[0] + " ..."


def _remark(draft: Draft, id: str, event: Event) -> None:
    if event.remark:
        draft.remarks[id] = f"row {event.row}: {event.remark}"


def _signed(notes: Mapping[str, Any]) -> Fields:
    """Give notes with pushes as numbers that are written with their sign."""
    return {name: _pushes(value) if name in PUSHES else _within(value) for name, value in notes.items()}


def _within(value: Any) -> Any:
    if isinstance(value, dict):
        return _signed(value)
    return [_within(each) for each in value] if isinstance(value, list) else value


def _pushes(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {name: Decimal(each) if isinstance(each, int) else each for name, each in value.items()}


def slug(text: str) -> str:
    """Give an id made of a text; empty where it holds no letter of the Latin alphabet."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    made = made if made[:1].isalpha() else f"e-{made}" if made else ""
    return f"{made}-" if made in ("and", "or", "not") else made[:40].rstrip("-")


def _id(draft: Draft, event: Event, taken: Mapping[str, object]) -> str:
    named = event.notes.get("id")
    wanted = named if isinstance(named, str) and slug(named) else slug(_short(event.title)) or f"event-{event.row}"
    return free(str(wanted), taken)


def free(wanted: str, taken: Iterable[str]) -> str:
    """Give an id that is not taken: the wanted one, or it with a number."""
    if wanted not in taken:
        return wanted
    number = next(each for each in range(2, 10_000) if f"{wanted[:36]}-{each}" not in taken)
    return f"{wanted[:36]}-{number}"
