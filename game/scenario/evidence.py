"""What may be true, and what can be learnt about it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from game.scenario.consequences import Effects, Part
from game.scenario.quantities import EvidenceKind, Grade, Id, PartsPerMillion, Text


class Hypothesis(Part):
    """One explanation of who is behind the attack; exactly one is true in a game."""

    name: Text
    """A short name for the head of a column."""
    text: Text
    """The explanation in one sentence."""
    prior: PartsPerMillion
    """How probable it is before any evidence; the priors add up to 100 %, none below 1 %."""
    mark: Text | None = None
    """The mark beside it; an actor's mark may be used again."""
    reckoning: Effects = {}
    """Pushes at the outcome if this explanation turns out to be the true one."""
    came_out: Text | None = None
    """How the riddles fit if this explanation was the true one; told in the debrief, and never before the reveal."""


class Finding(Part):
    """One thing a piece of evidence may say; the truth decides, by chance, which."""

    id: Id
    title: Text
    """The finding in one line, as a list shows it."""
    text: Text
    """The finding as its source writes it."""
    weighs: Text | None = None
    """One sentence of an analyst on how strongly it tells between the explanations."""
    likelihood: Mapping[Id, PartsPerMillion] = {}
    """How probable this finding is if that hypothesis is true. Sums to 1 over the findings, not the hypotheses."""


class Evidence(Part):
    """A source that can speak once; which finding it gives is drawn when it is shown."""

    title: Text
    """What is looked at: the servers' leases, the wiper's code."""
    source: Text
    """Who reports it."""
    grade: Grade | None = None
    """The Admiralty grade of the source and the information: A to F, 1 to 6."""
    kind: EvidenceKind | None = None
    """The kind of evidence by the reference's id, such as `ev-infra`."""
    same_origin: Id | None = None
    """Another piece of evidence with the same origin: this one repeats its finding in other words and adds nothing."""
    eyes: Id | None = None
    """The role for whose eyes it comes first."""
    findings: Annotated[tuple[Finding, ...], Field(min_length=1)]
    """Everything it may say. With `same_origin` the ids of the origin's findings, without likelihoods."""

    def finding(self, id: str) -> Finding:
        """Give the finding of this id, which must be one of its own."""
        return next(each for each in self.findings if each.id == id)
