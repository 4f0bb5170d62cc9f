"""Checks: of several ways a thing may go one always holds, and none hides another."""

from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips
from game.scenario.choices import Choice
from game.scenario.parts import Path, parts
from game.scenario.scenario import Scenario


def ways(scenario: Scenario) -> Slips:
    """Yield every ending and outcome that hides another, and where none may be left."""
    yield from _last_ending(scenario)
    yield from _shadowing_ending(scenario)
    for path, choice in parts(scenario, Choice):
        for check in (_last_outcome, _shadowing_outcome, _no_chance, _both):
            yield from check(choice, path)


@page("no-last-ending")
def _last_ending(scenario: Scenario) -> Slips:
    """A game must end somehow: the last ending has no condition, so that it holds when no other does.

    Fails:
        endings:
          - {id: calm, title: Calm, text: Calm., when: stability >= 60}
    Passes:
        endings:
          - {id: calm, title: Calm, text: Calm., when: stability >= 60}
          - {id: loud, title: Noise, text: Noise.}
    """
    if scenario.endings[-1].when is not None:
        message = "no ending holds in every case"
        yield Slip("no-last-ending", ("endings", len(scenario.endings) - 1), message, "add a last one without 'when:'")


@page("ending-shadows")
def _shadowing_ending(scenario: Scenario) -> Slips:
    """Endings are tried in the order written: one without a condition hides all that follow.

    Fails:
        endings:
          - {id: loud, title: Noise, text: Noise.}
          - {id: calm, title: Calm, text: Calm.}
    Passes:
        endings:
          - {id: calm, title: Calm, text: Calm., when: stability >= 60}
          - {id: loud, title: Noise, text: Noise.}
    """
    for place, ending in enumerate(scenario.endings[:-1]):
        if ending.when is None:
            message = f"the ending '{ending.id}' always holds, so that no later one is reached"
            yield Slip("ending-shadows", ("endings", place), message, "give it a 'when:', or put it last")


@page("no-last-outcome")
def _last_outcome(choice: Choice, path: Path) -> Slips:
    """Something comes of a choice in any case: the last of its outcomes with conditions has none.

    Fails:
        choices:
          look:
            outcomes:
              - {id: found, title: Found, text: Found., when: round == 1}
    Passes:
        choices:
          look:
            outcomes:
              - {id: found, title: Found, text: Found., when: round == 1}
              - {id: late, title: Late, text: Late.}
    """
    if _by_condition(choice) and choice.outcomes and choice.outcomes[-1].when is not None:
        message = f"no outcome of '{path[-1]}' holds in every case"
        yield Slip("no-last-outcome", (*path, "outcomes"), message, "add a last outcome without 'when:'", key=True)


@page("outcome-shadows")
def _shadowing_outcome(choice: Choice, path: Path) -> Slips:
    """Outcomes without chances are tried in the order written: one without a condition hides all that follow.

    Fails:
        choices:
          look:
            outcomes:
              - {id: late, title: Late, text: Late.}
              - {id: never, title: Never, text: Never.}
    Passes:
        choices:
          look:
            outcomes:
              - {id: found, title: Found, text: Found., when: round == 1}
              - {id: late, title: Late, text: Late.}
    """
    for place, outcome in enumerate(choice.outcomes[:-1] if _by_condition(choice) else ()):
        if outcome.when is None:
            message = f"the outcome '{outcome.id}' always holds, so that no later one arrives"
            yield Slip("outcome-shadows", (*path, "outcomes", place), message, "give it a 'when:' or a 'chance:'")


def _by_condition(choice: Choice) -> bool:
    return all(outcome.chance is None for outcome in choice.outcomes)


@page("missing-chance")
def _no_chance(choice: Choice, path: Path) -> Slips:
    """Outcomes are drawn by chance or chosen by condition; where one has a chance, the others need one.

    Fails:
        choices:
          look:
            outcomes:
              - {id: found, title: Found, text: Found., chance: 100%}
              - {id: lost, title: Lost, text: Lost.}
    Passes:
        choices:
          look:
            outcomes:
              - {id: found, title: Found, text: Found., chance: 60%}
              - {id: lost, title: Lost, text: Lost., chance: 40%}
    """
    for place, outcome in enumerate(() if _by_condition(choice) else choice.outcomes):
        if outcome.chance is None:
            message, hint = f"the outcome '{outcome.id}' has no chance", "add 'chance:', as the others have"
            yield Slip("missing-chance", (*path, "outcomes", place), message, hint)


@page("chance-and-when")
def _both(choice: Choice, path: Path) -> Slips:
    """Outcomes are drawn by chance or chosen by condition; one that has both would be neither.

    Fails:
        choices:
          look:
            outcomes:
              - {id: found, title: Found, text: Found., chance: 60%, when: round == 1}
              - {id: lost, title: Lost, text: Lost., chance: 40%}
    Passes:
        choices:
          look:
            outcomes:
              - {id: found, title: Found, text: Found., chance: 60%}
              - {id: lost, title: Lost, text: Lost., chance: 40%}
    """
    for place, outcome in enumerate(choice.outcomes):
        if outcome.chance is not None and outcome.when is not None:
            message = "an outcome has a chance or a condition"
            yield Slip("chance-and-when", (*path, "outcomes", place, "when"), message, "keep one", key=True)
