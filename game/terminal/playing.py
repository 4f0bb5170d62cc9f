"""Playing by lines: asked from a person, or read from a script."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import wrap

from game.analysis.percents import whole
from game.analysis.story import Story, story
from game.language import _
from game.scenario import Scenario
from game.session import Game, saved, words
from game.session.words import Words
from game.terminal.table import Table

Tell = Callable[[str], None]
WIDTH = 96


def tell(line: str) -> None:
    """Print one line; on a terminal it is broken between words."""
    if not sys.stdout.isatty():
        print(line)
        return
    for piece in wrap(line, WIDTH, subsequent_indent="  " if line.startswith("  ") else "") or [""]:
        print(piece)


def ask_and_play(game: Game, told: Tell = tell) -> None:
    """Play with a person at the keyboard, until the debrief or `quit`."""
    play_lines(game, typed(), told)


def typed() -> Iterator[str]:
    """Give the lines a person types, until the end of the input."""
    while True:
        try:
            yield input("> ")
        except (EOFError, KeyboardInterrupt):
            return


def play_lines(
    game: Game, lines: Iterable[str], told: Tell = tell, refused: Callable[[int, str], None] = lambda number, why: None
) -> None:
    """Play lines as if they were typed; empty lines and `#` comments are passed over.

    `refused` hears the number of each line that was not carried out, from 1, and why.
    """
    table = Table(game, debrief)
    if game.torn:
        told(_("The last decision was in flight when the machine stopped, and is not there. All before it is."))
    for line in table.shown():
        told(line)
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            for answer in table.take(line):
                told(answer)
            if table.refusal:
                refused(number, table.refusal)
        if table.left:
            break
    if table.game is not game:
        table.game.close()
    told(_("Saved in {path}").format(path=table.game.path))


def debrief(game: Game) -> Iterator[str]:
    """Tell the debrief in lines: what the page holds, shorter."""
    yield from debrief_lines(story(saved(game.path)))


def debrief_lines(told: Story) -> Iterator[str]:
    """Tell a story in plain lines."""
    said = Words(told.scenario)
    yield told.ending
    yield told.ending_text
    for meter in told.meters:
        yield _("{meter}: from {start} to {end}").format(
            meter=meter.title, start=words.points(meter.start), end=words.points(meter.end)
        )
    for each in told.objectives:
        yield (_("Shown: {title}") if each.met else _("Not shown: {title}")).format(title=each.title)
        if not each.met and each.missed:
            yield f"  {each.missed}"
    if told.opened is None:
        yield _("What was true is still covered. Talk first; then type 'reveal'.")
    else:
        yield _("What was true: {text}").format(text=told.opened.text)
        if told.opened.came_out:
            yield f"  {told.opened.came_out}"
        if told.opened.judged:
            yield _(
                "Brier score: 0 is certain and right, 2 certain and wrong; equal shares for all would give {equal:.2f}."
            ).format(equal=1 - 1 / len(told.scenario.hypotheses))
        for judged in told.opened.judged:
            yield _("Round {round}, Brier score {brier:.2f}: you stated {stated}.").format(
                round=judged.round, brier=judged.brier, stated=_shares(told.scenario, judged.stated)
            )
            yield _("  The evidence supported {reasoned}.").format(
                reasoned=_shares(told.scenario, whole(judged.reasoned))
            )
        for happening in told.opened.reckoning:
            moved = words.listed(f"{said.meter(m)} {words.signed(change)}" for m, change in happening.changes.items())
            yield _("After the game's end. {line}: {changes}").format(line=said.line(happening), changes=moved)
        yield from told.opened.answered
    yield _("To talk about:")
    yield from told.questions


def _shares(scenario: Scenario, percents: Mapping[str, int]) -> str:
    """Write percents by the explanations' names, in their order."""
    given = ((each.name, percents[name]) for name, each in scenario.hypotheses.items() if name in percents)
    return "; ".join(f"{name} {percent or '< 1'} %" for name, percent in given)
