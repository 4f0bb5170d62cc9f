"""The language of the interface: every text a person sees goes through here.

English is what the code says; other languages are catalogues in `assets/locale`, as translators write them.
"""

import gettext as library
import io
from functools import lru_cache
from pathlib import Path

from game.places import ASSETS

DOMAIN = "demarche"
SOURCE = "en"
_spoken: list[tuple[str, library.NullTranslations]] = [(SOURCE, library.NullTranslations())]


def use(language: str) -> str:
    """Speak a language from now on, such as `fr`; English where there is no catalogue. Give the language spoken."""
    found = language in languages()
    _spoken[0] = (language, _catalogue(language)) if found else (SOURCE, library.NullTranslations())
    return spoken()


def spoken() -> str:
    """Give the language spoken now."""
    return _spoken[0][0]


def languages() -> tuple[str, ...]:
    """Give the languages that can be spoken: English, and every one that has a catalogue."""
    found = sorted(path.stem for path in (ASSETS / "locale").glob("*.po"))
    return (SOURCE, *found)


def catalogue_file(language: str) -> Path:
    """Give where the catalogue of a language lies."""
    return ASSETS / "locale" / f"{language}.po"


@lru_cache(maxsize=4)
def _catalogue(language: str) -> library.NullTranslations:
    if language == SOURCE:
        return library.NullTranslations()
    import polib  # noqa: PLC0415 - English needs none of it

    made = polib.pofile(catalogue_file(language).read_text(encoding="utf-8"))
    return library.GNUTranslations(io.BytesIO(made.to_binary()))


def _(text: str) -> str:
    """Give a text in the language spoken."""
    return _spoken[0][1].gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Give the form of a text that fits a number."""
    return _spoken[0][1].ngettext(one, many, count)
