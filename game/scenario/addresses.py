"""Where a part of a scenario is found: by the ids on the way to it, never by its place in a list.

`choices.hotline`, `evidence.hours.findings.office`. What has no id in a list takes its number, from 1.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from game.scenario.consequences import Part
from game.scenario.scenario import Scenario


@lru_cache(maxsize=1)
def addresses(scenario: Scenario) -> Mapping[str, Part]:
    """Give every part of a scenario by its address, in the order of the model."""
    return {".".join(path): part for path, part in _parts(scenario, ()) if path}


def _parts(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Part]]:
    if isinstance(value, Part):
        yield path, value
        fields = type(value).model_fields
        named = ((fields[name].alias or name, getattr(value, name)) for name in fields)
    elif isinstance(value, Mapping):
        named = ((str(name), each) for name, each in value.items())
    elif isinstance(value, tuple):
        named = ((str(getattr(each, "id", number)), each) for number, each in enumerate(value, 1))
    else:
        return
    for name, each in named:
        yield from _parts(each, (*path, name))


def meant(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give the addresses a person means: ids may be left out in front and between, as in `hours.office`.

    Where an id alone is borne by several parts, those come that stand highest in the file, all of them. A section's
    name means everything in it.
    """
    words, known = typed.strip().casefold().split("."), tuple(known)
    found = [address for address in known if _holds(address.split("."), words)]
    found = found or [address for address in known if address.split(".")[-1 - len(words) : -1] == words]
    highest = min((address.count(".") for address in found), default=0)
    return tuple(address for address in found if address == typed or address.count(".") == highest)


def _holds(address: list[str], words: list[str]) -> bool:
    rest = iter(address)
    return address[-1] == words[-1] and all(word in rest for word in words)


def near(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give at most three addresses that what was typed may have meant."""
    by_word: dict[str, str] = {}
    for address in known:
        by_word.setdefault(address, address)
        by_word.setdefault(address.rpartition(".")[2], address)
    found = difflib.get_close_matches(typed.strip(), by_word, n=3)
    return tuple(dict.fromkeys(by_word[each] for each in found))
