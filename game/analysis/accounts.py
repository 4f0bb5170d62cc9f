"""The account of a game in plain values, for other tools: a spreadsheet, a document, a learning system.

One row is one decision. A field's docstring is the description of its column, in the published JSON Schema and in
`docs/exports.md`. What the reveal covers is empty in an account of a game that nobody has revealed.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from game.analysis import reviewed
from game.analysis.observing import observed
from game.analysis.story import in_words
from game.rules import Accept, Ask, Assess, Cause, EndEarly, HandInject, Keep, Offer, Plan, TakeBack, Walk
from game.scenario.consequences import Consequence
from game.session import Entry, SavedGame
from game.session.words import Words

Kind = Literal["assess", "keep", "plan", "offer", "ask", "accept", "walk", "inject", "end", "take_back"]
_KINDS: Mapping[type[Any], Kind] = {
    Assess: "assess", Keep: "keep", Plan: "plan", Offer: "offer", Ask: "ask", Accept: "accept", Walk: "walk",
    HandInject: "inject", EndEarly: "end", TakeBack: "take_back",
}  # fmt: skip


class Account(BaseModel):
    """A part of what is handed over."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class DecisionAccount(Account):
    """One decision, and what followed until the next."""

    number: int
    """Its place in the record, from 1; decisions taken back are counted too."""
    round: int
    """The round it was made in."""
    phase: str
    """The phase it was made in: assessment, decision, negotiation, resolution."""
    minute: int
    """Minutes of the crisis when it was made."""
    story_time: str
    """The same moment on the story's own calendar, without a zone: 2026-03-02T04:10."""
    seconds: int
    """Real seconds it took; informative."""
    by: str
    """Who decided: `player`, `clock`, `facilitator`, or a policy's name."""
    role: str
    """The seat of the delegation; empty where one person plays."""
    kind: Kind
    """What sort of decision it is."""
    options: list[str]
    """What was chosen, by ids: a plan's choices, `draft.clause=option`, `question=option`; an offer's clauses."""
    text: list[str]
    """The same in words, one line for each part of it."""
    reason: str
    """The player's own reason; empty where none was written."""
    taken_back: bool
    """True if the player took it back afterwards; it stands in the record all the same."""
    offered: list[str]
    """Ids of the choices that could be taken."""
    known: list[str]
    """The evidence that had spoken by then, as `evidence.finding`."""
    stated: dict[str, int] | None
    """The probabilities that stood then, in percent by hypothesis; nothing before the first assessment."""
    basis: str
    """The confidence in their basis that was stated with them: low, moderate, high."""
    supported: dict[str, float] | None
    """What the evidence supported then, as its author built it, in percent. Covered until the reveal."""
    loss: float | None
    """For an assessment: the sum of (stated - supported) squared, as shares. Covered until the reveal."""
    brier: float | None
    """For an assessment: the sum of (stated - true) squared over all hypotheses, 0 to 2. Covered until the reveal."""
    changes: dict[str, float]
    """What each meter moved until the next decision, in points."""
    causes: list[str]
    """Every push on a meter until the next decision: `minute kind id part meter change`."""
    upheld: list[str]
    """Norms, CBMs and rules of law upheld by what was chosen and by what came of choices until the next decision."""
    strained: list[str]
    """Those strained."""
    crossed: list[str]
    """Red lines of the mandate crossed until the next decision."""
    verdict: str
    """What a stored review by the scenario's own weights says: good, fair, costly, unclear; empty without a review.
    Covered until the reveal."""
    lost: float | None
    """Points the decision lost against the best that was tried, by that review. Covered until the reveal."""
    remarks: list[str]
    """What a facilitator or observer wrote down or rated between the decision before and this one, and who, if said."""


class GameAccount(Account):
    """One game, and its decisions."""

    save: str
    """The sum of the sealed record's last line; it names the record for ever."""
    player: str
    """The player's pseudonym; a short code of the record where none was given."""
    name: str
    """The player's name, where a names file was asked for and has it; else empty."""
    scenario: str
    """The scenario's id."""
    title: str
    """The scenario's title."""
    version: str
    """The first twelve digits of the SHA-256 of the scenario's text: equal where the very same scenario was played."""
    exercise: str
    """The id of the exercise file; empty without one."""
    mode: str
    """training or exercise."""
    rules: int
    """The version of the rules it was played by."""
    played_by: str
    """`player`, or the name of the policy that played."""
    started: str
    """When it began, in real time with the zone."""
    language: str
    """The language it was played in."""
    rehearsal: bool
    """True if it began in another situation than the scenario's own."""
    counterfactual: bool
    """True if it is a what-if of another game, and nobody's own."""
    redacted_from: str
    """For a copy without free text: the `save` of the record it was made from; else empty."""
    ending: str
    """The ending's id."""
    ending_title: str
    """The ending's title."""
    ended_early: bool
    """True if a facilitator ended the game at what was."""
    minutes: int
    """Minutes of the crisis at the last recorded cause."""
    revealed: bool
    """True once the truth was asked for; until then what it covers is empty."""
    meters: dict[str, float]
    """Where each meter stood at the end, in points, before anything came out about the truth."""
    objectives: dict[str, bool]
    """Whether play showed each learning objective."""
    upheld: dict[str, int]
    """How often each norm, CBM or rule of law was upheld over the game."""
    strained: dict[str, int]
    """How often each was strained."""
    truth: str
    """The hypothesis that was true. Covered until the reveal."""
    truth_fixed: bool | None
    """True if an instructor fixed it, false if it was drawn. Covered until the reveal."""
    seed: int | None
    """The number all luck was drawn from; who knows it can find the truth. Covered until the reveal."""
    score: float | None
    """The scenario's own weighing of the result, in points: an opinion, for learning. Covered until the reveal."""
    decisions: list[DecisionAccount]
    """Every decision in order."""


def pseudonym(game: SavedGame) -> str:
    """Give the name a player goes by; the record's short code where none was given."""
    return str(game.header["who"]) or game.code


def account(game: SavedGame, name: str = "") -> GameAccount:
    """Give the account of a finished game; `name` is the player's, where it was asked for."""
    header, scenario, seal = game.header, game.scenario, game.seal
    if seal is None:
        raise ValueError("an account is given of a finished game")
    ending = next(each for each in scenario.endings if each.id == seal["ending"])
    opened = game.revealed
    return GameAccount(
        save=game.sha, player=pseudonym(game), name=name, scenario=scenario.scenario, title=scenario.title,
        version=game.edition, exercise=header["exercise"], mode=game.mode, rules=header["rules"],
        played_by=header["by"], started=header["started"], language=header["language"],
        rehearsal=game.rehearsal is not None, counterfactual=bool(game.counterfactual),
        redacted_from=header.get("redacted_from", ""), ending=ending.id,
        ending_title=ending.title, ended_early=seal["ended_early"],
        minutes=max((cause.minute for cause in game.ledger), default=0), revealed=opened, meters=final_meters(game),
        objectives=seal["objectives"], upheld=seal["upheld"], strained=seal["strained"],
        truth=seal["truth"] if opened else "", truth_fixed=bool(header["truth"]) if opened else None,
        seed=header["seed"] if opened else None, score=seal["score"] / 1000 if opened else None,
        decisions=list(_decisions(game, seal["truth"] if opened else "")),
    )  # fmt: skip


def final_meters(game: SavedGame) -> dict[str, float]:
    """Give where each meter stood at the end of play, in points."""
    tenths = dict(game.first_meters)
    return {name: value / 10 for name, value in (tenths | _moved(game.ledger, tenths)).items()}


def _moved(causes: tuple[Cause, ...], start: Mapping[str, int]) -> dict[str, int]:
    moved = dict(start)
    for cause in causes:
        if cause.meter:
            moved[cause.meter] = moved.get(cause.meter, 0) + cause.change
    return moved


def _decisions(game: SavedGame, truth: str) -> Iterator[DecisionAccount]:
    """Give every decision; `truth` is empty while it is covered."""
    said, standing = Words(game.scenario), {entry.number for entry in game.entries}
    known = [cause for cause in game.beginning if cause.kind == "finding"]
    belief, stated, remarks = game.first_belief, None, _remarks(game)
    review = next((each for each in reviewed.stored(game) if each.own), None) if truth else None
    verdicts = {each.number: (each.verdict, round(each.loss.mean, 3)) for each in review.decisions} if review else {}
    for entry in game.all_entries:
        stated = entry.decision if isinstance(entry.decision, Assess) else stated
        yield _decision(said, entry, known, belief, stated, truth).model_copy(
            update={"taken_back": entry.number not in standing, "remarks": remarks.get(entry.number, [])}
            | dict(zip(("verdict", "lost"), verdicts.get(entry.number, ("", None)), strict=True))
        )
        if entry.number in standing:
            known = [*known, *(cause for cause in entry.causes if cause.kind == "finding")]
        belief = entry.belief


def _decision(
    said: Words, entry: Entry, known: list[Cause], belief: Mapping[str, int], stated: Assess | None, truth: str
) -> DecisionAccount:
    percents = dict(stated.percents) if stated else None
    supported = {name: round(share / 10_000, 4) for name, share in belief.items()}
    judged = percents if truth and isinstance(entry.decision, Assess | Keep) else None
    upheld, strained = _norms(said, entry)
    return DecisionAccount(
        number=entry.number, round=entry.round, phase=entry.phase, minute=entry.minute,
        story_time=_story_time(said, entry.minute), seconds=entry.seconds, by=entry.by,
        role=entry.role, kind=_KINDS[type(entry.decision)], options=list(options(entry)),
        text=list(in_words(said, entry)), reason=entry.because, taken_back=False, offered=list(entry.offered),
        known=[f"{cause.id}.{cause.part}" for cause in known], stated=percents, basis=stated.basis if stated else "",
        supported=supported if truth else None,
        loss=_distance(judged, supported) if judged else None,
        brier=_distance(judged, {name: 100.0 * (name == truth) for name in judged}) if judged else None,
        changes={name: change / 10 for name, change in _moved(entry.causes, {}).items() if change},
        causes=[_told(cause) for cause in entry.causes if cause.meter], upheld=upheld, strained=strained,
        crossed=[cause.id for cause in entry.causes if cause.kind == "red_line"], verdict="", lost=None,
        remarks=[],
    )  # fmt: skip


def _story_time(said: Words, minute: int) -> str:
    return (said.scenario.clock.start + timedelta(minutes=minute)).isoformat(timespec="minutes")


def options(entry: Entry) -> Iterator[str]:
    """Give what a decision chose, by ids alone."""
    decision = entry.decision
    if isinstance(decision, Plan):
        yield from decision.choices
        for draft, package in decision.drafts.items():
            yield from (f"{draft}.{clause}={option}" for clause, option in package.items())
        yield from (f"{question}={answer}" for question, answer in decision.answers.items())
    elif isinstance(decision, Offer):
        yield from (f"{clause}={option}" for clause, option in decision.package.items())
    elif isinstance(decision, Ask):
        yield decision.clause
    elif isinstance(decision, Accept) and decision.counterpart:
        yield decision.counterpart


def _distance(stated: Mapping[str, int], other: Mapping[str, float]) -> float:
    return round(sum(((stated[name] - other[name]) / 100) ** 2 for name in stated), 6)


def _told(cause: Cause) -> str:
    part = f".{cause.part}" if cause.part else ""
    return f"{cause.minute} {cause.kind} {cause.id}{part} {cause.meter} {cause.change / 10:+g}"


def _norms(said: Words, entry: Entry) -> tuple[list[str], list[str]]:
    parts = {(cause.kind, cause.id, cause.part): _part(said, cause) for cause in entry.causes}
    moved = [part for part in parts.values() if isinstance(part, Consequence)]
    upheld = {norm for part in moved for norm in part.upholds}
    return sorted(upheld), sorted({norm for part in moved for norm in part.strains})


def _part(said: Words, cause: Cause) -> object:
    if cause.kind in ("clause", "draft"):
        texts = said.scenario.drafts if cause.kind == "draft" else said.scenario.negotiations
        clause, _dot, option = cause.part.partition(".")
        return texts[cause.id].clauses[clause].options[option]
    return said.part(cause)


def _remarks(game: SavedGame) -> dict[int, list[str]]:
    """Give what was remarked and rated before each decision, by its number; the last takes what came after it too."""
    found, last = dict[int, list[str]](), len(game.all_entries)
    for each in observed(game):
        told = each.told(game.scenario)
        found.setdefault(min(each.before, last), []).append(f"{each.who}: {told}" if each.who else told)
    return found
