"""Checks: shares add up, ids are unique, and what must be there is there."""

from collections.abc import Iterable, Mapping, Sequence

from game.scenario.choices import Choice, Outcome
from game.scenario.consequences import Chance
from game.scenario.evidence import Evidence
from game.scenario.parts import Path, parts
from game.scenario.quantities import MILLION
from game.scenario.scenario import COMMON_METERS, Scenario
from game.scenario.slips import Slip, Slips, unknown
from game.scenario.talks import Answer, Counterpart

LEAST_PRIOR, LEAST_LIKELIHOOD = 10_000, 1_000


def sums(scenario: Scenario) -> Slips:
    """Yield every share that does not add up and everything that must be there and is not."""
    yield from _meters(scenario)
    yield from _priors(scenario)
    yield from _endings(scenario)
    yield from _stages(scenario)
    yield from _injects(scenario)
    for path, evidence in parts(scenario, Evidence):
        yield from _evidence(scenario, evidence, path)
    for path, choice in parts(scenario, Choice):
        yield from _outcomes(scenario, choice, path)
    for path, counterpart in parts(scenario, Counterpart):
        yield from _counterpart(scenario, counterpart, path)


def percent(share: int) -> str:
    """Write parts per million as an author does: 45%, 12.5%."""
    return f"{share / 10_000:g}%"


def _whole(code: str, what: str, shares: Sequence[int], path: Path, most: int = MILLION) -> Slips:
    if sum(shares) != most:
        now = " + ".join(percent(share) for share in shares)
        yield Slip(code, path, f"{what} add up to {percent(sum(shares))}", f"make them 100% (now {now})", key=True)


def _unique(ids: Iterable[str], path: Path, what: str) -> Slips:
    first: dict[str, int] = {}
    for place, name in enumerate(ids):
        if name in first:
            message = f"the {what} '{name}' is already number {first[name] + 1} of this list"
            yield Slip("duplicate-id", (*path, place, "id"), message, "give it another id")
        first.setdefault(name, place)


def _meters(scenario: Scenario) -> Slips:
    for meter in COMMON_METERS:
        if meter not in scenario.meters:
            yield Slip("missing-meter", ("meters",), f"the meter '{meter}' is missing", f"add '{meter}: 50'", key=True)
    weights = scenario.score.weights
    if sum(weights.values()) != 100:
        message = f"the weights add up to {sum(weights.values())}"
        now = " + ".join(map(str, weights.values()))
        yield Slip("weights-sum", ("score", "weights"), message, f"make them 100 (now {now})", key=True)


def _priors(scenario: Scenario) -> Slips:
    priors = {name: hypothesis.prior for name, hypothesis in scenario.hypotheses.items()}
    yield from _whole("priors-sum", "the priors of the hypotheses", list(priors.values()), ("hypotheses",))
    for name, prior in priors.items():
        if prior < LEAST_PRIOR:
            message = f"the prior of '{name}' is {percent(prior)}"
            yield Slip("prior-too-small", ("hypotheses", name, "prior"), message, "1% is the least")


def _endings(scenario: Scenario) -> Slips:
    yield from _unique((ending.id for ending in scenario.endings), ("endings",), "ending")
    *others, last = scenario.endings
    for place, ending in enumerate(others):
        if ending.when is None:
            message = f"the ending '{ending.id}' always holds, so that no later one is reached"
            yield Slip("ending-shadows", ("endings", place), message, "give it a 'when:', or put it last")
    if last.when is not None:
        message = "no ending holds in every case"
        yield Slip("no-last-ending", ("endings", len(others)), message, "add a last ending without 'when:'")


def _stages(scenario: Scenario) -> Slips:
    yield from _unique((stage.id for stage in scenario.attack.stages), ("attack", "stages"), "stage")


def _injects(scenario: Scenario) -> Slips:
    rounds = len(scenario.clock.rounds)
    for name, inject in scenario.injects.items():
        path = ("injects", name)
        if inject.at is None and inject.round is None and inject.when is None:
            message, hint = f"nothing says when the inject '{name}' comes", "add 'at:', 'round:' or 'when:'"
            yield Slip("inject-never", path, message, hint, key=True)
        if inject.at is not None and inject.round is not None:
            message = f"the inject '{name}' comes at a time and at a round"
            yield Slip("inject-twice", (*path, "round"), message, "keep one of 'at:' and 'round:'", key=True)
        if inject.round is not None and inject.round > rounds:
            message = f"there is no round {inject.round}"
            yield Slip("no-such-round", (*path, "round"), message, f"the clock has {rounds} rounds")
        if isinstance(inject.chance, Mapping):
            yield from _per_hypothesis(scenario, inject.chance, (*path, "chance"), LEAST_LIKELIHOOD)
            if inject.otherwise is None:
                message = f"the chance of '{name}' depends on the hypothesis, so its not coming tells something too"
                yield Slip("no-otherwise", path, message, "add 'otherwise:' with what is shown instead", key=True)


def _per_hypothesis(scenario: Scenario, shares: Mapping[str, int], path: Path, least: int = 0) -> Slips:
    for name in shares:
        yield from unknown("hypothesis", name, scenario.hypotheses, (*path, name), key=True)
    for name in scenario.hypotheses:
        if name not in shares:
            yield Slip(
                "missing-share", path, f"nothing is said for the hypothesis '{name}'", f"add '{name}: 50%'", key=True
            )
        elif shares[name] < least:
            message = f"{percent(shares[name])} is too small a share for '{name}'"
            yield Slip("share-too-small", (*path, name), message, f"{percent(least)} is the least")


def _evidence(scenario: Scenario, evidence: Evidence, path: Path) -> Slips:
    ids = [finding.id for finding in evidence.findings]
    yield from _unique(ids, (*path, "findings"), "finding")
    if evidence.same_origin:
        yield from _repeats(scenario, evidence, path)
        return
    for place, finding in enumerate(evidence.findings):
        yield from _per_hypothesis(
            scenario, finding.likelihood, (*path, "findings", place, "likelihood"), LEAST_LIKELIHOOD
        )
    for name in scenario.hypotheses:
        if all(name in finding.likelihood for finding in evidence.findings):
            what = f"the findings' likelihoods under '{name}'"
            yield from _whole(
                "likelihood-sum", what, [each.likelihood[name] for each in evidence.findings], (*path, "findings")
            )


def _repeats(scenario: Scenario, evidence: Evidence, path: Path) -> Slips:
    origin = scenario.evidence.get(str(evidence.same_origin))
    if origin is None:
        return
    if origin.same_origin is not None:
        message = f"'{evidence.same_origin}' repeats another item itself"
        yield Slip(
            "origin-chain", (*path, "same_origin"), message, f"write '{origin.same_origin}', where both come from"
        )
    told, repeated = {finding.id for finding in origin.findings}, {finding.id for finding in evidence.findings}
    if told != repeated:
        message = "the findings are not those of its origin"
        yield Slip(
            "origin-findings",
            (*path, "findings"),
            message,
            f"give findings with the ids {', '.join(sorted(told))}",
            key=True,
        )
    for place, finding in enumerate(evidence.findings):
        if finding.likelihood:
            place_of = (*path, "findings", place, "likelihood")
            yield Slip(
                "origin-likelihood",
                place_of,
                "it repeats its origin and adds nothing",
                "delete the likelihood",
                key=True,
            )


def _outcomes(scenario: Scenario, choice: Choice, path: Path) -> Slips:
    outcomes = choice.outcomes
    yield from _unique((outcome.id for outcome in outcomes), (*path, "outcomes"), "outcome")
    chances = [outcome.chance for outcome in outcomes]
    if any(chance is not None for chance in chances):
        yield from _chances(scenario, choice, path)
    elif outcomes and outcomes[-1].when is not None:
        message = f"no outcome of '{path[-1]}' holds in every case"
        yield Slip("no-last-outcome", (*path, "outcomes"), message, "add a last outcome without 'when:'", key=True)
    else:
        for place, outcome in enumerate(outcomes[:-1]):
            if outcome.when is None:
                message = f"the outcome '{outcome.id}' always holds, so that no later one arrives"
                yield Slip("outcome-shadows", (*path, "outcomes", place), message, "give it a 'when:' or a 'chance:'")


def _chances(scenario: Scenario, choice: Choice, path: Path) -> Slips:
    for place, outcome in enumerate(choice.outcomes):
        yield from _chance(scenario, outcome, (*path, "outcomes", place))
    chances = [outcome.chance for outcome in choice.outcomes if outcome.chance is not None]
    if len(chances) != len(choice.outcomes):
        return
    if not any(isinstance(chance, Mapping) for chance in chances):
        yield from _whole(
            "chance-sum", f"the outcomes of '{path[-1]}'", [_under(each, "") for each in chances], (*path, "outcomes")
        )
        return
    for name in scenario.hypotheses:
        what = f"the outcomes of '{path[-1]}' under '{name}'"
        yield from _whole("chance-sum", what, [_under(each, name) for each in chances], (*path, "outcomes"))


def _chance(scenario: Scenario, outcome: Outcome, path: Path) -> Slips:
    if outcome.chance is None:
        yield Slip(
            "missing-chance", path, f"the outcome '{outcome.id}' has no chance", "add 'chance:', as the others have"
        )
    elif outcome.when is not None:
        yield Slip("chance-and-when", (*path, "when"), "an outcome has a chance or a condition", "keep one", key=True)
    elif isinstance(outcome.chance, Mapping):
        yield from _per_hypothesis(scenario, outcome.chance, (*path, "chance"), LEAST_LIKELIHOOD)


def _under(chance: Chance, hypothesis: str) -> int:
    return chance.get(hypothesis, 0) if isinstance(chance, Mapping) else chance


def _counterpart(scenario: Scenario, counterpart: Counterpart, path: Path) -> Slips:
    priors = [profile.prior for profile in counterpart.profiles.values()]
    for name, profile in counterpart.profiles.items():
        if isinstance(profile.prior, Mapping):
            yield from _per_hypothesis(scenario, profile.prior, (*path, "profiles", name, "prior"), LEAST_PRIOR)
    for hypothesis in scenario.hypotheses:
        what = f"the profiles' priors under '{hypothesis}'"
        yield from _whole("profiles-sum", what, [_under(each, hypothesis) for each in priors], (*path, "profiles"))
    for clause, answers in counterpart.answers.items():
        yield from _answers(counterpart, answers, (*path, "answers", clause))


def _answers(counterpart: Counterpart, answers: tuple[Answer, ...], path: Path) -> Slips:
    yield from _unique((answer.id for answer in answers), path, "answer")
    for place, answer in enumerate(answers):
        for name in answer.chance:
            yield from unknown("profile", name, counterpart.profiles, (*path, place, "chance", name), key=True)
    for name in counterpart.profiles:
        what = f"the answers' chances under '{name}'"
        yield from _whole("answer-sum", what, [answer.chance.get(name, 0) for answer in answers], path)
