"""The program failed: what is safe, where the note is, and how to go on."""

from collections.abc import Sequence
from pathlib import Path

from game.language import _
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action, footer, headline
from game.ui.panels import Panel, arrange
from game.ui.screen import Screen
from game.ui.wishes import Leave, Resume


class Fault(Screen):
    """One panel of plain words; it reads nothing of the game, which may be what failed."""

    def __init__(self, save: Path | None, note: Path | None) -> None:
        super().__init__()
        self.save, self.note = save, note

    def name(self) -> str:
        """Say what happened."""
        return _("Something in the program broke.")

    def draw(self, canvas: Canvas) -> None:
        """Paint what happened and what to do."""
        room = headline(canvas, self.name())
        arrange(canvas, room, (Panel("fault", _("Nothing is lost"), self.told, 1),))
        footer(canvas, (), self.actions())

    def told(self, flow: Flow) -> None:
        """Draw what is safe, and where the note is."""
        flow.text(
            _("The fault is ours. Every decision that was shown is on disk. Go on, and the game stands where it stood.")
        )
        if self.save:
            flow.gap(10)
            flow.text(_("The record: {path}").format(path=self.save))
        if self.note:
            flow.gap(10)
            flow.text(
                _("A note for those who mend the program, without names or answers: {path}").format(path=self.note)
            )

    def actions(self) -> Sequence[Action]:
        """Give the library, and the game where there is one."""
        library = Action("library", _("To the library"), "Esc", Leave)
        if not self.save:
            return (library,)
        save = self.save
        return (library, Action("again", _("Go on with the game"), "Enter", lambda: Resume(save)))

    def key(self, key: Key) -> Answer:
        """Go to the library on Esc; the menu may need what broke."""
        return Leave() if key.name == "escape" else False
