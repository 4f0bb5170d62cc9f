"""Checks: what must be there is there, and is there once."""

from collections.abc import Iterable, Iterator, Mapping

from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips
from game.scenario.choices import Choice
from game.scenario.evidence import Evidence
from game.scenario.parts import Path, parts
from game.scenario.problems import nearest
from game.scenario.scenario import COMMON_METERS, Scenario
from game.scenario.talks import Counterpart


def complete(scenario: Scenario) -> Slips:
    """Yield everything that must be there and is not, or stands there twice."""
    for check in (_meters, _unique, _timeless, _timed_twice, _no_round, _silence, _at_once):
        yield from check(scenario)


@page("missing-meter")
def _meters(scenario: Scenario) -> Slips:
    """Every crisis has the four meters that results are compared by: stability, sovereignty, support and harm.

    Fails:
        meters: {stability: 60, sovereignity: 70, support: 55, harm: 10}
        score:
          weights: {stability: 40, sovereignity: 20, support: 20, harm: 20}
    Fails:
        meters: {stability: 60, support: 55, harm: 10}
        score:
          weights: {stability: 40, support: 40, harm: 20}
    Passes:
        meters: {stability: 60, sovereignty: 70, support: 55, harm: 10}
    """
    own = [name for name in scenario.meters if name not in COMMON_METERS]
    for meter in COMMON_METERS:
        if meter not in scenario.meters:
            near = nearest(meter, own)
            hint = f"write it in place of '{near}'" if near else f"add '{meter}: 50'"
            path = ("meters", near) if near else ("meters",)
            yield Slip("missing-meter", path, f"the meter '{meter}' is missing", hint, key=True, lacking=meter)


@page("duplicate-id")
def _unique(scenario: Scenario) -> Slips:
    """In a list every id stands once, since conditions, saves and translations find its part by it.

    Fails:
        endings:
          - {id: calm, title: Calm, text: Calm., when: stability >= 60}
          - {id: calm, title: Noise, text: Noise.}
    Passes:
        endings:
          - {id: calm, title: Calm, text: Calm., when: stability >= 60}
          - {id: loud, title: Noise, text: Noise.}
    """
    for path, what, ids in _lists(scenario):
        first: dict[str, int] = {}
        for place, name in enumerate(ids):
            if name in first:
                message, other = f"the {what} '{name}' is already on line {{line}}", (*path, first[name], "id")
                yield Slip("duplicate-id", (*path, place, "id"), message, "give it another id", other=other)
            first.setdefault(name, place)


def _lists(scenario: Scenario) -> Iterator[tuple[Path, str, Iterable[str]]]:
    """Give every list whose parts have ids, with what they are."""
    yield ("endings",), "ending", (ending.id for ending in scenario.endings)
    yield ("attack", "stages"), "stage", (stage.id for stage in scenario.attack.stages)
    for path, evidence in parts(scenario, Evidence):
        yield (*path, "findings"), "finding", (finding.id for finding in evidence.findings)
    for path, choice in parts(scenario, Choice):
        yield (*path, "outcomes"), "outcome", (outcome.id for outcome in choice.outcomes)
    for path, counterpart in parts(scenario, Counterpart):
        for clause, answers in counterpart.answers.items():
            yield (*path, "answers", clause), "answer", (answer.id for answer in answers)


@page("inject-never")
def _timeless(scenario: Scenario) -> Slips:
    """An inject needs a moment: a time, a round, or a condition.

    Fails:
        injects:
          offer: {from: orsk, channel: cable, title: An offer, text: We can help.}
    Passes:
        injects:
          offer: {at: 2h, from: orsk, channel: cable, title: An offer, text: We can help.}
    """
    for name, inject in scenario.injects.items():
        if inject.at is None and inject.round is None and inject.when is None:
            message, hint = f"nothing says when the inject '{name}' comes", "add 'at:', 'round:' or 'when:'"
            yield Slip("inject-never", ("injects", name), message, hint, key=True)


@page("inject-twice")
def _timed_twice(scenario: Scenario) -> Slips:
    """An inject comes at a time or at the beginning of a round, not at both; `when:` may stand beside either.

    Fails:
        injects:
          offer: {at: 2h, round: 2, from: orsk, channel: cable, title: An offer, text: We can help.}
    Passes:
        injects:
          offer: {round: 2, when: did.note, from: orsk, channel: cable, title: An offer, text: We can help.}
    """
    for name, inject in scenario.injects.items():
        if inject.at is not None and inject.round is not None:
            message = f"the inject '{name}' comes at a time and at a round"
            yield Slip("inject-twice", ("injects", name, "round"), message, "keep one of 'at:' and 'round:'", key=True)


@page("no-such-round")
def _no_round(scenario: Scenario) -> Slips:
    """An inject of a round that is never played never comes.

    Fails:
        injects:
          offer: {round: 5, from: orsk, channel: cable, title: An offer, text: We can help.}
    Passes:
        injects:
          offer: {round: 2, from: orsk, channel: cable, title: An offer, text: We can help.}
    """
    rounds = len(scenario.clock.rounds)
    for name, inject in scenario.injects.items():
        if inject.round is not None and inject.round > rounds:
            message = f"there is no round {inject.round}"
            yield Slip("no-such-round", ("injects", name, "round"), message, f"the clock has {rounds} rounds")


@page("no-otherwise")
def _silence(scenario: Scenario) -> Slips:
    """Where an inject's chance depends on the truth, its not coming is evidence too, and must be shown.

    Fails:
        injects:
          word:
            chance: {state: 20%, gang: 60%}
            weighs: Likelier if a gang did it.
    Passes:
        injects:
          word:
            chance: {state: 20%, gang: 60%}
            weighs: Likelier if a gang did it.
            otherwise: {title: Silence, text: Orsk says nothing., weighs: Likelier if Orsk did it.}
    """
    for name, inject in scenario.injects.items():
        if isinstance(inject.chance, Mapping) and inject.otherwise is None:
            message = f"the chance of '{name}' depends on the hypothesis, so its not coming tells something too"
            hint = "add 'otherwise:' with what is shown instead"
            yield Slip("no-otherwise", ("injects", name, "chance"), message, hint, key=True)


@page("inject-at-once")
def _at_once(scenario: Scenario) -> Slips:
    """An inject that may come again after no time at all could come without end.

    Fails:
        injects:
          word:
            again: 0h
    Passes:
        injects:
          word:
            again: 2h
    """
    for name, inject in scenario.injects.items():
        if inject.again == 0:
            message = f"the inject '{name}' may come again at once, and so without end"
            yield Slip("inject-at-once", ("injects", name, "again"), message, "write a time such as 2h")
