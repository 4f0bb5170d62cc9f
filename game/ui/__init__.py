"""The game in a window: theme, widgets, and one screen for each phase."""

from game.ui.window import NoDisplay, open_window

__all__ = ["NoDisplay", "open_window"]
