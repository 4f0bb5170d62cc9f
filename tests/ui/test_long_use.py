"""One window open for a week: a thousand games, and it is neither larger nor slower than after the first few.

The window is the program's own, on a virtual screen, and every key comes to it as an event (`tests/ui/tireless.py`).
"""

import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from game.places import ROOT
from tests.ui.real_window import virtual_screen

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not shutil.which("Xvfb"), reason="no Xvfb here"),
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is told otherwise here"),
]
GAMES, WARM = 1000, 100
MOST_GROWTH, MOST_SLOWER = 1.03, 1.1
"""What the last hundred games may take more than the first hundred after the warm-up: memory, and processor time."""


def test_a_thousand_games_in_one_window_take_no_more_room_and_no_more_time(tmp_path: Path) -> None:
    with virtual_screen(tmp_path) as environment:
        subprocess.run(
            [sys.executable, "-m", "tests.ui.tireless", str(GAMES), str(tmp_path)],
            env={**environment, "DEMARCHE_DEBUG": "1"}, cwd=ROOT, check=True,
        )  # fmt: skip
    lines = (tmp_path / "figures.tsv").read_text(encoding="ascii").splitlines()
    took, held = zip(*(map(float, line.split("\t")) for line in lines), strict=True)
    first, last = slice(WARM, 2 * WARM), slice(-WARM, None)
    grown, slower = (median(each[last]) / median(each[first]) for each in (held, took))
    print(f"memory {grown:.3f} times {median(held[first]):.0f} KB")
    print(f"processor time of a game {slower:.3f} times {median(took[first]):.3f} s")

    assert len(took) == GAMES
    assert grown < MOST_GROWTH
    assert slower < MOST_SLOWER
