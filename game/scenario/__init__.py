"""What an instructor writes: the typed model of a crisis, reading it with every mistake placed, and the library.

This room knows nothing of a state, of play or of screens.
"""

from game.scenario.library import Shelved, find, library
from game.scenario.problems import Problem, Unreadable, nearest, printable
from game.scenario.reading.loading import check, load, load_text
from game.scenario.reference import Term, bearing, glossary, look_up, norms
from game.scenario.scenario import COMMON_METERS, FORMAT, Scenario

__all__ = [
    "COMMON_METERS",
    "FORMAT",
    "Problem",
    "Scenario",
    "Shelved",
    "Term",
    "Unreadable",
    "bearing",
    "check",
    "find",
    "glossary",
    "library",
    "load",
    "load_text",
    "look_up",
    "nearest",
    "norms",
    "printable",
]  # fmt: skip
