"""The game told in plain lines: no tables, no cursor tricks, nothing a screen reader would stumble over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.language import _, ngettext
from game.rules import (
    Accept,
    Ask,
    AttackView,
    Cause,
    MeterView,
    Mode,
    Offer,
    OfferedChoice,
    Package,
    Plan,
    PlayerView,
    Stated,
    TalkStep,
    Walk,
    arrows,
    worth_by_mandate,
)  # fmt: skip
from game.scenario import Scenario, Term, glossary
from game.scenario.conditions import names
from game.scenario.mattering import of_every_crisis, titles_where
from game.scenario.talks import Counterpart
from game.session import Asked, Game, before, refusals, words
from game.session.happenings import Happening, by_what_they_were
from game.session.passed import closing, passed
from game.session.words import Words
from game.terminal import parts
from game.terminal.menu import can_be_asked

Lines = Iterator[str]
_OWN_STEPS = ("choice", "outcome", "attribution", "talks", "clause", "draft")


def briefing(game: Game) -> Lines:
    """Tell the first document: who one is, what is at stake, what is known."""
    yield game.scenario.title
    if branched := game.header.get("counterfactual"):
        yield _("A what-if: it goes another way from decision {number} of another game on.").format(number=branched)
    if game.rehearsal:
        yield Words(game.scenario).rehearsal(game.rehearsal)
    if game.is_draft:
        yield words.draft()
    yield from parts.mandate(game.scenario)
    for text in game.brought:
        yield _("From before: {text}").format(text=text)


def situation(game: Game) -> Lines:
    """Tell what has come since the last decision, and where things stand."""
    view, said = game.view(), Words(game.scenario)
    yield _("Round {round} of {rounds}, {moment}, {when}.").format(
        round=view.round, rounds=view.rounds, moment=words.moment(view.clock), when=said.when(view.clock)
    )
    if view.sitting == 2:
        yield _("Something came that cannot wait: you decide again, with what attention you had left and one more.")
    if view.ended_early or view.ending:
        return
    own, came = game.scenario.clock.rounds[view.round - 1].headline, said.headline(game.since)
    if headline := came or own if view.sitting == 2 else own or came:
        yield headline
    if not game.entries:
        yield _("H+ counts hours and minutes from {start}.").format(start=said.when(0))
        yield from news(game)
    yield from status(game)


def news(game: Game) -> Lines:
    """Tell everything that came since the last plan."""
    return _came(game, game.since)


def resolution(game: Game) -> Lines:
    """Tell what came of a plan, or of the last step of talks: what came before it was read at the table."""
    steps = [place for place, entry in enumerate(game.entries) if isinstance(entry.decision, Plan | TalkStep)]
    return _came(game, [cause for entry in game.entries[steps[-1] :] for cause in entry.causes])


def _came(game: Game, causes: Iterable[Cause], leaving_out: Sequence[str] = ()) -> Lines:
    """Tell what happened, some kinds of it left out, the hours of an attack once and last."""
    said = Words(game.scenario)
    things, hours = by_what_they_were(cause for cause in causes if cause.kind not in leaving_out)
    for place, happening in enumerate(things):
        yield from happened(said, happening, game.mode)
        if happening.cause.kind == "red_line" and (crossed_by := _crossed_by(game.scenario, things[:place], happening)):
            yield _("  What crossed it: {title}").format(title=said.line(crossed_by))
    if hours:
        yield _went_on(said, hours, game.mode)


def _crossed_by(scenario: Scenario, before: Sequence[Happening], line: Happening) -> Happening | None:
    """Give the player's own step of the same minute that crossed a red line: one its condition reads, or the last."""
    own = [each for each in reversed(before) if each.until == line.cause.minute and each.cause.kind in _OWN_STEPS]
    read = {part for name in names(scenario.red_lines[line.cause.id].when) for part in name.name.split(".")}
    return next((each for each in own if each.cause.id in read), own[0] if own else None)


def _went_on(said: Words, hours: Happening, mode: Mode) -> str:
    moved = words.listed(_moves(said, hours, mode)) or _("nothing more was lost")
    return ngettext(
        "{attack} went on for {hours} hour of its own clock: {moved}.",
        "{attack} went on for {hours} hours of its own clock: {moved}.",
        hours.hours,
    ).format(attack=words.attack(said.scenario), hours=hours.hours, moved=moved)


def _moves(said: Words, happening: Happening, mode: Mode) -> list[str]:
    """Tell what a thing moved."""
    changes = happening.changes.items()
    return [f"{said.meter(meter)} {_change(meter, change, mode)}" for meter, change in changes if change]


def happened(said: Words, happening: Happening, mode: Mode, moment: str = "") -> Lines:
    """Tell one thing that came, with what it moved; `moment` stands where its minute is not known yet."""
    cause = happening.cause
    yield _("{moment}: {title} ({whose})").format(
        moment=moment or words.moment(cause.minute), title=said.line(happening), whose=said.sender(cause)
    )
    if eyes := _eyes(said.scenario, cause):
        yield _("  For the eyes of this seat first: {seat}").format(seat=said.scenario.roles[eyes].title)
    if cause.kind == "draft":
        yield from (f"  {line}" for line in said.told(happening).splitlines())
    elif cause.kind not in ("choice", "attack", "attribution") and (text := said.text(cause)):
        yield f"  {text}"
    if weighs := said.weighs(cause):
        yield _("  An analyst: {text}").format(text=weighs)
    if moved := [*_moves(said, happening, mode), *filter(None, [said.paced(cause)])]:
        yield f"  {words.listed(moved)}"


def _eyes(scenario: Scenario, cause: Cause) -> str | None:
    """Give the seat for whose eyes something comes first; None where it is for all."""
    if cause.kind == "inject" and cause.id in scenario.injects:
        return scenario.injects[cause.id].eyes
    return scenario.evidence[cause.id].eyes if cause.kind == "finding" and cause.id in scenario.evidence else None


def _change(meter: str, change: int, mode: str) -> str:
    if mode == "exercise" and meter.startswith("trust."):
        return _in_words(arrows(change))
    return words.signed(change)


def _in_words(count: int) -> str:
    up = (_("unchanged"), _("up a little"), _("up"), _("up much"))
    down = ("", _("down a little"), _("down"), _("down much"))
    return up[count] if count >= 0 else down[-count]


def status(game: Game) -> Lines:
    """Tell where the attack and every meter stand."""
    view, said = game.view(), Words(game.scenario)
    stages = {stage.id: stage.title for stage in game.scenario.attack.stages}
    if view.attack.stage:
        yield _attack(view.attack).format(
            attack=words.attack(game.scenario), stage=stages[view.attack.stage], pace=view.attack.pace
        )
    if view.attack.ahead:
        yield _("As things stand, next: {stage}, at about {moment}.").format(
            stage=stages[view.attack.ahead.id], moment=words.moment(view.attack.ahead.minute)
        )
    if decided := [entry for entry in game.entries if isinstance(entry.decision, Plan)]:
        yield _("Where things stand, and what moved since your decision of {moment}:").format(
            moment=words.moment(decided[-1].minute)
        )
    for meter in view.meters.values():
        yield words.named(said.meter(meter.name), _standing(said, meter))
    for line in view.crossed:
        yield _("Red line crossed: {title}").format(title=game.scenario.red_lines[line].title)


def _attack(attack: AttackView) -> str:
    """Give the line on the attack; how fast it goes matters only where something comes next."""
    if not attack.pace:
        return _("{attack}: {stage}. It stands still for now.")
    paced = _("{attack}: {stage}, at {pace} percent of its usual pace.")
    return paced if attack.ahead else _("{attack}: {stage}.")


def _standing(said: Words, meter: MeterView) -> str:
    moved = _in_words(meter.arrows) if meter.change is None else words.signed(meter.change) if meter.change else ""
    stands = said.standing(meter)
    if not moved or not (meter.change or meter.arrows):
        return _("{stands}, unchanged").format(stands=stands)
    return _("{stands}, {moved}; {cause}").format(stands=stands, moved=moved, cause=said.because(meter))


def assessment(game: Game) -> Lines:
    """Tell what is to be weighed, and how to state it."""
    view, scenario = game.view(), game.scenario
    yield _("How probable is each explanation? State whole percents that add up to 100.")
    for name, hypothesis in scenario.hypotheses.items():
        yield words.named(name, hypothesis.text)
    if view.stated:
        yield _stated(view.stated[-1])
    shares = " ".join(f"{name}={percent}" for name, percent in _last_or_even(game).items())
    basis = view.stated[-1].basis if view.stated else "low"
    yield _("Type for example: assess {shares} basis={basis}").format(shares=shares, basis=basis)


def _last_or_even(game: Game) -> dict[str, int]:
    if game.view().stated:
        return dict(game.view().stated[-1].percents)
    return {name: each.prior // 10_000 for name, each in game.scenario.hypotheses.items()}


def _stated(stated: Stated) -> str:
    shares = (f"{name} {percent} %" for name, percent in stated.percents.items())
    return _("Last stated in round {round}: {shares}; basis {basis}.").format(
        round=stated.round, shares=words.listed(shares), basis=words.basis(stated.basis)
    )


def choices(game: Game, picked: Sequence[str], numbers: Mapping[str, str]) -> Lines:
    """Tell what can be done, numbered by `numbers` (id to number), and what is in the plan."""
    view, scenario = game.view(), game.scenario
    spent = sum(scenario.choices[id].cost for id in picked)
    yield ngettext(
        "{left} of {all} attention point left.", "{left} of {all} attention points left.", view.attention - spent
    ).format(left=view.attention - spent, all=view.attention)
    for offered in view.choices:
        if not offered.refusal:
            yield from _choice(game, offered, numbers[offered.id], offered.id in picked)
    if scenario.hold:
        yield _("Or commit with nothing chosen, to hold: {text}").format(text=scenario.hold.text)
    if shut := [(offered.id, offered.refusal) for offered in view.choices if offered.refusal]:
        yield _("Not open now:")
        for name, refusal in shut:
            title, why = scenario.choices[name].title, refusals.refusal(scenario, refusal)
            yield _("  {id}: {title}. {why}").format(id=name, title=title, why=why)
    if steps := before.under_way(scenario, view):
        yield _("Under way: {steps}").format(steps="; ".join(steps))
    yield from passed(game)


def _choice(game: Game, offered: OfferedChoice, number: str, picked: bool) -> Lines:
    mark = _("in the plan, ") if picked else ""
    mark += _("only in this round, ") if offered.id in closing(game) else ""
    yield parts.choice_line(offered.id, game.scenario.choices[offered.id], words.moment(offered.arrives), number, mark)
    if more := before.once_more(game.view(), offered.id):
        yield f"  {more}"
    for line in offered.crosses:
        yield _("  It crosses a red line: {title}").format(title=game.scenario.red_lines[line].title)


def _across(scenario: Scenario, other: Counterpart) -> str:
    """Name who sits there, and for whom where the name does not say it."""
    actor = scenario.actors[other.actor].name
    return other.person if actor in other.person else _("{person}, {actor}").format(person=other.person, actor=actor)


def negotiation(game: Game) -> Lines:
    """Tell how the talks stand: what they said, what is on the table, what can be asked."""
    view, scenario = game.view(), game.scenario
    if view.talks is None:
        return
    yield from _meanwhile(game)
    table = scenario.negotiations[view.talks.id]
    yield from parts.on_the_table(table, words.moment(view.clock))
    for seat in view.talks.seats:
        other = table.counterparts[seat.counterpart]
        yield words.named(_across(scenario, other), getattr(other.says, seat.says).text)
        if seat.accepts:
            yield _("They would sign your last offer.")
        if seat.package:
            worth = worth_by_mandate(scenario, view.talks.id, seat.package)
            yield _("Their package, worth {worth} to you: {package}").format(worth=worth, package=package(seat.package))
    for clause, who, answer in view.talks.asked:
        other = table.counterparts[who]
        told = next(each for each in other.answers[clause] if each.id == answer)
        yield _("{person}, asked about {clause}: {text}").format(person=other.person, clause=clause, text=told.text)
        if told.weighs:
            yield _("  An analyst: {text}").format(text=told.weighs)
    yield from parts.clauses(table.clauses, view.talks.offer, worth=True)
    if view.talks.offer_worth is not None:
        yield _("Your last offer is worth {worth} to you.").format(worth=view.talks.offer_worth)
    if asked := can_be_asked(game):
        yield _("You may type: {questions}.").format(questions=words.listed(f"ask {each}" for each in asked))
    for clause, option, line in view.talks.red_lines:
        title = scenario.red_lines[line].title
        yield _("Red line if agreed: {clause}={option}: {title}").format(clause=clause, option=option, title=title)


def _meanwhile(game: Game) -> Lines:
    """Tell what came while the last exchange lasted; what is said at the table stands below."""
    last = game.entries[-1]
    if isinstance(last.decision, Offer | Ask | Accept | Walk):
        yield from _came(game, last.causes, ("talks", "clause"))


def package(package: Package) -> str:
    """Write what is chosen for each clause as it is typed."""
    return " ".join(f"{clause}={option}" for clause, option in package.items())


def outcome(game: Game) -> Lines:
    """Tell how it ended and where everything stands."""
    view = game.view()
    ending = next(each for each in game.scenario.endings if each.id == view.ending)
    if view.ended_early:
        yield _("The game was ended early.")
    yield ending.title
    yield ending.text
    yield from profile(game.scenario, view)


def profile(scenario: Scenario, view: PlayerView) -> Lines:
    """Tell the profile of an outcome: every meter."""
    said = Words(scenario)
    yield from (words.named(said.meter(meter.name), said.standing(meter)) for meter in view.meters.values())


def actors(game: Game) -> Lines:
    """Tell who acts in the story."""
    for name, actor in game.scenario.actors.items():
        meter = game.view().meters.get(f"trust.{name}")
        yield parts.actor_line(name, actor, meter.step if meter else None)
    for adviser in game.scenario.advisers:
        yield _("Adviser: {name}").format(name=Words(game.scenario).adviser(adviser))


def term(term: Term, whole: bool, word: str) -> Lines:
    """Tell an entry of the glossary: what it is; for who asks again, how it works and what it hangs together with."""
    yield _("{name}: {text} ({source})").format(name=term.name, text=term.text, source=term.source)
    if whole:
        yield from _deeper(term)
    if not whole and (term.more or term.see):
        yield _("For more: glossary {word} more").format(word=word)


def term_whole(term: Term, crises: Sequence[Scenario]) -> Lines:
    """Tell all of an entry: what it is, how it works, what goes with it, where it matters, where to read on."""
    yield term.text
    yield from _deeper(term)
    if where := words.matters_in(titles_where(term, crises), everywhere=of_every_crisis(term)):
        yield where
    yield term.source


def _deeper(term: Term) -> Lines:
    if term.more:
        yield _("CERT adds: {text}").format(text=term.more)
    if term.see:
        yield _("See also: {words}.").format(words=words.listed(glossary()[name].name for name in term.see))


def heard(asked: Asked) -> Lines:
    """Tell the players what the facilitator did; remarks and ratings are not for them."""
    if asked.do == "inject":
        yield _("From the facilitator: {title}").format(title=asked.title)
        yield f"  {asked.text}"
    elif asked.do == "pause":
        yield _("Paused by the facilitator: the room's clock stands.")
    elif asked.do == "go_on":
        yield _("The room's clock runs again.")
    elif asked.do == "time":
        yield ngettext("{minutes} minute more.", "{minutes} minutes more.", asked.minutes).format(minutes=asked.minutes)
