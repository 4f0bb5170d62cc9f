"""Shapes on the screen: boxes, rings, icons, marks. Each is clean at any size; what is costly is cached."""

from functools import lru_cache
from io import BytesIO
from itertools import pairwise

import pygame

from game.places import ASSETS
from game.ui.theme import RADIUS, Colour, Theme

FINE = 4
"""Rounded boxes are drawn this many times larger and scaled down, since pygame's own corners are stepped."""


@lru_cache(maxsize=600)
def _small(size: tuple[int, int], fill: Colour | None, edge: Colour | None, line: int, radius: int) -> pygame.Surface:
    large = pygame.Surface((size[0] * FINE, size[1] * FINE), pygame.SRCALPHA)
    large.fill((*(edge or fill or (0, 0, 0)), 0))
    if edge:
        pygame.draw.rect(large, edge, large.get_rect(), border_radius=radius * FINE)
    inner = large.get_rect().inflate(-2 * line * FINE, -2 * line * FINE) if edge else large.get_rect()
    if fill or edge:
        colour = (*fill, 255) if fill else (*(edge or (0, 0, 0)), 0)
        pygame.draw.rect(large, colour, inner, border_radius=max(0, radius - line) * FINE)
    return pygame.transform.smoothscale(large, size)


def box(
    surface: pygame.Surface, rect: pygame.Rect, fill: Colour | None, edge: Colour | None = None, line: int = 1,
    radius: int = RADIUS,
) -> None:  # fmt: skip
    """Draw a rounded box; without `fill` it is an outline. Only its corners are drawn large: they alone are round."""
    corner = max(radius, line) + 1
    if rect.width <= 0 or rect.height <= 0:
        return
    if rect.width < 2 * corner or rect.height < 2 * corner:
        surface.blit(_small(rect.size, fill, edge, line, radius), rect)
        return
    corners = _small((2 * corner, 2 * corner), fill, edge, line, radius)
    if fill:
        surface.fill(fill, (rect.left + corner, rect.top, rect.width - 2 * corner, rect.height))
        surface.fill(fill, (rect.left, rect.top + corner, rect.width, rect.height - 2 * corner))
    for x, left in ((rect.left, 0), (rect.right - corner, corner)):
        for y, top in ((rect.top, 0), (rect.bottom - corner, corner)):
            surface.blit(corners, (x, y), (left, top, corner, corner))
    if edge:
        across, down = rect.width - 2 * corner, rect.height - 2 * corner
        for y in (rect.top, rect.bottom - line):
            surface.fill(edge, (rect.left + corner, y, across, line))
        for x in (rect.left, rect.right - line):
            surface.fill(edge, (x, rect.top + corner, line, down))


def ring(surface: pygame.Surface, rect: pygame.Rect, theme: Theme, inside: bool = False) -> None:
    """Draw the focus: three pixels of amber between two thin dark rings, around a part or within it."""
    outer = rect.inflate(-2, -2) if inside else rect.inflate(14, 14)
    box(surface, outer, None, theme["focus-edge"], 2, 8)
    box(surface, outer.inflate(-4, -4), None, theme["focus"], 3, 7)
    box(surface, outer.inflate(-10, -10), None, theme["focus-edge"], 2, 5)


def dashed(surface: pygame.Surface, rect: pygame.Rect, colour: Colour, line: int = 1, dash: int = 5) -> None:
    """Draw a dashed outline."""
    for x in range(rect.left, rect.right, dash * 2):
        length = min(dash, rect.right - x)
        pygame.draw.rect(surface, colour, (x, rect.top, length, line))
        pygame.draw.rect(surface, colour, (x, rect.bottom - line, length, line))
    for y in range(rect.top, rect.bottom, dash * 2):
        length = min(dash, rect.bottom - y)
        pygame.draw.rect(surface, colour, (rect.left, y, line, length))
        pygame.draw.rect(surface, colour, (rect.right - line, y, line, length))


@lru_cache(maxsize=400)
def icon_picture(name: str, size: int, colour: Colour) -> pygame.Surface:
    """Give an icon in a colour; the name is its file's."""
    text = (ASSETS / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    tinted = text.replace("#000000", "#{:02x}{:02x}{:02x}".format(*colour))
    return pygame.image.load_sized_svg(BytesIO(tinted.encode()), (size, size))


def icon(surface: pygame.Surface, name: str, at: tuple[int, int], size: int, colour: Colour) -> None:
    """Draw an icon with its upper left corner at a place."""
    surface.blit(icon_picture(name, size, colour), at)


@lru_cache(maxsize=20)
def _drawn(name: str, size: tuple[int, int], colour: Colour) -> pygame.Surface:
    text = (ASSETS / "pictures" / f"{name}.svg").read_text(encoding="utf-8")
    tinted = text.replace("#000000", "#{:02x}{:02x}{:02x}".format(*colour))
    return pygame.image.load_sized_svg(BytesIO(tinted.encode()), size)


def drawing(surface: pygame.Surface, name: str, at: tuple[int, int], size: tuple[int, int], colour: Colour) -> None:
    """Draw a line drawing of `assets/pictures` in a colour."""
    surface.blit(_drawn(name, size, colour), at)


def has_icon(name: str) -> bool:
    """Tell whether there is an icon of this name."""
    return (ASSETS / "icons" / f"{name}.svg").exists()


def arrow(surface: pygame.Surface, centre: tuple[int, int], size: int, up: bool, colour: Colour) -> None:
    """Draw a small solid triangle that points up or down."""
    x, y = centre
    tip, base = (y - size // 2, y + size // 2) if up else (y + size // 2, y - size // 2)
    pygame.draw.polygon(surface, colour, [(x, tip), (x + size // 2 + 1, base), (x - size // 2 - 1, base)])


def shaft(surface: pygame.Surface, centre: tuple[int, int], size: int, way: tuple[int, int], colour: Colour) -> None:
    """Draw an arrow with a shaft that points along `way`, such as (0, -1) for up."""
    (x, y), (dx, dy), half, head = centre, way, size / 2, size / 2.6
    tip, tail = (x + dx * half, y + dy * half), (x - dx * half, y - dy * half)
    for side in (-1, 1):
        barb = (tip[0] - dx * head + side * dy * head, tip[1] - dy * head + side * dx * head)
        pygame.draw.aaline(surface, colour, tip, barb, 2)
    pygame.draw.aaline(surface, colour, tail, tip, 2)


def play(surface: pygame.Surface, centre: tuple[int, int], size: int, colour: Colour) -> None:
    """Draw a solid triangle that points right: here one stands."""
    (x, y), half = centre, size // 2
    pygame.draw.polygon(surface, colour, [(x + half, y), (x - half + 1, y - half), (x - half + 1, y + half)])


def dot(surface: pygame.Surface, centre: tuple[int, int], radius: int, colour: Colour, filled: bool = True) -> None:
    """Draw a clean disc or circle."""
    if filled:
        pygame.draw.aacircle(surface, colour, centre, radius)
    else:
        pygame.draw.aacircle(surface, colour, centre, radius, 2)


def line(surface: pygame.Surface, points: list[tuple[float, float]], colour: Colour, width: int = 2) -> None:
    """Draw a clean line through points."""
    for start, end in pairwise(points):
        pygame.draw.aaline(surface, colour, start, end, width)
