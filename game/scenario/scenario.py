"""The whole of one crisis, as its author wrote it."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from game.scenario.campaign import Campaign
from game.scenario.choices import Choice, Hold, Question
from game.scenario.consequences import Part
from game.scenario.endings import DebriefQuestion, Ending, Objective, Score
from game.scenario.evidence import Evidence, Hypothesis
from game.scenario.injects import Inject
from game.scenario.quantities import ById, Id, Language, MeterName, Text, Whole
from game.scenario.talks import Draft, Negotiation
from game.scenario.world import Actor, Adviser, Attack, Briefing, Clock, MeterStart, Player, RedLine, Role

FORMAT = 1
COMMON_METERS = ("stability", "sovereignty", "support", "harm")
Topic = Literal[
    "cybersecurity", "internet-governance", "digital-economy", "cybercrime", "human-rights", "ai", "big-data",
    "iot", "connectivity", "evolving-threats", "law", "capacity-building", "dialogue", "negotiation", "multilateral",
    "norms", "cbm", "attribution", "speed", "sovereignty", "technical-expertise",
]  # fmt: skip


class Scenario(Part):
    """A crisis: a world, what may happen in it, and what may be done."""

    format: Literal[1]
    """The version of this language; always 1, and always the first line."""
    scenario: Id
    """The scenario's own id; its file is best called the same, with `.yaml` behind it."""
    title: Text
    """What the library calls it."""
    summary: Text
    """Two sentences for the library's card."""
    minutes: Annotated[Whole, Field(ge=5, le=240)]
    """How long a first round in training takes, in real minutes, with the time to weigh and to talk it over."""
    level: Literal["introductory", "moderate", "demanding", "expert"] = "moderate"
    """How much it asks of a player."""
    topics: tuple[Topic, ...] = ()
    """What it is about, the central matter first."""
    central: Annotated[tuple[Topic, ...], Field(min_length=1, max_length=3)] = ()
    """The one to three of these topics that the crisis turns on."""
    language: Language = "en"
    """The language it is written in."""
    content_note: Text | None = None
    """What a player may find hard, where people come to harm."""
    campaign: Campaign | None = None
    """Its place in a row of crises, where it has one."""
    player: Player
    """Whom the player speaks for."""
    briefing: Briefing
    """What the player knows at the start."""
    clock: Clock
    """When it starts and how its rounds run."""
    attention: Annotated[Whole, Field(ge=1, le=9)] = 3
    """Points the player may spend on choices in a round."""
    meters: Mapping[MeterName, MeterStart]
    """Where the meters stand: stability, sovereignty, support and harm, and any of the scenario's own."""
    actors: ById[Actor]
    """Who acts in the story."""
    advisers: ById[Adviser] = {}
    """Who advises the player."""
    roles: ById[Role] = {}
    """The seats of the delegation, where it is played by several."""
    red_lines: ById[RedLine] = {}
    """What the mandate forbids."""
    hypotheses: Annotated[Mapping[Id, Hypothesis], Field(min_length=2, max_length=6)]
    """What may be true, two to six explanations."""
    attack: Attack
    """What is running."""
    evidence: ById[Evidence] = {}
    """What can be learnt."""
    injects: ById[Inject] = {}
    """What the world does by itself."""
    choices: Annotated[Mapping[Id, Choice], Field(min_length=1, max_length=400)]
    """What the player may do."""
    hold: Hold | None = None
    """What doing nothing means here."""
    negotiations: ById[Negotiation] = {}
    """Talks a choice may open."""
    drafts: ById[Draft] = {}
    """Texts a choice may ask for."""
    questions: ById[Question] = {}
    """Questions asked beside decisions."""
    objectives: ById[Objective] = {}
    """What it is meant to train."""
    endings: Annotated[tuple[Ending, ...], Field(min_length=1, max_length=60)]
    """How it may end; the first whose condition holds, so the last has none."""
    debrief: ById[DebriefQuestion] = {}
    """What to talk about afterwards."""
    score: Score
    """How the author weighs a result, for review and playtests."""

    __hash__ = object.__hash__
    """A scenario is itself: two readings of one file are two worlds."""

    def __eq__(self, other: object) -> bool:
        return self is other
