"""A page made of hostile texts is opened in a real browser: nothing runs, nothing is asked for, no policy is broken."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.report import page
from game.session import Game, reveal, saved
from tests.test_hostile_content import STRANGE, TYPED, WORLD, strange

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
RUNS = "document.documentElement.setAttribute('data-ran', '1')"
HOSTILE = (
    f'<script>{RUNS}</script><img src=x onerror="{RUNS}"><svg onload="{RUNS}"><iframe src=\'http://127.0.0.1:9/x\'></iframe>'
    f"<link rel=stylesheet href='http://127.0.0.1:9/y'> '\"><a href=\"javascript:{RUNS}\">x</a>"
)

pytestmark = [pytest.mark.long, pytest.mark.skipif(not BROWSER, reason="no Chromium here")]


def opened(html: str, folder: Path) -> tuple[str, str, str]:
    """Open a page; give what became of it, what the browser complained of, and what it asked the network for."""
    file, net = folder / "page.html", folder / "net.json"
    file.write_text(html, encoding="utf-8")
    words = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", f"--log-net-log={net}",
             "--virtual-time-budget=5000", "--dump-dom", file.as_uri()]  # fmt: skip
    done = subprocess.run([str(BROWSER), *words], capture_output=True, text=True, check=True, timeout=120)
    return done.stdout, done.stderr, net.read_text(encoding="utf-8") if net.exists() else ""


@pytest.mark.parametrize("kind", [*sorted(STRANGE), "attack"])
def test_nothing_in_a_page_runs_or_reaches_out(kind: str, tmp_path: Path) -> None:
    addition = HOSTILE if kind == "attack" else STRANGE[kind]
    file = tmp_path / "strange.yaml"
    file.write_text(json.dumps(strange(WORLD, addition), ensure_ascii=False), encoding="utf-8")
    game = Game.start(file, save=tmp_path / "a.jsonl", seed=1, who=HOSTILE + TYPED)
    game.because(HOSTILE)
    play_on(game, POLICIES["random"])
    game.close()
    reveal(saved(game.path))
    became, complained, asked = opened(page(saved(game.path)), tmp_path)

    assert "data-ran" not in became.split(">", 2)[1]
    assert "Content Security Policy" not in complained
    assert "127.0.0.1:9" not in asked


def test_the_browser_would_tell(tmp_path: Path) -> None:
    """The same text, not escaped and without a policy, runs and reaches out: the detectors work."""
    became, _complained, asked = opened(f"<!doctype html><html><body>{HOSTILE}</body></html>", tmp_path)
    _became, complained, _asked = opened(
        '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        f"</head><body>{HOSTILE}</body></html>",
        tmp_path,
    )

    assert "data-ran" in became.split(">", 2)[1]
    assert "127.0.0.1:9" in asked
    assert "Content Security Policy" in complained
