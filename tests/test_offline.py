"""The program never reaches for a network, and keeps what it writes to its owner."""

import os
import socket
import stat
from pathlib import Path
from typing import Any

import pygame
import pytest
from typer.testing import CliRunner

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.cli import app
from game.places import SCENARIOS
from game.session import Game, Phase
from game.ui.desk import Desk
from game.ui.wishes import Begin, SaveReport


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a socket, or for the address of a name, fails the test."""

    def refused(*_given: Any, **_named: Any) -> None:
        raise AssertionError("a network was asked for")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)


@pytest.mark.usefixtures("no_sockets")
def test_a_whole_game_in_the_window_and_its_report_ask_for_no_network(tmp_path: Path) -> None:
    pygame.init()
    desk = Desk(saves=tmp_path)
    desk.grant(Begin(SCENARIOS / "the-first-hour.yaml", "training"))
    surface = pygame.Surface((1280, 800))
    assert desk.game is not None
    while desk.game.phase != Phase.OUTCOME:
        move_on(desk.game, POLICIES["cautious"])
        desk.show(desk.game)
        desk.draw(surface)
    desk.game.review()
    desk.show(desk.game)
    desk.draw(surface)
    desk.grant(SaveReport())
    desk.close()

    assert list(tmp_path.glob("*.html"))


@pytest.mark.usefixtures("no_sockets")
@pytest.mark.parametrize(
    "words",
    [["check", "the-first-hour"], ["playtest", "the-first-hour", "--games", "8", "--workers", "1"], ["schema"],
     ["play", "the-first-hour", "--auto", "random", "--seed", "1", "--save", "SAVE"]],
)  # fmt: skip
def test_no_command_asks_for_a_network(words: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(app, [str(tmp_path / "a.jsonl") if word == "SAVE" else word for word in words])

    assert done.exit_code == 0, done.output


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_a_record_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    game = Game.start(SCENARIOS / "the-first-hour.yaml", save=tmp_path / "a.jsonl", seed=1)
    game.close()

    assert stat.S_IMODE(game.path.stat().st_mode) == 0o600
