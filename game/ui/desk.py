"""The desk: which screen is shown, what is open over it, and how a wish is granted."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pygame

from game import session
from game.analysis.story import story
from game.language import _
from game.places import other_saves_folder, saves_folder
from game.report import write_page
from game.rules import Assess, Keep, Plan, Refused, ScenarioFault
from game.scenario import Unreadable, library, load
from game.session import CannotWrite, Game, OutOfTurn, Phase, SaveProblem, words
from game.ui import settings as settings_of
from game.ui import sheets
from game.ui.canvas import Canvas
from game.ui.focus import Grip, Key, Stop, current, move, to_next_panel
from game.ui.frame import Action
from game.ui.screen import Play, Screen
from game.ui.screens.assessment import Assessment
from game.ui.screens.briefing import Briefing
from game.ui.screens.debrief import Debrief
from game.ui.screens.decision import Decision
from game.ui.screens.library import Library
from game.ui.screens.negotiation import Negotiation
from game.ui.screens.outcome import Outcome
from game.ui.screens.resolution import Resolution
from game.ui.screens.situation import Situation
from game.ui.sheets import Sheet
from game.ui.theme import TEXT_SIZES, THEMES, Theme
from game.ui.wishes import (
    Ask,
    Back,
    Begin,
    Decide,
    Delete,
    Draft,
    Elsewhere,
    Go,
    Leave,
    Look,
    Open,
    Resume,
    Reveal,
    SaveReport,
    Verify,
    Wish,
)

SCREENS: Mapping[Phase, type[Play]] = {
    Phase.BRIEFING: Briefing, Phase.SITUATION: Situation, Phase.DECISION: Decision, Phase.NEGOTIATION: Negotiation,
    Phase.RESOLUTION: Resolution, Phase.OUTCOME: Outcome,
}  # fmt: skip
"""The screen of each phase that needs nothing but the game."""


class Desk:
    """What the window shows, and what it does with keys and wishes."""

    def __init__(self, saves: Path | None = None, settings: Path | None = None) -> None:
        kept, aside = settings_of.read(settings) if settings else (settings_of.Settings(), None)
        self.theme, self.percent = Theme(kept.theme), kept.text
        self.settings = settings
        """The file that keeps theme and text size; None where nothing is kept."""
        self.saves = saves or saves_folder()
        """Where games are kept."""
        self.game: Game | None = None
        self.sheet: Sheet | None = None
        self.left = False
        """True once the window is to be closed."""
        self.stops: list[Stop] = []
        self.grips: list[Grip] = []
        self._held = ""
        self.said: list[str] = []
        self._marks: dict[tuple[str, str], int] = {}
        self.screen: Screen = self._library()
        if aside:
            said = _("The settings could not be read and begin anew. The old file is kept: {path}")
            self.sheet = sheets.notice_sheet(said.format(path=aside))

    def _library(self) -> Library:
        return Library(library(), session.saved_games(self.saves))

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the window; once more where something scrolled."""
        for _again in range(3):
            surface.fill(self.theme["ground"])
            canvas = Canvas(surface, self.theme, self.percent, self.screen.memory)
            self.screen.draw(canvas)
            if self.sheet:
                canvas = Canvas(surface, self.theme, self.percent, self.sheet.memory)
                self.sheet.draw(canvas)
            canvas.finish()
            self.stops, self.grips, self.said = canvas.stops, canvas.grips, canvas.said
            if not canvas.again:
                return

    def press(self, key: Key) -> None:
        """Take a key: first what has the focus, then the screen's own keys, then those that work everywhere."""
        top = self.sheet or self.screen
        here = current(self.stops, top.memory)
        if here and here.key and self._answered(here.key(key)):
            return
        if self._look(key) or self._moved(key, here):
            return
        if self._answered(top.key(key)):
            return
        if key.name == "f1" or key.text == "?":
            self.sheet = sheets.help_sheet(_title_of(self.screen), self.screen.hints())
        elif key.name == "escape":
            self.grant(Open("menu"))

    def _answered(self, answer: Wish | bool) -> bool:
        if isinstance(answer, bool):
            return answer
        self.grant(answer)
        return True

    def _look(self, key: Key) -> bool:
        if not key.ctrl:
            return False
        step = {"=": 1, "+": 1, "-": -1, "[+]": 1, "[-]": -1}.get(
            key.text or key.name, {"=": 1, "-": -1}.get(key.name, 0)
        )
        if step:
            self.grant(Look("text", step))
        elif key.name == "0":
            self.percent = TEXT_SIZES[0]
            self._looked()
        return bool(step) or key.name == "0"

    def _moved(self, key: Key, here: Stop | None) -> bool:
        memory = (self.sheet or self.screen).memory
        if key.name == "tab":
            to_next_panel(self.stops, memory, back=key.shift)
            return True
        if key.name in ("up", "down", "left", "right", "home", "end"):
            return move(self.stops, memory, key.name)
        if key.name in ("page up", "page down") and here:
            for _step in range(6):
                move(self.stops, memory, "up" if key.name == "page up" else "down")
            return True
        if key.name == "space" and here:
            self._act(here)
            return True
        if key.name in ("return", "enter"):
            self._enter(here)
            return True
        return False

    def _enter(self, here: Stop | None) -> None:
        """Do the primary action; a button that has the focus is pressed instead."""
        if here and here.role == "button":
            self._act(here)
            return
        actions = (self.sheet or self.screen).actions()
        if actions and actions[-1].refused:
            self._refused(actions[-1])
        elif actions:
            self._wish(actions[-1].act())

    def _refused(self, action: Action) -> None:
        said = _("'{label}' is not possible yet: {reason}.").format(label=action.label, reason=action.refused)
        self.sheet = sheets.notice_sheet(said)

    def _act(self, stop: Stop) -> None:
        if stop.act:
            self._wish(stop.act())

    def _wish(self, wish: Wish | None) -> None:
        if wish is not None:
            self.grant(wish)

    def click(self, at: tuple[int, int]) -> None:
        """Take a click: it moves the focus, presses buttons, and opens a row that had the focus already."""
        memory = (self.sheet or self.screen).memory
        self._held = next((grip.id for grip in self.grips if grip.rect.collidepoint(at)), "")
        self.drag(at)
        for stop in reversed(self.stops):
            if stop.rect.collidepoint(at) and (stop.clip is None or stop.clip.collidepoint(at)):
                again = memory.focus == stop.id
                memory.stand(stop)
                memory.follow = False
                if again or stop.role in ("button", "option"):
                    self._act(stop)
                return

    def drag(self, at: tuple[int, int]) -> None:
        """Move the knob that the last click took hold of, if it took hold of one."""
        for grip in self.grips:
            if grip.id == self._held:
                grip.drag_to(at[0])

    def wheel(self, at: tuple[int, int], steps: int) -> None:
        """Scroll the panel under the pointer."""
        memory = (self.sheet or self.screen).memory
        for stop in self.stops:
            if stop.clip and stop.clip.collidepoint(at) and stop.group != "footer":
                memory.scroll[stop.group] = max(0, memory.scroll.get(stop.group, 0) - 60 * steps)
                return

    def grant(self, wish: Wish) -> None:
        """Grant a wish; what is refused is said in a notice, and costs nothing."""
        keeps = isinstance(wish, Look)
        if not keeps:
            self.sheet = None
        try:
            _GRANTS[type(wish)](self, wish)
        except Refused as refused:
            assert self.game is not None
            self.sheet = sheets.notice_sheet(words.Words(self.game.scenario).refusal(refused.refusal))
        except ScenarioFault as fault:
            self.sheet = sheets.notice_sheet(words.circle(fault))
        except OutOfTurn as early:
            self.sheet = sheets.notice_sheet(words.out_of_turn(early.trigger))
        except CannotWrite as full:
            self.sheet = sheets.elsewhere_sheet(full, other_saves_folder(full.path.parent), wish)
        except (SaveProblem, Unreadable) as problem:
            self.sheet = sheets.notice_sheet(str(problem))
        except OSError as failed:
            self.sheet = sheets.notice_sheet(_("That could not be done: {reason}").format(reason=failed.strerror))

    def _go_elsewhere(self, wish: Elsewhere) -> None:
        if self.game:
            self.game.move(wish.folder)
        self.saves = wish.folder
        self.grant(wish.then)

    def _go(self, wish: Go) -> None:
        assert self.game is not None
        {
            "begin": self.game.begin, "weigh": self.game.weigh, "go_on": self.game.go_on,
            "take_back": self.game.take_back, "review": self.game.review,
        }[wish.trigger]()  # fmt: skip
        self._show_phase()
        self._follow(self.game)

    def _follow(self, game: Game) -> None:
        """Go on in the changed scenario, where a rehearsal's file has changed; else say what keeps it from that."""
        try:
            self.game = session.followed(game)
        except Unreadable as unreadable:
            said = _("The scenario has changed and cannot be played so; the rehearsal goes on with the one before.")
            self.sheet = sheets.notice_sheet(f"{said}\n\n{unreadable}")
            return
        if self.game is not game:
            self._show_phase()
            self.sheet = sheets.notice_sheet(_("The scenario has changed: the rehearsal goes on in it."))

    def _decide(self, wish: Decide) -> None:
        assert self.game is not None
        if wish.because:
            self.game.because(wish.because)
        decision = wish.decision
        if isinstance(decision, Assess | Keep):
            self.game.assess(decision)
        elif isinstance(decision, Plan):
            self.game.commit(decision)
        else:
            self.game.talk(decision)  # type: ignore[arg-type]
        self._show_phase()

    def _draft(self, wish: Draft) -> None:
        assert self.game is not None
        self.game.keep_draft(wish.plan)

    def _open(self, wish: Open) -> None:
        if self.game and wish.sheet in ("dossier", "briefing", "meters", "glossary"):
            self.game.note("opened", wish.sheet)
        if wish.sheet == "glossary":
            self.sheet = sheets.Glossary()
        elif wish.sheet == "menu":
            self.sheet = sheets.Menu()
        elif wish.sheet == "reason" and isinstance(self.screen, Decision):
            self.sheet = sheets.Writing(_("Why?"), _("One line, for the debrief."), self.screen.reason, self._reasoned)
        elif wish.sheet == "find" and isinstance(self.screen, Library):
            self.sheet = sheets.find_sheet(self.screen.sought, self.screen.find)
        elif self.game:
            self.sheet = sheets.SHEETS[wish.sheet](self.game)

    def _reasoned(self, written: str) -> Wish:
        if isinstance(self.screen, Decision):
            self.screen.reason = written
        return Back()

    def _verify(self, wish: Verify) -> None:
        self.sheet = sheets.replayed_sheet(session.replay(wish.path))

    def _delete(self, wish: Delete) -> None:
        session.delete(wish.path)
        self.screen = self._library()

    def _ask(self, wish: Ask) -> None:
        self.sheet = sheets.question_sheet(wish)

    def _back(self, wish: Back) -> None:
        self.sheet = None

    def _begin(self, wish: Begin) -> None:
        scenario = load(wish.path).scenario
        self.show(Game.start(wish.path, save=session.new_save_path(self.saves, scenario), mode=wish.mode))

    def show(self, game: Game) -> None:
        """Show a game where it stands."""
        self.game = game
        self._marks = {}
        self._show_phase()

    def _resume(self, wish: Resume) -> None:
        if session.saved(wish.path).seal:
            self.screen = Debrief(story(session.saved(wish.path)))
            return
        game = Game.resume(wish.path)
        self.show(game)
        if game.torn:
            said = _("The last decision was in flight when the machine stopped, and is not there. All before it is.")
            self.sheet = sheets.notice_sheet(said)

    def _reveal(self, wish: Reveal) -> None:
        assert isinstance(self.screen, Debrief)
        session.reveal(self.screen.story.game)
        self._debrief()

    def _debrief(self) -> None:
        path = self.screen.story.game.path if isinstance(self.screen, Debrief) else None
        if self.game:
            path = self.game.path
        if path:
            self.screen = Debrief(story(session.saved(path)))

    def _save_report(self, wish: SaveReport) -> None:
        assert isinstance(self.screen, Debrief)
        out = self.screen.story.game.path.with_suffix(".html")
        write_page(self.screen.story.game, out)
        self.sheet = sheets.notice_sheet(_("The report is written: {path}").format(path=out))

    def _change_look(self, wish: Look) -> None:
        if wish.what == "theme":
            names = list(THEMES)
            self.theme = Theme(names[(names.index(self.theme.name) + 1) % len(names)])
        else:
            place = TEXT_SIZES.index(self.percent) + wish.step
            self.percent = TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, place))]
        self._looked()

    def _looked(self) -> None:
        """Keep how the window looks now, and show the part with the focus."""
        if self.settings:
            settings_of.write(self.settings, settings_of.Settings(self.theme.name, self.percent))
        for each in (self.screen.memory, *([self.sheet.memory] if self.sheet else [])):
            each.follow = True

    def _leave(self, wish: Leave) -> None:
        if isinstance(self.screen, Library):
            self.left = True
            return
        self.close()
        self.screen = self._library()

    def _show_phase(self) -> None:
        assert self.game is not None
        if self.game.phase == Phase.DEBRIEF:
            self._debrief()
        elif self.game.phase == Phase.ASSESSMENT:
            self.screen = Assessment(self.game, self._marks)
        else:
            self.screen = SCREENS[self.game.phase](self.game)

    def wait(self) -> int:
        """Give the milliseconds the window may wait for a key: a second where time is limited, else for ever."""
        limited = self.game is not None and self.game.seconds_left is not None
        return 1000 if limited else 0

    def look_at_the_clock(self) -> None:
        """Where time is up, carry out the plan as it was put together."""
        if self.game and self.game.seconds_left == 0:
            self.game.run_out()
            self._show_phase()
            self.sheet = sheets.notice_sheet(_("Time is up: the plan as it was has been carried out."))

    def close(self) -> None:
        """Let the game go; everything is on disk."""
        if self.game:
            self.game.close()
            self.game = None


def _title_of(screen: Screen) -> str:
    return words.phase(screen.game.phase) if isinstance(screen, Play) else _("this screen")


_GRANTS: Mapping[type[Any], Callable[[Desk, Any], None]] = {
    Verify: Desk._verify, Delete: Desk._delete,
    Go: Desk._go, Decide: Desk._decide, Draft: Desk._draft, Open: Desk._open, Ask: Desk._ask, Back: Desk._back,
    Begin: Desk._begin, Resume: Desk._resume, Reveal: Desk._reveal, SaveReport: Desk._save_report,
    Look: Desk._change_look, Elsewhere: Desk._go_elsewhere, Leave: Desk._leave,
}  # fmt: skip
