"""A game beside what it would have been: both timelines as plain lines, and as JSON."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from game.analysis.phrases import phrase
from game.analysis.points import Point
from game.analysis.story import in_words
from game.analysis.whatif import Parting, Went, WhatIf
from game.language import _
from game.rules import Assess, Cause, Decision, Keep, Plan, State
from game.session import Entry, SavedGame, words
from game.session.words import Words

Place = tuple[int, int]
"""A round and a sitting of it."""


def briefly(said: Words, entry: Entry, decision: Decision) -> str:
    """Say what was decided, or could have been, at the place of an entry; of a plan the choices only."""
    if isinstance(decision, Plan) and decision.choices:
        return words.listed(said.scenario.choices[name].title for name in decision.choices)
    return "; ".join(in_words(said, replace(entry, decision=decision)))


class Comparing:
    """Puts the two timelines into words."""

    def __init__(self, game: SavedGame, every: tuple[Point, ...], told: WhatIf) -> None:
        self.game, self.told = game, told
        self.said = Words(game.scenario)
        self.played = every[every.index(told.at) :]

    def lines(self) -> Iterator[str]:
        """Tell what was changed, what followed in both, where they part, and how both ended."""
        entry = self.told.at.entry
        yield _("What if decision {number}, round {round}, had been: {decision}").format(
            number=entry.number, round=entry.round, decision=self._words(self.told.instead)
        )
        for place in self._places():
            yield ""
            yield from self._round(place)
        yield ""
        yield from map(self.parting, self.told.partings)
        if not self.told.partings:
            yield _("No meter went another way.")
        yield ""
        yield from self._ends()

    def _places(self) -> list[Place]:
        states = [*(each.state for each in self.played), *(each.state for each in self.told.after)]
        return sorted({_place(state) for state in states})

    def _round(self, place: Place) -> Iterator[str]:
        played = [each for each in self.played if _place(each.state) == place]
        other = [each for each in self.told.after if _place(each.state) == place]
        minute = played[0].state.clock if played else other[0].state.clock
        yield _("Round {round}, {moment}").format(round=place[0], moment=words.moment(minute))
        for ours, theirs in zip_longest(played, other):
            if ours and theirs and ours.entry.decision == theirs.decision:
                if not isinstance(theirs.decision, Assess | Keep):
                    yield "  " + _("in both:   {decision}").format(decision=self._words(theirs.decision))
                continue
            if ours:
                yield "  " + _("as played: {decision}").format(decision=self._words(ours.entry.decision))
            if theirs:
                yield "  " + _("what if:   {decision}").format(decision=self.went(theirs))

    def went(self, went: Went) -> str:
        """Say what was decided in the other timeline, and where that comes from."""
        decision = self._words(went.decision)
        if went.source == "instead":
            return _("{decision} (the change)").format(decision=decision)
        if went.source == "adapted":
            gone = words.listed(self.game.scenario.choices[each].title for each in went.left_out)
            return _("{decision} (as recorded, without what was not possible any more: {gone})").format(
                decision=decision, gone=gone
            )
        if went.source == "reference":
            return _("{decision} (a careful player's: what was recorded has no place here)").format(decision=decision)
        return decision

    def parting(self, parting: Parting) -> str:
        """Say when and why a meter first goes another way, and where it ends in both."""
        said = _("{meter} parts at {moment}: {played} as played, {other} there. At the end {end} and {there}.")
        return said.format(
            meter=self.said.meter(parting.meter), moment=words.moment(parting.minute),
            played=self._moved(parting.played), other=self._moved(parting.instead),
            end=words.points(parting.ends[0]), there=words.points(parting.ends[1]),
        )  # fmt: skip

    def _moved(self, cause: Cause | None) -> str:
        if cause is None:
            return _("nothing")
        return _("{title} ({change})").format(title=self.said.title(cause), change=words.signed(cause.change))

    def _ends(self) -> Iterator[str]:
        seal = self.game.seal
        assert seal is not None
        titles = {ending.id: ending.title for ending in self.game.scenario.endings}
        yield _("It ended: {played}. There: {other}.").format(
            played=titles[seal["ending"]], other=titles[self.told.final.ending]
        )
        said = _("By the scenario's own score {played:.1f} as played, {other:.1f} there; chance is in both.")
        yield said.format(played=seal["score"] / 1000, other=self.told.score / 1000)
        if self.told.score > seal["score"]:
            yield _("A better end does not make it the better decision: what counts is what could be known when it was "
                    "made.")  # fmt: skip

    def _words(self, decision: Decision) -> str:
        return briefly(self.said, self.told.at.entry, decision)

    def as_json(self) -> dict[str, Any]:
        """Give both timelines as one object."""
        seal, told = self.game.seal, self.told
        assert seal is not None
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
        }  # fmt: skip


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
