"""A real window under a virtual screen: keys come as from a keyboard, pictures are what the screen shows."""

import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pygame

from game.places import ROOT

CAN_BE = all(map(shutil.which, ("Xvfb", "xdotool")))
"""True where there is a virtual screen, and what presses its keys."""
SIZE = (1280, 800)
STARTS = """
import secrets, sys
from pathlib import Path
from game.ui import desk, window
desk.saves_folder = lambda: Path(sys.argv[1])
secrets.randbelow = lambda most: 1
window.open_window(None)
"""
"""The program as it is, with its saves in a folder of the test, and always the same luck."""
PATIENCE = 60.0
"""Seconds after which something that was to come is given up."""


class RealWindow:
    """One run of the program on a screen of its own."""

    def __init__(self, screen: str, frame: Path, program: subprocess.Popen[bytes], pictures: Path) -> None:
        self.program, self.pictures = program, pictures
        self._screen, self._frame = screen, frame
        self._number = 0

    def press(self, *keys: str) -> None:
        """Press keys by their X names, one after the other, and wait until the window is still."""
        for key in keys:
            self._xdotool("key", key)
            self.still()

    def press_on(self, key: str) -> None:
        """Press a key that leads to another screen, and wait for that."""
        before = self._frame.read_bytes()
        self.press(key)
        self.until(lambda: self._frame.read_bytes() != before, f"nothing came of {key}")
        self.still()

    def type(self, written: str) -> None:
        """Type letters."""
        self._xdotool("type", "--delay", "60", written)
        self.still()

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env={**os.environ, "DISPLAY": self._screen}, capture_output=True, check=True, text=True
        )
        return done.stdout

    def appears(self) -> Self:
        """Wait for the window, and give it the keyboard."""
        self.until(self._takes_keys, "no window came")
        self.until(lambda: any(picture(self._frame.read_bytes()).get_at((10, 10))[:3]), "nothing was painted")
        self.still()
        return self

    def _takes_keys(self) -> bool:
        """Try to give the window the keyboard; it may not be there yet."""
        try:
            found = self._xdotool("search", "--onlyvisible", "--pid", str(self.program.pid)).split()[0]
            self._xdotool("windowmove", found, "0", "0", "windowfocus", "--sync", found)
        except (subprocess.CalledProcessError, IndexError):
            return False
        return True

    def until(self, holds: Callable[[], bool], else_: str) -> None:
        """Wait until something holds."""
        until = time.monotonic() + PATIENCE
        while not holds():
            assert self.program.poll() is None, "the program has ended"
            assert time.monotonic() < until, else_
            time.sleep(0.1)

    def still(self) -> None:
        """Wait until nothing on the screen has changed for a moment."""
        until, time_still, before = time.monotonic() + PATIENCE, 0, b""
        time.sleep(0.06)
        while time_still < 6 and time.monotonic() < until:
            now = self._frame.read_bytes()
            time_still = time_still + 1 if now == before else 0
            before = now
            time.sleep(0.04)

    def shoot(self, name: str) -> None:
        """Keep a picture of what is shown."""
        self._number += 1
        pygame.image.save(picture(self._frame.read_bytes()), self.pictures / f"{self._number:03}-{name}.png")


def picture(dump: bytes) -> pygame.Surface:
    """Give the picture in an X window dump of 32 bits a pixel."""
    head = struct.unpack(">25I", dump[:100])
    size, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
    begins = size + 12 * colours
    return pygame.image.frombuffer(dump[begins : begins + line * height], (width, height), "BGRA").convert(24)


@contextmanager
def virtual_screen(folder: Path) -> Iterator[dict[str, str]]:
    """Open a virtual screen, which keeps its picture in the folder; give the environment of a program's first start."""
    ends, told = os.pipe()
    geometry = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(told), "-screen", "0", geometry, "-fbdir", str(folder), "-nolisten", "tcp"],
        pass_fds=(told,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(told)
    with os.fdopen(ends) as read:
        screen = f":{read.readline().strip()}"
    own = {"DISPLAY": screen, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "PYTHONPATH": str(ROOT),
           "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}  # fmt: skip
    try:
        yield {**os.environ, **own}
    finally:
        server.terminate()
        server.wait(10)


@contextmanager
def real_window(folder: Path, pictures: Path) -> Iterator[RealWindow]:
    """Start the program for the first time in its life, on a virtual screen that holds its window alone."""
    saves, home = folder / "saves", folder / "home"
    for each in (saves, home, pictures):
        each.mkdir(parents=True, exist_ok=True)
    with virtual_screen(home) as environment:
        program = subprocess.Popen([sys.executable, "-c", STARTS, str(saves)], env=environment)
        try:
            yield RealWindow(environment["DISPLAY"], home / "Xvfb_screen0", program, pictures).appears()
        finally:
            program.terminate()
            program.wait(10)
