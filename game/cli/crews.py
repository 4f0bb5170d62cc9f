"""The workers a command may be given."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from game.analysis.workers import NoWorkers


@contextmanager
def enough_workers() -> Iterator[None]:
    """Say in one line, as wrong usage, why the workers asked for cannot be had."""
    try:
        yield
    except NoWorkers as none:
        raise typer.BadParameter(str(none)) from None
