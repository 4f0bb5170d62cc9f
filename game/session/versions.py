"""From the form of an older record to today's: one pure function a version, each from one version to the next.

Magic and `format` of a header never change their place, so that every later program can tell what it has before it.
A record is upgraded in memory when it is read; the file is never touched.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from game.language import _
from game.session.problems import OtherVersion
from game.session.records import FORMAT

Records = tuple[Mapping[str, Any], ...]
UPGRADES: Mapping[int, Callable[[Records], Records]] = {}
"""For each older format the function that gives the records in the next one. Format 1 is the first there was."""


def todays(path: Path, records: Records) -> Records:
    """Give records in today's form; raise OtherVersion where they come from a newer program or from no known one."""
    found = format = records[0]["format"]
    while format != FORMAT:
        if format not in UPGRADES:
            message = _("the record is of format {found}; this program reads format {known}")
            raise OtherVersion(path, message.format(found=found, known=FORMAT))
        records, format = UPGRADES[format](records), format + 1
    return records
