"""The assessment: evidence against explanations, a probability for each, and how good the basis is."""

from collections.abc import Sequence

from game.language import _
from game.rules import Assess, Basis, Keep
from game.session import Game
from game.ui.canvas import Canvas
from game.ui.confidence import Confidence
from game.ui.flow import Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, headline
from game.ui.grid import Grid, Marks
from game.ui.panels import Panel, arrange, show_tab, shown_tab
from game.ui.screen import Play
from game.ui.screens.briefing import Briefing
from game.ui.wishes import Decide, Wish


class Assessment(Play):
    """The grid at the left, the probabilities at the right."""

    def __init__(self, game: Game, marks: Marks) -> None:
        super().__init__(game)
        last = self.view.stated[-1] if self.view.stated else None
        self.confidence = Confidence(self.scenario, last.percents if last else None, last.basis if last else "low")
        self.grid = Grid(game, self.words, marks)
        self._row = "grid"
        self._looked_at = ""
        """The figure that was shown last, for whoever clicks: the focus is on the button then."""
        self.unseen = False
        """True while some of the figures were never in sight: they are shown before they can be stated."""
        if self.grid.empty:
            self.memory.focus = f"slider {next(iter(self.scenario.hypotheses))}"
            self.memory.tabs["tabs of grid"] = "probabilities"

    @property
    def percents(self) -> dict[str, int]:
        """What is about to be stated."""
        return self.confidence.percents

    @property
    def basis(self) -> Basis:
        """How good the basis is said to be."""
        return self.confidence.basis

    def body(self, canvas: Canvas) -> None:
        """Paint grid and probabilities; where both are in sight, one begins on the figures."""
        if not self.memory.focus and canvas.most_panels > 1:
            self.memory.focus = f"slider {next(iter(self.scenario.hypotheses))}"
        room = headline(canvas, self.asks(), _("recorded, and reviewed afterwards"))
        figures = Panel("probabilities", _("Your confidence"), self.confidence.draw, 2, bare=True,
                        foot=self.confidence.foot)  # fmt: skip
        weight = 2 if canvas.low else 3 if canvas.snug else 4
        arrange(canvas, room, (self._evidence(weight), figures, *self.beside()), most=2)
        self._row = "grid" if canvas.most_panels == 1 else "probabilities"
        self.unseen = self.memory.unseen.get("probabilities", True)

    def _evidence(self, weight: int) -> Panel:
        """Give the grid; before anything was found, what the briefing said."""
        if self.grid.empty:
            return Panel("grid", _("Before any evidence"), self._before, weight)
        return Panel("grid", _("Evidence"), self.grid.draw, weight, bare=True, headless=True, top=self.grid.head)

    def _before(self, flow: Flow) -> None:
        flow.text(_("Nothing has been found yet: what you state rests on the briefing."), ink="muted")
        flow.gap(12)
        Briefing(self.game).known(flow)

    def asks(self) -> str:
        """Give the headline."""
        return _("Who is behind it? Say how sure you are.")

    def beside(self) -> Sequence[Panel]:
        """Give what else can be looked at."""
        return ()

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        keep = (Hint("K", _("keep the last")),) if self.may_keep else ()
        basis = Hint("C", _("basis"))
        if self.memory.focus.startswith(("cell ", "finding ", "covered ")):
            return (Hint("Tab", _("to your figures")), Hint("1-5", _("mark")), basis, *keep,
                    Hint("0", _("take the mark away")))  # fmt: skip
        evidence = () if self.grid.empty else (Hint("Shift Tab", _("to the evidence")),)
        return (Hint("\u2190 \u2192", _("5 % less, more")), Hint("- +", _("1 % less, more")), basis, *evidence, *keep)

    @property
    def may_keep(self) -> bool:
        """True where something was stated that may stand."""
        return bool(self.view.stated)

    def actions(self) -> Sequence[Action]:
        """Give keeping and stating."""
        keep = (Action("keep", _("Keep the last"), "K", lambda: Decide(Keep())),) if self.may_keep else ()
        return (*keep, self.shown_first(Action("state", _("State it and decide"), "Enter", self._state)))

    def shown_first(self, state: Action) -> Action:
        """Give stating; where not all that would be stated was in sight, showing it."""
        return Action("figures", _("See all your figures"), "Enter", self._see) if self.unseen else state

    def _see(self) -> None:
        """Show the last of the figures; where one panel has the window, one after the other down to it."""
        sliders = [f"slider {name}" for name in self.scenario.hypotheses]
        shown = self._row == "probabilities" or shown_tab(self.memory, "grid") == "probabilities"
        here = self.memory.focus if self.memory.focus in sliders else self._looked_at
        place = sliders.index(here) + 1 if shown and here in sliders else 0
        if self._row == "probabilities":
            place = len(sliders) - 1
        self._looked_at = sliders[min(place, len(sliders) - 1)]
        show_tab(self.memory, self._row, "probabilities", self._looked_at)

    def _state(self) -> Wish:
        return Decide(Assess(dict(self.percents), self.basis))

    def key(self, key: Key) -> Answer:
        """Keep the last assessment, or turn the basis."""
        if key.text.lower() == "k" and self.may_keep:
            return Decide(Keep())
        if key.text.lower() == "c":
            self.confidence.turn_basis()
            return True
        return super().key(key)
