"""The form of an xAPI 1.0.3 statement as JSON Schema, in our own words; nothing else may stand in one."""

from typing import Any

IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
UUID = {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"}
LANGUAGES = {"type": "object", "patternProperties": {"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": {"type": "string"}},
             "additionalProperties": False}  # fmt: skip
EXTENSIONS = {"type": "object", "propertyNames": IRI}
DURATION = {"type": "string", "pattern": r"^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}


def form(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


AGENT = form(
    ("account",), objectType={"const": "Agent"}, name={"type": "string", "minLength": 1},
    account=form(("homePage", "name"), homePage=IRI, name={"type": "string", "minLength": 1}),
)  # fmt: skip
COMPONENTS = {
    "type": "array",
    "minItems": 1,
    "items": form(("id",), id={"type": "string", "pattern": r"^\S+$"}, description=LANGUAGES),
}
INTERACTIONS = [
    "true-false",
    "choice",
    "fill-in",
    "long-fill-in",
    "matching",
    "performance",
    "sequencing",
    "likert",
    "numeric",
    "other",
]
DEFINITION = form(
    name=LANGUAGES, description=LANGUAGES, type=IRI, moreInfo=IRI, extensions=EXTENSIONS,
    interactionType={"enum": INTERACTIONS}, choices=COMPONENTS, scale=COMPONENTS, source=COMPONENTS, target=COMPONENTS,
    steps=COMPONENTS,
)  # fmt: skip
ACTIVITY = form(("id",), objectType={"const": "Activity"}, id=IRI, definition=DEFINITION)
SCORE = form(
    scaled={"type": "number", "minimum": -1, "maximum": 1},
    raw={"type": "number"},
    min={"type": "number"},
    max={"type": "number"},
)
ACTIVITIES = {"type": "array", "items": ACTIVITY}
STATEMENT = form(
    ("id", "actor", "verb", "object", "timestamp"), id=UUID, actor=AGENT,
    verb=form(("id", "display"), id=IRI, display=LANGUAGES), object=ACTIVITY,
    result=form(score=SCORE, success={"type": "boolean"}, completion={"type": "boolean"}, response={"type": "string"},
                duration=DURATION, extensions=EXTENSIONS),
    context=form(registration=UUID, revision={"type": "string"}, platform={"type": "string"},
                 language={"type": "string"},
                 contextActivities=form(parent=ACTIVITIES, grouping=ACTIVITIES, category=ACTIVITIES, other=ACTIVITIES),
                 extensions=EXTENSIONS),
    timestamp=TIME,
)  # fmt: skip
