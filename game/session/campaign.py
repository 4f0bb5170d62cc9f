"""A campaign: going from a finished crisis to the next, and finding the games that came before.

What an earlier game leaves is worked out once, when the next one begins, and stands in that one's header; so a record
needs no other record to be played again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.language import _
from game.rules import Beginning, State, digest, holds
from game.scenario import Scenario, library
from game.scenario.campaign import Brought, Campaign
from game.scenario.checks.linked import linked
from game.scenario.conditions import parse
from game.scenario.vocabulary import meters_of
from game.session.play import Play
from game.session.problems import NotSaved
from game.session.records import Origin
from game.session.saves import SavedGame, saved, saved_games

FULL = 1000


@dataclass(frozen=True)
class Next:
    """What the next crisis of a campaign begins with."""

    beginning: Beginning
    origin: Origin


def next_crisis(game: SavedGame) -> Path:
    """Give the file of the crisis that follows a finished game in its campaign; raise NotSaved where none does."""
    for shelved in library():
        made = shelved.scenario
        if made and made.campaign and made.campaign.after == game.scenario.scenario:
            return shelved.path
    message = _("no crisis of the library follows '{scenario}' in a campaign")
    raise NotSaved(game.path, message.format(scenario=game.scenario.scenario))


def going_on(scenario: Scenario, earlier: SavedGame) -> Next:
    """Give what a finished game leaves to the crisis that follows it; raise a SaveProblem where it leaves nothing."""
    campaign = scenario.campaign
    if not campaign or campaign.after != earlier.scenario.scenario:
        message = _("'{scenario}' does not follow '{earlier}' in a campaign")
        raise NotSaved(earlier.path, message.format(scenario=scenario.scenario, earlier=earlier.scenario.scenario))
    if earlier.seal is None or earlier.rehearsal:
        raise NotSaved(earlier.path, _("only a finished game leaves something to the next; play it to its end"))
    for slip in linked(campaign, earlier.scenario):
        raise NotSaved(earlier.path, slip.message)
    play = Play(earlier.scenario, earlier.header)
    play.replay(earlier)
    brought = tuple(_brought(campaign, earlier.scenario, play.state))
    meters = _kept(scenario, campaign, earlier, play.state)
    for each in (campaign.brings[name] for name in brought):
        meters |= _pushed(scenario, meters, each)
    flags = dict.fromkeys(flag for name in brought for flag in campaign.brings[name].set_flags)
    return Next(Beginning(1, meters, tuple(flags)), Origin(earlier.sha, play.number, digest(play.state), brought))


def _brought(campaign: Campaign, earlier: Scenario, state: State) -> Iterator[str]:
    return (name for name, each in campaign.brings.items() if holds(earlier, state, parse(each.when)))


def _kept(scenario: Scenario, campaign: Campaign, earlier: SavedGame, state: State) -> dict[str, int]:
    starts = meters_of(scenario)
    moved = {name: state.meters[name] - earlier.first_meters[name] for name in campaign.keeps}
    return {
        name: _within(starts[name] + _share(moved[name], share))
        for name, share in campaign.keeps.items()
        if moved[name]
    }


def _share(tenths: int, parts_per_million: int) -> int:
    """Give a share of a change, rounded toward nothing whatever its sign."""
    part = abs(tenths) * parts_per_million // 1_000_000
    return part if tenths > 0 else -part


def _pushed(scenario: Scenario, meters: dict[str, int], brought: Brought) -> dict[str, int]:
    starts = meters_of(scenario) | meters
    return {name: _within(starts[name] + push) for name, push in brought.effects.items()}


def _within(tenths: int) -> int:
    return min(FULL, max(0, tenths))


def campaign_of(game: SavedGame) -> tuple[SavedGame, ...]:
    """Give a game and the games before it, the first one first; each is found by its sum among the saves beside it."""
    beside = {each.sha: each for each in saved_games(game.path.parent) if isinstance(each, SavedGame)}
    chain = [game]
    while "brought" in chain[0].header and (parent := beside.get(chain[0].header["parent"])):
        chain.insert(0, parent)
    return tuple(chain)


def read_campaign(path: Path) -> tuple[SavedGame, ...]:
    """Read a game and those before it in its campaign; raise a SaveProblem, also where one of them is missing."""
    chain = campaign_of(saved(path))
    if "brought" in chain[0].header:
        message = _("the game before '{scenario}' is not among the records beside it")
        raise NotSaved(path, message.format(scenario=chain[0].scenario.scenario))
    return chain
