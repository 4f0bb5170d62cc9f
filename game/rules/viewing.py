"""Making the player's view of a state: what was shown, and nothing else.

In exercise mode trust is told in words and arrows; a refusal that reads it is the author's sentence.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from game.rules.attack import next_stage_minute
from game.rules.book import OUTCOME, Book, book
from game.rules.choices import not_offered, why_not
from game.rules.outcome import low_is_good
from game.rules.state import Cause, State, TalkState
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
    StageAhead,
    TalkView,
)
from game.scenario.choices import Choice
from game.scenario.scenario import Scenario

LARGE_PUSH, LARGE_PACE = 50, 25


def view(scenario: Scenario, state: State, ledger: Sequence[Cause], mode: Mode) -> PlayerView:
    """Give all the player may know: `ledger` is every cause of the game so far, the reckoning left out."""
    ready = book(scenario)
    shown = tuple(coarse(cause) if mode == "exercise" else cause for cause in ledger if cause.kind != "reckoning")
    return PlayerView(
        mode=mode, awaits=state.awaits, clock=state.clock, round=state.round, rounds=len(scenario.clock.rounds),
        sitting=state.sitting, round_began=state.round_began, round_ends=state.round_ends, attention=state.attention,
        meters={name: _meter(ready, state, ledger, name, mode) for name in state.meters},
        attack=_attack(ready, state), evidence=_evidence(ready, state, mode), ledger=shown,
        choices=_choices(ready, state), asked=state.news > state.weighed, stated=state.stated, done=state.done,
        pending=_pending(state), outcomes=state.outcomes, crossed=state.crossed, upheld=state.upheld,
        strained=state.strained, talks=_talks(ready, state), drafts=state.drafts, ending=state.ending,
        ended_early=state.ended_early,
    )  # fmt: skip


def coarse(cause: Cause) -> Cause:
    """Give a cause as exercise mode tells it: a push on trust as whole arrows of one to three, kept in its sign."""
    if not cause.meter.startswith("trust."):
        return cause
    return cause._replace(change=arrows(cause.change), asked=arrows(cause.asked))


def arrows(change: int) -> int:
    """Give a change in tenths as -3 to +3 arrows: up to 4 points one, up to 9 two, more three."""
    size = 0 if change == 0 else 1 if abs(change) < 50 else 2 if abs(change) < 100 else 3
    return size if change > 0 else -size


def _meter(ready: Book, state: State, ledger: Sequence[Cause], name: str, mode: Mode) -> MeterView:
    recent = [cause for cause in ledger if cause.meter == name and _is_recent(state, cause)]
    change = sum(cause.change for cause in recent)
    hidden = mode == "exercise" and name.startswith("trust.")
    weightiest = max(recent, key=lambda cause: abs(cause.change), default=None)
    return MeterView(
        name=name,
        tenths=None if hidden else state.meters[name],
        step=min(5, state.meters[name] // 200 + 1),
        change=None if hidden else change,
        arrows=arrows(change),
        low_is_good=low_is_good(ready.scenario, name),
        cause=coarse(weightiest) if weightiest and hidden else weightiest,
    )


def _is_recent(state: State, cause: Cause) -> bool:
    """A cause is recent from the beginning of the round that has just run, or runs."""
    return cause.minute >= state.new_since and cause.kind != "reckoning"


def _attack(ready: Book, state: State) -> AttackView:
    attack = state.attack
    ahead = None
    if attack.passed < len(ready.stages) and (minute := next_stage_minute(ready, state)) is not None:
        stage = _foreseen(ready, state)
        ahead = StageAhead(stage, minute) if stage else None
    return AttackView(attack.clock // 100, attack.pace, attack.stage, attack.begun, ahead)


def _foreseen(ready: Book, state: State) -> str:
    """Give the stage that would begin next as things stand, if the CERT can foresee it."""
    at = ready.stages[state.attack.passed].at
    for stage in ready.stages[state.attack.passed :]:
        if stage.at == at and (stage.when is None or ready.test(stage.when)(state)):
            return stage.id if stage.expected else ""
    return ""


def _evidence(ready: Book, state: State, mode: Mode) -> tuple[SeenEvidence, ...]:
    newest = sorted(state.shown.items(), key=lambda item: (-item[1][1], item[0]))
    stated = max((said.minute for said in state.stated), default=-1) if state.weighed else -1
    return tuple(
        SeenEvidence(
            evidence=name,
            finding=finding,
            minute=minute,
            withdrawn=name in state.withdrawn,
            shared=name in state.shared,
            origin=_earlier_report(ready, state, name) if mode == "training" else "",
            likelihood=_likelihood(ready, name, finding) if mode == "training" and minute <= stated else None,
        )
        for name, (finding, minute) in newest
    )


def _earlier_report(ready: Book, state: State, name: str) -> str:
    others = [each for each in ready.reports[ready.origins[name]] if each in state.shown and each != name]
    return min(others, key=lambda each: (state.shown[each][1], each), default="")


def _likelihood(ready: Book, name: str, finding: str) -> Mapping[str, int]:
    return ready.likelihoods[ready.origins[name]][finding]


def _choices(ready: Book, state: State) -> tuple[OfferedChoice, ...]:
    if state.awaits != "plan":
        return ()
    return tuple(
        OfferedChoice(
            id=name,
            refusal=why_not(ready.scenario, state, name),
            cost=choice.cost,
            arrives=state.clock + choice.takes,
            hints=tuple(hints(ready.scenario, choice)),
            crosses=_crosses(ready, state, name),
        )
        for name, choice in sorted(ready.scenario.choices.items())
        if _on_the_table(ready.scenario, state, name)
    )


def _on_the_table(scenario: Scenario, state: State, name: str) -> bool:
    refusal = not_offered(scenario, state, name)
    return refusal is None or refusal.kind in ("closed", "too_soon")


def hints(scenario: Scenario, choice: Choice) -> Iterable[Hint]:
    """Give the direction of everything a choice moves for certain."""
    for meter, asked in sorted(choice.effects.items()):
        if asked:
            good = (asked > 0) != low_is_good(scenario, meter)
            yield Hint(meter, asked > 0, abs(asked) >= LARGE_PUSH, good)
    if choice.pace:
        yield Hint("attack.pace", choice.pace > 0, abs(choice.pace) >= LARGE_PACE, choice.pace < 0)


def _crosses(ready: Book, state: State, name: str) -> tuple[str, ...]:
    """Give the red lines that taking a choice would cross at once."""
    after = supposing(state, name, ready.scenario.choices[name])
    lines = ready.scenario.red_lines.items()
    return tuple(id for id, line in lines if id not in state.crossed and ready.test(line.when)(after))


def supposing(state: State, name: str, choice: Choice) -> State:
    """Give the state as conditions would read it just after a choice was taken, its pushes left aside."""
    return replace(
        state,
        done={**state.done, name: (*state.done.get(name, ()), state.clock)},
        flags=state.flags.union(choice.set_flags).difference(choice.clear_flags),
        strained={**state.strained, **dict.fromkeys(choice.strains, 1)},
    )


def _pending(state: State) -> tuple[tuple[str, int], ...]:
    return tuple((id, minute) for minute, order, id, _ in state.queue if order == OUTCOME)


def _talks(ready: Book, state: State) -> TalkView | None:
    name = open_now(state)
    if not name:
        return None
    talk = state.talks[name]
    seats = {each: seat_shown(under) for each, under in talk.seats.items()}
    return TalkView(
        id=name,
        exchanges=talk.exchanges,
        seats=tuple(SeatView(each, seat.package, seat.says, seat.accepts, seat.left) for each, seat in seats.items()),
        offer=talk.offer,
        agreed=talk.agreed,
        asked=talk.asked,
        offer_worth=worth_by_mandate(ready.scenario, name, talk.offer) if talk.offer else None,
        red_lines=tuple(_lines_on_the_table(ready, state, name, talk)),
        standing=talk.standing,
    )


def worth_by_mandate(scenario: Scenario, negotiation: str, package: Mapping[str, str]) -> int:
    """Give what a package is worth to the player by the mandate's points; advice, never score."""
    clauses = scenario.negotiations[negotiation].clauses
    return sum(clauses[clause].options[option].worth for clause, option in package.items())


def _lines_on_the_table(ready: Book, state: State, name: str, talk: TalkState) -> Iterable[tuple[str, str, str]]:
    for clause, asked in ready.scenario.negotiations[name].clauses.items():
        for option in asked.options:
            signed = replace(talk, standing="agreed", agreed={clause: option})
            after = replace(state, talks={**state.talks, name: signed})
            for line, red in ready.scenario.red_lines.items():
                if line not in state.crossed and ready.test(red.when)(after):
                    yield clause, option, line
