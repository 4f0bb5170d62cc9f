"""The tests themselves are tested: with a guard switched off, the test that watches it fails."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from game import rules
from game.session import SaveProblem, disk, journal, records
from tests.report.test_page import test_what_an_author_or_player_wrote_is_shown_as_text as escaping_holds
from tests.session.test_disk import test_whenever_the_power_is_cut_all_that_was_shown_is_there as flushing_holds
from tests.session.test_survival import (
    test_row_49_lines_moved_taken_or_doubled_are_named as chaining_holds,
)
from tests.session.test_survival import (
    test_row_58_a_scenario_that_was_changed_within_the_record_is_found_by_the_digest as digests_hold,
)

FAILS = (AssertionError, pytest.fail.Exception, SaveProblem)


def test_without_flushing_the_test_of_the_power_cut_fails(
    crisis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "flush", lambda handle: None)
    with pytest.raises(FAILS):
        flushing_holds(crisis, tmp_path)


def test_without_the_chain_the_test_of_moved_lines_fails(
    crisis: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(journal, "_sum", lambda before, body: sha256(body).hexdigest())
    finished = request.getfixturevalue("finished")
    with pytest.raises(FAILS):
        chaining_holds(finished, "swapped")


def test_without_the_digest_the_test_of_a_changed_scenario_fails(
    crisis: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    for room in (records, rules):
        monkeypatch.setattr(room, "digest", lambda state: "0" * 64)
    finished = request.getfixturevalue("finished")
    with pytest.raises(FAILS):
        digests_hold(finished)


def test_without_escaping_the_test_of_the_page_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Environment.__init__

    def careless(environment: Environment, *given: Any, **named: Any) -> None:
        real(environment, *given, **{**named, "autoescape": False})

    monkeypatch.setattr(Environment, "__init__", careless)
    with pytest.raises(FAILS):
        escaping_holds(tmp_path)
