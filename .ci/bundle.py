"""Build the program as one folder that needs no Python, and a zip of it: `python .ci/bundle.py [FOLDER]`.

PyInstaller builds for the system it runs on: run this on Windows for Windows, on macOS for macOS.
"""

import os
import platform
import shutil
import sys
from pathlib import Path

import PyInstaller.__main__

ROOT = Path(__file__).resolve().parent.parent
NAME = "demarche"
LEFT_OUT = ("tkinter", "IPython", "pytest", "hypothesis", "mypy", "dask", "distributed", "pygraphviz", "babel")
"""What a single laptop does not need, and PyInstaller would take along because it finds it here."""


def build(out: Path) -> Path:
    """Build the folder and give the zip beside it."""
    os.environ["PYTHONPATH"] = str(ROOT)  # the program of this checkout, whatever else is installed
    given = [
        "--onedir", "--noconfirm", "--clean", "--log-level=WARN", "--console", f"--name={NAME}", f"--paths={ROOT}",
        f"--distpath={out}", f"--workpath={out / 'work'}", f"--specpath={out / 'work'}", "--collect-submodules=game",
    ]  # fmt: skip
    given += [f"--add-data={ROOT / name}{os.pathsep}game/{name}" for name in ("assets", "scenarios")]
    given += ["--hidden-import=matplotlib.backends.backend_agg"]
    given += [f"--exclude-module={name}" for name in LEFT_OUT]
    PyInstaller.__main__.run([*given, str(ROOT / "main.py")])
    shutil.rmtree(out / "work")
    system = f"{platform.system()}-{platform.machine()}".lower()
    return Path(shutil.make_archive(str(out / f"{NAME}-{system}"), "zip", out, NAME))


if __name__ == "__main__":
    print(build(Path(sys.argv[1] if len(sys.argv) > 1 else "dist").resolve()))
