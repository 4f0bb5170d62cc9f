"""The window, driven as a person drives it: by keys, by clicks, and asked what it shows."""

from pathlib import Path

import pygame
import pytest

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.rules import Assess, Beginning, Plan
from game.scenario.new import begin_scenario
from game.session import Game, Phase, replay, saved
from game.ui import desk as desks
from game.ui.desk import Desk
from game.ui.focus import Key, Stop
from game.ui.screens.assessment import Assessment
from game.ui.screens.debrief import Debrief
from game.ui.screens.decision import Decision
from game.ui.screens.library import Library
from game.ui.screens.negotiation import Negotiation
from game.ui.settings import Settings
from game.ui.theme import TEXT_SIZES, THEMES
from game.ui.wishes import Back, Decide, Go, Resume

LEGS = 400
"""Keys after which a game that is not over is stuck."""


class Hand:
    """A person at the keyboard: presses keys, and looks after each."""

    def __init__(self, desk: Desk, size: tuple[int, int] = (1280, 800)) -> None:
        self.desk = desk
        self.surface = pygame.Surface(size)
        self.look()

    def look(self) -> list[Stop]:
        self.desk.draw(self.surface)
        return self.desk.stops

    def press(self, *names: str) -> None:
        for name in names:
            text = " " if name == "space" else name if len(name) == 1 else ""
            self.desk.press(Key(name.lower(), text))
            self.look()

    def focus(self) -> str:
        memory = (self.desk.sheet or self.desk.screen).memory
        return memory.focus

    def go_to(self, id: str) -> None:
        """Walk to a part by Tab and arrows alone."""
        stop = next(each for each in self.look() if each.id == id)
        for _leg in range(30):
            here = next(each for each in self.desk.stops if each.id == self.focus())
            if here.group == stop.group:
                break
            self.press("tab")
        for _leg in range(60):
            stops = {each.id: each for each in self.desk.stops}
            here, there = stops[self.focus()].rect, stops[id].rect
            if self.focus() == id:
                return
            beside = min(here.bottom, there.bottom) - max(here.top, there.top) > 0
            across = "right" if there.centerx > here.centerx else "left"
            self.press(across if beside else "down" if there.top > here.top else "up")
        raise AssertionError(f"{id} cannot be reached by the keyboard; the focus is at {self.focus()}")

    def shown(self) -> str:
        return "\n".join(self.desk.said)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    pygame.init()
    pygame.display.set_mode((1280, 800))
    monkeypatch.setattr(desks, "saves_folder", lambda: tmp_path)
    desk = Desk()
    desk.screen.memory.focus = "scenario blackout-at-the-border"
    return desk


def to_the_decision(hand: Hand) -> None:
    hand.press("return", "return", "return", "return")
    assert isinstance(hand.desk.screen, Decision)


def test_a_whole_game_is_played_by_keyboard_alone_from_library_to_debrief(desk: Desk, tmp_path: Path) -> None:
    """Enter is the primary action of every screen; a hold is asked once."""
    hand = Hand(desk)
    to_the_decision(hand)
    hand.go_to("choice brief-union")
    hand.press("space", "return")
    for _leg in range(LEGS):
        if isinstance(desk.screen, Debrief):
            break
        hand.press("return")
    game = saved(next(tmp_path.glob("*.jsonl")))

    assert isinstance(desk.screen, Debrief)
    assert game.seal is not None
    assert "brief-union" in game.entries[1].decision.choices  # type: ignore[union-attr]
    assert replay(game.path).ok
    hand.press(*["return"] * len(desk.screen.pages))
    assert isinstance(desk.screen, Library)


def test_a_negotiation_is_held_by_keyboard(desk: Desk, blackout_file: Path, tmp_path: Path) -> None:
    game = Game.start(blackout_file, save=tmp_path / "talks.jsonl", seed=1)
    while game.phase != Phase.NEGOTIATION:
        move_on(game, POLICIES["cautious"])
    game.close()
    hand = Hand(desk)
    desk.grant(Resume(game.path))
    hand.look()
    assert isinstance(desk.screen, Negotiation)
    assert desk.game is not None
    for row in range(len(desk.screen.table.clauses)):
        hand.press("home", "right", *["down"] * row, "space")
    before, package = desk.game.number, desk.screen.package
    hand.press("return")

    assert set(package) == set(desk.screen.table.clauses)
    assert desk.game.number == before + 1
    assert "last package" in hand.shown()


def test_what_is_refused_says_why_and_costs_nothing(desk: Desk) -> None:
    hand = Hand(desk)
    to_the_decision(hand)
    assert desk.game is not None
    hand.go_to("choice poc")
    hand.press("space", "return")

    assert "still lacks What happened, Technical annex" in hand.shown()
    assert desk.game.phase == Phase.DECISION


def test_probabilities_move_by_keys_and_always_add_up(desk: Desk) -> None:
    hand = Hand(desk)
    hand.press("return", "return", "return")
    assert isinstance(desk.screen, Assessment)
    hand.go_to("slider gang")
    hand.press("]", "right", "+")
    assert desk.screen.percents == {"state": 37, "gang": 46, "flag": 17}
    hand.press("c", "return")
    assert isinstance(desk.screen, Decision)
    assert desk.game is not None
    assert desk.game.state.stated[-1].percents == {"state": 37, "gang": 46, "flag": 17}
    assert desk.game.state.stated[-1].basis == "moderate"


@pytest.mark.parametrize(("key", "said"), [("d", "Dossier"), ("b", "Briefing"), ("m", "What moved a meter"),
                                          ("f1", "Keys here"), ("escape", "Menu"), ("g", "Glossary")])  # fmt: skip
def test_every_sheet_opens_and_closes_by_its_key(desk: Desk, key: str, said: str) -> None:
    hand = Hand(desk)
    hand.press("return", "return", key)
    assert said in hand.shown()
    hand.press("escape")

    assert desk.sheet is None


def test_the_glossary_is_searched_by_typing_and_letters_do_nothing_else(desk: Desk) -> None:
    hand = Hand(desk)
    hand.press("return", "return", "g", *"demarche")

    assert "Démarche" in hand.shown()


def test_the_librarys_glossary_says_in_which_crises_a_word_matters(desk: Desk) -> None:
    hand = Hand(desk)
    hand.press("g", *"botnet")

    assert "CERT adds: " in hand.shown()
    assert "It matters in: The kettles." in hand.shown()


def test_leaving_loses_nothing_and_the_game_is_gone_on_with(desk: Desk) -> None:
    hand = Hand(desk)
    to_the_decision(hand)
    hand.go_to("choice bulletin")
    hand.press("space", "escape")
    hand.go_to("leave")
    hand.press("space")
    assert isinstance(desk.screen, Library)
    hand.press("tab")
    game = next(stop.id for stop in desk.stops if stop.id.startswith("game "))
    hand.go_to(game)
    hand.press("return")

    assert isinstance(desk.screen, Decision)
    assert desk.screen.plan.choices == ("bulletin",)


def test_a_reason_is_written_with_a_decision(desk: Desk) -> None:
    hand = Hand(desk)
    to_the_decision(hand)
    hand.go_to("choice brief-union")
    hand.press("space", "r", *"they ask", "return")
    assert "Your reason: they ask" in hand.shown()
    assert "You stated: " in hand.shown()
    hand.press("return")
    assert desk.game is not None

    assert desk.game.entries[-1].because == "they ask"


def test_a_click_moves_the_focus_and_presses_buttons(desk: Desk) -> None:
    hand = Hand(desk)
    primary = next(stop for stop in hand.look() if stop.id == "begin")
    desk.click(primary.rect.center)
    hand.look()

    assert desk.game is not None
    assert desk.game.phase == Phase.BRIEFING


def test_an_exercise_covers_the_truth_until_it_is_revealed(desk: Desk, tmp_path: Path) -> None:
    hand = Hand(desk)
    hand.go_to("mode exercise")
    hand.press("space")
    hand.go_to("scenario blackout-at-the-border")
    for _leg in range(LEGS):
        if isinstance(desk.screen, Debrief):
            break
        hand.press("return")
    assert isinstance(desk.screen, Debrief)
    truth = desk.screen.story.scenario.hypotheses[saved(next(tmp_path.glob("*.jsonl"))).seal["truth"]].text  # type: ignore[index]
    assert truth not in hand.shown()
    hand.go_to("reveal")
    hand.press("space", "return")

    assert truth in hand.shown()


def test_a_slider_follows_the_pointer(desk: Desk) -> None:
    """Whoever plays by mouse alone states probabilities too."""
    hand = Hand(desk)
    hand.press("return", "return", "return")
    assert isinstance(desk.screen, Assessment)
    track = next(grip.rect for grip in desk.grips if grip.id == "gang")
    desk.click((track.left + track.width // 4, track.centery))
    assert desk.screen.percents["gang"] == 25
    hand.look()
    desk.drag((track.right + 90, track.top - 200))
    assert desk.screen.percents["gang"] == 100
    hand.look()
    desk.click((hand.surface.get_width() // 2, 4))
    desk.drag((track.left, track.centery))

    assert desk.screen.percents["gang"] == 100


def test_the_theme_turns_in_the_menu_and_the_menu_stays(desk: Desk) -> None:
    hand = Hand(desk)
    hand.press("return", "escape", "t")

    assert desk.settings.theme == "dark"
    assert "High contrast" in hand.shown()


def test_text_grows_and_themes_turn(desk: Desk) -> None:
    hand = Hand(desk)
    desk.press(Key("=", "+", ctrl=True))
    hand.press("t")

    assert (desk.settings.text, desk.settings.theme) == (125, "dark")


MATRIX = [(size, percent, theme) for size in ((1024, 768), (1280, 800), (1920, 1080)) for percent in (100, 150, 200)
          for theme in THEMES]  # fmt: skip


def whole(hand: Hand) -> None:
    """Check that what can be acted on is within the window, and the primary action always seen."""
    window = hand.surface.get_rect()
    footer = [stop for stop in hand.look() if stop.group == "footer"]
    assert footer
    for stop in footer:
        assert window.contains(stop.rect), f"{stop.name} leaves the window"
    here = next(stop for stop in hand.desk.stops if stop.id == hand.focus())
    clip = here.clip or window
    assert clip.colliderect(here.rect), f"the focus at {here.id} cannot be seen"


def walked(desk: Desk, size: tuple[int, int], percent: int, theme: str) -> None:
    desk.settings = Settings(theme, percent)
    hand = Hand(desk, size)
    whole(hand)
    seen = set()
    for leg in range(LEGS):
        if isinstance(desk.screen, Debrief):
            break
        seen.add(type(desk.screen).__name__)
        hand.press("return")
        whole(hand)
        if leg < 8:
            for key in ("tab", "down", "end", "tab"):
                hand.press(key)
                whole(hand)
    assert seen >= {"Library", "Briefing", "Situation", "Assessment", "Decision", "Resolution", "Outcome"}


@pytest.mark.parametrize(("size", "percent"), [((1024, 768), 100), ((1920, 1080), 150), ((1280, 800), 200)])
def test_the_primary_action_and_the_focus_never_leave_the_window(
    desk: Desk, size: tuple[int, int], percent: int
) -> None:
    walked(desk, size, percent, "light")


@pytest.mark.long
@pytest.mark.parametrize(("size", "percent", "theme"), MATRIX)
def test_every_size_text_and_theme_holds_a_whole_game(
    desk: Desk, size: tuple[int, int], percent: int, theme: str
) -> None:
    assert percent in TEXT_SIZES
    walked(desk, size, percent, theme)


def test_a_finding_is_marked_by_key_and_by_click_and_the_mark_is_only_a_help(
    desk: Desk, blackout_file: Path, tmp_path: Path
) -> None:
    game = Game.start(blackout_file, save=tmp_path / "marks.jsonl", seed=1)
    while not (game.phase == Phase.ASSESSMENT and game.view().evidence):
        move_on(game, POLICIES["cautious"])
    before = game.number
    game.close()
    hand = Hand(desk)
    desk.grant(Resume(game.path))
    cell = next(stop for stop in hand.look() if stop.role == "cell")
    hand.go_to(cell.id)
    hand.press("2")
    assert next(stop for stop in desk.stops if stop.id == cell.id).value == "fits"
    hand.press("space")

    assert next(stop for stop in desk.stops if stop.id == cell.id).value == "says nothing"
    assert desk.game is not None
    assert desk.game.number == before


def test_a_rehearsal_shows_its_mark_and_follows_its_file_between_rounds(desk: Desk, tmp_path: Path) -> None:
    """A file that was broken is named with its problems, and the rehearsal goes on; mended, it is followed."""
    file = begin_scenario("draft", tmp_path)
    long = file.read_text(encoding="utf-8").replace("[4h, 8h]", "[4h, 8h, 8h]")
    file.write_text(long, encoding="utf-8")
    Game.start(file, save=tmp_path / "a.jsonl", seed=3, beginning=Beginning()).close()
    good = long.replace("[4h, 8h, 8h]", "[4h, 8h, 8h, 8h]")
    file.write_text(good.replace("attention: 2", "attention: two"), encoding="utf-8")
    desk.grant(Resume(tmp_path / "a.jsonl"))
    hand = Hand(desk)
    _through_a_round(desk)
    hand.look()
    assert "cannot be played so" in hand.shown()
    assert "draft.yaml, line 27, column 12" in hand.shown()
    assert "expected a whole number, not 'two'; write it in digits" in hand.shown()

    desk.grant(Back())
    hand.look()
    assert "Rehearsal · Round 2 of 3" in hand.shown()
    file.write_text(good, encoding="utf-8")
    _through_a_round(desk)
    desk.grant(Back())
    hand.look()
    assert "Rehearsal · Round 3 of 4" in hand.shown()
    desk.close()


def _through_a_round(desk: Desk) -> None:
    assert desk.game
    before = desk.game.state.round
    for _leg in range(8):
        if desk.game.phase == Phase.ASSESSMENT:
            desk.grant(Decide(Assess({"service": 50, "thieves": 50})))
        elif desk.game.phase == Phase.DECISION:
            desk.grant(Decide(Plan()))
        else:
            desk.grant(Go({"briefing": "begin", "situation": "weigh", "resolution": "go_on"}[desk.game.phase]))
        if desk.game.state.round > before and desk.game.phase == Phase.SITUATION:
            return


def test_the_dossier_is_searched_by_typing(desk: Desk) -> None:
    hand = Hand(desk)
    hand.press("return", "return", "d")
    whole = sum(stop.id.startswith("dossier ") for stop in desk.stops)
    hand.press(*"zzz")
    assert "Nothing that was received holds these words." in hand.shown()
    hand.press("backspace", "backspace", "backspace")

    assert sum(stop.id.startswith("dossier ") for stop in desk.stops) == whole


def test_what_was_not_read_is_marked_until_it_is_shown(desk: Desk, blackout_file: Path, tmp_path: Path) -> None:
    game = Game.start(blackout_file, save=tmp_path / "unread.jsonl", seed=1)
    while not (game.phase == Phase.SITUATION and game.view().round == 2):
        move_on(game, POLICIES["cautious"])
    hand = Hand(desk)
    desk.show(game)
    new = [stop.id for stop in hand.look() if stop.state == "new"]
    assert new
    assert f"{len(new)} unread" in hand.shown()
    for id in new:
        hand.go_to(id)

    assert not any(stop.state == "new" for stop in hand.look())
    assert "unread" not in hand.shown()


def test_a_crisis_is_found_by_a_word_of_its_topics(desk: Desk) -> None:
    hand = Hand(desk)
    hand.press("f", *"sovereignty", "return")
    assert any(stop.id == "scenario blackout-at-the-border" for stop in desk.stops)
    hand.press("f", *"zzz", "return")

    assert "No crisis holds these words." in hand.shown()


def test_a_saved_game_is_replayed_and_deleted_only_after_asking(blackout_file: Path, tmp_path: Path) -> None:
    pygame.init()
    game = Game.start(blackout_file, save=tmp_path / "old.jsonl", seed=1)
    move_on(game, POLICIES["cautious"])
    game.close()
    desk = Desk(tmp_path)
    hand = Hand(desk)
    hand.go_to("game old.jsonl")
    hand.press("v")
    assert "as it was recorded" in hand.shown()
    hand.press("return")
    hand.press("x")
    assert "Delete your game of Blackout at the border for ever? It cannot be brought back." in hand.shown()
    hand.press("escape", "x", "return")
    assert game.path.exists()
    hand.press("x")
    hand.go_to("yes")
    hand.press("space")

    assert not game.path.exists()
    assert not any(stop.id.startswith("game ") for stop in desk.stops)


def test_a_topic_narrows_to_all_crises_that_have_it_and_the_topics_fold_again(desk: Desk) -> None:
    hand = Hand(desk)
    hand.go_to("topics")
    hand.press("space")
    hand.go_to("topic negotiation")
    hand.press("space")
    cards = [stop.id for stop in desk.stops if stop.id.startswith("scenario ")]

    assert "scenario blackout-at-the-border" in cards
    assert " of 14 on this: Negotiation" in hand.shown()
    assert "topics" in [stop.id for stop in desk.stops]
