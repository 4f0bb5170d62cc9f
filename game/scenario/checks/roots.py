"""Where one word is misspelt that many places speak of, the one that defines it is named, and not the many."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from game.scenario.checks.slips import Slip
from game.scenario.consequences import Part
from game.scenario.parts import Path, walk
from game.scenario.problems import a_letter_off
from game.scenario.scenario import Scenario

FEWEST = 2
"""Places that must agree on a word before its definition is taken for the slip; of two words either may be wrong."""
_WORD = re.compile(r"[a-z0-9][a-z0-9_.-]*")


def at_their_roots(slips: Sequence[Slip], scenario: Scenario, written: str) -> list[Slip]:
    """Give slips, those for want of one name as a single one where a definition nobody mentions is a letter off."""
    lacking = Counter(word for slip in slips if slip.lacking for word in set(slip.lacking.split(".")))
    often = [word for word, count in lacking.items() if count >= FEWEST]
    if not often:
        return list(slips)
    mentioned = Counter(part for word in _WORD.findall(written.casefold()) for part in word.rstrip(".").split("."))
    roots = {
        meant: _root(path, name, meant, lacking[meant])
        for path, name in _defined(scenario) if mentioned[name] == 1
        for meant in often if a_letter_off(name, meant)
    }  # fmt: skip
    left = (slip for slip in slips if roots.keys().isdisjoint(slip.lacking.split(".")))
    return [*left, *roots.values()]


def _root(path: Path, name: str, meant: str, places: int) -> Slip:
    message = f"nothing speaks of '{name}', and {places} places speak of '{meant}'"
    key = path[-1] == name
    return Slip("unknown-name", path, message, f"did you mean '{meant}'?", key=key, lacking=name)


def _defined(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Give every id that the scenario defines, with its place."""
    for path, value in walk(scenario):
        if isinstance(value, Mapping):
            options = path[-1:] == ("options",)
            yield from (((*path, name), name) for name, part in value.items() if options or isinstance(part, Part))
        elif isinstance(value, Part) and isinstance(id := getattr(value, "id", None), str):
            yield (*path, "id"), id
        elif len(path) > 1 and path[-2] == "set":
            yield path, str(value)
