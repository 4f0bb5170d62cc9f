"""The game as plain lines of text: for a screen reader, a remote terminal, and scripts. It knows nothing of pygame."""

from game.terminal.alone import choose_and_play, demonstrate
from game.terminal.facilitating import facilitate_lines
from game.terminal.playing import ask_and_play, debrief_lines, play_lines, tell, typed

__all__ = [
    "ask_and_play", "choose_and_play", "debrief_lines", "demonstrate", "facilitate_lines", "play_lines", "tell",
    "typed",
]  # fmt: skip
