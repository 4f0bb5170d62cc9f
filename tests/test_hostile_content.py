"""Texts by authors and players are only ever shown, wherever they appear: rows 41, 43 and 44 of `docs/promises.md`."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.analysis.autoplay import move_on, play_on
from game.analysis.policies import POLICIES
from game.report import page
from game.session import Game, Phase, saved
from game.terminal import play_lines
from game.ui.desk import Desk
from game.ui.wishes import Begin
from tests.worlds import LEAST, choice, finding

SHOWN = {"title", "summary", "country", "role", "mandate", "headline", "name", "text", "weighs", "source", "from"}
"""Fields that hold what people read; ids, conditions and numbers are left as they are."""
STRANGE = {
    "html": "<script>alert(1)</script> </script> \" onload=\"alert(1) <a href='javascript:alert(1)'>x</a> {{7*7}}",
    "formula": "=HYPERLINK(1) +1 -1 @SUM(A1)",
    "long": "word" * 500,
    "rtl": "نص عربي طويل للاختبار עברית",
    "emoji": "👩🏽‍⚖️🏴󠁧󠁢󠁳󠁣󠁴󠁿🇺🇳".replace("\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", ""),
    "cjk": "外交官の訓練 외교 훈련 外交训练",
}
TYPED = "\x1b[2J\x1b]0;owned\x07 \u202e reversed \x00 =1+1 <b>bold</b>"
"""What a player may type or paste; a file with such characters is refused before it is shown."""
WORLD: dict[str, Any] = {
    **LEAST,
    "evidence": {"c2": {"title": "Servers", "source": "CERT", "grade": "B2", "findings": [
        finding("old", state="60%", gang="20%"), finding("new", state="40%", gang="80%"),
    ]}},
    "injects": {"told": {"at": "1h", "from": "orsk", "channel": "news", "title": "News", "text": "It came.",
                         "reveal": ["c2"]}},
    "choices": {"wait": choice(title="Wait and see"), "call": choice(effects={"trust.orsk": 5}, upholds=["norm-h"])},
}  # fmt: skip


def strange(told: Any, addition: str, key: str = "") -> Any:
    """Give a world with an addition to every text that people read."""
    if isinstance(told, dict):
        return {name: strange(each, addition, name) for name, each in told.items()}
    if isinstance(told, list):
        return [strange(each, addition, key) for each in told]
    return f"{told} {addition}" if key in SHOWN and told not in ("orsk",) else told


@pytest.fixture(params=sorted(STRANGE))
def crisis(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "strange.yaml"
    path.write_text(json.dumps(strange(WORLD, STRANGE[request.param]), indent=1, ensure_ascii=False), encoding="utf-8")
    return path


class Tags(HTMLParser):
    """Collects every element of a page with its attributes, as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_row_43_every_screen_shows_it_and_none_fails(crisis: Path, tmp_path: Path) -> None:
    """The situation, the decision, every other phase and the debrief are painted, small and with large text."""
    pygame.init()
    desk = Desk(saves=tmp_path)
    desk.grant(Begin(crisis, "training"))
    assert desk.game is not None
    phases = set()
    while desk.game.phase != Phase.OUTCOME:
        phases.add(desk.game.phase)
        desk.show(desk.game)
        for size in ((1024, 768), (1920, 1080)):
            desk.draw(pygame.Surface(size))
        move_on(desk.game, POLICIES["cautious"])
    desk.close()

    assert phases >= {Phase.BRIEFING, Phase.SITUATION, Phase.ASSESSMENT, Phase.DECISION, Phase.RESOLUTION}


def test_row_41_the_page_shows_it_as_text_and_runs_nothing(crisis: Path, tmp_path: Path) -> None:
    game = Game.start(crisis, save=tmp_path / "a.jsonl", seed=1, who=TYPED)
    game.because(TYPED)
    play_on(game, POLICIES["random"])
    game.close()
    tags = Tags()
    tags.feed(page(saved(game.path)))

    assert tags.seen
    assert not {"script", "iframe", "object", "embed", "b"} & {tag for tag, _attributes in tags.seen}
    assert not [name for _tag, attributes in tags.seen for name in attributes if name.startswith("on")]
    links = [attributes.get(name) or "" for _tag, attributes in tags.seen for name in ("href", "src", "action")]
    assert not [link for link in links if link.strip().lower().startswith("javascript")]


def test_row_44_the_terminal_gets_no_command_of_it(crisis: Path, tmp_path: Path) -> None:
    told: list[str] = []
    game = Game.start(crisis, save=tmp_path / "a.jsonl", seed=1, who=TYPED)
    lines = ["continue", "news", "actors", "continue", "assess state=50 gang=50 basis=low", f"because {TYPED}",
             "choose call", "commit", "continue", "status", f"glossary {TYPED}", TYPED]  # fmt: skip
    play_lines(game, lines, told.append)
    game.close()

    assert len(told) > 20
    assert [line for line in told if not all(char.isprintable() or char == "\n" for char in _joined(line))] == []


def _joined(line: str) -> str:
    """Leave out what joins letters of scripts and emoji; it commands nothing."""
    return line.replace("\u200d", "").replace("\ufe0f", "")
