"""All that bears on who did it, as rows of the grid: what was found, and what others did that tells something."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from game.language import _
from game.rules import Cause, PlayerView, SeenEvidence, Sign
from game.ui.eyes import Discreet, address


@dataclass(frozen=True)
class Bears:
    """One finding, or one thing that others did."""

    id: str
    """Its name in the marks, and on the screen."""
    minute: int
    title: str
    source: str
    weighs: str
    """An analyst's sentence on what it tells; empty where there is none."""
    likelihood: Mapping[str, int] | None
    whose: str
    """For whose eyes it is while it is still covered; empty where it is open."""
    address: str
    """By what name it is uncovered."""
    new: bool
    """True if it is of the last round: it stands unfolded."""
    grade: str = ""
    withdrawn: bool = False
    origin: str = ""
    """The title of the earlier report of the same origin; empty where there is none."""


def bearing(said: Discreet, view: PlayerView, since: Iterable[Cause]) -> tuple[Bears, ...]:
    """Give what bears on who did it, the newest first."""
    new = {_done(cause) for cause in since}
    found = {cause.id for cause in new if cause.kind == "finding"}
    signs = [sign for sign in view.signs if _tells(said, sign)]
    rows = [*(_found(said, seen, found) for seen in view.evidence), *(_sign(said, sign, new) for sign in signs)]
    return tuple(sorted(rows, key=lambda row: -row.minute))


def _found(said: Discreet, seen: SeenEvidence, new: Collection[str]) -> Bears:
    item = said.scenario.evidence[seen.evidence]
    finding = item.finding(seen.finding)
    return Bears(
        id=seen.evidence, minute=seen.minute, title=finding.title, source=item.source,
        weighs="" if seen.withdrawn else finding.weighs or "",
        likelihood=seen.likelihood, whose=said.covers_evidence(seen.evidence),
        address=f"evidence {seen.evidence}",
        new=seen.evidence in new, grade=item.grade or "", withdrawn=seen.withdrawn,
        origin=said.found(seen.origin) if seen.origin else "",
    )  # fmt: skip


def _sign(said: Discreet, sign: Sign, new: Collection[Cause]) -> Bears:
    cause = sign.cause
    title, source, weighs = said.title(cause), said.sender(cause), said.weighs(cause)
    if sign.answer:
        title, source, weighs = _answered(said, cause.id, sign.answer)
    return Bears(
        id="-".join((cause.kind, cause.id, *(sign.answer or (cause.part,)), str(cause.minute))).replace(" ", "-"),
        minute=cause.minute, title=title, source=source, weighs=weighs, likelihood=sign.likelihood,
        whose=said.covers(cause), address=address(cause), new=_done(cause) in new,
    )  # fmt: skip


def _tells(said: Discreet, sign: Sign) -> bool:
    """Tell whether a sign bears on who did it: an answer does where the explanations differ in who sits there."""
    if not sign.answer:
        return True
    _clause, who, _id = sign.answer
    profiles = said.scenario.negotiations[sign.cause.id].counterparts[who].profiles.values()
    return any(isinstance(each.prior, Mapping) and len(set(each.prior.values())) > 1 for each in profiles)


def _answered(said: Discreet, talks: str, answer: tuple[str, str, str]) -> tuple[str, str, str]:
    """Give what somebody at the table answered, who, and what it tells."""
    clause, who, id = answer
    table = said.scenario.negotiations[talks]
    told = next(each for each in table.counterparts[who].answers[clause] if each.id == id)
    title = _("{clause}: \u201c{answer}\u201d").format(clause=table.clauses[clause].title, answer=told.text)
    return title, table.counterparts[who].person, told.weighs or ""


def _done(cause: Cause) -> Cause:
    """Give what happened without what it moved."""
    return Cause(*cause[:4])
