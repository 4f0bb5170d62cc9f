"""The resolution: what happened, hour by hour, whose doing it was, and what each thing moved."""

from collections.abc import Sequence

import pygame

from game.language import _, ngettext
from game.session import Game, words
from game.session.happenings import happenings
from game.ui.account import Account
from game.ui.canvas import Canvas
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, headline
from game.ui.ledger import Ledger
from game.ui.panels import Panel, arrange, draw_panel
from game.ui.screen import Play
from game.ui.why import Why
from game.ui.wishes import Ask, Go, Wish

PAUSE, REST = 600, 1500
"""Milliseconds from one event to the next, and from the last to the button that goes on."""


class Resolution(Play):
    """A ledger with a column for each meter that moved; why stands below, or beside where room is short."""

    tells_more = "why"

    def __init__(self, game: Game, plays: bool = False) -> None:
        super().__init__(game)
        told = happenings(game.since)
        upto = min(self._seen() + 1, len(told)) if plays else len(told)
        self.account = Account(self.view, self.words, game.mode, told, upto)
        self.ledger, self.why = Ledger(self.account), Why(self.account)
        self._next_at: int | None = None
        self._rest_until = 0
        """Until when the button stays what it was after the last event came by itself: a hand may be on its way."""

    @property
    def round(self) -> int:
        """The round whose plan was carried out; the view stands in the next one already."""
        plan = self.game.last_plan()
        return self.game.entries[plan].round if plan >= 0 else self.view.round

    @property
    def told_until(self) -> int | None:
        """The hour of the last event that is shown, while others are still to be shown."""
        return self.account.told[self.account.upto - 1].cause.minute if self.account.playing else None

    def _seen(self) -> int:
        """Give how many of the events were shown before talks began: they do not play out a second time."""
        plan = self.game.last_plan()
        led_to_talks = 0 <= plan < len(self.game.entries) - 1
        return len(happenings(self.game.entries[plan].causes)) if led_to_talks else 0

    def tick(self, now: int) -> int:
        """Show the next event when its time has come; give the milliseconds until the one after, 0 for none."""
        if not self.account.playing:
            self._rest_until = self._rest_until if now < self._rest_until else 0
            return max(0, self._rest_until - now)
        if self._next_at is None:
            self._next_at = now + PAUSE
        elif now >= self._next_at:
            self._next_at = now + PAUSE
            self._show(self.account.upto + 1)
            if not self.account.playing:
                self._rest_until = now + REST
                return REST
        return max(1, self._next_at - now) if self.account.playing else 0

    def _show(self, upto: int) -> None:
        """Show events up to a number of them, and stand on the last."""
        self.account.upto = min(len(self.account.told), upto)
        kind = self.account.told[self.account.upto - 1].cause.kind
        self.cues.append(kind if kind in ("stage", "red_line") else "line")
        self.memory.focus, self.memory.follow = f"line {self.account.upto - 1}", True

    def _step(self) -> None:
        """Show what else happened in the next hour."""
        hour = self.account.told[self.account.upto].cause.minute // 60
        upto = self.account.upto + 1
        while upto < len(self.account.told) and self.account.told[upto].cause.minute // 60 == hour:
            upto += 1
        self._show(upto)

    def body(self, canvas: Canvas) -> None:
        """Paint ledger and reason."""
        account = self.account
        for place in range(account.upto):
            if canvas.has_focus(f"line {place}"):
                account.shown = place
        said = self.words.headline([each.cause for each in account.told[: account.upto]]) or _("What came of it")
        count = len(account.told)
        began, ended = words.moment(account.told[0].cause.minute if count else 0), words.moment(self.view.clock)
        aside = ngettext("{count} entry, {began} to {ended}", "{count} entries, {began} to {ended}", count)
        room = headline(canvas, said, aside.format(count=count, began=began, ended=ended))
        wide = canvas.most_panels == 3 and not canvas.snug
        ledger = self.ledger.panel(canvas, room.width if wide else room.width * 2 // 3)
        if not wide:
            arrange(canvas, room, (ledger, Panel("why", _("Why"), self.why.draw, 10)))
            return
        below = canvas.px(136)
        draw_panel(canvas, pygame.Rect(room.left, room.top, room.width, room.height - below - 14), ledger)
        why = Panel("why", _("Why"), self.why.draw, headless=True)
        draw_panel(canvas, pygame.Rect(room.left, room.bottom - below, room.width, below), why)

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        step = (Hint("Space", _("step hour by hour")),) if self.account.playing else ()
        return (*step, Hint("\u2191 \u2193", _("why, line by line")), Hint("Tab", _("next panel")))

    def actions(self) -> Sequence[Action]:
        """Give going on, and taking back where the mode forgives; first of all, showing the rest."""
        if self.account.playing or self._rest_until:
            return (Action("skip", _("Show it all"), "Enter", self._skip),)
        on = _("Go to the talks") if self.view.awaits == "talks" else _("On to round {round}").format(
            round=self.view.round
        )  # fmt: skip
        on = _("See how it ends") if self.view.ending else on
        back = (Action("back", _("Take it back"), "T", self._take_back),) if self.game.may("take_back") else ()
        return (*back, Action("go on", on, "Enter", lambda: Go("go_on")))

    def _take_back(self) -> Wish:
        """Take the plan back; where talks would go with it, ask first."""
        if self.game.last_plan() == len(self.game.entries) - 1:
            return Go("take_back")
        return Ask(_("Take the plan back, and the talks that came of it?"), _("Take it back"), Go("take_back"))

    def _skip(self) -> Wish | None:
        self.account.upto = len(self.account.told)
        self.memory.follow = True
        return None

    def key(self, key: Key) -> Answer:
        """Step to the next hour while events are still to be shown."""
        if key.name == "space" and self.account.playing:
            self._step()
            return True
        if key.text.lower() == "t" and not key.ctrl and not self.account.playing and self.game.may("take_back"):
            return self._take_back()
        return super().key(key)
