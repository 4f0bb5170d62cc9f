"""A script for whoever leads the talk: half an hour in five steps, with the scenario's own questions at their moments.

Its order is that of 3D (defuse, discover, deepen; Zigmont and others, 2011): first people, then facts, then reasons,
and only then what was true. What a scenario asks after the reveal stands after it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.analysis.moments import Moment
from game.language import _
from game.scenario.endings import DebriefQuestion
from game.session import SavedGame, words
from game.session.after import Answer

_IN_DEPTH = 2
"""Plans that are talked through."""


@dataclass(frozen=True)
class Asked:
    """One of the scenario's questions, and what the group has said to it."""

    id: str
    text: str
    round: int | None
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One step of the talk."""

    minutes: int
    title: str
    say: tuple[str, ...]
    """What the facilitator does and asks, a sentence each."""
    asked: tuple[Asked, ...] = ()


def questions(game: SavedGame, of_round: int | None = None) -> tuple[Asked, ...]:
    """Give the questions that may be asked now; those of one round where it is named."""
    found = game.scenario.debrief.items()
    open_now = [(name, each) for name, each in found if each.before_reveal or game.revealed]
    said = game.after.answers
    return tuple(_asked(name, each, said) for name, each in open_now if of_round in (None, each.round))


def _asked(name: str, question: DebriefQuestion, said: Sequence[Answer]) -> Asked:
    return Asked(name, question.text, question.round, tuple(each.text for each in said if each.question == name))


def steps(game: SavedGame, told: Sequence[Moment]) -> Iterator[Step]:
    """Give the talk, step by step; what is told already is not said to be covered."""
    asked = game.scenario.debrief
    before = tuple(each for each in questions(game) if asked[each.id].before_reveal)
    yield Step(
        3, _("Defuse: how was it?"),
        (_("Say that mistakes are expected, that nobody is graded, and that what is said stays here."),
         _("One word from each: how did it feel? Do not comment.")),
    )  # fmt: skip
    walk = _("Walk through the rounds, known then and shown later, while what was true is still covered.")
    if game.revealed:
        walk = _("Walk through the rounds, known then and shown later; leave what was true aside as yet.")
    yield Step(
        5, _("The facts, agreed by everyone"), (walk, _("Ask who remembers it otherwise, until nobody does."))
    )  # fmt: skip
    depth = _("Discover: two decisions in depth") if game.revealed else _(
        "Discover: two decisions in depth, before the truth"
    )  # fmt: skip
    yield Step(12, depth, tuple(_in_depth(told)), before)
    reveal = _("Reveal it now, and not before. Tell judgement from luck: a good decision can end badly.")
    if game.revealed:
        reveal = _("Tell judgement from luck: a good decision can end badly.")
    yield Step(
        5, _("What was true"), (reveal, _("Ask what could have been known, not what should have been guessed.")),
        tuple(each for each in questions(game) if not asked[each.id].before_reveal),
    )  # fmt: skip
    yield Step(
        5, _("Deepen: one commitment each"),
        (_("Each writes one thing they will do differently at work, and by when."),
         _("Keep them: answers SAVE --commit TEXT --who CODE.")),
    )  # fmt: skip


def alone(game: SavedGame, told: Sequence[Moment]) -> Iterator[Step]:
    """Give the same for somebody who played alone: the questions are asked of oneself, and nobody is led."""
    asked, minutes = game.scenario.debrief, (1, 3, 8, 4, 2)
    yield Step(minutes[0], _("How was it?"), (_("Mistakes are expected, and nobody is graded."),))
    yield Step(
        minutes[1], _("The facts"), (_("Go through the rounds once more: what you knew then, what came later."),)
    )
    depth = (
        *(_("Round {round}: {plan}. What led you to it, and what did you expect?").format(
            round=moment.round, plan=words.listed(moment.chose)) for moment in _weightiest(told)),
        _("What went well, what would you change? What would have changed your mind?"),
    )  # fmt: skip
    before = tuple(each for each in questions(game) if asked[each.id].before_reveal)
    yield Step(minutes[2], _("Two decisions in depth"), depth, before)
    yield Step(
        minutes[3], _("What was true"),
        (_("Tell judgement from luck: a good decision can end badly."),
         _("What could have been known? Not: what should have been guessed.")),
        tuple(each for each in questions(game) if not asked[each.id].before_reveal),
    )  # fmt: skip
    yield Step(
        minutes[4], _("One commitment"), (_("Write down one thing you will do differently at work, and by when."),)
    )


def _weightiest(told: Sequence[Moment]) -> list[Moment]:
    """Give the plans of which most came later, in their order."""
    weighty = sorted(told, key=lambda each: -sum(abs(move) for came in each.later for move in came.changes.values()))
    return sorted(weighty[:_IN_DEPTH], key=lambda each: each.number)


def _in_depth(told: Sequence[Moment]) -> Iterator[str]:
    """Name the plans of which most came later, and ask about reasons before anything else."""
    for moment in _weightiest(told):
        yield _("Round {round}: {plan}. I saw this and wondered what led you to it: what did you expect?").format(
            round=moment.round, plan=words.listed(moment.chose)
        )
    yield _("Self-assessment first: what went well, what would you change? Only then say what you saw.")
    yield _("What would have changed your mind? Who was not in the room?")
