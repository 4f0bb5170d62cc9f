"""Commands about a campaign: how it stands, and the debrief over all its crises."""

from pathlib import Path
from typing import Annotated

import typer

from game import session
from game.analysis.story import Story
from game.analysis.year import year
from game.cli.answers import Form, FormatOption, plain_problems, print_json
from game.cli.writing import whole
from game.language import _
from game.session import NotSaved


def campaign(
    save: Annotated[Path, typer.Argument(help="The record of the campaign's latest game.")],
    out: Annotated[Path | None, typer.Option(help="Write the debrief over all its games, as one page.")] = None,
    format: FormatOption = Form.TEXT,
) -> None:
    """Show a campaign: what each of its crises came to, what it left to the next, and which one comes now."""
    with plain_problems(format):
        games = session.read_campaign(save)
        told, after = year(games), _after(games[-1])
        if out:
            _write(out, games)
        if format == Form.JSON:
            print_json({"campaign": told.title, "parts": [_part(each) for each in told.parts], "next": after})
            return
        print(told.title)
        for each in told.parts:
            print(_("{title}: {ending}").format(title=each.scenario.title, ending=each.ending))
            for text in each.game.brought:
                print(_("From before: {text}").format(text=text))
        if after:
            print(_("Next: play {scenario} --after {path}").format(scenario=after, path=save))
        if out:
            print(_("Written: {path}").format(path=out))


def _after(game: session.SavedGame) -> str:
    """Give the id of the crisis that can be played next; empty where there is none."""
    try:
        return session.next_crisis(game).stem if game.seal else ""
    except NotSaved:
        return ""


def _part(told: Story) -> dict[str, object]:
    return {
        "scenario": told.scenario.scenario, "save": str(told.game.path),
        "brought": list(told.game.header.get("brought", ())),
        "ending": told.game.seal["ending"] if told.game.seal else "",
        "meters": {meter.name: [meter.start / 10, meter.end / 10] for meter in told.meters},
    }  # fmt: skip


def _write(out: Path, games: tuple[session.SavedGame, ...]) -> None:
    from game.report.campaign import write_campaign  # noqa: PLC0415 - a page is slow to load, and only needed here

    with whole(out) as fresh:
        write_campaign(games, fresh)
