"""Small worlds for tests: the least a scenario needs, and what a test adds to it."""

import copy
import json
from typing import Any

from game.scenario import Scenario, load_text

LEAST: dict[str, Any] = {
    "format": 1, "scenario": "small", "title": "Calm a small crisis", "summary": "A test.", "minutes": 10,
    "player": {"country": "Vellmar", "role": "Ambassador", "mandate": "Stay calm."},
    "briefing": {"headline": "It begins.", "from": "The minister"},
    "clock": {"start": "2026-03-02 04:10", "rounds": ["4h", "4h"]},
    "meters": {"stability": 60, "sovereignty": 70, "support": 55, "harm": 10},
    "actors": {"orsk": {"name": "Republic of Orsk", "kind": "state", "trust": 35}},
    "hypotheses": {
        "state": {"name": "Orsk", "text": "Orsk did it.", "prior": "50%"},
        "gang": {"name": "A gang", "text": "A gang did it.", "prior": "50%"},
    },
    "attack": {"stages": [{"id": "dark", "at": "0h", "title": "Dark", "text": "It is dark."}]},
    "choices": {"wait": {"kind": "dialogue", "title": "Wait and see", "text": "Nothing."}},
    "endings": [{"id": "end", "title": "The end", "text": "It is over."}],
    "score": {"weights": {"stability": 40, "sovereignty": 20, "support": 20, "harm": 20}},
}  # fmt: skip


def text(**changes: Any) -> str:
    """Give the text of a small world; JSON is YAML too."""
    return json.dumps({**copy.deepcopy(LEAST), **changes}, indent=1)


def world(**changes: Any) -> Scenario:
    """Give a small world with what a test adds or puts in another's place."""
    return load_text(text(**changes), "small.yaml")


def choice(**changes: Any) -> dict[str, Any]:
    """Give one choice as an author writes it."""
    return {"kind": "cbm", "title": "Call Orsk", "text": "Call.", **changes}


def finding(id: str, **likelihood: str) -> dict[str, Any]:
    """Give one finding as an author writes it."""
    return {"id": id, "title": id, "text": id, "weighs": "A little.", "likelihood": likelihood}
