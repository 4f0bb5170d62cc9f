"""A training round without its file: the phases and the pure steps, fed by a player or by a record."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from game import rules
from game.language import _
from game.rules import (
    RULES_VERSION,
    Assess,
    Cause,
    Decision,
    EndEarly,
    HandInject,
    Keep,
    Mode,
    Plan,
    PlayerView,
    Refused,
    State,
    Step,
    TakeBack,
    narrowed,
)
from game.scenario import Scenario
from game.session.phases import Course, OutOfTurn, Phase
from game.session.problems import Differs, OtherVersion
from game.session.records import Entry, beginning_in, brought_in, entry_of, outcome_of, rehearsal_in
from game.session.saves import SavedGame

CLOCK = "clock"
"""Who decides where time has run out."""
TRIGGERS: dict[type[Any], str] = {
    Assess: "assess", Keep: "assess", Plan: "commit", rules.Offer: "talk", rules.Ask: "talk", rules.Accept: "talk",
    rules.Walk: "talk", EndEarly: "end", TakeBack: "take_back", HandInject: "hand_in",
}  # fmt: skip
"""Which path of the phases each decision takes."""


def _trigger(decision: Decision, by: str) -> str:
    """Give the path a decision takes; a plan that the clock commits may come from any phase before it."""
    return "run_out" if by == CLOCK else TRIGGERS[type(decision)]


class Play:
    """Where a training round stands after the decisions it was given."""

    def __init__(self, scenario: Scenario, header: Mapping[str, Any]) -> None:
        self.scenario, self.header = scenario, header
        self.entries: list[Entry] = []
        """Every decision so far, those taken back left out."""
        self.draft = Plan()
        """The plan being put together; a crash loses nothing of it."""
        self._written = Plan()
        """Every text and answer given while it was put together, those of choices taken out again included."""
        self.sealed = False
        self.number = 0
        """Decisions recorded so far, those taken back included."""
        self.rehearsal = rehearsal_in(header)
        """The situation it begins in, where an author chose one that is not the scenario's own beginning."""
        self.first = rules.begin(scenario, header["seed"], header["truth"] or None, beginning_in(header))
        self.course = Course(self.first.state, header["mode"])

    @property
    def mode(self) -> Mode:
        """`training` or `exercise`."""
        return self.course.mode

    @property
    def phase(self) -> Phase:
        """Where the training round stands."""
        return self.course.phase

    @property
    def state(self) -> State:
        """The whole world, the truth included; screens use `view`."""
        return self.course.state

    @property
    def is_draft(self) -> bool:
        """True where the crisis is told in a translation that no native reader has signed yet."""
        return bool(self.header.get("draft"))

    @property
    def brought(self) -> tuple[str, ...]:
        """What the crisis before left to this one, in the author's words."""
        return brought_in(self.header, self.scenario)

    @property
    def ledger(self) -> tuple[Cause, ...]:
        """Every cause of the game so far, in order."""
        return (*self.first.causes, *(cause for entry in self.entries for cause in entry.causes))

    @property
    def since(self) -> tuple[Cause, ...]:
        """The causes since the last plan: its own, those of the talks it led to, and what a facilitator brought in."""
        return self.ledger[self._before :]

    @property
    def _before(self) -> int:
        """How many causes the player had before them at the last plan."""
        plan = self.last_plan()
        return len(self.first.causes) + sum(len(entry.causes) for entry in self.entries[:plan]) if plan >= 0 else 0

    def view(self) -> PlayerView:
        """Give all the player may know now."""
        return rules.view(self.scenario, self.state, self.ledger, self.mode, self._before)

    def asks(self, choice: str) -> tuple[str, ...]:
        """Give the questions that go with a choice and were not answered in an earlier round."""
        return tuple(each for each in self.scenario.choices[choice].asks if each not in self.state.answers)

    def unanswered(self, plan: Plan) -> tuple[str, ...]:
        """Give the questions that go with a plan and have no answer in it."""
        return tuple(each for choice in plan.choices for each in self.asks(choice) if each not in plan.answers)

    def put_together(self, plan: Plan) -> None:
        """Take the plan as it is now put together; what was written for it is remembered."""
        written = self._written
        self.draft = plan
        self._written = Plan((), {**written.drafts, **plan.drafts}, {**written.answers, **plan.answers})

    def plan_of(self, choices: tuple[str, ...]) -> Plan:
        """Give a plan of these choices; one that is put back has its text and its answers again."""
        return narrowed(self.scenario, replace(self._written, choices=choices), choices)

    def may(self, trigger: str) -> bool:
        """Tell whether the player may do this in the present phase."""
        return self.course.may(trigger)

    def step(self, decision: Decision, by: str = "") -> Step:
        """Give what a decision would lead to; raise Refused or OutOfTurn."""
        trigger = _trigger(decision, by)
        if not self.may(trigger):
            raise OutOfTurn(trigger, self.phase)
        if isinstance(decision, TakeBack):
            return self._before_the_plan()
        return rules.step(self.scenario, self.state, decision)

    def last_plan(self) -> int:
        """Give the place among the entries of the last plan, the one that can be taken back; -1 before any."""
        return max((place for place, entry in enumerate(self.entries) if isinstance(entry.decision, Plan)), default=-1)

    def accept(self, entry: Entry, step: Step) -> None:
        """Take a recorded decision, and what it led to, into the round."""
        self.number = entry.number
        if isinstance(entry.decision, TakeBack):
            undone = self.entries[self.last_plan()].decision
            del self.entries[self.last_plan() :]
            self.put_together(undone if isinstance(undone, Plan) else Plan())
        else:
            self.entries.append(entry)
            if isinstance(entry.decision, Plan):
                self.draft = self._written = Plan()
        self.course.state = step.state
        self.course.go(_trigger(entry.decision, entry.by))

    def sealing(self) -> dict[str, Any]:
        """Give what the seal holds, so that a debrief needs no rules: ending, truth, reckoning and score."""
        after = rules.reckon(self.scenario, self.state)
        return {
            "ending": self.state.ending, "ended_early": self.state.ended_early, "decisions": self.number,
            "digest": rules.digest(self.state), "truth": self.state.luck.truth, "profiles": self.state.luck.profiles,
            "reckoning": [list(cause) for cause in after.causes], "score": rules.score(self.scenario, after.state),
            "objectives": rules.objectives(self.scenario, self.state), "upheld": dict(self.state.upheld),
            "strained": dict(self.state.strained),
        }  # fmt: skip

    def replay(self, saved: SavedGame) -> None:
        """Play a whole record again; raise OtherVersion, or Differs at the first record that gives something else."""
        if (found := saved.header["rules"]) != RULES_VERSION:
            message = _("it was played by rules {found}, and this program plays rules {known}; its debrief still works")
            raise OtherVersion(saved.path, message.format(found=found, known=RULES_VERSION))
        for number, record in enumerate(saved.records, 2):
            given = self._again(record)
            if given is None:
                message = _("record {number} holds a decision that the rules refuse when it is played again")
                raise Differs(saved.path, message.format(number=number))
            if field := next((name for name, value in given.items() if record[name] != value), None):
                message = _("record {number} gives another result when it is played again: {field} was {old}, is {new}")
                old, new = _short(record[field]), _short(given[field])
                raise Differs(saved.path, message.format(number=number, field=field, old=old, new=new))

    def _again(self, record: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Play a record again; give the fields that come of it, or None where the rules refuse the decision."""
        kind = record["kind"]
        if kind == "begin":
            return outcome_of(self.first)
        if kind == "decision":
            return self._decide_again(record)
        if kind == "seal":
            self.sealed = True
            return self.sealing()
        self._note(record)
        return {}

    def _decide_again(self, record: Mapping[str, Any]) -> Mapping[str, Any] | None:
        entry = entry_of(record)
        try:
            step = self.step(entry.decision, entry.by)
        except (Refused, OutOfTurn):
            return None
        self.accept(entry, step)
        return outcome_of(step)

    def _note(self, record: Mapping[str, Any]) -> None:
        if record["note"] == "went":
            self.course.go(record["text"])
        elif record["note"] == "draft":
            self.put_together(Plan(tuple(record["plan"]), record["drafts"], record["answers"]))

    def _before_the_plan(self) -> Step:
        """Give the world as it was before the round's plan."""
        step = self.first
        for entry in self.entries[: self.last_plan()]:
            step = rules.step(self.scenario, step.state, entry.decision)
        return Step(step.state, (), ())


def _short(value: Any) -> str:
    """Give a value as a message has room for it."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
