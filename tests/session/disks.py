"""Disks that fail, for tests: one that refuses its k-th wish, and one whose power is cut."""

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, permutations
from pathlib import Path
from typing import Any

import pytest

WISHES = ("open", "write", "fsync", "ftruncate", "replace")


@dataclass
class Refusing:
    """A disk that refuses one wish, and grants all others.

    A refused write may have taken a part of what it was given; a refused flush has lost what it was asked to keep.
    """

    patch: pytest.MonkeyPatch
    at: int
    """Which of all wishes is refused, from 0."""
    error: int = errno.EIO
    takes: int = 0
    """Bytes that a refused write takes all the same."""
    only: tuple[str, ...] = WISHES
    asked: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        for name in self.only:
            self.patch.setattr(os, name, self._wish(name, getattr(os, name)))

    @property
    def refused(self) -> bool:
        """True once the wish was refused."""
        return self.asked > self.at

    def _wish(self, name: str, real: Any) -> Any:
        def asked(*given: Any, **named: Any) -> Any:
            self.asked += 1
            if self.asked - 1 != self.at:
                return real(*given, **named)
            if name == "write" and self.takes:
                real(given[0], given[1][: self.takes])
            raise OSError(self.error, os.strerror(self.error))

        return asked


class Unplugged:
    """A disk that keeps for certain only what was flushed; the rest reaches it in any order, or not at all."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.kept = b""
        self.on_the_way: list[tuple[int, bytes]] = []
        """Writes since the last flush, each with its place in the file."""
        self._write, self._fsync, self._ftruncate = os.write, os.fsync, os.ftruncate
        patch.setattr(os, "write", self._written)
        patch.setattr(os, "fsync", self._flushed)

    def _written(self, handle: int, data: bytes) -> int:
        place = os.lseek(handle, 0, os.SEEK_CUR)
        self.on_the_way.append((place, bytes(data)))
        return self._write(handle, data)

    def _flushed(self, handle: int) -> None:
        self._fsync(handle)
        if self.on_the_way:  # the folder is flushed too, and holds no bytes of ours
            self.kept, self.on_the_way = os.pread(handle, 100_000_000, 0), []

    def after_a_cut(self) -> Iterator[bytes]:
        """Give what may be on the disk if the power is cut now: blocks of what was on its way, in any order."""
        blocks = [
            (place + start, data[start : start + 512])
            for place, data in self.on_the_way
            for start in range(0, len(data), 512)
        ]
        orders = [blocks[:count] for count in range(len(blocks) + 1)]
        orders += [list(some) for some in islice(permutations(blocks, min(2, len(blocks))), 12)]
        for arrived in orders:
            content = bytearray(self.kept)
            for place, data in arrived:
                content.extend(b"\0" * (place + len(data) - len(content)))
                content[place : place + len(data)] = data
            yield bytes(content)


def copy_of(content: bytes, folder: Path) -> Path:
    """Give a file that holds this."""
    path = folder / "after.jsonl"
    path.write_bytes(content)
    return path
