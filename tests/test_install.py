"""The program as others get it: a wheel that is built alike twice, and plays where nothing else is installed."""

import hashlib
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from game.places import ROOT

pytestmark = pytest.mark.long


def run(*words: str | Path, cwd: Path) -> str:
    quiet = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=kept | quiet, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def wheel(folder: Path) -> Path:
    """Build the wheel from a copy of what is committed, in another folder each time."""
    run("git", "clone", "-q", ROOT, folder / "demarche", cwd=ROOT)
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, folder / "demarche", cwd=folder)
    return next(folder.glob("*.whl"))


def test_two_builds_give_the_same_bytes_and_an_empty_environment_plays_and_debriefs(tmp_path: Path) -> None:
    built = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        built.append(wheel(tmp_path / name))
    sums = {hashlib.sha256(each.read_bytes()).hexdigest() for each in built}
    venv.create(tmp_path / "env", with_pip=True)
    tools = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    run(tools / "python", "-m", "pip", "install", "-q", built[0], cwd=tmp_path)
    play = run(
        tools / "demarche", "play", "blackout-at-the-border", "--auto", "random", "--seed", "1", "--save", "a.jsonl",
        "--format", "json", cwd=tmp_path,
    )  # fmt: skip
    run(tools / "demarche", "debrief", "a.jsonl", "--out", "a.html", cwd=tmp_path)
    run(tools / "demarche", "screenshots", "--out", "pictures", cwd=tmp_path)

    assert len(sums) == 1
    assert json.loads(play)["rounds"] >= 1
    assert "default-src" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert len(list((tmp_path / "pictures").glob("*.png"))) > 5
