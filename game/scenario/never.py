"""Checks: what can never happen, never be seen, or is never read."""

from collections.abc import Iterator

from game.scenario.choices import Outcome
from game.scenario.conditions import And, Condition, names
from game.scenario.injects import Inject
from game.scenario.knowing import by_range, certain
from game.scenario.parts import consequences, walk
from game.scenario.scenario import Scenario
from game.scenario.slips import Slip, Slips
from game.scenario.talks import Counterpart
from game.scenario.vocabulary import flags_set, vocabulary_of_objectives


def never(scenario: Scenario) -> Slips:
    """Yield what can never happen, never be seen, or is never read."""
    yield from _conditions(scenario)
    yield from _too_dear(scenario)
    yield from _unrevealed(scenario)
    yield from _mute(scenario)
    yield from _unread(scenario)
    yield from _unheard(scenario)
    yield from _shadowed(scenario)


def _warning(code: str, path: tuple[str | int, ...], message: str, hint: str, key: bool = True) -> Slip:
    return Slip(code, path, message, hint, key=key, severity="warning")


def _conditions(scenario: Scenario) -> Slips:
    """A condition that cannot hold closes what it guards for ever; one that always holds guards nothing.

    Fails: `when: trust.orsk > 100`, `when: round >= 9` in a crisis of six rounds, `when: did.call and not did.call`.
    Passes: `when: trust.orsk > 60`.
    """
    known = by_range(scenario, vocabulary_of_objectives(scenario))
    for path, value in walk(scenario):
        if isinstance(value, Condition) and (found := certain(value, known)) is not None:
            said = "this condition always holds" if found else "this condition can never hold"
            hint = "delete it" if found else "change a number or a name in it"
            yield _warning("condition-always" if found else "condition-never", path, said, hint, key=False)


def _too_dear(scenario: Scenario) -> Slips:
    """A choice that costs more attention than a round has can never be taken.

    Fails: `cost: 5` with `attention: 3`. Passes: `cost: 4`, since a round that is broken gives one point more.
    """
    for name, choice in scenario.choices.items():
        if choice.cost > scenario.attention + 1:
            message = f"'{name}' costs {choice.cost} attention; a round has {scenario.attention}"
            yield _warning(
                "choice-too-dear", ("choices", name, "cost"), message, "lower its cost, or raise 'attention:'"
            )


def _unrevealed(scenario: Scenario) -> Slips:
    """Evidence that nothing reveals is never seen.

    Fails: an entry under `evidence:` that no `reveal:` names. Passes: `reveal: [logs]` in some outcome.
    """
    revealed = {name for part in consequences(scenario) for name in part.reveal}
    for name in scenario.evidence:
        if name not in revealed:
            message = f"nothing reveals the evidence '{name}'"
            yield _warning(
                "evidence-unrevealed", ("evidence", name), message, f"add 'reveal: [{name}]' to what shows it"
            )


def _mute(scenario: Scenario) -> Slips:
    """Evidence whose findings are equally likely under every hypothesis tells nothing between them.

    Fails: `likelihood: {state: 50%, gang: 50%}` for both findings. Passes: any finding with a difference.
    """
    for name, evidence in scenario.evidence.items():
        if evidence.same_origin or not evidence.findings:
            continue
        if all(len(set(finding.likelihood.values())) <= 1 for finding in evidence.findings):
            message = f"the findings of '{name}' are equally likely under every hypothesis, so they say nothing"
            yield _warning("evidence-mute", ("evidence", name), message, "let one be likelier under one hypothesis")


def _unread(scenario: Scenario) -> Slips:
    """A flag that is set and never read does nothing.

    Fails: `set: [warned]` where no condition reads `flag.warned`. Passes: an inject `when: flag.warned`.
    """
    read = {
        name.name.removeprefix("flag.")
        for _path, value in walk(scenario)
        if isinstance(value, Condition)
        for name in names(value)
    }
    for flag in sorted(flags_set(scenario) - read):
        path = next(path for path, value in walk(scenario) if value == flag and len(path) > 1 and path[-2] == "set")
        message = f"the flag '{flag}' is set and never read"
        yield _warning("flag-unread", path, message, f"read it as 'flag.{flag}', or delete it", key=False)


def _unheard(scenario: Scenario) -> Slips:
    """An actor nobody hears from is a name without a voice.

    Fails: an actor that sends no inject or outcome and sits at no table. Passes: one inject `from:` it.
    """
    heard = set(_senders(scenario))
    for name in scenario.actors:
        if name not in heard:
            message = f"nobody ever hears from '{name}'"
            yield _warning("actor-silent", ("actors", name), message, "let something come from it, or delete it")


def _senders(scenario: Scenario) -> Iterator[str]:
    for _path, value in walk(scenario):
        if isinstance(value, Inject | Outcome) and value.sender:
            yield value.sender
        elif isinstance(value, Counterpart):
            yield value.actor


def _shadowed(scenario: Scenario) -> Slips:
    """An ending whose condition asks for all an earlier one asks for, and more, is never reached.

    Fails: `when: harm < 20` and after it `when: harm < 20 and stability > 60`. Passes: the stricter one first.
    """
    for place, ending in enumerate(scenario.endings):
        for earlier in scenario.endings[:place]:
            if earlier.when and ending.when and not earlier.early and _parts(earlier.when) <= _parts(ending.when):
                message = f"the ending '{ending.id}' is never reached: '{earlier.id}' before it holds whenever it does"
                yield _warning(
                    "ending-shadowed", ("endings", place, "when"), message, "put the stricter one first", key=False
                )


def _parts(condition: Condition) -> set[str]:
    parts = condition.parts if isinstance(condition, And) else (condition,)
    return {_plain(part) for part in parts}


def _plain(part: object) -> str:
    """Write a part of a condition without its places, so that equal parts are equal."""
    fields = getattr(part, "__slots__", ())
    if not fields:
        return "(" + " ".join(map(_plain, part)) + ")" if isinstance(part, tuple) else str(part)
    told = (f"{field}={_plain(getattr(part, field))}" for field in fields if field != "at")
    return f"{type(part).__name__}({', '.join(told)})"
