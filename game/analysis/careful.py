"""The player a review compares with: it learns while undecided, slows the attack, and names only on a good file.

It reads what a player may know, the reasoned belief, and the direction in which the author says a step leads: never
how probable an outcome is, what the world will answer, or what is true.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from game.analysis.manners import affordable, best_answer, by_mandate, meet, whole_percents, written
from game.analysis.sight import Sight
from game.rules import Assess, OfferedChoice, Plan, TalkStep, low_is_good
from game.scenario import Scenario
from game.scenario.choices import Attribution, Choice
from game.scenario.conditions import comparisons, names
from game.scenario.consequences import Consequence, Effects
from game.scenario.vocabulary import meters_of
from game.scenario.world import Stage

SMALL, LARGE, FROM_LARGE = 2, 7, 50
"""Points taken for a push that the screen calls small or large, and the tenths from which it is large."""
AN_HOUR = 2
"""How much smaller the pushes of one hour of the attack are than those of a choice."""
LEARNING, SHELTER, DOOR, SHARING, ADVICE, STRAIN, CROSSING = 250, 400, 150, 40, 40, 600, 1500
"""Hundredths of a point of the score: certainty, a milder stage, talks, a finding laid before others, an adviser's
word, a norm strained, a red line crossed."""
KINDS = {"cbm": 100, "dialogue": 100, "capacity": 100, "technical": 50, "norms": 50, "sovereignty": -100}
"""What a kind of step is worth by itself, in hundredths: what builds is liked, what provokes is not."""


@dataclass(frozen=True)
class Careful:
    """Takes what leads the right way, and names somebody only at `threshold` parts per million."""

    name: str = "careful"
    threshold: int = 800_000

    def plan(self, sight: Sight) -> Plan:
        """Take what promises most for its attention, as long as it promises anything."""
        reading = Reading(sight, self.threshold)
        worths = {each.id: reading.choice(each) for each in sight.offered()}
        wanted = [each for each in sight.offered() if worths[each.id] > 0]
        order = sorted(wanted, key=lambda each: (-worths[each.id] // max(1, each.cost), each.id))
        picked = affordable(order, sight.view.attention)
        return written(sight, picked, by_mandate, best_answer(sight))

    def talk(self, sight: Sight) -> TalkStep:
        """Ask, then move towards what lies on the table."""
        return meet(sight)

    def assess(self, sight: Sight) -> Assess:
        """State the reasoned belief."""
        most = max(sight.belief.values())
        return Assess(
            whole_percents(sight.belief), "high" if most > 800_000 else "moderate" if most > 600_000 else "low"
        )


@dataclass(frozen=True)
class Reading:
    """One situation, read by somebody who weighs directions by what the author counts, in hundredths of a point."""

    sight: Sight
    threshold: int

    def choice(self, offered: OfferedChoice) -> int:
        """Give what taking a choice promises."""
        choice = self.sight.scenario.choices[offered.id]
        doors = DOOR * bool(choice.opens) + SHELTER * self._shelters(choice)
        worth = self.consequence(choice) + self._outcomes(choice, offered.arrives) + doors + KINDS.get(choice.kind, 0)
        naming = self._naming(choice.attribution) if choice.attribution else 0
        return worth + naming + self._advice(choice) - CROSSING * len(offered.crosses)

    def consequence(self, part: Consequence) -> int:
        """Give where one consequence leads: pushes, the attack's pace, what is learnt, shown to others or strained."""
        hidden = {each.evidence for each in self.sight.view.evidence if not each.shared}
        told = self._learning(part.reveal) + SHARING * len(hidden.intersection(part.share))
        return self.pushes(part.effects) + self._pace(part.pace) + told - STRAIN * len(part.strains)

    def pushes(self, effects: Effects) -> int:
        """Weigh the directions of pushes."""
        weights = good_weights(self.sight.scenario)
        return sum(weights.get(meter, 0) * _size(push) for meter, push in effects.items())

    def _outcomes(self, choice: Choice, arrives: int) -> int:
        """Take every outcome for equally probable; what would come after the end is worth nothing."""
        if not choice.outcomes or arrives > self._end:
            return 0
        return sum(map(self.consequence, choice.outcomes)) // len(choice.outcomes)

    def _advice(self, choice: Choice) -> int:
        said = choice.advice.values()
        return ADVICE * sum((each.for_it is not None) - (each.against is not None) for each in said)

    @cached_property
    def _end(self) -> int:
        return sum(each.lasts for each in self.sight.scenario.clock.rounds)

    def _pace(self, pace: int) -> int:
        """A slower attack is worth what this stage and those to come would do in the hours that are left."""
        if not pace:
            return 0
        stages = self._coming(self.sight.view.attack.stage)
        hurts = sum(max(0, -self.pushes(stage.per_hour)) for stage in stages) // max(1, len(stages))
        slower = max(pace, -self.sight.view.attack.pace)
        return -slower * hurts * (self._end - self.sight.view.clock) // (100 * 60 * AN_HOUR)

    def _coming(self, running: str = "") -> list[Stage]:
        """Give the stages that may still come, and the one that runs where it is named."""
        attack = self.sight.view.attack
        return [s for s in self.sight.scenario.attack.stages if s.at > attack.clock or s.id == running]

    def _shelters(self, choice: Choice) -> bool:
        """Tell whether a coming stage waits for this step: it is the milder of those that may come at its time."""
        waits = {name.name for stage in self._coming() if stage.when for name in names(stage.when)}
        flags = {flag for part in (choice, *choice.outcomes) for flag in part.set_flags}
        return not waits.isdisjoint(f"flag.{flag}" for flag in flags)

    def _learning(self, revealed: Iterable[str]) -> int:
        """Evidence is worth having while nobody stands out, and most where somebody may be named."""
        seen = {each.evidence for each in self.sight.view.evidence}
        undecided = 1_000_000 - max(self.sight.belief.values())
        use = 1 if any(choice.attribution for choice in self.sight.scenario.choices.values()) else 4
        return LEARNING * undecided // 1_000_000 // use * len(set(revealed) - seen)

    def _naming(self, attribution: Attribution) -> int:
        """Name nobody below the threshold; above it, weigh being right and wrong, and how the case will be received."""
        belief = self.sight.belief[attribution.names]
        if belief < self.threshold:
            return -CROSSING
        convinces = self._case()[attribution.names] >= attribution.convincing
        received = self.pushes(attribution.if_convincing if convinces else attribution.if_thin)
        right, wrong = self.pushes(attribution.if_right), self.pushes(attribution.if_wrong)
        return received + (belief * right + (1_000_000 - belief) * wrong) // 1_000_000

    def _case(self) -> dict[str, int]:
        """Give what the evidence laid before others supports by itself, in parts per million."""
        weights = {name: each.prior for name, each in self.sight.scenario.hypotheses.items()}
        for seen in self.sight.view.evidence:
            finding = next(f for f in self.sight.scenario.evidence[seen.evidence].findings if f.id == seen.finding)
            if seen.shared and finding.likelihood and not seen.withdrawn:
                weights = {name: weight * finding.likelihood[name] for name, weight in weights.items()}
        return {name: weight * 1_000_000 // sum(weights.values()) for name, weight in weights.items()}


@lru_cache(maxsize=8)
def good_weights(scenario: Scenario) -> Mapping[str, int]:
    """Give the author's weights and the points of the endings a meter decides, below nothing where less is better."""
    weights = dict(scenario.score.weights)
    meters = meters_of(scenario)
    for ending in scenario.endings:
        for part in comparisons(ending.when) if ending.when else ():
            if part.left.name in meters:
                weights[part.left.name] = weights.get(part.left.name, 0) + abs(ending.score)
    return {meter: -weight if low_is_good(scenario, meter) else weight for meter, weight in weights.items()}


def _size(push: int) -> int:
    size = LARGE if abs(push) >= FROM_LARGE else SMALL
    return size if push > 0 else -size if push else 0
