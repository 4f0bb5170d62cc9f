"""The steps of a game: begin it, decide, and let the world answer. Each is a pure function of what it is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from game.rules import attack, injects, schedule, talks
from game.rules.attribution import reckoned
from game.rules.book import CHOICE, LOOK, Book, book
from game.rules.chance import MILLION, draw, pick
from game.rules.choices import why_not_plan
from game.rules.decisions import Assess, Decision, EndEarly, HandInject, Keep, Plan, TakeBack, TalkStep
from game.rules.state import AttackState, Luck, Refusal, Refused, State, Stated, Step
from game.rules.world import World, freeze, thaw
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
    ready = book(scenario)
    world = thaw(ready, _first(ready, _luck(scenario, seed, truth), beginning or Beginning()))
    injects.await_times(world)
    for minute in ready.looks:
        world.plan(minute, LOOK, "clock")
    injects.await_round(world)
    world.changed.update(ready.watching)
    if world.clock == 0:
        attack.start(world)
    schedule.run(world, world.clock)
    _pause_before_plan(world)
    return freeze(world)


def _luck(scenario: Scenario, seed: int, truth: str | None) -> Luck:
    priors = [(name, hypothesis.prior) for name, hypothesis in sorted(scenario.hypotheses.items())]
    true = truth or pick(draw(seed, "truth"), priors)
    profiles = {}
    for name, negotiation in scenario.negotiations.items():
        for side in negotiation.counterparts:
            key = talks.seat_key(name, side)
            chances = talks.priors(negotiation, side, true)
            profiles[key] = pick(draw(seed, f"profile/{key}"), sorted(chances.items()))
    return Luck(seed, true, profiles)


def possible_profiles(state: State, seed: int, truth: str) -> dict[str, str]:
    """Draw every counterpart's interests from those that could have answered as it did, were this hypothesis true."""
    possible = {key: sorted(under[truth].items()) for key, under in state.interests.items()}
    return {
        key: pick(draw(seed, f"profile/{key}") * sum(weight for _, weight in weights) // MILLION, weights)
        for key, weights in possible.items()
    }


def _first(ready: Book, luck: Luck, beginning: Beginning) -> State:
    scenario = ready.scenario
    lengths = [each.lasts for each in scenario.clock.rounds]
    began = sum(lengths[: beginning.round - 1])
    interests = {
        talks.seat_key(name, side): {each: talks.priors(negotiation, side, each) for each in scenario.hypotheses}
        for name, negotiation in scenario.negotiations.items()
        for side in negotiation.counterparts
    }
    return State(
        luck=luck, awaits="plan", clock=began, round=beginning.round, sitting=1, round_began=began,
        round_ends=began + lengths[beginning.round - 1], new_since=began, attention=scenario.attention,
        meters=meters_of(scenario) | dict(beginning.meters), attack=_attack_at(ready, began),
        flags=frozenset(beginning.flags), done={}, outcomes={}, shown={}, withdrawn=frozenset(), shared=frozenset(),
        weights={name: hypothesis.prior for name, hypothesis in scenario.hypotheses.items()}, interests=interests,
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
    return AttackState(clock, pace, clock // attack.HOUR, stage, stage, times, len(begun))


def step(scenario: Scenario, state: State, decision: Decision) -> Step:
    """Give the state after a decision, the cause of every change, and what was drawn.

    Raises `Refused` where the rules refuse the decision; nothing has changed then.
    """
    if refusal := why_not_decision(scenario, state, decision):
        raise Refused(refusal)
    if isinstance(decision, Assess | Keep):
        return Step(_stated(state, decision), (), ())
    world = thaw(book(scenario), state)
    if isinstance(decision, Plan):
        _commit(world, decision)
    elif isinstance(decision, HandInject):
        _hand_in(world, decision)
    elif isinstance(decision, EndEarly):
        world.ended_early = True
        _finish(world)
    elif not isinstance(decision, TakeBack):
        _talk(world, state, decision)
    return freeze(world)


def why_not_decision(scenario: Scenario, state: State, decision: Decision) -> Refusal | None:
    """Give the reason why a decision cannot be made now, or None if it can."""
    if state.ending:
        return Refusal("over")
    if isinstance(decision, Assess):
        whole = set(decision.percents) == set(scenario.hypotheses) and all(
            0 <= p <= 100 for p in decision.percents.values()
        )
        total = sum(decision.percents.values())
        return None if whole and total == 100 else Refusal("sum", needs=100, left=total)
    if isinstance(decision, Keep):
        return None if _last(state, decision.role) else Refusal("sum", needs=100)
    if isinstance(decision, Plan):
        return why_not_plan(scenario, state, decision) if state.awaits == "plan" else Refusal("talks_open")
    if isinstance(decision, HandInject | EndEarly):
        return None
    if isinstance(decision, TakeBack):
        return Refusal("nothing_to_accept")
    return talks.why_not_talk(scenario, state, decision)


def _last(state: State, role: str) -> Stated | None:
    return next((stated for stated in reversed(state.stated) if stated.role == role), None)


def _stated(state: State, decision: Assess | Keep) -> State:
    if isinstance(decision, Assess):
        said = Stated(state.round, state.clock, decision.role, dict(decision.percents), decision.basis)
    else:
        before = _last(state, decision.role)
        if before is None:
            raise Refused(Refusal("sum", needs=100))
        said = replace(before, round=state.round, minute=state.clock, kept=True)
    return replace(state, stated=(*state.stated, said), weighed=state.news)


def _commit(world: World, plan: Plan) -> None:
    """Start the plan's choices together, then let the round run."""
    scenario = world.book.scenario
    world.attention -= sum(scenario.choices[choice].cost for choice in plan.choices)
    world.answers |= plan.answers
    for choice in sorted(plan.choices):
        draft = scenario.choices[choice].draft
        if draft:
            world.drafts[draft] = dict(plan.drafts[draft])
        world.plan(world.clock, CHOICE, choice)
    world.due += sorted(name for name, talk in world.talks.items() if talk.standing == "adjourned")
    _go_on(world)


def _talk(world: World, state: State, decision: TalkStep) -> None:
    """Let the minutes of an exchange pass, then let the table answer."""
    schedule.run(world, world.clock + talks.takes_time(world.book.scenario, state, decision))
    if not world.ending:
        talks.answer(world, decision)
    _go_on(world)


def _hand_in(world: World, decision: HandInject) -> None:
    world.push(tuple(sorted(decision.effects.items())), "facilitator", "inject")
    world.flags.update(decision.set_flags)
    world.changed.update(f"flag.{flag}" for flag in decision.set_flags)
    schedule.run(world, world.clock)
    if world.ending:
        _finish(world)
    elif world.awaits == "plan":
        _pause_before_plan(world)


def _go_on(world: World) -> None:
    """Let the round run until something is to be decided: talks, a broken round, the next round, or nothing."""
    while True:
        if talks.open_now(world):
            world.awaits = "talks"
            schedule.run(world, world.clock)
            if world.ending:
                _finish(world)
            return None
        world.awaits = "nothing"
        schedule.run(world, world.clock)
        if world.ending:
            return _finish(world)
        if world.due:
            talks.begin_talks(world, world.due.pop(0))
        elif world.breaks and world.broken != world.round:
            return _sit_again(world)
        elif world.clock < world.round_ends:
            world.breaks = False
            schedule.run(world, world.round_ends)
        elif world.round == len(world.book.scenario.clock.rounds):
            return _finish(world)
        else:
            return _next_round(world)


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
    world.round_ends = world.clock + world.book.scenario.clock.rounds[world.round - 1].lasts
    world.attention = world.book.scenario.attention
    world.awaits = "plan"
    world.changed.add("round")
    injects.await_round(world)
    schedule.run(world, world.clock)
    if world.ending:
        _finish(world)
    else:
        _pause_before_plan(world)


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
    world.push((), "ending", world.ending)


def reckon(scenario: Scenario, state: State) -> Step:
    """Give the world after what comes out afterwards; shown only once the truth is revealed."""
    world = thaw(book(scenario), state)
    reckoned(world)
    return freeze(world)
