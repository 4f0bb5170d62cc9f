"""Checks: what can never happen, never be seen, or is never read."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import combinations

from game.scenario.checks.knowing import by_range, certain
from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips
from game.scenario.checks.sums import percent
from game.scenario.choices import Outcome
from game.scenario.conditions import And, Condition, names
from game.scenario.injects import Inject
from game.scenario.parts import Path, consequences, walk
from game.scenario.scenario import Scenario
from game.scenario.talks import Counterpart
from game.scenario.vocabulary import flags_set, vocabulary_of_objectives


def never(scenario: Scenario) -> Slips:
    """Yield what can never happen, never be seen, or is never read."""
    yield from _impossible(scenario)
    yield from _idle(scenario)
    yield from _too_dear(scenario)
    yield from _unrevealed(scenario)
    yield from _mute(scenario)
    yield from _thin(scenario)
    yield from _unread(scenario)
    yield from _unheard(scenario)
    yield from _shadowed(scenario)


def _warning(code: str, path: Path, message: str, hint: str, key: bool = True, lacking: str = "") -> Slip:
    return Slip(code, path, message, hint, key=key, severity="warning", lacking=lacking)


def _certain(scenario: Scenario, holds: bool) -> Iterator[Path]:
    known = by_range(scenario, vocabulary_of_objectives(scenario))
    for path, value in walk(scenario):
        if isinstance(value, Condition) and certain(value, known) is holds:
            yield path


@page("condition-never")
def _impossible(scenario: Scenario) -> Slips:
    """A condition that cannot hold closes for ever what it guards. Meters run from 0 to 100.

    Fails:
        injects:
          word:
            when: trust.orsk > 100
    Fails:
        injects:
          word:
            when: round >= 3 and did.look
    Fails:
        injects:
          word:
            when: did.look and not did.look
    Passes:
        injects:
          word:
            when: trust.orsk > 30 or round >= 2
    """
    for path in _certain(scenario, holds=False):
        message = "this condition can never hold"
        yield _warning("condition-never", path, message, "change a number or a name in it", key=False)


@page("condition-always")
def _idle(scenario: Scenario) -> Slips:
    """A condition that holds whatever happens guards nothing; its author meant another one, or none.

    Fails:
        injects:
          word:
            when: stability >= 0
    Passes:
        injects:
          word:
            when: stability >= 10
    """
    for path in _certain(scenario, holds=True):
        yield _warning("condition-always", path, "this condition always holds", "delete it", key=False)


@page("choice-too-dear")
def _too_dear(scenario: Scenario) -> Slips:
    """A choice that costs more attention than a round has can never be taken.

    A round that is broken off begins again with one point more, so one point above `attention:` can be spent.

    Fails:
        attention: 3
        choices:
          call:
            cost: 5
    Passes:
        attention: 3
        choices:
          call:
            cost: 4
    """
    for name, choice in scenario.choices.items():
        if choice.cost > scenario.attention + 1:
            message = f"'{name}' costs {choice.cost} attention; a round has {scenario.attention}"
            yield _warning(
                "choice-too-dear", ("choices", name, "cost"), message, "lower its cost, or raise 'attention:'"
            )


@page("evidence-unrevealed")
def _unrevealed(scenario: Scenario) -> Slips:
    """Evidence that nothing reveals is never seen: some choice, outcome, inject or stage must let it speak.

    Fails:
        choices:
          look:
            reveal: []
    Passes:
        choices:
          look:
            reveal: [logs]
    """
    revealed = {name for part in consequences(scenario) for name in part.reveal}
    for name in scenario.evidence:
        if name not in revealed:
            message = f"nothing reveals the evidence '{name}'"
            hint = f"add 'reveal: [{name}]' to what shows it"
            yield _warning("evidence-unrevealed", ("evidence", name), message, hint, lacking=name)


@page("evidence-mute")
def _mute(scenario: Scenario) -> Slips:
    """Evidence whose findings are equally likely under every hypothesis tells nothing between them.

    Fails:
        evidence:
          logs:
            findings:
              - {id: pro, title: P, text: P., weighs: Nothing., likelihood: {state: 50%, gang: 50%}}
              - {id: crude, title: C, text: C., weighs: Nothing., likelihood: {state: 50%, gang: 50%}}
    Passes:
        evidence:
          logs:
            findings:
              - {id: pro, title: P, text: P., weighs: A little., likelihood: {state: 60%, gang: 50%}}
              - {id: crude, title: C, text: C., weighs: A little., likelihood: {state: 40%, gang: 50%}}
    """
    for name, evidence in scenario.evidence.items():
        if evidence.same_origin or not evidence.findings:
            continue
        if all(len(set(finding.likelihood.values())) <= 1 for finding in evidence.findings):
            message = f"the findings of '{name}' are equally likely under every hypothesis, so they say nothing"
            yield _warning("evidence-mute", ("evidence", name), message, "let one be likelier under one hypothesis")


@page("attribution-thin")
def _thin(scenario: Scenario) -> Slips:
    """Others follow a name as far as what was shared with them supports it; where that cannot be enough, it stays thin.

    Counted is the best that all evidence which something shares could say, in whatever game.

    Fails:
        choices:
          name:
            share: []
            attribution: {names: state, convincing: 60%}
    Fails:
        choices:
          name:
            attribution: {names: state, convincing: 90%}
    Passes:
        choices:
          name:
            attribution: {names: state, convincing: 65%}
    """
    told = {name for part in consequences(scenario) for name in part.share if name in scenario.evidence}
    shared = {scenario.evidence[name].same_origin or name for name in told} & scenario.evidence.keys()
    for name, choice in scenario.choices.items():
        said = choice.attribution
        if said is None or said.names not in scenario.hypotheses:
            continue
        best = _best_case(scenario, said.names, shared)
        if best < said.convincing:
            most = percent(best // 10_000 * 10_000)
            message = f"the case for '{said.names}' never convinces: what can be shared supports it by {most} at most"
            there, hint = ("choices", name, "attribution", "convincing"), "add 'share: [ID]' to what shares evidence"
            yield _warning("attribution-thin", there, message, hint, key=False)


def _best_case(scenario: Scenario, named: str, shared: Collection[str]) -> int:
    """Give how strongly shared evidence could support a hypothesis at best, in parts per million.

    Against each other hypothesis the best finding of each source counts, and one that lacks a share counts as proof,
    so this is never too little.
    """
    others = Fraction(0)
    for other, hypothesis in scenario.hypotheses.items():
        odds = Fraction(hypothesis.prior, scenario.hypotheses[named].prior)
        for source in shared:
            likely = [each.likelihood for each in scenario.evidence[source].findings]
            odds *= min((Fraction(each.get(other, 0), each.get(named) or 1) for each in likely if each), default=1)
        others += odds
    return int(1_000_000 / others)


@page("flag-unread")
def _unread(scenario: Scenario) -> Slips:
    """A flag that is set and never read does nothing; most often its name is misspelt in one of the two places.

    Fails:
        choices:
          call:
            set: [warned]
    Passes:
        choices:
          call:
            set: [warned]
          name:
            when: flag.warned
    """
    read = {
        name.name.removeprefix("flag.")
        for _path, value in walk(scenario)
        if isinstance(value, Condition)
        for name in names(value)
    }
    first = {str(value): path for path, value in reversed(list(walk(scenario))) if len(path) > 1 and path[-2] == "set"}
    for flag in sorted(flags_set(scenario) - read):
        message, hint = f"the flag '{flag}' is set and never read", f"read it as 'flag.{flag}', or delete it"
        yield _warning("flag-unread", first[flag], message, hint, key=False, lacking=flag)


@page("actor-silent")
def _unheard(scenario: Scenario) -> Slips:
    """An actor nobody hears from is a name without a voice.

    It speaks by an inject or outcome `from:` it, or as a counterpart.

    Fails:
        actors:
          mirren: {name: Mirren, kind: state}
    Passes:
        actors:
          mirren: {name: Mirren, kind: state}
        injects:
          advice: {at: 2h, from: mirren, channel: cable, title: Mirren offers help, text: We have cranes too.}
    """
    heard = set(_senders(scenario))
    for name in scenario.actors:
        if name not in heard:
            message = f"nobody ever hears from '{name}'"
            hint = f"write 'from: {name}' at an inject or an outcome, or delete it"
            yield _warning("actor-silent", ("actors", name), message, hint, lacking=name)


def _senders(scenario: Scenario) -> Iterator[str]:
    for _path, value in walk(scenario):
        if isinstance(value, Inject | Outcome) and value.sender:
            yield value.sender
        elif isinstance(value, Counterpart):
            yield value.actor


@page("ending-shadowed")
def _shadowed(scenario: Scenario) -> Slips:
    """An ending whose condition asks for all an earlier one asks for, and more, is never reached.

    Endings are tried in the order written, and the first that holds is the one.

    Fails:
        endings:
          - {id: calm, title: Calm, text: Calm., when: harm < 20}
          - {id: joy, title: Joy, text: Joy., when: harm < 20 and stability > 60}
          - {id: loud, title: Noise, text: Noise.}
    Passes:
        endings:
          - {id: joy, title: Joy, text: Joy., when: harm < 20 and stability > 60}
          - {id: calm, title: Calm, text: Calm., when: harm < 20}
          - {id: loud, title: Noise, text: Noise.}
    """
    asked = [(place, ending, _parts(ending.when)) for place, ending in enumerate(scenario.endings) if ending.when]
    for (_before, earlier, less), (place, ending, more) in combinations(asked, 2):
        if not earlier.early and less <= more:
            message = f"the ending '{ending.id}' is never reached: '{earlier.id}' before it holds whenever it does"
            there = ("endings", place, "when")
            yield _warning("ending-shadowed", there, message, "put the stricter one first", key=False)


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
