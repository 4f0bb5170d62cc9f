"""The game as plain lines of text: for a screen reader, a remote terminal, and scripts. It knows nothing of pygame."""

from game.terminal.playing import ask_and_play, debrief_lines, play_lines, tell

__all__ = ["ask_and_play", "debrief_lines", "play_lines", "tell"]
