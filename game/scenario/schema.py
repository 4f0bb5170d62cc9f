"""The JSON Schema of the scenario language, for editors: it completes fields, explains them, and marks slips.

It is made of the typed model, so that an editor and `check` cannot disagree about a field.
"""

from typing import Any

from game.scenario.reference import norms
from game.scenario.scenario import Scenario

FILE = "demarche.schema.json"
"""What the schema is called beside a scenario."""
MODELINE = f"# yaml-language-server: $schema={FILE}"
"""The first line that makes the common YAML editors use the schema."""


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a scenario file."""
    made = Scenario.model_json_schema(by_alias=True)
    _without_titles(made)
    for part in made["$defs"].values():
        for field in ("upholds", "strains"):
            if field in part.get("properties", {}):
                part["properties"][field]["items"] = {"enum": sorted(norms())}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A Demarche scenario", **made}


def _without_titles(node: Any) -> None:
    """Take away the titles made of fields' names: an editor would show them in place of the field's meaning."""
    if isinstance(node, dict):
        if isinstance(node.get("title"), str):
            del node["title"]
        for value in node.values():
            _without_titles(value)
    elif isinstance(node, list):
        for value in node:
            _without_titles(value)
