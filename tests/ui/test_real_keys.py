"""It shows when: real keys to a real window play the shipped crisis from first start to debrief, in every theme.

`PICTURES=FOLDER pytest -m long tests/ui/test_real_keys.py` keeps a picture of every screen on the way, to be looked at.
"""

import os
from functools import partial
from pathlib import Path

import pytest

from game.rules import Offer
from game.session import Phase, replay, saved
from game.session.play import Play
from game.session.saves import SavedGame
from game.ui.planning import KINDS
from tests.ui.real_window import CAN_BE, RealWindow, real_window

pytestmark = [pytest.mark.long, pytest.mark.skipif(not CAN_BE, reason="no Xvfb or no xdotool here")]
THEMES = {"light": 0, "dark": 1, "contrast": 2}
"""How often T is pressed for each theme."""
ONE_PANEL = 175
"""From this text size on one panel has the window, and an assessment begins on its evidence."""
LEGS = 60
"""More phases than any game has."""


class Diplomat:
    """Plays by what the record on disk says: it is the only thing that the window tells a program beside pictures."""

    def __init__(self, window: RealWindow, saves: Path) -> None:
        self.window, self._saves = window, saves
        self.looked: set[str] = set()

    @property
    def record(self) -> SavedGame:
        """The game on disk."""
        return saved(next(self._saves.glob("*.jsonl")))

    @property
    def stands(self) -> Play:
        """Where the game on disk stands."""
        found = self.record
        play = Play(found.scenario, found.header)
        play.replay(found)
        return play

    def begin(self, theme: str, percent: int) -> None:
        """Set theme and text size on the first screen, find the crisis, read about it, and open its briefing."""
        self.percent, window = percent, self.window
        window.shoot("first-start")
        window.press(*["t"] * THEMES[theme], *["ctrl+plus"] * ((percent - 100) // 25))
        window.shoot("library")
        window.press("f")
        window.type("blackout border")
        window.shoot("find")
        window.press("Return")
        window.shoot("found")
        window.press("Return")
        window.until(self._begun, "no game was begun")
        window.still()

    def play(self) -> None:
        """Play every phase until the debrief is shown."""
        for _leg in range(LEGS):
            stands = self.stands
            if stands.phase == Phase.OUTCOME:
                return
            before = len(self.record.records)
            getattr(self, f"_{stands.phase}")(stands)
            self.window.until(partial(self._has_more_than, before), f"nothing came of {stands.phase}")
            self.window.still()
        raise AssertionError("the game does not end")

    def _begun(self) -> bool:
        return any('"kind":"begin"' in each.read_text("utf-8") for each in self._saves.glob("*.jsonl"))

    def _has_more_than(self, records: int) -> bool:
        return len(self.record.records) > records

    def _sheet(self, name: str, key: str) -> None:
        """Open a sheet once a game, look at it, and close it."""
        if name not in self.looked:
            self.looked.add(name)
            self.window.press(key)
            self.window.shoot(f"sheet-{name}")
            self.window.press("Escape")

    def _shoot(self, name: str, stands: Play) -> None:
        self.window.shoot(f"r{stands.view().round}-{name}")

    def _briefing(self, stands: Play) -> None:
        self._shoot("briefing", stands)
        self.window.press("Tab")
        self._shoot("briefing-2", stands)
        self._sheet("help", "F1")
        self.window.press("Return")

    def _situation(self, stands: Play) -> None:
        self._shoot("situation", stands)
        self.window.press("Down")
        self._shoot("situation-next-message", stands)
        self._sheet("menu", "Escape")
        self._sheet("meters", "m")
        self._sheet("glossary", "g")
        self._sheet("briefing", "b")
        self.window.press("Return")

    def _assessment(self, stands: Play) -> None:
        self._shoot("assessment", stands)
        to_the_grid = ["shift+Tab"] if self.percent < ONE_PANEL else []
        self.window.press(*([*to_the_grid, "2", "Right", "4"] if stands.view().evidence else []), "Tab")
        self._shoot("assessment-marked", stands)
        before = len(self.record.records)
        for _slider in range(2 * len(stands.scenario.hypotheses)):
            self.window.press("Return")
            self.window.still()
            if self._has_more_than(before):
                return
            self._shoot("assessment-figures", stands)

    def _decision(self, stands: Play) -> None:
        """Choose what can be paid for and asks for no text, talks first; see that the record has the plan; commit."""
        self._shoot("decision", stands)
        if "dossier" not in self.looked:
            self.looked.add("dossier")
            self.window.press("d")
            self._shoot("decision-dossier", stands)
            self.window.press("d")
        scenario, left = stands.scenario, stands.view().attention
        order = sorted(stands.view().choices, key=lambda each: KINDS.index(scenario.choices[each.id].kind))
        wished = sorted((each for each in order if not each.refusal and not scenario.choices[each.id].draft),
                        key=lambda each: (not scenario.choices[each.id].opens, -each.cost))  # fmt: skip
        planned = []
        for each in wished:
            if each.cost <= left:
                left -= each.cost
                planned.append(each.id)
                self.window.press("Home", *["Down"] * order.index(each), "space")
                if self.percent == 200:
                    self._add_once_read(each.id)
        self.window.until(lambda: set(self.stands.draft.choices) == set(planned), "the plan is not on disk")
        self._shoot("decision-planned", stands)
        self.window.press("Return")
        if not planned or any(scenario.choices[each].asks for each in planned):
            self._shoot("decision-asked", stands)
            self.window.press("Return")

    def _add_once_read(self, choice: str) -> None:
        """Read the choice that is open to its end, add it, and go back to the list."""
        for _page in range(6):
            self.window.press("space")
            self.window.still()
            if choice in self.stands.draft.choices:
                break
        self.window.press("Escape")

    def _resolution(self, stands: Play) -> None:
        before = len(self.record.records)
        self._shoot("resolution-begins", stands)
        self.window.press("space", "Return")
        if self._has_more_than(before):
            return
        self._shoot("resolution", stands)
        self.window.press("Down")
        self._shoot("resolution-next-line", stands)
        self.window.press("Return")

    def _negotiation(self, stands: Play) -> None:
        """Offer once, look at the answer, and take what they then hold out."""
        self._shoot("negotiation", stands)
        if not any(isinstance(entry.decision, Offer) for entry in self.record.entries):
            talks = stands.view().talks
            assert talks is not None
            table = stands.scenario.negotiations[talks.id]
            asks = {clause for other in table.counterparts.values() for clause in other.answers}
            self.window.press(*["Right"] * (self.percent < 200), "space")
            for clause in list(table.clauses)[1:]:
                past_asking = self.percent == 200 and clause in asks
                self.window.press(*["Down"] * (1 + past_asking), "space")
            self._shoot("negotiation-chosen", stands)
            self.window.press("Return")
            return
        self.window.press("a")
        self._shoot("negotiation-asked", stands)
        self.window.press("Return")

    def look_back(self) -> None:
        """See how it ended, look at every page of the debrief, and go back to the library."""
        self.window.shoot("outcome")
        self.window.press_on("Return")
        for page in "12345":
            self.window.press(page)
            self.window.shoot(f"debrief-{page}")
            self.window.press("Tab", "Down")
            self.window.shoot(f"debrief-{page}-within")
        self.window.press("5")
        self.window.press_on("Return")
        self.window.shoot("library-after")


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("theme", THEMES)
def test_the_shipped_crisis_is_played_by_real_keys_in_a_real_window(theme: str, percent: int, tmp_path: Path) -> None:
    kept = os.environ.get("PICTURES")
    pictures = Path(kept) / f"{theme}-{percent}" if kept else tmp_path / "pictures"
    with real_window(tmp_path, pictures) as window:
        diplomat = Diplomat(window, tmp_path / "saves")
        diplomat.begin(theme, percent)
        diplomat.play()
        diplomat.look_back()
        window.press("Escape")
        assert window.program.wait(20) == 0

    assert diplomat.record.seal is not None
    assert diplomat.record.header["scenario"] == "blackout-at-the-border"
    assert replay(diplomat.record.path).ok
    assert len(list(pictures.glob("*.png"))) > LEGS
