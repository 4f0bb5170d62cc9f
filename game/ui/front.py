"""The front of the window: it paints what is shown, and turns keys, clicks, wheel and fingers into wishes."""

from collections.abc import Sequence

import pygame

from game.language import _
from game.ui import settings as settings_of
from game.ui import sheets
from game.ui.canvas import Canvas, Told
from game.ui.focus import Answer, Cap, Grip, Key, Stop, current, move, to_next_panel
from game.ui.frame import Action, Hint
from game.ui.screen import Screen
from game.ui.settings import Settings
from game.ui.sheets import Sheet
from game.ui.wishes import Look, Open, Turn, Wish

NOTCH, PAGE, STILL = 60, 360, 12
"""Pixels a notch of the wheel and a page scroll; pixels a finger may tremble and still only tap."""


class Front:
    """One screen, and the sheet that may lie over it."""

    def __init__(self, screen: Screen, settings: Settings) -> None:
        self.screen, self.settings = screen, settings
        self.sheet: Sheet | None = None
        self.stops: Sequence[Stop] = ()
        self.grips: Sequence[Grip] = ()
        self.caps: Sequence[Cap] = ()
        self.said: Sequence[str] = ()
        """Every text that was painted last, in order."""
        self.order: Sequence[Told | Stop] = ()
        """The same texts with where they stand, and the stops among them."""
        self.read_out = False
        """True while a screen reader listens: nothing moves on by itself faster than it can be heard."""
        self._held = ""
        self._finger: tuple[tuple[int, int], tuple[int, int], bool] | None = None
        """Where a finger came down, where it is, and whether it has moved since."""

    def grant(self, wish: Wish) -> None:
        """Grant a wish."""
        raise NotImplementedError

    @property
    def top(self) -> Screen | Sheet:
        """What takes the keys: the sheet, where one is open."""
        return self.sheet or self.screen

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the window; once more where something scrolled."""
        for _again in range(3):
            canvas = Canvas(surface, self.settings, self.screen.memory)
            canvas.read_out = self.read_out
            surface.fill(canvas.theme["ground"])
            self.screen.draw(canvas)
            if self.sheet:
                canvas = Canvas(surface, self.settings, self.sheet.memory)
                canvas.read_out = self.read_out
                self.sheet.draw(canvas)
            canvas.finish()
            self.stops, self.grips, self.caps = canvas.stops, canvas.grips, canvas.caps
            self.said, self.order = canvas.said, canvas.order
            if not canvas.again:
                return

    def press(self, key: Key) -> None:
        """Take a key: first what has the focus, then the screen's own keys, then those that work everywhere."""
        here = current(self.stops, self.top.memory)
        if here and here.key and self._answered(here.key(key)):
            return
        if self._look(key) or self._moved(key, here):
            return
        if self._answered(self.top.key(key)):
            return
        if key.name == "f1" or key.text == "?":
            self.sheet = sheets.help_sheet(self.screen.name(), self._keys(), self.screen.explained())
        elif key.name == "escape":
            self.grant(Open("menu"))

    def _keys(self) -> Sequence[Hint]:
        """Give the screen's own keys, those of its buttons too, each once."""
        own = tuple(self.screen.keys())
        told = {hint.cap for hint in own}
        return (*own, *(Hint(each.cap, each.label) for each in self.screen.actions() if each.cap not in (*told, "")))

    def _answered(self, answer: Answer) -> bool:
        if isinstance(answer, bool):
            return answer
        self.grant(answer)
        return True

    def _look(self, key: Key) -> bool:
        """Make the text larger or smaller, or as it was."""
        if not key.ctrl:
            return False
        named = {"=": 1, "-": -1}.get(key.name, 0)
        step = {"=": 1, "+": 1, "-": -1, "[+]": 1, "[-]": -1}.get(key.text or key.name, named)
        if step:
            self.grant(Turn("text", step))
        elif key.name == "0":
            self.grant(Look("text", settings_of.Settings().text))
        return bool(step) or key.name == "0"

    def _moved(self, key: Key, here: Stop | None) -> bool:
        memory = self.top.memory
        if key.name == "tab":
            to_next_panel(self.stops, memory, back=key.shift)
            return True
        if key.name in ("up", "down", "left", "right", "home", "end"):
            return move(self.stops, memory, key.name) or self._read_on(key, here, NOTCH)
        if key.name in ("page up", "page down") and here:
            way = "up" if key.name == "page up" else "down"
            if self._read_beside(here, -PAGE if way == "up" else PAGE):
                return True
            moved = [move(self.stops, memory, way) for _step in range(6)]
            return any(moved) or self._read_on(Key(way), here, PAGE)
        if key.name == "space" and here and here.act:
            self._wish(here.act())
            return True
        if key.name in ("return", "enter"):
            self._enter(here)
            return True
        return False

    def _read_on(self, key: Key, here: Stop | None, pixels: int) -> bool:
        """Scroll a panel on where no part of it lies further up or down; from a tab, the panel it shows."""
        way = {"up": -1, "down": 1}.get(key.name, 0)
        panel = (here.id.removeprefix("tab ") if here.role == "tab" else here.group) if here else ""
        return bool(way) and self.top.memory.scroll_by(panel, way * pixels)

    def _read_beside(self, here: Stop, pixels: int) -> bool:
        """Scroll what stands beside the focus where that does not fit: what tells more of it, else any other panel."""
        memory, screen = self.top.memory, self.screen
        groups = list(dict.fromkeys(stop.group for stop in self.stops if stop.group not in ("footer", "band")))
        if self.sheet and here.group == "footer":
            return any(memory.scroll_by(group, pixels) for group in groups)
        if self.sheet or here.group == screen.tells_more:
            return False
        if screen.tells_more in groups:
            return memory.scroll_by(screen.tells_more, pixels)
        others = () if memory.over.get(here.group) else groups
        return any(memory.scroll_by(group, pixels) for group in others if group != here.group)

    def _enter(self, here: Stop | None) -> None:
        """Do the primary action; a button that has the focus is pressed instead, unless its key is Space."""
        actions = self.top.actions()
        refused = next((each for each in actions if here and each.id == here.id and each.refused), None)
        if refused:
            self._refused(refused)
            return
        if here and here.role == "button" and not here.by_space:
            self._wish(here.act() if here.act else None)
            return
        if actions and actions[-1].refused:
            self._refused(actions[-1])
        elif actions:
            self._wish(actions[-1].act())

    def _refused(self, action: Action) -> None:
        said = _("'{label}' is not possible yet: {reason}.").format(label=action.label, reason=action.refused)
        self.sheet = sheets.notice_sheet(said)

    def _wish(self, wish: Wish | None) -> None:
        if wish is not None:
            self.grant(wish)

    def click(self, at: tuple[int, int]) -> None:
        """Take a click: it presses keys and buttons, moves the focus, and opens a row that had the focus already."""
        memory = self.top.memory
        if cap := next((each for each in self.caps if each.rect.collidepoint(at)), None):
            for stop in self.stops:
                if stop.id == cap.of:
                    memory.stand(stop)
            self.press(cap.key)
            return
        self._held = next((grip.id for grip in self.grips if grip.rect.collidepoint(at)), "")
        self.drag(at)
        for stop in reversed(self.stops):
            if stop.rect.collidepoint(at) and (stop.clip is None or stop.clip.collidepoint(at)):
                again = memory.focus == stop.id
                memory.stand(stop)
                memory.follow = False
                if (again or stop.role in ("button", "option")) and stop.act:
                    self._wish(stop.act())
                return

    def drag(self, at: tuple[int, int]) -> None:
        """Move the knob that the last click took hold of, if it took hold of one."""
        for grip in self.grips:
            if grip.id == self._held:
                grip.drag_to(at[0])

    def wheel(self, at: tuple[int, int], steps: int) -> None:
        """Scroll the panel under the pointer."""
        self._scroll(at, NOTCH * steps)

    def _scroll(self, at: tuple[int, int], pixels: int) -> None:
        memory = self.top.memory
        for stop in self.stops:
            if stop.clip and stop.clip.collidepoint(at) and stop.group != "footer":
                memory.scroll_by(stop.group, -pixels)
                return

    def finger_down(self, at: tuple[int, int]) -> None:
        """Take note that a finger came down: it may tap, pull a knob or scroll."""
        self._finger = (at, at, False)
        self._held = next((grip.id for grip in self.grips if grip.rect.collidepoint(at)), "")
        self.drag(at)

    def finger_moved(self, at: tuple[int, int]) -> None:
        """Follow a finger: what it holds is pulled, else the panel under it scrolls."""
        if self._finger is None:
            return
        start, last, moved = self._finger
        moved = moved or max(abs(at[0] - start[0]), abs(at[1] - start[1])) > STILL
        self._finger = (start, at, moved)
        if self._held:
            self.drag(at)
        elif moved:
            self._scroll(start, at[1] - last[1])

    def finger_up(self, at: tuple[int, int]) -> None:
        """Take a tap where a finger is lifted that has not moved."""
        finger, self._finger = self._finger, None
        if finger and not finger[2] and not self._held:
            self.click(at)
