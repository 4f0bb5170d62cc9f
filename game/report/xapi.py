"""Games as xAPI 1.0.3 statements, for a learning system: a JSON array that is also the body of a `POST .../statements`.

A statement is immutable, so nothing in one may change when the same game is exported again: its id is made of the
record's sum and its place in the game, its time of the record's own times, and what the reveal covers stands in
statements of its own.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from game import language
from game.analysis.accounts import options, pseudonym
from game.analysis.gathering import Aside
from game.analysis.story import assessments, in_words
from game.language import _
from game.report.names import HOME, Terms
from game.rules import Accept, Ask, Assess, Cause, EndEarly, HandInject, Keep, Offer, Plan, TakeBack, Walk
from game.session import Entry, SavedGame, words
from game.session.words import Words

Statement = dict[str, Any]
_VERBS = "http://adlnet.gov/expapi/verbs/"
_TYPES = "http://adlnet.gov/expapi/activities/"
_SERIOUS = "https://w3id.org/xapi/seriousgames"
_HOLD = "hold"
"""The response of a plan in which nothing was chosen."""


def write_xapi(games: Iterable[SavedGame | Aside], out: Path, terms: Terms) -> None:
    """Write every game's statements as one JSON array, a game at a time."""
    with out.open("w", encoding="utf-8") as file:
        between = "[\n"
        for game in games:
            if isinstance(game, SavedGame):
                language.use(game.header["language"])
                for statement in statements(game, terms.home, terms.name(game)):
                    file.write(between + json.dumps(statement, ensure_ascii=False))
                    between = ",\n"
        file.write("[]\n" if between == "[\n" else "\n]\n")


def statements(game: SavedGame, home: str = HOME, name: str = "") -> Iterator[Statement]:
    """Give the statements of a finished game, in the order things happened."""
    yield from _Teller(game, home.rstrip("/"), name).all()


@dataclass
class _Teller:
    """Makes the statements of one game."""

    game: SavedGame
    home: str
    name: str

    def __post_init__(self) -> None:
        scenario = self.game.scenario
        self.said = Words(scenario)
        self.base = f"{self.home}/scenarios/{scenario.scenario}/{self.game.edition}"
        self.run = uuid5(NAMESPACE_URL, f"{self.home}/records/{self.game.sha}")
        self.spoken = str(self.game.header["language"])
        self.standing = frozenset(entry.number for entry in self.game.entries)
        self.seconds = 0
        """Real seconds of play so far."""

    def all(self) -> Iterator[Statement]:
        yield self._statement("start", "initialized", self._simulation(), 0)
        yield from self._came(self.game.beginning, "first")
        rounds = len(self.game.scenario.clock.rounds)
        entries = self.game.all_entries
        stated = {entry.number: assessment for entry, assessment in assessments(entries)}
        for place, entry in enumerate(entries):
            self.seconds += entry.seconds
            yield from self._decided(entry, stated.get(entry.number))
            yield from self._came(entry.causes, str(entry.number))
            if place + 1 == len(entries) or entries[place + 1].round > entry.round:
                progress = {"extensions": {f"{_SERIOUS}/extensions/progress": round(entry.round / rounds, 4)}}
                yield self._statement(f"round/{entry.round}", "progressed", self._simulation(), entry.minute, progress)
        yield from self._ended()
        yield from self._said()
        if self.game.revealed:
            yield self._revealed()

    def _statement(
        self,
        place: str,
        verb: str,
        target: Statement,
        minute: int,
        result: Mapping[str, Any] | None = None,
        at: str = "",
    ) -> Statement:
        header = self.game.header
        actor: Statement = {"objectType": "Agent", "account": {"homePage": self.home, "name": pseudonym(self.game)}}
        context = {
            "registration": str(self.run), "revision": self.game.edition, "platform": "Demarche",
            "language": self.spoken,
            "contextActivities": {
                "grouping": [self._activity("", self.game.scenario.title, f"{_TYPES}simulation")],
                "category": [{"objectType": "Activity", "id": f"{_SERIOUS}/v1.0"}],
            },
            "extensions": {
                f"{self.home}/extensions/minute": minute,
                f"{self.home}/extensions/mode": self.game.mode,
                f"{self.home}/extensions/played-by": header["by"],
                **({f"{self.home}/extensions/exercise": header["exercise"]} if header["exercise"] else {}),
            },
        }  # fmt: skip
        began = datetime.fromisoformat(at or header["started"]) + timedelta(seconds=0 if at else self.seconds)
        return {
            "id": str(uuid5(self.run, place)), "actor": {**actor, **({"name": self.name} if self.name else {})},
            "verb": {"id": _VERBS + verb, "display": {"en": verb}}, "object": target,
            **({"result": result} if result else {}), "context": context,
            "timestamp": began.isoformat(timespec="milliseconds"),
        }  # fmt: skip

    def _activity(self, path: str, title: str, kind: str, **definition: Any) -> Statement:
        return {
            "objectType": "Activity", "id": f"{self.base}{path}",
            "definition": {"name": {self.spoken: title}, "type": kind, **definition},
        }  # fmt: skip

    def _simulation(self) -> Statement:
        return self._activity("", self.game.scenario.title, f"{_TYPES}simulation")

    def _question(self, path: str, title: str, sort: str, choices: Mapping[str, str]) -> Statement:
        """Give an interaction; any answer is allowed, so no pattern of correct responses is named."""
        listed = {"choices": self._components(choices)} if choices else {}
        return self._activity(path, title, f"{_TYPES}cmi.interaction", interactionType=sort, **listed)

    def _components(self, texts: Mapping[str, str]) -> list[Statement]:
        return [{"id": name, "description": {self.spoken: text}} for name, text in texts.items()]

    def _result(self, entry: Entry, response: str, **more: Any) -> Statement:
        changes: dict[str, float] = {}
        for cause in entry.causes:
            if cause.meter:
                changes[cause.meter] = changes.get(cause.meter, 0) + cause.change / 10
        extensions = {
            f"{self.home}/extensions/changes": {name: round(moved, 1) for name, moved in changes.items() if moved},
            f"{self.home}/extensions/offered": list(entry.offered),
            f"{self.home}/extensions/decided-by": entry.by,
            **({} if entry.number in self.standing else {f"{self.home}/extensions/taken-back": True}),
            **({f"{self.home}/extensions/role": entry.role} if entry.role else {}),
            **({f"{self.home}/extensions/reason": entry.because} if entry.because else {}),
            **{f"{self.home}/extensions/{name}": value for name, value in more.items()},
        }
        return {"response": response, "duration": f"PT{entry.seconds}S", "extensions": extensions}

    def _decided(self, entry: Entry, stated: Assess | None) -> Iterator[Statement]:
        """Give one statement a decision; an assessment is one a hypothesis, a plan's texts and answers one each."""
        decision, place = entry.decision, f"decision/{entry.number}"
        if isinstance(decision, Assess | Keep) and stated:
            for name, percent in stated.percents.items():
                title = _("How probable is it: {hypothesis}?").format(
                    hypothesis=self.said.scenario.hypotheses[name].name
                )
                target = self._question(f"/hypotheses/{name}", title, "numeric", {})
                more = {"basis": stated.basis, "word": words.likely(percent), "kept": isinstance(decision, Keep)}
                yield self._statement(
                    f"{place}/{name}", "answered", target, entry.minute, self._result(entry, str(percent), **more)
                )
        elif isinstance(decision, Plan):
            yield from self._planned(entry, decision, place)
        elif isinstance(decision, HandInject | EndEarly | TakeBack):
            title = words.listed(in_words(self.said, entry))
            event = self._activity(f"/by-hand/{entry.number}", title, f"{_SERIOUS}/activity-types/cutscene")
            yield self._statement(place, "experienced", event, entry.minute)
        else:
            yield self._talked(entry, place)

    def _planned(self, entry: Entry, plan: Plan, place: str) -> Iterator[Statement]:
        scenario, minute = self.said.scenario, entry.minute
        texts = {name: choice.title for name, choice in scenario.choices.items()} | {_HOLD: _("Hold: choose nothing")}
        title = _("What do you do in round {round}?").format(round=entry.round)
        target = self._question(f"/rounds/{entry.round}/plan", title, "choice", texts)
        result = self._result(entry, "[,]".join(plan.choices) or _HOLD)
        yield self._statement(place, "answered", target, minute, result)
        for draft, package in plan.drafts.items():
            for clause, option in package.items():
                written = scenario.drafts[draft].clauses[clause]
                texts = {name: each.text for name, each in written.options.items()}
                target = self._question(f"/drafts/{draft}/{clause}", written.title, "choice", texts)
                result = {"response": option}
                yield self._statement(f"{place}/{draft}.{clause}", "answered", target, minute, result)
        for question, answer in plan.answers.items():
            asked = scenario.questions[question]
            target = self._question(f"/questions/{question}", asked.text, "choice", asked.options)
            yield self._statement(f"{place}/{question}", "answered", target, minute, {"response": answer})

    def _talked(self, entry: Entry, place: str) -> Statement:
        """Give a step of talks; an offer matches clauses with options."""
        name = _negotiation(self.game, entry)
        table = self.said.scenario.negotiations[name]
        path = f"/negotiations/{name}"
        if isinstance(entry.decision, Offer):
            clauses = {clause: each.title for clause, each in table.clauses.items()}
            texts = {option: each.text for clause in table.clauses.values() for option, each in clause.options.items()}
            target = self._activity(
                f"{path}/offer", table.title, f"{_TYPES}cmi.interaction", interactionType="matching",
                source=self._components(clauses), target=self._components(texts),
            )  # fmt: skip
            response = "[,]".join(f"{clause}[.]{option}" for clause, option in entry.decision.package.items())
        else:
            texts = {
                clause: _("Ask about: {clause}").format(clause=each.title) for clause, each in table.clauses.items()
            }
            texts |= {"accept": _("Accept their package"), "walk": _("Leave the table")}
            target = self._question(f"{path}/step", table.title, "choice", texts)
            response = {Accept: "accept", Walk: "walk"}.get(type(entry.decision)) or next(options(entry))
        return self._statement(place, "answered", target, entry.minute, self._result(entry, response))

    def _came(self, causes: Sequence[Cause], place: str) -> Iterator[Statement]:
        """Give what the player was shown: injects and findings, each once."""
        seen = dict.fromkeys((each.kind, each.id, each.part, each.minute) for each in causes)
        shown = [key for key in seen if key[0] in ("inject", "finding")]
        for kind, id, part, minute in shown:
            cause = Cause(minute, kind, id, part)
            path = f"/{'injects' if kind == 'inject' else 'evidence'}/{id}{f'/{part}' if part else ''}"
            event = self._activity(path, self.said.title(cause), f"{_SERIOUS}/activity-types/cutscene")
            yield self._statement(f"came/{place}/{kind}/{id}/{part}/{minute}", "experienced", event, minute)

    def _ended(self) -> Iterator[Statement]:
        seal, scenario = self.game.seal or {}, self.game.scenario
        last = max((cause.minute for cause in self.game.ledger), default=0)
        for name, met in seal["objectives"].items():
            target = self._activity(f"/objectives/{name}", scenario.objectives[name].title, f"{_TYPES}objective")
            result = {"success": met, "score": {"scaled": 1 if met else 0}}
            yield self._statement(f"objective/{name}", "passed" if met else "failed", target, last, result)
        duration = f"PT{self.seconds}S"
        if not seal["ended_early"]:
            done = {"completion": True, "response": seal["ending"], "duration": duration}
            yield self._statement("completed", "completed", self._simulation(), last, done)
        yield self._statement("end", "terminated", self._simulation(), last, {"duration": duration})

    def _said(self) -> Iterator[Statement]:
        """Give what was said after play: answers to the scenario's questions, and what each will do."""
        scenario, after = self.game.scenario, self.game.after
        for number, answer in enumerate(after.answers):
            asked = self._question(
                f"/debrief/{answer.question}", scenario.debrief[answer.question].text, "long-fill-in", {}
            )
            yield self._statement(f"answer/{number}", "commented", asked, 0, {"response": answer.text}, answer.at)
        for number, promised in enumerate(after.commitments):
            own = self._question("/debrief", _("What will you do differently?"), "long-fill-in", {})
            result = {"response": promised.text, "extensions": {f"{self.home}/extensions/who": promised.who}}
            yield self._statement(f"commitment/{number}", "commented", own, 0, result, promised.at)

    def _revealed(self) -> Statement:
        """Give what the reveal uncovered: the truth, and the scenario's own weighing of the result."""
        seal = self.game.seal or {}
        raw = seal["score"] / 1000
        score = {"raw": raw, "min": -20, "max": 120, "scaled": round(max(-1, min(1, raw / 120)), 4)}
        target = self._activity("/weighing", _("What came out, and how its author weighs it"), f"{_TYPES}assessment")
        result = {"score": score, "extensions": {f"{self.home}/extensions/truth": seal["truth"]}}
        return self._statement("revealed", "scored", target, 0, result)


def _negotiation(game: SavedGame, entry: Entry) -> str:
    """Give the talks a step belongs to: those its causes name, else the one that has its clauses."""
    named = [cause.id for cause in entry.causes if cause.kind == "talks"]
    wanted = set(entry.decision.package) if isinstance(entry.decision, Offer) else set[str]()
    wanted |= {entry.decision.clause} if isinstance(entry.decision, Ask) else set()
    fitting = [name for name, each in game.scenario.negotiations.items() if wanted <= set(each.clauses)]
    return next((name for name in [*named, *fitting] if name in fitting), fitting[0])
