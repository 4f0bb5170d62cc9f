"""A draft scenario written as a file: what a table cannot know stands in it as a placeholder that says so."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from game.scenario.composing import block
from game.scenario.planning.drafting import PUSHES, Draft, Fields, free, player_role, round_starts, slug
from game.scenario.schema import MODELINE
from game.scenario.written import length, moment

_METERS = {"stability": 60, "sovereignty": 60, "support": 55, "harm": 10}
_NO_STAGE = {"id": "begins", "at": "0h", "title": "To write", "text": "To write: what the attack does first."}
_NO_CHOICE = {"kind": "dialogue", "title": "Wait for more", "text": "To write: what the player may do."}
_ENDING = {"id": "end", "title": "To write: how it ends", "text": "To write: what the world looks like."}


def draft_text(draft: Draft, id: str) -> str:
    """Write a draft as a scenario file."""
    comments = (
        MODELINE,
        f"# A draft made of {PurePath(draft.plan.file).name}: {len(draft.plan.events)} events. What begins with",
        "# 'To write' is yours; kinds of actors, priors, rounds and meters are placeholders. Run 'check', then 'play'.",
    )
    sections = [
        *(block({name: value}) for name, value in _head(draft, id).items()),
        block({"attack": {"stages": draft.stages or [_NO_STAGE]}}),
        _section(draft, "injects", draft.injects),
        _section(draft, "choices", draft.choices or {"wait": _NO_CHOICE}),
        block({"objectives": goals}) if (goals := _objectives(draft)) else "",
        block({"endings": [_ENDING]}),
        block({"score": {"weights": {"stability": 25, "sovereignty": 25, "support": 25, "harm": 25}}}),
    ]
    return "\n".join(comments) + "\n" + "".join(sections)


def _section(draft: Draft, name: str, parts: Mapping[str, Fields]) -> str:
    """Write a section, with what a planner noted as a comment above each part."""
    if not parts:
        return ""
    written = [f"{name}:\n"]
    for id, made in parts.items():
        noted = draft.remarks.get(id, "").splitlines()
        written += [*(f"  # {line}\n" for line in noted if line.strip()), block({id: made}, 2)]
    return "".join(written)


def _head(draft: Draft, id: str) -> Fields:
    words = sum(len(f"{event.title} {event.text}".split()) for event in draft.plan.events)
    pushed = _meters_pushed(draft)
    trusts = {meter.removeprefix("trust.") for meter in pushed if meter.startswith("trust.")}
    for actor in sorted(trusts):
        draft.actors.setdefault(actor, {"name": f"To write: {actor}", "kind": "group"})["trust"] = 50
    own = {meter: 50 for meter in sorted(pushed) if "." not in meter and meter not in _METERS}
    return {
        "format": 1, "scenario": id, "title": f"To write: {id.replace('-', ' ')}",
        "summary": "To write: two sentences for the library's card.", "minutes": min(240, max(10, words // 100 + 5)),
        "player": {
            "country": "To write", "role": player_role(draft.plan), "mandate": "To write: what the player may do.",
        },
        "briefing": {"headline": "To write: what is at stake now.", "from": "To write: who signs the mandate"},
        "clock": {"start": moment(draft.plan.start), "rounds": [length(each) for each in _rounds(draft)]},
        "meters": _METERS | own,
        **({"roles": draft.roles} if draft.roles else {}),
        **({"advisers": advisers} if (advisers := _advisers(draft)) else {}),
        "actors": draft.actors or {"control": {"name": "Exercise control", "kind": "group"}},
        "hypotheses": _hypotheses(draft),
    }  # fmt: skip


def _advisers(draft: Draft) -> Fields:
    """Give everybody whose advice the notes hold."""
    given = [advice for choice in draft.choices.values() if isinstance(advice := choice.get("advice"), dict)]
    return {str(id): {"name": f"To write: {id}", "office": "To write"} for advice in given for id in advice}


def _meters_pushed(draft: Draft) -> set[str]:
    found: set[str] = set()
    for part in (*draft.injects.values(), *draft.stages, *draft.choices.values()):
        found |= set(_pushed(part))
    return found


def _pushed(value: Any) -> Iterator[str]:
    for name, each in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
        if name in PUSHES and isinstance(each, dict):
            yield from map(str, each)
        else:
            yield from _pushed(each)


def _rounds(draft: Draft) -> list[int]:
    """Give the rounds' lengths: they begin where notes say so, and share the time between evenly.

    Where no notes say so there are four, and the last begins when everything has come, so that it can be answered.
    """
    starts = round_starts(draft.plan)
    last = max((event.minute or 0 for event in draft.plan.events), default=0)
    if len(starts) == 1:
        shares = _shares(max(-(-last // 60) * 60, 180), 3)
        return [*shares, shares[0]]
    count = max(starts)
    end = max(-(-(last + 60) // 60) * 60, starts[count] + 60, count * 60)
    marks = sorted({*starts.items(), (count + 1, end)})
    return [
        each for (first, begins), (after, ends) in pairwise(marks) for each in _shares(ends - begins, after - first)
    ]


def _shares(minutes: int, parts: int) -> list[int]:
    each = minutes // parts // 60 * 60 or minutes // parts
    return [each] * (parts - 1) + [minutes - each * (parts - 1)]


def _hypotheses(draft: Draft) -> Fields:
    """Give the explanations that chances in the notes name, else two, all equally probable."""
    chances = [chance for inject in draft.injects.values() if isinstance(chance := inject.get("chance"), dict)]
    named = list(dict.fromkeys(str(name) for chance in chances for name in chance))[:6]
    names = named if len(named) > 1 else ["first", "second"]
    shares = [100 - 100 // len(names) * (len(names) - 1), *[100 // len(names)] * (len(names) - 1)]
    return {
        name: {"name": f"To write: {name}", "text": "To write: who is behind it.", "prior": f"{share}%"}
        for name, share in zip(names, shares, strict=True)
    }


def _objectives(draft: Draft) -> Fields:
    made: Fields = {}
    for number, (title, ids) in enumerate(draft.objectives.items(), 1):
        id = free(slug(title) or f"objective-{number}", made)
        made[id] = {"title": title, "when": " or ".join(f"did.{each}" for each in ids)}
    return made
