"""The file of a game: one JSON record a line, each chained to the one before, on disk before anything is shown.

A line is `{"sha":"...","rec":{...}}`. The sum is taken over the sum before it and the very bytes of the
record, so that every byte of the file is accounted for. Only a last line without its end, which begins as
a record begins, is a decision that was in flight when the machine stopped; all else that differs is damage.
"""

import codecs
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from filelock import FileLock, Timeout
from pydantic_core import from_json

from game.language import _
from game.session import disk
from game.session.problems import Busy, CannotWrite, Damaged, NotSaved

Record = Mapping[str, Any]
FIRST = "demarche"
"""What the chain of a game begins with; the chain of what came after play begins with the seal."""
MOST_BYTES = 200_000_000
_HEAD, _MIDDLE, _TAIL = b'{"sha":"', b'","rec":', b"}"
_SHA = 64
_BODY = len(_HEAD) + _SHA + len(_MIDDLE)


@dataclass(frozen=True)
class Recorded:
    """The records of a file, in order, as far as they are whole."""

    records: tuple[Record, ...]
    sha: str
    """The sum of the last record: what the next one is chained to."""
    size: int
    """Bytes up to the end of the last whole record."""
    torn: bytes
    """What follows it: the beginning of a record that was in flight; empty as a rule."""


def read(path: Path, first: str = FIRST) -> Recorded:
    """Read a file without changing it; raise NotSaved or Damaged."""
    recorded, damage = read_whole_part(path, first)
    if damage:
        raise damage
    return recorded


def read_whole_part(path: Path, first: str = FIRST) -> tuple[Recorded, Damaged | None]:
    """Read a file as far as it is whole, and give the damage that stops it; raise NotSaved where nothing is whole."""
    data = _bytes_of(path)
    records: list[Record] = []
    sha, size = first, 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while (end := data.find(b"\n", size)) >= 0:
        body = _verified(data[size:end].removesuffix(b"\r"), sha)
        record = None if body is None else _understood(body)
        if body is None or record is None:
            break
        sha, size = _sum(sha, body), end + 1
        records.append(record)
    torn = data[size:]
    damage = None if end < 0 and _in_flight(torn, sha) else _not_whole(path, data, len(records) + 1)
    if not records:
        raise damage or NotSaved(path, _("it ends before its first record; begin the game again"))
    return Recorded(tuple(records), sha, size, torn), damage


def _bytes_of(path: Path) -> bytes:
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode):
            raise NotSaved(path, _("this is a folder; name a saved game") if path.is_dir() else _("this is no file"))
        if not 0 < kind.st_size <= MOST_BYTES:
            raise NotSaved(path, _("it is far too large for a saved game") if kind.st_size else _("it is empty"))
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise NotSaved(path, _("there is no such saved game")) from None
    except OSError as failed:
        raise NotSaved(path, _("it cannot be read: {reason}").format(reason=failed.strerror)) from failed


def _not_whole(path: Path, data: bytes, record: int) -> Damaged:
    """Give the damage; raise NotSaved where the file never was a saved game, and not one whose first line changed."""
    ours = data.startswith(_HEAD) or _MIDDLE in data[:_BODY]
    if record == 1 and not ours:
        raise NotSaved(path, _("this is not a saved game"))
    return Damaged(path, record)


def _verified(line: bytes, before: str) -> bytes | None:
    """Give the bytes of a line's record if every byte of the line is as it was written."""
    body = line[_BODY : -len(_TAIL)]
    whole = _HEAD + _sum(before, body).encode() + _MIDDLE + body + _TAIL
    return body if line == whole else None


def _canonical(record: Any) -> bytes:
    """Give the bytes of a record; half a character, which no file can hold, becomes a question mark."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(errors="replace")


def _understood(body: bytes) -> Record | None:
    """Give the record that bytes hold, or None where this program would have written it otherwise, or not at all."""
    try:
        record = from_json(body, allow_inf_nan=False)
        return record if isinstance(record, dict) and _canonical(record) == body else None
    except ValueError:
        return None


def _in_flight(tail: bytes, before: str) -> bool:
    """Tell whether bytes without an end of line are how a record begins, up to the first zero if there is one.

    After a power cut a file may be longer than what reached it: what is missing is zeros, and later blocks may stand
    behind them. No record holds a zero. One zero where a whole record should end its line is a changed byte all the
    same: the end of a line is written once the record is on the disk.
    """
    begun = tail.partition(b"\0")[0]
    if _verified(begun, before) is not None:
        return begun == tail
    sums = begun[len(_HEAD) : len(_HEAD) + _SHA]
    head = (_HEAD + sums.ljust(_SHA, b"0") + _MIDDLE)[: len(begun)]
    if not set(sums) <= set(b"0123456789abcdef") or begun[:_BODY] != head:
        return False
    return _begins(begun[_BODY:]) or _verified(begun + _TAIL, before) is not None


def _begins(body: bytes) -> bool:
    """Tell whether bytes are the beginning of a record, and not yet the whole of it."""
    try:
        text, _used = codecs.utf_8_decode(body, "strict", False)
        begun = from_json(text, allow_partial=True) if text else {}
    except ValueError:
        return False
    return isinstance(begun, dict) and not _ended(text)


def _ended(text: str) -> bool:
    """Tell whether a whole JSON value stands at the beginning of a text, whatever follows it."""
    try:
        json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    return True


def _sum(before: str, body: bytes) -> str:
    return sha256(before.encode() + body).hexdigest()


class Journal:
    """A file being written by one game, and by no other. Leaving a `with` of it lets the file go."""

    def __init__(self, path: Path, lock: FileLock, sha: str, size: int, flags: int = 0) -> None:
        self.path = path
        self.sha = sha
        self._lock = lock
        self._size = size
        self._doubtful = False
        self._handle = disk.opened(path, flags)

    @classmethod
    def create(cls, path: Path, header: Record, first: str = FIRST) -> Self:
        """Begin a new file with its header; raise CannotWrite where one lies already, or the place is no good."""
        with _locked(path) as lock:
            try:
                journal = cls(path, lock, first, 0, os.O_CREAT | os.O_EXCL)
            except FileExistsError:
                message = _("a file of this name is there already; choose another name")
                raise CannotWrite(path, message) from None
            try:
                journal.append(header)
                disk.flush_folder(path.parent)
            except BaseException:
                journal._forget()
                raise
        return journal

    @classmethod
    def open(cls, path: Path, first: str = FIRST) -> tuple[Self, Recorded]:
        """Go on with a file: what was in flight is put aside as `NAME.torn-1`, and nothing else is touched."""
        read(path, first)
        with _locked(path) as lock:
            recorded = read(path, first)
            if recorded.torn:
                _put_aside(path, recorded.torn)
            journal = cls(path, lock, recorded.sha, recorded.size)
        return journal, recorded

    def append(self, record: Record) -> None:
        """Write a record and wait until it is on the disk; raise CannotWrite with the file as it was before.

        A record that would not be read again just as it was given is a fault of ours: a ValueError, and nothing
        is written.
        """
        body = _canonical(record)
        if _understood(body) is None:
            raise ValueError(
                "a record holds whole numbers, texts, truth values, lists, and mappings with texts as keys"
            )
        sha = _sum(self.sha, body)
        line = _HEAD + sha.encode() + _MIDDLE + body + _TAIL
        self._still_there()
        try:
            if self._doubtful:
                self._renew()
            self._cut()
            for part in (line, b"\n"):  # a disk may keep the end of what it was given and lose its middle
                disk.write(self._handle, part)
                self._settle()
        except OSError as failed:
            with suppress(OSError):
                self._cut()
            raise CannotWrite(self.path, disk.reason(failed)) from failed
        self.sha, self._size = sha, self._size + len(line) + 1

    def move(self, path: Path) -> None:
        """Go on in another file, which begins with all that was written; raise CannotWrite with nothing changed.

        The file before stays as it is.
        """
        written = self._written()
        with _locked(path) as lock:
            handle = disk.filled(path, written)
        self.close()
        self.path, self._lock, self._handle, self._doubtful = path, lock, handle, False

    def _settle(self) -> None:
        """Wait for the disk; where it fails, what the system holds of the file is in doubt from then on.

        A second flush of the same file would report success and keep nothing: the system drops what it could not
        write. So what comes next goes to a new file.
        """
        try:
            disk.flush(self._handle)
        except OSError:
            self._doubtful = True
            raise

    def _renew(self) -> None:
        """Put a new file with all that was written in the place of the doubtful one."""
        fresh = self.path.with_name(f".{self.path.name}.fresh")
        fresh.unlink(missing_ok=True)
        os.close(disk.filled(fresh, self._written()))
        os.close(self._handle)  # Windows puts nothing in the place of an open file
        try:
            disk.patiently(lambda: os.replace(fresh, self.path))
        finally:
            self._handle = disk.opened(self.path)
        disk.flush_folder(self.path.parent)
        self._doubtful = False

    def _written(self) -> bytes:
        """Give the bytes of every record; raise CannotWrite where another program took some of them away."""
        os.lseek(self._handle, 0, os.SEEK_SET)
        data = b""
        while len(data) < self._size and (more := os.read(self._handle, self._size - len(data))):
            data += more
        if len(data) < self._size:
            raise CannotWrite(self.path, _("another program deleted or changed the file"))
        return data

    def _still_there(self) -> None:
        """Raise CannotWrite where what is written now would be lost: the file was deleted or shortened meanwhile."""
        try:
            now = os.fstat(self._handle)
        except OSError as failed:
            raise CannotWrite(self.path, disk.reason(failed)) from failed
        if not now.st_nlink or now.st_size < self._size:
            raise CannotWrite(self.path, _("not saved: another program deleted or changed the file"))

    def _cut(self) -> None:
        """Make an end after the last whole record; what stands behind it is left of a write that failed."""
        os.ftruncate(self._handle, self._size)
        os.lseek(self._handle, self._size, os.SEEK_SET)

    def _forget(self) -> None:
        """Take away a file that never got its header, so that its name is free for another try."""
        with suppress(OSError):
            os.close(self._handle)
            self.path.unlink()

    def close(self) -> None:
        """Let the file go, so that another program may go on with it; once is enough."""
        if self._lock.is_locked:
            os.close(self._handle)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()


@contextmanager
def _locked(path: Path) -> Iterator[FileLock]:
    """Hold the lock of a file, by whatever name the file is called; let it go only if what follows fails."""
    place = Path(os.path.realpath(path))
    lock = FileLock(place.with_name(f".{place.name}.lock"), thread_local=False)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise Busy(path, _("this game is open in another window; close it there first")) from None
    except OSError as failed:
        message = _("nothing can be written there: {reason}; choose another place").format(reason=failed.strerror)
        raise CannotWrite(path, message) from failed
    try:
        yield lock
    except BaseException as failed:
        lock.release()
        if isinstance(failed, OSError):
            raise CannotWrite(path, disk.reason(failed)) from failed
        raise


def _put_aside(path: Path, torn: bytes) -> None:
    number = 1
    while (aside := path.with_name(f"{path.name}.torn-{number}")).exists():
        number += 1
    with aside.open("xb") as copy:
        copy.write(torn)
        copy.flush()
        disk.flush(copy.fileno())
