"""What players get on paper: the briefing, a sheet for each seat, the messages that are certain to come, a blank form.

Nothing of it depends on what is true: no finding, no chance, no effect, no analyst's remark.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from game.language import _
from game.report.page import environment, style
from game.scenario import Scenario
from game.scenario.injects import Inject
from game.scenario.planning.msel import minute_of
from game.scenario.quantities import MILLION
from game.session import words
from game.session.words import Words


@dataclass(frozen=True)
class Message:
    """One message that comes whatever happens, as a sheet to hand out."""

    moment: str
    sender: str
    channel: str
    title: str
    text: str
    eyes: str
    """The seat for whose eyes it comes first; empty where it is for all."""


def handout(scenario: Scenario, role: str = "") -> str:
    """Give the page; with a role only what that seat gets."""
    seats = {name: each for name, each in scenario.roles.items() if role in ("", name)}
    return (
        environment()
        .get_template("handout.html")
        .render(
            scenario=scenario, seats=seats, messages=tuple(_messages(scenario, role)), words=words,
            rounds=range(1, len(scenario.clock.rounds) + 1), style=style(), one=bool(role),
        )
    )  # fmt: skip


def _messages(scenario: Scenario, role: str) -> Iterator[Message]:
    wanted = {None, role} if role else {None, *scenario.roles}
    certain = [each for each in scenario.injects.values() if _is_certain(each) and each.eyes in wanted]
    for inject in sorted(certain, key=lambda each: minute_of(scenario, each) or 0):
        name = Words(scenario).adviser(inject.sender) if inject.sender in scenario.advisers else None
        actor = name or scenario.actors[inject.sender].name
        yield Message(
            words.moment(minute_of(scenario, inject) or 0),
            _signed(inject.person or "", actor),
            words.channel(inject.channel), inject.title, inject.text,
            scenario.roles[inject.eyes].title if inject.eyes else "",
        )  # fmt: skip


def _signed(person: str, actor: str) -> str:
    if not person or actor in person:
        return person or actor
    return _("{person}, {actor}").format(person=person, actor=actor)


def _is_certain(inject: Inject) -> bool:
    """A message with a time, which neither chance nor anything the players do can keep away."""
    timed = inject.round is not None or (inject.at is not None and inject.at[0] == inject.at[-1])
    return timed and inject.when is None and inject.chance == MILLION
