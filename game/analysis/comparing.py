"""A game beside what it would have been: both timelines as a table, as plain lines, and as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from typing import Any

from game.analysis.otherwise import Otherwise, otherwise, rests_on_the_truth
from game.analysis.percents import whole
from game.analysis.phrases import phrase
from game.analysis.points import Point
from game.analysis.story import in_words
from game.analysis.whatif import Parting, Went, WhatIf
from game.language import _
from game.rules import Assess, Cause, Decision, Keep, Package, Plan, State, low_is_good, narrowed
from game.session import Entry, SavedGame, words
from game.session.words import Words

Place = tuple[int, int]
"""A round and a sitting of it."""
LIKELY = 500_000
"""From this share on something was likelier than not; below it a guess that came true was luck."""


def briefly(said: Words, entry: Entry, decision: Decision, before: Package | None = None) -> str:
    """Say what was decided, or could have been, at the place of an entry; of a plan the choices only.

    Of an offer only what changed is told where the one before it is given.
    """
    if isinstance(decision, Plan) and decision.choices:
        return words.listed(said.scenario.choices[name].title for name in decision.choices)
    return "; ".join(in_words(said, replace(entry, decision=decision), before))


@dataclass(frozen=True)
class Ways:
    """What was decided at one moment in both timelines."""

    both: str
    """What was decided in both; empty where nothing was."""
    played: str
    """What was decided besides in the game that was played ..."""
    other: str
    """... and in the other timeline, with where that comes from."""


@dataclass(frozen=True)
class RoundBeside:
    """One round, or one sitting of it, in both timelines."""

    round: int
    minute: int
    ways: tuple[Ways, ...]


@dataclass(frozen=True)
class Ended:
    """Where something ended in both timelines, in words."""

    title: str
    played: str
    other: str
    change: str
    """The difference with its sign."""
    up: bool
    good: bool
    parts: str
    """When and by what they part; empty for the score."""


class Comparing:
    """Puts the two timelines into words."""

    def __init__(self, game: SavedGame, every: tuple[Point, ...], told: WhatIf) -> None:
        self.game, self.told, self.every = game, told, every
        self.said = Words(game.scenario)
        self.played = every[every.index(told.at) :]

    @cached_property
    def elsewhere(self) -> tuple[Otherwise, ...]:
        """What the change would have been worth under each explanation."""
        return otherwise(self.game, self.every, self.told)

    @cached_property
    def supported(self) -> Mapping[str, int]:
        """What the evidence supported at the change, in whole percents."""
        return whole({each.hypothesis: each.supported for each in self.elsewhere})

    @property
    def head(self) -> str:
        """What was changed."""
        entry = self.told.at.entry
        return _("What if decision {number}, round {round}, had been: {decision}").format(
            number=entry.number, round=entry.round, decision=self._words(self.told.instead)
        )

    def lines(self) -> Iterator[str]:
        """Tell what was changed, what was decided in both, how both ended and where they part, and what it proves."""
        yield self.head
        for beside in self.rounds():
            yield ""
            yield from _told(beside)
        yield ""
        yield self.again
        yield ""
        yield from _in_columns(self.ended())
        if not self.told.partings:
            yield _("No meter went another way.")
        yield ""
        yield self.endings
        yield ""
        yield self.after
        yield ""
        yield _("What the change is worth, with the same luck, had it been:")
        for title, then, gained in self.had_been():
            yield "  " + _("{title}: {change} (the evidence then: {percent})").format(
                title=title, percent=then, change=gained
            )
        yield from self.verdict()

    def rounds(self) -> Iterator[RoundBeside]:
        """Give what was decided round by round from the change on; assessments are left out, they change nothing."""
        states = [*(each.state for each in self.played), *(each.state for each in self.told.after)]
        for place in sorted({_place(state) for state in states}):
            played = [each for each in self.played if _place(each.state) == place and _acts(each.entry.decision)]
            other = [each for each in self.told.after if _place(each.state) == place and _acts(each.decision)]
            minute = next(state.clock for state in states if _place(state) == place)
            ways = tuple(self._ways(ours, theirs) for ours, theirs in zip_longest(played, other))
            if ways:
                yield RoundBeside(place[0], minute, ways)

    def _ways(self, ours: Point | None, theirs: Went | None) -> Ways:
        if ours is None or theirs is None:
            return Ways(
                "", self._words(ours.entry.decision) if ours else "",
                self.went(theirs, theirs.decision) if theirs else "",
            )  # fmt: skip
        played, other = ours.entry.decision, theirs.decision
        if played == other:
            return Ways(self._words(played), "", "")
        if not isinstance(played, Plan) or not isinstance(other, Plan):
            return Ways("", self._words(played), self.went(theirs, other))
        scenario = self.game.scenario
        both = tuple(
            each for each in played.choices
            if each in other.choices and narrowed(scenario, played, (each,)) == narrowed(scenario, other, (each,))
        )  # fmt: skip
        rests = [narrowed(scenario, plan, tuple(e for e in plan.choices if e not in both)) for plan in (played, other)]
        left = [self._words(rest) if rest.choices or not both else _("nothing more") for rest in rests]
        return Ways(self._words(Plan(both)) if both else "", left[0], self.went(theirs, rests[1], left[1]))

    def went(self, went: Went, decision: Decision, said: str = "") -> str:
        """Say what was decided in the other timeline, and where that comes from."""
        said = said or self._words(decision)
        if went.source == "instead":
            return _("{decision} (the change)").format(decision=said)
        if went.source == "adapted":
            gone = words.listed(self.game.scenario.choices[each].title for each in went.left_out)
            return _("{decision} (as recorded, without what was not possible any more: {gone})").format(
                decision=said, gone=gone
            )
        if went.source == "reference":
            return _("{decision} (a careful player's: what was recorded has no place here)").format(decision=said)
        return said

    def ended(self) -> Iterator[Ended]:
        """Give where each meter that went another way ended in both, and the score."""
        for each in self.told.partings:
            change = each.ends[1] - each.ends[0]
            good = (change > 0) != low_is_good(self.game.scenario, each.meter)
            yield Ended(
                self.said.meter(each.meter), words.points(each.ends[0]), words.points(each.ends[1]),
                words.signed(change), change > 0, good, self.parting(each),
            )  # fmt: skip
        score = self._seal["score"]
        gained = self.told.score - score
        yield Ended(
            _("The scenario's own score"), f"{score / 1000:.1f}", f"{self.told.score / 1000:.1f}",
            _gain(gained), gained > 0, gained > 0, "",
        )  # fmt: skip

    def parting(self, parting: Parting) -> str:
        """Say when and by what a meter first goes another way."""
        return _("they part at {moment}: as played {played}, what if {other}").format(
            moment=words.moment(parting.minute), played=self._moved(parting.played), other=self._moved(parting.instead)
        )

    def _moved(self, cause: Cause | None) -> str:
        if cause is None:
            return _("nothing")
        return _("{title} ({change})").format(title=self.said.title(cause), change=words.signed(cause.change))

    @property
    def again(self) -> str:
        """How it was played on after the change."""
        return _("What was recorded after the change is decided again wherever it is still possible, though you might "
                 "have decided otherwise there.")  # fmt: skip

    @property
    def after(self) -> str:
        """What the figures count."""
        return _("Meters stand as at the end of play; the score counts what came out afterwards too, and chance is in "
                 "both.")  # fmt: skip

    @property
    def endings(self) -> str:
        """How both ended."""
        titles = {ending.id: ending.title for ending in self.game.scenario.endings}
        return _("It ended: {played}. There: {other}.").format(
            played=titles[self._seal["ending"]], other=titles[self.told.final.ending]
        )

    def had_been(self) -> Iterator[tuple[str, str, str]]:
        """Give each explanation, what the evidence then stood at for it, and what the change is worth were it true."""
        for each in self.elsewhere:
            name = self.game.scenario.hypotheses[each.hypothesis].name
            title = _("{name} (true)").format(name=name) if each.true else name
            yield title, _percent(self.supported[each.hypothesis]), _gain(each.gained)

    def verdict(self) -> Iterator[str]:
        """Say what the difference proves: whether it rests on what happened to be true, and that an end is no proof."""
        true = next(each for each in self.elsewhere if each.true)
        name, then = self.game.scenario.hypotheses[true.hypothesis].name, _percent(self.supported[true.hypothesis])
        if rests_on_the_truth(self.elsewhere):
            said = {
                (True, False): _("It is better only because this happened to be true: {name}. The evidence then stood "
                                 "at {percent} for it: it would have been right by luck."),
                (True, True): _("It is better only because this was true: {name}. The evidence then stood at {percent} "
                                "for it: it was to be thought, and not known."),
                (False, False): _("It is worse only because this happened to be true: {name}. The evidence then stood "
                                  "at {percent} for it: it would have gone wrong by bad luck."),
                (False, True): _("It is worse only because this was true: {name}. The evidence then stood at {percent} "
                                 "for it already."),
            }[true.gained > 0, true.supported >= LIKELY]  # fmt: skip
            yield said.format(name=name, percent=then)
        elif self.told.score > self._seal["score"]:
            yield _("A better end does not make it the better decision: what counts is what could be known when it was "
                    "made.")  # fmt: skip

    @property
    def _seal(self) -> Mapping[str, Any]:
        seal = self.game.seal
        assert seal is not None
        return seal

    def _words(self, decision: Decision) -> str:
        return briefly(self.said, self.told.at.entry, decision)

    def as_json(self) -> dict[str, Any]:
        """Give both timelines as one object."""
        seal, told = self._seal, self.told
        return {
            "at": told.at.entry.number, "taken": phrase(told.at.entry.decision), "instead": phrase(told.instead),
            "played": [_moment(each.state, each.entry.decision) for each in self.played],
            "other": [
                _moment(each.state, each.decision) | {"source": each.source, "left_out": list(each.left_out)}
                for each in told.after
            ],
            "meters": {each.meter: _parting(each) for each in told.partings},
            "ending": {"played": seal["ending"], "other": told.final.ending},
            "score": {"played": seal["score"] / 1000, "other": told.score / 1000},
            "had_been": {
                each.hypothesis: {"supported": each.supported / 10_000, "gained": each.gained / 1000}
                for each in self.elsewhere
            },
        }  # fmt: skip


def _told(beside: RoundBeside) -> Iterator[str]:
    yield _("Round {round}, {moment}").format(round=beside.round, moment=words.moment(beside.minute))
    for ways in beside.ways:
        if ways.both:
            yield "  " + _("in both:   {decision}").format(decision=ways.both)
        if ways.played:
            yield "  " + _("as played: {decision}").format(decision=ways.played)
        if ways.other:
            yield "  " + _("what if:   {decision}").format(decision=ways.other)


def _in_columns(ended: Iterator[Ended]) -> Iterator[str]:
    """Set the ends under each other; where they part stands below each."""
    lines = list(ended)
    heads = ("", _("as played"), _("what if"), _("difference"))
    table = [heads, *((each.title, each.played, each.other, each.change) for each in lines)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for place, row in enumerate(table):
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join((row[0].ljust(widths[0]), *cells)).rstrip()
        if place and lines[place - 1].parts:
            yield "  " + lines[place - 1].parts


def _acts(decision: Decision) -> bool:
    return not isinstance(decision, Assess | Keep)


def _percent(percent: int) -> str:
    return _("{percent} %").format(percent=percent or "< 1")


def _gain(thousandths: int) -> str:
    return words.signed_to(1, thousandths / 1000)


def _place(state: State) -> Place:
    return state.round, state.sitting


def _moment(state: State, decision: Decision) -> dict[str, Any]:
    return {"round": state.round, "minute": state.clock, "decision": phrase(decision)}


def _parting(each: Parting) -> dict[str, Any]:
    return {
        "minute": each.minute, "played": _cause(each.played), "other": _cause(each.instead),
        "ends": {"played": each.ends[0] / 10, "other": each.ends[1] / 10},
    }  # fmt: skip


def _cause(cause: Cause | None) -> dict[str, Any] | None:
    return cause and {"kind": cause.kind, "id": cause.id, "part": cause.part, "change": cause.change / 10}
