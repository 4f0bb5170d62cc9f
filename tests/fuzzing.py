"""How often a property is tried: a little in every run, and as many times more as the variable FUZZ says.

`FUZZ=100 python -m pytest tests/test_readers.py tests/session/test_any_game.py` is the long form. What it finds becomes
a case of its own beside the property.
"""

import os

from hypothesis import settings

TIMES = int(os.environ.get("FUZZ", "1"))


def tries(examples: int) -> settings:
    """Try so many examples, or as many times more as was asked for."""
    return settings(max_examples=examples * TIMES, deadline=None)
