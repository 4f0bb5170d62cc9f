"""What happened in one game and why, told from its record alone: the content of every debrief.

Nothing is simulated. What the reveal covers is not in a story that is told before it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.language import _
from game.rules import Accept, Ask, Assess, Cause, EndEarly, Keep, Offer, Package, Plan, TakeBack, Walk, low_is_good
from game.scenario import Scenario, glossary
from game.scenario.conditions import names
from game.scenario.talks import Clause
from game.session import Entry, SavedGame, words
from game.session.happenings import Happening, happenings
from game.session.words import Words


@dataclass(frozen=True)
class Decided:
    """One decision in words."""

    number: int
    minute: int
    what: tuple[str, ...]
    """One line for each part of it: a choice, a probability, a clause."""
    brief: str
    """Its first line; of an offer only what it changed of the one before."""
    more: int
    """The choices of a plan besides its first."""
    because: str
    by: str
    seconds: int
    followed: tuple[Happening, ...]
    """What happened then, up to the next decision."""


@dataclass(frozen=True)
class RoundTold:
    """One round of the game."""

    number: int
    began: int
    headline: str
    decided: tuple[Decided, ...]


@dataclass(frozen=True)
class MeterTold:
    """One meter over the whole game."""

    name: str
    title: str
    low_is_good: bool
    points: tuple[tuple[int, int], ...]
    """Minute and tenths: where it stood from then on."""
    causes: tuple[Cause, ...]
    """Every push that moved it, in order; they add up."""
    afterwards: tuple[Cause, ...] = ()
    """What moved it when the game was over and it came out what was true; empty while that is covered."""

    @property
    def moves(self) -> tuple[Happening, ...]:
        """What moved it, the hours of a stage between two other things as one."""
        return happenings(self.causes)

    def moved_by(self, happening: Happening) -> int:
        """How far one thing moved it, in tenths."""
        return happening.changes[self.name]

    @property
    def settled(self) -> int:
        """Where it stood once everything had come out, in tenths."""
        return self.end + sum(cause.change for cause in self.afterwards)

    @property
    def start(self) -> int:
        """Where it stood at first, in tenths."""
        return self.points[0][1]

    @property
    def end(self) -> int:
        """Where it stood when play ended, in tenths."""
        return self.points[-1][1]


@dataclass(frozen=True)
class Judged:
    """One assessment beside what the evidence supported, as its author built it."""

    round: int
    minute: int
    stated: Mapping[str, int]
    """Percent."""
    reasoned: Mapping[str, int]
    """Parts per million."""
    basis: str
    kept: bool
    loss: float
    """The sum of (stated - reasoned) squared: 0 is what the evidence supported (model.md, "Assessment")."""
    brier: float
    """The sum of (stated - true) squared: 0 is certain and right, 2 is certain and wrong (Brier, 1950)."""


@dataclass(frozen=True)
class ObjectiveTold:
    """Whether play showed something, and by what."""

    title: str
    met: bool
    missed: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """What is told only once the truth was asked for."""

    truth: str
    """The id of the hypothesis that was true."""
    text: str
    came_out: str
    """How the riddles fit, where the author says so."""
    fixed: bool
    """True if an instructor fixed it."""
    judged: tuple[Judged, ...]
    reckoning: tuple[Happening, ...]
    score: int
    """Thousandths of a point."""
    first_score: int
    """What the same weights came to before anything had happened: something to compare it with."""
    profiles: tuple[str, ...]
    """What each counterpart wanted, in a line."""
    answered: tuple[str, ...]
    """What was answered beside decisions where a best answer was written, and why that one is best."""


@dataclass(frozen=True)
class Story:
    """One game told."""

    scenario: Scenario
    game: SavedGame
    ending: str
    ending_text: str
    ended_early: bool
    first: tuple[Happening, ...]
    """What happened before the first decision."""
    rounds: tuple[RoundTold, ...]
    meters: tuple[MeterTold, ...]
    stated: tuple[tuple[int, Mapping[str, int], str], ...]
    """Every assessment: its round, percents and basis."""
    objectives: tuple[ObjectiveTold, ...]
    upheld: tuple[str, ...]
    strained: tuple[str, ...]
    questions: tuple[str, ...]
    opened: Opened | None
    """None as long as the truth is covered."""

    @property
    def until(self) -> int:
        """The crisis minute at which the game stopped: the end of its last round, or what happened last before it."""
        seal = self.game.seal
        early = self.ended_early or any(
            each.early for each in self.scenario.endings if seal and each.id == seal["ending"]
        )
        if self.rounds and seal and not early:
            return self.scenario.clock.ends[self.rounds[-1].number - 1]
        moved = [minute for meter in self.meters for minute, _level in meter.points]
        return max(moved + [each.decided[-1].minute for each in self.rounds], default=0)


def story(game: SavedGame) -> Story:
    """Tell a saved game; an unfinished one as far as it went."""
    scenario, seal = game.scenario, game.seal
    said = Words(scenario)
    ending = next((each for each in scenario.endings if seal and each.id == seal["ending"]), None)
    return Story(
        scenario=scenario, game=game,
        ending=ending.title if ending else _("Not finished"), ending_text=ending.text if ending else "",
        ended_early=bool(seal and seal["ended_early"]), first=happenings(game.beginning),
        rounds=tuple(_rounds(said, game)), meters=tuple(_meters(said, game)), stated=tuple(_stated(game)),
        objectives=tuple(_objectives(said, game)), upheld=_norms(seal, "upheld"), strained=_norms(seal, "strained"),
        questions=tuple(each.text for each in scenario.debrief.values() if each.before_reveal or game.revealed),
        opened=_opened(game, seal) if seal and game.revealed else None,
    )  # fmt: skip


def _rounds(said: Words, game: SavedGame) -> Iterator[RoundTold]:
    clock = game.scenario.clock
    for number, (began, length) in enumerate(zip(clock.begins, clock.rounds, strict=True), 1):
        entries = [entry for entry in game.entries if entry.round == number]
        if entries:
            decided = tuple(_decided(said, entry, offer_before(game.entries, entry)) for entry in entries)
            yield RoundTold(number, began, length.headline or "", decided)


def _decided(said: Words, entry: Entry, before: Package) -> Decided:
    what, told = tuple(in_words(said, entry)), happenings(entry.causes)
    brief = next(in_words(said, entry, before), "")
    more = max(0, len(entry.decision.choices) - 1) if isinstance(entry.decision, Plan) else 0
    return Decided(entry.number, entry.minute, what, brief, more, entry.because, entry.by, entry.seconds, told)


def offer_before(entries: Sequence[Entry], entry: Entry) -> Package:
    """Give the last package that was offered before an entry; an empty one where none was."""
    offers = [each.decision.package for each in entries if each.number < entry.number
              and isinstance(each.decision, Offer)]  # fmt: skip
    return offers[-1] if offers else {}


def in_words(said: Words, entry: Entry, before: Package | None = None) -> Iterator[str]:
    """Say what a decision was, one line for each part of it; of an offer only what changed of one before it."""
    decision, scenario = entry.decision, said.scenario
    if isinstance(decision, Assess):
        shares = (f"{each.name} {decision.percents[name]} %" for name, each in scenario.hypotheses.items())
        yield _("Stated: {shares}; basis {basis}").format(
            shares=words.listed(shares), basis=words.basis(decision.basis)
        )
    elif isinstance(decision, Keep):
        yield _("Kept the assessment")
    elif isinstance(decision, Plan):
        yield from _plan(said, decision)
    elif isinstance(decision, Offer):
        yield _offered(said, decision.package, before or {})
    else:
        clause = _clauses(said, {decision.clause})[decision.clause].title if isinstance(decision, Ask) else ""
        yield {
            Ask: _("Asked about: {clause}").format(clause=clause), Accept: _("Accepted their package"),
            Walk: _("Left the table"), EndEarly: _("The game was ended early"),
            TakeBack: _("Took the plan back"),
        }.get(type(decision), _("A facilitator's inject"))  # fmt: skip


def _plan(said: Words, plan: Plan) -> Iterator[str]:
    if not plan.choices:
        yield _("Held: nothing was chosen")
    for name in plan.choices:
        choice = said.scenario.choices[name]
        yield choice.title
        for clause, option in plan.drafts.get(choice.draft or "", {}).items():
            written = said.scenario.drafts[choice.draft or ""].clauses[clause]
            yield f"{written.title}: {written.options[option].text}"
        for question in choice.asks:
            if question in plan.answers:
                asked = said.scenario.questions[question]
                yield f"{asked.text} {asked.options[plan.answers[question]]}"


def _offered(said: Words, package: Package, before: Package) -> str:
    clauses, again = _clauses(said, set(package)), set(package) == set(before)
    told = words.listed(
        f"{each.title}: {each.options[package[name]].text}" for name, each in clauses.items()
        if name in package and not (again and package[name] == before[name])
    )  # fmt: skip
    if not again:
        return _("Offered: {package}").format(package=told)
    return _("Offered again, now with {package}").format(package=told) if told else _("Offered the same again")


def _clauses(said: Words, of: set[str]) -> Mapping[str, Clause]:
    """Give the clauses of the talks that these belong to."""
    return next(each.clauses for each in said.scenario.negotiations.values() if set(each.clauses) >= of)


def _meters(said: Words, game: SavedGame) -> Iterator[MeterTold]:
    reckoning = [Cause(*cause) for cause in game.seal["reckoning"]] if game.seal and game.revealed else []
    for name, start in game.first_meters.items():
        moved = tuple(cause for cause in game.ledger if cause.meter == name and cause.change)
        points, level = [(0, start)], start
        for cause in moved:
            level += cause.change
            points.append((cause.minute, level))
        afterwards = tuple(cause for cause in reckoning if cause.meter == name and cause.change)
        yield MeterTold(name, said.meter(name), low_is_good(game.scenario, name), tuple(points), moved, afterwards)


def _stated(game: SavedGame) -> Iterator[tuple[int, Mapping[str, int], str]]:
    for entry, decision in assessments(game.entries):
        yield entry.round, decision.percents, decision.basis


def assessments(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Assess]]:
    """Give every assessment, stated or kept, with the probabilities that stood after it."""
    last: Assess | None = None
    for entry in entries:
        if isinstance(entry.decision, Assess):
            last = entry.decision
        if last and isinstance(entry.decision, Assess | Keep):
            yield entry, last


def judged(game: SavedGame, truth: str) -> Iterator[Judged]:
    """Judge every assessment against what the evidence supported, and against the truth."""
    for entry, stated in assessments(game.entries):
        percents = stated.percents
        loss = sum((percents[name] / 100 - entry.belief[name] / 1_000_000) ** 2 for name in percents)
        brier = sum((percents[name] / 100 - (name == truth)) ** 2 for name in percents)
        kept = isinstance(entry.decision, Keep)
        yield Judged(entry.round, entry.minute, percents, entry.belief, stated.basis, kept, loss, brier)


def _objectives(said: Words, game: SavedGame) -> Iterator[ObjectiveTold]:
    met = game.seal["objectives"] if game.seal else {}
    for name, objective in said.scenario.objectives.items():
        about = {read.name.split(".")[1] for read in names(objective.when) if "." in read.name}
        evidence = tuple(dict.fromkeys(_bearing_on(said, game.entries, about)))
        yield ObjectiveTold(objective.title, bool(met.get(name)), objective.missed or "", evidence)


def _bearing_on(said: Words, entries: Sequence[Entry], about: set[str]) -> Iterator[str]:
    for entry in entries:
        for cause in entry.causes:
            if cause.kind in ("choice", "outcome", "finding", "talks", "red_line") and cause.id in about:
                yield _("{moment}: {title}").format(moment=words.moment(cause.minute), title=said.title(cause))


def _norms(seal: Mapping[str, Mapping[str, int]] | None, word: str) -> tuple[str, ...]:
    return tuple(glossary()[norm].name for norm in sorted(seal[word])) if seal else ()


def _opened(game: SavedGame, seal: Mapping[str, Any]) -> Opened:
    truth = seal["truth"]
    true = game.scenario.hypotheses[truth]
    reckoning = happenings(Cause(*cause) for cause in seal["reckoning"])
    return Opened(
        truth=truth, text=true.text, came_out=true.came_out or "", fixed=bool(game.header["truth"]),
        judged=tuple(judged(game, truth)), reckoning=reckoning, score=int(seal["score"]),
        first_score=_weighed(game.scenario, game.first_meters),
        profiles=tuple(_profiles(game.scenario, seal["profiles"])), answered=tuple(_answered(game)),
    )  # fmt: skip


def _weighed(scenario: Scenario, meters: Mapping[str, int]) -> int:
    """Give what the score's weights come to over meters, without what an ending adds, in thousandths of a point."""
    return sum(
        weight * (1000 - meters[meter] if low_is_good(scenario, meter) else meters[meter])
        for meter, weight in scenario.score.weights.items()
    )


def _answered(game: SavedGame) -> Iterator[str]:
    given: dict[str, str] = {}
    for entry in game.entries:
        if isinstance(entry.decision, Plan):
            given |= entry.decision.answers
    for question, answer in given.items():
        asked = game.scenario.questions[question]
        if asked.best is None:
            continue
        said = _("{question} Your answer fits best: {best}. {because}")
        if answer != asked.best:
            said = _("{question} You answered: {answer}. What fits best: {best}. {because}")
        yield said.format(
            question=asked.text, answer=asked.options[answer], best=asked.options[asked.best],
            because=asked.because or "",
        ).rstrip()  # fmt: skip


def _profiles(scenario: Scenario, drawn: Mapping[str, str]) -> Iterator[str]:
    for key, profile in drawn.items():
        negotiation, _dot, counterpart = key.partition(".")
        table = scenario.negotiations[negotiation]
        side = table.counterparts[counterpart]
        most = {clause: max(worth.values()) for clause, worth in side.profiles[profile].wants.items()}
        first = sorted(most, key=lambda clause: -most[clause])[:2]
        said = _("{person} cared most about: {clauses}.")
        thought = [clause for clause, much in side.embassy.items() if much == max(side.embassy.values())]
        if thought and max(most.get(clause, 0) for clause in thought) < max(most.values(), default=0):
            said = _("{person} cared most about: {clauses}. Your embassy had put something else first: {thought}.")
        yield said.format(
            person=side.person, clauses=words.listed(table.clauses[clause].title for clause in first),
            thought=words.listed(table.clauses[clause].title for clause in thought),
        )  # fmt: skip
