"""What earlier rounds have to do with the plan of this one: what is under way still, what was done already."""

from collections.abc import Sequence

from game.language import _
from game.rules import PlayerView
from game.scenario import Scenario
from game.session import words


def under_way(scenario: Scenario, view: PlayerView) -> Sequence[str]:
    """Give what was decided earlier and has not answered yet, each with when it will."""
    return [
        _("{choice}, answer at {moment}").format(choice=scenario.choices[name].title, moment=words.moment(minute))
        for name, minute in view.pending
    ]


def done_at(view: PlayerView, name: str) -> str:
    """Say when a choice was done before; empty where it never was."""
    times = view.done.get(name)
    return _("Done at {moments}").format(moments=words.listed(map(words.moment, times))) if times else ""


def once_more(view: PlayerView, name: str) -> str:
    """Say of a choice that was done before that this would be once more; empty where it never was."""
    done = done_at(view, name)
    return _("{done}; this would be once more.").format(done=done) if done else ""
