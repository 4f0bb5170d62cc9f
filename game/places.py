"""Where things lie on this machine: what the program brings along, and where games are kept."""

from pathlib import Path

import platformdirs

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
SCENARIOS = ROOT / "scenarios"


def saves_folder() -> Path:
    """Give the folder games are kept in by default: `saves/` of a checkout, else the user's data folder."""
    if (ROOT / "pyproject.toml").exists():
        return ROOT / "saves"
    return Path(platformdirs.user_data_dir("demarche", appauthor=False)) / "saves"


def settings_file() -> Path:
    """Give the file that keeps how a person likes the window: in the user's folder for settings."""
    return Path(platformdirs.user_config_dir("demarche", appauthor=False)) / "window.json"
