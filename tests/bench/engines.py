"""The same story in several engines, timed in turns, after their endings have been shown to agree."""

import json
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

from tests.bench import by_demarche, plain

INK = Path(__file__).parent / "ink"
SURE = 4.0
"""Standard errors beyond which two shares of an ending are not the same story's."""


@dataclass(frozen=True)
class Timed:
    """Games played in one go."""

    endings: Mapping[str, int]
    seconds: float
    """Of processor time, so that what else runs on the machine weighs little."""

    @property
    def games(self) -> int:
        """How many games were played."""
        return sum(self.endings.values())

    @property
    def rate(self) -> float:
        """Games a second."""
        return self.games / self.seconds


Engine = Callable[[int, int], Timed]
"""Plays so many games from a seed on."""


def engines() -> dict[str, Engine]:
    """Give every engine that is installed here, by name."""
    found: dict[str, Engine] = {
        "plain": _by_luck(plain.play),
        "demarche": _by_seed(lambda seed: by_demarche.play(seed, causes=True)),
        "demarche-without-causes": _by_seed(lambda seed: by_demarche.play(seed, causes=False)),
    }
    try:
        from tests.bench import by_simpy, by_transitions  # noqa: PLC0415 - an extra that few have

        found |= {"simpy": _by_luck(by_simpy.play), "transitions": _by_luck(by_transitions.play)}
    except ImportError:
        pass
    if shutil.which("node") and (INK / "node_modules" / "inkjs").is_dir():
        found["inkjs"] = _in_node
    return found


def _by_luck(play: Callable[[Callable[[], float]], str]) -> Engine:
    def run(games: int, seed: int) -> Timed:
        random = Random(seed).random
        return _timed(lambda _number: play(random), games, seed)

    return run


def _by_seed(play: Callable[[int], str]) -> Engine:
    return lambda games, seed: _timed(play, games, seed)


def _timed(play: Callable[[int], str], games: int, seed: int) -> Timed:
    began = time.process_time()
    endings = Counter(play(seed * 1_000_003 + number) for number in range(games))
    return Timed(endings, time.process_time() - began)


def _in_node(games: int, seed: int) -> Timed:
    words = ["node", str(INK / "play.js"), str(games), str(seed * 1_000_003)]
    told = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    return Timed(told["endings"], told["seconds"])


def disagreements(played: Mapping[str, Timed], reference: str = "plain") -> list[str]:
    """Say where an engine's shares of endings differ from the plain loop's by more than chance."""
    found = []
    base = played[reference]
    for name, timed in played.items():
        for ending in sorted({*base.endings, *timed.endings}):
            one, other = base.endings.get(ending, 0) / base.games, timed.endings.get(ending, 0) / timed.games
            pooled = (base.endings.get(ending, 0) + timed.endings.get(ending, 0)) / (base.games + timed.games)
            error = (pooled * (1 - pooled) * (1 / base.games + 1 / timed.games)) ** 0.5
            if abs(one - other) > SURE * error:
                found.append(f"{name}: {ending} in {other:.1%} of the games, {one:.1%} in {reference}")
    return found


def compare(runs: int, seconds: float) -> dict[str, object]:
    """Time all engines in turns, each run of about so many seconds; raise where their endings do not agree."""
    each = engines()
    warm = {name: engine(300, 1) for name, engine in each.items()}
    games = {name: max(20, int(timed.rate * seconds)) for name, timed in warm.items()}
    rounds = [{name: engine(games[name], 2 + run) for name, engine in each.items()} for run in range(runs)]
    whole = {name: _together([turn[name] for turn in rounds]) for name in each}
    if wrong := disagreements(whole):
        raise SystemExit("the engines play different stories:\n" + "\n".join(wrong))
    rates = {name: [turn[name].rate for turn in rounds] for name in each}
    shares = {
        name: {ending: round(count / timed.games, 4) for ending, count in sorted(timed.endings.items())}
        for name, timed in whole.items()
    }
    return {
        "games_per_second": {name: _spread(told) for name, told in rates.items()},
        "demarche_against": {name: _ratios(rates["demarche"], told) for name, told in rates.items()},
        "without_causes_against_plain": _ratios(rates["demarche-without-causes"], rates["plain"]),
        "endings": shares,
        "games": {name: timed.games for name, timed in whole.items()},
    }


def rate_per_decision(runs: int, games: int) -> dict[str, object]:
    """Give how many decisions a second the shipped crisis and the story take, and their ratio."""
    by_demarche.decisions(0, shipped_one=True)
    told = [(_decisions(run, games, True), _decisions(run, games, False)) for run in range(runs)]
    shipped, story = (list(rates) for rates in zip(*told, strict=True))
    return {
        "decisions_per_second": {"shipped": _spread(shipped), "story": _spread(story)},
        "shipped_against_story": _ratios(shipped, story),
    }


def _decisions(run: int, games: int, shipped: bool) -> float:
    began = time.process_time()
    count = sum(by_demarche.decisions(run * games + number, shipped) for number in range(games))
    return count / (time.process_time() - began)


def _together(several: Sequence[Timed]) -> Timed:
    endings: Counter[str] = Counter()
    for timed in several:
        endings.update(timed.endings)
    return Timed(endings, sum(timed.seconds for timed in several))


def _spread(values: Sequence[float]) -> dict[str, float]:
    return {"min": round(min(values)), "median": round(median(values)), "max": round(max(values))}


def _ratios(ours: Sequence[float], theirs: Sequence[float]) -> dict[str, float]:
    """Give the ratio of two rates run by run: what disturbs one run disturbs both."""
    several = [one / other for one, other in zip(ours, theirs, strict=True)]
    return {"min": round(min(several), 3), "median": round(median(several), 3), "max": round(max(several), 3)}
