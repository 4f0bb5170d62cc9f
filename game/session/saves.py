"""Reading saved games without playing them: what was recorded is enough for a debrief, for ever."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from game.language import _
from game.rules import Beginning, Cause, Mode
from game.scenario import Scenario, Unreadable, load_text, printable
from game.scenario.translation import translated
from game.scenario.vocabulary import meters_of
from game.session import journal
from game.session.after import After, after_path, read_after, write_after
from game.session.forms import well_formed
from game.session.inbox import inbox_path
from game.session.problems import Damaged, NotSaved, SaveProblem
from game.session.records import Entry, beginning_in, brought_in, causes_of, entry_of, rehearsal_in
from game.session.versions import todays


@dataclass(frozen=True)
class SavedGame:
    """One saved game as its file tells it."""

    path: Path
    header: Mapping[str, Any]
    records: tuple[journal.Record, ...]
    sha: str
    torn: bool
    """True if a decision was in flight when the machine stopped; it is not among the entries."""
    damage: Damaged | None = None
    """What stopped the reading, where only the part before it was asked for."""

    @cached_property
    def scenario(self) -> Scenario:
        """The scenario as it was when the game began, in the words it was played in: the save holds both."""
        try:
            made = _scenario_of(self.header["text"])
        except Unreadable:
            made = load_text(self.header["text"], f"{printable(str(self.path))} (the scenario within)")
        return translated(made, self.header["catalogue"] or {})

    @property
    def mode(self) -> Mode:
        """`training` or `exercise`."""
        mode: Mode = self.header["mode"]
        return mode

    @property
    def rehearsal(self) -> Beginning | None:
        """The situation a rehearsal began in; None where the game is none."""
        return rehearsal_in(self.header)

    @property
    def first_meters(self) -> Mapping[str, int]:
        """Where every meter stood before the first minute, in tenths."""
        begun = beginning_in(self.header)
        return {**meters_of(self.scenario), **(begun.meters if begun else {})}

    @property
    def counterfactual(self) -> int:
        """The decision of its parent from which a counterfactual goes another way; 0 for a game of its own."""
        return int(self.header.get("counterfactual", 0))

    @property
    def brought(self) -> tuple[str, ...]:
        """What the crisis before left to this one, in the author's words."""
        return brought_in(self.header, self.scenario)

    @cached_property
    def beginning(self) -> tuple[Cause, ...]:
        """What happened in the first minute, before any decision."""
        return tuple(cause for record in self._of("begin") for cause in causes_of(record))

    @cached_property
    def first_belief(self) -> Mapping[str, int]:
        """The reasoned belief before the first decision, in parts per million."""
        return next((record["belief"] for record in self._of("begin")), {})

    @cached_property
    def all_entries(self) -> tuple[Entry, ...]:
        """Every decision of the record, those taken back included."""
        return tuple(map(entry_of, self._of("decision")))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The decisions that stand."""
        standing: list[Entry] = []
        for record in self._of("decision"):
            entry = entry_of(record)
            if record["input"]["do"] == "take_back":
                del standing[record["back_to"] :]
            else:
                standing.append(entry)
        return tuple(standing)

    @property
    def ledger(self) -> tuple[Cause, ...]:
        """Every cause of the game, in order, without what came out afterwards."""
        return (*self.beginning, *(cause for entry in self.entries for cause in entry.causes))

    @property
    def seal(self) -> Mapping[str, Any] | None:
        """The last record of a finished game: ending, truth, reckoning, score and objectives."""
        return next(iter(self._of("seal")), None)

    @property
    def code(self) -> str:
        """A short code of the sealed record, for comparing two copies by eye."""
        return f"{self.sha[:4]}-{self.sha[4:8]}".upper() if self.seal else ""

    @property
    def edition(self) -> str:
        """What tells two texts of one scenario id apart: the first digits of the text's sum."""
        return sha256(self.header["text"].encode()).hexdigest()[:12]

    @property
    def revealed(self) -> bool:
        """True once somebody has asked for the truth; a sealed training game is open from the start."""
        return self.seal is not None and (self.mode == "training" or self.after.revealed)

    @property
    def after(self) -> After:
        """What was written down after play; raise Damaged where that file is not this save's own."""
        return read_after(self.path, self.sha) if self.seal else After()

    def _of(self, kind: str) -> tuple[journal.Record, ...]:
        return tuple(record for record in self.records if record["kind"] == kind)


@lru_cache(maxsize=8)
def _scenario_of(text: str) -> Scenario:
    """Read a scenario once for a whole class that played it."""
    return load_text(text, "")


def saved(path: Path) -> SavedGame:
    """Read a saved game; raise NotSaved, Damaged or OtherVersion."""
    return of_records(path, journal.read(path))


def saved_whole_part(path: Path) -> SavedGame:
    """Read a damaged game up to its damage, for looking at only; raise NotSaved, Damaged or OtherVersion.

    Damaged is raised where not even the header is whole.
    """
    recorded, damage = journal.read_whole_part(path)
    return replace(of_records(path, recorded), damage=damage)


def of_records(path: Path, recorded: journal.Recorded) -> SavedGame:
    """Give the game that verified records hold."""
    if recorded.records[0].get("kind") != "header":
        raise NotSaved(path, _("this is not the record of a game"))
    records = todays(path, recorded.records)
    _sound(path, records)
    return SavedGame(path, records[0], records[1:], recorded.sha, bool(recorded.torn))


def _sound(path: Path, records: tuple[journal.Record, ...]) -> None:
    """Raise Damaged at a record whose chain holds, and which no version of this program could have written."""
    for number, record in enumerate(records, 1):
        if not well_formed(record):
            raise Damaged(path, number)


def review_path(path: Path) -> Path:
    """Give the file beside a save that holds its reviews."""
    return path.with_name(f"{path.stem}.review.json")


def reveal(game: SavedGame) -> None:
    """Record that the truth was asked for; raise NotSaved where the game is not sealed."""
    if not game.after.revealed:
        write_after(game.path, _sealed(game), "reveal", {})


def answer(game: SavedGame, question: str, text: str) -> None:
    """Record what a group said to one of the scenario's debrief questions; raise NotSaved, or KeyError for no such."""
    game.scenario.debrief[question]
    write_after(game.path, _sealed(game), "answer", {"question": question, "text": text})


def commit_to(game: SavedGame, who: str, text: str) -> None:
    """Record what one person will do differently; raise NotSaved where the game is not sealed."""
    write_after(game.path, _sealed(game), "commitment", {"who": who, "text": text})


def _sealed(game: SavedGame) -> str:
    """Give the sum of a finished game's last record, to which what comes after is chained."""
    if game.seal is None:
        raise NotSaved(game.path, _("the game is not finished; end it first"))
    return game.sha


def delete(path: Path) -> None:
    """Delete a saved game and what came after it; raise OSError where that cannot be done."""
    after_path(path).unlink(missing_ok=True)
    inbox_path(path).unlink(missing_ok=True)
    review_path(path).unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def saved_games(folder: Path) -> tuple[SavedGame | SaveProblem, ...]:
    """Give every save of a folder, the newest first; what cannot be read comes as its problem."""
    found = [path for path in folder.glob("*.jsonl") if not path.name.endswith((".after.jsonl", ".inbox.jsonl"))]
    return tuple(_saved_or_problem(path) for path in sorted(found, key=lambda path: -path.stat().st_mtime))


def _saved_or_problem(path: Path) -> SavedGame | SaveProblem:
    try:
        return _playable(saved(path))
    except SaveProblem as problem:
        return problem


def _playable(game: SavedGame) -> SavedGame:
    """Give a game whose own scenario can be read; raise NotSaved for one that nobody could have played."""
    try:
        game.scenario  # noqa: B018 - reading it is the question
    except Unreadable as unreadable:
        said = _("the scenario in it cannot be played: {problem}").format(problem=unreadable.problems[0])
        raise NotSaved(game.path, said) from None
    return game


def new_save_path(folder: Path, scenario: str) -> Path:
    """Give a free name for a new game's file: scenario, day and time, and a number where needed."""
    stem = f"{scenario}-{datetime.now():%Y%m%d-%H%M}"
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next(folder / f"{name}.jsonl" for name in names if not (folder / f"{name}.jsonl").exists())
