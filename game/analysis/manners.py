"""How a policy behaves at a table and over a text: what it offers, what it takes, what it puts in."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Protocol

from game.analysis.sight import Sight
from game.rules import Accept, Ask, Offer, OfferedChoice, Package, Plan, TalkStep, worth_by_mandate
from game.scenario import Scenario
from game.scenario.talks import Clause


def affordable(order: Sequence[OfferedChoice], attention: int) -> list[str]:
    """Give the ids of the choices that attention pays for, taken in order."""
    picked: list[str] = []
    for choice in order:
        if choice.cost <= attention:
            attention -= choice.cost
            picked.append(choice.id)
    return picked


def whole_percents(weights: Mapping[str, int]) -> dict[str, int]:
    """Give shares as whole percent that add up to 100; what rounding leaves goes to the largest remainders."""
    total = sum(weights.values())
    percents = {name: weight * 100 // total for name, weight in weights.items()}
    by_rest = sorted(weights, key=lambda name: (-(weights[name] * 100 % total), name))
    for name in by_rest[: 100 - sum(percents.values())]:
        percents[name] += 1
    return percents


def give_way(sight: Sight) -> TalkStep:
    """Begin with the mandate's best, give most on what the embassy thinks is wanted, and take what beats that."""
    talks = sight.view.talks
    assert talks is not None
    negotiation = sight.scenario.negotiations[talks.id]
    ranked = packages(sight.scenario, talks.id)
    best, floor = ranked[0][0], negotiation.walk_away
    aim = max(floor, best - (best - floor) * talks.exchanges // 4)
    offer = max((each for each in ranked if each[0] >= aim), key=lambda each: (each[1], each[0]))
    for accept in accepts(sight):
        package = next(seat.package for seat in talks.seats if seat.counterpart == accept.counterpart)
        if worth_by_mandate(sight.scenario, talks.id, package) >= offer[0] and not crosses(sight, package):
            return accept
    return Offer(dict(offer[2]))


def stonewall(sight: Sight) -> TalkStep:
    """Offer the mandate's best again and again."""
    talks = sight.view.talks
    assert talks is not None
    return Offer(dict(packages(sight.scenario, talks.id)[0][2]))


def take_anything(sight: Sight) -> TalkStep:
    """Accept whatever is above walking away; give way until there is something to accept."""
    talks = sight.view.talks
    assert talks is not None
    floor = sight.scenario.negotiations[talks.id].walk_away
    for accept in accepts(sight):
        package = next(seat.package for seat in talks.seats if seat.counterpart == accept.counterpart)
        if worth_by_mandate(sight.scenario, talks.id, package) >= floor:
            return accept
    return give_way(sight)


@lru_cache(maxsize=64)
def packages(scenario: Scenario, negotiation: str) -> list[tuple[int, int, tuple[tuple[str, str], ...]]]:
    """Give every package with its worth by the mandate and how much it yields where the embassy sees a wish."""
    clauses = scenario.negotiations[negotiation].clauses
    wishes = [counterpart.embassy for counterpart in scenario.negotiations[negotiation].counterparts.values()]
    best = {name: max(option.worth for option in clause.options.values()) for name, clause in clauses.items()}
    ranked = []
    for options in product(*(sorted(clauses[name].options) for name in clauses)):
        package = tuple(zip(clauses, options, strict=True))
        given = {name: best[name] - clauses[name].options[option].worth for name, option in package}
        yielded = sum(wish.get(name, 0) * given[name] for wish in wishes for name in given)
        ranked.append((sum(best.values()) - sum(given.values()), yielded, package))
    return sorted(ranked, key=lambda each: (-each[0], each[2]))


def crosses(sight: Sight, package: Package) -> bool:
    """Tell whether agreeing to a package would cross a red line."""
    lines = sight.view.talks.red_lines if sight.view.talks else ()
    return any(package.get(clause) == option for clause, option, _ in lines)


def accepts(sight: Sight) -> list[Accept]:
    """Give the packages on the table that can be accepted."""
    seats = sight.view.talks.seats if sight.view.talks else ()
    return [Accept(seat.counterpart) for seat in seats if seat.package and not seat.left]


def questions(sight: Sight) -> list[Ask]:
    """Give what can still be asked at the table."""
    talks = sight.view.talks
    if talks is None:
        return []
    asked = {(clause, who) for clause, who, _ in talks.asked}
    there = {seat.counterpart for seat in talks.seats if not seat.left}
    counterparts = sight.scenario.negotiations[talks.id].counterparts
    return [
        Ask(clause, who) for who in sorted(there) for clause in counterparts[who].answers if (clause, who) not in asked
    ]


def by_mandate(sight: Sight, picked: Sequence[str]) -> Plan:
    """Give a plan whose texts say what the mandate thinks best."""
    texts = {
        name: each_clause(
            clauses, lambda clause, options, c=clauses: max(options, key=lambda o: c[clause].options[o].worth)
        )
        for name, clauses in drafts_of(sight.scenario, picked)
    }
    return Plan(tuple(picked), texts)


def drafts_of(scenario: Scenario, picked: Sequence[str]) -> list[tuple[str, Mapping[str, Clause]]]:
    """Give the texts these choices ask for, with their clauses."""
    names = [scenario.choices[id].draft for id in picked]
    return [(name, scenario.drafts[name].clauses) for name in names if name]


def each_clause(clauses: Mapping[str, Clause], choose: "Choose") -> dict[str, str]:
    """Give a text, one option chosen for each clause."""
    return {name: choose(name, sorted(clause.options)) for name, clause in clauses.items()}


class Choose(Protocol):
    """Picks one option of a clause."""

    def __call__(self, clause: str, options: list[str], /) -> str:
        """Give the option for a clause."""
