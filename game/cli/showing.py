"""Commands that show a scenario from another side than its text: one part as a player reads it."""

from typing import Annotated

import typer

from game.cli.answers import Form, FormatOption, ModeName, plain_problems, print_json
from game.scenario import find, load
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
