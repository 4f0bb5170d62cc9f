"""Commands for what comes after play: a group's answers and commitments, and a copy without what was typed."""

from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from game import session
from game.cli.answers import Form, FormatOption, plain_problems, print_json
from game.language import _
from game.session import SavedGame


def answers(
    save: Annotated[Path, typer.Argument(help="The record of a finished game.")],
    to: Annotated[str | None, typer.Option(help="A debrief question of the scenario, by its id.")] = None,
    say: Annotated[str | None, typer.Option(help="The group's answer to it.")] = None,
    commit: Annotated[str | None, typer.Option(help="What one person will do differently.")] = None,
    who: Annotated[str, typer.Option(help="Whose commitment it is: a pseudonym.")] = "",
    format: FormatOption = Form.TEXT,
) -> None:
    """Keep what a group says after play: answers to the scenario's questions, and one commitment each.

    It is written beside the save, never into it. Without an option it shows the questions and what was said so far.
    """
    if (to is None) != (say is None):
        raise typer.BadParameter(_("an answer needs both --to QUESTION and --say TEXT"))
    with plain_problems(format):
        game = session.saved(save)
        if to is not None and say is not None:
            _known(game, to)
            session.answer(game, to, say)
        if commit:
            session.commit_to(game, who, commit)
        if format == Form.JSON:
            print_json({"questions": _asked(game), **asdict(game.after)})
        else:
            _show(game)


def _asked(game: SavedGame) -> dict[str, str]:
    """Give the questions that may be asked now, by their ids."""
    asked = game.scenario.debrief.items()
    return {name: each.text for name, each in asked if each.before_reveal or game.revealed}


def _known(game: SavedGame, question: str) -> None:
    if question not in _asked(game):
        near = get_close_matches(question, _asked(game), 1)
        said = _("there is no question '{question}' now; did you mean '{near}'?") if near else _(
            "there is no question '{question}' now; they are: {all}"
        )  # fmt: skip
        raise typer.BadParameter(
            said.format(question=question, near=near[0] if near else "", all=", ".join(_asked(game)))
        )


def _show(game: SavedGame) -> None:
    after = game.after
    for name, text in _asked(game).items():
        print(_("{id}: {question}").format(id=name, question=text))
        for each in after.answers:
            if each.question == name:
                print(_("  Answer: {text}").format(text=each.text))
    for commitment in after.commitments:
        who = commitment.who or _("Somebody")
        print(_("{who} will: {text}").format(who=who, text=commitment.text))


def redact(
    save: Annotated[Path, typer.Argument(help="The record of a finished game.")],
    out: Annotated[Path, typer.Option(help="The file to write; none may be there yet.")],
) -> None:
    """Write a copy of a record without anything a person typed, for passing on.

    Pseudonym, reasons, remarks and a facilitator's texts are taken away. The copy is sealed and verifies like any
    other; it is marked as redacted and names the seal it was made from.
    """
    with plain_problems():
        game = session.saved(save)
        session.redact(game, out)
        copy = session.saved(out)
        print(_("Written: {path}").format(path=out))
        print(
            _(
                "A copy without free text, record {code}, of record {parent}. Answers and commitments are not in it."
            ).format(code=copy.code, parent=game.code)
        )
