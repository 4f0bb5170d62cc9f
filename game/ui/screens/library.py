"""The first screen: which crisis to play, in which mode, and the games that are saved."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pygame

from game.language import _, ngettext
from game.rules import Mode
from game.scenario import Shelved
from game.session import SavedGame, SaveProblem
from game.ui import paint
from game.ui.canvas import Canvas
from game.ui.flow import Flow, measured
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, band_height, bar_height, footer, margin
from game.ui.panels import Panel, arrange, scrolled
from game.ui.pieces import asking, labelled
from game.ui.saved import Kept, saved_games
from game.ui.screen import Screen
from game.ui.shelf import Shelf
from game.ui.theme import TEXT_SIZES
from game.ui.wishes import Ask, Back, Begin, Delete, Leave, Look, Open, Resume, Turn, Verify, Wish

LEAVES = ("theme ", "text ", "mode ", "topic")
"""Where the focus has left the saved games for good, so that none of them is chosen any more."""
SEVERAL = 2
"""So many saved games need the room of the drawing."""


class Library(Screen):
    """Who we are and what is saved at the left, the crises as cards at the right."""

    def __init__(self, shelved: Sequence[Shelved], games: Sequence[Kept]) -> None:
        super().__init__()
        self.shelf, self.games = Shelf(shelved), games
        self.shelf.played = {each.scenario.scenario for each in games if isinstance(each, SavedGame)}
        self.mode: Mode = "training"
        newest = games[0] if games else None
        if isinstance(newest, SavedGame) and not newest.seal:
            self.shelf.shown = f"game {newest.path.name}"
        self.memory.focus = self.shelf.shown

    def find(self, sought: str) -> Wish:
        """Narrow the crises to those that hold these words."""
        self.shelf.narrow(sought=sought)
        self.memory.focus, self.memory.follow = self.shelf.shown, True
        return Back()

    def name(self) -> str:
        """Name the library."""
        return _("Library")

    def draw(self, canvas: Canvas) -> None:
        """Paint the library: three panels wide with the band at the left, else under a strip of it."""
        if canvas.memory.focus.startswith(("scenario ", "game ")):
            self.shelf.shown = canvas.memory.focus
        elif self._chosen_game() and canvas.memory.focus.startswith(LEAVES):
            self.shelf.shown = self.shelf.first()
        if canvas.memory.focus.startswith("game "):
            canvas.memory.tabs["tabs of crises"] = "games"
        bottom = canvas.size[1] - bar_height(canvas)
        if canvas.most_panels == 3:
            wide = min(canvas.px(456), canvas.size[0] * 38 // 100)
            self._left(canvas, pygame.Rect(0, 0, wide, bottom))
            right = pygame.Rect(wide + margin(canvas), 0, canvas.size[0] - wide - 2 * margin(canvas), bottom)
            self._crises(canvas, right, canvas.px(32))
        else:
            self._strip(canvas)
            top, side = band_height(canvas) + 12, margin(canvas)
            below = pygame.Rect(side, top, canvas.size[0] - 2 * side, bottom - top - 12)
            cards = Panel("crises", _("Choose a crisis"), self.shelf.draw, 3, self.shelf.narrowed())
            arrange(canvas, below, (cards, Panel("games", _("Saved games"), self._beside, 2)))
        footer(canvas, self.hints(), self.actions())

    def _strip(self, canvas: Canvas) -> None:
        height, side = band_height(canvas), margin(canvas)
        canvas.fill(pygame.Rect(0, 0, canvas.size[0], height), "band")
        size, ink = canvas.px(34), canvas.theme["band-ink"]
        canvas.icon("demarche", (side, (height - size) // 2), size, ink)
        at = (side + size + canvas.px(14), (height - canvas.type("title")[1]) // 2)
        canvas.write("Demarche", at, canvas.px(300), size="title", voice="serif", weight=500, colour=ink)
        canvas.fill(pygame.Rect(0, height - 1, canvas.size[0], 1), "band" if canvas.theme.name == "light" else "rule")

    def _left(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Draw the band: the name, what this is, the saved games, and how the window looks."""
        canvas.fill(rect, "band")
        if canvas.theme.name != "light":
            canvas.fill(pygame.Rect(rect.right - 1, 0, 1, rect.height), "rule")
        side = margin(canvas)
        room = rect.width - 2 * side
        foot = measured(canvas, self._looks, room) + canvas.px(24)
        top = canvas.px(36)
        head = Flow(canvas, side, top, room)
        self._name(head, rect.width)
        above = pygame.Rect(0, head.y, rect.width, rect.bottom - foot - head.y - canvas.px(8))
        scrolled(canvas, above, "games", _("Saved games"), self._kept, pad=(side * 100 // canvas.percent, 8),
                 ink="band-muted")  # fmt: skip
        with canvas.clipped(pygame.Rect(0, rect.bottom - foot, rect.width, foot), "looks"):
            self._looks(Flow(canvas, side, rect.bottom - foot + 4, room))

    def _name(self, flow: Flow, wide: int) -> None:
        canvas, size = flow.canvas, flow.canvas.px(46)
        canvas.icon("demarche", (flow.x, flow.y + canvas.px(4)), size, canvas.theme["band-ink"])
        indent = size + canvas.px(18)
        flow.text("Demarche", "display", "serif", 500, "band-ink", indent=indent)
        flow.gap(20)
        said = _(
            "The attack is running. Nobody is sure who is behind it. You have a few calls to make, and a few hours."
        )
        flow.text(said, "lead", "serif", ink="band-ink")
        if canvas.size[1] >= canvas.px(780) and len(self.games) < SEVERAL:
            flow.gap(20)
            height = wide * 132 // 456
            colour, at = canvas.theme["band-ink"], (0, flow.y)
            canvas.shape(lambda surface: paint.drawing(surface, "border", at, (wide, height), colour))
            flow.y += height
        flow.gap(14)

    def _looks(self, flow: Flow) -> None:
        """Draw the mode one plays in, text size and theme."""
        band = flow.canvas.most_panels == 3
        settings = flow.canvas.settings
        modes = [(f"mode {mode}", name, partial(self._play_as, mode)) for mode, name in
                 (("training", _("Training")), ("exercise", _("Exercise")))]  # fmt: skip
        labelled(flow, _("Play as"), modes, f"mode {self.mode}", band)
        flow.gap(4)
        said = {
            "training": _("Numbers are shown, and a decision can be taken back."),
            "exercise": _("Trust is told in words, decisions stand, and the truth stays covered."),
        }[self.mode]
        flow.text(said, "caption", ink="band-muted" if band else "muted")
        flow.gap(12)
        sizes = [(f"text {size}", f"{size}", asking(Look("text", size))) for size in TEXT_SIZES]
        labelled(flow, _("Text size, %"), sizes, f"text {settings.text}", band)
        flow.gap(12)
        names = (("light", _("Light")), ("dark", _("Dark")), ("contrast", _("High contrast")))
        themes = [(f"theme {name}", said, asking(Look("theme", name))) for name, said in names]
        labelled(flow, _("Theme"), themes, f"theme {settings.theme}", band)

    def _beside(self, flow: Flow) -> None:
        self._kept(flow)
        flow.rule(14, 14)
        self._looks(flow)

    def _play_as(self, mode: str) -> None:
        self.mode = "exercise" if mode == "exercise" else "training"

    def _crises(self, canvas: Canvas, rect: pygame.Rect, top: int) -> None:
        head = Flow(canvas, rect.left, top, rect.width)
        count = len(self.shelf.all)
        aside = self.shelf.narrowed() or ngettext(
            "{count} crisis. Its minutes leave time to talk.",
            "{count} crises, in the order we would play them. Minutes leave time to talk.",
            count,
        ).format(count=count)
        room = canvas.width(aside, "caption") + 4
        beside = room + canvas.width(_("Choose a crisis"), "title", "serif", 500) + canvas.px(24) < rect.width
        if beside:
            at = (rect.right - room, top + canvas.px(12))
            canvas.write(aside, at, room, size="caption", colour=canvas.theme["muted"], align="right")
        head.text(_("Choose a crisis"), "title", "serif", 500)
        if not beside:
            head.text(aside, "caption", ink="muted")
        head.gap(6)
        below = pygame.Rect(rect.left - 8, head.y, rect.width + 16, rect.bottom - head.y)
        scrolled(canvas, below, "crises", _("Choose a crisis"), self.shelf.draw, pad=(8, 8))

    def _kept(self, flow: Flow) -> None:
        muted = "band-muted" if flow.canvas.most_panels == 3 else "muted"
        saved_games(flow, self.games, self.shelf.shown, self._begin, muted)

    def _chosen_game(self) -> Kept | None:
        return next((each for each in self.games if f"game {each.path.name}" == self.shelf.shown), None)

    def _begin(self) -> Wish | None:
        shelved, game = self.shelf.chosen, self._chosen_game()
        if shelved and shelved.scenario:
            return Begin(Path(shelved.path), self.mode)
        if shelved:
            return Open("about", f"scenario {shelved.id}")
        return Resume(game.path) if isinstance(game, SavedGame) else None

    def hints(self) -> Sequence[Hint]:
        """Give the keys of the library."""
        about = (Hint("Space", _("about it")),) if self.shelf.chosen else ()
        arrows = "\u2191 \u2193" if self.shelf.columns == 1 else "\u2190 \u2191 \u2193 \u2192"
        return (
            Hint(arrows, _("choose")), Hint("Tab", _("next panel")), *about, Hint("F", _("find")),
            Hint("O", _("open a scenario file")), Hint("G", _("glossary")), Hint("Ctrl + -", _("text size")),
            Hint("T", _("theme")), Hint("S", _("settings")), Hint("F1", _("help")), Hint("Esc", _("quit")),
        )  # fmt: skip

    def actions(self) -> Sequence[Action]:
        """Give what can be done with what is chosen."""
        game = self._chosen_game()
        if game is None:
            shelved = self.shelf.chosen
            broken = shelved is not None and shelved.scenario is None
            label = _("Read its messages") if broken else _("Open the briefing")
            return (Action("begin", label, "Enter", self._begin),)
        remove = Action("delete", _("Delete"), "X", partial(self._delete, game.path))
        if isinstance(game, SaveProblem):
            return (remove,)
        label = _("Open its debrief") if game.seal else _("Go on with it")
        return (
            remove, Action("verify", _("Verify"), "V", asking(Verify(game.path))),
            Action("begin", label, "Enter", self._begin),
        )  # fmt: skip

    def _delete(self, path: Path) -> Wish:
        game = self._chosen_game()
        name = _("your game of {title}").format(title=game.scenario.title) if isinstance(game, SavedGame) else path.name
        question = _("Delete {name} for ever? It cannot be brought back.").format(name=name)
        return Ask(question, _("Delete it"), Delete(path), careful=True)

    def key(self, key: Key) -> Answer:
        """Find, open, change the theme, or leave."""
        if key.ctrl:
            return False
        letter = key.text.lower()
        game = self._chosen_game()
        if game and letter in ("v", "x"):
            return Verify(game.path) if letter == "v" else self._delete(game.path)
        wishes: dict[str, Wish] = {
            "t": Turn("theme"),
            "f": Open("find"),
            "o": Open("file"),
            "g": Open("glossary"),
            "s": Open("menu"),
        }
        return Leave() if key.name == "escape" else wishes.get(letter, False)
