"""The player a review compares with: it learns while undecided, slows the attack, and names only on a good file.

It reads what a player may know, the reasoned belief, and the direction in which the author says a step leads: never
how probable an outcome is, what the world will answer, or what is true.
"""

from dataclasses import dataclass
from functools import cached_property

from game.analysis.manners import affordable, best_answer, by_mandate, meet, whole_percents, written
from game.analysis.promises import Named, Promise, Promised, Promises, promises
from game.analysis.sight import Sight
from game.rules import Assess, OfferedChoice, Plan, TalkStep

AN_HOUR = 2
"""How much smaller the pushes of one hour of the attack are than those of a choice."""
LEARNING, SHELTER, SHARING, CROSSING = 250, 400, 40, 1500
"""Hundredths of a point of the score: certainty, a milder stage, a finding laid before others, a red line crossed."""


@dataclass(frozen=True)
class Careful:
    """Takes what leads the right way, and names somebody only at `threshold` parts per million."""

    name: str = "careful"
    threshold: int = 800_000

    def plan(self, sight: Sight) -> Plan:
        """Take what promises most for its attention, as long as it promises anything."""
        reading = Reading(sight, self.threshold)
        offered = sight.offered()
        worths = {each.id: reading.choice(each) for each in offered}
        wanted = [each for each in offered if worths[each.id] > 0]
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
        choice = self._known.choices[offered.id]
        worth = self._promise(choice.now) + self._outcomes(choice, offered.arrives)
        shelter = SHELTER * (not self._waited_for.isdisjoint(choice.flags))
        naming = self._naming(choice.naming) if choice.naming else 0
        return worth + shelter + naming - CROSSING * len(offered.crosses)

    @cached_property
    def _known(self) -> Promises:
        return promises(self.sight.scenario)

    def _promise(self, part: Promise) -> int:
        """Give where one consequence leads: pushes, the attack's pace, what is learnt, shown to others or strained."""
        worth = part.worth
        if part.pace:
            slower = max(part.pace, -self.sight.view.attack.pace)
            worth += -slower * self._hurts * (self._known.ends - self.sight.view.clock) // (100 * 60 * AN_HOUR)
        if part.reveals:
            worth += self._learning * len(part.reveals - self._seen)
        if part.shares:
            worth += SHARING * len(part.shares & self._hidden)
        return worth

    def _outcomes(self, choice: Promised, arrives: int) -> int:
        """Take every outcome for equally probable; what would come after the end is worth nothing."""
        if not choice.outcomes or arrives > self._known.ends:
            return 0
        return sum(map(self._promise, choice.outcomes)) // len(choice.outcomes)

    @cached_property
    def _hurts(self) -> int:
        """A slower attack is worth what this stage and those to come would do in the hours that are left."""
        attack = self.sight.view.attack
        harms = [each.harm for each in self._known.threats if each.at > attack.clock or each.id == attack.stage]
        return sum(harms) // max(1, len(harms))

    @cached_property
    def _waited_for(self) -> frozenset[str]:
        """Give what coming stages wait for: a step that sets it brings the milder of those that may come."""
        clock = self.sight.view.attack.clock
        return frozenset().union(*(each.waits for each in self._known.threats if each.at > clock))

    @cached_property
    def _seen(self) -> frozenset[str]:
        return frozenset(each.evidence for each in self.sight.view.evidence)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return frozenset(each.evidence for each in self.sight.view.evidence if not each.shared)

    @cached_property
    def _learning(self) -> int:
        """Evidence is worth having while nobody stands out, and most where somebody may be named."""
        undecided = 1_000_000 - max(self.sight.belief.values())
        return LEARNING * undecided // 1_000_000 // (1 if self._known.names else 4)

    def _naming(self, named: Named) -> int:
        """Name nobody below the threshold; above it, weigh being right and wrong, and how the case will be received."""
        belief = self.sight.belief[named.by.names]
        if belief < self.threshold:
            return -CROSSING
        convinces = self._case()[named.by.names] >= named.by.convincing
        received = named.convincing if convinces else named.thin
        return received + (belief * named.right + (1_000_000 - belief) * named.wrong) // 1_000_000

    def _case(self) -> dict[str, int]:
        """Give what the evidence laid before others supports by itself, in parts per million."""
        weights = {name: each.prior for name, each in self.sight.scenario.hypotheses.items()}
        for seen in self.sight.view.evidence:
            finding = self.sight.scenario.evidence[seen.evidence].finding(seen.finding)
            if seen.shared and finding.likelihood and not seen.withdrawn:
                weights = {name: weight * finding.likelihood[name] for name, weight in weights.items()}
        return {name: weight * 1_000_000 // sum(weights.values()) for name, weight in weights.items()}
