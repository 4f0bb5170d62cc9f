"""Why something cannot be done, said in words: what the rules refuse, what has no place in this phase, a circle."""

from game.language import _
from game.rules import Refusal, ScenarioFault
from game.scenario import Scenario
from game.session import words


def refusal(scenario: Scenario, why: Refusal) -> str:
    """Say why the player may not do something now."""
    closed = scenario.choices[why.id].closed if why.id in scenario.choices else None
    other = scenario.choices[why.other].title if why.other else ""
    said = {
        "attention": _("It needs {needs} attention, and {left} is left.").format(needs=why.needs, left=why.left),
        "closed": closed or _("It is not open now."),
        "not_offered": _("It is not offered now."),
        "taken": _("It has been done already."),
        "too_soon": _("It was done a short while ago; it is too soon to do it again."),
        "unknown": _("There is no '{id}' here.").format(id=why.id),
        "draft_incomplete": _("Its text is not complete: choose one wording for each clause."),
        "no_talks": _("No talks are open now."),
        "talks_open": _("Talks are open: finish them first."),
        "package_incomplete": _("The offer must say one thing for each clause."),
        "nothing_to_accept": _("There is no package of theirs to accept."),
        "no_answer": _("There is no answer to be had on this."),
        "over": _("The game is over."),
        "sum": _("The probabilities must add up to 100; now they are {left}.").format(left=why.left),
        "excluded": _("It does not go together with '{other}'.").format(other=other),
        "counterpart": _("Name one of those across the table."),
    }
    return said[why.kind]


def circle(fault: ScenarioFault) -> str:
    """Say that a scenario drives itself in a circle."""
    return _(
        "The scenario goes in circles: more than 100 things happen at {moment}, the last of them '{last}'."
    ).format(moment=words.moment(fault.minute), last=fault.last)


def out_of_turn(trigger: str) -> str:
    """Say that something cannot be done in the present phase."""
    return {
        "take_back": _("Nothing can be taken back now: it is possible in training, before the next round begins."),
        "talk": _("No talks are open now."),
        "commit": _("A plan is committed in the decision phase."),
        "assess": _("An assessment is stated in the assessment phase."),
    }.get(trigger, _("This cannot be done now."))
