"""The tree a screen reader is given: what is in it, what has the focus, what is read out, and what it may press."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.places import ROOT
from game.session import Game, Phase
from game.ui import desk as desks
from game.ui.describing import name
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.screens.debrief import Debrief
from game.ui.speech import ASKED, Reader
from game.ui.wishes import Open

accesskit = pytest.importorskip("accesskit")


class Listener:
    """A screen reader that was told everything, and hears what is read out at once."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.reader = desk, Reader()
        desk.read_out = True
        self.nodes: Mapping[int, Any] = {}
        self.focus = 0
        self.hear()

    def hear(self) -> str:
        """Take what was painted last; give what is read out at once."""
        self.desk.draw(pygame.Surface((1280, 800)))
        update = self.reader.update(self.desk)
        if update is None:
            return ""
        self.nodes, self.focus = dict(update.nodes), update.focus
        return " ".join(each.value for each in self.nodes.values() if each.live)

    def press(self, *names: str) -> str:
        for each in names:
            self.desk.press(Key(each, " " if each == "space" else each if len(each) == 1 else ""))
        return self.hear()

    def called(self, label: str) -> int:
        return next(number for number, node in self.nodes.items() if node.label == label)

    def asks(self, do: str, target: int) -> str:
        self.reader.takes(self.desk, pygame.event.Event(ASKED, do=do, target=target))
        return self.hear()

    def here(self) -> Any:
        return self.nodes[self.focus]


@pytest.fixture
def listener(blackout_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Listener:
    monkeypatch.setattr(desks, "library", lambda: ())  # no shelf is looked at here
    pygame.init()
    pygame.display.set_mode((1280, 800))
    desk = Desk(tmp_path)
    desk.show(Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=1))
    return Listener(desk)


def to(listener: Listener, phase: Phase) -> str:
    game = listener.desk.game
    assert game is not None
    while game.phase != phase:
        move_on(game, POLICIES["cautious"])
    listener.desk.show(game)
    return listener.hear()


def test_every_part_hangs_in_one_tree_below_the_window(listener: Listener) -> None:
    to(listener, Phase.DECISION)
    reached, open_ = set[int](), [0]
    while open_:
        reached.add(number := open_.pop())
        open_ += list(listener.nodes[number].children)

    assert reached == set(listener.nodes)
    assert listener.nodes[0].role == accesskit.Role.WINDOW


def test_a_choice_says_what_it_is_what_stands_in_it_and_that_it_has_the_focus(listener: Listener) -> None:
    to(listener, Phase.DECISION)
    first = listener.here()
    listener.press("down")

    assert first.role == listener.here().role == accesskit.Role.LIST_ITEM
    assert first.label != listener.here().label
    assert first.description == "now.", "its time, which stands beside it in the row"


def test_a_new_screen_is_read_out_with_its_name_and_its_headline(listener: Listener) -> None:
    said = to(listener, Phase.ASSESSMENT)

    assert said.startswith("Assessment, step 2 of 5. ")
    assert "Say how sure you are." in said


def test_everything_that_is_only_read_can_be_stood_on_too(listener: Listener) -> None:
    """Who sees reads the clock, the attack and a short panel without going there; who hears has to."""
    to(listener, Phase.SITUATION)
    standing = [node for node in listener.nodes.values() if node.supports_action(accesskit.Action.FOCUS)]
    attack = next(node for node in standing if node.label == "The attack")
    clock = next(node for node in standing if node.label == "Blackout at the border")

    assert "Stage 1 runs now" in attack.description
    assert "Round 1 of 6" in clock.description
    assert any(node.role == accesskit.Role.DOCUMENT and "we could only watch" in node.description for node in standing)


def test_what_the_focus_shows_elsewhere_is_read_out(listener: Listener) -> None:
    """Standing on a message shows it beside the list; who cannot see it there hears it."""
    to(listener, Phase.SITUATION)
    said = listener.press("down")
    message = listener.here().label.removesuffix(", new")

    assert message in said


def test_a_slider_is_heard_as_it_moves(listener: Listener) -> None:
    to(listener, Phase.ASSESSMENT)
    assert listener.desk.game is not None
    first = next(iter(listener.desk.game.scenario.hypotheses))
    listener.desk.screen.memory.focus = f"slider {first}"
    listener.hear()
    before = listener.here().numeric_value
    listener.asks("INCREMENT", listener.focus)

    assert listener.here().numeric_value == before + 5


def test_a_refusal_is_read_out_at_once_in_a_dialog(listener: Listener) -> None:
    to(listener, Phase.DECISION)
    listener.desk.screen.memory.focus = "choice poc"
    listener.hear()
    said = listener.press("space", "return")

    assert "What happened" in said
    assert any(node.role == accesskit.Role.DIALOG and node.is_modal for node in listener.nodes.values())
    assert any(node.live == accesskit.Live.ASSERTIVE for node in listener.nodes.values())


def test_a_press_and_a_move_of_the_focus_come_to_the_window(listener: Listener) -> None:
    to(listener, Phase.DECISION)
    hold = listener.called("Hold")
    listener.asks("FOCUS", hold)
    assert listener.focus == hold
    button = listener.called("Hold this round")
    said = listener.asks("CLICK", button)

    assert said == "One question. Do nothing new this round? Esc: No, go back. Enter: Hold."


def test_a_press_on_what_is_no_longer_shown_does_nothing(listener: Listener) -> None:
    """A reader may lag behind: what it presses must be what was heard."""
    to(listener, Phase.DECISION)
    button = listener.called("Hold this round")
    listener.desk.grant(Open("meters"))
    listener.hear()
    listener.asks("CLICK", button)

    assert listener.desk.sheet is not None
    assert listener.desk.sheet.title == "What moved a meter"


@pytest.mark.parametrize("phase", [Phase.BRIEFING, Phase.ASSESSMENT, Phase.DECISION, Phase.NEGOTIATION])
def test_no_two_parts_that_act_are_called_alike(listener: Listener, phase: Phase) -> None:
    """The focus comes to a part from anywhere: its name must do without what stands around it."""
    to(listener, phase)
    acting = [node.label for node in listener.nodes.values() if node.supports_action(accesskit.Action.CLICK)]

    assert all(acting)
    assert sorted(set(acting)) == sorted(acting)


def test_the_rooms_clock_is_not_read_out_by_the_second_but_its_last_minute_is(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = [62]
    monkeypatch.setattr(Game, "seconds_left", property(lambda _game: seconds[0]))
    listener.hear()
    said = []
    for seconds[0] in (61, 60, 59):
        said.append(listener.hear())

    assert said == ["", "The last minute has begun.", ""]


def test_while_a_reader_listens_the_hours_do_not_run_on_by_themselves(listener: Listener) -> None:
    """Six events a second can be seen and not heard: they stand there at once, and are walked through."""
    to(listener, Phase.RESOLUTION)

    assert listener.desk.screen.tick(0) == 0


def test_a_whole_game_is_heard_from_the_briefing_to_the_debrief(listener: Listener) -> None:
    """Whatever opens is named, and the focus stands on something that has a name."""
    for _leg in range(200):
        if isinstance(listener.desk.screen, Debrief):
            break
        before = listener.desk.top
        said = listener.press("return")
        assert listener.here().label
        assert listener.desk.top is before or said.startswith(name(listener.desk))

    assert isinstance(listener.desk.screen, Debrief)


def test_nothing_is_sent_where_nothing_has_changed(listener: Listener) -> None:
    to(listener, Phase.DECISION)

    assert listener.reader.update(listener.desk) is None


def a_python_that_hears() -> str:
    """Give a Python that can ask the accessibility bus; empty where this machine has none, or no bus."""
    bus = Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists()
    if not (bus and shutil.which("xvfb-run") and shutil.which("dbus-run-session")):
        return ""
    asks = "import gi; gi.require_version('Atspi', '2.0')"
    pythons = [each for each in (sys.executable, "/usr/bin/python3") if Path(each).exists()]
    hearing = (each for each in pythons if not subprocess.run([each, "-c", asks], check=False, stderr=-3).returncode)
    return next(hearing, "")


@pytest.mark.long
def test_a_second_program_reads_and_presses_over_the_accessibility_bus(blackout_file: Path, tmp_path: Path) -> None:
    """What a screen reader would hear and do, in a real window, through the system's own bus."""
    python = a_python_that_hears()
    if not python:
        pytest.skip("needs Xvfb, D-Bus, at-spi2-core and a Python with GObject introspection")
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=1)
    while game.phase != Phase.DECISION:
        move_on(game, POLICIES["cautious"])
    game.close()
    window = [sys.executable, str(ROOT / "main.py"), "resume", str(game.path)]
    hears = [python, str(Path(__file__).with_name("listening.py")), *window]
    here = {key: value for key, value in os.environ.items() if key != "SDL_VIDEODRIVER"}
    here |= {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "SDL_AUDIODRIVER": "dummy"}
    session = ["xvfb-run", "-a", "dbus-run-session", "--", *hears]
    run = subprocess.run(session, env=here, capture_output=True, check=False, text=True, timeout=180)
    assert run.returncode == 0, run.stderr
    heard = json.loads(run.stdout.splitlines()[-1])
    chosen = heard["choices"][3]

    assert heard["screen"] == "Decision, step 3 of 5"
    assert heard["buttons"] == ["Add to the plan", "Hold this round"]
    assert heard["focus"] == heard["choices"][0]
    assert heard["moved"] == chosen
    assert heard["planned"] == f"{chosen}, chosen"
    assert f"2 of 3 left. {chosen}, chosen." in heard["after planning"][0]
    assert heard["after committing"][0].startswith(heard["screen then"])
    assert heard["screen then"] == "Resolution, step 5 of 5"
