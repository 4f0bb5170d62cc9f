"""The situation: what arrived, in time order, what it says, and where everything stands."""

from collections.abc import Sequence
from functools import partial

import pygame

from game.language import _, ngettext
from game.rules import Cause, arrows
from game.session import Game, words
from game.session.happenings import Happening, happenings
from game.ui import documents, parts
from game.ui.canvas import Canvas
from game.ui.eyes import address
from game.ui.flow import Drawing, Flow, cap_size, draw_cap, measured
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange, show_tab, shown_tab
from game.ui.pieces import asking, with_icon
from game.ui.screen import Play
from game.ui.theme import GUTTER
from game.ui.track import strip, track
from game.ui.wishes import Go, Open, Uncover

STRIP = 34
"""Height of the attack in one line."""
READ = ("outcome", "finding", "withdrawal", "inject", "stage", "red_line", "talks", "facilitator")

OWN_MOVES = ("opened", "offered", "asked", "walked")


class Situation(Play):
    """Track above; messages, the one that is open, and the meters below."""

    tells_more = "document"

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.came = [each for each in reversed(happenings(game.since)) if _is_read(each.cause)]
        self.cues += ["cable"] if self.came else []
        self.shown = 0
        self.read: set[int] = set()
        """Messages that have been shown since the screen was opened."""
        self.close = False
        """True where the message is longer than its panel."""
        self.alone = False
        """True where one panel has the window: a message opens in the place of the list."""

    def body(self, canvas: Canvas) -> None:
        """Paint track and panels."""
        for place in range(len(self.came)):
            if canvas.has_focus(f"message {place}"):
                self.shown = place
        self.alone = canvas.most_panels == 1
        if not self.alone or self._opened:
            self.read.add(self.shown)
        count, unread = len(self.came), len(set(range(len(self.came))) - self.read)
        aside = ngettext("{count} message", "{count} messages", count).format(count=count)
        if unread:
            aside = _("{messages}, {unread} unread").format(messages=aside, unread=unread)
        room = headline(canvas, self._headline() if not self._opened else self._title(), aside)
        if not self.alone:
            room = self._attack(canvas, room)
        share = 13 if canvas.snug and canvas.most_panels == 3 else 10
        self._fit(canvas, room, share)
        arrange(canvas, room, self._panels(_("Received: {messages}").format(messages=aside), share))

    def _panels(self, received: str, share: int) -> Sequence[Panel]:
        """Give the three panels; of a width of 20 for the other two the message takes `share`."""
        moved = self._moved()
        return (
            Panel("messages", _("Received"), self.messages, 10, _("newest first"), bare=True, tab=received,
                  short=_("Received"), top=self._strip if self.alone else None),
            Panel("document", _("Message"), self.document, share, headless=True),
            Panel("meters", _("Where things stand"), self.meters, 10, moved, bare=True,
                  tab=moved or _("Meters"), short=_("Meters")),
        )  # fmt: skip

    def _fit(self, canvas: Canvas, room: pygame.Rect, share: int) -> None:
        """Let a message's lines stand closer where it could not be read whole."""
        columns, self.close = canvas.most_panels, False
        column = (room.width - GUTTER * (columns - 1)) * share // (10 * columns + share - 10) - canvas.px(40)
        high = room.height - canvas.px(28 if columns == 3 else 68)
        self.close = measured(canvas, self.document, column) > high

    def _attack(self, canvas: Canvas, room: pygame.Rect) -> pygame.Rect:
        """Draw the attack over the panels; give the room that is left for them."""
        wide = canvas.most_panels == 3
        height, gap = canvas.px(104 if wide else STRIP), 8 if canvas.low else 14
        whole = pygame.Rect(room.left, room.top, room.width, height)
        with canvas.as_one(whole, "attack", words.attack(self.scenario)):
            (track if wide else strip)(canvas, whole, self.scenario, self.view)
        return pygame.Rect(room.left, room.top + height + gap, room.width, room.height - height - gap)

    def _strip(self, flow: Flow) -> None:
        """Draw the attack over the list of messages, where one panel has the window."""
        rect = pygame.Rect(flow.x, flow.y, flow.room, flow.canvas.px(STRIP))
        flow.canvas.shape(lambda _surface: strip(flow.canvas, rect, self.scenario, self.view))
        flow.y = rect.bottom

    def _headline(self) -> str:
        """Give the round's own headline, for the resolution has told what came; in a broken round, what broke it."""
        own = self.scenario.clock.rounds[self.view.round - 1].headline or ""
        said = self.words.headline([each.cause for each in reversed(self.came)])
        return (said or own if self.view.sitting == 2 else own or said) or self.scenario.briefing.headline

    def _title(self) -> str:
        """Give the line of the message that is open."""
        return self.words.line(self.came[min(self.shown, len(self.came) - 1)]) if self.came else ""

    def _moved(self) -> str:
        better = worse = 0
        for meter in self.view.meters.values():
            moved = meter.arrows
            good = (moved > 0) != meter.low_is_good
            better, worse = better + bool(moved and good), worse + bool(moved and not good)
        if not better and not worse:
            return ""
        return _("{better} better, {worse} worse").format(better=better, worse=worse)

    def messages(self, flow: Flow) -> None:
        """Draw one row a message, and where the older ones are."""
        if not self.came:
            flow.gap(14)
            flow.text(_("Nothing new has come."), ink="muted", indent=16)
        for place, happening in enumerate(self.came):
            flow.row(
                f"message {place}", self.words.line(happening), partial(self._line, place),
                selected=place == self.shown, state="" if place in self.read else "new",
                act=partial(self._open, place) if self.alone else None,
            )  # fmt: skip
        if not self.view.asked:
            flow.gap(10)
            said = _("Nothing new bears on who did it: your last figures stand, and the decision comes next.")
            flow.text(said, "caption", ink="muted", indent=flow.canvas.px(16))
            flow.gap(10)
        older = len(happenings(self.game.ledger)) - len(happenings(self.game.since))
        if older:
            flow.row("older", _("Earlier rounds"), self._older, act=asking(Open("dossier")))

    def _older(self, flow: Flow) -> None:
        width = cap_size(flow.canvas, "D")[0]

        def cap(part: Flow) -> None:
            draw_cap(part.canvas, "D", (part.x, part.y))
            part.y += cap_size(part.canvas, "D")[1]

        flow.split(
            (0, width), (lambda part: part.text(_("Earlier rounds: the dossier"), ink="muted"), cap), centre=True
        )

    def _line(self, place: int, flow: Flow) -> None:
        happening = self.came[place]
        cause, size = happening.cause, flow.canvas.px(20)
        part = self.words.part(cause)
        name = parts.ICONS.get(getattr(part, "channel", ""), parts.ICONS.get(cause.kind, "cable"))
        letters = documents.grade_of(self.words, cause)
        alarm = cause.kind in ("stage", "red_line")

        def what(column: Flow) -> None:
            column.text(self.words.line(happening), weight=600)
            whose = self.words.whose(cause) if self.words.covers(cause) else self.words.sender(cause)
            if place in self.read:
                column.text(whose, "caption", ink="muted")
            else:
                column.text(_("new · {whose}").format(whose=whose), "caption", weight=600, ink="accent")

        def picture(column: Flow) -> None:
            ink = column.canvas.ink("loss" if alarm else "muted", column.on_selected)
            column.canvas.icon(name, (column.x, column.y), size, ink)
            column.y += size

        moment = words.moment(cause.minute)
        widths = [flow.canvas.width(moment, "caption", "mono", 500), size, 0]
        draws: list[Drawing] = [lambda column: column.text(moment, "caption", "mono", 500), picture, what]
        if letters:
            widths.append(documents.grade_width(flow.canvas, letters))
            draws.append(partial(documents.grade, letters))
        flow.split(widths, draws, centre=True)

    def document(self, flow: Flow) -> None:
        """Draw the message that is open as the document it is, and what it opens or tells at its foot."""
        if not self.came:
            flow.text(_("Nothing to read."), ink="muted")
            return
        happening = self.came[min(self.shown, len(self.came) - 1)]
        cause = happening.cause
        if whose := self.words.covers(cause):
            self._covered(flow, whose, cause)
            return
        flow.close = flow.close or self.close
        foot = partial(self._foot, happening)
        documents.received(flow, self.words, happening, self._title(), not self._opened, foot)

    def _foot(self, happening: Happening, flow: Flow) -> None:
        """Draw what an analyst says of a message, what it moved, and where it comes from."""
        cause, said = happening.cause, []
        if weighs := self.words.weighs(cause):
            said.append(("eye", _("An analyst: {text}").format(text=weighs)))
        moved = [
            f"{self.words.meter(meter)} {self._change(meter, change)}" for meter, change in happening.changes.items()
        ]
        if moved:
            said.append(("outcome", words.listed(moved)))
        if cause.kind in ("finding", "withdrawal"):
            said += [("warn", each) for each in self._origin(cause.id)]
        for icon, each in said:
            flow.rule(*((6, 4) if flow.close else (12, 8)))
            with_icon(flow, icon, each, ink="muted")

    def _covered(self, flow: Flow, whose: str, cause: Cause) -> None:
        """Keep a message from the others until its own seat is alone with the screen."""
        flow.text(whose, "lead", weight=600)
        flow.gap(8)
        flow.text(_("Pass the screen. Press when you are alone; the others read it when you pass it back."))
        flow.gap(12)
        flow.button("uncover", _("Nobody else looks: show it"), asking(Uncover(address(cause))))

    def _origin(self, evidence: str) -> list[str]:
        seen = next((each for each in self.view.evidence if each.evidence == evidence), None)
        if seen and seen.origin:
            other = self.words.found(seen.origin)
            return [_("It has the same origin as '{other}': it counts once.").format(other=other)]
        return []

    def _change(self, meter: str, change: int) -> str:
        if self.game.mode == "exercise" and meter.startswith("trust."):
            return words.arrows(arrows(change))
        return words.signed(change)

    def meters(self, flow: Flow) -> None:
        """Draw every meter."""
        parts.meter_rows(flow, self.scenario, self.view, self.words)

    def _open(self, place: int) -> None:
        """Show a message in the place of the list."""
        self.shown = place
        show_tab(self.memory, "messages", "document")

    @property
    def _opened(self) -> bool:
        return self.alone and shown_tab(self.memory, "messages") == "document"

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        arrows = "\u2191 \u2193"
        if self._opened:
            return (Hint("Space", _("the next one")), Hint("Esc", _("the list")), Hint(arrows, _("read on")))
        reads = (Hint("Space", _("read it")),) if self.alone else ()
        return (*reads, Hint(arrows, _("messages")), Hint("Tab", _("next panel")))

    def actions(self) -> Sequence[Action]:
        """Give the one action."""
        label = _("Weigh the evidence") if self.view.asked else _("Decide")
        return (Action("weigh", label, "Enter", lambda: Go("weigh")),)

    def key(self, key: Key) -> Answer:
        """Open the next message in the place of this one, or go back to the list."""
        if self._opened and self.came and key.name in ("space", "escape"):
            if key.name == "space":
                self._open((self.shown + 1) % len(self.came))
            else:
                show_tab(self.memory, "messages", "messages", f"message {self.shown}")
            return True
        return super().key(key)


def _is_read(cause: Cause) -> bool:
    """Tell whether something comes as a message: what the player did at the table is no news to them."""
    return cause.kind in READ and not (cause.kind == "talks" and cause.part.split()[0] in OWN_MOVES)
