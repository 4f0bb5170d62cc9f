"""A delegation's assessment: the screen is passed from seat to seat, then all look at it, and one speaks for all."""

from collections.abc import Sequence
from functools import partial

from game.language import _, ngettext
from game.session import Game
from game.ui.canvas import Canvas
from game.ui.confidence import Confidence
from game.ui.eyes import Discreet
from game.ui.flow import Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, headline
from game.ui.grid import Grid, Marks
from game.ui.panels import Panel, arrange
from game.ui.pieces import asking, bullets, with_icon
from game.ui.screen import Play
from game.ui.screens.assessment import Assessment
from game.ui.seats import Seats
from game.ui.wishes import Open, Sit, Speak, Wish


class Passing(Play):
    """Between two seats: nothing that one of them stated is shown, and it says who is next."""

    def __init__(self, game: Game, role: str = "") -> None:
        super().__init__(game)
        self.seats = Seats(game)
        self.next = role or self.seats.next() or next(iter(self.seats.roles))
        self.memory.focus = f"seat {self.next}"

    def body(self, canvas: Canvas) -> None:
        """Paint who has stated, who is next, and how it goes."""
        for name in self.seats.roles:
            if canvas.has_focus(f"seat {name}"):
                self.next = name
        seats, stated = self.seats.roles, len(self.seats.stated)
        said = _("Pass the screen to: {seat}").format(seat=seats[self.next].title)
        room = headline(canvas, said, _("{count} of {all} have stated").format(count=stated, all=len(seats)))
        arrange(
            canvas, room,
            (
                Panel("seats", _("The delegation"), self._rows, 3, bare=True),
                Panel("how", _("How a delegation assesses"), self._how, 2),
            ),
        )  # fmt: skip

    def _rows(self, flow: Flow) -> None:
        for name, role in self.seats.roles.items():
            spoke = name in self.seats.stated
            state = _("has stated") if spoke else _("is next") if name == self.next else _("to come")
            flow.row(f"seat {name}", role.title, partial(self._seat, name, state), value=state,
                     selected=name == self.next, act=asking(Sit("alone", name)), pad=(16, 12))  # fmt: skip

    def _seat(self, name: str, state: str, flow: Flow) -> None:
        role, spoke = self.seats.roles[name], name in self.seats.stated

        def stands(part: Flow) -> None:
            if spoke:
                with_icon(part, "check", state, icon_ink="gain", size="caption", weight=600, pixels=18)
            else:
                part.text(state, "caption", ink="muted", align="right")

        def told(part: Flow) -> None:
            said = _("{seat} · decides").format(seat=role.title) if role.decides else role.title
            part.text(said, "lead", weight=600)
            if role.about:
                part.text(role.about, ink="muted")

        flow.split((0, flow.canvas.width(state, "caption", weight=600) + flow.canvas.px(30)), (told, stands), gap=16)

    def _how(self, flow: Flow) -> None:
        bullets(
            flow,
            (
                _("Each seat in turn is alone with the screen, and states its own probabilities."),
                _("Nobody sees another's numbers until all have stated: who speaks first would draw the others along."),
                _("Then all look at how far apart they are, and hear those who differ most."),
                _("{head} decides, and states it for all. Anyone who disagrees says so, and the record keeps it.")
                .format(head=self.seats.head),
            ),
            filled=True,
        )  # fmt: skip

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        return (Hint("\u2191 \u2193", _("another seat")), Hint("J", self._joining()))

    def _joining(self) -> str:
        return _("hear those who have stated") if self.seats.stated else _("skip the seats")

    def actions(self) -> Sequence[Action]:
        """Give going on without those who are left, and being alone with the screen."""
        return (Action("join", _("Hear them now") if self.seats.stated else _("Skip the seats"), "J", self._join),
                Action("alone", _("Nobody else looks: begin"), "Enter", lambda: Sit("alone", self.next)))  # fmt: skip

    def _join(self) -> Wish:
        return Sit("spread" if self.seats.stated else "together")

    def key(self, key: Key) -> Answer:
        """Go on without those who are left."""
        return self._join() if key.text.lower() == "j" and not key.ctrl else super().key(key)


class Alone(Assessment):
    """One seat alone with the screen, stating its own assessment."""

    def __init__(self, game: Game, marks: Marks, role: str) -> None:
        super().__init__(game, marks)
        seats = Seats(game)
        self.role, self.seat, last = role, seats.roles[role].title, seats.last(role)
        self.words = Discreet(game, role)
        self.confidence = Confidence(
            self.scenario, last["percents"] if last else None, last["basis"] if last else "low"
        )
        self.grid = Grid(game, self.words, marks)

    def asks(self) -> str:
        """Give the headline."""
        return _("{seat}: how sure are you yourself?").format(seat=self.seat)

    @property
    def may_keep(self) -> bool:
        """A seat's sliders stand where it left them: there is nothing else to keep."""
        return False

    def actions(self) -> Sequence[Action]:
        """Give handing the screen back, and stating."""
        back = Action("back", _("Give it back"), "", lambda: Sit("pass"))
        state = Action("state", _("State it and pass the screen"), "Enter", self._speak)
        return (back, self.shown_first(state))

    def _speak(self) -> Wish:
        return Speak(self.role, dict(self.percents), self.basis)


class Spread(Play):
    """What the seats stated, side by side."""

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.seats = Seats(game)

    def body(self, canvas: Canvas) -> None:
        """Paint the seats' probabilities, and what comes next."""
        room = headline(canvas, self._says(), _("kept for the debrief"))
        arrange(
            canvas, room,
            (
                Panel("spread", _("What each seat stated"), self.seats.spread, 3, bare=True),
                Panel("next", _("Who decides: {head}").format(head=self.seats.head), self._next, 2, bare=True,
                      tab=_("The seats")),
            ),
        )  # fmt: skip

    def _says(self) -> str:
        gap = self.seats.apart
        if len(self.seats.stated) == 1:
            return _("One seat has stated. What do the others believe?")
        if gap < 10:
            return _("The seats see it alike. What would change your minds?")
        said = ngettext(
            "{points} point apart. Hear those two first.", "{points} points apart. Hear those two first.", gap
        )
        return said.format(points=gap)

    def _next(self, flow: Flow) -> None:
        pad = flow.canvas.px(16)
        flow.gap(12)
        said = _("Let each say what it rests on, those at the ends first. A seat may state again.")
        inner = Flow(flow.canvas, flow.x + pad, flow.y, flow.room - 2 * pad)
        inner.text(said)
        flow.y = inner.y
        flow.rule(10, 0)
        for name, role in self.seats.roles.items():
            flow.row(f"again {name}", role.title, partial(self._again, name), act=asking(Sit("pass", name)))

    def _again(self, name: str, flow: Flow) -> None:
        said = self.seats.stated.get(name)
        flow.text(self.seats.roles[name].title, weight=600)
        basis = {"low": _("basis low"), "moderate": _("basis moderate"), "high": _("basis high")}
        flow.text(basis[said["basis"]] if said else _("has not stated"), "caption", ink="muted")

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        return (Hint("Tab", _("next panel")), Hint("Space", _("let a seat state again")), Hint("N", _("disagree")))

    def actions(self) -> Sequence[Action]:
        """Give the one action."""
        return (Action("together", _("State it for the delegation"), "Enter", lambda: Sit("together")),)

    def key(self, key: Key) -> Answer:
        """Let a seat disagree."""
        return Open("dissent") if key.text.lower() == "n" and not key.ctrl else super().key(key)


class Together(Assessment):
    """The delegation's own statement, which the one who decides makes for all."""

    def __init__(self, game: Game, marks: Marks) -> None:
        super().__init__(game, marks)
        self.seats = Seats(game)

    def asks(self) -> str:
        """Give the headline."""
        return _("{head}: what does the delegation hold?").format(head=self.seats.head)

    def beside(self) -> Sequence[Panel]:
        """Give what the seats stated."""
        stated = bool(self.seats.stated)
        return (Panel("seats", _("The seats"), self.seats.spread, 1, bare=True),) if stated else ()

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        return (Hint("N", _("disagree")), *super().hints())

    def key(self, key: Key) -> Answer:
        """Let a seat disagree."""
        return Open("dissent") if key.text.lower() == "n" and not key.ctrl else super().key(key)
