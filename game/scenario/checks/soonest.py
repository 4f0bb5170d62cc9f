"""How soon anything in a scenario can come, followed from the first minute on as if luck and the player always helped.

What has no time here can never come. Nothing is told of what surely comes: only of what may.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from heapq import heapify, heappop, heappush
from typing import TypeAlias

from game.scenario.checks.knowing import Known, certain, within
from game.scenario.choices import Choice
from game.scenario.conditions import Comparison, Condition, Name, comparisons, names
from game.scenario.consequences import Consequence
from game.scenario.injects import Inject
from game.scenario.parts import Path, parts
from game.scenario.scenario import Scenario

HOUR, FASTEST = 60, 400
"""An inject with a window is tried each hour; the attack's clock runs at 400 percent at most (docs/model.md)."""
HEADS = {
    "did", "time", "outcome", "came", "stage", "agreed", "walked", "refused", "draft", "crossed",
    "flag", "seen", "found", "withdrawn", "shared", "upheld", "strained",
}  # fmt: skip
"""First words of names that are true only once something has come."""
_BRINGS = {
    "choices": ("did", "time"), "injects": ("came",), "negotiations": ("agreed", "walked", "refused"),
    "drafts": ("draft",), "red_lines": ("crossed",),
}  # fmt: skip
Found: TypeAlias = Iterator[tuple[Path, int]]
Coming: TypeAlias = Callable[[], Found]


@dataclass(frozen=True)
class When:
    """A minute, and the rounds it may belong to: a boundary ends one and begins the next."""

    minute: int
    rounds: tuple[int, int]


class Soonest:
    """The earliest minute at which each part and each name of a scenario can come."""

    def __init__(self, scenario: Scenario, ranges: Known) -> None:
        self.scenario, self._ranges = scenario, ranges
        self.starts, self.over = scenario.clock.begins, scenario.clock.ends[-1]
        self._brings = _brings(scenario)
        breaking = (
            *(each.breaks for each in scenario.injects.values()),
            *(each.breaks for each in scenario.attack.stages),
        )
        self._sits_at_any_time = any(breaking)
        quickens = any(part.pace > 0 for _path, part in parts(scenario, Consequence))
        self._pace = FASTEST if quickens else scenario.attack.pace
        self.minutes: dict[Path, int] = {}
        self.names: dict[str, int] = {}
        self._comings: list[Coming] = []
        self._waiting: dict[str, set[int]] = {}
        for number, (come, conditions) in enumerate(self._all_comings()):
            self._comings.append(come)
            for each in (name for when in conditions if when for name in names(when)):
                self._waiting.setdefault(_key(each.name), set()).add(number)

    def follow(self, assumed: Collection[Path] | None = None) -> None:
        """Find the earliest minutes anew; what is assumed comes at once, whatever its condition says.

        With None, find for each part how soon it would come if everything else came at once.
        """
        brought = self.scenario.campaign.brings.values() if self.scenario.campaign else ()
        self.minutes, self.names = {}, {f"flag.{flag}": 0 for each in brought for flag in each.set_flags}
        for owner in self.owners() if assumed is None else assumed:
            self._comes(owner, 0)
        if assumed is None:
            found = [each for come in self._comings for each in come()]
            self.minutes = dict(sorted(found, key=lambda each: -each[1]))
        else:
            self._go_on([(minute, owner) for come in self._comings for owner, minute in come()])

    def _go_on(self, coming: list[tuple[int, Path]]) -> None:
        """Let everything come in the order of its minutes; what waits for it is looked at again."""
        heapify(coming)
        while coming:
            minute, owner = heappop(coming)
            if owner not in self.minutes:
                again = {come for name in self._comes(owner, minute) for come in self._waiting.get(name, ())}
                for come in again:
                    for other, soon in self._comings[come]():
                        if other not in self.minutes:
                            heappush(coming, (soon, other))

    def owners(self) -> Iterator[Path]:
        """Give every part that can come if its condition lets it."""
        scenario, choices = self.scenario, self.scenario.choices
        for name, choice in choices.items():
            yield "choices", name
            yield from (("choices", name, "outcomes", place) for place in range(len(choice.outcomes)))
            yield from (("negotiations", choice.opens),) if choice.opens else ()
            yield from (("drafts", choice.draft),) if choice.draft else ()
        yield from (("injects", name) for name in scenario.injects)
        yield from (("red_lines", name) for name in scenario.red_lines)
        yield from (("attack", "stages", place) for place in range(len(scenario.attack.stages)))

    def all_in_time(self) -> bool:
        """Tell whether every part that can come at all comes before the crisis is over."""
        return all(self.minutes.get(owner, self.over + 1) <= self.over for owner in self.owners())

    def in_time(self, part: Name | Comparison) -> bool | None:
        """Tell of one part of a condition what is known before the crisis is over."""
        return self._known(part, self.over)

    def _comes(self, owner: Path, minute: int) -> list[str]:
        """Note that something comes so soon; give the names that it brings."""
        self.minutes[owner] = minute
        new = [name for name in self._brings.get(owner, ()) if name not in self.names]
        self.names.update(dict.fromkeys(new, minute))
        return new

    def _known(self, part: Name | Comparison, minute: int) -> bool | None:
        name = part.name if isinstance(part, Name) else part.left.name
        if name.partition(".")[0] in HEADS and self.names.get(_key(name), minute + 1) > minute:
            return False
        return self._ranges(part)

    def _may(self, condition: Condition | None, when: When) -> bool:
        """Tell whether a condition may hold at a moment."""

        def known(part: Name | Comparison) -> bool | None:
            if isinstance(part, Comparison) and isinstance(part.right, int) and part.left.name in ("clock", "round"):
                low, high = (when.minute, when.minute) if part.left.name == "clock" else when.rounds
                return within(part.op, part.right, low, high)
            return self._known(part, when.minute)

        return condition is None or certain(condition, known) is not False

    def _all_comings(self) -> Iterator[tuple[Coming, Iterable[Condition | None]]]:
        """Give what tells how soon each part may come as things stand, with the conditions it reads."""
        for name, choice in self.scenario.choices.items():
            yield partial(self._choice, name, choice), (choice.when, *(each.when for each in choice.outcomes))
        for name, inject in self.scenario.injects.items():
            yield partial(self._inject, ("injects", name), inject), (inject.when,)
        for name, line in self.scenario.red_lines.items():
            yield partial(self._from, ("red_lines", name), line.when, 0), (line.when,)
        for place, stage in enumerate(self.scenario.attack.stages):
            soon = -(-stage.at * 100 // self._pace) if self._pace else (0 if stage.at == 0 else self.over + 1)
            yield partial(self._from, ("attack", "stages", place), stage.when, soon), (stage.when,)

    def _choice(self, name: str, choice: Choice) -> Found:
        taken = self._first(choice.when, self._sittings(choice.when))
        if taken is None:
            return
        yield ("choices", name), taken
        yield from ((("negotiations", choice.opens), taken + choice.takes),) if choice.opens else ()
        yield from ((("drafts", choice.draft), taken),) if choice.draft else ()
        for place, outcome in enumerate(choice.outcomes):
            yield from self._from(("choices", name, "outcomes", place), outcome.when, taken + choice.takes)

    def _inject(self, owner: Path, inject: Inject) -> Found:
        yield from self._at(owner, inject.when, self._tries(inject))

    def _from(self, owner: Path, condition: Condition | None, soon: int) -> Found:
        yield from self._at(owner, condition, self._moments(condition, soon))

    def _at(self, owner: Path, condition: Condition | None, moments: Iterable[When]) -> Found:
        minute = self._first(condition, moments)
        yield from ((owner, minute),) if minute is not None else ()

    def _first(self, condition: Condition | None, moments: Iterable[When]) -> int | None:
        return next((when.minute for when in moments if self._may(condition, when)), None)

    def _sittings(self, condition: Condition | None) -> Iterator[When]:
        """Give when a player may sit: at the beginning of each round, and at any time where something breaks one."""
        at_once = [When(start, (number, number)) for number, start in enumerate(self.starts, 1)]
        between = self._moments(condition, 0) if self._sits_at_any_time else ()
        yield from sorted((*at_once, *(when for when in between if when.minute < self.over)), key=lambda w: w.minute)

    def _tries(self, inject: Inject) -> Iterator[When]:
        """Give when an inject is tried."""
        if inject.at:
            yield from (self._when(minute) for minute in range(inject.at[0], inject.at[1] + 1, HOUR))
        elif inject.round is not None:
            number = inject.round
            yield from (When(self.starts[number - 1], (number, number)),) if number <= len(self.starts) else ()
        elif inject.when:
            yield from self._moments(inject.when, 0)

    def _moments(self, condition: Condition | None, soon: int) -> Iterator[When]:
        """Give the moments, from one on, at which a condition may come to hold: something it reads changes then."""
        told = {soon, *self.starts} if condition else {soon}
        for part in comparisons(condition) if condition else ():
            if part.left.name == "clock" and isinstance(part.right, int):
                told.update((part.right, part.right + 1))
        told.update(self.names.get(_key(each.name), soon) for each in (names(condition) if condition else ()))
        yield from (self._when(minute) for minute in sorted(told) if minute >= soon)

    def _when(self, minute: int) -> When:
        begun = [number for number, start in enumerate(self.starts, 1) if start <= minute]
        ends = minute in self.starts[1:]
        return When(minute, (begun[-1] - ends, begun[-1]))


def _key(name: str) -> str:
    """Give the name of the part that a name is about: `agreed.talks` for `agreed.talks.money`."""
    return ".".join(name.split(".", 2)[:2])


def _brings(scenario: Scenario) -> Mapping[Path, list[str]]:
    """Give for each part that can come the names that become true with it."""
    brings: dict[Path, list[str]] = {}
    for section, heads in _BRINGS.items():
        for name in getattr(scenario, section):
            brings[section, name] = [f"{head}.{name}" for head in heads]
    for place, stage in enumerate(scenario.attack.stages):
        brings["attack", "stages", place] = [f"stage.{stage.id}"]
    for path, part in parts(scenario, Consequence):
        owner = owner_of(path)
        brings.setdefault(owner, []).extend(_changes(part))
        if owner[2:3] == ("outcomes",):
            brings[owner].append(f"outcome.{owner[1]}")
    return brings


def owner_of(path: Path) -> Path:
    """Give the part that must come for what stands at a path to take effect."""
    if path[0] == "attack":
        return path[:3]
    return path[:4] if path[0] == "choices" and path[2:3] == ("outcomes",) else path[:2]


def _changes(part: Consequence) -> Iterator[str]:
    yield from (f"flag.{each}" for each in part.set_flags)
    yield from (f"{head}.{each}" for each in part.reveal for head in ("seen", "found"))
    yield from (f"withdrawn.{each}" for each in part.withdraw)
    yield from (f"shared.{each}" for each in part.share)
    yield from (f"upheld.{each}" for each in part.upholds)
    yield from (f"strained.{each}" for each in part.strains)
