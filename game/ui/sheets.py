"""What opens over a screen and is read there: help, briefing, meters, a question, a notice."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pygame

from game.language import _, ngettext
from game.rules import Cause
from game.scenario import Problem
from game.session import CannotWrite, Game, Replayed, words
from game.ui.canvas import Canvas
from game.ui.eyes import Discreet
from game.ui.flow import Flow, button_size, cap_size, draw_button, draw_cap, measured
from game.ui.focus import Answer, Key, Memory
from game.ui.frame import Action, Hint
from game.ui.panels import scrolled
from game.ui.screens.briefing import Briefing
from game.ui.wishes import Ask, Back, Elsewhere, Wish

HELD = ("Ctrl", "Shift")
"""Keys that are held down while another is pressed."""
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
        low = canvas.low
        width = min(canvas.size[0] - (32 if low else 80), canvas.px(860 if self.wide else 560))
        room = width - canvas.px(48)
        pad = canvas.px(24)
        lines = self._lines(canvas, width - 2 * pad)
        foot = canvas.px(16 + 54 * len(lines))
        wanted = measured(canvas, self.body, room - canvas.px(8)) + canvas.px(96) + foot
        height = min(canvas.size[1] - (16 if low else 60), max(canvas.px(220), wanted))
        rect = pygame.Rect((canvas.size[0] - width) // 2, (canvas.size[1] - height) // 2, width, height)
        canvas.box(rect.inflate(8, 8), "band")
        canvas.box(rect, "surface", "edge")
        canvas.write(
            self.title,
            (rect.left + pad, rect.top + canvas.px(10 if low else 18)),
            room,
            size="heading",
            voice="serif",
            weight=500,
        )
        top = rect.top + canvas.px(42 if low else 58)
        scrolled(
            canvas,
            pygame.Rect(rect.left + pad // 2, top, rect.width - pad // 2 - 4, rect.bottom - foot - top),
            "sheet",
            self.title,
            self.body,
            pad=(12, 8),
        )
        canvas.group = "footer"
        for number, line in enumerate(lines):
            top = rect.bottom - foot + canvas.px(8 + 54 * number)
            self._buttons(canvas, line, pygame.Rect(rect.left, top, rect.width - pad, canvas.px(54)))
        canvas.group = ""

    def _lines(self, canvas: Canvas, room: int) -> list[list[Action]]:
        """Set the buttons beside each other, in as many lines as they need; the last one stands lower right."""
        lines: list[list[Action]] = [[]]
        left = room
        for action in reversed(self.actions()):
            needed = button_size(canvas, action.label, action.cap)[0] + canvas.px(12)
            if lines[0] and needed > left:
                lines.insert(0, [])
                left = room
            lines[0].insert(0, action)
            left -= needed
        return lines

    def _buttons(self, canvas: Canvas, line: Sequence[Action], rect: pygame.Rect) -> None:
        x, last = rect.right, self.actions()[-1]
        for action in reversed(line):
            size = button_size(canvas, action.label, action.cap)
            x -= size[0]
            button = pygame.Rect(x, rect.centery - size[1] // 2, *size)
            primary = action.id == last.id
            draw_button(canvas, button, action.id, action.label, action.act, cap=action.cap, primary=primary)
            x -= canvas.px(12)

    def key(self, key: Key) -> Answer:
        """Close on Esc."""
        return Back() if key.name == "escape" else False


def help_sheet(title: str, hints: Sequence[Hint], explained: Sequence[str] = ()) -> Sheet:
    """Make the help of a screen: its keys, what stands on it, and the words of the game."""

    def body(flow: Flow) -> None:
        flow.text(_("Keys here"), weight=600)
        for hint in _once(hints):
            flow.gap(5)
            flow.split(
                (flow.canvas.px(150), 0),
                (partial(_caps, hint.cap), partial(_does, hint)),
            )
        flow.rule(12, 10)
        if explained:
            flow.text(_("What stands here"), weight=600)
            for said in explained:
                flow.gap(4)
                flow.text(said)
            flow.gap(8)
        flow.text(_("How a round goes"), weight=600)
        flow.text(
            _("You read what has come, say how probable each explanation is, and spend your attention on what to do. "
              "Then the clock runs: answers arrive, others act, the attack goes on. Every change of a meter names its "
              "cause. Nothing is lost when you stop: every decision is on disk before its result is shown.")
        )  # fmt: skip
        flow.gap(8)
        flow.text(_("What the letters and figures mean"), weight=600)
        for said in _meanings():
            flow.gap(4)
            flow.text(said)
        flow.gap(8)
        flow.text(_("G opens the glossary: norms, confidence-building measures, law, and the field's words."))

    return Sheet(_("Help: {title}").format(title=title), body)


def _once(hints: Sequence[Hint]) -> Iterator[Hint]:
    """Give a screen's keys, and of those that work everywhere the ones it has not told; each key is named once."""
    everywhere = _everywhere()
    together = {key for hint in everywhere if hint.cap.startswith(HELD) for key in hint.cap.split()[1:]}
    told: set[str] = set()
    for hint in (*hints, *everywhere):
        keys = hint.cap.replace(",", "").split()
        if keys[0] in HELD:
            whole = hint in everywhere or not together.issuperset(keys[1:])
            left = keys if whole else []
        else:
            left = [key for key in keys if key not in told]
            told.update(left)
        if left:
            yield Hint(" ".join(left), hint.does)


def _caps(cap: str, flow: Flow) -> None:
    """Draw the pictures of keys, one under the other where they are wider than the column."""
    canvas, x = flow.canvas, flow.x
    height = cap_size(canvas, cap)[1]
    for key in cap.replace(",", "").split():
        if x > flow.x and x + cap_size(canvas, key)[0] > flow.x + flow.room:
            x, flow.y = flow.x, flow.y + height + canvas.px(4)
        x += draw_cap(canvas, key, (x, flow.y)) + canvas.px(5)
    flow.y += height


def _does(hint: Hint, flow: Flow) -> None:
    """Write what a key does; read out, the key stands before it."""
    top = flow.y
    flow.text(hint.does, kind="sight")
    said = _("{cap}: {label}").format(cap=hint.cap, label=hint.does)
    flow.canvas.tell(said, pygame.Rect(flow.x, top, flow.room, flow.y - top))


def _meanings() -> tuple[str, ...]:
    return (
        _("H+02:00 is the time since the crisis began, here two hours; the date beside it is the story's own."),
        _("A+02:00 is how far the attack has come. It goes by a clock of its own, whose pace is told in percent: at "
          "100 % it goes as fast as the hours do, at 50 % half as fast. At fixed points of it the next stage begins."),
        _("The basis says how good the ground under your figures is: low is a hint or two, moderate several that "
          "agree, high many that come from different sources. It says nothing about who did it."),
        _("Attention is what you can give in one round; each choice costs some of it."),
        _("A finding's mark says how it fits an explanation: 1 fits well, 2 fits, 3 says nothing, 4 against, 5 "
          "strongly against. It is a help for yourself and changes nothing."),
        _("A record's code, such as CAA2-5178, names one finished game. Verify (V, on the first screen) plays the "
          "saved record again and tells whether anything in it was changed."),
        _("A letter and a number, such as B2, grade a report: A (reliable) to E (unreliable) says what its source is "
          "worth, 1 (confirmed) to 5 (improbable) what it says; F and 6 cannot be judged."),
        _("An analyst's sentence counts the grade already. What says little hardly moves a figure; a little or "
          "somewhat is one and a half times to twice as likely, strong four times or more."),
    )  # fmt: skip


def _everywhere() -> tuple[Hint, ...]:
    return (
        Hint("Tab", _("next panel")), Hint("Shift Tab", _("previous panel")),
        Hint("\u2191 \u2193 \u2190 \u2192", _("within a panel")),
        Hint("Home End", _("first and last")), Hint("PgUp PgDn", _("scroll")),
        Hint("Enter", _("the primary action")),
        Hint("Space", _("choose, tick or open what has the focus")), Hint("Esc", _("back, or the menu")),
        Hint("Ctrl + - 0", _("text larger, smaller, as it was")), Hint("F11", _("whole screen")),
    )  # fmt: skip


def question_sheet(ask: Ask) -> Sheet:
    """Make a question that is asked once."""
    no, yes = Action("no", _("No, go back"), "Esc", Back), Action("yes", ask.yes, "Enter", lambda: ask.then)
    actions = (replace(yes, cap=""), replace(no, cap="Enter")) if ask.careful else (no, yes)
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
        (Action("close", _("Close"), "Enter", Back),),
        wide=False,
    )


def problems_sheet(problems: Sequence[Problem]) -> Sheet:
    """Make the list of what keeps a changed scenario from being followed, each with its line and column."""
    said = _("The scenario has changed and cannot be played so; the rehearsal goes on with the one before.")

    def body(flow: Flow) -> None:
        flow.text(said, "lead")
        for problem in problems:
            flow.gap(10)
            place = _("{file}, line {line}, column {column}")
            flow.text(
                place.format(file=Path(problem.file).name, line=problem.line, column=problem.column), "caption",
                ink="muted",
            )  # fmt: skip
            flow.text(f"{problem.message}; {problem.hint}" if problem.hint else problem.message, "body")

    return Sheet(_("Not playable yet"), body, (Action("close", _("Go on"), "Enter", Back),))


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
    said, view = Discreet(game), game.view()

    def change(cause: Cause) -> str:
        covered = game.mode == "exercise" and cause.meter.startswith("trust.")
        return words.arrows(cause.change) if covered else words.signed(cause.change)

    def told(name: str, part: Flow) -> None:
        part.text(words.named(said.meter(name), said.standing(view.meters[name])), weight=600)
        causes = [cause for cause in view.ledger if cause.meter == name and cause.change]
        for cause in causes:
            part.text(f"{words.moment(cause.minute)}  {change(cause)}  {said.title(cause)}", "caption")
        if not causes:
            part.text(_("Nothing has moved it."), "caption", ink="muted")

    def body(flow: Flow) -> None:
        for name, meter in view.meters.items():
            flow.row(f"moved {name}", said.meter(name), partial(told, name), value=said.standing(meter), pad=(10, 8))

    return Sheet(_("What moved a meter"), body)


def replayed_sheet(played: Replayed) -> Sheet:
    """Make the notice of what playing a record again showed."""
    count = played.decisions
    said = ngettext(
        "{count} decision was played again, and everything came out as it was recorded.",
        "{count} decisions were played again, and everything came out as it was recorded.", count,
    )  # fmt: skip
    told = said.format(count=count) if played.ok else _("The record does not hold.")
    return notice_sheet(f"{told}\n\n{played.problem}".strip())
