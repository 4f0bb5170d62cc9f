"""Checks: what people read is there, fits its place, and fits the time."""

from collections.abc import Iterator, Mapping

from game.scenario.checks.pages import page
from game.scenario.checks.slips import Slip, Slips
from game.scenario.choices import Outcome
from game.scenario.injects import Inject
from game.scenario.parts import Path, parts, walk
from game.scenario.scenario import Scenario
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


@page("no-weighs")
def _weighs(scenario: Scenario) -> Slips:
    """A result that tells between the explanations needs an analyst's sentence, or nobody learns to weigh it.

    So do a finding, an answer at a table, and whatever has a chance for each hypothesis: an outcome, an inject, and
    what is shown when it does not come.

    Fails:
        evidence:
          logs:
            findings:
              - {id: pro, title: A tidy hand, text: The traces were wiped., likelihood: {state: 60%, gang: 30%}}
              - {id: crude, title: C, text: C., weighs: Likelier from a gang., likelihood: {state: 40%, gang: 70%}}
    Passes:
        evidence:
          logs:
            findings:
              - {id: pro, title: P, text: P., weighs: Likelier from a service., likelihood: {state: 60%, gang: 30%}}
              - {id: crude, title: C, text: C., weighs: Likelier from a gang., likelihood: {state: 40%, gang: 70%}}
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


@page("text-too-long")
def _too_long(scenario: Scenario) -> Slips:
    """A text that does not fit its place is broken into lines nobody reads.

    A `title:` may have 70 characters, a `headline:` 90, a `short:` 24, a `name:` 60, the `summary:` 220.

    Fails:
        title: Keep a small crisis small, and let nobody, not even your own minister, make a large one of it
    Passes:
        title: Keep a small crisis small
    """
    for path, text in _texts(scenario):
        most = LONGEST.get(str(path[-1]))
        if most and len(text) > most:
            message = f"this {path[-1]} has {len(text)} characters; {most} fit its place"
            yield _warning("text-too-long", path, message, "shorten it")


def _texts(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    return ((path, value) for path, value in walk(scenario) if isinstance(value, str))


@page("title-without-verb")
def _verbs(scenario: Scenario) -> Slips:
    """A choice says what the player does, so its title begins with a verb.

    Fails:
        choices:
          call:
            title: The hotline
    Passes:
        choices:
          call:
            title: Call Orsk's point of contact
    """
    for name, choice in scenario.choices.items():
        first = choice.title.split()[0].casefold()
        if first in _NO_VERB:
            message = f"the title '{choice.title}' does not begin with a verb"
            yield _warning(
                "title-without-verb", ("choices", name, "title"), message, "say what the player does: 'Call ...'"
            )


@page("too-many-words")
def _too_many_words(scenario: Scenario) -> Slips:
    """More words than the stated minutes allow leave no time to decide.

    100 words a minute are the most: half the time to read, half to weigh and talk. Counted is what every player
    must read; what a choice may bring is not.

    Fails:
        minutes: 10
        briefing:
          known:
            all: ⟨'word ' 1001 times⟩
    Passes:
        minutes: 20
        briefing:
          known:
            all: ⟨'word ' 1001 times⟩
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
