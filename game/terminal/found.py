"""What was found and what others did, told in plain lines: all that bears on who did it."""

from collections.abc import Iterator, Mapping

from game.language import _
from game.rules import SeenEvidence, Sign
from game.scenario import Scenario
from game.session import Game, words
from game.session.words import Words
from game.terminal import parts

Lines = Iterator[str]


def evidence(game: Game) -> Lines:
    """Tell everything that was found, the newest first; then the signs: what others did that tells something."""
    view = game.view()
    if not view.evidence:
        yield _("Nothing has been found yet.")
    for seen in view.evidence:
        yield from _found(game, seen)
    if view.signs:
        yield _("Signs: what others did or said, and what it tells.")
    for sign in view.signs:
        yield from _sign(game, sign)


def _found(game: Game, seen: SeenEvidence) -> Lines:
    item = game.scenario.evidence[seen.evidence]
    finding = item.finding(seen.finding)
    yield from parts.found(seen.evidence, item, finding, words.moment(seen.minute))
    yield from _how_probable(game, seen.likelihood)
    if seen.origin:
        yield _("  It has the same origin as '{other}': it counts once.").format(other=seen.origin)
    if seen.withdrawn:
        yield _("  It was taken back.")


def _sign(game: Game, sign: Sign) -> Lines:
    said, moment = Words(game.scenario), words.moment(sign.cause.minute)
    if sign.answer:
        yield from _answer(game.scenario, sign.cause.id, sign.answer, moment)
        return
    yield _("{moment}: {title} ({whose})").format(
        moment=moment, title=said.title(sign.cause), whose=said.sender(sign.cause)
    )
    if weighs := said.weighs(sign.cause):
        yield _("  An analyst: {text}").format(text=weighs)
    yield from _how_probable(game, sign.likelihood)


def _answer(scenario: Scenario, talks: str, given: tuple[str, str, str], moment: str) -> Lines:
    clause, who, answer = given
    other = scenario.negotiations[talks].counterparts[who]
    told = next(each for each in other.answers[clause] if each.id == answer)
    yield _("{moment}: {person}, asked about {clause}: {text}").format(
        moment=moment, person=other.person, clause=clause, text=told.text
    )
    if told.weighs:
        yield _("  An analyst: {text}").format(text=told.weighs)


def _how_probable(game: Game, likelihood: Mapping[str, int] | None) -> Lines:
    """Tell how probable something was under each explanation; in training it is told after the next assessment."""
    if likelihood:
        names = game.scenario.hypotheses
        shares = (f"{names[name].name} {share / 10_000:g} %" for name, share in likelihood.items())
        yield _("  How probable it was under each explanation: {shares}").format(shares="; ".join(shares))
    elif game.mode == "training":
        yield _("  How probable it was under each explanation is told once you have stated what you believe now.")
