"""Making the player's view of a state: what was shown, and nothing else.

In exercise mode trust is told in words and arrows; a refusal that reads it is the author's sentence.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from game.rules.attack import next_stage_minute
from game.rules.book import OUTCOME, Book, book
from game.rules.choices import open_choices, takeable, why_not
from game.rules.conditions import Scene
from game.rules.outcome import low_is_good
from game.rules.state import Cause, TalkState
from game.rules.talks import open_now, seat_shown
from game.rules.view import (
    AttackView,
    Hint,
    MeterView,
    Mode,
    OfferedChoice,
    PlayerView,
    SeatView,
    SeenEvidence,
    Sign,
    StageAhead,
    TalkView,
    told_when_asked,
)
from game.rules.world import World
from game.scenario.choices import Choice
from game.scenario.scenario import Scenario

LARGE_PUSH, LARGE_PACE = 50, 25
"""From where on a hint says "much": tenths of a meter's point, and percent of the attack's pace."""


class Looking(NamedTuple):
    """What a view is made of."""

    ready: Book
    scene: Scene
    ledger: Sequence[Cause]
    mode: Mode
    before: int | None


def view(
    scenario: Scenario, scene: Scene, ledger: Sequence[Cause], mode: Mode, before: int | None = None
) -> PlayerView:
    """Give all the player may know: `ledger` is every cause of the game so far, the reckoning left out.

    `before` is how many of its causes the player had before them at the last plan; without it, those of earlier rounds.
    The view of a state is good for ever; that of a world is to look anew whenever the world has gone on.
    """
    at = Looking(book(scenario), scene, ledger, mode, before)

    def tell(part: str) -> object:
        make = _TOLD.get(part)
        return make(at) if make else getattr(scene, part)

    return told_when_asked(tell)


def coarse(cause: Cause) -> Cause:
    """Give a cause as exercise mode tells it: a push on trust as whole arrows of one to three, kept in its sign."""
    if not cause.meter.startswith("trust."):
        return cause
    return cause._replace(change=arrows(cause.change), asked=arrows(cause.asked))


def arrows(change: int) -> int:
    """Give a change in tenths as -3 to +3 arrows: up to 4 points one, up to 9 two, more three."""
    size = 0 if change == 0 else 1 if abs(change) < 50 else 2 if abs(change) < 100 else 3
    return size if change > 0 else -size


def _meters(at: Looking) -> dict[str, MeterView]:
    recent: dict[str, dict[tuple[str, str, str], Cause]] = {}
    for cause in _new(at):
        if cause.meter and cause.kind != "reckoning":
            movers = recent.setdefault(cause.meter, {})
            whose = (cause.kind, cause.id, cause.part)
            movers[whose] = _together(movers[whose], cause) if whose in movers else cause
    return {name: _meter(at, name, list(recent.get(name, {}).values())) for name in at.scene.meters}


def _new(at: Looking) -> Iterable[Cause]:
    """Give what came since the last plan."""
    if at.before is not None:
        return at.ledger[at.before :]
    return (cause for cause in at.ledger if cause.minute >= at.scene.new_since)


def _together(first: Cause, more: Cause) -> Cause:
    """Give two pushes of one thing as one, such as two hours of the attack."""
    return first._replace(change=first.change + more.change, asked=first.asked + more.asked)


def _meter(at: Looking, name: str, movers: Sequence[Cause]) -> MeterView:
    """Tell a meter by what moved it since the last plan: what moved it that way most, and what worked against it."""
    change = sum(cause.change for cause in movers)
    hidden = at.mode == "exercise" and name.startswith("trust.")
    by_weight = sorted((cause for cause in movers if cause.change), key=lambda cause: -abs(cause.change))
    with_it = next((cause for cause in by_weight if change * cause.change > 0), None)
    heavier = by_weight[0] if with_it and by_weight[0].change * change < 0 else None
    return MeterView(
        name=name,
        tenths=None if hidden else at.scene.meters[name],
        step=min(5, at.scene.meters[name] // 200 + 1),
        change=None if hidden else change,
        arrows=arrows(change),
        low_is_good=low_is_good(at.ready.scenario, name),
        cause=coarse(with_it) if with_it and hidden else with_it,
        against=coarse(heavier) if heavier and hidden else heavier,
    )


def _ledger(at: Looking) -> tuple[Cause, ...]:
    return tuple(coarse(cause) if at.mode == "exercise" else cause for cause in at.ledger if cause.kind != "reckoning")


def _attack(at: Looking) -> AttackView:
    ready, scene = at.ready, at.scene
    attack = scene.attack
    ahead, minute = None, next_stage_minute(ready, scene) if attack.passed < len(ready.stages) else None
    if minute is not None and minute <= ready.scenario.clock.ends[-1]:
        stage = _foreseen(ready, scene)
        ahead = StageAhead(stage, minute) if stage else None
    return AttackView(attack.clock // 100, attack.pace, attack.stage, attack.begun, ahead)


def _foreseen(ready: Book, scene: Scene) -> str:
    """Give the stage that would begin next as things stand, if the CERT can foresee it."""
    at = ready.stages[scene.attack.passed].at
    for stage in ready.stages[scene.attack.passed :]:
        if stage.at == at and (stage.when is None or ready.test(stage.when)(scene)):
            return stage.id if stage.expected else ""
    return ""


def _evidence(at: Looking) -> tuple[SeenEvidence, ...]:
    ready, scene, training = at.ready, at.scene, at.mode == "training"
    newest = sorted(scene.shown.items(), key=lambda item: (-item[1][1], item[0]))
    stated = _stated_last(scene)
    return tuple(
        SeenEvidence(
            evidence=name,
            finding=finding,
            minute=minute,
            withdrawn=name in scene.withdrawn,
            shared=name in scene.shared,
            origin=_earlier_report(ready, scene, name) if training else "",
            likelihood=ready.likelihoods[ready.origins[name]][finding] if training and minute <= stated else None,
        )
        for name, (finding, minute) in newest
    )


def _stated_last(scene: Scene) -> int:
    """Give the minute of the last assessment; -1 before any."""
    return max((said.minute for said in scene.stated), default=-1) if scene.weighed else -1


def _signs(at: Looking) -> tuple[Sign, ...]:
    told: dict[Cause, Sign] = {}
    stated = _stated_last(at.scene) if at.mode == "training" else -1
    asked = {name: iter(talk.asked) for name, talk in at.scene.talks.items()}
    for cause in at.ledger:
        done = Cause(*cause[:4])
        if cause.kind == "talks" and cause.part.startswith("asked "):
            told[done] = Sign(done, next(asked[cause.id]), None)
        elif tells := _tells(at.ready, done):
            told.setdefault(done, Sign(done, None, tells if cause.minute <= stated else None))
    return tuple(reversed(told.values()))


def _tells(ready: Book, cause: Cause) -> Mapping[str, int] | None:
    """Give how probable each hypothesis made what others did; None where it tells nothing between them."""
    if cause.kind == "outcome":
        lots = ready.moves[cause.id].lots
        return lots.tells.get(cause.part) if lots else None
    if cause.kind == "inject":
        return ready.comes[cause.id].tells.get("no" if cause.part == "otherwise" else "yes")
    return None


def _earlier_report(ready: Book, scene: Scene, name: str) -> str:
    """Give the first of the reports of one origin, if this is not it."""
    shown = [each for each in ready.reports[ready.origins[name]] if each in scene.shown]
    first = min(shown, key=lambda each: (scene.shown[each][1], each))
    return first if first != name else ""


def _choices(at: Looking) -> tuple[OfferedChoice, ...]:
    return tuple(_offered(at)) if at.scene.awaits == "plan" else ()


def _offered(at: Looking) -> Iterable[OfferedChoice]:
    """Give what is on the table: what can be taken, and what the player is told cannot be taken now."""
    scenario, scene = at.ready.scenario, at.scene
    names = open_choices(scene) | at.ready.told_closed if isinstance(scene, World) else scenario.choices.keys()
    for name in sorted(names):
        refusal = why_not(scenario, scene, name)
        if refusal is None or refusal.kind in ("closed", "too_soon", "attention"):
            choice = scenario.choices[name]
            arrives, excludes = scene.clock + choice.takes, at.ready.moves[name].excludes
            moves = _hints_of(scenario)[name]
            yield OfferedChoice(name, refusal, choice.cost, arrives, moves, _crosses(at, name), excludes)


@lru_cache(maxsize=16)
def _hints_of(scenario: Scenario) -> Mapping[str, tuple[Hint, ...]]:
    """Give the hints of every choice; a window that is open for a week keeps those of few scenarios."""
    return {name: tuple(hints(scenario, choice)) for name, choice in scenario.choices.items()}


def hints(scenario: Scenario, choice: Choice) -> Iterable[Hint]:
    """Give the direction of everything a choice moves for certain."""
    for meter, asked in sorted(choice.effects.items()):
        if asked:
            good = (asked > 0) != low_is_good(scenario, meter)
            yield Hint(meter, asked > 0, abs(asked) >= LARGE_PUSH, good)
    if choice.pace:
        yield Hint("attack.pace", choice.pace > 0, abs(choice.pace) >= LARGE_PACE, choice.pace < 0)


def _crosses(at: Looking, name: str) -> tuple[str, ...]:
    """Give the red lines that taking a choice would cross at once."""
    lines = [line for line in at.ready.risks[name] if line not in at.scene.crossed]
    if not lines:
        return ()
    after = _after(at.scene, name, at.ready.scenario.choices[name])
    return tuple(line for line in lines if at.ready.test(at.ready.scenario.red_lines[line].when)(after))


class _Supposed:
    """A scene, or talks in it, as conditions would read them if some things stood otherwise."""

    def __init__(self, truly: Scene | TalkState, **otherwise: object) -> None:
        self.__dict__ = {"_truly": truly, **otherwise}

    def __getattr__(self, name: str) -> object:
        return getattr(self.__dict__["_truly"], name)


def _after(scene: Scene, name: str, choice: Choice) -> Scene:
    """Give the scene just after a choice was taken, its pushes left aside."""
    return cast(Scene, _Supposed(
        scene,
        done={**scene.done, name: (*scene.done.get(name, ()), scene.clock)},
        flags=scene.flags.union(choice.set_flags).difference(choice.clear_flags),
        strained={**scene.strained, **dict.fromkeys(choice.strains, 1)},
    ))  # fmt: skip


def _pending(at: Looking) -> tuple[tuple[str, int], ...]:
    return tuple((id, minute) for minute, order, id, _ in sorted(at.scene.queue) if order == OUTCOME)


def _talks(at: Looking) -> TalkView | None:
    name = open_now(at.scene)
    if not name:
        return None
    talk = at.scene.talks[name]
    seats = {each: seat_shown(under) for each, under in talk.seats.items()}
    return TalkView(
        id=name,
        exchanges=talk.exchanges,
        seats=tuple(SeatView(each, seat.package, seat.says, seat.accepts, seat.left) for each, seat in seats.items()),
        offer=talk.offer,
        agreed=talk.agreed,
        asked=talk.asked,
        offer_worth=worth_by_mandate(at.ready.scenario, name, talk.offer) if talk.offer else None,
        red_lines=tuple(_lines_on_the_table(at, name, talk)),
        standing=talk.standing,
    )


def worth_by_mandate(scenario: Scenario, negotiation: str, package: Mapping[str, str]) -> int:
    """Give what a package is worth to the player by the mandate's points; advice, never score."""
    clauses = scenario.negotiations[negotiation].clauses
    return sum(clauses[clause].options[option].worth for clause, option in package.items())


def _lines_on_the_table(at: Looking, name: str, talk: TalkState) -> Iterable[tuple[str, str, str]]:
    lines = [line for line in at.ready.forbidden.get(f"talks.{name}", ()) if line not in at.scene.crossed]
    if not lines:
        return
    tests = [(line, at.ready.test(at.ready.scenario.red_lines[line].when)) for line in lines]
    for clause, asked in at.ready.scenario.negotiations[name].clauses.items():
        for option in asked.options:
            signed = _Supposed(talk, standing="agreed", agreed={clause: option})
            after = cast(Scene, _Supposed(at.scene, talks={**at.scene.talks, name: signed}))
            yield from ((clause, option, line) for line, crossed in tests if crossed(after))


_TOLD: Mapping[str, Callable[[Looking], object]] = {
    "mode": lambda at: at.mode,
    "rounds": lambda at: len(at.ready.lengths),
    "meters": _meters,
    "attack": _attack,
    "evidence": _evidence,
    "signs": _signs,
    "ledger": _ledger,
    "choices": _choices,
    "takeable": lambda at: takeable(at.ready.scenario, at.scene),
    "asked": lambda at: at.scene.news > at.scene.weighed,
    "pending": _pending,
    "talks": _talks,
}
"""How each part of a view is made; every other part stands in the state under its own name."""
