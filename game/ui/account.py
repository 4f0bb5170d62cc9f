"""The account of a round: what happened, how much of it is shown as yet, and which line is read."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.rules import Mode, PlayerView, arrows
from game.session import words
from game.session.happenings import Happening
from game.ui.eyes import Discreet


@dataclass
class Account:
    """What the ledger and the reason beside it are drawn from."""

    view: PlayerView
    words: Discreet
    mode: Mode
    told: tuple[Happening, ...]
    upto: int
    """How many of the events are shown: one after the other, until all are."""
    shown: int = 0
    """The line that is read."""

    @property
    def playing(self) -> bool:
        """True while events are still to be shown."""
        return self.upto < len(self.told)

    def good(self, meter: str, change: int) -> bool:
        """Tell whether a change of a meter is for the better."""
        return (change > 0) != self.view.meters[meter].low_is_good

    def change(self, meter: str, change: int) -> str:
        """Write a change; in exercise mode trust moves by arrows alone."""
        if self.mode == "exercise" and meter.startswith("trust."):
            return words.arrows(arrows(change))
        return words.signed(change)

    def changes(self, changes: Mapping[str, int]) -> str:
        """Write everything that one happening moved."""
        return words.listed(
            f"{self.words.meter(meter)} {self.change(meter, change)}" for meter, change in changes.items() if change
        )
