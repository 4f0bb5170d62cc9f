"""What if: another decision in the place of one, with the same luck; both ways side by side, over the debrief."""

from functools import partial

from game.analysis.comparing import Comparing, briefly
from game.analysis.points import moments
from game.analysis.whatif import WhatIf, others_at, point_at, what_if
from game.language import _
from game.rules import Decision, Offer
from game.session import SavedGame
from game.session.words import Words
from game.ui.flow import Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action
from game.ui.lookback.beside import Beside
from game.ui.sheets import Sheet
from game.ui.wishes import Back, PlayOn


class WhatIfSheet(Sheet):
    """First what could have been decided there, then what would have come of it."""

    def __init__(self, game: SavedGame, number: int) -> None:
        self.game, self.said = game, Words(game.scenario)
        self.every = moments(game)
        self.at = point_at(game, self.every, number)
        self.others = others_at(game.scenario, self.at)
        self.found: WhatIf | None = None
        """What would have come of another decision, once one was picked ..."""
        self.told: Beside | None = None
        """... and both ways side by side."""
        super().__init__(_("What if?"), self._body)
        self.memory.focus = "other 0"

    def actions(self) -> list[Action]:
        """Give going back to the list, and closing."""
        close = Action("close", _("Close"), "Esc", Back)
        if self.found is None:
            return [close, Action("try", _("Show both ways"), "Enter", self._try)]
        return [Action("play", _("Play on from there"), "P", partial(PlayOn, self.game, self.found)), close]

    def key(self, key: Key) -> Answer:
        """Close on Esc; go back to the list on Backspace; play on by hand on P."""
        if key.name == "backspace" and self.found:
            self._again()
            return True
        if key.name == "p" and self.found:
            return PlayOn(self.game, self.found)
        return super().key(key)

    def _try(self) -> None:
        """Pick the decision that has the focus, or had it last."""
        of_list = next((name for name in (self.memory.focus, *self.memory.last_in.values())
                        if name.startswith("other ")), "other 0")  # fmt: skip
        self._pick(self.others[int(of_list.removeprefix("other "))])

    def _again(self) -> None:
        self.found = self.told = None
        self.memory.focus = "other 0"

    def _pick(self, other: Decision) -> None:
        self.found = what_if(self.game, self.every, self.at, other)
        self.told = Beside(Comparing(self.game, self.every, self.found))
        self.memory.focus = "close"

    def _body(self, flow: Flow) -> None:
        if self.told:
            self.told.draw(flow)
            flow.gap(14)
            flow.button("again", _("Another decision there"), self._again, cap="Backspace", small=True)
            return
        flow.text(_("Decided: {decision}").format(decision=briefly(self.said, self.at.entry, self.at.entry.decision)))
        flow.gap(4)
        flow.text(_("Put another in its place; all luck stays as it was."), ink="muted")
        flow.gap(8)
        decided = self.at.entry.decision
        offered = decided.package if isinstance(decided, Offer) else None
        for place, other in enumerate(self.others):
            name = briefly(self.said, self.at.entry, other, offered)
            flow.row(f"other {place}", name, partial(_one, name), act=partial(self._pick, other), pad=(12, 7))


def _one(name: str, flow: Flow) -> None:
    flow.text(name)
