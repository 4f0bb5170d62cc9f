"""The decision: what can be done, what it costs and when it answers, and the plan along the hours."""

from collections.abc import Sequence

import pygame

from game.language import _, ngettext
from game.rules import LARGE_PACE, LARGE_PUSH, Plan
from game.session import Game, words
from game.session.passed import passed
from game.ui.canvas import Canvas
from game.ui.choice import Choice
from game.ui.choices import Choices
from game.ui.dossier import Received
from game.ui.drawings import plan
from game.ui.flow import measured
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange, show_tab, shown_tab
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
        self.choices.gone = tuple(passed(game))
        self._before = ""
        self.dossier = Received(game)
        self._page = 0
        """Pixels by which a choice that is open is read on."""
        self.alone = False
        """True where one panel has the window: a choice opens in the place of the list."""

    @property
    def reason(self) -> str:
        """The player's own reason, which stands below the choices."""
        return self.choices.reason

    @reason.setter
    def reason(self, written: str) -> None:
        """Take a reason that was written."""
        self.choices.reason = written

    @property
    def plan(self) -> Plan:
        """The plan as it is being put together."""
        return self.planning.plan

    def body(self, canvas: Canvas) -> None:
        """Paint choices, detail and plan."""
        self._turn_to_what_has_the_focus(canvas)
        aside = _("{left} of {all} left").format(left=self.planning.left, all=self.view.attention)
        alone = self.alone = canvas.most_panels == 1
        self.choices.under_way = () if self._wide(canvas) else self.planning.under_way
        self.choices.opens, self.choice.titled = self._open if alone else None, not self._opened
        self.choice.button_below = canvas.snug and not alone
        said = _first(self.view.attention) if self.choice.titled else self.planning.title
        room = headline(canvas, said, aside, (self.planning.left, self.view.attention, _("Attention")))
        above, below = (room, None) if self._opened else self._parted(canvas, room)
        self._fit(canvas, above)
        self._page = above.height // 2
        received = _("Dossier, {count}").format(count=len(self.dossier.told))
        list_share, share = (10, 15) if canvas.most_panels == 2 else (12, 13)
        foot = None if self.choice.tight else self.choice.foot
        arrange(
            canvas, above,
            (
                Panel("choices", _("What can be done"), self.choices.draw, list_share, bare=True, headless=True),
                Panel("detail", _("The choice"), self.choice.draw, share, headless=True, foot=foot),
                Panel("received", _("Dossier"), self.dossier.rows, share, tab=received),
            ),
            most=2,
        )  # fmt: skip
        if below:
            (self._hours if self._wide(canvas) else self._line)(canvas, below)

    def _turn_to_what_has_the_focus(self, canvas: Canvas) -> None:
        """Show the choice that has the focus; where it is another one than before, in the place of the dossier."""
        for name in (*self.planning.offered, HOLD):
            if canvas.has_focus(f"choice {name}") and name != self.planning.shown:
                self.planning.shown = name
                if self.memory.tabs.get("tabs of detail") == "received":
                    self.memory.tabs["tabs of detail"] = "detail"

    def _fit(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Let the parts of the choice stand closer where it could not be read whole."""
        self.choice.tight = canvas.snug
        if not canvas.snug:
            column = rect.width * 13 // 25 - canvas.px(60)
            needs = measured(canvas, self.choice.draw, column) + measured(canvas, self.choice.foot, column)
            self.choice.tight = needs > rect.height - canvas.px(72)

    def _wide(self, canvas: Canvas) -> bool:
        """Tell whether the plan stands along the hours; else it is one line."""
        return canvas.most_panels == 3 and not canvas.snug

    def _parted(self, canvas: Canvas, room: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        """Give the room of the panels, and below it that of the plan."""
        wide = self._wide(canvas)
        rows = max(2, min(3, self.view.attention)) + (0.8 if self.planning.under_way else 0)
        height = canvas.px(46 + 30 * rows if wide else 30)
        above = room.height - height - (14 if wide else 6)
        return (
            pygame.Rect(room.left, room.top, room.width, above),
            pygame.Rect(room.left, room.bottom - height, room.width, height),
        )

    def _line(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Write the plan in one line: as much of it as there is room for."""
        if self.choice.button_below:
            with canvas.clipped(rect, "plan"):
                rect = pygame.Rect(rect.left, rect.top, self.choice.beside(canvas, rect), rect.height)
        canvas.box(rect, "surface", "rule")
        spent, last = self._spent()
        last = (self.planning.lacks() if self.alone else "") or last
        plan, whole = _("Your plan: {spent}, {last}").format(spent=spent, last=last), rect.width - 32
        said = [plan]
        if ahead := self.view.attack.ahead:
            stage = next(each.title for each in self.scenario.attack.stages if each.id == ahead.id)
            at = words.moment(ahead.minute)
            said = [
                _("{plan}. {attack}: {stage}, about {moment}").format(
                    plan=plan, attack=words.attack(self.scenario), stage=stage, moment=at
                ),
                _("{plan}. Next stage about {moment}").format(plan=plan, moment=at), plan,
            ]  # fmt: skip
        told = next((each for each in said if canvas.width(each, weight=500) <= whole), plan)
        top = rect.centery - canvas.type("body")[1] // 2
        canvas.write(told, (rect.left + 16, top), whole, weight=500)

    def _spent(self) -> tuple[str, str]:
        """Say what the plan costs, and when its last answer comes."""
        spent = _("{spent} of {all} attention").format(
            spent=self.view.attention - self.planning.left, all=self.view.attention
        )
        return spent, self.planning.last_answer()

    def _hours(self, canvas: Canvas, rect: pygame.Rect) -> None:
        spent, last = self._spent()
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
            self._under_way(canvas, rect.width - canvas.px(240)),
        )

    def _under_way(self, canvas: Canvas, room: int) -> str:
        """Say what earlier rounds set going and has not answered yet, as much of it as there is room for."""
        steps = self.planning.under_way
        for count in range(len(steps), 0, -1):
            left = len(steps) - count
            told = [*steps[:count], _("and {count} more").format(count=left)] if left else steps[:count]
            said = _("Under way: {steps}").format(steps="; ".join(told))
            if count == 1 or canvas.width(said, "caption") <= room:
                return said
        return ""

    @property
    def _opened(self) -> bool:
        return self.alone and shown_tab(self.memory, "choices") == "detail"

    def _open(self, name: str) -> None:
        """Show a choice in full, in the place of the list, from its beginning."""
        self.planning.shown = name
        self.memory.scroll["detail"] = 0
        self.memory.unseen.pop("detail", None)
        show_tab(self.memory, "choices", "detail")

    @property
    def _unread(self) -> bool:
        """Tell whether the end of the choice that is open was never in sight: it is read before it can be added."""
        return self.memory.unseen.get("detail", False) and self.planning.shown not in self.plan.choices

    def _read_or_add(self) -> Answer:
        if self._unread:
            self.memory.scroll_by("detail", self._page)
            return True
        return self.planning.toggle(self.planning.shown) or True

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
        arrows, reason = "\u2191 \u2193", Hint("R", _("change the reason") if self.reason else _("write a reason"))
        if self._opened:
            back = Hint("Esc", _("the list"))
            if self._unread:
                return (Hint("Space", _("read on")), back, reason)
            return (Hint("Space", _("add or take out")), back, Hint(arrows, _("read on")), reason)
        if self.alone:
            return (Hint("Space", _("read it")), Hint(arrows, _("choices")), Hint("Tab", _("next panel")), reason,
                    *dissent)  # fmt: skip
        more = (Hint("PgDn", _("read on")),) if self.memory.over.get("detail") else ()
        if not more and not self.planning.is_to_fill_in:
            more = (Hint("Tab", _("next panel")),)
        first = (Hint("Tab", _("to what it asks")),) if self.planning.is_to_fill_in else ()
        return (*first, Hint(arrows, _("choices")), Hint("Space", _("add or take out")), *more, reason, *dissent)

    def explained(self) -> Sequence[str]:
        """Explain how much a little and much are, and what the plan does not foresee."""
        return (
            _("What a choice moves for certain is said in words: a little is less than {points} points of a hundred, "
              "much is as many or more; for the pace of the attack, {percent} %. What others make of it comes on top."
              ).format(points=LARGE_PUSH // 10, percent=LARGE_PACE),
            _("The next stage stands on the plan where CERT expects it as things are now. What you plan is not "
              "reckoned in."),
        )  # fmt: skip

    def actions(self) -> Sequence[Action]:
        """Give the one action."""
        label = _("Carry out the plan") if self.plan.choices else _("Hold this round")
        return (Action("commit", label, "Enter", self._commit, self.planning.incomplete(), self.planning.lacks()),)

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
        """Write a reason, show the dossier beside the choices, open a sheet; in a choice add it, or leave it."""
        if self._opened and key.name == "space":
            return self._read_or_add()
        if self._opened and key.name == "escape":
            show_tab(self.memory, "choices", "choices", f"choice {self.planning.shown}")
            return True
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
