"""The briefing: who one is, what one may do, who is there, what is known."""

from collections.abc import Sequence

from game.language import _
from game.session import Game
from game.ui import parts
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.frame import Action, headline
from game.ui.panels import Panel, arrange
from game.ui.screen import Play
from game.ui.wishes import Go


class Briefing(Play):
    """Mandate and red lines, what is known, the actors."""

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.memory.focus = "begin"

    def body(self, canvas: Canvas) -> None:
        """Paint the three panels."""
        room = headline(canvas, self.scenario.briefing.headline)
        arrange(
            canvas, room,
            (
                Panel("mandate", _("Your mandate"), self.mandate, 5),
                Panel("known", _("What is known"), self.known, 4),
                Panel("actors", _("Who is there"), self.actors, 4, bare=True),
            ),
        )  # fmt: skip

    def mandate(self, flow: Flow) -> None:
        """Draw who one is, the mandate and the red lines."""
        player, told = self.scenario.player, self.scenario.briefing
        head = [(_("FROM"), told.sender), (_("TO"), f"{player.role}, {player.country}")]
        if told.reference:
            head.append((_("REF"), told.reference))
        parts.document(flow, head, player.mandate)
        if self.scenario.red_lines:
            flow.rule(14, 10)
            flow.text(_("Red lines"), weight=600)
        for line in self.scenario.red_lines.values():
            flow.gap(8)
            size, top = flow.canvas.px(18), flow.y
            flow.canvas.icon("warn", (flow.x, top + 2), size, flow.canvas.theme["loss"])
            flow.text(line.title, weight=600, ink="loss", indent=size + 8)
            flow.text(line.text, "caption", ink="muted", indent=size + 8)

    def known(self, flow: Flow) -> None:
        """Draw what is certain, what is not, and the explanations with their priors."""
        told = self.scenario.briefing
        if self.scenario.content_note:
            flow.note(self.scenario.content_note)
            flow.gap(10)
        for text in told.known.values():
            flow.text(text)
            flow.gap(6)
        if self.game.brought:
            flow.rule(6, 10)
            flow.text(_("What you bring from before"), weight=600)
            flow.gap(4)
        for text in self.game.brought:
            flow.text(text)
            flow.gap(6)
        if told.unknown:
            flow.rule(6, 10)
            flow.text(_("What nobody knows"), weight=600)
            flow.gap(4)
        for text in told.unknown.values():
            flow.text(text)
            flow.gap(6)
        flow.rule(6, 10)
        flow.text(_("Who may have done it, before any evidence"), weight=600)
        for hypothesis in self.scenario.hypotheses.values():
            flow.gap(6)
            flow.text(hypothesis.text)
            flow.text(parts.likely(hypothesis.prior // 10_000), "caption", ink="muted")

    def actors(self, flow: Flow) -> None:
        """Draw the actors with their trust."""
        for name, actor in self.scenario.actors.items():
            flow.row(f"actor {name}", actor.name, lambda part, n=name: self._actor(part, n))

    def _actor(self, flow: Flow, name: str) -> None:
        actor, size = self.scenario.actors[name], flow.canvas.px(28)
        meter = self.view.meters.get(f"trust.{name}")
        trust = _("trust {standing}").format(standing=self.words.standing(meter)) if meter else _("no channel")

        def about(part: Flow) -> None:
            part.text(actor.name, weight=600)
            part.text(trust, "caption", ink="muted")
            if actor.about:
                part.text(actor.about, "caption")

        def mark(part: Flow) -> None:
            ink = part.canvas.ink("ink", part.on_selected)
            part.canvas.icon(parts.mark_of(self.scenario, name), (part.x, part.y), size, ink)
            part.y += size

        flow.split((size, 0), (mark, about))

    def actions(self) -> Sequence[Action]:
        """Give the one action."""
        return (Action("begin", _("Read the situation"), "Enter", lambda: Go("begin")),)
