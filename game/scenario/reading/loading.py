"""From a file to a scenario that can be played, or to every problem that keeps it from being one."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from game.scenario.checks.cited import cited
from game.scenario.checks.complete import complete
from game.scenario.checks.fair import fair
from game.scenario.checks.linked import before, linked
from game.scenario.checks.names import names
from game.scenario.checks.never import never
from game.scenario.checks.origins import origins
from game.scenario.checks.pages import page
from game.scenario.checks.prose import prose
from game.scenario.checks.reach import reach
from game.scenario.checks.roots import at_their_roots
from game.scenario.checks.slips import Slip, Slips
from game.scenario.checks.sums import sums
from game.scenario.checks.unsure import Unsure
from game.scenario.checks.ways import ways
from game.scenario.problems import MOST_FOUND, Problem, Unreadable, dotted, printable
from game.scenario.reading.cutting import cut
from game.scenario.reading.document import Document, Value
from game.scenario.reading.guarded import bytes_of, read, read_file
from game.scenario.reading.mending import as_far
from game.scenario.reading.recovering import read_on
from game.scenario.scenario import FORMAT, Scenario
from game.scenario.translation import catalogue_problems

Check = Callable[[Scenario], Slips]
ERRORS: tuple[Check, ...] = (names, complete, ways, sums, origins)
WARNINGS: tuple[Check, ...] = (never, reach, prose, fair, cited)


def load(path: Path) -> Scenario:
    """Read a scenario from a file; raise Unreadable with every problem, in file order."""
    return _made(read_file(path))


def load_text(text: str, file: str) -> Scenario:
    """Read a scenario from text, as a save embeds it; `file` is the name to use in problems."""
    return _made(read(text.encode(), file))


def check(path: Path) -> tuple[Problem, ...]:
    """Give every problem of a file, errors and warnings, in file order; nothing when all is well."""
    unsure = Unsure()
    try:
        document, problems = read_on(bytes_of(path), printable(str(path)), unsure)
    except Unreadable as unreadable:
        return unreadable.problems
    if document is None:
        return tuple(sorted(problems))
    scenario, errors = _examined(document, unsure)
    problems += errors
    if scenario:
        problems += _found(scenario, document, (partial(_linked, folder=path.parent),), unsure)
        problems += _found(scenario, document, WARNINGS, unsure)
        problems += [each for each in cut(scenario, document) if each.line not in unsure.lines]
    if scenario and all(problem.severity == "warning" for problem in problems):
        problems += catalogue_problems(path, scenario)
    return tuple(sorted(problems))


def _made(document: Document) -> Scenario:
    scenario, problems = _examined(document, Unsure())
    if problems or scenario is None:
        raise Unreadable(problems)
    return scenario


def _examined(document: Document, unsure: Unsure) -> tuple[Scenario | None, list[Problem]]:
    """Give the scenario of a file, with stand-ins for what is wrong in it, and all errors."""
    problems = list(_other_format(document))
    if any(map(_is_newer, _versions(document))):
        return None, problems
    if problems:
        unsure.add(("format",), document)
    scenario, refused = as_far(Scenario, document, unsure)
    return scenario, [*problems, *refused, *(_found(scenario, document, ERRORS, unsure) if scenario else ())]


def _found(scenario: Scenario, document: Document, checks: tuple[Check, ...], unsure: Unsure) -> list[Problem]:
    """Give what checks find and what is no echo of a problem named before; it is in doubt from then on."""
    slips = [slip for one in checks for slip in islice(one(scenario), MOST_FOUND)]
    slips = at_their_roots(slips, scenario, document.text.content)
    sure = [(slip, placed) for slip in slips if not unsure.hides(slip, (placed := _placed(slip, document)).line)]
    for slip, _problem in sure:
        unsure.add(slip.path, document)
        unsure.mention(slip.hint)
    return [problem for _slip, problem in sure]


@page("other-format")
def _other_format(document: Document) -> Iterator[Problem]:
    """The number says which version of this language a file is written in; a program reads the versions it knows.

    Fails:
        format: 2
    Fails:
        format: one
    Passes:
        format: 1
    """
    for version in _versions(document):
        message, hint = f"there is no format {version}", f"write 'format: {FORMAT}'"
        if _is_newer(version):
            message = f"made for format {version}; this program reads format {FORMAT}"
            hint = f"use a newer Demarche, or {hint}"
        line, column = document.place(("format",))
        yield Problem(document.text.file, line, column, "error", "other-format", "format", message, hint)


def _versions(document: Document) -> list[Value]:
    """Give the version a file says it is written in, if it is another one than ours."""
    fields = document.data
    version = fields.get("format") if isinstance(fields, dict) else None
    return [] if version is None or (version == FORMAT and isinstance(version, int)) else [version]


def _is_newer(version: Value) -> bool:
    return isinstance(version, int) and version > FORMAT


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


def _placed(slip: Slip, document: Document) -> Problem:
    if slip.offset is None:
        line, column = document.place(slip.path, key=slip.key)
    else:
        line, column = document.place_within(slip.path, slip.offset)
    message = slip.message.replace("{line}", str(document.place(slip.other)[0])) if slip.other else slip.message
    file, field = document.text.file, dotted(slip.path)
    return Problem(file, line, column, slip.severity, slip.code, field, message, slip.hint)
