"""Sheets that open over a screen: help, menu, dossier, briefing, meters, glossary, a question, a notice."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pygame

from game.language import _, ngettext
from game.rules import Cause
from game.scenario import look_up
from game.session import CannotWrite, Game, Replayed, words
from game.session.happenings import happenings
from game.ui.canvas import Canvas
from game.ui.flow import Flow, button_size, draw_button, measured
from game.ui.focus import Answer, Key, Memory
from game.ui.frame import Action, Hint
from game.ui.panels import scrolled
from game.ui.screens.briefing import Briefing
from game.ui.wishes import Ask, Back, Elsewhere, Leave, Look, Wish

Body = Callable[[Flow], None]


class Sheet:
    """Something read or answered over a screen; Esc closes it and nothing is lost."""

    def __init__(self, title: str, body: Body, actions: Sequence[Action] = (), wide: bool = True) -> None:
        self.title, self.body, self.wide = title, body, wide
        self.given = actions
        self.memory = Memory()

    def actions(self) -> Sequence[Action]:
        """Give the buttons; Enter is the last one."""
        return self.given or (Action("close", _("Close"), "Esc", Back),)

    def draw(self, canvas: Canvas) -> None:
        """Paint the sheet over what is there."""
        width = min(canvas.size[0] - 80, canvas.px(860 if self.wide else 560))
        room = width - canvas.px(48)
        wanted = measured(canvas, self.body, room - canvas.px(8)) + canvas.px(166)
        height = min(canvas.size[1] - 60, max(canvas.px(220), wanted))
        rect = pygame.Rect((canvas.size[0] - width) // 2, (canvas.size[1] - height) // 2, width, height)
        canvas.box(rect.inflate(8, 8), "band")
        canvas.box(rect, "surface", "edge")
        pad, foot = canvas.px(24), canvas.px(70)
        canvas.write(
            self.title, (rect.left + pad, rect.top + canvas.px(18)), room, size="heading", voice="serif", weight=500
        )
        top = rect.top + canvas.px(58)
        scrolled(
            canvas,
            pygame.Rect(rect.left + pad // 2, top, rect.width - pad // 2 - 4, rect.bottom - foot - top),
            "sheet",
            self.title,
            self.body,
            pad=(12, 8),
        )
        self._buttons(canvas, pygame.Rect(rect.left, rect.bottom - foot, rect.width - pad, foot))

    def _buttons(self, canvas: Canvas, rect: pygame.Rect) -> None:
        canvas.group = "footer"
        x = rect.right
        for place, action in enumerate(reversed(self.actions())):
            size = button_size(canvas, action.label, action.cap)
            x -= size[0]
            button = pygame.Rect(x, rect.centery - size[1] // 2, *size)
            draw_button(canvas, button, action.id, action.label, action.act, cap=action.cap, primary=place == 0)
            x -= canvas.px(12)
        canvas.group = ""

    def key(self, key: Key) -> Answer:
        """Close on Esc."""
        return Back() if key.name == "escape" else False


def help_sheet(title: str, hints: Sequence[Hint]) -> Sheet:
    """Make the help of a screen: its keys, and the words of the game."""

    def body(flow: Flow) -> None:
        flow.text(_("Keys here"), weight=600)
        for hint in (*hints, *_everywhere()):
            flow.gap(5)
            flow.split(
                (flow.canvas.px(130), 0),
                (
                    lambda part, h=hint: part.text(h.cap, "caption", "mono", 500),
                    lambda part, h=hint: part.text(h.does),
                ),
            )
        flow.rule(12, 10)
        flow.text(_("How a round goes"), weight=600)
        flow.text(
            _("You read what has come, say how probable each explanation is, and spend your attention on what to do. "
              "Then the clock runs: answers arrive, others act, the attack goes on. Every change of a meter names its "
              "cause. Nothing is lost when you stop: every decision is on disk before its result is shown.")
        )  # fmt: skip
        flow.gap(8)
        flow.text(_("G opens the glossary: norms, confidence-building measures, law, and the field's words."))

    return Sheet(_("Help: {title}").format(title=title), body)


def _everywhere() -> tuple[Hint, ...]:
    return (
        Hint("Tab, Shift Tab", _("next and previous panel")), Hint("\u2191 \u2193 \u2190 \u2192", _("within a panel")),
        Hint("Home, End", _("first and last")), Hint("Page Up, Down", _("scroll")),
        Hint("Enter", _("the primary action")),
        Hint("Space", _("choose, tick or open what has the focus")), Hint("Esc", _("back, or the menu")),
        Hint("Ctrl + - 0", _("text larger, smaller, as it was")), Hint("F11", _("whole screen")),
    )  # fmt: skip


class Menu(Sheet):
    """The menu: how the window looks, and leaving."""

    def __init__(self) -> None:
        super().__init__(
            _("Menu"), self._body, (Action("close", _("Back to the game"), "Esc", Back),), wide=False
        )  # fmt: skip

    def _body(self, flow: Flow) -> None:
        for id, label, cap, wish in (
            ("larger", _("Larger text"), "Ctrl +", Look("text", 1)),
            ("smaller", _("Smaller text"), "Ctrl -", Look("text", -1)),
            ("theme", _("Another theme"), "T", Look("theme")),
            ("leave", _("Leave the game: everything is saved"), "", Leave()),
        ):
            flow.button(id, label, lambda w=wish: w, cap=cap)
            flow.gap(8)

    def key(self, key: Key) -> Answer:
        """Change the theme, or close."""
        return Look("theme") if key.text.lower() == "t" else super().key(key)


def question_sheet(ask: Ask) -> Sheet:
    """Make a question that is asked once."""
    actions = (Action("no", _("No, go back"), "Esc", Back), Action("yes", ask.yes, "Enter", lambda: ask.then))
    return Sheet(_("One question"), lambda flow: flow.text(ask.question, "lead"), actions, wide=False)


def elsewhere_sheet(problem: CannotWrite, folder: Path, then: Wish) -> Sheet:
    """Offer another folder for the record; what could not be saved is kept, and done there."""
    asked = _("{problem}\n\nNothing is lost. Keep the record in {folder} instead?").format(
        problem=problem, folder=folder
    )
    return question_sheet(Ask(asked, _("Keep it there"), Elsewhere(folder, then)))


def notice_sheet(said: str) -> Sheet:
    """Make a notice of what cannot be done, or of what has happened."""
    return Sheet(
        _("Please note"),
        lambda flow: flow.text(said, "lead"),
        (Action("close", _("Go on"), "Enter", Back),),
        wide=False,
    )


def briefing_sheet(game: Game) -> Sheet:
    """Make the briefing as it can be read again."""
    screen = Briefing(game)

    def body(flow: Flow) -> None:
        screen.mandate(flow)
        flow.rule(14, 12)
        screen.known(flow)
        flow.rule(14, 12)
        screen.actors(flow)

    return Sheet(_("Briefing"), body)


def meters_sheet(game: Game) -> Sheet:
    """Make the list of what moved each meter."""
    said, view = words.Words(game.scenario), game.view()

    def change(cause: Cause) -> str:
        covered = game.mode == "exercise" and cause.meter.startswith("trust.")
        return words.arrows(cause.change) if covered else words.signed(cause.change)

    def body(flow: Flow) -> None:
        for name, meter in view.meters.items():

            def told(part: Flow, n: str = name) -> None:
                part.text(f"{said.meter(n)}: {said.standing(view.meters[n])}", weight=600)
                causes = [cause for cause in view.ledger if cause.meter == n and cause.change]
                for cause in causes:
                    line = f"{words.moment(cause.minute)}  {change(cause)}  {said.title(cause)}"
                    part.text(line, "caption")
                if not causes:
                    part.text(_("Nothing has moved it."), "caption", ink="muted")

            flow.row(f"moved {name}", said.meter(name), told, value=said.standing(meter), pad=(10, 8))

    return Sheet(_("What moved a meter"), body)


class Writing(Sheet):
    """A sheet with one line to type into."""

    def __init__(self, title: str, about: str, written: str, done: Callable[[str], Wish]) -> None:
        self.written, self.about, self._done = written, about, done
        super().__init__(title, self._body)

    def actions(self) -> Sequence[Action]:
        """Give closing, and being done."""
        return (
            Action("close", _("Close"), "Esc", Back),
            Action("done", _("Done"), "Enter", lambda: self._done(self.written)),
        )  # fmt: skip

    def _body(self, flow: Flow) -> None:
        if self.about:
            flow.text(self.about, ink="muted")
            flow.gap(8)

        def line(part: Flow) -> None:
            part.text(f"{self.written}|", "lead", "serif")

        flow.row("writing", self.title, line, role="text", value=self.written, key=self.type, fill="sunk")
        self.below(flow)

    def below(self, flow: Flow) -> None:
        """Draw what stands under the line."""

    def type(self, key: Key) -> Answer:
        """Take a typed letter, or take the last one away."""
        if key.name == "backspace":
            self.written = self.written[:-1]
            return True
        if key.text and key.text.isprintable() and not key.ctrl:
            self.written = (self.written + key.text)[:300]
            return True
        return False


def find_sheet(sought: str, find: Callable[[str], Wish]) -> Writing:
    """Make the line in which one types what a crisis is found by."""
    about = _("A word of its title, of what it is about, or of its topics; nothing shows all.")
    return Writing(_("Find a crisis"), about, sought, find)


class Glossary(Writing):
    """The glossary: type a word, read what it means."""

    def __init__(self) -> None:
        super().__init__(
            _("Glossary"), _("Type a word, such as norm h, retorsion or grade."), "", lambda _written: Back()
        )

    def actions(self) -> Sequence[Action]:
        """Give closing."""
        return (Action("close", _("Close"), "Enter", Back),)

    def below(self, flow: Flow) -> None:
        """Draw what was found."""
        flow.gap(12)
        found = look_up(self.written) if self.written.strip() else ()
        for term in found[:12]:
            flow.text(term.name, weight=600)
            flow.text(term.text)
            if term.source:
                flow.text(term.source, "caption", ink="muted")
            flow.gap(10)
        if self.written.strip() and not found:
            flow.text(_("Nothing is near this word."), ink="muted")


def replayed_sheet(played: Replayed) -> Sheet:
    """Make the notice of what playing a record again showed."""
    count = played.decisions
    said = ngettext(
        "{count} decision was played again, and everything came out as it was recorded.",
        "{count} decisions were played again, and everything came out as it was recorded.", count,
    )  # fmt: skip
    told = said.format(count=count) if played.ok else _("The record does not hold.")
    return notice_sheet(f"{told}\n\n{played.problem}".strip())


class Dossier(Writing):
    """Everything received, the newest first; what is typed narrows it to what holds the words."""

    def __init__(self, game: Game) -> None:
        super().__init__(
            _("Dossier: everything received"), _("Type to search, or go down to read."), "", lambda _written: Back()
        )
        self.words = words.Words(game.scenario)
        self.told = [
            cause
            for cause in (each.cause for each in reversed(happenings(game.ledger)))
            if self.words.text(cause) and cause.kind != "choice"
        ]

    def actions(self) -> Sequence[Action]:
        """Give closing."""
        return (Action("close", _("Close"), "Esc", Back),)

    def below(self, flow: Flow) -> None:
        """Draw what holds every word that was typed."""
        sought = self.written.casefold().split()
        found = [cause for cause in self.told if all(word in self._whole(cause) for word in sought)]
        flow.gap(8)
        for cause in found:
            id = f"dossier {cause.minute} {cause.kind} {cause.id} {cause.part}"
            flow.row(id, self.words.title(cause), lambda part, c=cause: self._received(part, c), pad=(10, 8))
        if not found:
            none = _("Nothing that was received holds these words.") if sought else _("Nothing has been received yet.")
            flow.text(none, ink="muted")

    def _whole(self, cause: Cause) -> str:
        said = self.words
        return " ".join((said.title(cause), said.sender(cause), said.text(cause), said.weighs(cause))).casefold()

    def _received(self, flow: Flow, cause: Cause) -> None:
        flow.text(f"{words.moment(cause.minute)}  {self.words.title(cause)}", weight=600)
        flow.text(self.words.sender(cause), "caption", ink="muted")
        flow.text(self.words.text(cause), "body", "serif")
        if weighs := self.words.weighs(cause):
            flow.text(_("An analyst: {text}").format(text=weighs), "caption", ink="muted")


SHEETS: dict[str, Callable[[Game], Sheet]] = {
    "dossier": Dossier, "briefing": briefing_sheet, "meters": meters_sheet,
}  # fmt: skip
"""Sheets that tell something of a game."""
