"""What games can be handed over as, by the word a person asks with."""

from collections.abc import Callable, Mapping
from pathlib import Path

from game.report.after_action import write_report
from game.report.exports import Games, write_csv, write_json, write_xlsx
from game.report.log import write_log
from game.report.names import Terms
from game.report.xapi import write_xapi

Writer = Callable[[Games, Path, Terms], None]
WRITERS: Mapping[str, Writer] = {
    "csv": write_csv, "json": write_json, "xlsx": write_xlsx, "xapi": write_xapi, "log": write_log,
    "docx": write_report,
}  # fmt: skip
