"""The program as others get it: a wheel that is built alike twice, and plays where nothing else is installed."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from game.places import ROOT

pytestmark = pytest.mark.long


QUIET = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}


def run(*words: str | Path, cwd: Path, bare: bool = False) -> str:
    """Run a command and give what it printed; a bare one finds no other program, and no Python."""
    quiet = QUIET | ({"PATH": "", "HOME": str(cwd)} if bare else {})
    kept = {} if bare else {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
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

    assert len(sums) == 1
    plays_and_debriefs(tools / "demarche", tmp_path)


def test_a_bundle_plays_and_debriefs_where_there_is_no_python(tmp_path: Path) -> None:
    """PyInstaller must be installed here: `pip install -e '.[bundle]'`."""
    pytest.importorskip("PyInstaller")
    zipped = run(sys.executable, ROOT / ".ci" / "bundle.py", tmp_path, cwd=ROOT).splitlines()[-1]
    shutil.rmtree(tmp_path / "demarche")
    run("unzip", "-q", zipped, "-d", tmp_path / "laptop", cwd=tmp_path)
    program = tmp_path / "laptop" / "demarche" / "demarche"
    program.chmod(0o755)

    plays_and_debriefs(program, tmp_path, bare=True)


@pytest.mark.parametrize("python", os.environ.get("OTHER_PYTHONS", "").split(os.pathsep))
def test_another_python_plays_to_the_same_digests(python: str, tmp_path: Path) -> None:
    """Name the programs in OTHER_PYTHONS, divided as PATH is."""
    if not python:
        pytest.skip("OTHER_PYTHONS names no other Python")
    run(python, "-m", "venv", tmp_path / "env", cwd=tmp_path)
    tools = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    run(tools / "python", "-m", "pip", "install", "-q", ROOT, "pytest", cwd=tmp_path)
    told = run(tools / "python", "-m", "tests.session.test_digests", "--print", cwd=ROOT)

    assert json.loads(told) == json.loads((ROOT / "tests" / "session" / "digests.json").read_text(encoding="utf-8"))


def plays_and_debriefs(program: Path, folder: Path, bare: bool = False) -> None:
    play = run(
        program, "play", "blackout-at-the-border", "--auto", "random", "--seed", "1", "--save", "a.jsonl",
        "--format", "json", cwd=folder, bare=bare,
    )  # fmt: skip
    run(program, "debrief", "a.jsonl", "--out", "a.html", cwd=folder, bare=bare)
    run(program, "screenshots", "--out", "pictures", cwd=folder, bare=bare)
    run(program, "playtest", "the-first-hour", "--games", "20", "--workers", "2", cwd=folder, bare=bare)

    assert json.loads(play)["rounds"] >= 1
    assert "default-src" in (folder / "a.html").read_text(encoding="utf-8")
    assert len(list((folder / "pictures").glob("*.png"))) > 5
