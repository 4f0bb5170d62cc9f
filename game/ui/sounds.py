"""Quiet cues, made from sine waves when they are first heard. Whatever is heard is also seen.

| cue | heard | seen |
|---|---|---|
| `line` | one soft tick | the line that appears in the ledger |
| `cable` | two rising notes | the word *new* beside a message, and how many are unread |
| `stage` | one low note | the line in the colours of loss, and the track |
| `minute` | two short high notes | the time left, on a ground of its own |
| `red_line` | two notes that rub | the alarm that names the line |
"""

import math
from array import array
from collections.abc import Mapping, Sequence
from functools import lru_cache

import pygame

RATE, LOUDEST = 22_050, 0.22
"""Samples a second; the share of full loudness that no cue exceeds."""
CUES: Mapping[str, Sequence[tuple[float, float, float]]] = {
    "line": ((0.0, 0.07, 520.0),),
    "cable": ((0.0, 0.16, 587.3), (0.11, 0.26, 784.0)),
    "stage": ((0.0, 0.7, 98.0), (0.0, 0.7, 146.8)),
    "minute": ((0.0, 0.12, 880.0), (0.2, 0.12, 880.0)),
    "red_line": ((0.0, 0.5, 196.0), (0.0, 0.5, 207.7)),
}
"""The notes of each cue: when it begins and how long it lasts, in seconds, and its pitch in hertz."""


def wave(cue: str) -> bytes:
    """Give the samples of a cue: sines that fade out, 16 bits, one channel."""
    notes = CUES[cue]
    samples = [0.0] * max(round(begins * RATE) + round(lasts * RATE) for begins, lasts, _pitch in notes)
    for begins, lasts, pitch in notes:
        first, count = round(begins * RATE), round(lasts * RATE)
        for place in range(count):
            rise = min(1.0, place / (0.008 * RATE))
            fall = math.exp(-5.0 * place / count)
            samples[first + place] += rise * fall * math.sin(2 * math.pi * pitch * place / RATE)
    loudest = max(map(abs, samples))
    return array("h", (round(32_767 * LOUDEST * each / loudest) for each in samples)).tobytes()


@lru_cache(maxsize=len(CUES))
def _sound(cue: str) -> pygame.mixer.Sound | None:
    try:
        if not pygame.mixer.get_init():
            pygame.mixer.init(RATE, -16, 1, allowedchanges=0)
        return pygame.mixer.Sound(buffer=wave(cue))
    except (pygame.error, NotImplementedError):
        return None


def play(cue: str) -> None:
    """Let a cue be heard; on a machine without sound nothing happens."""
    sound = _sound(cue)
    if sound:
        sound.play()


def are_wanted(setting: str, exercise: bool) -> bool:
    """Tell whether cues sound: never, in training only, or always."""
    return setting == "always" or (setting == "training" and not exercise)
