"""How a person likes the window, kept from one day to the next. A broken file costs nothing: it is put aside."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from game.ui.theme import TEXT_SIZES, THEMES


@dataclass(frozen=True)
class Settings:
    """What persists of the window."""

    theme: str = "light"
    text: int = TEXT_SIZES[0]
    """Text size in percent."""


def read(path: Path) -> tuple[Settings, Path | None]:
    """Give the settings of a file, and where the file was put aside if it could not be read."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        settings = Settings(theme=told["theme"], text=told["text"])
        if settings.theme in THEMES and settings.text in TEXT_SIZES:
            return settings, None
    except OSError:
        return Settings(), None
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    return Settings(), _put_aside(path)


def _put_aside(path: Path) -> Path:
    aside = path.with_suffix(".broken.json")
    with suppress(OSError):
        path.replace(aside)
    return aside


def write(path: Path, settings: Settings) -> None:
    """Keep settings; where the folder cannot be written, they hold until the window is closed."""
    fresh = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf-8")
        fresh.replace(path)
