"""What a decision review found, as plain lines and as JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from game.analysis.calibration import Calibration
from game.analysis.comparing import briefly
from game.analysis.counts import Estimate
from game.analysis.percents import whole
from game.analysis.phrases import phrase
from game.analysis.reviewed import Parts, Review, ReviewedDecision, Worth
from game.analysis.story import judged
from game.analysis.verdicts import Verdict
from game.language import _
from game.rules import Decision
from game.session import SavedGame, words
from game.session.words import Words

PARTS = ("start", "judgement", "truth", "draws", "facilitator", "score")


def as_json(review: Review, calibrated: Calibration | None) -> dict[str, Any]:
    """Give a review as one object; points are of the score whose weights stand in it."""
    parts = review.parts
    return {
        "scenario": review.scenario, "weights": dict(review.weights), "own_weights": review.own,
        "references": list(review.references), "continuations": review.continuations, "complete": review.complete,
        "decisions": [_decision(each) for each in review.decisions],
        "parts": {name: getattr(parts, name) / 1000 for name in PARTS} if parts else None,
        "errors": {name: round(se, 3) for name, se in parts.errors.items()} if parts else None,
        "calibration": _calibration(review, calibrated), "truth_fixed": review.truth_fixed,
    }  # fmt: skip


def _decision(each: ReviewedDecision) -> dict[str, Any]:
    return {
        "number": each.number, "round": each.round, "phase": each.phase, "taken": phrase(each.taken),
        "taken_back": each.taken_back, "verdict": each.verdict, "verdicts": dict(each.by_policy),
        "expected": _both(each.expected), "best": phrase(each.best), "loss": _both(each.loss),
        "alternatives": [
            {"decision": phrase(other.decision), "expected": _both(other.expected)} for other in each.alternatives
        ],
        "tried": each.tried, "possible": each.possible,
        "choices": [{"id": line.choice, "gain": _both(line.gain)} for line in each.lines],
        "undone": {"id": each.undone.choice, "gain": _both(each.undone.gain)} if each.undone else None,
        "judgement": each.judgement / 1000, "truth": each.truth / 1000, "draws": each.draws / 1000,
    }  # fmt: skip


def _both(told: Estimate) -> dict[str, float]:
    return {"mean": round(told.mean, 3), "se": round(told.se, 3)}


def _calibration(review: Review, told: Calibration | None) -> dict[str, Any]:
    rounds = [
        {
            "round": each.round, "stated": dict(each.stated),
            "reasoned": {name: share / 10_000 for name, share in each.reasoned.items()},
            "brier": round(each.brier, 4), "loss": round(each.loss, 4),
        }
        for each in (told.rounds if told else ())
    ]  # fmt: skip
    score = {"brier": round(told.brier, 4), "skill": round(told.skill, 4)} if told else {"brier": None, "skill": None}
    return {**score, "rounds": rounds, "truth": review.truth}


def verdict(name: Verdict) -> str:
    """Give a verdict's word."""
    return {"good": _("good"), "fair": _("fair"), "costly": _("costly"), "unclear": _("unclear")}[name]


def give_or_take(told: Estimate) -> str:
    """Write a mean with its standard error, in points."""
    return _("{mean} (give or take {se:.1f})").format(mean=signed_points(round(told.mean * 1000)), se=told.se)


def signed_points(thousandths: int) -> str:
    """Write thousandths as points with one decimal and a sign; a true minus sign."""
    tenths = round(thousandths / 100)
    return words.signed(tenths) if tenths else "0"


def signed_share(share: float) -> str:
    """Write a share with two decimals and a sign; a true minus sign, and none where it comes to nothing."""
    return words.signed_to(2, share)


class Telling:
    """Puts what was reviewed into words."""

    def __init__(self, game: SavedGame, review: Review) -> None:
        self.review = review
        self.said = Words(game.scenario)
        self._entries = {entry.number: entry for entry in game.all_entries}

    def whose(self) -> str:
        """Say whose opinion the review is."""
        review = self.review
        weights = words.listed(f"{self.said.meter(name)} {share}" for name, share in review.weights.items() if share)
        if review.own:
            return _("This is an opinion of the scenario's own score, which weighs {weights}.").format(weights=weights)
        return _("This is an opinion of a score with other weights than the scenario's: {weights}.").format(
            weights=weights
        )

    def meaning(self) -> str:
        """Say what the verdicts mean."""
        return _(
            "Against the best that was tried a good decision surely loses less than {good:g}, a costly one surely more "
            "than {costly:g}, a fair one something between; of the rest nothing is sure. It was played on in two ways, "
            "carefully and boldly: a verdict stands under both, and of neighbours it is the milder. Judgement, in the "
            "parts of the score, is measured against what a careful player would have decided there, not against the "
            "best. The review knows the author's world, but not its draws."
        ).format(good=self.review.good, costly=self.review.costly)

    def decision(self, number: int, decision: Decision) -> str:
        """Say what a decision is, or would have been."""
        return briefly(self.said, self._entries[number], decision)

    def choice(self, name: str) -> str:
        """Give a choice's title."""
        return self.said.scenario.choices[name].title

    def verdict(self, each: ReviewedDecision) -> str:
        """Say a verdict, and on what it depends where it does."""
        if each.verdict == "unclear" and "unclear" not in each.by_policy.values():
            return _("unclear: it depends on how one goes on")
        return verdict(each.verdict)

    def against(self, each: ReviewedDecision) -> str:
        """Say what a decision lost, against what."""
        if each.best == each.taken:
            return _("nothing else could be done")
        best = self.decision(each.number, each.best)
        if abs(each.loss.mean) < 0.05:
            said = _("as good as the best of the others: {best}")
        elif each.loss.mean > 0:
            said = _("{loss:.1f} points lost (give or take {se:.1f}) against the best tried: {best}")
        else:
            said = _("{loss:.1f} points better (give or take {se:.1f}) than the best of the others: {best}")
        return said.format(loss=abs(each.loss.mean), se=each.loss.se, best=best)

    def moved(self, each: ReviewedDecision) -> str:
        """Say what a decision and what followed moved of the score."""
        return _("Of the score: judgement {judgement}, luck of the truth {truth}, luck of the draws {draws}").format(
            judgement=signed_points(each.judgement), truth=signed_points(each.truth), draws=signed_points(each.draws)
        )

    def line(self, line: Worth) -> str:
        """Say what one choice was worth within its plan."""
        return _("{choice}: {gain}").format(choice=self.choice(line.choice), gain=give_or_take(line.gain))

    def undone(self, undone: Worth) -> str:
        """Say what would have been the best thing left undone."""
        return _("Left undone: {choice}, {gain}").format(
            choice=self.choice(undone.choice), gain=give_or_take(undone.gain)
        )

    def lines(self) -> Iterator[str]:
        """Tell the whole review in plain lines."""
        yield self.whose()
        yield self.meaning()
        for each in self.review.decisions:
            yield ""
            yield from self._told(each)
        yield ""
        if self.review.parts:
            yield from self._parts(self.review.parts)
        else:
            yield _("Stopped before everything was valued: the score is not taken apart.")

    def _told(self, each: ReviewedDecision) -> Iterator[str]:
        yield _("Decision {number}, round {round}, {moment}: {decision}").format(
            number=each.number, round=each.round, moment=words.moment(each.minute),
            decision=self.decision(each.number, each.taken),
        )  # fmt: skip
        if each.taken_back:
            yield _("  It was taken back afterwards; the first thought is judged.")
        yield "  " + _("{verdict}; {against}").format(verdict=self.verdict(each), against=self.against(each))
        yield from ("    " + self.line(line) for line in each.lines)
        if each.undone and each.undone.gain.mean > 0:
            yield "    " + self.undone(each.undone)
        if self.review.complete:
            yield "    " + self.moved(each)

    def _parts(self, parts: Parts) -> Iterator[str]:
        names = part_names(self.review)
        for name in PARTS:
            value, error = getattr(parts, name) / 1000, parts.errors.get(name, 0)
            shown = f"{value:9.3f}" if name in ("start", "score") else f"{value:+9.3f}"
            said = _("{value}  {name}, give or take {error:.1f}") if error else _("{value}  {name}")
            yield said.format(value=shown, name=names[name], error=error)


def part_names(review: Review) -> Mapping[str, str]:
    """Give a name for each part of the score."""
    fixed = _("luck of the truth, which an instructor chose")
    return {
        "start": _("what could be expected at the start"), "judgement": _("judgement"),
        "truth": fixed if review.truth_fixed else _("luck of the truth"), "draws": _("luck of the draws"),
        "facilitator": _("what a facilitator did"), "score": _("the score"),
    }  # fmt: skip


def changed(own: Review, other: Review) -> tuple[tuple[ReviewedDecision, ReviewedDecision], ...]:
    """Give the decisions that other weights judge otherwise, each by the scenario's own and by the others.

    Of equal verdicts only those count that find another rival surely better: which of equal ones leads is chance.
    """
    pairs = zip(own.decisions, other.decisions, strict=False)
    return tuple(
        (one, two)
        for one, two in pairs
        if one.verdict != two.verdict or (one.best != two.best and two.verdict in ("fair", "costly"))
    )


def changes(told: Telling, own: Review) -> Iterator[str]:
    """Say what other weights than the scenario's own change: verdicts, and what would have been best."""
    found = changed(own, told.review)
    if not found:
        yield _("Beside the scenario's own weights, these change no verdict.")
    for one, two in found:
        if one.verdict != two.verdict:
            yield _("Decision {number}: {own} by the scenario's weights, {other} by these").format(
                number=one.number, own=verdict(one.verdict), other=verdict(two.verdict)
            )
        else:
            yield _("Decision {number}: {verdict} by both, but by these the best tried is: {best}").format(
                number=one.number, verdict=verdict(one.verdict), best=told.decision(two.number, two.best)
            )


def calibration_lines(game: SavedGame, told: Calibration | None) -> Iterator[str]:
    """Tell in plain lines how the judgements fitted."""
    if told is None:
        yield _("Nothing was stated about who did it.")
        return
    for each in judged(game, told.truth):
        supported = whole(each.reasoned)
        shares = words.listed(
            _("{name} {stated} % ({reasoned} % supported)").format(
                name=hypothesis.name, stated=each.stated[name], reasoned=supported[name]
            )
            for name, hypothesis in game.scenario.hypotheses.items()
        )
        yield _("Round {round}: {shares}; loss {loss:.2f}, Brier {brier:.2f}").format(
            round=each.round, shares=shares, loss=each.loss, brier=each.brier
        )
    said = _("Brier score {brier:.2f} of 0 to 2 (sum over all explanations), skill against the priors {skill}")
    yield said.format(brier=told.brier, skill=signed_share(told.skill))
