"""What the program does without a display: a choice from the library, or a demonstration where nobody can answer."""

from game.analysis.autoplay import play_on
from game.analysis.policies import POLICIES
from game.analysis.story import story
from game.language import _
from game.places import saves_folder
from game.scenario import library, printable
from game.session import Game, new_save_path, saved
from game.terminal.playing import ask_and_play, debrief_lines, tell

POLICY = "cautious"


def choose_and_play() -> None:
    """Let a person choose a crisis by its number, and play it as text; raise Unreadable or a SaveProblem."""
    shelf = [(each.path, each.scenario) for each in library() if each.scenario]
    tell(_("There is no display here, so you play as text."))
    for place, (_path, scenario) in enumerate(shelf, 1):
        tell(_("{number} {title}, about {minutes} minutes. {summary}").format(
            number=place, title=scenario.title, minutes=scenario.minutes, summary=scenario.summary))  # fmt: skip
    number = _number(len(shelf))
    if number is None:
        return
    path, scenario = shelf[number - 1]
    game = Game.start(path, save=new_save_path(saves_folder(), scenario.scenario))
    ask_and_play(game)
    game.close()


def _number(most: int) -> int | None:
    """Ask until a number of the list is typed; None where the person leaves."""
    while True:
        try:
            answer = input(_("Which crisis? ")).strip()
        except (EOFError, KeyboardInterrupt):
            return None
        if answer.isdigit() and 1 <= int(answer) <= most:
            return int(answer)
        tell(_("Type a number from 1 to {most}.").format(most=most))


def demonstrate() -> None:
    """Let a policy play the first crisis of the library, and say what happened and where it is kept."""
    from game.report import write_page  # noqa: PLC0415 - drawing charts is slow to load, and only needed here

    chosen = next(each for each in library() if each.scenario)
    game = Game.start(chosen.path, save=new_save_path(saves_folder(), chosen.id), by=POLICY)
    play_on(game, POLICIES[POLICY])
    game.close()
    out = game.path.with_suffix(".html")
    write_page(saved(game.path), out)
    tell(_("There is neither a display nor a terminal here, so this is a demonstration game, played by itself."))
    for line in debrief_lines(story(saved(game.path))):
        tell(line)
    tell(_("The record: {path}").format(path=printable(str(game.path))))
    tell(_("The report: {path}").format(path=printable(str(out))))
