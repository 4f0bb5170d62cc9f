"""The decision: what can be done, what it costs and when it answers, and the plan along the hours."""

from collections.abc import Sequence

import pygame

from game.language import _, ngettext
from game.rules import Plan
from game.session import Game, words
from game.ui.canvas import Canvas
from game.ui.choice import Choice
from game.ui.choices import Choices
from game.ui.dossier import Received
from game.ui.drawings import plan
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange
from game.ui.planning import HOLD, Planning
from game.ui.screen import Play
from game.ui.wishes import Ask, Decide, Open, Wish


class Decision(Play):
    """Choices by kind, the one in focus in full, the plan below."""

    tells_more = "detail"

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.planning = Planning(game)
        self.choices, self.choice = Choices(self.words, self.planning), Choice(self.words, self.planning)
        self.reason = self._before = ""
        self.dossier = Received(game)

    @property
    def plan(self) -> Plan:
        """The plan as it is being put together."""
        return self.planning.plan

    def body(self, canvas: Canvas) -> None:
        """Paint choices, detail and plan."""
        for name in (*self.planning.offered, HOLD):
            if canvas.has_focus(f"choice {name}"):
                self.planning.shown = name
        aside = _("{left} of {all} left").format(left=self.planning.left, all=self.view.attention)
        room = headline(
            canvas, _first(self.view.attention), aside, (self.planning.left, self.view.attention, _("Attention"))
        )
        below = canvas.px(136) if canvas.most_panels == 3 else canvas.px(40 if canvas.most_panels == 2 else 30)
        gap = 14 if canvas.most_panels > 1 else 4
        above = pygame.Rect(room.left, room.top, room.width, room.height - below - gap)
        received = _("Dossier, {count}").format(count=len(self.dossier.told))
        arrange(
            canvas, above,
            (
                Panel("choices", _("What can be done"), self.choices.draw, 12, bare=True, headless=True),
                Panel("detail", _("The choice"), self.choice.draw, 13, headless=True, foot=self.choice.foot),
                Panel("received", _("Dossier"), self.dossier.rows, 13, tab=received),
            ),
            most=2,
        )  # fmt: skip
        self._plan(canvas, pygame.Rect(room.left, above.bottom + gap, room.width, below))

    def _plan(self, canvas: Canvas, rect: pygame.Rect) -> None:
        answers = [self.planning.offered[each].arrives for each in self.plan.choices if each in self.planning.offered]
        last = (
            _("last answer at {moment}").format(moment=words.moment(max(answers))) if answers else _("nothing planned")
        )
        spent = _("{spent} of {all} attention").format(
            spent=self.view.attention - self.planning.left, all=self.view.attention
        )
        if canvas.most_panels < 3:
            canvas.box(rect, "surface", "rule")
            said = f"{_('Your plan')}: {spent}, {last}"
            canvas.write(
                said, (rect.left + 16, rect.centery - canvas.type("body")[1] // 2), rect.width - 32, weight=500
            )
            return
        stages = {stage.id: stage.title for stage in self.scenario.attack.stages}
        ahead = self.view.attack.ahead
        stage = (ahead.minute, stages[ahead.id]) if ahead else None
        plan(
            canvas,
            rect,
            self.view.clock,
            self.view.round_ends,
            self.planning.bars(),
            stage,
            (_("Your plan"), spent, last),
        )

    def _beside(self) -> None:
        """Show the dossier beside the choices, or the choice again."""
        row = next(iter(self.memory.tabs), "")
        shown = self.memory.tabs.get(row, "")
        if shown == "received":
            self.memory.tabs[row], self.memory.focus = self._before, f"choice {self.planning.shown}"
        else:
            self.memory.tabs[row], self.memory.focus, self._before = "received", "tab received", shown

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        dissent = (Hint("N", _("disagree")),) if self.scenario.roles else ()
        return (Hint("\u2191 \u2193", _("choices")), Hint("Space", _("add or take out")), Hint("Tab", _("next panel")),
                Hint("R", _("write a reason")), *dissent)  # fmt: skip

    def actions(self) -> Sequence[Action]:
        """Give the one action."""
        label = _("Carry out the plan") if self.plan.choices else _("Hold this round")
        return (Action("commit", label, "Enter", self._commit, self.planning.incomplete()),)

    def _commit(self) -> Wish:
        decide = Decide(self.plan, self.reason)
        if not self.plan.choices:
            return Ask(_("Do nothing new this round?"), _("Hold"), decide)
        if self.planning.unanswered():
            asked = _("A question that goes with the plan is not answered yet: it stands beside its choice, under The "
                      "choice. Carry the plan out without an answer?")  # fmt: skip
            return Ask(asked, _("Carry it out"), decide)
        return decide

    def key(self, key: Key) -> Answer:
        """Write a reason, show the dossier beside the choices, or open a sheet."""
        if key.text.lower() == "r" and not key.ctrl:
            return Open("reason")
        if key.text.lower() == "n" and not key.ctrl and self.scenario.roles:
            return Open("dissent")
        if key.text.lower() == "d" and not key.ctrl:
            self._beside()
            return True
        return super().key(key)


def _first(attention: int) -> str:
    """Ask what comes first, with the number of things in words."""
    numbers = (
        _("No"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"), _("Seven"), _("Eight"), _("Nine"),
        _("Ten"),
    )  # fmt: skip
    said = ngettext(
        "{number} thing at most. What comes first?", "{number} things at most. What comes first?", attention
    )
    return said.format(number=numbers[attention] if attention < len(numbers) else attention)
