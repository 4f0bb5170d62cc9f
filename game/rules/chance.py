"""Luck, by name: every draw is a pure function of the seed, the name of the draw and how often it was drawn.

So another decision leaves other luck as it was, and "what if" compares like with like.
"""

from collections.abc import Iterable
from hashlib import sha256

MILLION = 1_000_000


def draw(seed: int, name: str, occurrence: int = 0) -> int:
    """Draw a number of parts per million, 0 to 999,999, from its name alone."""
    digest = sha256(f"{seed}/{name}/{occurrence}".encode()).digest()
    # 256 bits over a million: the bias is far below one in 10**60, so no rejection is needed.
    return int.from_bytes(digest, "big") % MILLION


def pick(value: int, chances: Iterable[tuple[str, int]]) -> str:
    """Give the result on which a drawn value falls; the last one takes what rounding left over."""
    result = ""
    for result, chance in chances:
        if value < chance:
            return result
        value -= chance
    return result
