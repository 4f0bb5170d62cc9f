"""From a file to a scenario that can be played, or to every problem that keeps it from being one."""

from collections.abc import Callable
from pathlib import Path

from game.scenario.complete import complete
from game.scenario.document import Document
from game.scenario.fair import fair
from game.scenario.linked import before, linked
from game.scenario.names import names
from game.scenario.never import never
from game.scenario.origins import origins
from game.scenario.pages import page
from game.scenario.problems import Problem, Unreadable, dotted
from game.scenario.prose import prose
from game.scenario.reading import read, read_file
from game.scenario.scenario import FORMAT, Scenario
from game.scenario.shape import validated
from game.scenario.slips import Slip, Slips
from game.scenario.sums import sums
from game.scenario.translation import catalogue_problems
from game.scenario.ways import ways

Check = Callable[[Scenario], Slips]
ERRORS: tuple[Check, ...] = (names, complete, ways, sums, origins)
WARNINGS: tuple[Check, ...] = (never, prose, fair)


def load(path: Path) -> Scenario:
    """Read a scenario from a file; raise Unreadable with every problem, in file order."""
    return _made(read_file(path))


def load_text(text: str, file: str) -> Scenario:
    """Read a scenario from text, as a save embeds it; `file` is the name to use in problems."""
    return _made(read(text.encode(), file))


def check(path: Path) -> tuple[Problem, ...]:
    """Give every problem of a file, errors and warnings, in file order; nothing when all is well."""
    try:
        document = read_file(path)
        scenario = _shaped(document)
    except Unreadable as unreadable:
        return unreadable.problems
    errors = _found(scenario, document, ERRORS)
    errors = errors or _found(scenario, document, (lambda made: _linked(made, path.parent),))
    found = errors or [*_found(scenario, document, WARNINGS), *catalogue_problems(path, scenario)]
    return tuple(sorted(found))


@page("no-crisis-before")
def _linked(scenario: Scenario, folder: Path) -> Slips:
    """A crisis of a campaign names the one before it, which lies beside it and can be played.

    Fails:
        campaign: {title: A year in Vellmar, after: the-first-winter}
    Passes:
        campaign: {title: A year in Vellmar}
    """
    file = before(scenario, folder)
    if file and scenario.campaign:
        try:
            yield from linked(scenario.campaign, load(file))
        except Unreadable:
            message = f"'{file.name}' beside this file cannot be played"
            yield Slip("no-crisis-before", ("campaign", "after"), message, "name the crisis before, or mend it first")


def _made(document: Document) -> Scenario:
    scenario = _shaped(document)
    if problems := _found(scenario, document, ERRORS):
        raise Unreadable(problems)
    return scenario


@page("other-format")
def _shaped(document: Document) -> Scenario:
    """The number says which version of this language a file is written in; a program reads the versions it knows.

    Fails:
        format: 2
    Passes:
        format: 1
    """
    fields = document.data
    version = fields.get("format") if isinstance(fields, dict) else None
    if isinstance(version, int) and not isinstance(version, bool) and version != FORMAT:
        line, column = document.place(("format",))
        message = f"made for format {version}; this program reads format {FORMAT}"
        hint = f"use a newer Demarche, or write 'format: {FORMAT}'"
        raise Unreadable([Problem(document.text.file, line, column, "error", "other-format", "format", message, hint)])
    return validated(Scenario, document)


def _found(scenario: Scenario, document: Document, checks: tuple[Check, ...]) -> list[Problem]:
    return [_placed(slip, document) for one in checks for slip in one(scenario)]


def _placed(slip: Slip, document: Document) -> Problem:
    if slip.offset is None:
        line, column = document.place(slip.path, key=slip.key)
    else:
        line, column = document.place_within(slip.path, slip.offset)
    return Problem(
        document.text.file, line, column, slip.severity, slip.code, dotted(slip.path), slip.message, slip.hint
    )
