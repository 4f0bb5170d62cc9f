"""Commands that show a scenario from another side than its text: a part as it reads, the whole as a picture."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from game.cli.answers import Form, FormatOption, ModeName, plain_problems, print_json
from game.cli.writing import whole
from game.language import _
from game.scenario import Scenario, find, library, load, nearest, reference
from game.scenario.links import Key, links, rounds, things
from game.session import NotSaved
from game.terminal import telling
from game.terminal.preview import NoSuchPart, preview, told


def preview_part(
    scenario: Annotated[str, typer.Argument(help="A library id or a file.")],
    id: Annotated[str, typer.Argument(help="What to show: an id such as hotline, or an address: choices.hotline.")],
    mode: Annotated[ModeName, typer.Option(help="exercise shows pushes on trust as words.")] = ModeName.TRAINING,
    format: FormatOption = Form.TEXT,
) -> None:
    """Show how an inject, a choice, a finding or any other part will read in the game, and what works behind it."""
    with plain_problems(format):
        path = find(scenario)
        try:
            shown = preview(load(path), id, mode.value)
        except NoSuchPart as none:
            raise typer.BadParameter(str(none)) from None
        if format == Form.JSON:
            parts = [{"address": each.address, "lines": each.lines, "behind": each.behind} for each in shown]
            print_json({"scenario": path.stem, "parts": parts})
        else:
            for line in told(shown):
                print(line)


def graph(
    scenario: Annotated[str, typer.Argument(help="A library id or a file.")],
    out: Annotated[Path, typer.Option(help="The picture to write: FILE.svg.")],
    around: Annotated[
        str | None, typer.Option(help="Only what leads to this id, and what it leads to, two steps each way.")
    ] = None,
    format: FormatOption = Form.TEXT,
) -> None:
    """Draw what leads to what, round by round: the attack, injects, choices, flags, evidence, endings, as an SVG."""
    from game.report.graph import NoGraph  # noqa: PLC0415
    from game.report.graph import graph as drawn  # noqa: PLC0415

    with plain_problems(format):
        crisis = load(find(scenario))
        centre = _keys(crisis, around) if around else frozenset[Key]()
        try:
            picture = drawn(crisis, centre)
        except NoGraph as missing:
            raise NotSaved(out, str(missing)) from None
        with whole(out) as fresh:
            fresh.write_text(picture, encoding="utf-8")
        if format == Form.JSON:
            print_json({"scenario": crisis.scenario, "picture": str(out), **_as_json(crisis)})
        else:
            print(_("Written: {path}").format(path=out))


def glossary(
    word: Annotated[str, typer.Argument(help="A word, or an id such as norm-h or LO-2; all of them if left out.")] = "",
    format: FormatOption = Form.TEXT,
) -> None:
    """Explain a word of the field: norms, confidence-building measures, law, kinds of evidence, objectives, terms."""
    with plain_problems(format):
        ids = {term.name: id for id, term in reference.glossary().items()}
        found = reference.look_up(word) if word else tuple(reference.glossary().values())
        if not found:
            raise typer.BadParameter(_("the glossary has nothing near '{word}'").format(word=word))
        crises = [each.scenario for each in library() if each.scenario] if word else []
        if format == Form.JSON:
            print_json({"terms": [{"id": ids[each.name], **each.model_dump()} for each in found]})
        if word and format == Form.TEXT and not reference.bearing(word):
            print(_("The glossary has nothing under '{word}'. Near it:").format(word=word))
        for term in found if format == Form.TEXT else ():
            print(f"{ids[term.name]}: {term.name}")
            for line in telling.term_whole(term, crises) if word else ():
                print(f"  {line}")


def _keys(scenario: Scenario, id: str) -> frozenset[Key]:
    """Give everything that bears an id; say what is near where nothing does."""
    known = [thing.key for thing in things(scenario)]
    found = frozenset(key for key in known if key[1] == id.rpartition(".")[2])
    if not found:
        ids = [name for _kind, name in known]
        near = nearest(id, ids)
        meant = _("did you mean '{near}'?").format(near=near) if near else ", ".join(ids[:12])
        raise typer.BadParameter(_("nothing is called '{id}'; {meant}").format(id=id, meant=meant))
    return found


def _as_json(scenario: Scenario) -> dict[str, Sequence[object]]:
    shown, all_links = things(scenario), links(scenario)
    when = rounds(shown, all_links)
    return {
        "things": [{"kind": each.kind, "id": each.id, "title": each.title, "round": when[each.key]} for each in shown],
        "links": [asdict(link) for link in all_links],
    }
