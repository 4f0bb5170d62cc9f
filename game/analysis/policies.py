"""Players made of a few rules: they try a scenario, and are what a review compares with.

A policy sees what a player sees. `careful` and `bold` may read the reasoned belief besides, never the truth.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.analysis.careful import Careful
from game.analysis.greedy import Greedy
from game.analysis.manners import (
    Choose,
    accepts,
    affordable,
    by_mandate,
    drawn_answer,
    each_clause,
    give_way,
    questions,
    stonewall,
    take_anything,
    whole_percents,
    written,
)
from game.analysis.sight import Policy, Sight
from game.rules import Assess, Offer, Plan, TalkStep, Walk

__all__ = ["POLICIES", "QUICK", "Careful", "Inclined", "Policy", "Random", "Sight"]


@dataclass(frozen=True)
class Random:
    """Draws everything."""

    name: str = "random"

    def plan(self, sight: Sight) -> Plan:
        """Take choices in a drawn order, each with four chances in five, as long as attention lasts."""
        order = sorted(sight.offered(), key=lambda choice: (sight.below(f"order/{choice.id}", 1_000_000), choice.id))
        willing = [choice for choice in order if sight.below(f"take/{choice.id}", 5)]
        picked = affordable(willing, sight.view.attention)
        return written(sight, picked, _drawn_option(sight, "draft"), drawn_answer(sight))

    def talk(self, sight: Sight) -> TalkStep:
        """Offer a drawn package most of the time; else accept, ask or leave."""
        offers = [_random_offer(sight)] * 3
        steps: list[TalkStep] = [*offers, *accepts(sight), *questions(sight), Walk()]
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
        picked = affordable(order, sight.view.attention)[: self.most]
        return written(sight, picked, by_mandate, drawn_answer(sight))

    def talk(self, sight: Sight) -> TalkStep:
        """Negotiate in its own manner."""
        return (self.table or give_way)(sight)

    def assess(self, sight: Sight) -> Assess:
        """State the priors."""
        return Assess(whole_percents({name: each.prior for name, each in sight.scenario.hypotheses.items()}), "low")


def _random_offer(sight: Sight) -> Offer:
    assert sight.view.talks is not None
    clauses = sight.scenario.negotiations[sight.view.talks.id].clauses
    return Offer(each_clause(clauses, _drawn_option(sight, "offer")))


def _drawn_option(sight: Sight, kind: str) -> Choose:
    return lambda clause, name: sight.one_of(f"{kind}/{name}", sorted(clause.options))


_GENTLE = ("cbm", "dialogue", "capacity", "technical", "norms", "rights", "law")
_ALL: tuple[Policy, ...] = (
    Random(),
    Inclined("cautious", _GENTLE),
    Inclined("hawkish", ("attribution", "sovereignty", "economic", "law", "technical"), bold=True, table=stonewall),
    Inclined("dialogue", ("dialogue", "cbm", "norms", "law", "rights"), table=take_anything),
    Inclined("slow", _GENTLE, most=1),
    Careful(),
    Careful("bold", 550_000),
    Greedy(),
)
POLICIES: Mapping[str, Policy] = {policy.name: policy for policy in _ALL}
"""Every policy by its name."""
QUICK = tuple(name for name in POLICIES if name != "greedy")
"""Policies that decide at once; the greedy one plays ahead at every plan."""
