"""Judgement and luck, round by round: what a decision gained against what was to be expected, and what chance did."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import pygame

from game.analysis.reviewed import Parts, Review
from game.language import _
from game.session import words
from game.ui import charts
from game.ui.flow import Drawing, Flow
from game.ui.pieces import nothing


@dataclass
class Shares:
    """What one round owed to either, in points."""

    judgement: float = 0.0
    luck: float = 0.0


class Luck:
    """A pair of bars a round, judgement filled and luck hatched; beside them what they come to."""

    def __init__(self, review: Review, parts: Parts) -> None:
        self.parts = parts
        self.rounds: Mapping[int, Shares] = {each.round: Shares() for each in review.decisions}
        for each in review.decisions:
            self.rounds[each.round].judgement += each.judgement / 1000
            self.rounds[each.round].luck += (each.truth + each.draws) / 1000
        reach = [abs(value) for each in self.rounds.values() for value in (each.judgement, each.luck)]
        self.most = max([charts.LEAST_POINTS, *reach])

    def draw(self, flow: Flow) -> None:
        """Draw the bars with their scale; what they mean stands at the right, or below where room is short."""
        if flow.room >= flow.canvas.px(440):
            flow.split((0, flow.canvas.px(140)), (self._bars, self._meaning), gap=20)
            return
        self._bars(flow)
        flow.gap(8)
        self._meaning(flow)

    def _bars(self, flow: Flow) -> None:
        widths = (flow.canvas.px(72), 0)
        for number, shares in self.rounds.items():
            named: Drawing = partial(_caption, _("Round {round}").format(round=number))
            flow.split(widths, (named, partial(self._pair, shares)), centre=True)
        flow.split(widths, (nothing, partial(scale, self.most)))

    def _pair(self, shares: Shares, flow: Flow) -> None:
        canvas, tall = flow.canvas, flow.canvas.px(11)
        top, flow.y = flow.y, flow.y + 2 * tall + canvas.px(6)
        if not canvas.whole(top, flow.y - top):
            return
        canvas.fill(pygame.Rect(flow.x + flow.room // 2, top, 1, flow.y - top), "edge")
        for place, value in enumerate((shares.judgement, shares.luck)):
            rect = pygame.Rect(flow.x, top + place * (tall + 2), flow.room, tall)
            charts.bar(canvas, rect, value, self.most, hatched=place == 1)

    def _meaning(self, flow: Flow) -> None:
        for said, value, hatched in (
            (_("judgement {points}"), self.parts.judgement, False),
            (_("luck {points}"), self.parts.truth + self.parts.draws, True),
        ):  # fmt: skip
            told = said.format(points=words.signed_to(1, value / 1000))
            wide = flow.canvas.px(18)
            swatch = pygame.Rect(flow.x - wide, flow.y + flow.canvas.px(3), 2 * wide, flow.canvas.px(12))
            charts.bar(flow.canvas, swatch, 1, 1, hatched)
            flow.text(told, "caption", weight=600, indent=flow.canvas.px(26))
            flow.gap(6)
        if said := self._weightiest():
            flow.gap(4)
            flow.text(said, "caption")

    def _weightiest(self) -> str:
        """Name the round that chance moved most of those where it moved more than the decision did."""
        by_luck = {number: each for number, each in self.rounds.items() if abs(each.luck) > abs(each.judgement)}
        if not by_luck:
            return ""
        number, shares = max(by_luck.items(), key=lambda each: abs(each[1].luck))
        well = _("Round {round} went well mostly by luck.")
        badly = _("Round {round} went badly mostly by bad luck.")
        return (well if shares.luck > 0 else badly).format(round=number)


def scale(most: float, flow: Flow) -> None:
    """Write what the ends and the middle of a scale of points stand for."""
    top = flow.y
    for value, align in ((-most, "left"), (0.0, "centre"), (most, "right")):
        flow.y = top
        flow.text(words.signed_to(1, value) if value else "0", "caption", "mono", ink="muted", align=align)


def _caption(said: str, flow: Flow) -> None:
    flow.text(said, "caption")
