"""Changing a record as a forger would who knows the format."""

import json
from hashlib import sha256
from pathlib import Path


def rewritten(path: Path, number: int, **changes: object) -> None:
    """Change fields of a record, from 1, and repair the chain after it."""
    sha, lines = "demarche", []
    for place, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        record = json.loads(line)["rec"]
        if place == number:
            record |= changes
        body = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        sha = sha256(sha.encode() + body.encode()).hexdigest()
        lines.append(f'{{"sha":"{sha}","rec":{body}}}\n')
    path.write_text("".join(lines), encoding="utf-8")
