"""Pictures of keys: one for each key, and arrows are drawn, since not every font has them."""

import pygame
import pytest

from game.ui.canvas import Canvas
from game.ui.flow import cap_size, draw_cap
from game.ui.focus import Memory
from game.ui.settings import Settings


@pytest.fixture
def canvas() -> Canvas:
    pygame.font.init()
    surface = pygame.Surface((1280, 800))
    return Canvas(surface, Settings(), Memory())


def test_a_combination_is_one_picture_a_key(canvas: Canvas) -> None:
    draw_cap(canvas, "Ctrl +", (10, 10))

    assert canvas.said == ["Ctrl", "+"]
    assert cap_size(canvas, "Ctrl +")[0] > cap_size(canvas, "Ctrl")[0] + cap_size(canvas, "+")[0]


def test_arrows_are_drawn_and_point_apart(canvas: Canvas) -> None:
    """A font glyph would be said; these are shapes, and no two are alike."""
    pictures = set()
    for arrow in "\u2190\u2191\u2192\u2193":
        canvas.surface.fill("white")
        draw_cap(canvas, arrow, (0, 0))
        pictures.add(pygame.image.tobytes(canvas.surface.subsurface((0, 0, *cap_size(canvas, arrow))), "RGB"))

    assert canvas.said == []
    assert len(pictures) == 4
