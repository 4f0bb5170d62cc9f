"""One drawing of the window: what is painted, what is said, and where the keyboard can stand.

Everything is painted through the canvas, so that a part can first be measured and then drawn, and so
that tests can ask what a screen shows.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pygame

from game.ui import paint, text
from game.ui.focus import Cap, Grip, Memory, Stop, current
from game.ui.settings import Settings
from game.ui.theme import SIZES, Colour, Theme, Voice

HEADINGS = ("headline", "title", "heading")
"""Sizes of type in which only headings are written."""
LOW, SNUG = 600, 700
"""Heights of a window, in pixels at 100 %, below which it is low for its text, and below which parts stand closer."""


@dataclass(frozen=True)
class Told:
    """A text as it was painted, for whoever cannot see where it stands."""

    said: str
    rect: pygame.Rect
    group: str
    """The panel it stands in."""
    clip: pygame.Rect
    """What of the panel can be seen; what scrolls and what stays differ in it."""
    kind: str
    """`plain`, `heading`, `clock` (it changes by the second), `alarm` (it is told by itself, wherever it stands), or
    `sight`: what only the eye needs."""


class Canvas:
    """Paints one frame, and gathers its stops and its texts."""

    def __init__(self, surface: pygame.Surface, settings: Settings, memory: Memory) -> None:
        self.surface, self.settings, self.memory = surface, settings, memory
        self.theme, self.percent = Theme(settings.theme), settings.text
        self.factor = self.percent / 100 * max(1.0, min(surface.get_width() / 1920, surface.get_height() / 1080))
        self.stops: list[Stop] = []
        self.grips: list[Grip] = []
        self.caps: list[Cap] = []
        self.order: list[Told | Stop] = []
        """Every text painted and every stop, in order."""
        self.clip = surface.get_rect()
        self.foot = 0
        """Pixels above the lower end of the clip that stay free of texts: the focus ring of a cut part runs there."""
        self.group = ""
        self.read_out = False
        """True while a screen reader listens: what is only read can be stood on too."""
        self.again = False
        """True if something scrolled, so that the frame must be drawn once more."""
        self._ghost = 0
        self._cut: list[tuple[int, int]] = []
        """Heights that what is painted now must not touch, since they cannot be seen whole."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.surface.get_size()

    @property
    def said(self) -> list[str]:
        """Every text painted, in order."""
        return [each.said for each in self.order if isinstance(each, Told)]

    @property
    def most_panels(self) -> int:
        """How many panels stand side by side at this width and text size (look.md, "Layout")."""
        narrow = self.size[0] <= 1100
        if self.percent >= (150 if narrow else 175):
            return 1
        return 2 if self.percent >= 150 or narrow else 3

    @property
    def low(self) -> bool:
        """Tell whether the window is low for its text (1280x800 from 150 %): the frame then leaves its room to it."""
        return self.size[1] < LOW * self.factor

    @property
    def snug(self) -> bool:
        """Tell whether parts stand closer together (1280x800 from 125 %)."""
        return self.size[1] < SNUG * self.factor

    def px(self, pixels: float) -> int:
        """Give a length that grows with the text."""
        return round(pixels * self.factor)

    def ink(self, token: str, on_selected: bool = False) -> Colour:
        """Give a colour; on a selected ground high contrast has only one ink."""
        return self.theme[self.theme.on_selected(token) if on_selected else token]

    def type(self, size: str) -> tuple[int, int]:
        """Give the pixels of a size of type, and of its line."""
        pixels, line = SIZES[size]
        return self.px(pixels), self.px(pixels * line)

    def write(
        self, said: str, at: tuple[int, int], room: int, *, size: str = "body", voice: Voice = "sans",
        weight: int = 400, colour: Colour | None = None, align: str = "left", kind: str = "",
    ) -> int:  # fmt: skip
        """Write a text, broken into lines of `room` pixels; give its height. `kind` is one of `Told`."""
        pixels, line_height = self.type(size)
        lines = text.wrapped(said, room, voice, weight, pixels)
        if not self._ghost:
            kind = kind or ("heading" if size in HEADINGS and voice != "mono" else "plain")
            self.tell(said, pygame.Rect(at, (room, len(lines) * line_height)), kind)
            for number, line in enumerate(lines):
                self._line(line, (at[0], at[1] + number * line_height), room, (voice, weight, pixels), colour, align)
        return len(lines) * line_height

    def _line(
        self, line: str, at: tuple[int, int], room: int, face: tuple[Voice, int, int], colour: Colour | None, align: str
    ) -> None:
        """Paint one line, whole or not at all: a line cut through its middle cannot be read."""
        if not line or not self.whole(at[1], face[2] * 5 // 4):
            return
        picture = text.picture(line, *face, colour or self.theme["ink"])
        shift = {"left": 0, "right": room - picture.get_width(), "centre": (room - picture.get_width()) // 2}[align]
        self.surface.blit(picture, (at[0] + shift, at[1]))

    def whole(self, top: int, height: int) -> bool:
        """Tell whether something of this height can be seen whole, with what it has to be seen with."""
        within = self.clip.top <= top and top + height <= self.clip.bottom - self.foot
        return within and not any(top < low and high < top + height for high, low in self._cut)

    def width(self, said: str, size: str = "body", voice: Voice = "sans", weight: int = 400) -> int:
        """Give how wide a text stands in one line."""
        return text.width(said, voice, weight, self.type(size)[0])

    def fill(self, rect: pygame.Rect, token: str) -> None:
        """Fill a rectangle."""
        if not self._ghost:
            pygame.draw.rect(self.surface, self.theme[token], rect)

    def box(self, rect: pygame.Rect, fill: str | None, edge: str | None = None, line: int = 1) -> None:
        """Draw a rounded box by the names of its colours; a small one whole or not at all, as texts are."""
        small = rect.height < self.px(44)
        if not self._ghost and (self.whole(rect.top, rect.height) if small else self.clip.colliderect(rect)):
            colours = (self.theme[fill] if fill else None, self.theme[edge] if edge else None)
            paint.box(self.surface, rect, *colours, line)

    def dashed(self, rect: pygame.Rect, token: str) -> None:
        """Draw a dashed outline."""
        if not self._ghost:
            paint.dashed(self.surface, rect, self.theme[token])

    def icon(self, name: str, at: tuple[int, int], size: int, colour: Colour) -> None:
        """Draw an icon, whole or not at all."""
        if not self._ghost and self.whole(at[1], size):
            paint.icon(self.surface, name, at, size, colour)

    def shape(self, draw: Callable[[pygame.Surface], None]) -> None:
        """Paint anything else, unless this is only a measuring."""
        if not self._ghost:
            draw(self.surface)

    def tell(self, said: str, rect: pygame.Rect, kind: str = "plain") -> None:
        """Tell what is painted at a place, or what a picture there says."""
        if not self._ghost and said:
            self.order.append(Told(said, rect, self.group, self.clip, kind))

    def stop(self, stop: Stop) -> None:
        """Let the keyboard stand on a part."""
        if not self._ghost:
            self.stops.append(replace(stop, group=self.group, clip=self.clip))
            self.order.append(self.stops[-1])

    def cap(self, cap: Cap) -> None:
        """Let a click press a key, where that key can be seen."""
        if self.clip.contains(cap.rect):
            self.caps.append(cap)

    def grip(self, grip: Grip) -> None:
        """Let the pointer take hold of a track, of as much of it as can be seen."""
        if not self._ghost and self.clip.collidepoint(grip.rect.center):
            self.grips.append(grip)

    def has_focus(self, id: str) -> bool:
        """Tell whether a part has the focus."""
        return self.memory.focus == id

    @contextmanager
    def ghostly(self) -> Iterator[None]:
        """Draw nothing within, and keep no stop: what is drawn is only measured."""
        self._ghost += 1
        yield
        self._ghost -= 1

    @contextmanager
    def together(self, top: int, height: int) -> Iterator[None]:
        """Paint what stands at one height whole or not at all: a piece of a line cannot be read without the rest."""
        seen = self._ghost or self.whole(top, height) or height > self.clip.height - self.foot
        before = list(self._cut)
        if not seen:
            self._cut.append((top, top + height))
        yield
        self._cut = before

    @contextmanager
    def clipped(self, rect: pygame.Rect, group: str) -> Iterator[None]:
        """Paint within a rectangle only; stops belong to the panel `group`."""
        before, group_before, own = self.clip, self.group, self.surface.get_clip()
        self.clip, self.group = before.clip(rect), group
        self.surface.set_clip(self.clip)
        yield
        self.surface.set_clip(own)
        self.clip, self.group = before, group_before

    @contextmanager
    def as_one(self, rect: pygame.Rect, id: str, name: str) -> Iterator[None]:
        """Paint within a rectangle what only tells; whoever hears it can stand on the whole."""
        with self.clipped(rect, "band"):
            yield
            if self.read_out:
                self.stop(Stop(id, rect, "", "row", name, inside=True))

    def finish(self) -> None:
        """Draw the ring around the part that has the focus; a focus that was lost is found, and shown once more."""
        here = current(self.stops, self.memory)
        if here is None:
            return
        lost = self.memory.focus != here.id
        self.memory.focus = here.id
        self.memory.last_in[here.place] = here.id
        clip = here.clip or self.clip
        self.surface.set_clip(clip if here.inside else clip.inflate(16, 16))
        paint.ring(self.surface, here.rect.clip(clip) if here.inside else here.rect, self.theme, here.inside)
        self.surface.set_clip(None)
        self.memory.follow = lost
        self.again = self.again or lost
