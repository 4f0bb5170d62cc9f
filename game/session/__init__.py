"""One training round: its phases, its record on disk, going on after anything, and replaying it.

This room knows nothing of screens.
"""
