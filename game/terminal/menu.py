"""What can be typed where one is, how it is written there, and what the meters mean."""

from collections.abc import Iterator, Mapping

from game.language import _
from game.rules import Accept, Ask, why_not_decision
from game.scenario import Scenario
from game.scenario.talks import Negotiation
from game.session import Game, Phase, words
from game.session.words import Words
from game.terminal.lines import SHAPES

DELEGATION = ("seat", "spread", "dissent")
"""What only a crisis with seats has."""
PLAYS: Mapping[Phase, tuple[str, ...]] = {
    Phase.BRIEFING: ("continue",),
    Phase.SITUATION: ("continue", "news"),
    Phase.ASSESSMENT: ("assess", "keep", "evidence", *DELEGATION),
    Phase.DECISION: (*DELEGATION, "choose", "drop", "put", "answer", "because", "commit", "choices"),
    Phase.NEGOTIATION: ("offer", "ask", "accept", "walk", "back"),
    Phase.RESOLUTION: ("continue", "back"),
    Phase.OUTCOME: ("continue",),
    Phase.DEBRIEF: ("reveal", "quit"),
}
UNNUMBERED = ("walk", "back")
"""What is written out, for a number is soon mistyped, and these undo what was built up."""
LOOKS = ("status", "news", "evidence", "choices", "actors", "briefing", "glossary", "save", "help", "quit")


def possible(game: Game) -> list[str]:
    """Give the commands that can be carried out in the present phase."""
    view = game.view()
    bars = {
        "back": not game.may("take_back"), "keep": not view.stated,
        "reveal": game.phase == Phase.DEBRIEF and not game.covered,
        "evidence": not (view.evidence or view.signs),
        "accept": not can_be_accepted(game), "ask": not can_be_asked(game),
        **dict.fromkeys(DELEGATION, not game.scenario.roles),
    }  # fmt: skip
    return [word for word in PLAYS[game.phase] if not bars.get(word)]


def shapes(game: Game) -> list[str]:
    """Give how each command that is possible now is written."""
    return [shape(game, word) for word in possible(game)]


def shape(game: Game, word: str) -> str:
    """Give how a command is written here: with the names that this crisis, or the table, has."""
    if word in ("assess", "offer"):
        names = game.scenario.hypotheses if word == "assess" else table(game).clauses
        basis = " basis=low|moderate|high" if word == "assess" else ""
        return f"{word} {' '.join(f'{name}=...' for name in names)}{basis}"
    if word == "accept" and len(table(game).counterparts) > 1:
        return f"{word} {'|'.join(can_be_accepted(game))}"
    return SHAPES[word]


def table(game: Game) -> Negotiation:
    """Give the negotiation that is open."""
    talks = game.view().talks
    assert talks
    return game.scenario.negotiations[talks.id]


def can_be_accepted(game: Game) -> list[str]:
    """Give the counterparts whose package can be taken."""
    if game.phase != Phase.NEGOTIATION:
        return []
    return [who for who in table(game).counterparts if not why_not_decision(game.scenario, game.state, Accept(who))]


def can_be_asked(game: Game) -> list[str]:
    """Give what can be asked at the table, as it is typed: a clause, and of whom where there are several."""
    if game.phase != Phase.NEGOTIATION:
        return []
    several = len(table(game).counterparts) > 1
    return [
        f"{clause} {who}" if several else clause
        for clause in table(game).clauses
        for who in table(game).counterparts
        if not why_not_decision(game.scenario, game.state, Ask(clause, who))
    ]


def helped(game: Game) -> Iterator[str]:
    """Tell what can be typed now and at any time, and what the numbers mean."""
    yield _("Now: {shapes}.").format(shapes=words.listed(shapes(game)))
    yield _("At any time: {shapes}.").format(shapes=words.listed(SHAPES[word] for word in LOOKS))
    yield _("Everything is saved as you go; 'quit' loses nothing.")
    yield from meters(game.scenario)


def meters(scenario: Scenario) -> Iterator[str]:
    """Tell what each of the common meters means."""
    said = Words(scenario)
    yield _("The meters go from 0 to 100; more is better, but for what is marked. 'glossary' tells more of each.")
    yield _("Trust: how far somebody believes what you say, and opens what you ask for; it is theirs towards you.")
    yield _("{meter}: how far things between the states are from getting out of hand.").format(
        meter=said.meter("stability")
    )
    yield _("{meter}: how much of what happens is still decided at home.").format(meter=said.meter("sovereignty"))
    yield _("{meter}: how far people and parliament stand behind you.").format(meter=said.meter("support"))
    yield _("{meter}: what the crisis has cost people so far; less is better.").format(meter=said.meter("harm"))
