"""A class: many saved games of one or several scenarios, read one at a time and added up.

What each player did is kept in a temporary file, a line a game; only the judgements stay, about a kilobyte a game, so
that the memory taken hardly grows with the class.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple, Self

from game import language
from game.analysis.alike import Sample, Taken, nearest
from game.analysis.calibration import Calibration, calibration
from game.analysis.gathering import Aside, gathered
from game.analysis.played import Played, played
from game.analysis.tallies import Mean, Tally
from game.language import _
from game.scenario import Scenario
from game.session import SavedGame, reveal, saved

Key = tuple[str, str]
"""A scenario's id and the version of its text."""
LEAST_MARK = 0.25
"""How much more often a group must have taken a choice than the others for it to be told as the group's mark."""


@dataclass(frozen=True)
class Line:
    """One player of a class."""

    file: str
    player: str
    ending: str
    objectives: int
    """How many were shown."""
    group: int
    """The place of the group they belong to; -1 where no groups stand apart."""
    turned: tuple[str, ...]
    """The kind of step each round turned on."""
    taken: frozenset[str]
    meters: Mapping[str, float]


@dataclass
class Group:
    """Players who played alike."""

    count: int = 0
    taken: Counter[str] = field(default_factory=Counter)
    """How many of them took each choice at least once."""
    endings: Counter[str] = field(default_factory=Counter)
    meters: dict[str, Mean] = field(default_factory=dict)
    """Where the meters stood at the end, in points."""

    def add(self, line: Line) -> None:
        """Take up one player."""
        self.count += 1
        self.taken.update(line.taken)
        self.endings[line.ending] += 1
        for name, points in line.meters.items():
            self.meters.setdefault(name, Mean()).add(points)


def marks_of(group: Group, others: Iterable[Group], most: int = 5) -> list[tuple[str, float, float]]:
    """Give the choices that tell a group from all others: each with its share in the group and outside it."""
    rest = [other for other in others if other is not group]
    outside = sum(other.count for other in rest)
    shares = [
        (name, count / group.count, sum(other.taken[name] for other in rest) / outside if outside else 0.0)
        for name, count in group.taken.items()
    ]
    marked = sorted(shares, key=lambda each: (each[2] - each[1], each[0]))
    return [each for each in marked[:most] if each[1] - each[2] >= LEAST_MARK]


@dataclass(frozen=True)
class Member:
    """What a class needs of one game: small enough to come back from a worker."""

    path: Path
    sha: str
    """The name of its record when it was read."""
    language: str
    """The language it was played in."""
    played: Played
    judged: Calibration | None
    """Its judgements, where the truth was revealed and any was stated."""


class Wanted(NamedTuple):
    """A save to be read for a class."""

    path: Path
    reveal: bool = False
    """True if the truth is asked for, which the save records."""
    language: str = ""
    """What a reason to leave it out is said in."""


def read_member(wanted: Wanted) -> Member | Aside:
    """Read what a class needs of one save: the work of a worker, who has to reach the save by its path."""
    if wanted.language:
        language.use(wanted.language)
    game = gathered(wanted.path)
    if isinstance(game, Aside):
        return game
    if wanted.reveal:
        reveal(game)
    return member(game)


def member(game: SavedGame) -> Member | Aside:
    """Give what a class needs of a finished game, or why it is nobody's own."""
    name = game.path.name
    if game.rehearsal:
        told = _("{file}: it is a rehearsal; it began in another situation").format(file=name)
        return Aside(name, "rehearsal", told)
    if game.counterfactual:
        told = _("{file}: it is a what-if of another game, and nobody's own").format(file=name)
        return Aside(name, "counterfactual", told)
    judged = calibration(game) if game.revealed else None
    kept = replace(judged, judged=()) if judged else None
    return Member(game.path, game.sha, game.header["language"], played(game), kept)


@dataclass
class PartOfClass:
    """What a class did in one scenario."""

    tally: Tally
    sample: Sample = field(default_factory=Sample)
    judged: list[Calibration] = field(default_factory=list)
    """The judgements of the games whose truth was revealed."""
    middles: tuple[Taken, ...] = ()
    """The game in the middle of each group of players who played alike; empty where no groups stand apart."""

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        return self.tally.scenario


class ClassRead:
    """A class as it is read. Leaving a `with` of it lets its temporary file go."""

    def __init__(self) -> None:
        self.parts: list[PartOfClass] = []
        """One for each scenario, the most played first."""
        self.asides: list[Aside] = []
        self.read = 0
        """Saves that were looked at, those put aside included."""
        self._lines: IO[str] = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed when it is left
        self._found: dict[Key, PartOfClass] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._lines.close()

    def add(self, game: Member | Aside) -> bool:
        """Take up one save; tell whether it is counted."""
        self.read += 1
        if isinstance(game, Aside):
            self.asides.append(game)
            return False
        told_of = game.played
        key = (told_of.scenario, told_of.version)
        if key not in self._found:
            self._found[key] = PartOfClass(Tally(saved(game.path).scenario, told_of.version))
        part = self._found[key]
        part.tally.add(told_of)
        part.sample.add(told_of.file, told_of.taken)
        if game.judged:
            part.judged.append(game.judged)
        self._keep(told_of)
        return True

    def _keep(self, game: Played) -> None:
        kept = {
            "key": (game.scenario, game.version), "file": game.file, "player": game.player, "ending": game.ending,
            "objectives": sum(game.objectives.values()), "taken": sorted(game.taken), "meters": dict(game.meters),
            "turned": [each.turned_on for each in game.rounds],
        }  # fmt: skip
        self._lines.write(json.dumps(kept) + "\n")

    def finish(self) -> None:
        """Find the groups; of several versions of a scenario keep the most played one, and put the others aside."""
        order = sorted(self._found.items(), key=lambda each: (-each[1].tally.games, each[0]))
        kept: dict[str, Key] = {}
        for key, part in order:
            if kept.setdefault(key[0], key) == key:
                part.middles = part.sample.groups()
                self.parts.append(part)
        others = {key for key in self._found if kept[key[0]] != key}
        for line in self._read() if others else ():
            if tuple(line["key"]) in others:
                told = _("{file}: it was played in another version of the scenario than most").format(file=line["file"])
                self.asides.append(Aside(line["file"], "other_version", told))

    def _read(self) -> Iterator[dict[str, Any]]:
        self._lines.seek(0)
        yield from map(json.loads, self._lines)

    def lines(self, part: PartOfClass) -> Iterator[Line]:
        """Give every player of one scenario, in the order of the files' names."""
        key = [part.scenario.scenario, part.tally.version]
        for line in self._read():
            if line["key"] == key:
                taken = frozenset(line["taken"])
                yield Line(
                    file=line["file"], player=line["player"], ending=line["ending"], objectives=line["objectives"],
                    group=nearest(taken, part.middles) if part.middles else -1, turned=tuple(line["turned"]),
                    taken=taken, meters=line["meters"],
                )  # fmt: skip

    def groups(self, part: PartOfClass) -> tuple[Group, ...]:
        """Give the groups of players who played alike; none where no groups stand apart."""
        found = tuple(Group() for _middle in part.middles)
        for line in self.lines(part) if found else ():
            found[line.group].add(line)
        return found
