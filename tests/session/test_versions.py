"""Records of every version of the program stay readable; the golden ones are never made anew."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from game.report import page
from game.session import OtherVersion, replay, saved, versions
from tests.session.forging import rewritten

DIGESTS = {
    "v1-training": "5edbb00e2b8458e81f7e5377959fabae57be9aa95c3c888b556aaa15112c380a",
    "v1-exercise": "a050d82a670bca3fa65a9d538bc47cde38560203a82e7f0f564fc4f9d3037639",
    "v1-unfinished": "ca836cca369d449ca7dfe7b1a78d093e2012604b036130577701b27a77d92752",
}


@pytest.mark.parametrize("name", sorted(DIGESTS))
def test_a_record_of_version_1_verifies_plays_again_and_is_told(name: str) -> None:
    """With a decision taken back, one made by the clock, talks, a reveal, and one that was never finished."""
    path = Path(__file__).parent / "golden" / f"{name}.jsonl"
    found = replay(path)

    assert (found.ok, found.digest) == (True, DIGESTS[name])
    assert "default-src 'none'" in page(saved(path))


def test_what_was_revealed_stays_revealed() -> None:
    golden = Path(__file__).parent / "golden"

    assert saved(golden / "v1-exercise.jsonl").revealed


def test_an_older_record_is_upgraded_in_memory_step_by_step_and_the_file_is_left_alone(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def from_minus_one(records: versions.Records) -> versions.Records:
        return ({**records[0], "who": "older"}, *records[1:])

    def from_zero(records: versions.Records) -> versions.Records:
        header: Mapping[str, Any] = {**records[0], "format": 1, "who": f"{records[0]['who']} and newer"}
        return (header, *records[1:])

    rewritten(finished, 1, format=-1)
    before = finished.read_bytes()
    with pytest.raises(OtherVersion, match="the record is of format -1; this program reads format 1"):
        saved(finished)
    monkeypatch.setattr(versions, "UPGRADES", {-1: from_minus_one, 0: from_zero})

    assert saved(finished).header["who"] == "older and newer"
    assert finished.read_bytes() == before
