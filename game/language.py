"""The language of the interface: every text a person sees goes through here.

English is what the code says; other languages are catalogues in `assets/locale`.
"""

import gettext as library

from game.places import ASSETS

DOMAIN = "demarche"
_catalogues: list[library.NullTranslations] = [library.NullTranslations()]


def use(language: str) -> str:
    """Speak a language from now on, such as `fr`; English where there is no catalogue. Give the language spoken."""
    found = library.find(DOMAIN, str(ASSETS / "locale"), [language])
    _catalogues[0] = library.translation(DOMAIN, str(ASSETS / "locale"), [language], fallback=True)
    return language if found else "en"


def _(text: str) -> str:
    """Give a text in the language spoken."""
    return _catalogues[0].gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Give the form of a text that fits a number."""
    return _catalogues[0].ngettext(one, many, count)
