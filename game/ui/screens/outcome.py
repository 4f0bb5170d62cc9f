"""The outcome: how it ended, and where everything stands. It never says what was true."""

from collections.abc import Sequence

from game.language import _
from game.scenario import glossary
from game.ui import parts
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.frame import Action, headline
from game.ui.panels import Panel, arrange
from game.ui.pieces import with_icon
from game.ui.screen import Play
from game.ui.wishes import Go


class Outcome(Play):
    """The ending at the left, the profile at the right."""

    def body(self, canvas: Canvas) -> None:
        """Paint ending and profile."""
        ending = next(each for each in self.scenario.endings if each.id == self.view.ending)
        since = _("changes of the last round")
        room = headline(canvas, ending.headline or ending.title)
        arrange(
            canvas, room,
            (
                Panel("ending", _("How it ended"), self.ending, 6),
                Panel("profile", _("Where everything stands"), self.profile, 5, since, bare=True),
            ),
        )  # fmt: skip

    def ending(self, flow: Flow) -> None:
        """Draw what the world looks like now."""
        ending = next(each for each in self.scenario.endings if each.id == self.view.ending)
        if self.view.ended_early:
            flow.note(_("The game was ended early."))
            flow.gap(10)
        flow.text(ending.title, "title", "serif", 500)
        flow.gap(10)
        flow.text(ending.text, "lead", "serif")
        upheld, strained = (tuple(glossary()[norm].name for norm in sorted(told))
                            for told in (self.view.upheld, self.view.strained))  # fmt: skip
        for title, names, icon, ink in (
            (_("What you upheld"), upheld, "check", "gain"), (_("What you strained"), strained, "cross", "loss"),
        ):  # fmt: skip
            if names:
                flow.rule(14, 10)
                flow.text(title, "caption", weight=600, ink="muted")
            for name in names:
                flow.gap(3)
                with_icon(flow, icon, name, icon_ink=ink)
        for line in self.view.crossed:
            flow.gap(10)
            flow.note(_("Red line crossed: {title}").format(title=self.scenario.red_lines[line].title), alarm=True)

    def profile(self, flow: Flow) -> None:
        """Draw every meter."""
        parts.meter_rows(flow, self.scenario, self.view, self.words)

    def actions(self) -> Sequence[Action]:
        """Give the one action."""
        return (Action("review", _("Look back on it"), "Enter", lambda: Go("review")),)
