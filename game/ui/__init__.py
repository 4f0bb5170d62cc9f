"""The game in a window: theme, widgets, and one screen for each phase."""
