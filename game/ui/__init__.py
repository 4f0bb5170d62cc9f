"""The game in a window: theme, widgets, and one screen for each phase."""

from game.ui.window import open_window

__all__ = ["open_window"]
