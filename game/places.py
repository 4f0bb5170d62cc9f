"""Where things lie on this machine: what the program brings along, and where games are kept."""

import os
import tempfile
from pathlib import Path

import platformdirs

_PROGRAM = Path(__file__).resolve().parent
ROOT = _PROGRAM.parent
"""The folder that holds the program; the project itself, in a checkout."""
CHECKOUT = (ROOT / "pyproject.toml").exists() and (ROOT / "assets").is_dir()
"""True in a checkout; an installed copy and a bundle carry assets and scenarios inside the program."""
ASSETS = (ROOT if CHECKOUT else _PROGRAM) / "assets"
SCENARIOS = (ROOT if CHECKOUT else _PROGRAM) / "scenarios"


def saves_folder() -> Path:
    """Give the folder games are kept in by default: `saves/` of a checkout, else the user's data folder."""
    if CHECKOUT:
        return ROOT / "saves"
    return Path(platformdirs.user_data_dir("demarche", appauthor=False)) / "saves"


def other_saves_folder(folder: Path) -> Path:
    """Give the first place where games could be kept instead of this folder, if it cannot be written."""
    own = Path(platformdirs.user_data_dir("demarche", appauthor=False)) / "saves"
    places = (own, Path.home() / "Demarche", Path(tempfile.gettempdir()) / "demarche-saves")
    return next(place for place in places if place != folder and _writable(place))


def _writable(place: Path) -> bool:
    there = next(each for each in (place, *place.parents) if each.exists())
    return there.is_dir() and os.access(there, os.W_OK)


def settings_file() -> Path:
    """Give the file that keeps how a person likes the window: in the user's folder for settings."""
    return Path(platformdirs.user_config_dir("demarche", appauthor=False)) / "window.json"
