"""One game of every shipped scenario gives the digest that is kept here, on every machine and every Python."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.analysis.autoplay import simulate
from game.analysis.policies import POLICIES
from game.places import ROOT, SCENARIOS
from game.rules import digest
from game.scenario import load

KEPT = Path(__file__).parent / "digests.json"
NAMES = sorted(path.stem for path in SCENARIOS.glob("*.yaml"))
SEED = 20261125


def played() -> dict[str, str]:
    """Play one game of each by the policy that draws everything; what decides it is the seed alone."""
    games = {name: simulate(load(SCENARIOS / f"{name}.yaml"), SEED, POLICIES["random"]) for name in NAMES}
    return {name: digest(game.state) for name, game in games.items()}


def test_every_shipped_scenario_plays_to_its_kept_digest() -> None:
    """A changed scenario or policy changes its line: `python -m tests.session.test_digests` writes them anew."""
    assert played() == json.loads(KEPT.read_text(encoding="utf-8"))


@pytest.mark.long
@pytest.mark.parametrize("seed", ["0", "1", "random"])
@pytest.mark.parametrize(
    "place", [{"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, {"TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8"}]
)
def test_the_digests_hold_over_hash_seeds_time_zones_and_locales(seed: str, place: dict[str, str]) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.session.test_digests", "--print"], cwd=ROOT,
        env=os.environ | place | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert json.loads(told.stdout) == json.loads(KEPT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    text = json.dumps(played(), indent=1, sort_keys=True)
    if "--print" in sys.argv:
        print(text)
    else:
        KEPT.write_text(text + "\n", encoding="utf-8")
