"""Negotiation: what a counterpart holds out for, when it accepts, counters or leaves, and what that shows.

How a counterpart answers depends on interests the player cannot see. Every profile of interests that
would have answered otherwise is ruled out, so talking is a way of learning (docs/model.md, "Negotiation").
"""

from collections.abc import Mapping
from dataclasses import replace

from game.rules.book import chances_of, seat_key
from game.rules.choices import complete
from game.rules.decisions import Accept, Ask, Offer, Package, TalkStep, Walk
from game.rules.effects import happen
from game.rules.state import Refusal, Seat, State, TalkState
from game.rules.world import World
from game.scenario.scenario import Scenario
from game.scenario.talks import Counterpart, Negotiation

FAR_BELOW = 20
"""Points under the reservation value at which an offer counts as an affront."""
Seats = Mapping[str, Mapping[str, Seat]]


def open_now(scene: State | World) -> str:
    """Give the negotiation that is open; empty if none is."""
    for name, talk in scene.talks.items():
        if talk.standing == "open":
            return name
    return ""


def begin_talks(world: World, name: str) -> None:
    """Open talks, or go on with adjourned ones; without time for one exchange they adjourn at once."""
    counterparts = world.book.scenario.negotiations[name].counterparts
    fresh = {each: {profile: Seat() for profile in counterpart.profiles} for each, counterpart in counterparts.items()}
    talk = world.talks.get(name) or TalkState("open", fresh)
    _note(world, name, replace(talk, standing="open"), "opened")
    _adjourn_without_time(world, name)


def _note(world: World, name: str, talk: TalkState, part: str = "") -> None:
    world.talks[name] = talk
    world.changed.add(f"talks.{name}")
    if part:
        world.note("talks", name, part)


def _adjourn_without_time(world: World, name: str) -> None:
    talk = world.talks[name]
    if talk.standing == "open" and world.clock + world.book.scenario.negotiations[name].exchange > world.round_ends:
        _note(world, name, replace(talk, standing="adjourned"), "adjourned")


def seat_shown(seats: Mapping[str, Seat]) -> Seat:
    """Give a counterpart's seat as it shows: the profiles still possible all behaved alike."""
    return next(iter(seats.values()))


def why_not_talk(scenario: Scenario, scene: State | World, step: TalkStep) -> Refusal | None:
    """Give the reason why a step of talks cannot be made now, or None if it can."""
    name = open_now(scene)
    if not name:
        return Refusal("over" if scene.ending else "no_talks")
    negotiation, talk = scenario.negotiations[name], scene.talks[name]
    if isinstance(step, Offer):
        whole = complete(step.package, dict(negotiation.clauses))
        return None if whole else Refusal("package_incomplete", name)
    if isinstance(step, Walk):
        return None
    counterpart = whom(negotiation, step.counterpart)
    if counterpart is None:
        return Refusal("counterpart", step.counterpart)
    seat = seat_shown(talk.seats[counterpart])
    if isinstance(step, Accept):
        return None if seat.package and not seat.left else Refusal("nothing_to_accept", counterpart)
    asked = any(clause == step.clause and who == counterpart for clause, who, _ in talk.asked)
    answers = negotiation.counterparts[counterpart].answers.get(step.clause)
    return None if answers and not asked and not seat.left else Refusal("no_answer", step.clause)


def whom(negotiation: Negotiation, named: str) -> str | None:
    """Give the counterpart meant: the one named, or the only one there is."""
    if not named and len(negotiation.counterparts) == 1:
        return next(iter(negotiation.counterparts))
    return named if named in negotiation.counterparts else None


def answer(world: World, step: TalkStep) -> None:
    """Let the table answer a step whose time has passed."""
    name = open_now(world)
    negotiation = world.book.scenario.negotiations[name]
    if isinstance(step, Walk):
        _end(world, name, "walked")
    elif isinstance(step, Ask):
        _asked(world, name, step.clause, whom(negotiation, step.counterpart) or "")
    elif isinstance(step, Accept):
        _accepted(world, name, whom(negotiation, step.counterpart) or "")
    else:
        _offered(world, name, step.package)
    _adjourn_without_time(world, name)


def takes_time(scenario: Scenario, scene: State | World, step: TalkStep) -> int:
    """Give the minutes a step of talks takes: leaving, or taking the only counterpart's package, takes none."""
    negotiation = scenario.negotiations[open_now(scene)]
    at_once = isinstance(step, Walk) or (isinstance(step, Accept) and len(negotiation.counterparts) == 1)
    return 0 if at_once else negotiation.exchange


def _accepted(world: World, name: str, counterpart: str) -> None:
    talk = world.talks[name]
    package = seat_shown(talk.seats[counterpart]).package
    if len(talk.seats) == 1:
        _note(world, name, replace(talk, offer=package))
        _end(world, name, "agreed")
    else:
        _offered(world, name, package)


def _asked(world: World, name: str, clause: str, counterpart: str) -> None:
    talk, key = world.talks[name], seat_key(name, counterpart)
    answers = world.book.scenario.negotiations[name].counterparts[counterpart].answers[clause]
    profile = world.luck.profiles[key]
    said = world.draw(f"ask/{key}/{clause}", 0, chances_of((each.id, each.chance[profile]) for each in answers))
    chance = next(each.chance for each in answers if each.id == said)
    for profiles in world.interests[key].values():
        for each in profiles:
            profiles[each] *= chance[each]
    _learnt(world)
    asked = (*talk.asked, (clause, counterpart, said))
    _note(world, name, replace(talk, exchanges=talk.exchanges + 1, asked=asked), f"asked {clause}")
    _lose_patience(world, name)


def _learnt(world: World) -> None:
    world.news += 1
    world.changed.add("belief")


def _offered(world: World, name: str, package: Package) -> None:
    talk = world.talks[name]
    talk = replace(talk, exchanges=talk.exchanges + 1, offer=dict(package))
    seats = {each: _reply(world, name, each, talk) for each in sorted(talk.seats)}
    _note(world, name, replace(talk, seats=seats), "offered")
    _settle(world, name)


def _reply(world: World, name: str, counterpart: str, talk: TalkState) -> Mapping[str, Seat]:
    """Answer an offer under every profile still possible, and rule out those that would have answered otherwise."""
    before = talk.seats[counterpart]
    if seat_shown(before).left:
        return before
    replies = {profile: _seat(world, name, counterpart, profile, talk) for profile in before}
    key = seat_key(name, counterpart)
    true = replies[world.luck.profiles[key]]
    after = {each: seat for each, seat in replies.items() if (seat.says, seat.package) == (true.says, true.package)}
    if len(after) < len(before):
        for profiles in world.interests[key].values():
            for gone in set(profiles) - set(after):
                del profiles[gone]
        _learnt(world)
    return after


def _seat(world: World, name: str, counterpart: str, profile: str, talk: TalkState) -> Seat:
    """Answer an offer as this profile would: accept it, leave, or counter."""
    side = world.book.scenario.negotiations[name].counterparts[counterpart]
    seat = talk.seats[counterpart][profile]
    worth = world.book.worth(name, counterpart, profile, talk.offer)
    reservation = _reservation(world, side, profile)
    aim = max(reservation, _aim(world, name, counterpart, profile, worth))
    below = seat.below + 1 if worth < reservation - FAR_BELOW else 0
    seat = replace(seat, aim=aim, worth=worth, below=below, accepts=worth >= aim)
    if seat.accepts:
        return replace(seat, says="accept")
    if talk.exchanges >= side.patience or below >= 2:
        return replace(seat, says="walk", left=True)
    return replace(seat, says="counter", package=_counter(world, (name, counterpart, profile), aim, talk.offer))


def _reservation(world: World, side: Counterpart, profile: str) -> int:
    trust = world.meters.get(f"trust.{side.actor}", 0)
    return max(0, side.profiles[profile].reservation - side.warmth * max(0, (trust - 500) // 100))


def _aim(world: World, name: str, counterpart: str, profile: str, worth: int) -> int:
    side = world.book.scenario.negotiations[name].counterparts[counterpart]
    seat = world.talks[name].seats[counterpart][profile]
    if seat.aim < 0:
        return world.book.packages(name, counterpart, profile)[0].worth - side.step
    return seat.aim - min(2 * side.step, max(0, worth - seat.worth))


def _counter(world: World, profile: tuple[str, str, str], aim: int, offer: Package) -> Package:
    """Give the package worth at least the aim that changes the offer least, then is worth most, then by id."""
    clauses = sorted(offer)
    wished = tuple(offer[clause] for clause in clauses)
    enough = [ranked for ranked in world.book.packages(*profile) if ranked.worth >= aim]
    best = min(
        enough or world.book.packages(*profile)[:1],
        key=lambda ranked: (sum(map(str.__ne__, ranked.options, wished)), -ranked.worth, ranked.options),
    )
    return dict(zip(clauses, best.options, strict=True))


def _settle(world: World, name: str) -> None:
    """The text stands when all that are needed accept it, and falls when one of them leaves."""
    talk, sides = world.talks[name], world.book.scenario.negotiations[name].counterparts
    needed = [seat_shown(talk.seats[each]) for each, side in sides.items() if side.needed]
    if any(seat.left for seat in needed):
        _end(world, name, "refused")
    elif all(seat.accepts for seat in needed):
        _end(world, name, "agreed")


def _lose_patience(world: World, name: str) -> None:
    talk, sides = world.talks[name], world.book.scenario.negotiations[name].counterparts
    leaving = {each for each, side in sides.items() if talk.exchanges >= side.patience}
    seats = {
        each: {profile: replace(seat, says="walk", left=True) for profile, seat in under.items()}
        if each in leaving
        else under
        for each, under in talk.seats.items()
    }
    _note(world, name, replace(talk, seats=seats))
    if any(sides[each].needed for each in leaving):
        _end(world, name, "refused")


def _end(world: World, name: str, standing: str) -> None:
    negotiation, talk = world.book.scenario.negotiations[name], world.talks[name]
    if standing == "agreed":
        _note(world, name, replace(talk, standing="agreed", agreed=talk.offer))
        for clause, option in sorted(talk.offer.items()):
            happen(world, negotiation.clauses[clause].options[option], "clause", name, f"{clause}.{option}")
        happen(world, negotiation.if_agreed, "talks", name, "agreed")
    elif standing == "walked":
        _note(world, name, replace(talk, standing="walked"))
        happen(world, negotiation.if_walked, "talks", name, "walked")
    else:
        _note(world, name, replace(talk, standing="refused"))
        happen(world, negotiation.if_refused, "talks", name, "refused")
