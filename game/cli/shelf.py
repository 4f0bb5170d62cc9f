"""Commands for those who choose and teach crises: what a library covers, and the guide to one of them."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from game.cli.answers import Form, FormatOption, plain_problems, print_json
from game.cli.writing import whole
from game.language import _, ngettext
from game.places import SCENARIOS
from game.scenario import Problem, Scenario, Unreadable, find, load
from game.scenario.coverage import Covered, coverage
from game.scenario.reading.guarded import bytes_of
from game.scenario.reading.text import decoded
from game.session import NotSaved


def show_coverage(
    folder: Annotated[Path, typer.Argument(help="A folder of scenarios; the library, if left out.")] = SCENARIOS,
    format: FormatOption = Form.TEXT,
) -> None:
    """Show what a library covers of cyber diplomacy: by its scenarios' own tags."""
    with plain_problems(format):
        shelf = scenarios_in(folder)
        found = coverage(shelf)
        if format == Form.JSON:
            rows = [asdict(each) | {"enough": each.enough} for each in found]
            print_json({"scenarios": sorted(each.scenario for each in shelf), "covered": rows})
        else:
            for line in _lines(found):
                print(line)


def scenarios_in(folder: Path) -> list[Scenario]:
    """Read every scenario of a folder; raise Unreadable with the problems of all that cannot be played."""
    made: list[Scenario] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            made.append(load(path))
        except Unreadable as unreadable:
            problems += unreadable.problems
    if problems:
        raise Unreadable(problems)
    return made


def _lines(found: Sequence[Covered]) -> list[str]:
    lines, group = [], ""
    for each in found:
        if each.group != group:
            group = each.group
            lines.append(group)
        said = _("central in {central}, present in {present}") if each.asked_central else _("in {present}")
        mark = " " if each.enough else "-"
        held = ", ".join(each.present) or _("none")
        counts = said.format(central=len(each.central), present=len(each.present))
        lines.append(f"{mark} {each.id}: {counts} ({held})")
    missing = sum(not each.enough for each in found)
    lines.append(
        ngettext(
            "{count} line of {all} is not covered yet.", "{count} lines of {all} are not covered yet.", missing
        ).format(count=missing, all=len(found))
        if missing
        else _("All {all} lines are covered.").format(all=len(found))
    )
    return lines


def write_guide(
    scenario: Annotated[str, typer.Argument(help="A library id or a file.")],
    out: Annotated[Path, typer.Option(help="The Markdown file to write; notes are read from NAME.notes.md beside it.")],
    games: Annotated[int, typer.Option(min=20, help="Games by each policy that the guide is made from.")] = 200,
) -> None:
    """Write the instructor's guide to a crisis: what it trains, what comes, what tends to happen, how to teach it."""
    from game.analysis.playtest import playtest  # noqa: PLC0415
    from game.analysis.policies import POLICIES  # noqa: PLC0415 - only the guide plays
    from game.report.guide import guide  # noqa: PLC0415

    with plain_problems():
        path = find(scenario)
        load(path)
        notes = out.with_name(f"{out.stem}.notes.md")
        found = playtest(decoded(bytes_of(path), str(path)).content, list(POLICIES), games)
        _write(out, guide(found, _read(notes) if notes.is_file() else ""))


def write_catalogue(
    out: Annotated[Path | None, typer.Option(help="Write the whole catalogue here, with what it covers.")] = None,
    into: Annotated[Path | None, typer.Option(help="Renew the list between its marks in this paper.")] = None,
    folder: Annotated[Path, typer.Option("--of", help="A folder of scenarios; the library, if left out.")] = SCENARIOS,
    format: FormatOption = Form.TEXT,
) -> None:
    """List the library's crises from their own headers, for a paper or a web site."""
    from game.report import catalogue as made  # noqa: PLC0415 - only the catalogue writes papers

    with plain_problems(format):
        shelf = made.in_order(scenarios_in(folder))
        if out:
            _write(out, made.catalogue(shelf))
        if into:
            _write(into, made.put_into(_read(into), shelf))
        if format == Form.JSON:
            print_json({"scenarios": [_header(each) for each in shelf]})
        elif not out and not into:
            for line in made.listing(shelf):
                print(line)


def _header(scenario: Scenario) -> dict[str, object]:
    fields = ("scenario", "title", "summary", "minutes", "level", "topics", "central", "language", "content_note")
    campaign = scenario.campaign
    return {
        **{name: getattr(scenario, name) for name in fields}, "country": scenario.player.country,
        "seats": list(scenario.roles), "campaign": campaign.title if campaign else None,
        "after": campaign.after if campaign else None,
    }  # fmt: skip


def _read(paper: Path) -> str:
    try:
        return paper.read_text(encoding="utf-8")
    except OSError as failed:
        raise NotSaved(paper, _("it cannot be read: {reason}").format(reason=failed.strerror)) from failed


def _write(path: Path, content: str) -> None:
    with whole(path) as fresh:
        fresh.write_text(content, encoding="utf-8")
    print(_("Written: {path}").format(path=path), file=sys.stderr)
