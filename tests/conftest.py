"""What all tests share: no display, and the shipped crisis read once."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from game.places import SCENARIOS
from game.scenario import Scenario, load

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
settings.register_profile("demarche", deadline=None)  # a busy machine is slow, and nothing is wrong
settings.load_profile("demarche")


@pytest.fixture(scope="session")
def blackout_file() -> Path:
    return SCENARIOS / "blackout-at-the-border.yaml"


@pytest.fixture(scope="session")
def blackout(blackout_file: Path) -> Scenario:
    return load(blackout_file)
