"""How a policy behaves at a table and over a text: what it offers, what it takes, what it puts in."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple, Protocol

from game.analysis.sight import Sight
from game.rules import Accept, Ask, Offer, OfferedChoice, Package, Plan, TalkStep, worth_by_mandate
from game.scenario import Scenario
from game.scenario.talks import Clause


class Ranked(NamedTuple):
    """A package, and what it means to somebody who knows the mandate and has read the embassy's cable."""

    worth: int
    """Points by the mandate."""
    yields: int
    """How many of the mandate's points it gives up where the embassy sees a wish, each weighed by the wish."""
    package: Package


def affordable(order: Sequence[OfferedChoice], attention: int) -> list[str]:
    """Give the ids of the choices that attention pays for and that go together, taken in order."""
    picked: list[str] = []
    for choice in order:
        if choice.cost <= attention and choice.excludes.isdisjoint(picked):
            attention -= choice.cost
            picked.append(choice.id)
    return picked


def whole_percents(weights: Mapping[str, int], whole: int = 100) -> dict[str, int]:
    """Give shares as whole percent that add up to `whole`; what rounding leaves goes to the largest remainders."""
    total = sum(weights.values())
    percents = {name: weight * whole // total for name, weight in weights.items()}
    by_rest = sorted(weights, key=lambda name: (-(weights[name] * whole % total), name))
    for name in by_rest[: whole - sum(percents.values())]:
        percents[name] += 1
    return percents


def give_way(sight: Sight) -> TalkStep:
    """Begin near the mandate's best, give most on what the embassy thinks is wanted, and take what beats that."""
    best = max(_within_aim(sight), key=lambda each: (each.yields, each.worth))
    return _taken(sight, best.worth) or Offer(best.package)


def meet(sight: Sight) -> TalkStep:
    """Ask once, then come closer with every offer to what those who must agree would sign, and repeat none."""
    talks, asked = sight.view.talks, questions(sight)
    assert talks is not None
    if asked and not talks.asked and not talks.offer:
        return asked[0]
    shared = _shared(sight)
    near = shared(talks.offer) if talks.offer else -1
    best = _closest(shared, _within_aim(sight))
    if shared(best.package) <= near:
        could = _within_mandate(sight)
        closer = next((each for each in could if shared(each.package) > near), None)
        others = [each for each in could if each.package != talks.offer]
        best = closer or _closest(shared, others or could)
    return _taken(sight, best.worth) or Offer(best.package)


def _closest(shared: Callable[[Package], int], could: Sequence[Ranked]) -> Ranked:
    return max(could, key=lambda each: (shared(each.package), each.yields, each.worth))


def _within_mandate(sight: Sight) -> Sequence[Ranked]:
    """Give the packages that cross no line and are worth staying for, the best first."""
    assert sight.view.talks is not None
    return _clean(sight.scenario, sight.view.talks.id, sight.view.talks.red_lines)


@lru_cache(maxsize=64)
def _clean(scenario: Scenario, negotiation: str, lines: tuple[tuple[str, str, str], ...]) -> Sequence[Ranked]:
    clean = [each for each in packages(scenario, negotiation) if not _crossed(lines, each.package)]
    return [each for each in clean if each.worth >= scenario.negotiations[negotiation].walk_away] or clean[:1]


def _within_aim(sight: Sight) -> Sequence[Ranked]:
    """Give those that reach an aim which falls a quarter of the way with each exchange."""
    assert sight.view.talks is not None
    could = _within_mandate(sight)
    best, floor = could[0].worth, sight.scenario.negotiations[sight.view.talks.id].walk_away
    aim = best - (best - floor) * sight.view.talks.exchanges // 4
    return [each for each in could if each.worth >= aim] or could


def _taken(sight: Sight, worth: int) -> TalkStep | None:
    """Accept a package on the table that is worth as much and crosses no line."""
    assert sight.view.talks is not None
    for seat in sight.view.talks.seats:
        fresh = seat.package and seat.package != sight.view.talks.offer
        offered = fresh and not seat.left and not crosses(sight, seat.package)
        if offered and worth_by_mandate(sight.scenario, sight.view.talks.id, seat.package) >= worth:
            return Accept(seat.counterpart)
    return None


def _shared(sight: Sight) -> Callable[[Package], int]:
    """Give what tells how much a package says what those who must agree would sign, as the embassy weighs it."""
    talks = sight.view.talks
    assert talks is not None
    counterparts = sight.scenario.negotiations[talks.id].counterparts
    wanted = [
        (clause, option, 1 + counterparts[seat.counterpart].embassy.get(clause, 0))
        for seat in talks.seats
        if counterparts[seat.counterpart].needed
        for clause, option in (talks.offer if seat.accepts else seat.package).items()
    ]
    return lambda package: sum([weight for clause, option, weight in wanted if package[clause] == option])


def stonewall(sight: Sight) -> TalkStep:
    """Offer the mandate's best again and again."""
    talks = sight.view.talks
    assert talks is not None
    return Offer(packages(sight.scenario, talks.id)[0].package)


def take_anything(sight: Sight) -> TalkStep:
    """Accept whatever is above walking away; give way until there is something to accept."""
    assert sight.view.talks is not None
    return _taken(sight, sight.scenario.negotiations[sight.view.talks.id].walk_away) or give_way(sight)


@lru_cache(maxsize=16)
def packages(scenario: Scenario, negotiation: str) -> Sequence[Ranked]:
    """Give every package, the best by the mandate first."""
    asked = scenario.negotiations[negotiation]
    texts = product(*(sorted(clause.options) for clause in asked.clauses.values()))
    every = [dict(zip(asked.clauses, options, strict=True)) for options in texts]
    wishes = [counterpart.embassy for counterpart in asked.counterparts.values()]
    ranked = [
        Ranked(worth_by_mandate(scenario, negotiation, package), _yielded(asked.clauses, wishes, package), package)
        for package in every
    ]
    return sorted(ranked, key=lambda each: (-each.worth, sorted(each.package.items())))


def _yielded(clauses: Mapping[str, Clause], wishes: Sequence[Mapping[str, int]], package: Package) -> int:
    return sum(wish.get(name, 0) * _given(clauses[name], package[name]) for wish in wishes for name in package)


def _given(clause: Clause, option: str) -> int:
    return max(each.worth for each in clause.options.values()) - clause.options[option].worth


def crosses(sight: Sight, package: Package) -> bool:
    """Tell whether agreeing to a package would cross a red line."""
    return _crossed(sight.view.talks.red_lines if sight.view.talks else (), package)


def _crossed(lines: Sequence[tuple[str, str, str]], package: Package) -> bool:
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


def written(sight: Sight, picked: Sequence[str], texts: "Choose", answer: Callable[[str], str]) -> Plan:
    """Give a plan with the texts and answers its choices ask for, each option and each answer chosen by a manner."""
    choices = [sight.scenario.choices[id] for id in picked]
    drafts = {each.draft: sight.scenario.drafts[each.draft].clauses for each in choices if each.draft}
    asked = sorted({question for each in choices for question in each.asks})
    return Plan(
        tuple(picked),
        {name: each_clause(clauses, texts) for name, clauses in drafts.items()},
        {question: answer(question) for question in asked},
    )


def by_mandate(clause: Clause, name: str) -> str:
    """Choose the option worth most by the mandate."""
    return max(sorted(clause.options), key=lambda option: clause.options[option].worth)


def drawn_answer(sight: Sight) -> Callable[[str], str]:
    """Answer questions by lot, as somebody who has not read the law."""
    return lambda question: sight.one_of(question, sorted(sight.scenario.questions[question].options))


def best_answer(sight: Sight) -> Callable[[str], str]:
    """Answer questions as the debrief explains them, and by lot where it calls none the best."""
    return lambda question: sight.scenario.questions[question].best or drawn_answer(sight)(question)


def each_clause(clauses: Mapping[str, Clause], choose: "Choose") -> dict[str, str]:
    """Give a text, one option chosen for each clause."""
    return {name: choose(clause, name) for name, clause in clauses.items()}


class Choose(Protocol):
    """Picks one option of a clause."""

    def __call__(self, clause: Clause, name: str, /) -> str:
        """Give the option for a clause of that name."""
