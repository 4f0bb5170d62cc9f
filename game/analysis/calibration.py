"""How well stated probabilities fitted what was true: one game, and a class.

Brier scores are of the multi-category form, the sum over the explanations, 0 to 2 (Brier, 1950). Where many games are
pooled, each explanation of each judgement counts as one yes-or-no forecast, and the parts are Murphy's (1973).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from game.analysis.story import Judged, judged
from game.scenario import Scenario
from game.session import SavedGame

ENOUGH = 20
"""Judgements below which no curve is drawn: it would be noise."""
LEAST = (0, 5, 20, 45, 55, 80, 95)
"""Percent from which each of the seven estimative words is used (ICD 203, 2015, section D.6.e.2)."""
SURE = 1.96
"""Standard errors of a band that holds in 95 of 100 cases."""


@dataclass(frozen=True)
class Forecast:
    """One stated probability of one explanation, and whether that was the true one."""

    percent: int
    true: bool
    world: str = ""
    """The truth it was about: forecasts about one truth are not independent, and count once in a band."""


@dataclass(frozen=True)
class Calibration:
    """The judgements of one game beside what was supported, and what was true."""

    truth: str
    fixed: bool
    """True if an instructor fixed the truth: such a game is not pooled."""
    world: str
    """Equal for games whose truth was drawn by the same seed."""
    judged: tuple[Judged, ...]
    """Every assessment, those kept included, in order."""
    rounds: tuple[Judged, ...]
    """The last of each round: what the round's decision rested on."""
    brier: float
    """Mean of the rounds."""
    priors: float
    """What stating the scenario's priors in each round would have got."""
    reasoned: float
    """What stating the reasoned belief in each round would have got."""

    @property
    def skill(self) -> float:
        """The share of the priors' score that was saved: 1 is perfect, 0 no better than the priors."""
        return 1 - self.brier / self.priors

    @property
    def forecasts(self) -> tuple[Forecast, ...]:
        """Each round's probabilities as yes-or-no forecasts."""
        return tuple(
            Forecast(percent, name == self.truth, self.world)
            for each in self.rounds
            for name, percent in each.stated.items()
        )


def calibration(game: SavedGame) -> Calibration | None:
    """Judge a finished game's assessments; None where there are none, or the game is not finished.

    It tells the truth: a caller asks first whether the game was revealed.
    """
    if game.seal is None or not (found := tuple(judged(game, game.seal["truth"]))):
        return None
    truth, header = game.seal["truth"], game.header
    rounds = tuple({each.round: each for each in found}.values())
    believed = [brier({name: share / 1e6 for name, share in each.reasoned.items()}, truth) for each in rounds]
    return Calibration(
        truth=truth, fixed=bool(header["truth"]), world=f"{header['scenario']}/{header['seed']}", judged=found,
        rounds=rounds, brier=fmean(each.brier for each in rounds), priors=brier(priors(game.scenario), truth),
        reasoned=fmean(believed),
    )  # fmt: skip


def priors(scenario: Scenario) -> dict[str, float]:
    """Give the scenario's priors as shares of one."""
    return {name: each.prior / 1e6 for name, each in scenario.hypotheses.items()}


def brier(stated: Mapping[str, float], truth: str) -> float:
    """Give the multi-category Brier score of shares of one: 0 certain and right, 2 certain and wrong."""
    return sum((share - (name == truth)) ** 2 for name, share in stated.items())


@dataclass(frozen=True)
class Bin:
    """The forecasts that one estimative word stands for."""

    least: int
    """Percent from which the word is used; `words.likely` writes it."""
    count: int
    stated: float
    """Mean stated share of one."""
    true: float
    """How often it was true, as a share of one."""
    low: float
    """The band about `true` that holds in 95 of 100 cases (Wilson, 1927), each truth counted once."""
    high: float


@dataclass(frozen=True)
class Murphy:
    """A Brier score of yes-or-no forecasts taken apart: brier = reliability - resolution + uncertainty + within."""

    brier: float
    reliability: float
    """Calibration error; small is good."""
    resolution: float
    """How far the forecasts told cases apart; large is good."""
    uncertainty: float
    """How hard the questions were; nobody's doing."""
    within: float
    """What is left because forecasts of one word were not all equal; 0 where they were."""
    bins: tuple[Bin, ...]
    """Words in order of their probability; those not used are left out."""


def murphy(forecasts: Iterable[Forecast]) -> Murphy:
    """Take forecasts apart by the seven estimative words; there must be one at least."""
    by_word: dict[int, list[Forecast]] = {}
    for each in forecasts:
        by_word.setdefault(word_of(each.percent), []).append(each)
    bins = tuple(_bin(least, by_word[least]) for least in sorted(by_word))
    total = sum(each.count for each in bins)
    base = sum(each.count * each.true for each in bins) / total
    score = sum((each.percent / 100 - each.true) ** 2 for told in by_word.values() for each in told) / total
    reliability = sum(each.count * (each.stated - each.true) ** 2 for each in bins) / total
    resolution = sum(each.count * (each.true - base) ** 2 for each in bins) / total
    uncertainty = base * (1 - base)
    within = score - (reliability - resolution + uncertainty)
    return Murphy(score, reliability, resolution, uncertainty, within, bins)


def word_of(percent: int) -> int:
    """Give the percent from which the estimative word for a probability is used."""
    return max(least for least in LEAST if least <= percent)


def _bin(least: int, told: Sequence[Forecast]) -> Bin:
    true = fmean(each.true for each in told)
    low, high = wilson(true, _independent(told))
    return Bin(least, len(told), fmean(each.percent / 100 for each in told), true, low, high)


def _independent(told: Sequence[Forecast]) -> int:
    """Count the truths forecasts are about; one that names none stands for itself."""
    return len({each.world for each in told if each.world}) + sum(not each.world for each in told)


def wilson(share: float, count: int) -> tuple[float, float]:
    """Give the band about a share seen in `count` independent cases (Wilson, 1927)."""
    spread = SURE**2 / count
    middle = (share + spread / 2) / (1 + spread)
    half = SURE * sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Confidence:
    """How forecasts of more than one half compare with how often they were true."""

    count: int
    gap: float
    """Mean stated share less the share that was true: above 0 is over-confident."""
    low: float
    high: float
    """The band about the gap."""

    @property
    def says(self) -> str:
        """`over`, `under`, or `unclear` where the band holds 0."""
        return "over" if self.low > 0 else "under" if self.high < 0 else "unclear"


def confidence(forecasts: Iterable[Forecast]) -> Confidence | None:
    """Compare the forecasts above one half with what was true; None where there are none."""
    told = [each for each in forecasts if each.percent > 50]
    if not told:
        return None
    stated, true = fmean(each.percent / 100 for each in told), fmean(each.true for each in told)
    low, high = wilson(true, _independent(told))
    return Confidence(len(told), stated - true, stated - high, stated - low)


@dataclass(frozen=True)
class Pooled:
    """The judgements of a class."""

    games: int
    judgements: int
    fixed: int
    """Games left out because an instructor fixed the truth: what was true there is no evidence about judgement."""
    brier: float
    """Mean multi-category Brier score of the rounds' judgements."""
    priors: float
    """What the priors would have got."""
    murphy: Murphy | None
    """None below `ENOUGH` judgements: a curve of fewer is noise."""
    confidence: Confidence | None

    @property
    def skill(self) -> float:
        """The share of the priors' score that was saved."""
        return 1 - self.brier / self.priors if self.priors else 0.0


def pooled(games: Iterable[Calibration]) -> Pooled:
    """Pool a class; games whose truth an instructor fixed are counted and left out."""
    every = list(games)
    free = [game for game in every if not game.fixed]
    judgements = sum(len(game.rounds) for game in free)
    forecasts = [each for game in free for each in game.forecasts] if judgements >= ENOUGH else []
    return Pooled(
        games=len(free), judgements=judgements, fixed=len(every) - len(free),
        brier=_weighted([(game.brier, len(game.rounds)) for game in free]),
        priors=_weighted([(game.priors, len(game.rounds)) for game in free]),
        murphy=murphy(forecasts) if forecasts else None, confidence=confidence(forecasts),
    )  # fmt: skip


def _weighted(values: Sequence[tuple[float, int]]) -> float:
    total = sum(weight for _value, weight in values)
    return sum(value * weight for value, weight in values) / total if total else 0.0
