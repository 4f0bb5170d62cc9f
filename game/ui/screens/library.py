"""The first screen: which crisis to play, in which mode, and the games that are saved."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pygame

from game.language import _, ngettext
from game.rules import Mode
from game.scenario import Shelved
from game.session import SavedGame, SaveProblem, words
from game.ui import paint, topics
from game.ui.canvas import Canvas
from game.ui.flow import Flow, measured
from game.ui.focus import Answer, Key, Stop
from game.ui.frame import Action, Hint, bar_height, footer, margin
from game.ui.panels import Panel, arrange, scrolled
from game.ui.pieces import asking, grid, labelled, options, pips, pips_width, tags, with_icon
from game.ui.screen import Screen
from game.ui.wishes import Ask, Back, Begin, Delete, Leave, Look, Open, Resume, Turn, Verify, Wish

LEVELS = ("introductory", "moderate", "demanding", "expert")
TEXTS, ALL = (100, 125, 150, 200), "all"


class Library(Screen):
    """Who we are and what is saved at the left, the crises as cards at the right."""

    def __init__(self, shelf: Sequence[Shelved], games: Sequence[SavedGame | SaveProblem]) -> None:
        super().__init__()
        self.shelf, self.games = sorted(shelf, key=_order), games
        self.sought = ""
        """What crises are narrowed to; empty shows all."""
        self.topic = ALL
        self.mode: Mode = "training"
        newest = games[0] if games else None
        going_on = isinstance(newest, SavedGame) and not newest.seal
        self.shown = f"game {newest.path.name}" if newest and going_on else self._first()
        self.memory.focus = self.shown

    def _first(self) -> str:
        return f"scenario {self.found[0].id}" if self.found else ""

    @property
    def found(self) -> Sequence[Shelved]:
        """The crises that have the topic chosen and hold every word that is sought."""
        sought = self.sought.casefold().split()
        on_topic = [each for each in self.shelf if self.topic == ALL or self.topic in _topics(each)]
        return [each for each in on_topic if all(word in _whole(each) for word in sought)]

    def find(self, sought: str) -> Wish:
        """Narrow the crises to those that hold these words."""
        self.sought = sought.strip()
        self.shown = self._first()
        return Back()

    def _narrow(self, topic: str) -> None:
        self.topic = topic
        self.shown = self._first()

    def draw(self, canvas: Canvas) -> None:
        """Paint the library: three panels wide with the band at the left, else under a strip of it."""
        if canvas.memory.focus.startswith(("scenario ", "game ")):
            self.shown = canvas.memory.focus
        bottom = canvas.size[1] - bar_height(canvas)
        if canvas.most_panels == 3:
            wide = min(canvas.px(456), canvas.size[0] * 38 // 100)
            self._left(canvas, pygame.Rect(0, 0, wide, bottom))
            right = pygame.Rect(wide + margin(canvas), 0, canvas.size[0] - wide - 2 * margin(canvas), bottom)
            self._crises(canvas, right, canvas.px(32))
        else:
            self._strip(canvas)
            top, side = bar_height(canvas) + 12, margin(canvas)
            below = pygame.Rect(side, top, canvas.size[0] - 2 * side, bottom - top - 12)
            cards = Panel("crises", _("Choose a crisis"), self._cards_in_panel, 3, self._narrowed())
            arrange(canvas, below, (cards, Panel("games", _("Saved games"), self._beside, 2)))
        footer(canvas, self.hints(), self.actions())

    def _strip(self, canvas: Canvas) -> None:
        height, side = bar_height(canvas), margin(canvas)
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
        scrolled(canvas, above, "games", _("Saved games"), self._games, pad=(side * 100 // canvas.percent, 8),
                 ink="band-muted")  # fmt: skip
        with canvas.clipped(pygame.Rect(0, rect.bottom - foot, rect.width, foot), "looks"):
            self._looks(Flow(canvas, side, rect.bottom - foot + 4, room))

    def _name(self, flow: Flow, wide: int) -> None:
        canvas, size = flow.canvas, flow.canvas.px(46)
        canvas.icon("demarche", (flow.x, flow.y + canvas.px(4)), size, canvas.theme["band-ink"])
        indent = size + canvas.px(18)
        flow.text("Demarche", "display", "serif", 500, "band-ink", indent=indent)
        flow.gap(8)
        flow.gap(12)
        said = _(
            "The attack is running. Nobody is sure who is behind it. You have a few calls to make, and a few hours."
        )
        flow.text(said, "lead", "serif", ink="band-ink")
        if canvas.size[1] >= canvas.px(780):
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
        sizes = [(f"text {size}", f"{size}", asking(Look("text", size))) for size in _sizes(settings.text)]
        labelled(flow, _("Text size, %"), sizes, f"text {settings.text}", band)
        flow.gap(12)
        names = (("light", _("Light")), ("dark", _("Dark")), ("contrast", _("High contrast")))
        themes = [(f"theme {name}", said, asking(Look("theme", name))) for name, said in names]
        labelled(flow, _("Theme"), themes, f"theme {settings.theme}", band)

    def _beside(self, flow: Flow) -> None:
        self._games(flow)
        flow.rule(14, 14)
        self._looks(flow)

    def _play_as(self, mode: str) -> None:
        self.mode = "exercise" if mode == "exercise" else "training"

    def _crises(self, canvas: Canvas, rect: pygame.Rect, top: int) -> None:
        head = Flow(canvas, rect.left, top, rect.width)
        count = len(self.shelf)
        aside = self._narrowed() or ngettext(
            "{count} crisis, in the order we would play them", "{count} crises, in the order we would play them", count
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
        scrolled(canvas, below, "crises", _("Choose a crisis"), self._cards, pad=(8, 8))

    def _narrowed(self) -> str:
        if not self.sought:
            return ""
        return _("{count} of {all} with '{words}'").format(
            count=len(self.found), all=len(self.shelf), words=self.sought
        )

    def _cards_in_panel(self, flow: Flow) -> None:
        self._cards(flow)

    def _cards(self, flow: Flow) -> None:
        canvas = flow.canvas
        known = list(dict.fromkeys(topic for each in self.shelf for topic in _topics(each)))
        if len(self.shelf) > 2 and known:
            given = [("topic all", _("All"), partial(self._narrow, ALL))]
            given += [(f"topic {name}", topics.title(name), partial(self._narrow, name)) for name in known]
            _chips(flow, given, f"topic {self.topic}")
            flow.gap(12)
        if not self.found:
            flow.text(_("No crisis holds these words."), ink="muted")
        columns = 2 if flow.room >= canvas.px(600) else 1
        grid(flow, columns, [partial(self._card, canvas, each) for each in self.found])

    def _card(self, canvas: Canvas, shelved: Shelved, rect: pygame.Rect | None, width: int) -> int:
        """Draw a card within a rectangle; without one, give the height it needs."""
        pad, id = canvas.px(18), f"scenario {shelved.id}"
        told, low = partial(self._told, shelved), partial(self._facts, shelved)
        tall = measured(canvas, low, width - 2 * pad)
        needed = measured(canvas, told, width - 2 * pad) + tall + 2 * canvas.px(14) + canvas.px(12)
        if rect is None:
            return needed
        selected = self.shown == id
        canvas.box(rect, "selected" if selected else "surface", "rule")
        told(Flow(canvas, rect.left + pad, rect.top + canvas.px(14), width - 2 * pad, selected))
        low(Flow(canvas, rect.left + pad, rect.bottom - canvas.px(14) - tall, width - 2 * pad, selected))
        name = shelved.scenario.title if shelved.scenario else shelved.id
        canvas.stop(Stop(id, rect, "", "card", name, "", "chosen" if selected else "", asking(Open("about", id))))
        return needed

    def _told(self, shelved: Shelved, flow: Flow) -> None:
        scenario, size = shelved.scenario, flow.canvas.px(36)
        topic = next(iter(_topics(shelved)), "")
        icon = topics.ICONS[topic] if topic else "warn"
        ink = flow.canvas.ink("accent" if scenario else "loss", flow.on_selected)
        flow.canvas.icon(icon, (flow.x, flow.y), size, ink)

        def title(part: Flow) -> None:
            part.text(scenario.title if scenario else shelved.id, "heading", "serif", 500)

        flow.split((size, 0), (lambda part: part.gap(36), title), gap=12, centre=True)
        flow.gap(8)
        if scenario:
            flow.text(scenario.summary, ink="muted")
        else:
            flow.text(_("It cannot be played: its file has problems."), ink="loss")
            flow.text(str(shelved.problems[0]) if shelved.problems else "", "caption", "mono", ink="muted")

    def _facts(self, shelved: Shelved, flow: Flow) -> None:
        scenario = shelved.scenario
        if scenario is None:
            with_icon(flow, "book", _("Space shows every message"), ink="muted", size="caption", pixels=18)
            return
        start = _("Start here") if shelved is self.shelf[0] and scenario.level == LEVELS[0] else ""
        tags(flow, [topics.title(each) for each in _topics(shelved)], start)
        flow.gap(8)
        level, place = _level(scenario.level), LEVELS.index(scenario.level) + 1
        canvas = flow.canvas
        minutes = _("{minutes} minutes").format(minutes=scenario.minutes)
        widths = (0, canvas.width(level, "caption") + 4, pips_width(canvas, 4, 13))
        flow.split(
            widths,
            (
                lambda part: with_icon(part, "clock", minutes, ink="muted", size="caption", pixels=18),
                lambda part: part.text(level, "caption", ink="muted", align="right"),
                lambda part: pips(part, place, 4, "right", "muted", 13),
            ),
            gap=10, centre=True,
        )  # fmt: skip

    def _games(self, flow: Flow) -> None:
        band = flow.canvas.most_panels == 3
        muted = "band-muted" if band else "muted"
        if not self.games:
            flow.text(_("Every game is saved as you play it, and stands here."), "caption", ink=muted)
            return
        said = ngettext("Your saved game", "Your saved games", len(self.games))
        flow.text(said, "caption", weight=600, ink=muted)
        for game in self.games:
            flow.gap(10)
            id = f"game {game.path.name}"
            name = game.path.name if isinstance(game, SaveProblem) else game.scenario.title
            flow.row(id, name, partial(self._saved, game), selected=self.shown == id, act=self._begin, fill="surface")

    def _saved(self, game: SavedGame | SaveProblem, flow: Flow) -> None:
        if isinstance(game, SaveProblem):
            flow.text(game.path.name, weight=600)
            flow.text(str(game), "caption", ink="loss")
            return
        flow.text(game.scenario.title, "heading", "serif", 500)
        flow.text(_standing(game))
        flow.gap(6)
        with_icon(flow, "save", _kept(game.header["started"]), ink="muted", size="caption", pixels=18)

    def _chosen_scenario(self) -> Shelved | None:
        return next((each for each in self.shelf if f"scenario {each.id}" == self.shown), None)

    def _chosen_game(self) -> SavedGame | SaveProblem | None:
        return next((each for each in self.games if f"game {each.path.name}" == self.shown), None)

    def _begin(self) -> Wish | None:
        shelved, game = self._chosen_scenario(), self._chosen_game()
        if shelved and shelved.scenario:
            return Begin(Path(shelved.path), self.mode)
        if shelved:
            return Open("about", f"scenario {shelved.id}")
        return Resume(game.path) if isinstance(game, SavedGame) else None

    def hints(self) -> Sequence[Hint]:
        """Give the keys of the library."""
        about = (Hint("Space", _("about it")),) if self._chosen_scenario() else ()
        return (
            Hint("\u2190 \u2191 \u2193 \u2192", _("choose")), Hint("Tab", _("next panel")), *about,
            Hint("F", _("find")),
            Hint("O", _("open a scenario file")), Hint("G", _("glossary")), Hint("Ctrl + -", _("text size")),
            Hint("T", _("theme")), Hint("S", _("settings")), Hint("F1", _("help")), Hint("Esc", _("quit")),
        )  # fmt: skip

    def actions(self) -> Sequence[Action]:
        """Give what can be done with what is chosen."""
        game = self._chosen_game()
        if game is None:
            shelved = self._chosen_scenario()
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
        question = _("Delete {name} for ever? It cannot be brought back.").format(name=path.name)
        return Ask(question, _("Delete it"), Delete(path))

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


def _chips(flow: Flow, given: Sequence[tuple[str, str, partial[None]]], chosen: str) -> None:
    """Draw options as chips, as many lines as they need."""
    canvas, x = flow.canvas, flow.x
    height, gap = canvas.px(36), canvas.px(8)
    for each in given:
        width = canvas.width(each[1], weight=600) + canvas.px(44)
        if x > flow.x and x + width > flow.x + flow.room:
            x, flow.y = flow.x, flow.y + height + gap
        options(Flow(canvas, x, flow.y, width), (each,), chosen)
        x += width - canvas.px(20 if each[0] != chosen else 0) + gap
    flow.y += height


def _topics(shelved: Shelved) -> Sequence[str]:
    return (shelved.scenario.central or shelved.scenario.topics[:3]) if shelved.scenario else ()


def _order(shelved: Shelved) -> tuple[int, int, str]:
    """Give the order in which we would play: the easier and the shorter first, what cannot be played last."""
    told = shelved.scenario
    return (LEVELS.index(told.level), told.minutes, told.title) if told else (len(LEVELS), 0, shelved.id)


def _sizes(now: int) -> Sequence[int]:
    """Give the text sizes to choose from, the present one always among them."""
    return sorted({*TEXTS, now})


def _whole(shelved: Shelved) -> str:
    """Give every word a crisis can be found by."""
    told = shelved.scenario
    of_topics = [topics.title(each) for each in told.topics] if told else []
    return " ".join((shelved.id, *((told.title, told.summary, *told.topics, *of_topics) if told else ()))).casefold()


def _standing(game: SavedGame) -> str:
    if game.seal:
        ending = next(each.title for each in game.scenario.endings if game.seal and each.id == game.seal["ending"])
        return _("Finished: {ending}").format(ending=ending)
    rounds, last = len(game.scenario.clock.rounds), game.entries[-1] if game.entries else None
    if last is None:
        return _("Begun, no decision yet")
    moment = words.moment(last.minute)
    return _("Round {round} of {rounds}, {moment}").format(round=last.round, rounds=rounds, moment=moment)


def _kept(started: str) -> str:
    """Say when a game was begun: `Begun today at 14:22`."""
    begun = datetime.fromisoformat(started)
    if begun.date() == date.today():
        return _("Begun today at {time}").format(time=f"{begun:%H:%M}")
    return _("Begun on {day} at {time}").format(day=begun.date().isoformat(), time=f"{begun:%H:%M}")


def _level(level: str) -> str:
    return {
        "introductory": _("Introductory"), "moderate": _("Moderate"), "demanding": _("Demanding"),
        "expert": _("Expert"),
    }[level]  # fmt: skip
