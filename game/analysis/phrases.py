"""Decisions as the lines a player would type: `choose hotline logs`, `offer logs=month line=open`, `walk`.

They stand in results for programs, and are how another decision is named on the command line.
"""

from collections.abc import Mapping

from game.language import _
from game.rules import Accept, Ask, Decision, Offer, Package, Plan, State, TalkStep, Walk, why_not_decision
from game.scenario import Scenario, nearest
from game.scenario.talks import Clause

HOLD = "hold"


class NoSuchDecision(Exception):
    """A line that names no decision which could be made there; the message says what could."""


def phrase(decision: Decision) -> str:
    """Write a decision as one line; the texts of a plan follow it after semicolons."""
    if isinstance(decision, Plan):
        chosen = f"choose {' '.join(sorted(decision.choices))}" if decision.choices else HOLD
        puts = [f"put {_pairs(text)}" for _draft, text in sorted(decision.drafts.items())]
        return "; ".join([chosen, *puts])
    if isinstance(decision, Offer):
        return f"offer {_pairs(decision.package)}"
    if isinstance(decision, Ask):
        return f"ask {decision.clause} {decision.counterpart}".strip()
    if isinstance(decision, Accept):
        return f"accept {decision.counterpart}".strip()
    return "walk" if isinstance(decision, Walk) else type(decision).__name__.lower()


def plain(decision: Decision) -> Decision:
    """Give a decision without what makes no difference: the order of a plan, and answers to questions beside it."""
    return Plan(tuple(sorted(decision.choices)), decision.drafts) if isinstance(decision, Plan) else decision


def _pairs(package: Package) -> str:
    return " ".join(f"{clause}={option}" for clause, option in package.items())


def meant(scenario: Scenario, state: State, line: str, made: Decision) -> Decision:
    """Give the decision a line stands for at a moment; raise NoSuchDecision.

    What the line leaves open is as in the decision that was made there, and else as the mandate wants it.
    """
    first, *puts = [part.split() for part in line.split(";") if part.split()] or [[line]]
    word, rest = first[0], first[1:]
    if word not in ("choose", HOLD, "offer", "ask", "accept", "walk"):
        raise NoSuchDecision(_("'{line}' is no decision; write choose ID..., hold, offer CLAUSE=OPTION..., ask CLAUSE, "
                               "accept or walk").format(line=line))  # fmt: skip
    if (word in ("choose", HOLD)) != (state.awaits == "plan"):
        raise NoSuchDecision(
            _("a plan is decided there; write choose ID... or hold")
            if state.awaits == "plan"
            else _("talks are open there; write offer CLAUSE=OPTION..., ask CLAUSE, accept or walk")
        )
    decision: Decision
    if word in ("choose", HOLD):
        put = _options([pair for each in puts for pair in each[1:]])
        decision = _plan(scenario, tuple(rest) if word == "choose" else (), put, made)
    else:
        decision = _step(scenario, state, word, rest, made)
    if refusal := why_not_decision(scenario, state, decision):
        raise NoSuchDecision(
            _("'{line}' cannot be decided there: {reason}").format(line=line, reason=_why(refusal.kind, refusal.id))
        )
    return decision


def _why(kind: str, id: str) -> str:
    reasons = {
        "attention": _("there is not enough attention for it"), "taken": _("it was done already"),
        "excluded": _("two choices of it do not go together"),
        "draft_incomplete": _("a text is not complete"), "package_incomplete": _("the offer is not complete"),
        "nothing_to_accept": _("there is nothing to accept"), "no_answer": _("nothing is to be had by asking that"),
    }  # fmt: skip
    return reasons.get(kind, _("'{id}' is not offered").format(id=id))


def _plan(scenario: Scenario, choices: tuple[str, ...], put: Mapping[str, str], made: Decision) -> Plan:
    for choice in choices:
        if choice not in scenario.choices:
            raise NoSuchDecision(_unknown(choice, scenario.choices))
    texts = made.drafts if isinstance(made, Plan) else {}
    return written(scenario, choices, texts, put)


def written(
    scenario: Scenario, choices: tuple[str, ...], texts: Mapping[str, Package], put: Mapping[str, str] | None = None
) -> Plan:
    """Give a plan of these choices: texts as given, clauses as put, and the rest as the mandate wants it."""
    drafts = {}
    for name in dict.fromkeys(filter(None, (scenario.choices[choice].draft for choice in sorted(choices)))):
        clauses = scenario.drafts[name].clauses
        drafts[name] = {**_wanted(clauses), **texts.get(name, {})} | {
            clause: option for clause, option in (put or {}).items() if clause in clauses
        }
    return Plan(tuple(sorted(choices)), drafts)


def _wanted(clauses: Mapping[str, Clause]) -> dict[str, str]:
    return {
        name: max(sorted(clause.options), key=lambda option, c=clause: c.options[option].worth)  # type: ignore[misc]
        for name, clause in clauses.items()
    }


def _step(scenario: Scenario, state: State, word: str, rest: list[str], made: Decision) -> TalkStep:
    if word == "walk":
        return Walk()
    if word == "accept":
        return Accept(*rest[:1])
    if word == "ask":
        return Ask(*(rest[:2] or [""]))
    open_now = next(name for name, talk in state.talks.items() if talk.standing == "open")
    clauses, talk = scenario.negotiations[open_now].clauses, state.talks[open_now]
    base = made.package if isinstance(made, Offer) else talk.offer or _wanted(clauses)
    changed = _options(rest)
    for clause, option in changed.items():
        if clause not in clauses or option not in clauses[clause].options:
            raise NoSuchDecision(_unknown(*_misspelt(clause, option, clauses)))
    return Offer({**base, **changed})


def _misspelt(clause: str, option: str, clauses: Mapping[str, Clause]) -> tuple[str, Mapping[str, object]]:
    return (option, clauses[clause].options) if clause in clauses else (clause, clauses)


def _options(pairs: list[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise NoSuchDecision(_("'{pair}' is no wording; write CLAUSE=OPTION").format(pair=pair))
    return {clause: option for clause, _equals, option in (pair.partition("=") for pair in pairs)}


def _unknown(name: str, known: Mapping[str, object]) -> str:
    near = nearest(name, known)
    if near:
        return _("nothing is called '{name}'; did you mean '{near}'?").format(name=name, near=near)
    return _("nothing is called '{name}'; known are {all}").format(name=name, all=", ".join(sorted(known)))
