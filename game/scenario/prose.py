"""Checks: what people read is there, fits its place, and fits the time."""

from collections.abc import Iterator, Mapping

from game.scenario.choices import Outcome
from game.scenario.injects import Inject
from game.scenario.parts import Path, parts, walk
from game.scenario.scenario import Scenario
from game.scenario.slips import Slip, Slips
from game.scenario.talks import Counterpart

WORDS_A_MINUTE = 100
"""So many words a stated minute of play, at most."""
LONGEST: Mapping[str, int] = {"title": 70, "headline": 90, "short": 24, "summary": 220, "name": 60}
"""Characters that fit their place at 1024 pixels and 100 % text without a third line."""
_NO_VERB = ("the", "a", "an", "our", "my", "your", "no", "more", "some", "this", "that")


def prose(scenario: Scenario) -> Slips:
    """Yield what is missing, too long, or without a verb."""
    yield from _weighs(scenario)
    yield from _too_long(scenario)
    yield from _verbs(scenario)
    yield from _too_many_words(scenario)


def _warning(code: str, path: Path, message: str, hint: str, key: bool = False) -> Slip:
    return Slip(code, path, message, hint, key=key, severity="warning")


def _weighs(scenario: Scenario) -> Slips:
    """A result that tells between the explanations needs an analyst's sentence, or nobody learns to weigh it.

    Fails: a finding, an answer, or a result whose chance differs by hypothesis, without `weighs:`.
    Passes: `weighs: Twice as likely from a salaried office.`
    """
    for name, evidence in scenario.evidence.items():
        if evidence.same_origin is None:
            for place, finding in enumerate(evidence.findings):
                if finding.weighs is None:
                    yield _unweighed(("evidence", name, "findings", place), f"the finding '{finding.id}'")
    for path, outcome in parts(scenario, Outcome):
        if isinstance(outcome.chance, Mapping) and outcome.weighs is None:
            yield _unweighed(path, f"the outcome '{outcome.id}'")
    for path, inject in parts(scenario, Inject):
        if isinstance(inject.chance, Mapping) and inject.weighs is None:
            yield _unweighed(path, f"the inject '{path[-1]}'", key=True)
        if inject.otherwise and isinstance(inject.chance, Mapping) and inject.otherwise.weighs is None:
            yield _unweighed((*path, "otherwise"), f"what is shown when '{path[-1]}' does not come", key=True)
    for path, counterpart in parts(scenario, Counterpart):
        if len(counterpart.profiles) > 1:
            yield from _unweighed_answers(path, counterpart)


def _unweighed_answers(path: Path, counterpart: Counterpart) -> Slips:
    for clause, answers in counterpart.answers.items():
        for place, answer in enumerate(answers):
            if answer.weighs is None:
                yield _unweighed((*path, "answers", clause, place), f"the answer '{answer.id}'")


def _unweighed(path: Path, what: str, key: bool = False) -> Slip:
    return _warning("no-weighs", path, f"{what} has no 'weighs:'", "add one sentence on how strongly it tells", key)


def _too_long(scenario: Scenario) -> Slips:
    """A text that does not fit its place is broken into lines nobody reads.

    Fails: a `title:` of more than 70 characters, a `headline:` of more than 90. Passes: shorter ones.
    """
    for path, text in _texts(scenario):
        most = LONGEST.get(str(path[-1]))
        if most and len(text) > most:
            message = f"this {path[-1]} has {len(text)} characters; {most} fit its place"
            yield _warning("text-too-long", path, message, "shorten it")


def _texts(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    return ((path, value) for path, value in walk(scenario) if isinstance(value, str))


def _verbs(scenario: Scenario) -> Slips:
    """A choice says what the player does, so its title begins with a verb.

    Fails: `title: The hotline`. Passes: `title: Call Orsk's point of contact`.
    """
    for name, choice in scenario.choices.items():
        first = choice.title.split()[0].casefold()
        if first in _NO_VERB:
            message = f"the title '{choice.title}' does not begin with a verb"
            yield _warning(
                "title-without-verb", ("choices", name, "title"), message, "say what the player does: 'Call ...'"
            )


def _too_many_words(scenario: Scenario) -> Slips:
    """More words than the stated minutes allow leave no time to decide.

    Fails: `minutes: 10` with 1,500 words that every player must read. Passes: 100 words a minute at most.
    """
    words = sum(len(text.split()) for text in _surely_read(scenario))
    if words > scenario.minutes * WORDS_A_MINUTE:
        allowed = scenario.minutes * WORDS_A_MINUTE
        message = f"every player must read {words} words; {scenario.minutes} minutes allow {allowed}"
        yield _warning("too-many-words", ("minutes",), message, "shorten texts, or state more minutes")


def _surely_read(scenario: Scenario) -> Iterator[str]:
    yield from (scenario.player.mandate, scenario.briefing.headline)
    yield from (*scenario.briefing.known.values(), *scenario.briefing.unknown.values())
    yield from (f"{line.title} {line.text}" for line in scenario.red_lines.values())
    yield from (hypothesis.text for hypothesis in scenario.hypotheses.values())
    yield from (f"{stage.title} {stage.text}" for stage in scenario.attack.stages if stage.when is None)
    for inject in scenario.injects.values():
        if inject.when is None and inject.chance == 1_000_000:
            yield f"{inject.title} {inject.text}"
