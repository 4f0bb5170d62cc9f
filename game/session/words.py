"""The words for what the rules give as ids and numbers, made once for every room above this one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta

from game.language import _, ngettext
from game.rules import Beginning, Cause, Hint, MeterView
from game.scenario import Scenario
from game.scenario.choices import Outcome
from game.scenario.consequences import Part
from game.scenario.talks import Clause
from game.scenario.world import Player
from game.session.happenings import Happening


def draft() -> str:
    """Say that a translation is a draft."""
    return _("This translation is a draft: no native reader has signed it yet.")


def duration(minutes: int) -> str:
    """Write a length of time: `45 min`, `2 h`, `1 h 30`, `2 days`."""
    if minutes and minutes % 1440 == 0:
        days = minutes // 1440
        return ngettext("{days} day", "{days} days", days).format(days=days)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest) if rest else _("{hours} h").format(hours=hours)


def moment(minutes: int) -> str:
    """Write a time since the start: `H+12:00`."""
    return f"H+{minutes // 60:02}:{minutes % 60:02}"


def attack_clock(minutes: int) -> str:
    """Write a time on the attack's own clock: `A+13:00`."""
    return f"A+{minutes // 60:02}:{minutes % 60:02}"


def points(tenths: int) -> str:
    """Write tenths as points: `62`, `62.5`."""
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths / 10:.1f}"


def signed(tenths: int) -> str:
    """Write a change with its sign: `+4.5`, `-12`; a true minus sign."""
    return ("+" if tenths > 0 else "\N{MINUS SIGN}" if tenths < 0 else "") + points(abs(tenths))


def signed_to(decimals: int, value: float) -> str:
    """Write a difference with its sign and so many decimals; what comes to nothing has no sign."""
    told = f"{value:+.{decimals}f}".replace("-", "\N{MINUS SIGN}")
    return told if told.strip("+\N{MINUS SIGN}0.") else told[1:]


def level(step: int) -> str:
    """Write one of five steps of trust in words."""
    return (_("very low"), _("low"), _("middling"), _("high"), _("very high"))[step - 1]


def arrows(count: int) -> str:
    """Write one to three arrows up or down as text."""
    return ("\N{UPWARDS ARROW}" if count > 0 else "\N{DOWNWARDS ARROW}") * abs(count)


def likely(percent: int) -> str:
    """Give the estimative word for a probability in percent (ICD 203, 2015, section D.6.e.2)."""
    for least, word in (
        (95, _("almost certain")),
        (80, _("very likely")),
        (55, _("likely")),
        (45, _("roughly even chance")),
        (20, _("unlikely")),
        (5, _("very unlikely")),
    ):
        if percent >= least:
            return word
    return _("almost no chance")


def likely_range(percent: int) -> str:
    """Give the estimative word for a probability with the percents it stands for."""
    bounds = (0, 5, 20, 45, 55, 80, 95, 100)
    low = max(bound for bound in bounds[:-1] if bound <= percent)
    high = bounds[bounds.index(low) + 1]
    return _("{word}, {low} to {high} %").format(word=likely(percent), low=low, high=high)


def kind(name: str) -> str:
    """Give the title of a kind of choice."""
    return {
        "dialogue": _("Dialogue"), "cbm": _("Confidence building"), "sovereignty": _("Sovereignty"),
        "attribution": _("Attribution"), "capacity": _("Capacity"), "norms": _("Norms"), "law": _("Law"),
        "technical": _("Technical"), "economic": _("Economic"), "rights": _("Rights"),
    }[name]  # fmt: skip


def phase(name: str) -> str:
    """Give the title of a phase."""
    return {
        "briefing": _("Briefing"), "situation": _("Situation"), "assessment": _("Assessment"),
        "decision": _("Decision"), "negotiation": _("Negotiation"), "resolution": _("Resolution"),
        "outcome": _("Outcome"), "debrief": _("Debrief"),
    }[name]  # fmt: skip


def channel(name: str) -> str:
    """Give the title of a channel."""
    return {
        "cable": _("Cable"), "news": _("News"), "cert": _("CERT report"), "intelligence": _("Intelligence"),
        "statement": _("Statement"), "phone": _("Telephone"), "report": _("Report"), "social": _("Social media"),
    }[name]  # fmt: skip


def actor_kind(name: str) -> str:
    """Give the title of a kind of actor."""
    return {
        "state": _("state"), "organisation": _("organisation"), "cert": _("response team"), "company": _("company"),
        "criminal": _("criminal group"), "public": _("at home"), "media": _("press"), "group": _("group"),
    }[name]  # fmt: skip


def basis(name: str) -> str:
    """Give the title of a confidence in the basis of an assessment."""
    return {"low": _("low"), "moderate": _("moderate"), "high": _("high")}[name]


def office(player: Player) -> str:
    """Say who one is; a role that names the country is not given it twice."""
    if player.country in player.role:
        return player.role
    return _("{role} of {country}").format(role=player.role, country=player.country)


class Words:
    """The words of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def meter(self, name: str) -> str:
        """Give a meter's name on the screen."""
        if name.startswith("trust."):
            return _("Trust of {actor}").format(actor=self.actor(name.removeprefix("trust.")))
        own = self.scenario.meters[name].title if name in self.scenario.meters else None
        called = self.scenario.attack.called
        pace = _("Pace of {what}").format(what=called[:1].lower() + called[1:]) if called else _("Pace of the attack")
        common = {
            "stability": _("Stability"), "sovereignty": _("Sovereignty"), "support": _("Support at home"),
            "harm": _("Harm done"), "attack.pace": pace,
        }  # fmt: skip
        return own or common.get(name, name)

    def actor(self, name: str) -> str:
        """Give an actor's or adviser's short name."""
        if name in self.scenario.advisers:
            return self.adviser(name)
        actor = self.scenario.actors.get(name)
        return (actor.short or actor.name) if actor else name

    def adviser(self, name: str) -> str:
        """Give an adviser's name and office."""
        adviser = self.scenario.advisers[name]
        return _("{name}, {office}").format(name=adviser.name, office=adviser.office)

    def when(self, minute: int) -> str:
        """Write a minute as the story's own date and time: `Mon 2 March, 14:10`."""
        then = self.scenario.clock.start + timedelta(minutes=minute)
        days = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
        months = (
            _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
            _("September"), _("October"), _("November"), _("December"),
        )  # fmt: skip
        return _("{weekday} {day} {month}, {time}").format(
            weekday=days[then.weekday()], day=then.day, month=months[then.month - 1], time=f"{then:%H:%M}"
        )

    def rehearsal(self, beginning: Beginning) -> str:
        """Say that a game is a rehearsal, and in which situation it began."""
        given = [*(_("{meter} {points}").format(meter=self.meter(meter), points=points(tenths))
                   for meter, tenths in beginning.meters.items()), *beginning.flags]  # fmt: skip
        if not given:
            return _("A rehearsal, begun in round {round}.").format(round=beginning.round)
        return _("A rehearsal, begun in round {round} with {given}.").format(round=beginning.round, given=listed(given))

    def hint(self, hint: Hint) -> str:
        """Say in words what a choice moves for certain."""
        meter = self.meter(hint.meter)
        if hint.large:
            return (_("{meter} rises much") if hint.up else _("{meter} falls much")).format(meter=meter)
        return (_("{meter} rises a little") if hint.up else _("{meter} falls a little")).format(meter=meter)

    def standing(self, meter: MeterView) -> str:
        """Say where a meter stands: a number, or a word where the mode shows words."""
        return level(meter.step) if meter.tenths is None else points(meter.tenths)

    def moved(self, meter: MeterView) -> str:
        """Say how a meter moved: a signed number, arrows, or nothing."""
        return arrows(meter.arrows) if meter.change is None else signed(meter.change) if meter.change else ""

    def because(self, meter: MeterView) -> str:
        """Say what moved a meter most the way it went, and how much of it that was; what worked against it if more."""
        if not meter.cause:
            return ""
        moved, its = (meter.arrows if meter.change is None else meter.change), meter.cause.change
        said = "{cause}" if its == moved else _("mostly: {cause}") if abs(2 * its) >= abs(moved) else _(
            "{cause}, and more"
        )  # fmt: skip
        told = said.format(cause=self.title(meter.cause))
        if not meter.against:
            return told
        return _("{cause}; against it: {other}").format(cause=told, other=self.title(meter.against))

    def title(self, cause: Cause) -> str:
        """Give one line for what happened."""
        return _TITLES[cause.kind](self, cause)

    def line(self, happening: Happening) -> str:
        """Give one line for a happening; hours of an attack are counted."""
        title = self.title(happening.cause)
        if happening.hours > 1:
            return _("{title}, {hours} hours of its clock, until {moment}").format(
                title=title, hours=happening.hours, moment=moment(happening.until)
            )
        if happening.cause.kind == "draft" and len(happening.parts) > 1:
            draft = self.scenario.drafts[happening.cause.id].title
            return _("{title}: {count} clauses, as you worded them").format(title=draft, count=len(happening.parts))
        return title

    def told(self, happening: Happening) -> str:
        """Give what the player reads about a happening; of a text sent or talks agreed, what each clause says."""
        cause, parts = happening.cause, happening.parts
        if not parts or (cause.kind == "draft" and len(parts) == 1):  # its line says it all
            return self.text(cause)
        order = list(self._clauses(cause))
        parts = tuple(sorted(parts, key=lambda part: order.index(part.partition(".")[0])))
        clauses = (self._clause(cause._replace(part=part)) for part in parts)
        return "\n".join(filter(None, (self.text(cause), *clauses)))

    def text(self, cause: Cause) -> str:
        """Give what the player reads about what happened; empty where the line says it all."""
        if cause.kind == "withdrawal":
            return _("It no longer counts.")
        if cause.kind == "talks" and cause.part == "refused":
            return self._parting(cause.id)
        return str(getattr(self.part(cause), "text", "") or "")

    def _parting(self, talks: str) -> str:
        """Give what the other side says as it leaves; of several the record does not say who was first."""
        others = tuple(self.scenario.negotiations[talks].counterparts.values())
        return others[0].says.walk.text if len(others) == 1 else ""

    def paced(self, cause: Cause) -> str:
        """Say how it changed the pace of the attack; empty where it did not."""
        pace = (
            int(getattr(self.part(cause), "pace", 0)) if cause.kind in ("choice", "outcome", "inject", "stage") else 0
        )
        return f"{self.meter('attack.pace')} {signed(10 * pace)} %" if pace else ""

    def weighs(self, cause: Cause) -> str:
        """Give an analyst's sentence on what it tells between the explanations; empty where it tells nothing."""
        return "" if cause.kind == "withdrawal" else str(getattr(self.part(cause), "weighs", "") or "")

    def headline(self, causes: Sequence[Cause]) -> str:
        """Give the weightiest headline of what happened; empty where nothing has one."""
        weighty = [(self._weight(cause), place) for place, cause in enumerate(causes) if self._headline(cause)]
        return self._headline(causes[max(weighty)[1]]) if weighty else ""

    def _headline(self, cause: Cause) -> str:
        """Give the headline of what happened; that a stage goes on is no news."""
        return "" if cause.kind == "attack" else str(getattr(self.part(cause), "headline", "") or "")

    def _weight(self, cause: Cause) -> int:
        return {"stage": 7, "outcome": 4}.get(cause.kind, getattr(self.part(cause), "weight", 3))

    def whose(self, cause: Cause) -> str:
        """Say whose doing it was."""
        if cause.kind in ("choice", "draft", "attribution", "clause"):
            return _("your choice")
        if cause.kind == "outcome":
            return _("what came of your choice")
        if cause.kind in ("attack", "stage"):
            return self.scenario.attack.called or _("the attack")
        if cause.kind in ("finding", "withdrawal"):
            return _("the evidence")
        if cause.kind == "inject":
            inject = self.scenario.injects[cause.id]
            told = inject.otherwise if cause.part == "otherwise" else None
            if told and (told.person or told.sender):
                return str(told.person or self.actor(str(told.sender)))
            return str(inject.person or self.actor(inject.sender))
        return {"red_line": _("your mandate"), "talks": _("the talks"), "facilitator": _("the facilitator")}.get(
            cause.kind, _("after the game's end")
        )

    def sender(self, cause: Cause) -> str:
        """Give the person who signs or speaks, or the source of evidence; else whose doing it was."""
        if cause.kind in ("finding", "withdrawal"):
            return self.scenario.evidence[cause.id].source
        part = self.part(cause)
        if cause.kind != "inject" and (person := getattr(part, "person", None)):
            return str(person)
        if isinstance(part, Outcome) and part.sender:
            return self.actor(part.sender)
        return _("our own desk") if cause.kind in ("choice", "outcome") else self.whose(cause)

    def part(self, cause: Cause) -> Part | None:
        """Give the part of the scenario that a cause stands for."""
        scenario = self.scenario
        if cause.kind in ("choice", "attribution"):
            return scenario.choices[cause.id]
        if cause.kind == "outcome":
            return self.outcome(cause.id, cause.part)
        if cause.kind in ("finding", "withdrawal"):
            return scenario.evidence[cause.id].finding(cause.part)
        if cause.kind == "inject":
            inject = scenario.injects[cause.id]
            return inject.otherwise if cause.part == "otherwise" else inject
        if cause.kind in ("stage", "attack"):
            return next(stage for stage in scenario.attack.stages if stage.id == cause.id)
        return scenario.red_lines.get(cause.id) if cause.kind == "red_line" else None

    def outcome(self, choice: str, outcome: str) -> Outcome:
        """Give one outcome of a choice."""
        return next(each for each in self.scenario.choices[choice].outcomes if each.id == outcome)

    def _talks(self, cause: Cause) -> str:
        title = self.scenario.negotiations[cause.id].title
        said = {
            "opened": _("Talks begin: {title}"), "agreed": _("Agreed: {title}"), "walked": _("You left: {title}"),
            "refused": _("They left: {title}"), "adjourned": _("Adjourned: {title}"),
            "offered": _("You made an offer: {title}"), "asked": _("You asked: {title}"),
        }  # fmt: skip
        return said[cause.part.split()[0]].format(title=title)

    def _clause(self, cause: Cause) -> str:
        clauses = self._clauses(cause)
        clause, _dot, option = cause.part.partition(".")
        return _("{clause}: {option}").format(clause=clauses[clause].title, option=clauses[clause].options[option].text)

    def _clauses(self, cause: Cause) -> Mapping[str, Clause]:
        """Give the clauses of the text, or of the talks, that a cause is of."""
        return (self.scenario.drafts if cause.kind == "draft" else self.scenario.negotiations)[cause.id].clauses

    def _attribution(self, cause: Cause) -> str:
        said = {
            "convincing": _("{title}: the case convinces"), "thin": _("{title}: the case is thin"),
            "late": _("{title}: it comes late"),
        }  # fmt: skip
        return said[cause.part].format(title=self.scenario.choices[cause.id].title)

    def _reckoning(self, cause: Cause) -> str:
        if cause.part == "truth":
            return _("Found out: {text}").format(text=self.scenario.hypotheses[cause.id].name)
        said = {"right": _("{title}: borne out"), "wrong": _("{title}: it was wrong")}
        return said[cause.part].format(title=self.scenario.choices[cause.id].title)

    def _titled(self, cause: Cause) -> str:
        return str(getattr(self.part(cause), "title", cause.id))

    def _ending(self, cause: Cause) -> str:
        return next(ending.title for ending in self.scenario.endings if ending.id == cause.id)


_TITLES: dict[str, Callable[[Words, Cause], str]] = {
    "choice": Words._titled, "outcome": Words._titled, "finding": Words._titled, "inject": Words._titled,
    "withdrawal": lambda words, cause: _("Taken back: {title}").format(title=words._titled(cause)),
    "stage": lambda words, cause: named(attack(words.scenario), words._titled(cause)),
    "attack": lambda words, cause: _("{attack} goes on: {title}").format(
        attack=attack(words.scenario), title=words._titled(cause)
    ),
    "red_line": lambda words, cause: _("Red line crossed: {title}").format(title=words._titled(cause)),
    "talks": Words._talks, "clause": Words._clause, "draft": Words._clause, "attribution": Words._attribution,
    "reckoning": Words._reckoning, "facilitator": lambda words, cause: _("From the facilitator"),
    "ending": Words._ending,
}  # fmt: skip


def listed(words: Iterable[str]) -> str:
    """Write several words one after the other."""
    return _(", ").join(words)


def attack(scenario: Scenario) -> str:
    """Give what a crisis calls that which runs on a clock of its own."""
    return scenario.attack.called or _("The attack")


def matters_in(titles: Sequence[str], *, everywhere: bool) -> str:
    """Say in which crises an entry of the glossary matters; nothing where it matters in none."""
    if everywhere:
        return _("It matters in every crisis.")
    return _("It matters in: {titles}.").format(titles=listed(titles)) if titles else ""


def named(name: str, text: str) -> str:
    """Say something of what bears a name, as the language sets a colon."""
    return _("{name}: {text}").format(name=name, text=text)
