"""What anything in a scenario may change, written the same way wherever it stands."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    SerializerFunctionWrapHandler,
    Tag,
    WithJsonSchema,
    model_serializer,
)

from game.scenario.quantities import Id, MeterName, PartsPerMillion, Tenths, Whole


class Part(BaseModel):
    """Anything an instructor writes: frozen, and an unknown key is a problem."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=False)


NormId = Annotated[
    Id,
    WithJsonSchema({"type": "string", "description": "A norm, CBM or legal rule by its id.", "examples": ["norm-h"]}),
]
"""A norm, confidence-building measure or legal rule, by the reference's id."""

Channel = Literal["cable", "news", "cert", "intelligence", "statement", "phone", "report", "social"]
Effects = Mapping[MeterName, Tenths]


def _one_or_each(value: Any) -> str:
    return "each" if isinstance(value, Mapping) else "one"


Chance = Annotated[
    Annotated[PartsPerMillion, Tag("one")] | Annotated[Mapping[Id, PartsPerMillion], Tag("each")],
    Discriminator(_one_or_each),
]
"""How probable something is: one share, or one for each hypothesis, so that behaviour is evidence."""


class Consequence(Part):
    """What changes at once when this happens."""

    effects: Effects = {}
    """Pushes on meters, written in points (`trust.orsk: +6`), felt at once; a meter never leaves 0 to 100."""
    set_flags: tuple[Id, ...] = Field(default=(), alias="set")
    """Flags raised from now on, for conditions to read as `flag.NAME`."""
    clear_flags: tuple[Id, ...] = Field(default=(), alias="clear")
    """Flags lowered."""
    reveal: tuple[Id, ...] = ()
    """Evidence that speaks now: one of its findings is shown."""
    withdraw: tuple[Id, ...] = ()
    """Evidence taken back: its finding no longer counts, and the player is told."""
    share: tuple[Id, ...] = ()
    """Evidence laid before others; only what was shared makes the case for a public attribution."""
    pace: Annotated[Whole, Field(ge=-400, le=400)] = 0
    """Percent added to the attack's pace: -25 slows it by a quarter of the crisis clock."""
    upholds: tuple[NormId, ...] = ()
    """Norms, CBMs and rules of law this honours, by the reference's ids."""
    strains: tuple[NormId, ...] = ()
    """Norms, CBMs and rules of law this strains or breaks."""

    @model_serializer(mode="wrap")
    def _what_it_changes_comes_last(self, told: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Write a part as an author does: first what it is, then what it changes."""
        written: dict[str, Any] = told(self)
        last = {field.alias or name for name, field in Consequence.model_fields.items()}
        return dict(sorted(written.items(), key=lambda item: item[0] in last))
