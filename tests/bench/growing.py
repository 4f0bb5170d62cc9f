"""How time and memory grow: with the length of a scenario, with its rounds, with the number of games, with workers."""

import time
import tracemalloc
from collections.abc import Sequence
from statistics import median
from typing import Any

import yaml

from game.analysis.autoplay import simulate
from game.analysis.playtest import playtest
from game.analysis.workers import Crew
from game.scenario import Scenario, load_text
from tests.bench.by_demarche import STORY, AnyOne

TIMES = (1, 4, 16)
CHOICES, SOURCES, INJECTS = 4, 4, 6
"""What one helping of a longer scenario holds."""


def longer(times: int) -> Scenario:
    """Give the story with so many times the choices, and as many helpings of evidence and injects; none of it happens.

    Every third of what is added waits for a flag, a meter or a round that does not come, so that it is all looked at
    by whatever looks at everything.
    """
    story: dict[str, Any] = yaml.safe_load(STORY.read_text(encoding="utf-8"))
    waits = ("flag.never", "support < 2", "round == 20")
    story["evidence"] = {f"source-{number}": _source() for number in range(SOURCES * times)}
    story["injects"] = {
        f"news-{number}": {
            "when": waits[number % 3], "from": "orsk", "channel": "news", "title": "News", "text": "News.",
            "reveal": [f"source-{number % (SOURCES * times)}"], "set": ["never"],
        }
        for number in range(INJECTS * times)
    }  # fmt: skip
    for number in range(CHOICES * (times - 1)):
        story["choices"][f"more-{number}"] = {
            "kind": "dialogue", "title": "More", "text": "More.", "when": waits[number % 3], "effects": {"harm": 1},
        }  # fmt: skip
    return _read(story)


def rounds(times: int) -> Scenario:
    """Give the story with so many rounds."""
    story: dict[str, Any] = yaml.safe_load(STORY.read_text(encoding="utf-8"))
    story["clock"]["rounds"] = ["1h"] * times
    return _read(story)


def _read(story: dict[str, Any]) -> Scenario:
    story["clock"]["start"] = "2026-03-02 08:00"
    return load_text(yaml.safe_dump(story, sort_keys=False), "story.yaml")


def _source() -> dict[str, Any]:
    chances = ({"state": "60%", "gang": "20%"}, {"state": "40%", "gang": "80%"})
    told = [
        {"id": id, "title": id, "text": id, "weighs": "A little.", "likelihood": chance}
        for id, chance in zip(("hot", "cold"), chances, strict=True)
    ]
    return {"title": "A source", "source": "CERT", "findings": told}


def growth(runs: int, games: int) -> dict[str, object]:
    """Give microseconds a game (median of the runs) for longer scenarios and for more rounds."""
    lengths = {times: longer(times) for times in TIMES}
    turns = {times: rounds(times) for times in TIMES}
    by_length = _medians(list(lengths.values()), runs, games)
    by_rounds = _medians(list(turns.values()), runs, games)
    return {
        "microseconds_by_length": dict(zip(map(str, TIMES), by_length, strict=True)),
        "sixteen_times_the_scenario": round(by_length[-1] / by_length[0], 3),
        "microseconds_by_rounds": dict(zip(map(str, TIMES), by_rounds, strict=True)),
        "a_round_of_sixteen_against_one_of_four": round((by_rounds[2] / 16) / (by_rounds[1] / 4), 3),
    }


def _medians(scenarios: Sequence[Scenario], runs: int, games: int) -> list[int]:
    told: list[list[float]] = [[] for _each in scenarios]
    for run in range(runs):
        for place, scenario in enumerate(scenarios):
            began = time.process_time()
            for number in range(games):
                simulate(scenario, run * games + number, AnyOne())
            told[place].append((time.process_time() - began) / games * 1e6)
    return [round(median(each)) for each in told]


def memory(games: int) -> dict[str, object]:
    """Give the most memory a playtest holds, for some games and for four times as many."""
    text = STORY.read_text(encoding="utf-8")
    playtest(text, ["random"], 5)
    peaks = []
    for many in (games, 4 * games):
        tracemalloc.start()
        playtest(text, ["random"], many, pairs=0)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    kilobytes = {str(many): round(peak / 1024) for many, peak in zip((games, 4 * games), peaks, strict=True)}
    return {"peak_kilobytes_by_games": kilobytes, "four_times_the_games": round(peaks[1] / peaks[0], 3)}


def workers(runs: int, games: int) -> dict[str, object]:
    """Give how many times quicker two workers are than one, by the clock on the wall, beginning them included."""
    text = STORY.read_text(encoding="utf-8")
    gains = []
    for run in range(runs):
        took = []
        for count in (1, 2):
            began = time.perf_counter()
            playtest(text, ["random"], games, seed=run + 1, pairs=0, crew=Crew(count))
            took.append(time.perf_counter() - began)
        gains.append(took[0] / took[1])
    return {
        "two_against_one": {"min": round(min(gains), 2), "median": round(median(gains), 2), "max": round(max(gains), 2)}
    }
