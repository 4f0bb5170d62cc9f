"""One training round as it is played: every input and outcome is on disk before anything is shown."""

import secrets
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from game import language
from game.rules import (
    RULES_VERSION,
    Assess,
    Beginning,
    Decision,
    EndEarly,
    HandInject,
    Keep,
    Mode,
    Plan,
    Refusal,
    Refused,
    ScenarioFault,
    TakeBack,
    TalkStep,
    narrowed,
    why_not_decision,
)
from game.scenario import Scenario, load_text, printable
from game.scenario.reading.guarded import bytes_of
from game.scenario.reading.text import decoded, visible
from game.scenario.translation import catalogue_for, translated
from game.scenario.vocabulary import flags_set, meters_of
from game.session import saves
from game.session.clock import RoomClock
from game.session.exercise import Exercise
from game.session.inbox import Asked, Inbox
from game.session.journal import Journal
from game.session.phases import OutOfTurn, Phase
from game.session.play import CLOCK, Play
from game.session.problems import CannotWrite
from game.session.records import FORMAT, Origin, entry_of, now, outcome_of, written


class Game(Play):
    """One training round and its record. Every method that plays returns when input and outcome are on disk."""

    def __init__(self, scenario: Scenario, header: Mapping[str, Any], journal: Journal) -> None:
        super().__init__(scenario, header)
        self.torn = False
        """True if the machine stopped in the middle of a decision, which is not in the record."""
        self.source: Path | None = None
        """The scenario's file, which a rehearsal follows; None where nobody knows it: no record tells of folders."""
        self.left_behind = ""
        """Why the sealed record could not be copied to where a class collects; empty where nothing is amiss."""
        self.notes: list[Mapping[str, Any]] = []
        """What was written beside the decisions: what was opened, what each seat believed, who disagreed."""
        self._journal = journal
        self._because = ""
        self._shown_at = time.monotonic()
        self.clock = RoomClock(int(header["minutes_a_round"]))
        self._inbox = Inbox(journal.path)
        self._hearing = 0

    @classmethod
    def start(
        cls,
        path: Path,
        *,
        save: Path,
        seed: int | None = None,
        mode: Mode = "training",
        truth: str | None = None,
        exercise: Exercise | None = None,
        who: str = "",
        by: str = "player",
        beginning: Beginning | None = None,
        origin: Origin | None = None,
    ) -> Self:
        """Begin a game of the scenario in a file; raise Unreadable or a SaveProblem.

        `who` is a pseudonym or empty; `by` says who decides: `player`, or the name of a policy. A `beginning`
        other than the scenario's own stands in the header; so does the game it comes from.
        """
        text = decoded(bytes_of(path), printable(str(path))).content
        scenario, told = _in_the_language_spoken(path, load_text(text, printable(str(path))))
        header = _header(scenario, text, seed, mode, truth, exercise) | {"who": visible(who), "by": by} | told
        header |= _coming_from(path, beginning, origin)
        game = cls._opened(scenario, header, save)
        game.source = _lying[save.absolute()] = path
        return game

    @classmethod
    def again(cls, game: saves.SavedGame, save: Path, marks: Mapping[str, Any]) -> Self:
        """Begin a saved game again from its first minute, with the same luck, and `marks` in its header."""
        return cls._opened(game.scenario, {**game.header, **marks}, save)

    @classmethod
    def _opened(cls, scenario: Scenario, header: Mapping[str, Any], save: Path) -> Self:
        game = cls(scenario, header, Journal.create(save, header))
        game._write("begin", outcome_of(game.first))
        return game

    @classmethod
    def resume(cls, save: Path) -> Self:
        """Go on with a saved game where it stopped; raise a SaveProblem.

        Every decision is played again, and must give the digest it gave.
        """
        journal, recorded = Journal.open(save)
        try:
            saved = saves.of_records(save, recorded)
            game = cls(saved.scenario, saved.header, journal)
            game.replay(saved)
        except BaseException:
            journal.close()
            raise
        game.torn = bool(recorded.torn)
        game.notes = [each for each in saved.records if each["kind"] == "note"]
        game.source = _lying.get(save.absolute()) or _of_this_name(game.header.get("source", ""))
        game._inbox.taken = max((int(record.get("inbox", 0)) for record in saved.records), default=0)
        if [each["note"] for each in saved.records if each.get("note") in ("pause", "go_on")][-1:] == ["pause"]:
            game.clock.pause()
        game._complete(saved)
        return game

    def _complete(self, saved: saves.SavedGame) -> None:
        """Write what the machine had no time for: the first minute, or the seal."""
        if not saved.first_belief:
            self._write("begin", outcome_of(self.first))
        if self.phase == Phase.OUTCOME and not self.sealed:
            self._seal()

    @property
    def path(self) -> Path:
        """The file of the record."""
        return self._journal.path

    @property
    def sha(self) -> str:
        """The sum of the last record, which stands for all before it."""
        return self._journal.sha

    def begin(self) -> None:
        """Leave the briefing."""
        self._go("begin")

    def weigh(self) -> None:
        """Turn from the situation to the assessment, or to the decision where nothing new bears on it."""
        self._go("weigh")

    def go_on(self) -> None:
        """Leave the resolution: for talks, the next round, or the outcome, where the record is sealed."""
        self._go("go_on")
        if self.phase == Phase.OUTCOME:
            self._seal()

    def review(self) -> None:
        """Turn from the outcome to the debrief; a seal that the disk refused before is tried again."""
        if not self.sealed:
            self._seal()
        self.course.go("review")

    def _go(self, trigger: str) -> None:
        if not self.may(trigger):
            raise OutOfTurn(trigger, self.phase)
        self._write("note", {"note": "went", "text": trigger})
        self.course.go(trigger)
        self._shown_at = time.monotonic()
        if self.phase == Phase.SITUATION:
            self.clock.begin()

    def assess(self, decision: Assess | Keep) -> None:
        """State an assessment, or let the last one stand; raise Refused or OutOfTurn."""
        self.decide(decision)

    def commit(self, plan: Plan) -> None:
        """Commit the round's plan; raise Refused or OutOfTurn."""
        self.decide(plan)

    @property
    def seconds_left(self) -> int | None:
        """Seconds until the clock commits the drafted plan; None where nothing is limited now."""
        return self.clock.left if self.clock.limit and self.may("run_out") else None

    def run_out(self) -> None:
        """Commit the drafted plan because time is up; what the rules refuse of it is left out."""
        plan = Plan()
        for choice in self.draft.choices:
            more = narrowed(self.scenario, self.draft, (*plan.choices, choice))
            plan = plan if why_not_decision(self.scenario, self.state, more) else more
        self.decide(plan, CLOCK)

    def hand_in(self, inject: HandInject) -> None:
        """Record a facilitator's inject, and what it did; raise OutOfTurn, or Refused at a name the crisis has not."""
        names = {*inject.effects, *inject.set_flags}
        if strange := names - meters_of(self.scenario).keys() - flags_set(self.scenario):
            raise Refused(Refusal("unknown", min(strange)))
        self.decide(inject, "facilitator")
        if self.phase == Phase.OUTCOME:
            self._seal()

    def hear(self) -> tuple[Asked, ...]:
        """Take what a facilitator asked for since the last time, each once; give what was done of it."""
        heard: list[Asked] = []
        for number, asked in () if self.sealed else self._inbox.new():
            self._hearing = number
            try:
                heard += [asked] if self._did(asked) and asked else []
                self._inbox.taken = number
            except CannotWrite:
                self._inbox.look_again()
                raise
            finally:
                self._hearing = 0
        return tuple(heard)

    def _did(self, asked: Asked | None) -> bool:
        """Do what a facilitator asked; where it cannot be, note so and give False."""
        try:
            if asked:
                _DOING[asked.do](self, asked)
                return True
        except (Refused, OutOfTurn, ScenarioFault):
            pass
        self.note("not_done", asked.do if asked else "")
        return False

    def _inject(self, asked: Asked) -> None:
        self.hand_in(HandInject(asked.title, asked.text, dict(asked.effects), asked.flags))

    def _remark(self, asked: Asked) -> None:
        self._observe("remark", asked.text, asked.who)

    def _rate(self, asked: Asked) -> None:
        self._observe("rating", f"{asked.objective}={asked.grade} {asked.text}".strip(), asked.who)

    def _observe(self, kind: str, text: str, who: str) -> None:
        """Record what somebody beside the game saw, who, and when in the crisis."""
        if not self.sealed:
            seen = {"note": kind, "text": text, "who": who, "round": self.state.round, "minute": self.state.clock}
            self._write("note", seen)

    def _pause(self, asked: Asked) -> None:
        self.note("pause", "")
        self.clock.pause()

    def _run_again(self, asked: Asked) -> None:
        self.note("go_on", "")
        self.clock.go_on()

    def _give_time(self, asked: Asked) -> None:
        self.note("extra_time", str(asked.minutes))
        self.clock.give(asked.minutes)

    def talk(self, step: TalkStep) -> None:
        """Take one step of the negotiation; raise Refused or OutOfTurn."""
        self.decide(step)

    def take_back(self) -> None:
        """Take the round's plan back, in training; both stay in the record. Raise OutOfTurn."""
        self.decide(TakeBack())

    def end(self) -> None:
        """End the game at what is, for a facilitator; the record says so and is sealed."""
        self.decide(EndEarly(), "facilitator")
        self._seal()

    def keep_draft(self, plan: Plan) -> None:
        """Keep the plan being put together, so that a crash loses nothing."""
        self.put_together(plan)
        self._write("note", {"note": "draft", "plan": plan.choices, "drafts": plan.drafts, "answers": plan.answers})

    def because(self, reason: str) -> None:
        """Keep the player's reason for the decision that comes next."""
        self._because = visible(reason)

    def note(self, kind: str, text: str) -> None:
        """Write something beside the decisions: what was opened, a pause."""
        if not self.sealed:
            self._write("note", {"note": kind, "text": text})

    def speak_for(self, role: str, percents: Mapping[str, int], basis: str) -> None:
        """Record what one seat of the delegation believes; the delegation's own assessment is another matter."""
        self._write("note", {"note": "seat", "role": role, "round": self.state.round, "minute": self.state.clock,
                             "percents": dict(percents), "basis": basis})  # fmt: skip

    def dissent(self, role: str, text: str) -> None:
        """Record that a seat disagrees with what is decided, and why."""
        self._write("note", {"note": "dissent", "role": role, "round": self.state.round, "text": visible(text)})

    @property
    def covered(self) -> bool:
        """Tell whether what was true waits to be asked for."""
        return not saves.saved(self.path).revealed

    def reveal(self) -> None:
        """Record that the truth was asked for."""
        saves.reveal(saves.saved(self.path))

    def move(self, folder: Path) -> None:
        """Keep the record in another folder from now on, all that was written included; raise CannotWrite."""
        self._journal.move(folder / self.path.name)

    def close(self) -> None:
        """Let the record go."""
        self._journal.close()

    def decide(self, decision: Decision, by: str = "") -> None:
        """Make a decision; `by` says who makes it, where it is not who plays. Raise Refused or OutOfTurn."""
        step = self.step(decision, by)
        record = {
            "number": self.number + 1, "phase": self.phase, "round": self.state.round, "minute": self.state.clock,
            "input": written(decision), "by": by or self.header["by"], "role": getattr(decision, "role", ""),
            "because": self._because, "seconds": round(time.monotonic() - self._shown_at),
            "offered": [choice.id for choice in self.view().choices if choice.refusal is None], **outcome_of(step),
        }  # fmt: skip
        if isinstance(decision, TakeBack):
            record["back_to"] = self.last_plan()
        self._write("decision", record)
        self.accept(entry_of(record), step)
        self._because = ""
        self._shown_at = time.monotonic()

    def _write(self, kind: str, record: Mapping[str, Any]) -> None:
        self._journal.append({"kind": kind, **record, **({"inbox": self._hearing} if self._hearing else {})})
        if kind == "note":
            self.notes.append(record)

    def _seal(self) -> None:
        self._write("seal", self.sealing())
        self.sealed = True
        if folder := self.header["collect"]:
            self._collect(Path(folder))

    def _collect(self, folder: Path) -> None:
        """Copy the sealed record to where a class collects; a network folder may be away, and the game goes on."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy2(self.path, folder)
        except OSError as failed:
            self.left_behind = str(failed.strerror)


_DOING: Mapping[str, Callable[[Game, Asked], None]] = {
    "inject": Game._inject, "rate": Game._rate, "pause": Game._pause, "go_on": Game._run_again, "time": Game._give_time,
    "remark": Game._remark, "end": lambda game, asked: game.end(),
}  # fmt: skip
"""What the game does when a facilitator asks for it."""
_lying: dict[Path, Path] = {}
"""Where the scenario of each record lies that was begun here: the window closes a game and takes it up again."""


def _of_this_name(name: str) -> Path | None:
    """Give the file of a name in the folder one works in, if there is one."""
    here = Path(Path(name).name)
    return here if name and here.is_file() else None


def _in_the_language_spoken(path: Path, scenario: Scenario) -> tuple[Scenario, dict[str, Any]]:
    """Give the crisis in the language spoken, where it has a catalogue, and what a header says of that."""
    if not (found := catalogue_for(path, scenario, language.spoken())):
        return scenario, {"language": scenario.language, "catalogue": {}, "draft": False}
    told = {"language": found.language, "catalogue": dict(found.words), "draft": found.draft}
    return translated(scenario, found.words), told


def _coming_from(path: Path, beginning: Beginning | None, origin: Origin | None) -> dict[str, Any]:
    """Give what a header says of the situation and of the game that a game comes from."""
    from_: dict[str, Any] = {
        "beginning": asdict(beginning) if beginning else None,
        "parent": origin.sha if origin else "",
    }
    if beginning:
        from_ |= {"source": path.name, "parent_step": 0, "parent_state": ""}
    if origin:
        from_ |= {"parent_step": origin.step, "parent_state": origin.state}
    if origin and origin.brought is not None:
        from_["brought"] = list(origin.brought)
    return from_


def _header(
    scenario: Scenario, text: str, seed: int | None, mode: Mode, truth: str | None, exercise: Exercise | None
) -> dict[str, Any]:
    drawn = secrets.randbelow(1_000_000_000) if seed is None else seed
    fixed = {"seed": drawn, "mode": mode, "truth": truth or "", "exercise": "", "minutes_a_round": 0, "collect": ""}
    if exercise:
        fixed = {
            "seed": exercise.seed, "mode": exercise.mode, "truth": exercise.truth or "", "exercise": exercise.exercise,
            "minutes_a_round": exercise.minutes_a_round or 0, "collect": exercise.collect or "",
        }  # fmt: skip
    return {
        "kind": "header", "format": FORMAT, "rules": RULES_VERSION, "scenario": scenario.scenario, "text": text,
        "started": now(), **fixed,
    }  # fmt: skip
