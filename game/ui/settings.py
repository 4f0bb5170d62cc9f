"""How a person likes the window, kept from one day to the next. A broken file costs nothing: it is put aside."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from game.language import languages
from game.ui.theme import TEXT_SIZES, THEMES

Value = str | int | bool


@dataclass(frozen=True)
class Settings:
    """What persists of the window."""

    theme: str = "light"
    text: int = TEXT_SIZES[0]
    """Text size in percent."""
    motion: bool = True
    """False where nothing moves: no fading, and an hour's events are shown at once."""
    sound: str = "training"
    """When cues sound: `never`, in `training` only, or `always`."""
    language: str = "en"
    """Two letters: the language of the window; a scenario keeps its own."""


def choices() -> Mapping[str, tuple[Value, ...]]:
    """Give what each setting can be."""
    return {
        "theme": tuple(THEMES), "text": TEXT_SIZES, "motion": (True, False), "sound": ("never", "training", "always"),
        "language": languages(),
    }  # fmt: skip


def changed(settings: Settings, what: str, value: Value) -> Settings:
    """Give the settings with one of them changed; `what` is a field, `value` one of its choices."""
    changes: dict[str, Value] = {what: value}
    return replace(settings, **changes)  # type: ignore[arg-type]


def turned(settings: Settings, what: str, step: int) -> Settings:
    """Give the settings with one of them a step further: text sizes stop at either end, the others go round."""
    values = choices()[what]
    place = values.index(getattr(settings, what)) + step
    place = max(0, min(len(values) - 1, place)) if what == "text" else place % len(values)
    return changed(settings, what, values[place])


def read(path: Path) -> tuple[Settings, Path | None]:
    """Give the settings of a file, and where the file was put aside if it could not be read."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        known = {each.name: told[each.name] for each in fields(Settings) if each.name in told}
        if isinstance(told, dict) and all(_is_one_of(value, choices()[name]) for name, value in known.items()):
            return Settings(**known), None
    except OSError:
        return Settings(), None
    except (ValueError, TypeError, RecursionError):
        pass
    return Settings(), _put_aside(path)


def _is_one_of(value: object, known: tuple[Value, ...]) -> bool:
    """Tell whether a value is one of these and of its type: 1 is not True here."""
    return any(type(value) is type(each) and value == each for each in known)


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
