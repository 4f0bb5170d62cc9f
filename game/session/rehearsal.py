"""A rehearsal: a game its author begins in a given situation, and that follows the scenario's file as it changes."""

from collections.abc import Mapping
from pathlib import Path

from game.language import _
from game.rules import Assess, Beginning, Decision, Keep, Plan, Refused, Walk, digest, narrowed, why_not_decision
from game.scenario import Scenario, load, nearest, printable
from game.scenario.reading.guarded import bytes_of
from game.scenario.reading.text import decoded
from game.scenario.vocabulary import flags_set, meters_of
from game.session.game import Game
from game.session.phases import OutOfTurn, Phase
from game.session.records import Origin
from game.session.saves import new_save_path

_A_PERCENT = 10_000
"""In parts per million, as a scenario keeps what is supposed before any evidence."""


class NoBeginning(Exception):
    """What was asked for is no situation of this scenario; the message says what would be."""


def beginning_of(scenario: Scenario, round: int, given: str = "") -> Beginning:
    """Give the beginning that `trust.orsk=20, flag.hotline` describes, in a round; raise NoBeginning."""
    rounds = len(scenario.clock.rounds)
    if not 1 <= round <= rounds:
        raise NoBeginning(_("there is no round {round}; the scenario has {rounds}").format(round=round, rounds=rounds))
    meters, flags = {}, []
    for part in filter(None, map(str.strip, given.split(","))):
        name, sign, value = map(str.strip, part.partition("="))
        if sign:
            meters[_known(name, meters_of(scenario), part)] = _points(value, part)
        else:
            flags.append(_known(name, [f"flag.{each}" for each in flags_set(scenario)], part).removeprefix("flag."))
    return Beginning(round, meters, tuple(flags))


def _known(name: str, known: Mapping[str, int] | list[str], part: str) -> str:
    if name in known:
        return name
    near = nearest(name, known)
    meant = _("did you mean '{near}'?").format(near=near) if near else _("write METER=POINTS or flag.NAME")
    raise NoBeginning(_("'{part}': nothing is called '{name}'; {meant}").format(part=part, name=name, meant=meant))


def _points(value: str, part: str) -> int:
    whole, _dot, rest = value.partition(".")
    if whole.isascii() and whole.isdigit() and len(rest) <= 1 and (not rest or rest.isdigit()):
        points = int(whole) * 10 + int(rest or 0)
        if points <= 1000:
            return points
    raise NoBeginning(_("'{part}': write 0 to 100 points").format(part=part))


def followed(game: Game) -> Game:
    """Give the game; between rounds of a rehearsal whose file has changed, its sequel in the changed scenario.

    The sequel is a record of its own that names its parent, the step and the state it comes from. The decisions so
    far are played again in it, with the same luck. Raise Unreadable with the problems of a file that cannot be
    played; the game then goes on as it was. So it does where nobody here knows the file, or it holds another crisis.
    """
    source = game.source
    if source is None or game.rehearsal is None or game.phase != Phase.SITUATION:
        return game
    text = decoded(bytes_of(source), printable(str(source))).content
    if text == game.header["text"] or load(source).scenario != game.scenario.scenario:
        return game
    return _sequel(game, source)


def _sequel(game: Game, source: Path) -> Game:
    header = game.header
    sequel = Game.start(
        source, save=new_save_path(game.path.parent, game.scenario.scenario), seed=header["seed"], mode=header["mode"],
        truth=header["truth"] or None, who=header["who"], by=header["by"], beginning=game.rehearsal,
        origin=Origin(game.sha, game.number, digest(game.state)),
    )  # fmt: skip
    try:
        for entry in game.entries:
            _decide_again(sequel, entry.decision)
        _walk(sequel, Phase.SITUATION)
    except BaseException:
        sequel.close()
        raise
    game.close()
    return sequel


def _decide_again(sequel: Game, decision: Decision) -> None:
    """Make a decision again; what the changed scenario has no place for is left out."""
    try:
        if isinstance(decision, Plan):
            _walk(sequel, Phase.DECISION)
            sequel.commit(_possible(sequel, decision))
        elif isinstance(decision, Assess | Keep):
            _walk(sequel, Phase.ASSESSMENT)
            sequel.assess(decision)
        else:
            _walk(sequel, Phase.NEGOTIATION)
            sequel.talk(decision)  # type: ignore[arg-type]
    except (Refused, OutOfTurn):
        return


def _possible(sequel: Game, plan: Plan) -> Plan:
    possible = Plan()
    for choice in plan.choices:
        if choice in sequel.scenario.choices:
            more = narrowed(sequel.scenario, plan, (*possible.choices, choice))
            possible = possible if why_not_decision(sequel.scenario, sequel.state, more) else more
    return possible


def _standing(sequel: Game) -> Keep | Assess:
    """Give the last assessment, or where the changed scenario left none the briefing's own: it supposed the rest."""
    if not why_not_decision(sequel.scenario, sequel.state, Keep()):
        return Keep()
    percents = {name: each.prior // _A_PERCENT for name, each in sequel.scenario.hypotheses.items()}
    first = next(iter(percents))
    return Assess(percents | {first: percents[first] + 100 - sum(percents.values())})


def _walk(sequel: Game, wanted: Phase) -> None:
    """Lead a sequel to a phase, as far as the way there needs no decision but leaving talks nobody went on with."""
    while sequel.phase != wanted and not sequel.state.ending:
        if sequel.phase == Phase.NEGOTIATION:
            sequel.talk(Walk())
        elif sequel.phase == Phase.ASSESSMENT:
            sequel.assess(_standing(sequel))
        elif sequel.phase == Phase.SITUATION and wanted == Phase.NEGOTIATION:
            return
        elif sequel.phase == Phase.DECISION:
            if wanted == Phase.ASSESSMENT:  # pragma: no branch - after an assessment comes a plan, or another one
                sequel.weigh()
            return
        else:
            {Phase.BRIEFING: sequel.begin, Phase.SITUATION: sequel.weigh, Phase.RESOLUTION: sequel.go_on}[
                sequel.phase
            ]()
