"""The first screen: which crisis to play, in which mode, and the games that are saved."""

from collections.abc import Sequence
from pathlib import Path

import pygame

from game.language import _, ngettext
from game.rules import Mode
from game.scenario import Shelved
from game.session import SavedGame, SaveProblem, words
from game.ui.canvas import Canvas
from game.ui.flow import Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, bar_height, footer, headline
from game.ui.panels import Panel, arrange
from game.ui.screen import Screen
from game.ui.wishes import Ask, Back, Begin, Delete, Leave, Look, Open, Resume, Verify, Wish

LEVELS = ("introductory", "moderate", "demanding", "expert")


class Library(Screen):
    """Scenarios at the left, saved games in the middle, what has the focus at the right."""

    def __init__(self, shelf: Sequence[Shelved], games: Sequence[SavedGame | SaveProblem]) -> None:
        super().__init__()
        self.shelf, self.games = shelf, games
        self.sought = ""
        """What crises are narrowed to; empty shows all."""
        self.mode: Mode = "training"
        self.shown = f"scenario {shelf[0].id}" if shelf else ""

    @property
    def found(self) -> Sequence[Shelved]:
        """The crises that hold every word that is sought."""
        words_sought = self.sought.casefold().split()
        return [each for each in self.shelf if all(word in _whole(each) for word in words_sought)]

    def find(self, sought: str) -> Wish:
        """Narrow the crises to those that hold these words."""
        self.sought = sought.strip()
        self.shown = f"scenario {self.found[0].id}" if self.found else ""
        return Back()

    def draw(self, canvas: Canvas) -> None:
        """Paint the library."""
        self._follow(canvas.memory.focus)
        self._band(canvas)
        body = headline(canvas, _("Which crisis will you meet?"))
        arrange(
            canvas, body,
            (
                Panel("scenarios", _("Crises"), self._scenarios, 5, self._narrowed(), bare=True),
                Panel("detail", _("About it"), self._detail, 5),
                Panel("games", _("Saved games"), self._games, 4, bare=True),
            ),
        )  # fmt: skip
        footer(canvas, self.hints(), self.actions())

    def _band(self, canvas: Canvas) -> None:
        height = bar_height(canvas)
        canvas.fill(pygame.Rect(0, 0, canvas.size[0], height), "band")
        size, ink = canvas.px(34), canvas.theme["band-ink"]
        canvas.icon("demarche", (canvas.px(32), (height - size) // 2), size, ink)
        at = (canvas.px(80), (height - canvas.type("title")[0]) // 2 - canvas.px(5))
        canvas.write("Demarche", at, canvas.px(300), size="title", voice="serif", weight=500, colour=ink)
        said = _("Cyber crises, for those who must talk in them")
        room = canvas.size[0] - canvas.px(280)
        if canvas.width(said) < room:
            at = (canvas.px(248), (height - canvas.type("body")[0]) // 2)
            canvas.write(said, at, room, colour=canvas.theme["band-muted"])

    def _follow(self, focus: str) -> None:
        if focus.startswith(("scenario ", "game ")):
            self.shown = focus

    def _narrowed(self) -> str:
        if not self.sought:
            return ""
        return _("{count} of {all} with '{words}'").format(
            count=len(self.found), all=len(self.shelf), words=self.sought
        )

    def _scenarios(self, flow: Flow) -> None:
        if not self.found:
            flow.gap(14)
            flow.text(_("No crisis holds these words."), ink="muted", indent=flow.canvas.px(16))
        for shelved in self.found:
            id = f"scenario {shelved.id}"
            name = shelved.scenario.title if shelved.scenario else shelved.id
            flow.row(id, name, lambda part, s=shelved: self._card(part, s), selected=self.shown == id, act=self._begin)

    def _card(self, flow: Flow, shelved: Shelved) -> None:
        if shelved.scenario is None:
            flow.text(shelved.id, weight=600)
            flow.text(_("It cannot be played: its file has problems."), "caption", ink="loss")
            return
        flow.text(shelved.scenario.title, "heading", "serif", 500)
        if shelved.scenario.level == LEVELS[0]:
            flow.text(_("Start here"), "caption", weight=600, ink="accent")
        flow.gap(2)
        flow.text(shelved.scenario.summary, "body")
        flow.gap(4)
        minutes, level = shelved.scenario.minutes, _level(shelved.scenario.level)
        flow.text(_("{minutes} minutes, {level}").format(minutes=minutes, level=level), "caption", ink="muted")
        flow.text(words.listed(shelved.scenario.topics), "caption", ink="muted")

    def _games(self, flow: Flow) -> None:
        if not self.games:
            flow.gap(14)
            flow.text(_("None yet. Every game is saved as you play it."), ink="muted", indent=flow.canvas.px(16))
        for game in self.games:
            id = f"game {game.path.name}"
            name = game.path.name if isinstance(game, SaveProblem) else game.scenario.title
            flow.row(id, name, lambda part, g=game: self._saved(part, g), selected=self.shown == id, act=self._begin)

    def _saved(self, flow: Flow, game: SavedGame | SaveProblem) -> None:
        if isinstance(game, SaveProblem):
            flow.text(game.path.name, weight=600)
            flow.text(_("It cannot be opened."), "caption", ink="loss")
            return
        flow.text(game.scenario.title, weight=600)
        flow.text(_standing(game), "caption")
        flow.text(game.header["started"][:16].replace("T", " "), "caption", "mono", ink="muted")

    def _detail(self, flow: Flow) -> None:
        shelved, game = self._chosen_scenario(), self._chosen_game()
        if shelved and shelved.scenario:
            self._about(flow, shelved)
        elif shelved:
            for problem in shelved.problems[:8]:
                flow.text(str(problem))
                flow.gap(6)
        elif isinstance(game, SaveProblem):
            flow.text(str(game))
        elif game:
            flow.text(game.scenario.title, "heading", "serif", 500)
            flow.gap(6)
            flow.text(_standing(game))
            flow.gap(6)
            flow.text(str(game.path), "caption", "mono", ink="muted")
            flow.gap(14)
            flow.button("verify", _("Replay and verify"), lambda: Verify(game.path))
        if game:
            flow.gap(8)
            flow.button("delete", _("Delete it"), lambda: self._delete(game.path))

    def _delete(self, path: Path) -> Wish:
        question = _("Delete {name} for ever? It cannot be brought back.").format(name=path.name)
        return Ask(question, _("Delete it"), Delete(path))

    def _about(self, flow: Flow, shelved: Shelved) -> None:
        scenario = shelved.scenario
        assert scenario is not None
        flow.text(scenario.briefing.headline, "heading", "serif", 500)
        flow.gap(8)
        flow.text(_("You are {role}, {country}.").format(role=scenario.player.role, country=scenario.player.country))
        flow.gap(8)
        rounds = len(scenario.clock.rounds)
        flow.text(
            ngettext("{rounds} round, about {minutes} minutes.", "{rounds} rounds, about {minutes} minutes.", rounds)
            .format(rounds=rounds, minutes=scenario.minutes)
        )  # fmt: skip
        if scenario.content_note:
            flow.gap(10)
            flow.note(scenario.content_note)
        flow.rule(14, 10)
        flow.text(_("How do you want to play?"), weight=600)
        flow.gap(8)
        about = {
            "training": (_("Training"), _("Numbers are shown, and a decision can be taken back.")),
            "exercise": (_("Exercise"), _("Trust is told in words, decisions stand, and the truth stays covered.")),
        }
        for mode, (name, text) in about.items():
            flow.button(f"mode {mode}", name, lambda m=mode: self._play_as(m), chosen=self.mode == mode)
            flow.gap(2)
            flow.text(text, "caption", ink="muted")
            flow.gap(8)

    def _play_as(self, mode: str) -> None:
        self.mode = "exercise" if mode == "exercise" else "training"

    def _chosen_scenario(self) -> Shelved | None:
        return next((each for each in self.shelf if f"scenario {each.id}" == self.shown), None)

    def _chosen_game(self) -> SavedGame | SaveProblem | None:
        return next((each for each in self.games if f"game {each.path.name}" == self.shown), None)

    def _begin(self) -> Wish | None:
        shelved, game = self._chosen_scenario(), self._chosen_game()
        if shelved and shelved.scenario:
            return Begin(Path(shelved.path), self.mode)
        return Resume(game.path) if isinstance(game, SavedGame) else None

    def hints(self) -> Sequence[Hint]:
        """Give the keys of the library."""
        return (
            Hint("Tab", _("next panel")), Hint("\u2191 \u2193", _("choose")), Hint("F", _("find")),
            *((Hint("V", _("verify")), Hint("X", _("delete"))) if self._chosen_game() else ()),
            Hint("Ctrl +", _("larger text")), Hint("T", _("theme")), Hint("F1", _("help")), Hint("Esc", _("leave")),
        )  # fmt: skip

    def actions(self) -> Sequence[Action]:
        """Give the one action."""
        game = self._chosen_game()
        if isinstance(game, SavedGame):
            label = _("Open its debrief") if game.seal else _("Go on with it")
        else:
            label = _("Open the briefing")
        return (Action("begin", label, "Enter", self._begin),)

    def key(self, key: Key) -> Answer:
        """Change the theme, or leave."""
        if key.text.lower() == "t":
            return Look("theme")
        if key.text.lower() == "f" and not key.ctrl:
            return Open("find")
        game = self._chosen_game()
        if game and key.text.lower() in ("v", "x") and not key.ctrl:
            return Verify(game.path) if key.text.lower() == "v" else self._delete(game.path)
        if key.text.lower() == "g":
            return Open("glossary")
        return Leave() if key.name == "escape" else False


def _whole(shelved: Shelved) -> str:
    """Give every word a crisis can be found by."""
    told = shelved.scenario
    return " ".join((shelved.id, *((told.title, told.summary, *told.topics) if told else ()))).casefold()


def _standing(game: SavedGame) -> str:
    if game.seal:
        ending = next(each.title for each in game.scenario.endings if game.seal and each.id == game.seal["ending"])
        return _("Finished: {ending}").format(ending=ending)
    last = game.entries[-1] if game.entries else None
    if last is None:
        return _("Begun, no decision yet")
    return _("Round {round}, {moment}").format(round=last.round, moment=words.moment(last.minute))


def _level(level: str) -> str:
    return {
        "introductory": _("introductory"), "moderate": _("moderate"), "demanding": _("demanding"),
        "expert": _("expert"),
    }[level]  # fmt: skip
