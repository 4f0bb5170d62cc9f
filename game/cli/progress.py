"""How far a long work is, for a person who waits for it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress


@contextmanager
def progress(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show it on standard error and only to a person; what is given takes how much more is done."""
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as shown:
        task = shown.add_task(doing, total=total)
        yield lambda done: shown.advance(task, done)
