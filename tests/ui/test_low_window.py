"""A window that is low for its text: what has to be read gets the room, and nothing is committed that was not shown."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.session import Game, Phase
from game.ui.canvas import Told
from game.ui.desk import Desk
from game.ui.focus import Key
from game.ui.screens.assessment import Assessment
from game.ui.screens.decision import Decision
from game.ui.screens.situation import Situation
from game.ui.settings import Settings
from game.ui.theme import SIZES
from tests.ui.standing import at_situation

ROUND = 2
LARGE = [((1280, 800), 150), ((1280, 800), 200), ((1024, 768), 150), ((1024, 768), 200)]
Shown = tuple[Desk, pygame.Surface]


@pytest.fixture
def game(blackout_file: Path, tmp_path: Path) -> Iterator[Game]:
    game = at_situation(blackout_file, tmp_path / "low.jsonl", ROUND)
    yield game
    game.close()


def shown(game: Game, size: tuple[int, int], percent: int) -> Shown:
    pygame.init()
    desk, surface = Desk(game.path.parent), pygame.Surface(size)
    desk.settings = Settings(text=percent, motion=False)
    desk.show(game)
    desk.draw(surface)
    return desk, surface


def press(on: Shown, *keys: str) -> None:
    for key in keys:
        on[0].press(Key(key))
        on[0].draw(on[1])


def seen(desk: Desk, said: str) -> bool:
    """Tell whether all of a text lies within what can be seen of its panel."""
    return any(
        said in each.said and each.clip.top <= each.rect.top and each.rect.bottom <= each.clip.bottom + 2
        for each in desk.order if isinstance(each, Told)
    )  # fmt: skip


@pytest.mark.parametrize(("size", "percent"), LARGE)
def test_five_lines_of_a_long_message_are_read_at_once(size: tuple[int, int], percent: int, game: Game) -> None:
    """At 150 % one line of it was left: list, heads and the attack had the room."""
    on = desk, _surface = shown(game, size, percent)
    screen = desk.screen
    assert isinstance(screen, Situation)
    long = max(range(len(screen.came)), key=lambda place: len(screen.words.text(screen.came[place].cause)))
    desk.screen.memory.focus = f"message {long}"
    press(on, "space")
    told = next(each for each in desk.order if isinstance(each, Told)
                and each.said == screen.words.text(screen.came[long].cause))  # fmt: skip

    line = SIZES["body"][0] * SIZES["body"][1] * percent / 100
    assert told.rect.clip(told.clip).height >= min(told.rect.height, int(5 * line))


def test_where_one_panel_has_the_window_space_reads_message_after_message(game: Game) -> None:
    on = desk, _surface = shown(game, (1280, 800), 200)
    screen = desk.screen
    assert isinstance(screen, Situation)
    assert not screen.read, "none is read before it is opened"
    press(on, "space", "space")

    assert screen.read == {0, 1}
    press(on, "escape")
    assert desk.sheet is None
    assert screen.memory.focus == "message 1"


@pytest.mark.parametrize(("size", "percent"), LARGE)
def test_no_figure_is_stated_that_was_never_in_sight(size: tuple[int, int], percent: int, game: Game) -> None:
    game.weigh()
    on = desk, _surface = shown(game, size, percent)
    screen, names = desk.screen, {f"slider {name}" for name in game.scenario.hypotheses}
    assert isinstance(screen, Assessment)
    were: set[str] = set()
    for _press in range(2 * len(names) + 1):
        were |= {stop.id for stop in desk.stops if stop.clip and stop.clip.contains(stop.rect)}
        if game.phase != Phase.ASSESSMENT:
            break
        ready = screen.actions()[-1].id == "state"
        basis = any(stop.id == "basis low" and stop.clip and stop.clip.contains(stop.rect) for stop in desk.stops)
        assert not ready or basis
        press(on, "return")

    assert game.phase == Phase.DECISION
    assert names <= were


@pytest.mark.parametrize(("size", "percent"), [((1280, 800), 100), ((1280, 800), 150), ((1024, 768), 150)])
def test_a_choice_shows_its_effects_and_both_advisers_at_once(size: tuple[int, int], percent: int, game: Game) -> None:
    game.weigh()
    move_on(game, POLICIES["cautious"])
    desk, surface = shown(game, size, percent)
    screen = desk.screen
    assert isinstance(screen, Decision)
    name = "image-disks"
    if percent == 150 and size[0] == 1024:
        screen.memory.focus = f"choice {name}"
        desk.draw(surface)
        desk.press(Key("space"))
    screen.memory.focus = screen.memory.focus if screen.alone else f"choice {name}"
    desk.draw(surface)

    advice = game.scenario.choices[name].advice.values()
    for said in filter(None, (each for adviser in advice for each in (adviser.for_it, adviser.against))):
        assert seen(desk, said), said
    for hint in screen.planning.offered[name].hints:
        assert seen(desk, screen.words.hint(hint))


@pytest.mark.parametrize(("size", "percent"), LARGE)
def test_the_keys_are_told_beside_the_buttons(size: tuple[int, int], percent: int, game: Game) -> None:
    for _phase in range(3):
        desk, _surface = shown(game, size, percent)
        foot = size[1] - 112
        told = {each.said for each in desk.order if isinstance(each, Told) and each.rect.top > foot}
        assert "F1" in told
        move_on(game, POLICIES["cautious"])


def test_where_one_panel_has_the_window_a_choice_is_read_to_its_end_before_it_is_added(game: Game) -> None:
    """Else the argument against would be under the edge, and the choice in the plan."""
    game.weigh()
    move_on(game, POLICIES["cautious"])
    on = desk, surface = shown(game, (1280, 800), 200)
    screen = desk.screen
    assert isinstance(screen, Decision)
    name = "image-disks"
    screen.memory.focus = f"choice {name}"
    desk.draw(surface)
    press(on, "space")
    advice = [each for adviser in game.scenario.choices[name].advice.values()
              for each in (adviser.for_it, adviser.against) if each]  # fmt: skip
    were: set[str] = set()
    while name not in screen.plan.choices:
        were |= {each for each in advice if seen(desk, each)}
        press(on, "space")

    assert were == set(advice)
    press(on, "escape")
    assert screen.memory.focus == f"choice {name}"


@pytest.mark.parametrize(("size", "percent"), [((1280, 800), 100), ((1280, 800), 125), *LARGE])
def test_a_decision_begins_on_its_first_choice(size: tuple[int, int], percent: int, game: Game) -> None:
    game.weigh()
    move_on(game, POLICIES["cautious"])
    desk, _surface = shown(game, size, percent)
    assert isinstance(desk.screen, Decision)

    assert desk.screen.memory.focus == f"choice {next(iter(desk.screen.planning.offered))}"
