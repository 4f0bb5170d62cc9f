"""The desk: which screen is shown, what is open over it, and how each wish is granted."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from game import language, session
from game.analysis.story import story
from game.analysis.whatif import kept
from game.language import _
from game.places import other_saves_folder, saves_folder
from game.report import write_page
from game.rules import Assess, Keep, Plan
from game.scenario import Unreadable, library, load
from game.session import CannotWrite, Game, Phase
from game.ui import settings as settings_of
from game.ui import sheets, sounds
from game.ui.front import Front
from game.ui.menu import Menu
from game.ui.opening import LOOKS, opened
from game.ui.phases import AllMarks, screen_of, seated
from game.ui.refusing import REFUSALS, refusal
from game.ui.room import Room
from game.ui.screen import Play
from game.ui.screens.debrief import Debrief
from game.ui.screens.fault import Fault
from game.ui.screens.library import Library
from game.ui.screens.negotiation import Negotiation, parting
from game.ui.screens.situation import Situation
from game.ui.wishes import (
    Ask,
    Back,
    Begin,
    Decide,
    Delete,
    Dissent,
    Draft,
    Elsewhere,
    Go,
    Judge,
    Leave,
    Look,
    Open,
    PlayOn,
    Resume,
    Reveal,
    SaveReport,
    Sit,
    Speak,
    Turn,
    Uncover,
    Verify,
    Wish,
)


class Desk(Front):
    """What the window shows, and what it does with wishes."""

    def __init__(self, saves: Path | None = None, settings: Path | None = None) -> None:
        kept, aside = settings_of.read(settings) if settings else (settings_of.Settings(), None)
        self.kept_in = settings
        """The file that keeps the settings; None where nothing is kept."""
        self.saves = saves or saves_folder()
        """Where games are kept."""
        self.game: Game | None = None
        self._room = Room()
        self.left = False
        """True once the window is to be closed."""
        self._marks: AllMarks = {}
        if language.spoken() == settings_of.Settings().language:
            language.use(kept.language)
        super().__init__(self._library(), kept)
        if aside:
            said = _("The settings could not be read and begin anew. The old file is kept: {path}")
            self.sheet = sheets.notice_sheet(said.format(path=aside))

    def _library(self) -> Library:
        return Library(library(), session.saved_games(self.saves))

    def grant(self, wish: Wish) -> None:
        """Grant a wish; what is refused is said in a notice, and costs nothing."""
        if not isinstance(wish, Look | Turn | Uncover):
            self.sheet = None
        try:
            _GRANTS[type(wish)](self, wish)
        except REFUSALS as refused:
            self.sheet = refusal(refused, wish, self.game)

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
            self.sheet = sheets.problems_sheet(unreadable.problems)
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
        was = self.screen
        self._show_phase()
        if isinstance(was, Negotiation):
            self._after_an_exchange(was)

    def _after_an_exchange(self, was: Negotiation) -> None:
        """Stand where one stood at the table; where the other side has left it, say so before anything goes on."""
        assert self.game is not None
        if isinstance(self.screen, Negotiation):
            self.screen.go_on_from(was)
        elif said := parting(self.game, was.talks.id):
            self.sheet = sheets.notice_sheet(said)

    def _draft(self, wish: Draft) -> None:
        assert self.game is not None
        self.game.keep_draft(wish.plan)

    def _open(self, wish: Open) -> None:
        if self.game and wish.sheet in LOOKS:
            self.game.note("opened", wish.sheet)
        self.sheet = opened(wish, self.screen, self.game)

    def _uncover(self, wish: Uncover) -> None:
        assert self.game is not None
        self.game.note("opened", wish.address)

    def _sit(self, wish: Sit) -> None:
        assert self.game is not None
        self.screen = seated(self.game, wish, self._marks)

    def _speak(self, wish: Speak) -> None:
        assert self.game is not None
        self.game.speak_for(wish.role, wish.percents, wish.basis)
        self._show_phase()

    def _dissent(self, wish: Dissent) -> None:
        assert self.game is not None
        self.game.dissent(wish.role, wish.text)

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

    def _play_on(self, wish: PlayOn) -> None:
        out = session.new_save_path(self.saves, wish.game.scenario.scenario)
        branched = kept(wish.game, wish.told, out)
        self.close()
        self.show(branched)
        said = _("This is a what-if: it is saved as one, points to the game it comes from, and counts in no class.")
        self.sheet = sheets.notice_sheet(said)

    def _reveal(self, wish: Reveal) -> None:
        assert isinstance(self.screen, Debrief)
        session.reveal(self.screen.story.game)
        self._debrief()

    def _judge(self, wish: Judge) -> None:
        assert isinstance(self.screen, Debrief)
        self.screen.judge()

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

    def _look_so(self, wish: Look) -> None:
        self._like(settings_of.changed(self.settings, wish.what, wish.value))

    def _turn(self, wish: Turn) -> None:
        self._like(settings_of.turned(self.settings, wish.what, wish.step))

    def _like(self, settings: settings_of.Settings) -> None:
        """Look and sound so from now on, and keep it; the part with the focus is shown again."""
        turned = settings.language != self.settings.language
        self.settings = settings
        language.use(settings.language)
        if turned and isinstance(self.sheet, Menu):
            focus, self.sheet = self.sheet.memory.focus, Menu(self.sheet.playing)
            self.sheet.memory.focus = focus
        if self.kept_in:
            settings_of.write(self.kept_in, settings)
        self.screen.memory.follow = self.top.memory.follow = True

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
        else:
            self.screen = screen_of(self.game, self._marks, plays=self.settings.motion and not self.read_out)

    def wait(self, now: int) -> int:
        """Give the milliseconds the window may wait for a key: a second where a room is steered, 0 for ever."""
        moves = 0 if self.sheet else self.screen.tick(now)
        return min(1000, moves or 1000) if self.game is not None and self._room.listens(self.game) else moves

    def heard(self) -> tuple[str, ...]:
        """Give the cues that are to sound now; in an exercise none, unless the settings say so."""
        cues = tuple(self.screen.cues)
        self.screen.cues.clear()
        exercise = self.game is not None and self.game.mode == "exercise"
        return cues if sounds.are_wanted(self.settings.sound, exercise) else ()

    def look_at_the_clock(self) -> None:
        """Take what a facilitator asked for, warn of the last minute, and where time is up carry out the plan."""
        if not self.game:
            return
        phase = self.game.phase
        try:
            if self._room.look(self.game, self.screen.cues):
                self._show_news(self.game, phase)
        except CannotWrite as full:
            self.sheet = sheets.elsewhere_sheet(full, other_saves_folder(full.path.parent), Back())
        if self.sheet is None and (said := self._room.said()):
            self.sheet = sheets.notice_sheet(said)

    def _show_news(self, game: Game, phase: Phase) -> None:
        """Show what changed without the player; what is being put together on the screen stays."""
        if game.phase != phase:
            self.sheet = None
            self._show_phase()
        elif isinstance(self.screen, Situation):
            self._show_phase()
        elif isinstance(self.screen, Play):
            self.screen.view = game.view()

    def tell_fault(self, note: Path | None) -> None:
        """Show that the program broke, with what to do; the game is let go, for its record may be read anew."""
        save = self.game.path if self.game else None
        self.close()
        self.sheet, self.screen = None, Fault(save, note)

    def close(self) -> None:
        """Let the game go; everything is on disk."""
        self.screen.let_go()
        if self.game:
            self.game.close()
            self.game = None


_GRANTS: Mapping[type[Any], Callable[[Desk, Any], None]] = {
    Verify: Desk._verify, Delete: Desk._delete,
    Go: Desk._go, Decide: Desk._decide, Draft: Desk._draft, Open: Desk._open, Ask: Desk._ask, Back: Desk._back,
    Begin: Desk._begin, Resume: Desk._resume, PlayOn: Desk._play_on, Reveal: Desk._reveal,
    Judge: Desk._judge, SaveReport: Desk._save_report,
    Uncover: Desk._uncover, Sit: Desk._sit, Speak: Desk._speak, Dissent: Desk._dissent,
    Look: Desk._look_so, Turn: Desk._turn, Elsewhere: Desk._go_elsewhere, Leave: Desk._leave,
}  # fmt: skip
