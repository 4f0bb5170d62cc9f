"""Worlds and decisions drawn at random: every part of the language, put together as no author would.

They prove that two ways of playing agree; what they mean is nobody's concern.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from game import rules
from game.rules import Accept, Ask, Assess, Decision, EndEarly, HandInject, Keep, Offer, Plan, State, Walk
from game.scenario import Scenario, Unreadable
from tests.worlds import finding, world

TRUTHS = ("gang", "state")
METERS = ("alpha", "harm", "sovereignty", "stability", "support", "trust.norr", "trust.orsk")
EVIDENCE = ("copy", "disk", "log", "wire")
CHOICES = tuple(f"do-{number}" for number in range(8))
INJECTS = tuple(f"in-{number}" for number in range(9))
FLAGS = ("blue", "green", "red")
NORMS = ("norm-a", "norm-h", "gcbm-2")
SOME = ("talk", "pact")
CLAUSES = {"first": ("far", "near"), "second": ("all", "half", "none")}
ATOMS: tuple[Callable[[Random], str], ...] = (
    lambda luck: f"round {luck.choice(['>=', '<', '=='])} {luck.randint(1, 4)}",
    lambda luck: f"clock {luck.choice(['>=', '<'])} {luck.randint(1, 12)}h",
    lambda luck: f"{luck.choice(METERS)} {luck.choice(['>=', '<', '<='])} {luck.randint(10, 90)}",
    lambda luck: f"{luck.choice(METERS)} {luck.choice(['>', '=='])} {luck.randint(10, 90)}",
    lambda luck: f"belief.{luck.choice(TRUTHS)} >= {luck.randint(20, 90)}%",
    lambda luck: f"case.{luck.choice(TRUTHS)} < {luck.randint(20, 90)}%",
    lambda luck: f"flag.{luck.choice(FLAGS)}",
    lambda luck: f"did.{luck.choice(CHOICES)}",
    lambda luck: f"time.{luck.choice(CHOICES)} < {luck.randint(1, 9)}h",
    lambda luck: f"came.{luck.choice(INJECTS)}",
    lambda luck: f"{luck.choice(['seen', 'shared', 'withdrawn'])}.{luck.choice(EVIDENCE)}",
    lambda luck: f"found.log == {luck.choice(['hot', 'cold'])}",
    lambda luck: f"stage.{luck.choice(['s-0', 's-1', 's-2', 's-3'])}",
    lambda luck: "attack.clock >= 3h",
    lambda luck: f"attack.pace {luck.choice(['>', '<'])} 90",
    lambda luck: f"{luck.choice(['agreed', 'walked', 'refused'])}.{luck.choice(SOME)}",
    lambda luck: "agreed.talk.first == near",
    lambda luck: "draft.note.second == half",
    lambda luck: "crossed.line",
    lambda luck: "upheld.norm-a",
    lambda luck: "strained.norm-h",
    lambda luck: "outcome.do-1 == good",
)  # fmt: skip


def condition(luck: Random) -> str:
    """Draw a condition of one to three parts."""
    parts = [luck.choice(["", "", "not "]) + luck.choice(ATOMS)(luck) for _ in range(luck.choice([1, 1, 2, 3]))]
    return luck.choice([" and ", " or "]).join(parts)


def wild_world(seed: int) -> Scenario | None:
    """Draw a whole world; None where the draw cannot be read, as when it names what nothing sets."""
    luck = Random(seed)
    try:
        return world(
            clock={"start": "2026-03-02 04:10", "rounds": [luck.choice(["2h", "3h", "4h30m"]) for _ in range(4)]},
            attention=3,
            meters={name: luck.randint(20, 80) for name in METERS[:5]},
            actors={name: {"name": name, "kind": "state", "trust": luck.randint(0, 100)} for name in ("orsk", "norr")},
            attack={"pace": luck.choice([50, 100, 130]), "stages": [_stage(luck, number) for number in range(4)]},
            evidence=_evidence(luck),
            injects={name: _inject(luck) for name in INJECTS},
            choices={name: _choice(luck, number) for number, name in enumerate(CHOICES)},
            red_lines={"line": {"title": "L", "text": "L", "when": condition(luck), "effects": _effects(luck)}},
            negotiations={name: _talks(luck) for name in SOME},
            drafts={"note": {"title": "N", "clauses": _clauses(luck)}},
            questions={"why": {"text": "Why?", "options": {"a": "A", "b": "B"}}},
            objectives={"met": {"title": "M", "when": f"{condition(luck)} or stated.gang >= 40%"}},
            endings=[
                {"id": "early", "when": f"round >= 3 and {condition(luck)}", "early": True, "title": "E", "text": "E"},
                {"id": "late", "when": condition(luck), "title": "L", "text": "L"},
                {"id": "end", "title": "The end", "text": "It is over."},
            ],
        )  # fmt: skip
    except Unreadable:
        return None


def _effects(luck: Random) -> dict[str, int]:
    return {meter: luck.randint(-15, 15) for meter in luck.sample(METERS, luck.randint(0, 3))}


def _consequence(luck: Random) -> dict[str, Any]:
    some: dict[str, Any] = {"effects": _effects(luck)}
    for key, known in (
        ("set", FLAGS),
        ("clear", FLAGS),
        ("reveal", EVIDENCE),
        ("share", EVIDENCE),
        ("withdraw", EVIDENCE),
    ):
        if luck.random() < 0.3:
            some[key] = [luck.choice(known)]
    for key in ("upholds", "strains"):
        if luck.random() < 0.3:
            some[key] = [luck.choice(NORMS)]
    if luck.random() < 0.2:
        some["pace"] = luck.choice([-100, -25, 25, 60])
    return some


def _chance(luck: Random) -> Any:
    each = {name: f"{luck.randint(10, 90)}%" for name in TRUTHS}
    return luck.choice([f"{luck.randint(10, 90)}%", each])


def _shares(luck: Random, among: Sequence[str]) -> list[Any]:
    """Draw the chances of two results that make 100 % together, one share or one for each name."""
    first = {name: luck.randint(10, 90) for name in among}
    each = [{name: f"{share}%" for name, share in first.items()}, {name: f"{100 - s}%" for name, s in first.items()}]
    return each if luck.random() < 0.5 else [f"{first[among[0]]}%", f"{100 - first[among[0]]}%"]


def _stage(luck: Random, number: int) -> dict[str, Any]:
    stage = {"id": f"s-{number}", "at": f"{luck.choice([0, 2, 2, 5]) if number else 0}h", "title": "S", "text": "S"}
    more = {"per_hour": _effects(luck), "breaks": luck.random() < 0.2, "expected": luck.random() < 0.7}
    return stage | more | _consequence(luck) | ({"when": condition(luck)} if luck.random() < 0.5 else {})


def _evidence(luck: Random) -> dict[str, Any]:
    def source(first: dict[str, str]) -> dict[str, Any]:
        other = {name: f"{100 - int(share[:-1])}%" for name, share in first.items()}
        return {"title": "T", "source": "S", "findings": [finding("hot", **first), finding("cold", **other)]}

    told = {name: source({each: f"{luck.randint(5, 95)}%" for each in TRUTHS}) for name in ("disk", "log", "wire")}
    same = [{"id": id, "title": id, "text": id} for id in ("hot", "cold")]
    return told | {"copy": {"title": "T", "source": "S", "same_origin": "log", "findings": same}}


def _inject(luck: Random) -> dict[str, Any]:
    first = luck.randint(0, 6)
    moment = luck.choice([
        {"at": f"{first}h"}, {"at": f"{first}h..{first + 4}h"}, {"at": f"{first}h", "when": condition(luck)},
        {"round": luck.randint(1, 4)}, {"when": condition(luck)}, {"when": condition(luck)},
    ])  # fmt: skip
    if "when" in moment and "at" not in moment and luck.random() < 0.3:
        moment["again"] = luck.choice(["1h", "90m"])
    inject: dict[str, Any] = {"from": "orsk", "channel": "cable", "title": "T", "text": "T", **_consequence(luck)}
    if luck.random() < 0.4:
        chance = _chance(luck)
        weighs = {"weighs": "W"} if isinstance(chance, dict) else {}
        inject |= {"chance": chance, **weighs, "otherwise": {"title": "O", "text": "O", **weighs, **_consequence(luck)}}
    return inject | moment | ({"breaks": True} if luck.random() < 0.15 else {})


def _choice(luck: Random, number: int) -> dict[str, Any]:
    choice: dict[str, Any] = {"kind": "cbm", "title": "T", "text": "T", "cost": luck.randint(0, 2)}
    choice |= {"takes": luck.choice(["0m", "30m", "2h", "5h"]), **_consequence(luck)}
    if number < 2 or luck.random() < 0.4:
        shares = _shares(luck, TRUTHS)
        weighs = {"weighs": "W"} if isinstance(shares[0], dict) else {}
        choice["outcomes"] = [
            {"id": id, "chance": share, "title": "T", "text": "T", **weighs, **_consequence(luck)}
            for id, share in zip(("good", "bad"), shares, strict=True)
        ]
    elif luck.random() < 0.3:
        choice["outcomes"] = [
            {"id": "good", "when": condition(luck), "title": "T", "text": "T", **_consequence(luck)},
            {"id": "bad", "title": "T", "text": "T", **_consequence(luck)},
        ]
    if luck.random() < 0.4:
        choice |= {"when": condition(luck)} | ({"closed": "Not now."} if luck.random() < 0.5 else {})
    if luck.random() < 0.4:
        choice["again"] = luck.choice(["1h", "3h"])
    if number > 1 and luck.random() < 0.2:
        choice["excludes"] = [luck.choice(CHOICES[:number])]
    if number in (2, 3):
        choice["opens"] = SOME[number - 2]
    if number == 4:
        choice |= {"draft": "note", "asks": ["why"]}
    if number == 5:
        judged = {word: _effects(luck) for word in ("if_convincing", "if_thin", "if_late", "if_right", "if_wrong")}
        choice["attribution"] = {"names": "gang", "convincing": "60%", "late_after": "5h", **judged}
    return choice


def _clauses(luck: Random) -> dict[str, Any]:
    return {
        clause: {
            "title": "T",
            "options": {
                option: {"text": "O", "worth": luck.randint(0, 40), **_consequence(luck)} for option in options
            },
        }
        for clause, options in CLAUSES.items()
    }


def _talks(luck: Random) -> dict[str, Any]:
    def wants() -> dict[str, Any]:
        return {clause: {each: luck.randint(0, 45) for each in options} for clause, options in CLAUSES.items()}

    def side(actor: str, needed: bool) -> dict[str, Any]:
        firm = _shares(luck, TRUTHS)
        said = _shares(luck, ("firm", "soft"))
        chances = [share if isinstance(share, dict) else dict.fromkeys(("firm", "soft"), share) for share in said]
        return {
            "actor": actor, "person": "P", "needed": needed, "step": luck.randint(5, 20),
            "patience": luck.randint(2, 5), "warmth": luck.randint(0, 8),
            "profiles": {name: {"prior": prior, "reservation": luck.randint(20, 60), "wants": wants()}
                         for name, prior in zip(("firm", "soft"), firm, strict=True)},
            "says": {word: {"text": word, "weighs": "W"} for word in ("opening", "counter", "accept", "walk")},
            "answers": {"first": [{"id": id, "text": "T", "weighs": "W", "chance": chance}
                                  for id, chance in zip(("yes", "no"), chances, strict=True)]},
        }  # fmt: skip

    return {
        "title": "T", "headline": "H", "exchange": luck.choice(["30m", "1h"]), "clauses": _clauses(luck),
        "counterparts": {"east": side("orsk", True), "west": side("norr", luck.random() < 0.5)},
        **{word: _consequence(luck) for word in ("if_agreed", "if_walked", "if_refused")},
    }  # fmt: skip


def wild_decision(scenario: Scenario, state: State, luck: Random) -> Decision:
    """Draw something that may be decided now, the odd things included."""
    drawn = _drawn(scenario, state, luck)
    while rules.why_not_decision(scenario, state, drawn) is not None:
        drawn = _drawn(scenario, state, luck)
    return drawn


def _drawn(scenario: Scenario, state: State, luck: Random) -> Decision:
    dice = luck.random()
    if dice < 0.01:
        return EndEarly()
    if dice < 0.06:
        return HandInject("T", "T", {luck.choice(sorted(state.meters)): luck.randint(-300, 300)}, (luck.choice(FLAGS),))
    if dice < 0.25:
        cuts = sorted([0, 100, *(luck.randint(0, 100) for _ in list(scenario.hypotheses)[1:])])
        shares = {name: high - low for name, low, high in zip(scenario.hypotheses, cuts, cuts[1:], strict=False)}
        return luck.choice([Assess(shares), Assess(shares, "high"), Keep()])
    return _plan(scenario, state, luck) if state.awaits == "plan" else _step(scenario, state, luck)


def _plan(scenario: Scenario, state: State, luck: Random) -> Plan:
    names = [name for name in scenario.choices if rules.why_not(scenario, state, name) is None]
    picked = tuple(luck.sample(names, luck.randint(0, min(3, len(names)))))
    texts = {name: scenario.drafts[name].clauses for each in picked if (name := scenario.choices[each].draft)}
    drafts = {
        name: {clause: luck.choice(sorted(asked.options)) for clause, asked in clauses.items()}
        for name, clauses in texts.items()
    }
    asked = {question for each in picked for question in scenario.choices[each].asks}
    options = {each: sorted(scenario.questions[each].options) for each in sorted(asked)}
    return Plan(picked, drafts, {each: luck.choice(several) for each, several in options.items()})


def _step(scenario: Scenario, state: State, luck: Random) -> Decision:
    open_now = next(name for name, talk in state.talks.items() if talk.standing == "open")
    negotiation = scenario.negotiations[open_now]
    package = {clause: luck.choice(sorted(asked.options)) for clause, asked in negotiation.clauses.items()}
    side = luck.choice(sorted(negotiation.counterparts))
    questions = sorted(negotiation.counterparts[side].answers)
    asks = [Ask(luck.choice(questions), side)] if questions else []
    return luck.choice([Offer(package), Offer(package), Offer(package), Accept(side), Walk(), *asks])
