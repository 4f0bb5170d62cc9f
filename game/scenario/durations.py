"""Lengths of time as authors write them: 45m, 6h, 2d, 1h30m."""

import re

_DURATION = re.compile(r"(?:(\d{1,3})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?")


def minutes_in(text: str) -> int | None:
    """Give the whole minutes of a length of time, or None where the text is none."""
    found = _DURATION.fullmatch(text) if text else None
    if not found:
        return None
    days, hours, rest = (int(part or 0) for part in found.groups())
    return days * 1440 + hours * 60 + rest
