"""Writing a file that a person asked for: all of it is there, or what was there before stays as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.language import _
from game.session import NotSaved


@contextmanager
def whole(out: Path) -> Iterator[Path]:
    """Give a file to write, which takes the place of `out` once all is in it; raise NotSaved where that cannot be.

    A disk that is full, a report that is open elsewhere or an interrupt leaves no half of a file, and no old one lost.
    """
    target = out.resolve()
    fresh = target if target.exists() and not target.is_file() else target.with_name(f".new-{target.name}")
    try:
        yield fresh
        if fresh != target:
            fresh.replace(target)
    except OSError as failed:
        raise NotSaved(out, _("it cannot be written: {reason}").format(reason=failed.strerror)) from failed
    finally:
        if fresh != target:
            fresh.unlink(missing_ok=True)
