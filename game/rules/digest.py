"""A short name for a whole state: equal digests, equal worlds.

The fields are named and versioned, and a field that stands at its default is left out, so that a
field added later breaks no old digest.
"""

import json
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from game.rules.state import State

RULES_VERSION = 1
"""Raised whenever the same inputs could lead to another state; a save is replayed only by its own version."""

FIELDS = (
    "luck", "awaits", "clock", "round", "sitting", "round_began", "round_ends", "new_since", "attention", "meters",
    "attack", "flags", "done", "outcomes", "shown", "withdrawn", "shared", "weights", "interests", "news", "tried",
    "came", "upheld", "strained", "crossed", "talks", "due", "drafts", "answers", "stated", "weighed", "named",
    "queue", "broken", "ending", "ended_early",
)  # fmt: skip


def digest(state: State) -> str:
    """Give the SHA-256 of the whole state as 64 hexadecimal digits."""
    told = {name: told for name in FIELDS if (told := plain(getattr(state, name))) not in _DEFAULTS}
    text = json.dumps({"rules": RULES_VERSION, **told}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


_DEFAULTS: tuple[Any, ...] = ("", 0, False, [], {})


def plain(value: Any) -> Any:
    """Give a value of the state as plain JSON data, the same whatever order things were put in."""
    if is_dataclass(value):
        told = {each.name: plain(getattr(value, each.name)) for each in fields(value)}
        return {name: each for name, each in told.items() if each not in _DEFAULTS}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, Set):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value
