"""A screen draws what the session shows, and returns wishes; it computes no rule and touches no state."""

from collections.abc import Collection, Sequence

from game.language import _
from game.rules import Assess, Keep, Plan, PlayerView
from game.scenario import Scenario
from game.session import Game, Phase, words
from game.ui.canvas import Canvas
from game.ui.eyes import Discreet
from game.ui.focus import Answer, Key, Memory
from game.ui.frame import Action, Hint, band, footer, time_left
from game.ui.wishes import Open

SHEETS = {"d": "dossier", "b": "briefing", "m": "meters", "g": "glossary"}


def always() -> Sequence[Hint]:
    """Give the keys of every screen of play."""
    return (
        Hint("D", _("dossier")), Hint("B", _("briefing")), Hint("M", _("what moved a meter")),
        Hint("G", _("glossary")), Hint("F1", _("help")), Hint("Esc", _("menu")),
    )  # fmt: skip


class Screen:
    """One phase in the window."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.cues: list[str] = []
        """Sounds that are to be heard, by their names; each is also seen."""

    tells_more = ""
    """The panel that tells more of the part with the focus."""

    def name(self) -> str:
        """Give what the screen is called, in its help and by whoever reads it out."""
        raise NotImplementedError

    def tick(self, now: int) -> int:
        """Move on what moves by itself, at a time in milliseconds; give how long until it moves again, 0 for never."""
        return 0

    def let_go(self) -> None:
        """Leave what goes on beside the screen."""

    def draw(self, canvas: Canvas) -> None:
        """Paint the whole window."""
        raise NotImplementedError

    def hints(self) -> Sequence[Hint]:
        """Give the screen's own keys, the most useful first."""
        return ()

    def keys(self) -> Sequence[Hint]:
        """Give every key of the screen, for its help."""
        return self.hints()

    def actions(self) -> Sequence[Action]:
        """Give the buttons of the footer; Enter is the last one."""
        return ()

    def explained(self) -> Sequence[str]:
        """Explain what stands on the screen and is not known from elsewhere, for its help."""
        return ()

    def key(self, key: Key) -> Answer:
        """Take a key that the focus did not use."""
        return False


class Play(Screen):
    """A screen of play: it knows the game, and shows the band and the footer."""

    def __init__(self, game: Game) -> None:
        super().__init__()
        self.game = game
        self.view: PlayerView = game.view()
        self.scenario: Scenario = game.scenario
        self.words = Discreet(game)

    def name(self) -> str:
        """Name the phase."""
        return words.phase(self.game.phase)

    @property
    def round(self) -> int:
        """The round that the screen tells of."""
        return self.view.round

    @property
    def told_until(self) -> int | None:
        """The minute up to which the screen has told what happened; None where that is now."""
        return None

    def draw(self, canvas: Canvas) -> None:
        """Paint band, body and footer."""
        left = time_left(self.game.seconds_left, self.game.clock.paused)
        rehearsal = self.game.rehearsal is not None
        band(
            canvas, self.scenario, self.view, self.game.phase, self.round, left, rehearsal, self._skipped(),
            self.told_until,
        )  # fmt: skip
        self.body(canvas)
        footer(canvas, self.keys(), self.actions())

    def keys(self) -> Sequence[Hint]:
        """Give the screen's own keys, and those of every screen of play."""
        return (*self.hints(), *always())

    def _skipped(self) -> Collection[Phase]:
        """Give the phases of this round that had no occasion: nothing new to judge, no talks open."""
        own = [entry.decision for entry in self.game.entries if entry.round == self.round]
        judged = any(isinstance(each, Assess | Keep) for each in own)
        talked = self.game.phase == Phase.RESOLUTION and bool(self.game.entries) and (
            self.view.awaits == "talks" or not isinstance(self.game.entries[-1].decision, Plan)
        )  # fmt: skip
        took_place = {Phase.ASSESSMENT: judged, Phase.NEGOTIATION: talked}
        return [phase for phase, did in took_place.items() if not did]

    def body(self, canvas: Canvas) -> None:
        """Paint what lies between band and footer."""
        raise NotImplementedError

    def key(self, key: Key) -> Answer:
        """Open the sheets that every screen of play has."""
        if key.text.lower() in SHEETS and not key.ctrl:
            return Open(SHEETS[key.text.lower()])
        return False
