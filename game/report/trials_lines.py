"""What a playtest found, as lines to read in a terminal, what an author may want to change last."""

from collections.abc import Iterator

from game.analysis.playtest import Playtest
from game.analysis.remedies import ENOUGH, warnings
from game.language import _
from game.report.trials import by_effect, changed_by, give, manner, time_to_play, traded, who_played
from game.scenario.vocabulary import meters_of
from game.session import words
from game.session.words import Words


def lines(found: Playtest) -> Iterator[str]:
    """Tell a playtest in plain lines."""
    yield who_played(found)
    for part in (_scores, _endings, _choices, _meters, _evidence, _attack, _objectives):
        told = list(part(found))
        if len(told) > 1:
            yield from ("", *told)
    yield ""
    yield time_to_play(found)
    warned = warnings(found)
    for each in warned:
        yield _("Warning, {code}: {message}").format(code=each.code, message=each.message)
    if not warned:
        yield nothing_to_warn_of(found)


def nothing_to_warn_of(found: Playtest) -> str:
    """Say that there is no warning, or that there were too few games to give any."""
    if found.games() < ENOUGH:
        return _("No warning is given on fewer than {count} games.").format(count=ENOUGH)
    return _("Nothing to warn of.")


def _endings(found: Playtest) -> Iterator[str]:
    yield _("How the games ended, all of them and by policy:")
    for ending in found.scenario.endings:
        ended = {policy: found.ended(ending.id, policy) / found.games(policy) for policy in found.policies}
        by_policy = [f"{policy} {share:.0%}" for policy, share in ended.items() if share] or [_("nobody")]
        yield _("  {share:4.0%} {title}: {policies}").format(
            share=found.ended(ending.id) / found.games(), title=ending.title, policies=", ".join(by_policy)
        )


def _scores(found: Playtest) -> Iterator[str]:
    yield _("What each policy scored on average; after ± stands how far off that may well be by chance:")
    for policy in found.policies:
        yield _("  {policy}: {score} points. It {manner}.").format(
            policy=policy, score=give(found.score(policy)), manner=manner(policy)
        )


def _choices(found: Playtest) -> Iterator[str]:
    yield _(
        "What taking a choice changed in the score: the same game with the same luck, once with it and once without. "
        "What gains most comes first, what was tried too seldom last; better and worse tell what it moved by the end:"
    )
    for choice in by_effect(found):
        moved = traded(found, choice)
        parts = [
            ", ".join(_effect(found, base, choice) for base in found.bases),
            _("open in {offered:.0%} of the games, taken in {taken:.0%} of those").format(
                offered=found.offered(choice) / found.games(), taken=found.taken(choice) / max(1, found.offered(choice))
            ),
            _("better: {meters}").format(meters=", ".join(moved.better)) if moved.better else "",
            _("worse: {meters}").format(meters=", ".join(moved.worse)) if moved.worse else "",
        ]
        yield f"  {choice}: " + "; ".join(filter(None, parts))


def _effect(found: Playtest, base: str, choice: str) -> str:
    effect = found.effect(base, choice)
    if effect.count < 2:
        return _("in {policy} play tried too seldom to say").format(policy=base)
    return _("in {policy} play {points}").format(policy=base, points=changed_by(effect))


def _meters(found: Playtest) -> Iterator[str]:
    said, rounds = Words(found.scenario), range(1, len(found.scenario.clock.rounds) + 1)
    yield _(
        "Where the meters stood when each round ended, low/middle/high: "
        "one game in ten lay below the first number, half below the second, nine in ten below the third:"
    )
    for meter in meters_of(found.scenario):
        spreads = ("/".join(map(str, found.spread(meter, number))) for number in rounds)
        yield _("  {meter}: {spreads}").format(meter=said.meter(meter), spreads=", ".join(spreads))


def _evidence(found: Playtest) -> Iterator[str]:
    yield _(
        "What evidence told: how often it was seen, how often it then spoke for what was true, and how much it moved:"
    )
    for name, evidence in found.scenario.evidence.items():
        moved = found.counts.estimate("moved", name, unit=10_000)
        if moved.count:
            yield _(
                "  {id}: seen in {seen:.0%} of the games; spoke for what was true in {up:.0%} of those; "
                "moved the probabilities by {percent:.0f} points of 100 on average"
            ).format(
                id=name, seen=found.counts.of("seen", name) / found.games(),
                up=found.counts.of("up", name) / moved.count, percent=moved.mean,
            )  # fmt: skip
        elif evidence.same_origin:
            yield _("  {id}: repeats another source, and moves nothing by itself").format(id=name)


def _attack(found: Playtest) -> Iterator[str]:
    yield _("When the attack's stages began, and how many choices had been taken by then, on average:")
    for stage in found.scenario.attack.stages:
        minute = found.counts.estimate("stage", stage.id)
        if minute.count:
            yield _("  {id}: in {share:.0%} of the games, at {moment}, after {steps:.1f} choices").format(
                id=stage.id, share=minute.count / found.games(), moment=words.moment(round(minute.mean)),
                steps=found.counts.estimate("before", stage.id).mean,
            )  # fmt: skip


def _objectives(found: Playtest) -> Iterator[str]:
    yield _("In how many games of each policy an objective was met:")
    for name in found.scenario.objectives:
        met = ", ".join(f"{policy} {found.met(name, policy):.0%}" for policy in found.policies)
        yield _("  {id}: {shares}").format(id=name, shares=met)
