"""Checks: shares add up to the whole."""

from collections.abc import Iterator, Mapping, Sequence

from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips, unknown
from game.scenario.choices import Choice, Outcome
from game.scenario.consequences import Chance
from game.scenario.evidence import Evidence
from game.scenario.injects import Inject
from game.scenario.parts import Path, parts, walk
from game.scenario.problems import nearest
from game.scenario.quantities import MILLION
from game.scenario.scenario import Scenario
from game.scenario.talks import Answer, Counterpart, Profile

LEAST_PRIOR, LEAST_LIKELIHOOD = 10_000, 1_000
MOST_ADDENDS = 12


def sums(scenario: Scenario) -> Slips:
    """Yield every share that does not add up."""
    for check in (_weights, _priors, _least_priors, _likelihoods, _chances, _profiles, _answers):
        yield from check(scenario)
    for path, shares, least in _by_hypothesis(scenario):
        yield from _missing("hypothesis", shares, scenario.hypotheses, path)
        yield from _too_small(scenario, shares, path, least)
    for path, answer, profiles in _by_profile(scenario):
        yield from _missing("profile", answer.chance, profiles, path)


def percent(share: int) -> str:
    """Write parts per million as an author does: 45%, 12.5%."""
    return f"{share / 10_000:g}%"


def _whole(code: str, what: str, shares: Sequence[int], path: Path) -> Slips:
    if sum(shares) != MILLION:
        now = f" (now {' + '.join(map(percent, shares))})" if len(shares) <= MOST_ADDENDS else ""
        yield Slip(code, path, f"{what} add up to {percent(sum(shares))}", f"make them 100%{now}", key=True)


@page("weights-sum")
def _weights(scenario: Scenario) -> Slips:
    """The score's weights are percents, so that a score means the same in every scenario.

    Fails:
        score:
          weights: {stability: 50, sovereignty: 20, support: 20, harm: 20}
    Passes:
        score:
          weights: {stability: 40, sovereignty: 20, support: 20, harm: 20}
    """
    weights = scenario.score.weights
    if sum(weights.values()) != 100:
        message = f"the weights add up to {sum(weights.values())}"
        now = " + ".join(map(str, weights.values()))
        yield Slip("weights-sum", ("score", "weights"), message, f"make them 100 (now {now})", key=True)


@page("priors-sum")
def _priors(scenario: Scenario) -> Slips:
    """Exactly one hypothesis is true, so what they are worth before any evidence adds up to 100%.

    Fails:
        hypotheses:
          state: {name: Orsk, text: Orsk did it., prior: 50%}
          gang: {name: A gang, text: A gang did it., prior: 40%}
    Passes:
        hypotheses:
          state: {name: Orsk, text: Orsk did it., prior: 60%}
          gang: {name: A gang, text: A gang did it., prior: 40%}
    """
    priors = [hypothesis.prior for hypothesis in scenario.hypotheses.values()]
    yield from _whole("priors-sum", "the priors of the hypotheses", priors, ("hypotheses",))


@page("prior-too-small")
def _least_priors(scenario: Scenario) -> Slips:
    """What is hardly possible from the start is no explanation to weigh, and no evidence could raise it.

    Fails:
        hypotheses:
          state: {name: Orsk, text: Orsk did it., prior: 99.5%}
          gang: {name: A gang, text: A gang did it., prior: 0.5%}
    Passes:
        hypotheses:
          state: {name: Orsk, text: Orsk did it., prior: 99%}
          gang: {name: A gang, text: A gang did it., prior: 1%}
    """
    for name, hypothesis in scenario.hypotheses.items():
        if hypothesis.prior < LEAST_PRIOR:
            message = f"the prior of '{name}' is {percent(hypothesis.prior)}"
            yield Slip("prior-too-small", ("hypotheses", name, "prior"), message, "1% is the least")


@page("likelihood-sum")
def _likelihoods(scenario: Scenario) -> Slips:
    """A source says one of its findings, so under each hypothesis the findings' likelihoods add up to 100%.

    They are read by column: if the state did it, this source says one thing with 60% and the other with 40%.

    Fails:
        evidence:
          logs:
            findings:
              - {id: pro, title: P, text: P., weighs: More., likelihood: {state: 60%, gang: 40%}}
              - {id: crude, title: C, text: C., weighs: Less., likelihood: {state: 30%, gang: 60%}}
    Passes:
        evidence:
          logs:
            findings:
              - {id: pro, title: P, text: P., weighs: More., likelihood: {state: 60%, gang: 40%}}
              - {id: crude, title: C, text: C., weighs: Less., likelihood: {state: 40%, gang: 60%}}
    """
    for path, evidence in parts(scenario, Evidence):
        for name in scenario.hypotheses:
            if not evidence.same_origin and all(name in finding.likelihood for finding in evidence.findings):
                shares = [each.likelihood[name] for each in evidence.findings]
                what = f"the findings' likelihoods under '{name}'"
                yield from _whole("likelihood-sum", what, shares, (*path, "findings"))


@page("chance-sum")
def _chances(scenario: Scenario) -> Slips:
    """Something comes of a choice in any case, so the chances of its outcomes add up to 100%, for each hypothesis.

    Fails:
        choices:
          look:
            outcomes:
              - {id: found, title: Found, text: Found., chance: 60%}
              - {id: lost, title: Lost, text: Lost., chance: 30%}
    Passes:
        choices:
          look:
            outcomes:
              - {id: found, title: Found, text: Found., chance: 60%}
              - {id: lost, title: Lost, text: Lost., chance: 40%}
    """
    for path, choice in parts(scenario, Choice):
        chances = [outcome.chance for outcome in choice.outcomes if outcome.chance is not None]
        if not chances or len(chances) != len(choice.outcomes):
            continue
        yield from _drawn(scenario, "chance-sum", f"the outcomes of '{path[-1]}'", chances, (*path, "outcomes"))


@page("profiles-sum")
def _profiles(scenario: Scenario) -> Slips:
    """A counterpart has one of its profiles, so their priors add up to 100%, under each hypothesis.

    Fails:
        negotiations:
          talks:
            counterparts:
              envoy:
                profiles:
                  open: {prior: 50%, reservation: 40, wants: {money: {none: 20, share: 60, pay: 90}}}
                  hard: {prior: 40%, reservation: 60, wants: {money: {none: 0, share: 50, pay: 90}}}
    Passes:
        negotiations:
          talks:
            counterparts:
              envoy:
                profiles:
                  open: {prior: {state: 30%, gang: 60%}, reservation: 40, wants: {money: {share: 60, pay: 90}}}
                  hard: {prior: {state: 70%, gang: 40%}, reservation: 60, wants: {money: {share: 50, pay: 90}}}
    """
    for path, counterpart in parts(scenario, Counterpart):
        priors = [profile.prior for profile in counterpart.profiles.values()]
        yield from _drawn(scenario, "profiles-sum", "the profiles' priors", priors, (*path, "profiles"))


@page("answer-sum")
def _answers(scenario: Scenario) -> Slips:
    """A counterpart that is asked says one of its answers, so their chances add up to 100% under each profile.

    Fails:
        negotiations:
          talks:
            counterparts:
              envoy:
                answers:
                  money:
                    - {id: soft, text: We can talk., weighs: Open., chance: {open: 70%, hard: 40%}}
                    - {id: firm, text: We insist., weighs: Hard., chance: {open: 20%, hard: 60%}}
    Passes:
        negotiations:
          talks:
            counterparts:
              envoy:
                answers:
                  money:
                    - {id: soft, text: We can talk., weighs: Open., chance: {open: 70%, hard: 40%}}
                    - {id: firm, text: We insist., weighs: Hard., chance: {open: 30%, hard: 60%}}
    """
    for path, counterpart in parts(scenario, Counterpart):
        for clause, answers in counterpart.answers.items():
            for name in counterpart.profiles:
                if all(name in answer.chance for answer in answers):
                    shares = [answer.chance[name] for answer in answers]
                    what = f"the answers' chances under '{name}'"
                    yield from _whole("answer-sum", what, shares, (*path, "answers", clause))


def _drawn(scenario: Scenario, code: str, what: str, chances: Sequence[Chance], path: Path) -> Slips:
    """Yield where shares do not add up: once where they are the same whatever is true, else for each hypothesis."""
    if not any(isinstance(chance, Mapping) for chance in chances):
        yield from _whole(code, what, [_under(each, "") for each in chances], path)
        return
    for name in scenario.hypotheses:
        if all(not isinstance(each, Mapping) or name in each for each in chances):
            yield from _whole(code, f"{what} under '{name}'", [_under(each, name) for each in chances], path)


def _under(chance: Chance, hypothesis: str) -> int:
    return chance[hypothesis] if isinstance(chance, Mapping) else chance


def _by_hypothesis(scenario: Scenario) -> Iterator[tuple[Path, Mapping[str, int], int]]:
    """Give everything that has a share for each hypothesis, with the least that each may be."""
    for path, evidence in parts(scenario, Evidence):
        for place, finding in enumerate(() if evidence.same_origin else evidence.findings):
            yield (*path, "findings", place, "likelihood"), finding.likelihood, LEAST_LIKELIHOOD
    for path, part in walk(scenario):
        if isinstance(part, Inject | Outcome) and isinstance(part.chance, Mapping):
            yield (*path, "chance"), part.chance, LEAST_LIKELIHOOD
        elif isinstance(part, Profile) and isinstance(part.prior, Mapping):
            yield (*path, "prior"), part.prior, LEAST_PRIOR


def _by_profile(scenario: Scenario) -> Iterator[tuple[Path, Answer, Mapping[str, Profile]]]:
    """Give every answer at a table with the profiles that may give it."""
    for path, counterpart in parts(scenario, Counterpart):
        for clause, answers in counterpart.answers.items():
            for place, answer in enumerate(answers):
                yield (*path, "answers", clause, place, "chance"), answer, counterpart.profiles


@page("missing-share")
def _missing(what: str, shares: Mapping[str, int], known: Mapping[str, object], path: Path) -> Slips:
    """What has a share for each hypothesis needs one for all of them: silence would mean certainty.

    So does an answer at a table for each profile.

    Fails:
        injects:
          word:
            chance: {state: 20%}
            weighs: Likelier if Orsk did it.
            otherwise: {title: Silence, text: Orsk says nothing., weighs: Likelier if a gang did it.}
    Passes:
        injects:
          word:
            chance: {state: 20%, gang: 60%}
            weighs: Likelier if a gang did it.
            otherwise: {title: Silence, text: Orsk says nothing., weighs: Likelier if Orsk did it.}
    """
    strange = [name for name in shares if name not in known]
    for name in strange:
        yield from unknown(what, name, known, (*path, name), key=True)
    meant = {nearest(name, known) for name in strange}
    for name in known:
        if name not in shares and name not in meant:
            message, hint = f"nothing is said for the {what} '{name}'", f"add '{name}: 50%'"
            yield Slip("missing-share", path, message, hint, key=True, lacking=name)


@page("share-too-small")
def _too_small(scenario: Scenario, shares: Mapping[str, int], path: Path, least: int) -> Slips:
    """Where something is all but impossible under a hypothesis, one sight of it would prove the truth.

    0.1% is the least for a finding, an outcome or an inject, 1% for a counterpart's profile.

    Fails:
        injects:
          word:
            chance: {state: 0.05%, gang: 60%}
            weighs: Likelier if a gang did it.
            otherwise: {title: Silence, text: Orsk says nothing., weighs: Likelier if Orsk did it.}
    Passes:
        injects:
          word:
            chance: {state: 0.1%, gang: 60%}
            weighs: Likelier if a gang did it.
            otherwise: {title: Silence, text: Orsk says nothing., weighs: Likelier if Orsk did it.}
    """
    for name, share in shares.items():
        if name in scenario.hypotheses and share < least:
            message = f"{percent(share)} is too small a share for '{name}'"
            yield Slip("share-too-small", (*path, name), message, f"{percent(least)} is the least")
