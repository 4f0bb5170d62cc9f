"""The file of a game: one JSON record a line, each chained to the one before, on disk before anything is shown.

A line is `{"sha":"...","rec":{...}}`. The sum is taken over the sum before it and the very bytes of the
record, so that every byte of the file is accounted for. Only a last line without its end, which begins as
a record begins, is a decision that was in flight when the machine stopped; all else that differs is damage.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from filelock import FileLock, Timeout
from pydantic_core import from_json

from game.language import _
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
    data = _bytes_of(path)
    records: list[Record] = []
    sha, size = first, 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while (end := data.find(b"\n", size)) >= 0:
        body = _verified(data[size:end].removesuffix(b"\r"), sha)
        if body is None:
            raise _not_whole(path, data, len(records) + 1)
        sha, size = _sum(sha, body), end + 1
        records.append(from_json(body))
    torn = data[size:]
    if torn.strip(b"\0") and not _in_flight(torn, sha):
        raise _not_whole(path, data, len(records) + 1)
    if not records:
        raise NotSaved(path, _("it ends before its first record; begin the game again"))
    return Recorded(tuple(records), sha, size, torn)


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise NotSaved(path, _("this is a folder; name a saved game"))
    if not path.is_file():
        raise NotSaved(path, _("there is no such saved game"))
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    except OSError as failed:
        raise NotSaved(path, _("it cannot be read: {reason}").format(reason=failed.strerror)) from failed
    if not data:
        raise NotSaved(path, _("it is empty, or far too large for a saved game"))
    return data


def _not_whole(path: Path, data: bytes, record: int) -> Damaged | NotSaved:
    """Tell a file that never was a saved game from one whose first line was changed."""
    ours = data.startswith(_HEAD) or _MIDDLE in data[:_BODY]
    return Damaged(path, record) if record > 1 or ours else NotSaved(path, _("this is not a saved game"))


def _verified(line: bytes, before: str) -> bytes | None:
    """Give the bytes of a line's record if every byte of the line is as it was written."""
    body = line[_BODY : -len(_TAIL)]
    whole = _HEAD + _sum(before, body).encode() + _MIDDLE + body + _TAIL
    return body if line == whole else None


def _in_flight(tail: bytes, before: str) -> bool:
    """Tell whether bytes without an end of line are how a record begins."""
    sums = tail[len(_HEAD) : len(_HEAD) + _SHA]
    head = (_HEAD + sums.ljust(_SHA, b"0") + _MIDDLE)[: len(tail)]
    if not set(sums) <= set(b"0123456789abcdef") or tail[:_BODY] != head:
        return False
    body = tail[_BODY:].decode("utf-8", "ignore")
    try:
        _whole, end = json.JSONDecoder().raw_decode(body)
    except (ValueError, RecursionError):
        return _begins(body)
    return not body[end:] or _verified(tail, before) is not None


def _begins(body: str) -> bool:
    try:
        return not body or isinstance(from_json(body, allow_partial=True), dict)
    except ValueError:
        return False


def _sum(before: str, body: bytes) -> str:
    return sha256(before.encode() + body).hexdigest()


class Journal:
    """A file being written by one game, and by no other."""

    def __init__(self, path: Path, lock: FileLock, sha: str, size: int) -> None:
        self.path = path
        self.sha = sha
        self._lock = lock
        self._size = size
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)

    @classmethod
    def create(cls, path: Path, header: Record, first: str = FIRST) -> Self:
        """Begin a new file with its header; raise CannotWrite where one lies already, or the place is no good."""
        lock = _locked(path)
        try:
            if path.exists():
                raise CannotWrite(path, _("a file of this name is there already; choose another name"))
            journal = cls(path, lock, first, 0)
            journal.append(header)
            _flush_folder(path.parent)
        except BaseException as failed:
            lock.release()
            if isinstance(failed, OSError):
                raise CannotWrite(path, _("not saved: {reason}").format(reason=failed.strerror)) from failed
            raise
        return journal

    @classmethod
    def open(cls, path: Path, first: str = FIRST) -> tuple[Self, Recorded]:
        """Go on with a file: what was in flight is put aside as `NAME.torn-1`, and nothing else is touched."""
        read(path, first)
        lock = _locked(path)
        try:
            recorded = read(path, first)
            if recorded.torn:
                _put_aside(path, recorded.torn)
            journal = cls(path, lock, recorded.sha, recorded.size)
            os.ftruncate(journal._handle, recorded.size)
        except BaseException as failed:
            lock.release()
            if isinstance(failed, OSError):
                raise CannotWrite(path, _("it cannot be written: {reason}").format(reason=failed.strerror)) from failed
            raise
        return journal, recorded

    def append(self, record: Record) -> None:
        """Write a record and wait until it is on the disk; raise CannotWrite with the file as it was before."""
        body = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        sha = _sum(self.sha, body)
        line = _HEAD + sha.encode() + _MIDDLE + body + _TAIL + b"\n"
        try:
            os.lseek(self._handle, self._size, os.SEEK_SET)
            _write(self._handle, line)
            os.fsync(self._handle)
        except OSError as failed:
            os.ftruncate(self._handle, self._size)
            message = _("not saved: {reason}; make room, and try again").format(reason=failed.strerror)
            raise CannotWrite(self.path, message) from failed
        self.sha, self._size = sha, self._size + len(line)

    def close(self) -> None:
        """Let the file go, so that another program may go on with it; once is enough."""
        if self._lock.is_locked:
            os.close(self._handle)
            self._lock.release()


def _write(handle: int, line: bytes) -> None:
    while line:
        line = line[os.write(handle, line) :]


def _locked(path: Path) -> FileLock:
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise Busy(path, _("this game is open in another window; close it there first")) from None
    except OSError as failed:
        message = _("nothing can be written there: {reason}").format(reason=failed.strerror)
        raise CannotWrite(path, message) from failed
    return lock


def _put_aside(path: Path, torn: bytes) -> None:
    number = 1
    while (aside := path.with_name(f"{path.name}.torn-{number}")).exists():
        number += 1
    aside.write_bytes(torn)


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
