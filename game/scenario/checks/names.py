"""Checks: every name stands for something, and every condition compares like with like."""

from collections.abc import Mapping

from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips, unknown
from game.scenario.choices import Advice, Choice, Outcome
from game.scenario.conditions import Comparison, Condition, ConditionProblem, Name, parse, within
from game.scenario.consequences import Consequence
from game.scenario.evidence import Evidence
from game.scenario.injects import Inject
from game.scenario.parts import Path, parts, walk
from game.scenario.problems import nearest
from game.scenario.reference import norms
from game.scenario.scenario import Scenario
from game.scenario.talks import Counterpart, Negotiation
from game.scenario.vocabulary import Sort, meters_of, vocabulary, vocabulary_of_objectives

_PUSHES = {
    "effects", "per_hour", "reckoning", "if_convincing", "if_thin", "if_late", "if_right", "if_wrong", "weights",
}  # fmt: skip
_WRITE = {
    "points": "compare it with points, as in {name} >= 40",
    "count": "compare it with a whole number, as in {name} >= 3",
    "duration": "compare it with a time, as in {name} >= 6h",
    "share": "compare it with a percentage, as in {name} >= 55%",
    "truth": "write {name} alone, or not {name}",
}
_UNITS = {"points": "whole", "count": "whole", "duration": "length", "share": "share", "option": "option"}


def names(scenario: Scenario) -> Slips:
    """Yield every name in the scenario that nothing bears."""
    yield from _conditions(scenario)
    yield from _meters(scenario)
    yield from _norms(scenario)
    yield from _consequences(scenario)
    yield from _senders(scenario)
    yield from _choices(scenario)
    yield from _evidence(scenario)
    yield from _talks(scenario)
    yield from _central(scenario)
    yield from _campaign(scenario)


@page("central-topic")
def _central(scenario: Scenario) -> Slips:
    """What a crisis turns on is among its topics: a course is planned by these words.

    Fails:
        topics: [cbm, attribution]
        central: [law]
    Passes:
        topics: [cbm, attribution, law]
        central: [law]
    """
    for place, topic in enumerate(scenario.central):
        if topic not in scenario.topics:
            message = f"'{topic}' is not among the topics"
            yield Slip("central-topic", ("central", place), message, "add it to 'topics:', or choose one of them")


def _campaign(scenario: Scenario) -> Slips:
    if scenario.campaign:
        for name, brought in scenario.campaign.brings.items():
            yield from _parsed(brought.when, ("campaign", "brings", name, "when"))
        for meter in scenario.campaign.keeps:
            yield from unknown("meter", meter, meters_of(scenario), ("campaign", "keeps", meter), key=True)


def _parsed(condition: str, path: Path) -> Slips:
    try:
        parse(condition)
    except ConditionProblem as refused:
        yield Slip("condition", path, refused.message, refused.hint, offset=refused.offset)


def _meters(scenario: Scenario) -> Slips:
    known = meters_of(scenario)
    for path, value in walk(scenario):
        if path and path[-1] in _PUSHES and isinstance(value, Mapping):
            for meter in value:
                yield from unknown("meter", meter, known, (*path, meter), key=True)


@page("unknown-norm")
def _norms(scenario: Scenario) -> Slips:
    """What a choice upholds or strains is a norm, CBM or rule of law of the reference: `glossary` shows them.

    Fails:
        choices:
          note:
            upholds: [osce-80]
    Fails:
        choices:
          note:
            strains: [norm-z]
    Passes:
        choices:
          note:
            upholds: [osce-8, norm-h, gcbm-1, law-nec]
    """
    for path, part in parts(scenario, Consequence):
        for field in ("upholds", "strains"):
            for place, norm in enumerate(getattr(part, field)):
                if norm not in norms():
                    near = nearest(norm, norms())
                    family = [known for known in norms() if known.partition("-")[0] == norm.partition("-")[0]]
                    meant = f"did you mean '{near}'?" if near else "'glossary' lists them"
                    hint = f"{meant} They are {family[0]} to {family[-1]}" if family else meant
                    yield Slip("unknown-norm", (*path, field, place), f"no norm, CBM or rule '{norm}'", hint)


def _consequences(scenario: Scenario) -> Slips:
    for path, part in parts(scenario, Consequence):
        for field in ("reveal", "withdraw", "share"):
            for place, name in enumerate(getattr(part, field)):
                yield from unknown("evidence", name, scenario.evidence, (*path, field, place))


def _senders(scenario: Scenario) -> Slips:
    for path, inject in parts(scenario, Inject):
        senders = {**scenario.actors, **scenario.advisers}
        yield from unknown("actor or adviser", inject.sender, senders, (*path, "from"))
        if inject.otherwise and inject.otherwise.sender:
            yield from unknown("actor or adviser", inject.otherwise.sender, senders, (*path, "otherwise", "from"))
        yield from _eyes(scenario, inject.eyes, path)
    for path, outcome in parts(scenario, Outcome):
        if outcome.sender:
            yield from unknown("actor", outcome.sender, scenario.actors, (*path, "from"))
    for path, counterpart in parts(scenario, Counterpart):
        yield from unknown("actor", counterpart.actor, scenario.actors, (*path, "actor"))


def _eyes(scenario: Scenario, eyes: str | None, path: Path) -> Slips:
    if eyes:
        yield from unknown("role", eyes, scenario.roles, (*path, "eyes"))


def _choices(scenario: Scenario) -> Slips:
    if scenario.hold:
        yield from _advice(scenario, scenario.hold.advice, ("hold",))
    for path, choice in parts(scenario, Choice):
        yield from _advice(scenario, choice.advice, path)
        if choice.opens:
            yield from unknown("negotiation", choice.opens, scenario.negotiations, (*path, "opens"))
        if choice.draft:
            yield from unknown("draft", choice.draft, scenario.drafts, (*path, "draft"))
        for place, other in enumerate(choice.excludes):
            yield from unknown("choice", other, scenario.choices, (*path, "excludes", place))
        for place, question in enumerate(choice.asks):
            yield from unknown("question", question, scenario.questions, (*path, "asks", place))
        if choice.attribution:
            yield from unknown(
                "hypothesis", choice.attribution.names, scenario.hypotheses, (*path, "attribution", "names")
            )
    for name, asked in scenario.questions.items():
        if asked.best:
            yield from unknown("option", asked.best, asked.options, ("questions", name, "best"))


def _advice(scenario: Scenario, advice: Mapping[str, Advice], path: Path) -> Slips:
    for adviser in advice:
        yield from unknown("adviser", adviser, scenario.advisers, (*path, "advice", adviser), key=True)


def _evidence(scenario: Scenario) -> Slips:
    for path, evidence in parts(scenario, Evidence):
        yield from _eyes(scenario, evidence.eyes, path)
        if evidence.same_origin:
            yield from unknown("evidence", evidence.same_origin, scenario.evidence, (*path, "same_origin"))


def _talks(scenario: Scenario) -> Slips:
    for path, negotiation in parts(scenario, Negotiation):
        for name, counterpart in negotiation.counterparts.items():
            yield from _counterpart(negotiation, counterpart, (*path, "counterparts", name))


def _counterpart(negotiation: Negotiation, counterpart: Counterpart, path: Path) -> Slips:
    for clause in counterpart.embassy:
        yield from unknown("clause", clause, negotiation.clauses, (*path, "embassy", clause), key=True)
    for clause in counterpart.answers:
        yield from unknown("clause", clause, negotiation.clauses, (*path, "answers", clause), key=True)
    for name, profile in counterpart.profiles.items():
        for clause, worths in profile.wants.items():
            place = (*path, "profiles", name, "wants", clause)
            yield from unknown("clause", clause, negotiation.clauses, place, key=True)
            options = negotiation.clauses[clause].options if clause in negotiation.clauses else worths
            for option in worths:
                yield from unknown("option", option, options, (*place, option), key=True)


def _conditions(scenario: Scenario) -> Slips:
    play, afterwards = vocabulary(scenario), vocabulary_of_objectives(scenario)
    for path, value in walk(scenario):
        if isinstance(value, Condition):
            for part in within(value):
                yield from readable(part, afterwards if path[0] == "objectives" else play, path)


def readable(part: Condition, known: Mapping[str, Sort], path: Path) -> Slips:
    """Yield what is wrong with one part of a condition, for those who know these names."""
    if isinstance(part, Name):
        yield from _known(part, known, path) if part.name not in known else _alone(part, known[part.name], path)
    elif isinstance(part, Comparison):
        if part.left.name not in known:
            yield from _known(part.left, known, path)
        else:
            yield from _compared(part, known[part.left.name], path)
            yield from _option(part, known[part.left.name], path)


@page("unknown-name")
def _known(name: Name, known: Mapping[str, Sort], path: Path) -> Slips:
    """A name stands for something the scenario defines: an actor, a choice, a meter, a piece of evidence, a flag.

    The reference's chapter on conditions lists what a condition may read. A flag exists where something sets it.

    Fails:
        choices:
          call:
            opens: talk
    Fails:
        injects:
          word:
            effects: {trust.orks: +2}
    Fails:
        choices:
          call:
            when: stability >= 30 and not did.nam
    Passes:
        choices:
          call:
            opens: talks
            effects: {trust.orsk: +2}
            when: stability >= 30 and not did.name
    """
    near = nearest(name.name, known)
    hint = f"did you mean '{near}'?" if near else "the reference lists what a condition may read"
    yield Slip("unknown-name", path, f"nothing is called '{name.name}'", hint, offset=name.at, lacking=name.name)


@page("not-a-truth")
def _alone(name: Name, sort: Sort, path: Path) -> Slips:
    """A name that stands alone in a condition is true or false: a flag, or something that came or was done.

    Fails:
        choices:
          call:
            when: stability
    Passes:
        choices:
          call:
            when: stability >= 30 or did.note
    """
    if sort.name != "truth":
        yield Slip("not-a-truth", path, f"'{name.name}' is not true or false", _remedy(name.name, sort), offset=name.at)


@page("wrong-comparison")
def _compared(part: Comparison, sort: Sort, path: Path) -> Slips:
    """A meter is compared with points, a clock with a time, a belief with a percentage, an outcome with `==`.

    Fails:
        choices:
          call:
            when: stability >= 3h
    Fails:
        choices:
          call:
            when: clock >= 3 or did.note
    Passes:
        choices:
          call:
            when: stability >= 30 and clock <= 3h or belief.state >= 55%
    """
    name = part.left.name
    if sort.name == "truth" or part.unit != _UNITS[sort.name]:
        message = f"'{name}' cannot be compared with this"
        yield Slip("wrong-comparison", path, message, _remedy(name, sort), offset=part.at)
    elif sort.name == "option" and part.op != "==":
        yield Slip("wrong-comparison", path, f"'{name}' has no order", f"write {name} == {part.right}", offset=part.at)


@page("unknown-option")
def _option(part: Comparison, sort: Sort, path: Path) -> Slips:
    """What stands on the right of `==` is one of the things the name on the left may be.

    Fails:
        choices:
          call:
            when: found.logs == tidy or stability >= 30
    Passes:
        choices:
          call:
            when: found.logs == pro or stability >= 30
    """
    if sort.name == "option" and part.unit == "option" and part.right not in sort.options:
        near = nearest(str(part.right), sort.options)
        hint = f"did you mean '{near}'?" if near else f"known are {', '.join(sort.options)}"
        message, option = f"'{part.left.name}' never is '{part.right}'", f"{part.left.name}.{part.right}"
        yield Slip("unknown-option", path, message, hint, offset=part.at, lacking=option)


def _remedy(name: str, sort: Sort) -> str:
    if sort.name == "option":
        return f"write {name} == one of {', '.join(sort.options)}"
    return _WRITE[sort.name].format(name=name)
