"""Whatever a player does, in whatever order, stopped and resumed anywhere: the record holds it, and plays again."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.places import SCENARIOS
from game.rules import digest, narrowed
from game.session import Game, Phase, replay, saved
from tests.fuzzing import tries


class AnyGame(RuleBasedStateMachine):
    """A game of the shipped crisis, beside what it must equal: its own record played again."""

    @initialize(seed=st.integers(0, 10_000), mode=st.sampled_from(["training", "exercise"]))
    def begin(self, seed: int, mode: str) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.game = Game.start(
            SCENARIOS / "blackout-at-the-border.yaml", save=self.folder / "a.jsonl", seed=seed,
            mode=mode,  # type: ignore[arg-type]
        )  # fmt: skip
        self.checked = 0

    @rule(policy=st.sampled_from(["random", "cautious", "hawkish", "dialogue"]))
    @precondition(lambda self: self.game.phase not in (Phase.OUTCOME, Phase.DEBRIEF))
    def go_on(self, policy: str) -> None:
        move_on(self.game, POLICIES[policy])

    @rule(pick=st.integers(0, 8))
    @precondition(lambda self: self.game.phase == Phase.DECISION)
    def draft(self, pick: int) -> None:
        offered = [each.id for each in self.game.view().choices if each.refusal is None]
        chosen = tuple(offered[pick : pick + 1])
        self.game.keep_draft(narrowed(self.game.scenario, self.game.draft, chosen))

    @rule()
    @precondition(lambda self: self.game.may("take_back"))
    def take_back(self) -> None:
        self.game.take_back()

    @rule()
    @precondition(lambda self: self.game.may("run_out"))
    def time_is_up(self) -> None:
        self.game.run_out()

    @rule()
    @precondition(lambda self: self.game.may("end"))
    def end_early(self) -> None:
        if self.game.state.round > 2:
            self.game.end()

    @rule()
    def stop_and_resume(self) -> None:
        before = (digest(self.game.state), self.game.phase, self.game.number, self.game.draft, self.game.ledger)
        self.game.close()
        self.game = Game.resume(self.game.path)
        assert before == (digest(self.game.state), self.game.phase, self.game.number, self.game.draft, self.game.ledger)

    @invariant()
    def the_record_holds_all_that_was_shown(self) -> None:
        if self.game.number != self.checked:
            self.checked = self.game.number
            assert [each.digest for each in saved(self.game.path).entries] == [e.digest for e in self.game.entries]

    @invariant()
    def causes_add_up_to_the_meters(self) -> None:
        meters = dict(self.game.first.state.meters)
        for cause in self.game.ledger[len(self.game.first.causes) :]:
            if cause.meter:
                meters[cause.meter] += cause.change
        assert meters == self.game.state.meters

    def teardown(self) -> None:
        if hasattr(self, "game"):
            self.game.close()
            assert replay(self.game.path).ok
            shutil.rmtree(self.folder)


TestAnyGame = AnyGame.TestCase
TestAnyGame.settings = settings(tries(10), stateful_step_count=22)
