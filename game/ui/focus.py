"""Where the keyboard is, and how it moves: Tab between panels, arrows within one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from game.ui.wishes import Wish


@dataclass(frozen=True)
class Key:
    """One key as the window tells it."""

    name: str
    """pygame's name of it, such as `tab`, `up`, `return`, `a`."""
    text: str = ""
    """The character it types, if any."""
    shift: bool = False
    ctrl: bool = False


Answer = Wish | bool
"""A wish, or whether the key was used."""


@dataclass(frozen=True)
class Stop:
    """A part the keyboard can stand on; together the stops describe the screen, for tests and for readers."""

    id: str
    rect: pygame.Rect
    group: str
    """The panel it stands in."""
    role: str
    name: str
    value: str = ""
    state: str = ""
    act: Callable[[], Wish | None] | None = None
    """What Space or a click does."""
    key: Callable[[Key], Answer] | None = None
    """Takes keys before anything else does while it has the focus."""
    inside: bool = False
    """True if the ring is drawn within the part."""
    clip: pygame.Rect | None = None
    """What of it can be seen."""
    chosen: bool = False
    """True of the one that is chosen among several, where its state says more than that."""
    by_space: bool = False
    """True of a button whose key is Space: Enter passes it by, and does the primary action."""
    among: str = ""
    """What it is one of several of, within its panel: Tab goes from one such row to the next."""

    @property
    def place(self) -> str:
        """What Tab goes to: a panel, or a row of options in it."""
        return f"{self.group}, {self.among}" if self.among else self.group


@dataclass(frozen=True)
class Grip:
    """A track the pointer can set by a click or by dragging; the keyboard stands on the row around it instead."""

    id: str
    rect: pygame.Rect
    """The track from 0 to 100 percent, and what around it can be taken hold of."""
    set: Callable[[int], None]
    """Takes the percent, 0 to 100."""

    def drag_to(self, x: int) -> None:
        """Set it to where the pointer is, or to the end that it has passed."""
        share = (x - self.rect.left) * 100 / max(1, self.rect.width)
        self.set(max(0, min(100, round(share))))


@dataclass(frozen=True)
class Cap:
    """A key that the screen names: a click on it, or on what stands for it, presses it."""

    rect: pygame.Rect
    key: Key
    of: str = ""
    """The part that the click stands on first; where it stands already if empty."""


@dataclass
class Memory:
    """What a screen remembers from one drawing to the next."""

    focus: str = ""
    last_in: dict[str, str] = field(default_factory=dict)
    """The stop last focused in each panel, and in each row of options."""
    scroll: dict[str, int] = field(default_factory=dict)
    """Pixels each panel is scrolled by."""
    over: dict[str, int] = field(default_factory=dict)
    """Pixels each panel can be scrolled by; a panel that is whole is not here."""
    unseen: dict[str, bool] = field(default_factory=dict)
    """Of each panel drawn, whether its end was never in sight."""
    tabs: dict[str, str] = field(default_factory=dict)
    """The panel shown in each row of tabs."""
    follow: bool = True
    """True when the focus has moved, so that its panel scrolls to show it."""

    def scroll_by(self, panel: str, pixels: int) -> bool:
        """Scroll a panel; tell whether it moved."""
        before = self.scroll.get(panel, 0)
        self.scroll[panel] = max(0, min(self.over.get(panel, 0), before + pixels))
        return self.scroll[panel] != before

    def stand(self, stop: Stop) -> None:
        """Move the focus to a part."""
        self.focus = stop.id
        self.last_in[stop.place] = stop.id
        self.follow = True


def current(stops: Sequence[Stop], memory: Memory) -> Stop | None:
    """Give the part that has the focus; where it is gone the first one that is no tab and neither at head nor foot."""
    found = next((stop for stop in stops if stop.id == memory.focus), None)
    within = [stop for stop in stops if stop.group not in ("footer", "band")]
    plain = next((stop for stop in within if stop.role != "tab"), None)
    return found or plain or next(iter(within or stops), None)


def to_next_panel(stops: Sequence[Stop], memory: Memory, back: bool) -> None:
    """Move to the next panel or row of options: to where the focus last stood in it, or to the option chosen.

    A row of tabs is passed by on the way to a panel in which something is to be chosen.
    """
    here = current(stops, memory)
    places = list(dict.fromkeys(stop.place for stop in stops))
    if here is None:
        return
    way = -1 if back else 1
    within = _standing(stops, places[(places.index(here.place) + way) % len(places)])
    behind = _standing(stops, places[(places.index(here.place) + 2) % len(places)])
    if not back and within[0].role == "tab" and behind[0].role == "option":
        within = behind
    last = next((stop for stop in within if stop.id == memory.last_in.get(stop.place)), None)
    chosen = next((stop for stop in within if stop.among and stop.state == "chosen"), None)
    memory.stand(last or chosen or within[0])


def _standing(stops: Sequence[Stop], place: str) -> list[Stop]:
    return [stop for stop in stops if stop.place == place]


def move(stops: Sequence[Stop], memory: Memory, key: str) -> bool:
    """Move within a panel by an arrow, Home or End; tell whether anything moved."""
    here = current(stops, memory)
    if here is None:
        return False
    within = [stop for stop in stops if stop.group == here.group]
    if key in ("home", "end"):
        target: Stop | None = within[0 if key == "home" else -1]
    else:
        target = _nearest(here, within, key)
    if target is None or target is here:
        return False
    memory.stand(target)
    return True


def _nearest(here: Stop, within: Sequence[Stop], key: str) -> Stop | None:
    """Give the nearest part that lies ahead, those in the same column or row first."""
    across = key in ("left", "right")
    sign = -1 if key in ("left", "up") else 1
    best: tuple[tuple[bool, int], Stop] | None = None
    for stop in within:
        dx, dy = stop.rect.centerx - here.rect.centerx, stop.rect.centery - here.rect.centery
        ahead, aside = (dx if across else dy) * sign, _aside(here.rect, stop.rect, across)
        if ahead <= 0 or (across and aside > here.rect.height):
            continue
        far = (aside > 0, ahead + 4 * aside)
        if best is None or far < best[0]:
            best = (far, stop)
    return best[1] if best else None


def _aside(here: pygame.Rect, there: pygame.Rect, across: bool) -> int:
    """Give how far apart two parts lie beside the way: 0 where they overlap."""
    if across:
        return max(0, there.top - here.bottom, here.top - there.bottom)
    return max(0, there.left - here.right, here.left - there.right)
