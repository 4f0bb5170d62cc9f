"""Checks: a round can be played, a table can be agreed at, and no blow falls out of a clear sky."""

from collections.abc import Collection, Iterator, Sequence
from itertools import product

from game.scenario.checks.knowing import Known, certain, within
from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips
from game.scenario.conditions import Comparison, Name, comparisons
from game.scenario.consequences import Consequence
from game.scenario.parts import Path, parts
from game.scenario.scenario import Scenario
from game.scenario.talks import Counterpart, Negotiation, Profile

FEWEST, MOST = 4, 9
"""Choices a round should offer (model.md, section 2)."""
MOST_NEEDED = 4
"""With more counterparts than these at one table, nothing is said."""
Package = Sequence[tuple[str, str]]
BLOW = 80
"""Tenths of a point at which a certain blow must be foreshadowed (model.md, section 6)."""


def fair(scenario: Scenario) -> Slips:
    """Yield rounds without a choice to speak of, tables nobody can agree at, and blows out of a clear sky."""
    yield from _scarce(scenario)
    yield from _crowded(scenario)
    tables = list(_tables(scenario))
    yield from tables
    yield from _profiles(scenario, {slip.path for slip in tables})
    yield from _blows(scenario)


def _warning(code: str, path: Path, message: str, hint: str, *reads: Path, key: bool = True) -> Slip:
    return Slip(code, path, message, hint, key=key, severity="warning", reads=reads)


@page("round-too-few")
def _scarce(scenario: Scenario) -> Slips:
    """Fewer than four choices leave nothing to weigh. Counted is what may be open as far as that can be known.

    Fails:
        choices:
          call:
            when: round >= 2
    Passes:
        choices:
          call:
            when: stability >= 30
    """
    for path, number, found in _offered(scenario):
        may = len(found) - found.count(False)
        if may < FEWEST:
            message = f"round {number} offers at most {may} choices"
            yield _warning("round-too-few", path, message, f"let at least {FEWEST} be open in it", ("choices",))


@page("round-too-many")
def _crowded(scenario: Scenario) -> Slips:
    """More than nine choices at once cannot be compared. Counted is what is surely open for the first time.

    Fails:
        choices:
          c1: {kind: cbm, title: Ask Mirren, text: Ask.}
          c2: {kind: cbm, title: Ask the Union, text: Ask.}
          c3: {kind: cbm, title: Ask the press, text: Ask.}
          c4: {kind: cbm, title: Ask the port, text: Ask.}
          c5: {kind: cbm, title: Ask the crews, text: Ask.}
          c6: {kind: cbm, title: Ask the mayor, text: Ask.}
    Passes:
        choices:
          c1: {kind: cbm, title: Ask Mirren, text: Ask.}
          c2: {kind: cbm, title: Ask the Union, text: Ask.}
    """
    closed_before = [True] * len(scenario.choices)
    for path, number, found in _offered(scenario):
        surely = sum(each is True and fresh for each, fresh in zip(found, closed_before, strict=True))
        if surely > MOST:
            message = f"round {number} offers {surely} choices"
            yield _warning("round-too-many", path, message, f"close some with 'when:'; {MOST} are the most")
        closed_before = [before and each is False for before, each in zip(closed_before, found, strict=True)]


def _offered(scenario: Scenario) -> Iterator[tuple[Path, int, list[bool | None]]]:
    """Give for each round whether each choice is surely open, surely closed, or neither."""
    for number, began in enumerate(scenario.clock.begins, 1):
        found = [_open(scenario, name, number, began) for name in scenario.choices]
        yield ("clock", "rounds", number - 1), number, found


def _open(scenario: Scenario, name: str, number: int, began: int) -> bool | None:
    when = scenario.choices[name].when
    return True if when is None else certain(when, _at(number, began))


def _at(number: int, began: int) -> Known:
    """Give what is known at the beginning of a round: its number and the clock; in the first, that nothing was done."""

    def known(part: Name | Comparison) -> bool | None:
        if isinstance(part, Name):
            return False if number == 1 and part.name.split(".")[0] in ("did", "outcome", "agreed", "walked") else None
        if isinstance(part.right, int) and part.left.name in ("round", "clock"):
            value = number if part.left.name == "round" else began
            return within(part.op, part.right, value, value)
        return None

    return known


@page("table-hopeless")
def _tables(scenario: Scenario) -> Slips:
    """Talks in which no package without a red line can satisfy everybody needed are a trap.

    A counterpart signs when a package is worth its reservation; trust 100 and `warmth:` lower that the most.

    Fails:
        negotiations:
          talks:
            counterparts:
              envoy:
                profiles:
                  open: {prior: 50%, reservation: 80, wants: {money: {none: 0, share: 60, pay: 90}}}
                  hard: {prior: 50%, reservation: 80, wants: {money: {none: 0, share: 50, pay: 90}}}
    Passes:
        negotiations:
          talks:
            counterparts:
              envoy:
                warmth: 4
                profiles:
                  open: {prior: 50%, reservation: 80, wants: {money: {none: 0, share: 60, pay: 90}}}
                  hard: {prior: 50%, reservation: 80, wants: {money: {none: 0, share: 50, pay: 90}}}
    """
    for name, negotiation in scenario.negotiations.items():
        if not _hopeful(negotiation, set(_forbidden(scenario, name))):
            message = f"no package of '{name}' without a red line satisfies everybody needed, even at trust 100"
            yield _warning(
                "table-hopeless",
                ("negotiations", name),
                message,
                "lower a reservation, or add an option",
                ("red_lines",),
            )


@page("profile-hopeless")
def _profiles(scenario: Scenario, hopeless: Collection[Path]) -> Slips:
    """A profile that signs nothing, whatever it is offered and however much it trusts, makes its talks a trap.

    A profile signs what is worth its reservation to it; trust 100 and `warmth:` lower that by five times the warmth.

    Fails:
        negotiations:
          talks:
            counterparts:
              envoy:
                profiles:
                  open: {prior: 50%, reservation: 40, wants: {money: {none: 20, share: 60, pay: 90}}}
                  hard: {prior: 50%, reservation: 95, wants: {money: {none: 0, share: 50, pay: 90}}}
    Passes:
        negotiations:
          talks:
            counterparts:
              envoy:
                warmth: 1
                profiles:
                  open: {prior: 50%, reservation: 40, wants: {money: {none: 20, share: 60, pay: 90}}}
                  hard: {prior: 50%, reservation: 95, wants: {money: {none: 0, share: 50, pay: 90}}}
    """
    tables = ((path, each) for path, each in parts(scenario, Counterpart) if path[:2] not in hopeless)
    for path, counterpart in tables:
        for name, profile in counterpart.profiles.items():
            clauses = scenario.negotiations[str(path[1])].clauses
            best = sum(max(_worth(profile, (each, one)) for one in clause.options) for each, clause in clauses.items())
            least = profile.reservation - 5 * counterpart.warmth
            if best < least:
                message = (
                    f"'{name}' signs nothing: its best package is worth {best} to it, and it asks for {least} at least"
                )
                yield _warning(
                    "profile-hopeless",
                    (*path, "profiles", name, "reservation"),
                    message,
                    "lower its reservation, or raise what it wants",
                    key=False,
                )


def _forbidden(scenario: Scenario, negotiation: str) -> Iterator[tuple[str, str]]:
    for line in scenario.red_lines.values():
        for part in comparisons(line.when):
            head, _dot, rest = part.left.name.partition(".")
            talks, _dot, clause = rest.partition(".")
            if head == "agreed" and talks == negotiation and isinstance(part.right, str):
                yield clause, part.right


def _hopeful(negotiation: Negotiation, forbidden: set[tuple[str, str]]) -> bool:
    """Tell whether some allowed package satisfies everybody needed; each alone is asked first, for that is quick."""
    clauses = negotiation.clauses
    allowed = [
        [(name, option) for option in clauses[name].options if (name, option) not in forbidden] for name in clauses
    ]
    needed = [counterpart for counterpart in negotiation.counterparts.values() if counterpart.needed]
    if not all(map(len, allowed)) or not all(any(_best(each, allowed)) for each in needed):
        return False
    if len(needed) == 1 or len(needed) > MOST_NEEDED:
        return True
    return any(all(any(_content(each, package)) for each in needed) for package in product(*allowed))


def _best(counterpart: Counterpart, allowed: Sequence[Package]) -> Iterator[bool]:
    """Tell for each profile whether it would sign the package it likes best, at trust 100."""
    for profile in counterpart.profiles.values():
        most = (max(_worth(profile, each) for each in options) for options in allowed)
        yield sum(most) >= profile.reservation - 5 * counterpart.warmth


def _content(counterpart: Counterpart, package: Package) -> Iterator[bool]:
    """Tell for each profile whether it would sign at trust 100, where the reservation is lowest."""
    for profile in counterpart.profiles.values():
        yield sum(_worth(profile, each) for each in package) >= profile.reservation - 5 * counterpart.warmth


def _worth(profile: Profile, option: tuple[str, str]) -> int:
    clause, name = option
    return profile.wants.get(clause, {}).get(name, 0)


@page("blow-unforeshadowed")
def _blows(scenario: Scenario) -> Slips:
    """A certain blow of eight points or more that nothing foreshadows teaches nothing.

    An inject without a condition that takes so much comes whatever the player does, and so does a stage of the
    attack that nobody expects. A smaller blow passes, one with a chance, or one that answers what was done.

    Fails:
        injects:
          word:
            effects: {stability: -9}
    Fails:
        attack:
          stages:
            - {id: dark, at: 0h, title: Dark, text: Dark., expected: false, effects: {stability: -9}}
    Passes:
        injects:
          word:
            effects: {stability: -9}
            chance: 50%
    Passes:
        attack:
          stages:
            - {id: dark, at: 0h, title: Dark, text: Dark., effects: {stability: -9}}
    """
    for name, inject in scenario.injects.items():
        if inject.when is None and inject.chance == 1_000_000:
            yield from _worst(inject, ("injects", name), f"the inject '{name}'")
    for place, stage in enumerate(scenario.attack.stages):
        if not stage.expected:
            yield from _worst(stage, ("attack", "stages", place), f"the stage '{stage.id}'")


def _worst(part: Consequence, path: Path, what: str) -> Slips:
    change, meter = min(((change, meter) for meter, change in part.effects.items()), default=(0, ""))
    if change <= -BLOW:
        message = f"{what} takes {-change / 10:g} points for certain, and nothing foreshadows it"
        there, hint = (*path, "effects", meter), "foreshadow it, or make it depend on something"
        yield _warning("blow-unforeshadowed", there, message, hint)
