"""The briefing: who one is, what one may do, who is there, what is known."""

from collections.abc import Sequence
from functools import partial

import pygame

from game.language import _, ngettext
from game.session import Game, words
from game.ui import documents, parts
from game.ui.canvas import Canvas
from game.ui.flow import Flow, measured
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange
from game.ui.pieces import bullets, with_icon
from game.ui.screen import Play
from game.ui.wishes import Go


class Briefing(Play):
    """The mandate as a document at the left, the actors at the right."""

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.tabbed = False
        """True where the actors are behind a tab."""
        self.memory.focus = f"actor {next(iter(self.scenario.actors), '')}"

    tells_more = "mandate"

    def body(self, canvas: Canvas) -> None:
        """Paint the two panels; with little room the mandate is one tab, what is known another."""
        room = headline(canvas, self.scenario.briefing.headline)
        trust = _("trust in {country}, 0 to 100").format(country=self.scenario.player.country)
        actors = Panel("actors", _("Who is at the table"), self.actors, 9, trust, bare=True)
        mandate = Panel("mandate", _("Your mandate"), self.mandate, 13)
        known = Panel("known", _("What is known"), self.known, 13)
        self.tabbed = canvas.most_panels < 3
        if not self.tabbed:
            both = Panel("mandate", _("Your mandate"), self._whole, 13, headless=True, bare=True)
            arrange(canvas, room, (both, actors))
        else:
            arrange(canvas, room, (mandate, known, actors))

    def _whole(self, flow: Flow) -> None:
        canvas, pad = flow.canvas, flow.canvas.px(24)
        inner = Flow(canvas, flow.x + pad, flow.y + canvas.px(14), flow.room - 2 * pad)
        self.mandate(inner)
        top = inner.y + canvas.px(14)
        height = measured(canvas, self.known, inner.room) + canvas.px(28)
        canvas.fill(pygame.Rect(flow.x, top, flow.room, height), "sunk")
        canvas.fill(pygame.Rect(flow.x, top, flow.room, 1), "rule")
        self.known(Flow(canvas, inner.x, top + canvas.px(14), inner.room))
        flow.y = top + height

    def mandate(self, flow: Flow) -> None:
        """Draw who one is, the mandate and the red lines."""
        player, told = self.scenario.player, self.scenario.briefing
        who = [(_("FROM"), told.sender), (_("TO"), words.office(player))]
        what = [*([(_("REF"), told.reference)] if told.reference else []), (_("RE"), _("Your mandate"))]
        if flow.close:
            documents.headed(flow, [*who, *what], player.mandate)
        elif flow.room >= flow.canvas.px(600):
            flow.split((flow.room * 64 // 100, 0), (partial(_head, who), partial(_head, what)), gap=16)
        else:
            documents.head(flow, [*who, *what])
        if not flow.close:
            flow.rule(10, 12)
            documents.prose(flow, player.mandate)
        lines = self.scenario.red_lines
        if not lines:
            return
        flow.gap(14)
        said = ngettext("{count} red line", "{count} red lines", len(lines)).format(count=len(lines))
        flow.text(said, "caption", weight=600, ink="muted")
        for line in lines.values():
            flow.rule(7, 7)
            with_icon(flow, "no-entry", line.title, icon_ink="loss", weight=600, pixels=24)
            flow.text(line.text, "caption", ink="muted", indent=flow.canvas.px(32))

    def known(self, flow: Flow) -> None:
        """Draw what is certain, what is not, and the explanations with their priors."""
        told = self.scenario.briefing
        if self.game.is_draft:
            flow.note(words.draft())
            flow.gap(10)
        if self.scenario.content_note:
            flow.note(self.scenario.content_note)
            flow.gap(12)
        when = f"{self.scenario.clock.start:%H:%M}"
        columns = [partial(_list, _("Known at {time}").format(time=when), tuple(told.known.values()), True)]
        if told.unknown:
            columns.append(partial(_list, _("Not known"), tuple(told.unknown.values()), False))
        if self.game.brought:
            columns.append(partial(_list, _("From before"), self.game.brought, True))
        if flow.room > flow.canvas.px(500):
            flow.split([0] * len(columns), columns, gap=24)
        else:
            for column in columns:
                column(flow)
                flow.gap(8)
        flow.rule(10, 10)
        flow.text(_("Who may have done it, before any evidence"), "caption", weight=600, ink="muted")
        for hypothesis in self.scenario.hypotheses.values():
            flow.gap(4)
            percent = hypothesis.prior // 10_000
            share = flow.canvas.width("100 %", "body", "mono", 600)
            flow.split((share, 0), (partial(_share, percent), partial(_explained, hypothesis.text)), gap=16)

    def actors(self, flow: Flow) -> None:
        """Draw the actors with their trust."""
        for name, actor in self.scenario.actors.items():
            flow.row(f"actor {name}", actor.name, partial(self._actor, name), value=self._trust(name))

    def _trust(self, name: str) -> str:
        meter = self.view.meters.get(f"trust.{name}")
        if meter:
            return _("trust {standing}").format(standing=self.words.standing(meter))
        return _("see support at home") if self.scenario.actors[name].kind == "public" else _("trust not counted")

    def _actor(self, name: str, flow: Flow) -> None:
        size = flow.canvas.px(34)
        flow.split((size, 0), (partial(self._mark, name), partial(self._about, name)))

    def _mark(self, name: str, flow: Flow) -> None:
        size = flow.canvas.px(34)
        ink = flow.canvas.ink("ink", flow.on_selected)
        flow.canvas.icon(parts.mark_of(self.scenario, name), (flow.x, flow.y), size, ink)
        flow.y += size

    def _about(self, name: str, flow: Flow) -> None:
        actor, canvas = self.scenario.actors[name], flow.canvas
        meter = self.view.meters.get(f"trust.{name}")
        kind = words.actor_kind(actor.kind)

        def called(part: Flow) -> None:
            beside = canvas.width(actor.name, weight=600) + canvas.px(8)
            fits = beside + canvas.width(kind, "caption") < part.room
            if fits:
                at = (part.x + beside, part.y + canvas.px(2))
                canvas.write(kind, at, part.room - beside, size="caption", colour=canvas.theme["muted"])
            part.text(actor.name, weight=600)
            if not fits:
                part.text(kind, "caption", ink="muted")

        def stands(part: Flow) -> None:
            if meter is None:
                part.text(self._trust(name), "caption", ink="muted", align="right")
                return
            standing = self.words.standing(meter)
            number = max(canvas.px(40), canvas.width(standing, "body", "mono", 600))
            part.split(
                (0, number),
                (lambda each: parts.ruler(each, meter),
                 lambda each: each.text(standing, weight=600, voice="mono", align="right")),
                gap=8, centre=True,
            )  # fmt: skip

        flow.split((0, min(canvas.px(140), flow.room // 2)), (called, stands), gap=8, centre=True)
        if actor.about:
            flow.gap(2)
            flow.text(actor.about, "caption", ink="muted")

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        arrows, tab = "\u2191 \u2193", Hint("Tab", _("next panel"))
        if not self.tabbed:
            return (tab, Hint(arrows, _("actors")), Hint("PgDn", _("read on")))
        return (tab, Hint("\u2190 \u2192", _("tabs")), Hint(arrows, _("read on")))

    def actions(self) -> Sequence[Action]:
        """Give the one action."""
        label = _("Begin round {round}").format(round=self.view.round)
        return (Action("begin", label, "Enter", lambda: Go("begin")),)


def _head(lines: Sequence[tuple[str, str]], flow: Flow) -> None:
    documents.head(flow, lines)


def _list(title: str, said: Sequence[str], certain: bool, flow: Flow) -> None:
    flow.text(title, "caption", weight=600, ink="muted")
    flow.gap(2)
    bullets(flow, said, certain)


def _share(percent: int, flow: Flow) -> None:
    flow.text(_("{percent} %").format(percent=percent), weight=600, voice="mono", align="right")


def _explained(said: str, flow: Flow) -> None:
    flow.text(said)
