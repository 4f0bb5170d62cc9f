"""The window itself: it waits for keys and clicks, and paints only when something has changed."""

import os
import sys
from pathlib import Path

import pygame

from game import faults
from game.language import _
from game.places import settings_file
from game.ui import sounds, speech
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.screen import Screen
from game.ui.sheets import Sheet
from game.ui.wishes import Resume
from game.ui.writing import Writing

SIZE, LEAST = (1280, 800), (1024, 768)
FADE = 120
"""Milliseconds in which a new screen takes the place of the one before."""
_MODIFIERS = {
    pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT, pygame.K_CAPSLOCK,
    pygame.K_LMETA, pygame.K_RMETA, pygame.K_NUMLOCK,
}  # fmt: skip


_ONCE = {pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE, pygame.K_ESCAPE}
"""Keys that act: one press is one act, however long the key is held. The others repeat."""


_ACTS = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN, pygame.QUIT)


class NoDisplay(Exception):
    """There is no display to open a window on; the message says what the system said."""


class Hand:
    """Which keys are held down, and what the press went to: a key's repetition decides nothing, nor opens or writes."""

    def __init__(self) -> None:
        self._held: dict[int, Screen | Sheet] = {}
        self.saw: tuple[Screen, pygame.Surface] | None = None
        """The screen that was shown last, and its picture; None where nothing is to fade."""
        self.reader = speech.Reader() if speech.is_installed() else None
        """Whoever reads the window out."""

    def pressed(self, key: int, to: Screen | Sheet, text: str = "") -> bool:
        """Tell whether this press counts: the first; of a key that repeats, also those that go where the first went.

        A letter is a command, and repeats only where one types.
        """
        first = key not in self._held
        once = key in _ONCE or (text.isalpha() and not isinstance(to, Writing))
        return self._held.setdefault(key, to) is to and (first or not once)

    def let_go(self, key: int) -> None:
        """Take note that a key is up again."""
        self._held.pop(key, None)

    def let_go_of_all(self) -> None:
        """Forget what was held: another window has the keyboard, and would hear the key go up."""
        self._held.clear()


def open_window(save: Path | None) -> None:
    """Open the window on the library, or on a saved game, and stay until it is closed; raise NoDisplay."""
    if not getattr(pygame, "IS_CE", False):
        sys.exit(
            _("Another pygame is installed over pygame-ce: run 'pip uninstall pygame' and install pygame-ce again.")
        )
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_TOUCH_MOUSE_EVENTS", "0")  # a finger is told as a finger, not as a mouse too
    pygame.display.init()
    pygame.font.init()
    hand = Hand()
    try:
        surface = pygame.display.set_mode(SIZE, pygame.RESIZABLE | (pygame.HIDDEN if hand.reader else 0))
    except pygame.error as failed:
        raise NoDisplay(str(failed)) from None
    if pygame.display.get_driver() in ("dummy", "offscreen"):
        pygame.quit()
        raise NoDisplay(_("the display does not answer"))
    pygame.display.set_caption("Demarche")
    if hand.reader:
        hand.reader.attach()
        surface = pygame.display.set_mode(SIZE, pygame.RESIZABLE | pygame.SHOWN)
    pygame.key.set_repeat(300, 40)
    desk = Desk(settings=settings_file())
    if save:
        desk.grant(Resume(save))
    try:
        _run(desk, surface, hand)
    finally:
        desk.close()
        pygame.quit()


def _run(desk: Desk, surface: pygame.Surface, hand: Hand) -> None:
    """Turn after turn; a fault of ours is told on a screen of its own, and only one right after it ends the program."""
    failed = False
    while not desk.left:
        try:
            surface = _turn(desk, surface, hand)
            failed = False
        except Exception as fault:
            if failed or os.environ.get("DEMARCHE_DEBUG"):
                raise
            failed = True
            desk.tell_fault(faults.keep(fault))


def _turn(desk: Desk, surface: pygame.Surface, hand: Hand) -> pygame.Surface:
    """Paint, wait, and take what came; give the surface to paint on."""
    wait = desk.wait(pygame.time.get_ticks())
    desk.draw(surface)
    if hand.saw and hand.saw[0] is not desk.screen and hand.saw[1].get_size() == surface.get_size():
        _fade(hand.saw[1], surface)
    pygame.display.flip()
    if hand.reader:
        hand.reader.tell(desk)
    hand.saw = (desk.screen, surface.copy()) if desk.settings.motion else None
    for cue in desk.heard():
        sounds.play(cue)
    event = pygame.event.wait(wait)
    desk.look_at_the_clock()
    while event and event.type != pygame.NOEVENT and not desk.left:
        if hand.reader and hand.reader.takes(desk, event):
            desk.draw(surface)
        surface = _take(desk, event, surface, hand)
        event = pygame.event.poll()
    return surface


def _fade(old: pygame.Surface, surface: pygame.Surface) -> None:
    """Let what is painted come through what was shown before; a key or a click cuts it short."""
    new, began = surface.copy(), pygame.time.get_ticks()
    while (passed := pygame.time.get_ticks() - began) < FADE and not pygame.event.peek(_ACTS):
        surface.blit(old, (0, 0))
        new.set_alpha(255 * passed // FADE)
        surface.blit(new, (0, 0))
        pygame.display.flip()
        pygame.time.wait(8)
    new.set_alpha(None)
    surface.blit(new, (0, 0))


def _take(desk: Desk, event: pygame.event.Event, surface: pygame.Surface, hand: Hand) -> pygame.Surface:
    """Take one event; give the surface to paint on, which changes with the window's size."""
    if event.type == pygame.QUIT:
        desk.left = True
    elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
        pygame.display.toggle_fullscreen()
        return pygame.display.get_surface() or surface
    elif event.type == pygame.KEYDOWN and event.key not in _MODIFIERS:
        if hand.pressed(event.key, desk.top, event.unicode):
            desk.press(key_of(event))
            desk.draw(surface)
    elif event.type == pygame.KEYUP:
        hand.let_go(event.key)
    elif event.type == pygame.WINDOWFOCUSLOST:
        hand.let_go_of_all()
    elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
        desk.click(event.pos)
        desk.draw(surface)
    elif event.type == pygame.MOUSEMOTION and event.buttons[0]:
        desk.drag(event.pos)
    elif event.type == pygame.MOUSEWHEEL:
        desk.wheel(pygame.mouse.get_pos(), event.y)
    elif event.type in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP):
        _touch(desk, event, surface)
    elif event.type == pygame.VIDEORESIZE and (event.w < LEAST[0] or event.h < LEAST[1]):
        return pygame.display.set_mode((max(event.w, LEAST[0]), max(event.h, LEAST[1])), pygame.RESIZABLE)
    return pygame.display.get_surface() or surface


def _touch(desk: Desk, event: pygame.event.Event, surface: pygame.Surface) -> None:
    """Take a finger: its place comes as shares of the window."""
    at = (round(event.x * surface.get_width()), round(event.y * surface.get_height()))
    if event.type == pygame.FINGERDOWN:
        desk.finger_down(at)
    elif event.type == pygame.FINGERMOTION:
        desk.finger_moved(at)
    else:
        desk.finger_up(at)
        desk.draw(surface)


def key_of(event: pygame.event.Event) -> Key:
    """Give a key as the desk understands it.

    Windows reports AltGr as Ctrl and Alt together: on many keyboards `[` is typed so, and it is no command.
    """
    command = event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META) and not event.mod & (pygame.KMOD_ALT | pygame.KMOD_MODE)
    return Key(pygame.key.name(event.key), event.unicode, bool(event.mod & pygame.KMOD_SHIFT), bool(command))
