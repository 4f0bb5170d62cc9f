"""The steps of a game: begin it, decide, and let the world answer. Each is a pure function of what it is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from game.rules import attack, injects, schedule, talks
from game.rules.attribution import reckoned
from game.rules.book import LOOK, Book, book, pushes_of
from game.rules.chance import MILLION, draw, pick
from game.rules.choices import open_choices, take, why_not_plan
from game.rules.conditions import Scene
from game.rules.decisions import (
    Accept,
    Ask,
    Assess,
    Decision,
    EndEarly,
    HandInject,
    Keep,
    Offer,
    Plan,
    TakeBack,
    TalkStep,
    Walk,
)
from game.rules.pace import HOUR, await_mark
from game.rules.state import AttackState, Luck, Refusal, Refused, State, Stated, Step
from game.rules.world import World, freeze, thaw, twin
from game.scenario.scenario import Scenario
from game.scenario.vocabulary import meters_of


@dataclass(frozen=True, slots=True)
class Beginning:
    """A beginning other than the scenario's: a rehearsal, a branch, or a campaign's next part."""

    round: int = 1
    meters: Mapping[str, int] = field(default_factory=dict)
    """Where meters stand instead, in tenths."""
    flags: tuple[str, ...] = ()


def begin(scenario: Scenario, seed: int, truth: str | None = None, beginning: Beginning | None = None) -> Step:
    """Give the world at its first minute; the truth is drawn from the priors unless it is fixed."""
    return freeze(open_world(scenario, seed, truth, beginning))


def open_world(
    scenario: Scenario, seed: int, truth: str | None = None, beginning: Beginning | None = None, *, keeps: bool = True
) -> World:
    """Give the same as a world to go on in; without `keeps` it records no causes and draws."""
    world = twin(
        _prepared(scenario, beginning) if beginning else _opening(scenario), _luck(book(scenario), seed, truth)
    )
    if not keeps:
        world.keeps = False
        world.causes.clear()
    schedule.settle(world)
    if world.ending:
        _finish(world)
    _pause_before_plan(world)
    return world


def resume_world(scenario: Scenario, state: State, *, keeps: bool = True) -> World:
    """Give a world to go on in from a state."""
    world = thaw(book(scenario), state)
    world.keeps = keeps
    await_mark(world)
    return world


@lru_cache(maxsize=16)
def _opening(scenario: Scenario) -> World:
    """Give the scenario's own beginning; every game begins as its twin, since nothing is drawn before."""
    return _prepared(scenario, Beginning())


def _prepared(scenario: Scenario, beginning: Beginning) -> World:
    """Give the world at its first minute before anything is drawn, whoever's luck it will be."""
    ready = book(scenario)
    world = thaw(ready, _first(ready, beginning))
    injects.await_times(world)
    for minute in ready.looks:
        world.plan(minute, LOOK, "clock")
    injects.await_round(world)
    world.changed.update(ready.watching)
    await_mark(world)
    if world.clock == 0:
        attack.start(world)
    schedule.look(world)
    open_choices(world)
    return world


def _luck(ready: Book, seed: int, truth: str | None) -> Luck:
    true = truth or pick(draw(seed, "truth"), sorted(ready.priors.items()))
    chances = {key: sorted(under[true].items()) for key, under in ready.seats.items()}
    return Luck(seed, true, {key: pick(draw(seed, f"profile/{key}"), each) for key, each in chances.items()})


def possible_profiles(state: State, seed: int, truth: str) -> dict[str, str]:
    """Draw every counterpart's interests from those that could have answered as it did, were this hypothesis true."""
    possible = {key: sorted(under[truth].items()) for key, under in state.interests.items()}
    return {
        key: pick(draw(seed, f"profile/{key}") * sum(weight for _, weight in weights) // MILLION, weights)
        for key, weights in possible.items()
    }


def _first(ready: Book, beginning: Beginning) -> State:
    scenario = ready.scenario
    began, ends = scenario.clock.begins[beginning.round - 1], scenario.clock.ends[beginning.round - 1]
    return State(
        luck=Luck(0, "", {}), awaits="plan", clock=began, round=beginning.round, sitting=1, round_began=began,
        round_ends=ends, new_since=began, attention=scenario.attention,
        meters=meters_of(scenario) | dict(beginning.meters), attack=_attack_at(ready, began),
        flags=frozenset(beginning.flags), done={}, outcomes={}, shown={}, withdrawn=frozenset(), shared=frozenset(),
        weights=ready.priors, interests=ready.seats,
        news=1, tried={}, came={}, upheld={}, strained={}, crossed={}, talks={}, due=(), drafts={}, answers={},
        stated=(), weighed=0, named=(), queue=(), broken=0, ending="", ended_early=False,
    )  # fmt: skip


def _attack_at(ready: Book, minute: int) -> AttackState:
    """Give the attack as it would stand at a later beginning, had nothing slowed it."""
    pace = ready.scenario.attack.pace
    clock = minute * pace
    begun = [stage for stage in ready.stages if stage.at * 100 <= clock] if minute else []
    stage = begun[-1].id if begun else ""
    times = tuple((each.id, -(-each.at * 100 // pace) if pace else 0) for each in begun)
    return AttackState(clock, pace, clock // HOUR, stage, stage, times, len(begun))


def step(scenario: Scenario, state: State, decision: Decision) -> Step:
    """Give the state after a decision, the cause of every change, and what was drawn.

    Raises `Refused` where the rules refuse the decision; nothing has changed then.
    """
    world = resume_world(scenario, state)
    decide(world, decision)
    return freeze(world)


def decide(world: World, decision: Decision) -> None:
    """Let a decision change the world, and the world answer, until something is to be decided again.

    Raises `Refused` where the rules refuse the decision; nothing has changed then.
    """
    if refusal := why_not_decision(world.book.scenario, world, decision):
        raise Refused(refusal)
    world.takeable = None
    _DOES[type(decision)](world, decision)


def why_not_decision(scenario: Scenario, scene: Scene, decision: Decision) -> Refusal | None:
    """Give the reason why a decision cannot be made now, or None if it can."""
    if scene.ending:
        return Refusal("over")
    if isinstance(decision, Plan):
        return why_not_plan(scenario, scene, decision) if scene.awaits == "plan" else Refusal("talks_open")
    if isinstance(decision, Assess):
        whole = set(decision.percents) == set(scenario.hypotheses) and all(
            0 <= p <= 100 for p in decision.percents.values()
        )
        total = sum(decision.percents.values())
        return None if whole and total == 100 else Refusal("sum", needs=100, left=total)
    if isinstance(decision, Keep):
        return None if _last(scene, decision.role) else Refusal("sum", needs=100)
    if isinstance(decision, HandInject | EndEarly):
        return None
    if isinstance(decision, TakeBack):
        return Refusal("nothing_to_accept")
    return talks.why_not_talk(scenario, scene, decision)


def _last(scene: Scene, role: str) -> Stated | None:
    return next((stated for stated in reversed(scene.stated) if stated.role == role), None)


def _state(world: World, decision: Assess | Keep) -> None:
    if isinstance(decision, Assess):
        said = Stated(world.round, world.clock, decision.role, dict(decision.percents), decision.basis)
    else:
        before = _last(world, decision.role)
        assert before is not None
        said = replace(before, round=world.round, minute=world.clock, kept=True)
    world.stated += (said,)
    world.weighed = world.news


def _commit(world: World, plan: Plan) -> None:
    """Carry out the plan's choices, which come first in their minute, in the order of their ids; let the round run."""
    moves = world.book.moves
    for draft in [moves[choice].draft for choice in plan.choices] if plan.drafts else ():
        if draft:
            world.drafts[draft] = dict(plan.drafts[draft])
    if plan.answers:
        world.answers.update(plan.answers)
    for choice in sorted(plan.choices):
        take(world, choice)
        schedule.look(world)
    if world.talks:
        world.due += sorted(name for name, talk in world.talks.items() if talk.standing == "adjourned")
    _go_on(world, so_far=len(plan.choices))


def _talk(world: World, decision: TalkStep) -> None:
    """Let the minutes of an exchange pass, then let the table answer."""
    schedule.run(world, world.clock + talks.takes_time(world.book.scenario, world, decision))
    if not world.ending:
        talks.answer(world, decision)
    if talks.open_now(world):
        _sit_at_the_table(world)
    else:
        _go_on(world)


def _hand_in(world: World, decision: HandInject) -> None:
    world.tell(pushes_of(decision.effects), "facilitator", "inject")
    world.flags.update(decision.set_flags)
    world.changed.update(f"flag.{flag}" for flag in decision.set_flags)
    schedule.settle(world)
    if world.ending:
        _finish(world)
    elif world.awaits == "plan":
        _pause_before_plan(world)


def _sit_at_the_table(world: World) -> None:
    """Nothing can break a round while talks run: the player sits already."""
    world.awaits = "talks"
    schedule.settle(world)
    world.breaks = False
    if world.ending:
        _finish(world)


def _go_on(world: World, so_far: int = 0) -> None:
    """Let the round run until something is to be decided: talks, a broken round, the next round, or nothing."""
    world.awaits = "nothing"
    while True:
        schedule.run(world, world.round_ends, so_far)
        if world.ending:
            return _finish(world)
        if world.due:
            talks.begin_talks(world, world.due.pop(0))
            if talks.open_now(world):
                return _sit_at_the_table(world)
        elif world.breaks and world.broken != world.round:
            return _sit_again(world)
        elif world.breaks:
            world.breaks = False
        elif world.round == len(world.book.lengths):
            return _finish(world)
        else:
            return _next_round(world)
        so_far = 0


def _sit_again(world: World) -> None:
    world.breaks = False
    world.broken = world.round
    world.sitting = 2
    world.attention += 1
    world.awaits = "plan"


def _next_round(world: World) -> None:
    world.round += 1
    world.new_since = world.round_began
    world.sitting = 1
    world.round_began = world.clock
    world.round_ends = world.clock + world.book.lengths[world.round - 1]
    world.attention = world.book.scenario.attention
    world.awaits = "plan"
    world.changed.add("round")
    injects.await_round(world)
    schedule.settle(world)
    world.breaks = False
    if world.ending:
        _finish(world)


def _pause_before_plan(world: World) -> None:
    """Nothing can break a round before its plan is committed: the player sits already."""
    world.breaks = False


def _finish(world: World) -> None:
    """The game is over: the first ending whose condition holds, before anything comes out about the truth."""
    test = world.book.test
    endings = world.book.scenario.endings
    holding = (each.id for each in endings if each.when is None or test(each.when)(world))
    world.ending = world.ending or next(holding, endings[-1].id)
    world.awaits = "nothing"
    world.note("ending", world.ending)


def _end_early(world: World, _decision: EndEarly) -> None:
    world.ended_early = True
    _finish(world)


_DOES: Mapping[type[Decision], Callable[[World, Any], None]] = {
    Plan: _commit,
    Assess: _state,
    Keep: _state,
    Offer: _talk,
    Ask: _talk,
    Accept: _talk,
    Walk: _talk,
    HandInject: _hand_in,
    EndEarly: _end_early,
    TakeBack: lambda _world, _decision: None,
}
"""What each kind of decision sets going; taking back is done by whoever keeps the states."""


def reckon(scenario: Scenario, state: State) -> Step:
    """Give the world after what comes out afterwards; shown only once the truth is revealed."""
    world = resume_world(scenario, state)
    reckoned(world)
    return freeze(world)
