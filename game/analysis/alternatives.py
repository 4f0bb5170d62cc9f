"""What else could have been decided at a moment: every plan attention pays for, every step of talks worth a thought."""

from collections.abc import Iterator, Mapping, Sequence

from game.analysis.phrases import phrase, written
from game.rules import Accept, Decision, Offer, Package, Plan, State, TalkStep, Walk, why_not, why_not_decision
from game.scenario import Scenario

MOST = 400
"""Alternatives tried at most; of more, those nearest to the decision taken."""
MOST_LISTED = 20_000
"""Plans listed at most before the nearest are chosen, so that a scenario of very many choices cannot stop a review."""


def alternatives(scenario: Scenario, state: State, taken: Decision, reference: Decision) -> tuple[list[Decision], int]:
    """Give what could be decided at a moment, the decision taken first and the reference's among them.

    Besides, give how many there were before the nearest were chosen.
    """
    if state.awaits == "talks":
        others: list[Decision] = list(steps(scenario, state, taken, reference))
    else:
        texts = taken.drafts if isinstance(taken, Plan) else {}
        others = list(plans(scenario, state, texts))
    found = {phrase(each): each for each in (taken, reference, *others)}
    possible = len(found)
    nearest = list(found.values()) if possible <= MOST else _nearest(list(found.values()), taken)
    return nearest, possible


def _nearest(found: Sequence[Decision], taken: Decision) -> list[Decision]:
    chosen = set(taken.choices) if isinstance(taken, Plan) else set()

    def distance(place: int) -> tuple[int, int]:
        each = found[place]
        return len(chosen ^ set(each.choices)) if isinstance(each, Plan) and place > 1 else 0, place

    return [found[place] for place in sorted(range(len(found)), key=distance)[:MOST]]


def plans(scenario: Scenario, state: State, texts: Mapping[str, Package]) -> Iterator[Plan]:
    """Give every plan that can be committed now; texts are as the player wrote them, else as the mandate wants them."""
    offered = [name for name in sorted(scenario.choices) if why_not(scenario, state, name) is None]
    for count, chosen in enumerate(_affordable(scenario, offered, state.attention)):
        if count == MOST_LISTED:
            return
        plan = written(scenario, chosen, texts)
        if why_not_decision(scenario, state, plan) is None:
            yield plan


def _affordable(scenario: Scenario, offered: Sequence[str], attention: int) -> Iterator[tuple[str, ...]]:
    """Give every set of choices that attention pays for, the smaller ones first."""
    waiting: list[tuple[tuple[str, ...], int, int]] = [((), 0, attention)]
    for chosen, begin, left in waiting:
        yield chosen
        waiting += [
            ((*chosen, name), place + 1, left - scenario.choices[name].cost)
            for place, name in enumerate(offered[begin:], begin)
            if scenario.choices[name].cost <= left and len(waiting) < MOST_LISTED
        ]


def without(scenario: Scenario, plan: Plan, choice: str) -> Plan:
    """Give a plan without one of its choices."""
    return written(scenario, tuple(each for each in plan.choices if each != choice), plan.drafts)


def with_other(scenario: Scenario, state: State, plan: Plan) -> Iterator[tuple[str, Plan]]:
    """Give the plans with one choice more, or with one in another's place, each with the choice that is new."""
    for name in sorted(scenario.choices):
        if name in plan.choices or why_not(scenario, state, name) is not None:
            continue
        for kept in (plan.choices, *(tuple(c for c in plan.choices if c != left) for left in plan.choices)):
            changed = written(scenario, (*kept, name), plan.drafts)
            if why_not_decision(scenario, state, changed) is None:
                yield name, changed


def steps(scenario: Scenario, state: State, taken: Decision, reference: Decision) -> Iterator[TalkStep]:
    """Give the steps of talks to compare with: accept, walk, and every package one clause away."""
    name = next(name for name, talk in state.talks.items() if talk.standing == "open")
    talk, clauses = state.talks[name], scenario.negotiations[name].clauses
    accepts = [Accept(each) for each in talk.seats]
    base = _package(state, name, taken, reference)
    away = [
        Offer({**base, clause: option})
        for clause, asked in clauses.items()
        for option in asked.options
        if base and base[clause] != option
    ]
    possible: list[TalkStep] = [*accepts, Walk(), *([Offer(base)] if base else []), *away]
    yield from (each for each in possible if why_not_decision(scenario, state, each) is None)


def _package(state: State, name: str, taken: Decision, reference: Decision) -> Package:
    """Give the package to step away from: the one that was offered, else the one that lies on the table."""
    talk = state.talks[name]
    theirs = [next(iter(under.values())).package for under in talk.seats.values()]
    offers = [each.package for each in (taken, reference) if isinstance(each, Offer)]
    return next(filter(None, (*offers[:1], *theirs, talk.offer)), {})
