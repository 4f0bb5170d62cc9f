"""How a class goes through a crisis: questions before and after the reveal, two plans by the minute, and variants."""

from collections.abc import Iterator

from game.language import _
from game.scenario import Scenario

SHORT, LONG = 45, 90
"""Minutes of the two plans."""
PLAYED_SHORT, PLAYED_LONG = 22, 45
"""Minutes of play that fit into them."""
MOST_TALK = 48
"""Minutes of talk beyond which nobody listens any more; what is left over belongs to the coffee."""


def before(scenario: Scenario, notes: str) -> Iterator[str]:
    """Give the questions to ask while nobody has seen the truth."""
    yield from (f"## {_('Before the truth is shown')}", "")
    yield from (f"- {each.text}" for each in scenario.debrief.values() if each.before_reveal)
    yield from (notes,) if notes else ()


def after(scenario: Scenario, notes: str) -> Iterator[str]:
    """Give the questions to ask once the truth is known."""
    yield from (f"## {_('After it')}", "")
    yield from (f"- {each.text}" for each in scenario.debrief.values() if not each.before_reveal)
    yield _("- Which of your steps would you take again, knowing only what you knew then?")
    yield from (notes,) if notes else ()


def plans(scenario: Scenario) -> Iterator[str]:
    """Give a plan for a short class and one for a long class, by the minute."""
    yield from (f"## {_('A class of 45 minutes')}", "")
    played, rounds = _played(scenario, PLAYED_SHORT)
    yield _("- {minutes} minutes: who we are, the mandate, the meters; nobody is graded.").format(minutes=5)
    yield _play(scenario, played, rounds)
    rest = min(SHORT - 5 - played, MOST_TALK)
    yield _("- {minutes} minutes: what happened (all agree on the facts), then one decision in depth, covered.").format(
        minutes=rest - 7
    )
    yield _("- 4 minutes: the reveal; what was judgement, what was luck.")
    yield _("- 3 minutes: each writes one thing to do otherwise at work.")
    yield from ("", f"## {_('A class of 90 minutes')}", "")
    played, rounds = _played(scenario, PLAYED_LONG)
    seats = _(" Hand out the seats.") if scenario.roles else ""
    yield _("- {minutes} minutes: the briefing read in silence, questions on the desk.").format(minutes=10) + seats
    yield _play(scenario, played, rounds)
    rest = min(LONG - 10 - played, MOST_TALK)
    yield _("- 3 minutes: how it felt; 5 minutes: the facts on one line of time, agreed by all.")
    yield _("- {minutes} minutes: two decisions in depth, before the truth is known.").format(minutes=rest - 18)
    yield _("- 5 minutes: the reveal, luck told from judgement; 5 minutes: each writes one commitment.")


def _played(scenario: Scenario, most: int) -> tuple[int, int]:
    """Give minutes of play that fit, and how many rounds they hold; a short crisis is played twice."""
    rounds = len(scenario.clock.rounds)
    if scenario.minutes <= most:
        return scenario.minutes * min(2, most // scenario.minutes), rounds
    return most, max(1, rounds * most // scenario.minutes)


def _play(scenario: Scenario, minutes: int, rounds: int) -> str:
    if minutes > scenario.minutes:
        return _("- {minutes} minutes: play to the end, and once more with another truth and the same seed.").format(
            minutes=minutes
        )
    if rounds == len(scenario.clock.rounds):
        return _("- {minutes} minutes: play to the end.").format(minutes=minutes)
    return _("- {minutes} minutes: play rounds 1 to {rounds}, then `end` the game: it is sealed as it stands.").format(
        minutes=minutes, rounds=rounds
    )


def variants(scenario: Scenario, notes: str) -> Iterator[str]:
    """Give what can be set: the truth of an exercise file, a faster attack, and what the notes say."""
    yield from (f"## {_('Variants')}", "")
    yield _("Give a class one truth and one luck with an exercise file, and another class another truth:")
    yield from ("", "```yaml", f"exercise: {scenario.scenario[:24]}-class", f"scenario: {scenario.scenario}", "seed: 7")
    yield from (f"truth: {next(iter(scenario.hypotheses))}", "mode: exercise", "```", "")
    yield _("A faster attack: `attack: pace: {faster}` instead of {pace}; a calmer one: `pace: {slower}`.").format(
        pace=scenario.attack.pace, faster=scenario.attack.pace + 30, slower=scenario.attack.pace - 30
    )
    yield _("Rehearse one moment with `play {scenario} --from-round {round}`.").format(
        scenario=scenario.scenario, round=min(3, len(scenario.clock.rounds))
    )
    yield from ("", notes) if notes else ()
