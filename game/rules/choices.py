"""What taking a choice costs, and what it changes.

Effects land at once; outcomes arrive when the choice's time has passed. Whether a choice is offered
is decided here too, so that the screen, the policies and the replay cannot disagree about it.
"""

from collections.abc import Iterable, Mapping
from heapq import heappush

from game.rules.attribution import attribute
from game.rules.book import OUTCOME, Move, book
from game.rules.chances import one_of
from game.rules.conditions import Scene
from game.rules.decisions import Package, Plan
from game.rules.effects import happen, take_effect
from game.rules.state import Refusal
from game.rules.world import World
from game.scenario.scenario import Scenario
from game.scenario.talks import Clause


def why_not(scenario: Scenario, scene: Scene, name: str) -> Refusal | None:
    """Give the reason why the player cannot take this choice now, or None if they can."""
    choice = scenario.choices.get(name)
    if choice is None:
        return Refusal("unknown", name)
    if scene.awaits != "plan":
        return Refusal("over" if scene.ending else "talks_open", name)
    refusal = _why_not_open(_moves(scenario, scene)[name], scene, name)
    if (refusal is None or refusal.kind == "attention") and choice.when and not _holds(scenario, scene, name):
        return Refusal("closed" if choice.closed else "not_offered", name)
    return refusal


def _why_not_open(move: Move, scene: Scene, name: str) -> Refusal | None:
    """Give the reason why a choice whose condition holds cannot be taken now, or None if it can."""
    times = scene.done.get(name)
    if times and (move.again is None or times[-1] + move.again > scene.clock):
        return Refusal("too_soon", name, needs=times[-1] + move.again - scene.clock) if move.again else _taken(name)
    if move.opens and move.opens in scene.talks and scene.talks[move.opens].standing != "adjourned":
        return _taken(name)
    return Refusal("attention", name, move.cost, scene.attention) if move.cost > scene.attention else None


def _taken(name: str) -> Refusal:
    return Refusal("taken", name)


def takeable(scenario: Scenario, scene: Scene) -> tuple[str, ...]:
    """Give the choices that can be taken now, by id; a world remembers them until something is decided."""
    if not isinstance(scene, World):
        return tuple(name for name in sorted(scenario.choices) if why_not(scenario, scene, name) is None)
    if scene.takeable is None:
        names = sorted(open_choices(scene)) if scene.awaits == "plan" else ()
        moves = scene.book.moves
        scene.takeable = tuple([name for name in names if not _why_not_open(moves[name], scene, name)])
    return scene.takeable


def _holds(scenario: Scenario, scene: Scene, name: str) -> bool:
    """Tell whether a choice's condition holds."""
    if isinstance(scene, World):
        return name in open_choices(scene)
    test = book(scenario).offers.get(name)
    return test is None or test(scene)


def open_choices(world: World) -> set[str]:
    """Give the choices whose condition holds; what was looked at before is looked at again only where it changed."""
    offers, offering, known, changed = world.book.offers, world.book.offering, world.open, world.changed
    if known is None:
        known = world.open = set(world.book.moves)
        again: Iterable[str] = offers
    else:
        if world.stale:
            changed |= world.stale
        again = world.book.by_the_clock.union(*[offering[read] for read in offering.keys() & changed])
    for name in again:
        if offers[name](world):
            known.add(name)
        else:
            known.discard(name)
    world.stale.clear()
    changed.clear()
    return known


def _moves(scenario: Scenario, scene: Scene) -> Mapping[str, Move]:
    return scene.book.moves if isinstance(scene, World) else book(scenario).moves


def why_not_plan(scenario: Scenario, scene: Scene, plan: Plan) -> Refusal | None:
    """Give the reason why these choices cannot be committed together, or None if they can."""
    picked, moves, fine = plan.choices, _moves(scenario, scene), takeable(scenario, scene)
    cost, written = 0, bool(plan.drafts or plan.answers)
    for choice in picked:
        if choice not in fine:
            return why_not(scenario, scene, choice)
        if not moves[choice].excludes.isdisjoint(picked):
            return Refusal("excluded", choice, other=min(moves[choice].excludes.intersection(picked)))
        cost += moves[choice].cost
        written = written or moves[choice].draft is not None
    if cost > scene.attention:
        return Refusal("attention", needs=cost, left=scene.attention)
    if len(picked) > 1 and len(set(picked)) < len(picked):
        return _taken(picked[0])
    return _why_not_written(scenario, plan) if written else None


def _why_not_written(scenario: Scenario, plan: Plan) -> Refusal | None:
    for name in plan.choices:
        choice = scenario.choices[name]
        if choice.draft and not complete(
            plan.drafts.get(choice.draft, {}), dict(scenario.drafts[choice.draft].clauses)
        ):
            return Refusal("draft_incomplete", choice.draft)
    asked = {question for name in plan.choices for question in scenario.choices[name].asks}
    for question, answer in plan.answers.items():
        if question not in asked or answer not in scenario.questions[question].options:
            return Refusal("no_answer", question)
    return None


def narrowed(scenario: Scenario, plan: Plan, choices: tuple[str, ...]) -> Plan:
    """Give a plan of these choices only, with the texts and answers that belong to them."""
    drafts = {scenario.choices[each].draft for each in choices}
    asked = {question for each in choices for question in scenario.choices[each].asks}
    return Plan(
        choices,
        {name: text for name, text in plan.drafts.items() if name in drafts},
        {name: answer for name, answer in plan.answers.items() if name in asked},
    )


def complete(package: Package, clauses: dict[str, Clause]) -> bool:
    """Tell whether a text says one of the options for every clause, and nothing else."""
    return set(package) == set(clauses) and all(option in clauses[clause].options for clause, option in package.items())


def take(world: World, name: str) -> None:
    """Carry out one choice of the plan: what is certain happens now, what is not is put into the queue."""
    move = world.book.moves[name]
    times = world.done.get(name, ())
    world.attention -= move.cost
    world.done[name] = (*times, world.clock)
    if move.draft:
        _send(world, move.draft)
    take_effect(world, move.effect, "choice", name)
    if move.attribution:
        attribute(world, name, move.attribution)
    if move.answered:
        heappush(world.queue, (world.clock + move.takes, OUTCOME, name, str(len(times))))


def _send(world: World, draft: str) -> None:
    clauses = world.book.scenario.drafts[draft].clauses
    world.changed.add(f"draft.{draft}")
    for clause, option in sorted(world.drafts[draft].items()):
        happen(world, clauses[clause].options[option], "draft", draft, f"{clause}.{option}")


def arrive(world: World, name: str, times: str) -> None:
    """Let a choice's outcome arrive, and its talks begin; `times` says how often it was taken before."""
    move = world.book.moves[name]
    outcome = one_of(world, move.luck, int(times), move.lots) if move.lots else _by_condition(world, name)
    if outcome:
        world.outcomes[name] = outcome
        take_effect(world, move.outcomes[outcome], "outcome", name, outcome)
    if move.opens and move.opens not in world.due:
        world.due.append(move.opens)


def _by_condition(world: World, name: str) -> str:
    """Give the first outcome whose condition holds; empty if none does."""
    outcomes = world.book.scenario.choices[name].outcomes
    holding = (each.id for each in outcomes if each.when is None or world.book.test(each.when)(world))
    return next(holding, "")
