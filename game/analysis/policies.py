"""Players made of a few rules: they try a scenario, and are what a review compares with.

A policy sees what a player sees. `careful` and `bold` may read the reasoned belief besides, never the truth.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Protocol, TypeVar

from game.rules import Accept, Ask, Assess, Offer, Package, Plan, PlayerView, TalkStep, Walk, draw, worth_by_mandate
from game.rules.view import OfferedChoice
from game.scenario import Scenario
from game.scenario.choices import Choice
from game.scenario.talks import Clause

T = TypeVar("T")


@dataclass(frozen=True)
class Sight:
    """What a policy decides from."""

    scenario: Scenario
    view: PlayerView
    belief: Mapping[str, int]
    """The reasoned belief in parts per million."""
    seed: int
    number: int
    """How many decisions were made before, so that equal situations may be met differently."""

    def one_of(self, name: str, several: Sequence[T]) -> T:
        """Draw one of several, by name, so that nothing else is reshuffled."""
        return several[self.below(name, len(several))]

    def below(self, name: str, bound: int) -> int:
        """Draw a whole number from 0 to `bound` - 1."""
        return draw(self.seed, f"policy/{self.number}/{name}") * bound // 1_000_000

    def offered(self) -> list[OfferedChoice]:
        """Give what can be taken now."""
        return [choice for choice in self.view.choices if choice.refusal is None]


class Policy(Protocol):
    """Answers the three questions a game asks; drafts and questions belong to the plan."""

    @property
    def name(self) -> str:
        """What the command line calls it."""

    def plan(self, sight: Sight) -> Plan:
        """Give the round's plan."""

    def talk(self, sight: Sight) -> TalkStep:
        """Give one step of the negotiation."""

    def assess(self, sight: Sight) -> Assess:
        """Give an assessment."""


@dataclass(frozen=True)
class Random:
    """Draws everything."""

    name: str = "random"

    def plan(self, sight: Sight) -> Plan:
        """Take choices in a drawn order, each with four chances in five, as long as attention lasts."""
        order = sorted(sight.offered(), key=lambda choice: (sight.below(f"order/{choice.id}", 1_000_000), choice.id))
        willing = [choice for choice in order if sight.below(f"take/{choice.id}", 5)]
        picked = affordable(willing, sight.view.attention)
        drafts = {
            name: _each_clause(clauses, lambda clause, options: sight.one_of(f"draft/{clause}", options))
            for name, clauses in _drafts(sight.scenario, picked)
        }
        asked = sorted({question for id in picked for question in sight.scenario.choices[id].asks})
        options = sight.scenario.questions
        return Plan(tuple(picked), drafts, {each: sight.one_of(each, sorted(options[each].options)) for each in asked})

    def talk(self, sight: Sight) -> TalkStep:
        """Offer a drawn package most of the time; else accept, ask or leave."""
        offers = [_random_offer(sight)] * 3
        steps: list[TalkStep] = [*offers, *_accepts(sight), *_questions(sight), Walk()]
        return sight.one_of("step", steps)

    def assess(self, sight: Sight) -> Assess:
        """State drawn shares."""
        weights = {name: 1 + sight.below(f"state/{name}", 100) for name in sight.scenario.hypotheses}
        return Assess(whole_percents(weights), sight.one_of("basis", ("low", "moderate", "high")))


@dataclass(frozen=True)
class Inclined:
    """Takes some kinds of choices before others, and never those it does not name."""

    name: str
    kinds: tuple[str, ...]
    """In the order of its liking."""
    bold: bool = False
    """True if it crosses red lines."""
    most: int = 9
    """Choices a round at most."""
    table: Callable[[Sight], TalkStep] | None = None
    """How it negotiates; it gives way step by step where nothing else is said."""

    def plan(self, sight: Sight) -> Plan:
        """Take what it likes first, as long as attention lasts."""
        kinds = {each.id: sight.scenario.choices[each.id].kind for each in sight.offered()}
        liked = [each for each in sight.offered() if kinds[each.id] in self.kinds and (self.bold or not each.crosses)]
        order = sorted(liked, key=lambda each: (self.kinds.index(kinds[each.id]), each.id))
        return _by_mandate(sight, affordable(order, sight.view.attention)[: self.most])

    def talk(self, sight: Sight) -> TalkStep:
        """Negotiate in its own manner."""
        return (self.table or give_way)(sight)

    def assess(self, sight: Sight) -> Assess:
        """State the priors."""
        return Assess(whole_percents({name: each.prior for name, each in sight.scenario.hypotheses.items()}), "low")


@dataclass(frozen=True)
class Careful:
    """Learns first, acts on the reasoned belief, and names somebody only at `threshold` parts per million."""

    name: str = "careful"
    threshold: int = 800_000

    def plan(self, sight: Sight) -> Plan:
        """Take what is worth most for its attention, by what its author says for certain."""
        worths = {each.id: self._worth(sight, each) for each in sight.offered()}
        wanted = [each for each in sight.offered() if worths[each.id] > 0]
        order = sorted(wanted, key=lambda each: (-worths[each.id] // max(1, each.cost), each.id))
        return _by_mandate(sight, affordable(order, sight.view.attention))

    def _worth(self, sight: Sight, offered: OfferedChoice) -> int:
        choice = sight.scenario.choices[offered.id]
        if offered.crosses:
            return -1000
        if choice.attribution:
            return 400 if sight.belief[choice.attribution.names] >= self.threshold else -1000
        hints = sum((2 if hint.large else 1) * (1 if hint.good else -1) for hint in offered.hints)
        hopes = [push for each in choice.outcomes for push in each.effects.items()]
        return 300 * len(_unseen(sight, choice)) + 60 * hints + (80 if choice.opens else 0) + min(60, 10 * len(hopes))

    def talk(self, sight: Sight) -> TalkStep:
        """Ask once, then give way step by step."""
        questions = _questions(sight)
        return questions[0] if questions and sight.view.talks and not sight.view.talks.asked else give_way(sight)

    def assess(self, sight: Sight) -> Assess:
        """State the reasoned belief."""
        most = max(sight.belief.values())
        return Assess(
            whole_percents(sight.belief), "high" if most > 800_000 else "moderate" if most > 600_000 else "low"
        )


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
    for accept in _accepts(sight):
        package = next(seat.package for seat in talks.seats if seat.counterpart == accept.counterpart)
        if worth_by_mandate(sight.scenario, talks.id, package) >= offer[0] and not _crosses(sight, package):
            return accept
    return Offer(dict(offer[2]))


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


def _crosses(sight: Sight, package: Package) -> bool:
    lines = sight.view.talks.red_lines if sight.view.talks else ()
    return any(package.get(clause) == option for clause, option, _ in lines)


def _unseen(sight: Sight, choice: Choice) -> set[str]:
    seen = {each.evidence for each in sight.view.evidence}
    told = {*choice.reveal, *(name for outcome in choice.outcomes for name in outcome.reveal)}
    return told - seen


def _by_mandate(sight: Sight, picked: Sequence[str]) -> Plan:
    drafts = {
        name: _each_clause(
            clauses, lambda clause, options, c=clauses: max(options, key=lambda o: c[clause].options[o].worth)
        )
        for name, clauses in _drafts(sight.scenario, picked)
    }
    return Plan(tuple(picked), drafts)


def _drafts(scenario: Scenario, picked: Sequence[str]) -> list[tuple[str, Mapping[str, Clause]]]:
    names = [scenario.choices[id].draft for id in picked]
    return [(name, scenario.drafts[name].clauses) for name in names if name]


def _each_clause(clauses: Mapping[str, Clause], choose: "Choose") -> dict[str, str]:
    return {name: choose(name, sorted(clause.options)) for name, clause in clauses.items()}


class Choose(Protocol):
    """Picks one option of a clause."""

    def __call__(self, clause: str, options: list[str], /) -> str:
        """Give the option for a clause."""


def _random_offer(sight: Sight) -> Offer:
    assert sight.view.talks is not None
    clauses = sight.scenario.negotiations[sight.view.talks.id].clauses
    return Offer(_each_clause(clauses, lambda clause, options: sight.one_of(f"offer/{clause}", options)))


def _accepts(sight: Sight) -> list[Accept]:
    seats = sight.view.talks.seats if sight.view.talks else ()
    return [Accept(seat.counterpart) for seat in seats if seat.package and not seat.left]


def _questions(sight: Sight) -> list[Ask]:
    talks = sight.view.talks
    if talks is None:
        return []
    asked = {(clause, who) for clause, who, _ in talks.asked}
    there = {seat.counterpart for seat in talks.seats if not seat.left}
    counterparts = sight.scenario.negotiations[talks.id].counterparts
    return [
        Ask(clause, who) for who in sorted(there) for clause in counterparts[who].answers if (clause, who) not in asked
    ]


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
    for accept in _accepts(sight):
        package = next(seat.package for seat in talks.seats if seat.counterpart == accept.counterpart)
        if worth_by_mandate(sight.scenario, talks.id, package) >= floor:
            return accept
    return give_way(sight)


_GENTLE = ("cbm", "dialogue", "capacity", "technical", "norms", "rights", "law")
_ALL: tuple[Policy, ...] = (
    Random(),
    Inclined("cautious", _GENTLE),
    Inclined("hawkish", ("attribution", "sovereignty", "economic", "law", "technical"), bold=True, table=stonewall),
    Inclined("dialogue", ("dialogue", "cbm", "norms", "law", "rights"), table=take_anything),
    Inclined("slow", _GENTLE, most=1),
    Careful(),
    Careful("bold", 550_000),
)
POLICIES: Mapping[str, Policy] = {policy.name: policy for policy in _ALL}
"""Every policy by its name."""
