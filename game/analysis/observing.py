"""What observers and facilitators wrote down beside a game: remarks, and ratings of its objectives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.language import _
from game.scenario import Scenario
from game.session import SavedGame


@dataclass(frozen=True)
class Observed:
    """One remark or rating."""

    before: int
    """The number of the decision that came next in the record."""
    round: int
    minute: int
    who: str
    """The pseudonym or seat they gave; empty without one."""
    text: str
    objective: str
    """The objective that was rated; empty for a remark."""
    grade: int
    """1 to 5; 0 for a remark."""

    def told(self, scenario: Scenario) -> str:
        """Put it into words, without who and when."""
        if not self.objective:
            return self.text
        rated = _("{objective}: rated {grade} of 5").format(
            objective=scenario.objectives[self.objective].title, grade=self.grade
        )
        return f"{rated}. {self.text}" if self.text else rated


def observed(game: SavedGame) -> Iterator[Observed]:
    """Give every remark and rating of a record, in order; what was redacted is left out."""
    number, when = 0, (1, 0)
    for record in game.records:
        if record["kind"] == "decision":
            number, when = record["number"], (record["round"], record["minute"])
        elif record.get("note") == "remark" and record["text"]:
            yield _one(number + 1, record, when, record["text"])
        elif record.get("note") == "rating":
            name, _equals, rest = record["text"].partition("=")
            grade, _space, text = rest.partition(" ")
            if name in game.scenario.objectives and grade in ("1", "2", "3", "4", "5"):
                yield _one(number + 1, record, when, text, name, int(grade))


def _one(
    before: int, record: Mapping[str, Any], last: tuple[int, int], text: str, objective: str = "", grade: int = 0
) -> Observed:
    """Take the moment from the record, or from the decision before it in a record of before they were kept."""
    moment = record.get("round", last[0]), record.get("minute", last[1])
    return Observed(before, *moment, record.get("who", ""), text, objective, grade)
