"""The pages pass an automated check for accessibility, in a real browser, on a desk and on a phone.

It needs Chromium and axe-core (`npm install axe-core`), whose `axe.min.js` the variable AXE_CORE names.
"""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from game.analysis.autoplay import play_on
from game.analysis.classes import ClassRead, Wanted, read_member
from game.analysis.gathering import saves_in
from game.analysis.policies import POLICIES
from game.analysis.reviewed import store
from game.report import page
from game.report.class_page import write_class_page
from game.report.names import Terms
from game.session import Asked, Game, SavedGame, answer, ask, commit_to, reveal, saved
from tests.analysis.games import decided
from tests.analysis.test_review import BOTH, TWO_DRAWS, reviewed
from tests.report.classes import make_class

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(os.environ.get("AXE_CORE", "axe.min.js"))
RUN = """<script>axe.run({resultTypes: ["violations"]}).then(found => { document.title = "done";
  document.body.innerHTML = "<pre id=found></pre>";
  document.getElementById("found").textContent = JSON.stringify({passes: found.passes.length,
    violations: found.violations.map(each => [each.id, each.nodes.length, each.nodes[0].html])}); });</script>"""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not BROWSER or not AXE.exists(), reason="no Chromium, or AXE_CORE names no axe.min.js"),
]


def violations(html: str, folder: Path, width: int) -> dict[str, Any]:
    """Give what axe finds in a page; the policy that forbids scripts is taken out of the copy that is checked."""
    free = re.sub(r"<meta http-equiv=.Content-Security-Policy.[^>]*>", "", html)
    file = folder / "checked.html"
    file.write_text(free.replace("</body>", f"<script>{AXE.read_text(encoding='utf-8')}</script>{RUN}</body>"), "utf-8")
    words = ["--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900", "--virtual-time-budget=60000"]
    done = subprocess.run(
        [str(BROWSER), *words, "--dump-dom", file.as_uri()], capture_output=True, text=True, check=True, timeout=300
    )
    told = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    assert told, "axe did not finish"
    found: dict[str, Any] = json.loads(unescape(told[1]))
    return found


@pytest.mark.parametrize("width", [1280, 500])
def test_the_page_of_a_game_and_of_a_class_have_no_violations(width: int, blackout_file: Path, tmp_path: Path) -> None:
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=3, mode="exercise")
    ask(game.path, Asked(do="remark", text="They asked first.", who="O1"))
    game.hear()
    play_on(game, POLICIES["dialogue"])
    game.close()
    covered = page(saved(game.path))
    reveal(saved(game.path))
    answer(saved(game.path), "told-when", "We waited.")
    commit_to(saved(game.path), "A7", "Ask first.")
    make_class(blackout_file, tmp_path / "class", ["cautious", "hawkish"], 8)
    with ClassRead() as read:
        for path in saves_in([tmp_path / "class"]):
            read.add(read_member(Wanted(path)))
        read.finish()
        write_class_page(read, tmp_path / "class.html", Terms())

    reviewed_page = page(with_reviews(tmp_path / "reviewed"))
    for html in (covered, page(saved(game.path)), reviewed_page, (tmp_path / "class.html").read_text(encoding="utf-8")):
        found = violations(html, tmp_path, width)
        assert found["violations"] == []
        assert found["passes"] > 10


def with_reviews(folder: Path) -> SavedGame:
    """Give a game beside which lie a review by the scenario's own weights and one by others."""
    folder.mkdir()
    game = decided(folder, BOTH, truth="state", **TWO_DRAWS)
    for weights in ({}, {"stability": 60, "harm": 40}):
        store(game, reviewed(game, weights=weights))
    return game


def test_the_check_would_find_something(tmp_path: Path) -> None:
    html = '<!doctype html><html><head></head><body><img src="x"></body></html>'

    assert {name for name, _count, _first in violations(html, tmp_path, 800)["violations"]} >= {
        "image-alt",
        "html-has-lang",
    }
