"""Conditions of which YAML takes a part for a comment, so that it is cut off without a word."""

import re
from collections.abc import Iterator

from game.scenario.checks.pages import page
from game.scenario.conditions import Condition, ConditionProblem, names, parse
from game.scenario.parts import walk
from game.scenario.problems import Problem, dotted
from game.scenario.reading.document import Document
from game.scenario.scenario import Scenario
from game.scenario.vocabulary import vocabulary_of_objectives

_MORE = re.compile(r"[ ]+#+[ ]*(?:and|or)[ ]+(.+)")


@page("condition-cut")
def cut(scenario: Scenario, document: Document) -> Iterator[Problem]:
    """A `#` after a space begins a comment, in a condition too; what follows it is no part of the condition.

    Named is a comment that reads as if the condition went on.

    Fails:
        choices:
          call:
            when: stability >= 30 # or did.note
    Passes:
        choices:
          call:
            when: stability >= 30 or did.note  # nobody calls in a panic
    """
    known = vocabulary_of_objectives(scenario)
    for path, value in walk(scenario):
        if isinstance(value, Condition) and (found := _MORE.match((rest := document.behind(path)).text)):
            try:
                meant = any(name.name in known for name in names(parse(found[1].strip())))
            except ConditionProblem:
                continue
            if meant:
                line, column = rest.place(found[0].index("#"))
                message, hint = "what follows this '#' is a comment and no part of the condition", "delete the '#'"
                yield Problem(document.text.file, line, column, "warning", "condition-cut", dotted(path), message, hint)
