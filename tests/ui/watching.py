"""A canvas that watches what is painted, and what is wrong with it by the layout's own geometry."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from game.ui import text
from game.ui.canvas import Canvas
from game.ui.desk import Desk
from game.ui.focus import Memory, Stop, current, move, to_next_panel
from game.ui.theme import Colour, Voice, contrast

KEYS = ("up", "down", "left", "right", "home", "end")
HOLDING = ("button", "option", "tab", "card", "cell", "row", "slider")


@dataclass(frozen=True)
class Painted:
    """One line of text as it was painted."""

    line: str
    rect: pygame.Rect
    """The line as it is wide, and as high as its letters."""
    room: int
    clip: pygame.Rect
    ratio: float
    """Its contrast to what lay under it."""


@dataclass(frozen=True)
class Hidden:
    """A line that was not painted, since it would have been cut, or a piece that stands beside it."""

    line: str
    rect: pygame.Rect
    panel: str


class Watching(Canvas):
    """Paints as any canvas, and keeps what it painted; a sheet's canvas takes the place of its screen's."""

    last: "Watching"

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.painted: list[Painted] = []
        self.broken: list[str] = []
        self.hidden: list[Hidden] = []
        Watching.last = self

    def write(self, said: str, at: tuple[int, int], room: int, **how: object) -> int:  # type: ignore[override]
        voice, weight = how.get("voice", "sans"), how.get("weight", 400)
        pixels = self.type(str(how.get("size", "body")))[0]
        for word in said.split():
            if text.width(word, voice, weight, pixels) > max(room, pixels) and not self._ghost:  # type: ignore[arg-type]
                self.broken.append(f"'{word}' in {room} pixels")
        return super().write(said, at, room, **how)  # type: ignore[arg-type]

    def _line(
        self, line: str, at: tuple[int, int], room: int, face: tuple[Voice, int, int], colour: Colour | None, align: str
    ) -> None:
        wide = text.width(line, *face)
        shift = {"left": 0, "right": room - wide, "centre": (room - wide) // 2}[align]
        rect = pygame.Rect(at[0] + shift, at[1] + face[2] // 4, wide, face[2])
        ground = self._ground(rect)
        super()._line(line, at, room, face, colour, align)
        if line and self.whole(at[1], face[2] * 5 // 4):
            ratio = contrast(colour or self.theme["ink"], ground)
            self.painted.append(Painted(line, rect, room, self.clip.copy(), ratio))
        elif line:
            self.hidden.append(Hidden(line, rect, self.group))

    def _ground(self, rect: pygame.Rect) -> Colour:
        """Give the colour most of what lies under a text has."""
        whole = self.surface.get_rect()
        places = [(rect.left + rect.width * across // 6, rect.top + rect.height * down // 4)
                  for across in range(7) for down in range(5)]  # fmt: skip
        seen = Counter(tuple(self.surface.get_at(place))[:3] for place in places if whole.collidepoint(place))
        return seen.most_common(1)[0][0] if seen else (0, 0, 0)  # type: ignore[return-value]


def wrong(desk: Desk, least: float) -> Iterator[str]:
    """Say what is wrong with what was painted last; `least` is the contrast every text must have."""
    canvas, window = Watching.last, Watching.last.surface.get_rect()
    yield from (f"broken within a word: {each}" for each in canvas.broken)
    yield from (f"'{each.line}' is never shown in {each.panel}" for each in canvas.hidden
                if not canvas.memory.over.get(each.panel))  # fmt: skip
    yield from torn(desk)
    for each in canvas.painted:
        if each.rect.width > each.room + 1:
            yield f"'{each.line}' is {each.rect.width} wide in {each.room}"
        if not window.contains(each.rect):
            yield f"'{each.line}' leaves the window"
        if each.rect.left < each.clip.left - 1 or each.rect.right > each.clip.right + 1:
            yield f"'{each.line}' leaves its panel"
        if each.ratio < least:
            yield f"'{each.line}' has the contrast {each.ratio:.1f}"
    yield from (f"{stop.id} leaves the window" for stop in desk.stops
                if stop.group == "footer" and not window.contains(stop.rect))  # fmt: skip
    yield from _touching(canvas.painted)
    yield from _overlapping(desk)
    yield from _out_of_their_part(canvas.painted, desk)
    yield from (f"{id} cannot be reached" for id in unreached(desk))


def torn(desk: Desk) -> Iterator[str]:
    """Say which rows show one piece of a line without another that stands beside it; a text may go on below."""
    canvas = Watching.last
    for stop in (stop for stop in desk.stops if stop.role == "row"):
        shown = [each.rect for each in canvas.painted if stop.rect.contains(each.rect) and each.clip == stop.clip]
        for gone in canvas.hidden:
            middle = gone.rect.inflate(0, -gone.rect.height // 2)
            beside = any(each.top <= middle.top and middle.bottom <= each.bottom for each in shown)
            goes_on = any(each.left == gone.rect.left and each.top < gone.rect.top for each in shown)
            if stop.group == gone.panel and stop.rect.contains(gone.rect) and beside and not goes_on:
                yield f"'{gone.line}' of {stop.id} is missing beside what is shown of its line"


def _touching(painted: list[Painted]) -> Iterator[str]:
    ordered = sorted(painted, key=lambda each: each.rect.top)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.rect.top >= one.rect.bottom:
                break
            if one.rect.inflate(-2, -one.rect.height // 3).colliderect(other.rect.inflate(-2, -other.rect.height // 3)):
                yield f"'{one.line}' and '{other.line}' lie over each other"


def _seen(stop: Stop) -> pygame.Rect:
    return stop.rect.clip(stop.clip) if stop.clip else stop.rect


def _overlapping(desk: Desk) -> Iterator[str]:
    stops = [stop for stop in desk.stops if _seen(stop).width and _seen(stop).height]
    for place, one in enumerate(stops):
        for other in stops[place + 1 :]:
            if _seen(one).inflate(-2, -2).colliderect(_seen(other).inflate(-2, -2)):
                yield f"{one.id} and {other.id} overlap"


def _out_of_their_part(painted: list[Painted], desk: Desk) -> Iterator[str]:
    for stop in desk.stops:
        if stop.role in HOLDING:
            for each in painted:
                if _seen(stop).collidepoint(each.rect.center) and not (
                    stop.rect.left - 1 <= each.rect.left and each.rect.right <= stop.rect.right + 1
                ):
                    yield f"'{each.line}' leaves {stop.id}"


def unreached(desk: Desk) -> list[str]:
    """Give the parts that no walk by Tab and arrows comes to."""
    stops = list(desk.stops)
    start = current(stops, Memory())
    open_, known = [start.id] if start else [], {start.id} if start else set()
    while open_:
        here = open_.pop()
        for key in (*KEYS, "tab", "back"):
            memory = Memory(focus=here)
            if key in KEYS:
                move(stops, memory, key)
            else:
                to_next_panel(stops, memory, back=key == "back")
            if memory.focus not in known:
                known.add(memory.focus)
                open_.append(memory.focus)
    return [stop.id for stop in stops if stop.id not in known]
