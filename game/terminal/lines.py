"""What a player types, and a script holds: one command a line, understood or answered with what would be right."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field

from game.language import _
from game.scenario import nearest

SHAPES: Mapping[str, str] = {
    "continue": "continue", "assess": "assess ID=PERCENT ... basis=low|moderate|high", "keep": "keep",
    "seat": "seat ROLE ID=PERCENT ... basis=low|moderate|high", "spread": "spread", "dissent": "dissent ROLE TEXT",
    "choose": "choose ID", "drop": "drop ID", "because": "because TEXT", "commit": "commit",
    "offer": "offer CLAUSE=OPTION ...", "ask": "ask CLAUSE", "accept": "accept", "walk": "walk",
    "put": "put CLAUSE=OPTION ...", "answer": "answer OPTION", "back": "back", "reveal": "reveal",
    "save": "save FOLDER", "status": "status", "news": "news", "evidence": "evidence", "choices": "choices [ID]",
    "actors": "actors", "briefing": "briefing", "glossary": "glossary WORD [more]", "help": "help", "quit": "quit",
}  # fmt: skip
"""Every command and how it is written."""
_WITHOUT = {name for name, shape in SHAPES.items() if shape == name} - {"evidence", "choices", "actors", "accept"}


class Unclear(Exception):
    """A line that is no command: the message says what would be right; nothing has happened."""


@dataclass(frozen=True)
class Command:
    """One line, taken apart."""

    word: str
    rest: str = ""
    """Everything after the first word."""
    pairs: Mapping[str, str] = field(default_factory=dict)
    """What was written as NAME=VALUE."""


def understood(line: str, menu: Mapping[str, str]) -> Command:
    """Take a line apart; a number stands for what the printed menu says. Raise Unclear."""
    line = menu.get(line.strip(), line.strip())
    word, _space, rest = line.partition(" ")
    word, rest = word.lower(), rest.strip()
    if word.isdigit():
        raise Unclear(_("There is no number {number} in the menu; 'help' lists what can be typed.").format(number=word))
    if word not in SHAPES:
        near = nearest(word, SHAPES)
        meant = (
            _("Did you mean '{shape}'?").format(shape=SHAPES[near]) if near else _("'help' lists what can be typed.")
        )
        raise Unclear(_("'{word}' is not a command. {meant}").format(word=word, meant=meant))
    if word in _WITHOUT and rest:
        raise Unclear(_("'{word}' stands alone on its line.").format(word=word))
    return Command(word, rest, _pairs(word, rest))


def _pairs(word: str, rest: str) -> dict[str, str]:
    if "=" not in SHAPES[word]:
        return {}
    try:
        pieces = shlex.split(rest.replace(" =", "=").replace("= ", "="))
    except ValueError:
        pieces = rest.split()
    pairs = [piece.partition("=") for piece in (pieces[1:] if word == "seat" else pieces)]
    if not pairs or any(not (name and sign and value) for name, sign, value in pairs):
        raise Unclear(_("Write it as: {shape}").format(shape=SHAPES[word]))
    return {name: value for name, _sign, value in pairs}
