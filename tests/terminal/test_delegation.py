"""A delegation at one screen: each seat says what it believes, the head decides, dissent is kept, the debrief pools."""

from pathlib import Path

import pytest

from game.analysis.delegation import delegation
from game.report.page import page
from game.session import Game, redact, replay, saved
from game.terminal import play_lines
from tests.worlds import text

ROLES = {"head": {"title": "Head of delegation", "decides": True}, "law": {"title": "Legal adviser"}}
INJECTS = {
    "brief": {"at": "1h", "from": "orsk", "channel": "cable", "title": "Brief", "text": "For counsel.", "eyes": "law"}
}
SPOKEN = [
    "continue", "continue", "seat head state=90 gang=10 basis=low", "seat law state=40 gang=60 basis=moderate",
]  # fmt: skip

HEAD = "assess state=80 gang=20 basis=low"


@pytest.fixture
def game(tmp_path: Path) -> Game:
    file = tmp_path / "small.yaml"
    file.write_text(text(roles=ROLES, injects=INJECTS), encoding="utf-8")
    return Game.start(file, save=tmp_path / "a.jsonl", seed=1)


def told(game: Game, *lines: str) -> list[str]:
    said: list[str] = []
    play_lines(game, lines, said.append)
    return said


def test_each_seat_states_its_own_and_the_spread_shows_how_far_apart_they_are(game: Game) -> None:
    said = told(game, *SPOKEN, "spread")

    assert "Head of delegation: state 90 %, gang 10 %" in said
    assert "Legal adviser: state 40 %, gang 60 %" in said
    assert "Widest gap between two seats: 50 points." in said
    assert not game.view().stated
    game.close()


def test_the_debrief_shows_who_believed_what_the_pools_and_who_disagreed(game: Game) -> None:
    told(game, *SPOKEN, HEAD, "dissent law The file is wafer.")
    game.end()
    game.close()
    found = delegation(saved(game.path))[0]

    assert found.mean == {"state": 65, "gang": 35}
    assert found.geometric["state"] == pytest.approx(100 * 3600**0.5 / (3600**0.5 + 600**0.5))
    assert found.dissents == (("law", "The file is wafer."),)
    shown = page(saved(game.path))
    assert all(
        each in shown
        for each in ("Who believed what", "Legal adviser disagreed:", "65&nbsp;%", "71&nbsp;%", "80&nbsp;%")
    )
    assert replay(game.path).ok


def test_a_redacted_copy_keeps_the_numbers_of_the_seats_and_not_the_words(game: Game, tmp_path: Path) -> None:
    told(game, *SPOKEN, "dissent law The file is wafer.")
    game.end()
    game.close()
    redact(saved(game.path), tmp_path / "copy.jsonl")

    copy = delegation(saved(tmp_path / "copy.jsonl"))
    assert copy[0].seats["law"] == {"state": 40, "gang": 60}
    assert "wafer" not in (tmp_path / "copy.jsonl").read_text(encoding="utf-8")


def test_what_is_for_one_seat_s_eyes_first_says_so(game: Game) -> None:
    said = told(game, "continue", "continue", HEAD, "commit")

    assert said[said.index("  For the eyes of this seat first: Legal adviser") + 1] == "  For counsel."
    game.close()


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("seat lew state=40 gang=60 basis=low", "There is no seat 'lew'; there are head, law."),
        ("seat law state=40 gang=50 basis=low", "90"),
        ("seat law state=40", "Write it as: seat law state=... gang=... basis=low"),
        ("spread", "No seat has stated anything in this round."),
        ("dissent law", "Write it as: dissent ROLE TEXT"),
    ],
)
def test_a_wrong_line_of_a_seat_is_answered_and_keeps_nothing(game: Game, line: str, answer: str) -> None:
    said = told(game, "continue", "continue", line)

    assert answer in said[-2]
    assert delegation(saved(game.path)) == ()
    game.close()
