"""Checks: what repeats another source says the same, and adds nothing."""

from collections.abc import Iterable, Iterator

from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips
from game.scenario.evidence import Evidence
from game.scenario.parts import Path, parts
from game.scenario.problems import nearest
from game.scenario.scenario import Scenario


def origins(scenario: Scenario) -> Slips:
    """Yield where evidence with `same_origin` does not repeat what it comes from."""
    for check in (_origin, _origin_findings, _origin_likelihood):
        yield from check(scenario)


def _repeating(scenario: Scenario) -> Iterator[tuple[Path, Evidence, Evidence]]:
    """Give each piece of evidence that repeats another one, and that other one."""
    for path, evidence in parts(scenario, Evidence):
        if evidence.same_origin in scenario.evidence:
            yield path, evidence, scenario.evidence[str(evidence.same_origin)]


@page("origin-chain")
def _origin(scenario: Scenario) -> Slips:
    """What repeats a repetition names where both come from, so that a reader sees how many sources there are.

    Fails:
        evidence:
          press: {title: The press, source: A paper, same_origin: memo, findings: [{id: pro, title: P, text: P.}, {id: crude, title: C, text: C.}]}
          memo: {title: A memo, source: The port, same_origin: logs, findings: [{id: pro, title: P, text: P.}, {id: crude, title: C, text: C.}]}
        choices:
          look:
            reveal: [logs, press, memo]
    Passes:
        evidence:
          memo: {title: A memo, source: The port, same_origin: logs, findings: [{id: pro, title: P, text: P.}, {id: crude, title: C, text: C.}]}
        choices:
          look:
            reveal: [logs, memo]
    """  # noqa: E501 - one line for each
    for path, evidence, origin in _repeating(scenario):
        if origin.same_origin is not None:
            message = f"'{evidence.same_origin}' repeats another item itself"
            hint = f"write '{origin.same_origin}', where both come from"
            yield Slip("origin-chain", (*path, "same_origin"), message, hint)


@page("origin-findings")
def _origin_findings(scenario: Scenario) -> Slips:
    """What repeats another source says the same in its own words, so it has findings of the same ids.

    Fails:
        evidence:
          memo:
            title: A memo
            source: The port
            same_origin: logs
            findings: [{id: pro, title: P, text: P.}, {id: crud, title: C, text: C.}]
        choices:
          look:
            reveal: [logs, memo]
    Fails:
        evidence:
          memo:
            title: A memo
            source: The port
            same_origin: logs
            findings: [{id: pro, title: P, text: P.}]
        choices:
          look:
            reveal: [logs, memo]
    Passes:
        evidence:
          memo:
            title: A memo
            source: The port
            same_origin: logs
            findings: [{id: pro, title: P, text: P.}, {id: crude, title: C, text: C.}]
        choices:
          look:
            reveal: [logs, memo]
    """
    for path, evidence, origin in _repeating(scenario):
        ids = {finding.id for finding in origin.findings}
        strange = [place for place, finding in enumerate(evidence.findings) if finding.id not in ids]
        for place in strange:
            name = evidence.findings[place].id
            near = nearest(name, ids)
            hint = f"did you mean '{near}'?" if near else f"its origin has {_listed(ids)}"
            there = (*path, "findings", place, "id")
            yield Slip("origin-findings", there, f"no finding '{name}' in '{evidence.same_origin}'", hint, lacking=name)
        if not strange and len(evidence.findings) < len(ids):
            message, hint = "the findings are not those of its origin", f"give findings with the ids {_listed(ids)}"
            yield Slip("origin-findings", (*path, "findings"), message, hint, key=True)


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids))


@page("origin-likelihood")
def _origin_likelihood(scenario: Scenario) -> Slips:
    """What repeats another source adds nothing to what is known, so its findings have no likelihoods of their own.

    Fails:
        evidence:
          memo:
            title: A memo
            source: The port
            same_origin: logs
            findings:
              - {id: pro, title: P, text: P., likelihood: {state: 50%, gang: 50%}}
              - {id: crude, title: C, text: C.}
        choices:
          look:
            reveal: [logs, memo]
    Passes:
        evidence:
          memo:
            title: A memo
            source: The port
            same_origin: logs
            findings: [{id: pro, title: P, text: P.}, {id: crude, title: C, text: C.}]
        choices:
          look:
            reveal: [logs, memo]
    """
    for path, evidence, _known in _repeating(scenario):
        for place, finding in enumerate(evidence.findings):
            if finding.likelihood:
                there = (*path, "findings", place, "likelihood")
                message = "it repeats its origin and adds nothing"
                yield Slip("origin-likelihood", there, message, "delete the likelihood", key=True)
