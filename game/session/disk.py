"""What the record asks of a disk, and what a disk may do instead: be full, fail, or be held by another program."""

import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from game.language import _

T = TypeVar("T")
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_HELD = {5, 32, 33}
"""What Windows says of a file that another program holds: access denied, sharing violation, lock violation."""


def opened(path: Path, flags: int = 0) -> int:
    """Open a file to read and write, for its owner alone; give its handle, or raise OSError."""
    return patiently(lambda: os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0) | flags, 0o600))


def filled(path: Path, content: bytes) -> int:
    """Give a new file that holds this, on the disk; raise OSError, and leave none."""
    handle = opened(path, os.O_CREAT | os.O_EXCL)
    try:
        write(handle, content)
        flush(handle)
        flush_folder(path.parent)
    except OSError:
        os.close(handle)
        path.unlink(missing_ok=True)
        raise
    return handle


def patiently(act: Callable[[], T]) -> T:
    """Do what a virus scanner or a mirrored folder may forbid for a moment; six tries within a second and a half."""
    for wait in (0.05, 0.1, 0.2, 0.4, 0.8):
        try:
            return act()
        except PermissionError as held:
            if getattr(held, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)
    return act()


def write(handle: int, content: bytes) -> None:
    """Write all of it; a disk that takes only a part is asked again, and raises OSError once it takes no more."""
    while content:
        taken = os.write(handle, content)
        if not taken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        content = content[taken:]


def flush(handle: int) -> None:
    """Wait until what was written is on the disk itself; macOS leaves it in the drive's memory unless asked."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415

        with suppress(OSError):  # network drives do not know it
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def reason(failed: OSError) -> str:
    """Say why something is not saved, and what to do."""
    if failed.errno in _NO_ROOM:
        return _("not saved: {reason}; make room and try again, or choose another place").format(reason=failed.strerror)
    return _("not saved: {reason}; try again, or choose another place").format(reason=failed.strerror)


def flush_folder(folder: Path) -> None:
    """Wait until the folder knows of a new file; some network drives have no such wish to grant."""
    if os.name == "posix":  # pragma: no branch - Windows has no such wish
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as failed:
            if failed.errno not in (errno.EINVAL, errno.EBADF):
                raise
        finally:
            os.close(handle)
