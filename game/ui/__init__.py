"""The game in a window: theme, widgets, and one screen for each phase."""

from pathlib import Path


def open_window(save: Path | None) -> None:
    """Open the window, on a saved game or on the library."""
