"""A column that fills downwards: texts, rows, buttons, one under the other. Every panel is one."""

from collections.abc import Callable, Mapping, Sequence

import pygame

from game.ui import paint
from game.ui.canvas import Canvas
from game.ui.focus import Answer, Key, Stop
from game.ui.theme import Colour, Voice
from game.ui.wishes import Wish

Act = Callable[[], Wish | None]
ARROWS: Mapping[str, tuple[int, int]] = {"\u2190": (-1, 0), "\u2191": (0, -1), "\u2192": (1, 0), "\u2193": (0, 1)}
"""Keys whose picture is drawn, and where each points: right and down count upwards."""
FIRST = 36
"""Pixels at 100 % that the first line of a column takes at most: a mark is as high."""


class Flow:
    """A place to write downwards from, `room` pixels wide."""

    def __init__(self, canvas: Canvas, x: int, y: int, room: int, on_selected: bool = False) -> None:
        self.canvas, self.x, self.y, self.room = canvas, x, y, room
        self.on_selected = on_selected
        self.close = canvas.low
        """True where the lines of a document stand closer, and its head below its text."""

    def text(
        self, said: str, size: str = "body", voice: Voice = "sans", weight: int = 400, ink: str = "ink",
        align: str = "left", indent: int = 0, kind: str = "",
    ) -> None:  # fmt: skip
        """Write a text and go below it; `kind` is one of `canvas.Told`."""
        colour = self.canvas.ink(ink, self.on_selected)
        at = (self.x + indent, self.y)
        self.y += self.canvas.write(
            said,
            at,
            self.room - indent,
            size=size,
            voice=voice,
            weight=weight,
            colour=colour,
            align=align,
            kind=kind,
        )

    def gap(self, pixels: int = 8) -> None:
        """Leave some room."""
        self.y += self.canvas.px(pixels)

    def rule(self, above: int = 8, below: int = 8) -> None:
        """Draw a hairline across."""
        self.gap(above)
        self.canvas.fill(pygame.Rect(self.x, self.y, self.room, 1), "rule")
        self.y += 1
        self.gap(below)

    def split(self, widths: Sequence[int], draws: "Sequence[Drawing]", gap: int = 12, centre: bool = False) -> None:
        """Draw several columns side by side; a width of 0 takes what is left; `centre` sets them on one middle line."""
        space = self.canvas.px(gap)
        given = sum(widths) + space * (len(widths) - 1)
        free = max(0, self.room - given) // max(1, sum(width == 0 for width in widths))
        rooms = [width or free for width in widths]
        heights = [measured(self.canvas, draw, room) for draw, room in zip(draws, rooms, strict=True)]
        x, tall = self.x, max(heights, default=0)
        tops = [(tall - height) // 2 if centre else 0 for height in heights]
        with self.canvas.together(self.y, self._kept(tops, heights, tall if centre else 0)):
            for draw, room, top in zip(draws, rooms, tops, strict=True):
                draw(Flow(self.canvas, x, self.y + top, room, self.on_selected))
                x += room + space
        self.y += tall

    def _kept(self, tops: Sequence[int], heights: Sequence[int], tall: int) -> int:
        """Give how much of columns is seen whole or not at all: the first line of each; at the upper edge all of it."""
        if tall and self._above(tall):
            return tall
        line = self.canvas.px(FIRST)
        return max((top + min(height, line) for top, height in zip(tops, heights, strict=True)), default=0)

    def _above(self, tall: int) -> bool:
        """Tell whether the upper edge cuts what begins here, and it is not so tall that it has to be read in parts."""
        return self.y < self.canvas.clip.top and tall * 3 <= self.canvas.clip.height

    def row(
        self, id: str, name: str, draw: "Drawing", *, act: Act | None = None, selected: bool = False, state: str = "",
        value: str = "", role: str = "row", fill: str | None = None, pad: tuple[int, int] = (16, 9),
        key: Callable[[Key], Answer] | None = None,
    ) -> None:  # fmt: skip
        """Draw a row of a list, which the keyboard can stand on."""
        across, down = self.canvas.px(pad[0]), self.canvas.px(pad[1])
        height = measured(self.canvas, draw, self.room - 2 * across) + 2 * down
        rect = pygame.Rect(self.x, self.y, self.room, height)
        ground = "selected" if selected else fill
        begins = self.y + down + self.canvas.type("body")[1] <= self.canvas.clip.bottom - self.canvas.foot
        if ground and begins:  # a ground without a line on it is no row
            self.canvas.fill(rect, ground)
        with self.canvas.together(self.y, height if self._above(height) else 0):
            draw(Flow(self.canvas, self.x + across, self.y + down, self.room - 2 * across, selected))
        self.canvas.fill(pygame.Rect(rect.left, rect.bottom - 1, rect.width, 1), "rule")
        self.canvas.stop(Stop(id, rect, "", role, name, value, state, act, key, inside=True))
        self.y += height

    def button(
        self, id: str, label: str, act: Act, *, cap: str = "", primary: bool = False, refused: str = "",
        chosen: bool = False, small: bool = False, name: str = "",
    ) -> None:  # fmt: skip
        """Draw a button at the left and go below it; `refused` is why it cannot be used.

        `name` is what it is called where its label alone would not tell it from others.
        """
        width, height = button_size(self.canvas, label, cap)
        height = self.canvas.px(30) if small else height
        draw_button(
            self.canvas, pygame.Rect(self.x, self.y, min(width, self.room), height), id, label, act, cap=cap,
            primary=primary, refused=refused, chosen=chosen, name=name,
        )  # fmt: skip
        self.y += height
        if refused:
            self.gap(4)
            self.text(refused, "caption", ink="muted")

    def note(self, said: str, alarm: bool = False) -> None:
        """Draw a caution, or an alarm, with its icon."""
        canvas, pad = self.canvas, self.canvas.px(12)
        token = "loss" if alarm else "warn"
        size = canvas.px(18)

        def draw(flow: Flow) -> None:
            flow.text(said, "body", indent=size + pad)

        height = measured(canvas, draw, self.room - 2 * pad) + 2 * pad
        rect = pygame.Rect(self.x, self.y, self.room, height)
        canvas.box(rect, f"{token}-soft", token)
        canvas.icon("warn", (self.x + pad, self.y + pad + canvas.px(2)), size, canvas.theme[token])
        draw(Flow(canvas, self.x + pad, self.y + pad, self.room - 2 * pad))
        self.y += height


Drawing = Callable[[Flow], None]


def measured(canvas: Canvas, draw: Drawing, room: int) -> int:
    """Give the height a drawing needs in a column of `room` pixels."""
    with canvas.ghostly():
        flow = Flow(canvas, 0, 0, room)
        draw(flow)
    return flow.y


def button_size(canvas: Canvas, label: str, cap: str) -> tuple[int, int]:
    """Give how wide and high a button stands."""
    cap_width = cap_size(canvas, cap)[0] + canvas.px(12) if cap else 0
    return canvas.width(label, "body", weight=600) + cap_width + 2 * _button_pad(canvas), canvas.px(42)


def _button_pad(canvas: Canvas) -> int:
    return canvas.px(12 if canvas.low else 18)


def cap_size(canvas: Canvas, cap: str) -> tuple[int, int]:
    """Give how wide and high the pictures of one or several keys stand: `Ctrl +` is two."""
    keys = cap.split()
    return sum(_key_width(canvas, key) for key in keys) + canvas.px(5) * (len(keys) - 1), canvas.px(24)


def _key_width(canvas: Canvas, key: str) -> int:
    room = 0 if key in ARROWS else canvas.width(key, "caption", "mono", 500) + canvas.px(14)
    return max(canvas.px(26), room)


def draw_cap(canvas: Canvas, cap: str, at: tuple[int, int], ink: str = "ink", edge: str = "edge") -> int:
    """Draw the picture of each key; give the width of all."""
    x, (width, height) = at[0], cap_size(canvas, cap)
    for key in cap.split():
        rect = pygame.Rect(x, at[1], _key_width(canvas, key), height)
        canvas.box(rect, None, edge)
        _on_key(canvas, rect, key, canvas.theme[ink])
        x = rect.right + canvas.px(5)
    return width


def _on_key(canvas: Canvas, rect: pygame.Rect, key: str, colour: Colour) -> None:
    if key in ARROWS:
        canvas.shape(lambda surface: paint.shaft(surface, rect.center, canvas.px(10), ARROWS[key], colour))
        return
    at = (rect.left, rect.centery - canvas.type("caption")[1] // 2)
    canvas.write(
        key, at, rect.width, size="caption", voice="mono", weight=500, colour=colour, align="centre", kind="sight"
    )


def draw_button(
    canvas: Canvas, rect: pygame.Rect, id: str, label: str, act: Act, *, cap: str = "", primary: bool = False,
    refused: str = "", chosen: bool = False, name: str = "",
) -> None:  # fmt: skip
    """Draw a button; one that cannot be used is dashed, and still can be stood on, so that its reason is heard."""
    filled = (primary or chosen) and not refused
    ink = "muted" if refused else "on-accent" if filled else "ink"
    canvas.box(rect, "accent" if filled else "surface", None if refused else "accent" if filled else "edge")
    if refused:
        canvas.dashed(rect, "edge")
    middle, pad = rect.centery - canvas.type("body")[1] // 2, _button_pad(canvas)
    room = rect.width - 2 * pad - (cap_size(canvas, cap)[0] + canvas.px(12) if cap else 0)
    canvas.write(label, (rect.left + pad, middle), room + 2, weight=600, colour=canvas.theme[ink])
    if cap:
        width, height = cap_size(canvas, cap)
        edge = "on-accent" if filled else "edge"
        draw_cap(canvas, cap, (rect.right - pad + canvas.px(4) - width, rect.centery - height // 2), ink, edge)
    state = refused or ("chosen" if chosen else "")
    canvas.stop(Stop(id, rect, "", "button", name or label, "", state, None if refused else act,
                     by_space=cap == "Space"))  # fmt: skip
