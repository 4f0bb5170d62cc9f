"""A facilitator's desk as lines of text: it shows the control sheet, and leaves wishes for the game beside the save."""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from game.analysis.control import ControlSheet, Due, control_sheet
from game.language import _
from game.scenario import Scenario, nearest
from game.scenario.reading.text import visible
from game.scenario.vocabulary import flags_set, meters_of
from game.session import Asked, CannotWrite, SavedGame, SaveProblem, ask, saved, words
from game.terminal.lines import Unclear

Tell = Callable[[str], None]
SHAPES: Mapping[str, str] = {
    "sheet": "sheet", "rows": "rows", "inject": 'inject "TITLE" "TEXT" [METER=+POINTS ...] [flag.NAME ...]',
    "remark": "remark TEXT", "rate": "rate OBJECTIVE 1..5 [TEXT]", "pause": "pause", "go-on": "go-on",
    "time": "time MINUTES", "end": "end", "help": "help", "quit": "quit",
}  # fmt: skip
"""Every command and how it is written."""
_ALONE = {"pause": Asked(do="pause"), "go-on": Asked(do="go_on"), "end": Asked(do="end")}


def facilitate_lines(save: Path, lines: Iterable[str], told: Tell, who: str = "") -> None:
    """Show the control sheet, then take lines as `who` types them; a wrong line costs nothing."""
    for line in sheet_lines(control_sheet(saved(save))):
        told(line)
    for typed in lines:
        line = visible(typed).strip()
        if line in ("quit", "exit"):
            return
        if line and not line.startswith("#"):
            for answer in _answers(save, line, who):
                told(answer)


def _answers(save: Path, line: str, who: str) -> Iterator[str]:
    word, _space, rest = line.partition(" ")
    try:
        if word not in SHAPES:
            near = nearest(word, SHAPES)
            raise Unclear(
                _("Did you mean '{shape}'?").format(shape=SHAPES[near])
                if near
                else _("'help' lists what can be typed.")
            )
        if word in ("sheet", "rows", "help"):
            yield from _looked(save, word)
        else:
            yield from _wished(save, word, rest.strip(), who)
    except (Unclear, SaveProblem) as problem:
        yield str(problem)


def _looked(save: Path, word: str) -> Iterable[str]:
    if word == "help":
        return [_("You can type: {shapes}.").format(shapes=words.listed(SHAPES.values()))]
    sheet = control_sheet(saved(save))
    return sheet_lines(sheet) if word == "sheet" else [_row(each) for each in sheet.rows]


def _wished(save: Path, word: str, rest: str, who: str) -> Iterator[str]:
    game = saved(save)
    if game.seal:
        raise Unclear(_("The game is over: nothing can be asked of it any more."))
    try:
        ask(save, _understood(game, word, rest).model_copy(update={"who": who}))
    except CannotWrite as refusal:
        yield str(refusal)
        return
    yield _("Left for the game: it takes this between two decisions.")


def _understood(game: SavedGame, word: str, rest: str) -> Asked:
    if word == "inject":
        return _inject(game.scenario, rest)
    if word == "rate":
        return _rating(game.scenario, rest)
    if word == "remark" and rest:
        return Asked(do="remark", text=rest[:4000])
    if word == "time" and rest.isdecimal() and 1 <= int(rest) <= 120:
        return Asked(do="time", minutes=int(rest))
    if word in _ALONE and not rest:
        return _ALONE[word]
    raise _written_so(word)


def _written_so(word: str) -> Unclear:
    return Unclear(_("Write it as: {shape}").format(shape=SHAPES[word]))


def _inject(scenario: Scenario, rest: str) -> Asked:
    try:
        title, text, *rest_of_it = shlex.split(rest)
    except ValueError:
        raise _written_so("inject") from None
    effects: dict[str, int] = {}
    flags: list[str] = []
    for each in rest_of_it:
        name, sign, points = each.partition("=")
        if sign:
            effects[_known(name, meters_of(scenario))] = _tenths(points)
        else:
            flags.append(_known(name.removeprefix("flag."), sorted(flags_set(scenario))))
    return Asked(do="inject", title=title[:200], text=text[:4000], effects=effects, flags=tuple(flags))


def _tenths(points: str) -> int:
    digits = points.removeprefix("+").removeprefix("-")
    if not digits.isdecimal() or int(digits) > 100:
        raise Unclear(
            _("'{points}' is no push on a meter: write whole points from -100 to +100.").format(points=points)
        )
    return -10 * int(digits) if points.startswith("-") else 10 * int(digits)


def _known(name: str, names: Iterable[str]) -> str:
    all_of_them = list(names)
    if name not in all_of_them:
        near = nearest(name, all_of_them)
        meant = _("did you mean '{near}'?").format(near=near) if near else words.listed(all_of_them)
        raise Unclear(_("nothing is called '{name}' here; {meant}").format(name=name, meant=meant))
    return name


def _rating(scenario: Scenario, rest: str) -> Asked:
    name, _space, more = rest.partition(" ")
    grade, _space, text = more.strip().partition(" ")
    if grade not in ("1", "2", "3", "4", "5"):
        raise _written_so("rate")
    return Asked(do="rate", objective=_known(name, scenario.objectives), grade=int(grade), text=text.strip()[:4000])


def sheet_lines(sheet: ControlSheet) -> Iterator[str]:
    """Tell where a game stands: what is true, what is under way, what is due."""
    yield _("Control sheet: {title}. It holds the truth: keep it off the projector.").format(title=sheet.title)
    yield _("{phase}, round {round} of {rounds}, {moment}.").format(
        phase=words.phase(sheet.phase), round=sheet.round, rounds=sheet.rounds, moment=sheet.moment
    )
    yield _("True: {truth}").format(truth=sheet.truth)
    for who, profile in sheet.profiles.items():
        yield _("What {who} really wants: {profile}").format(who=who, profile=profile)
    yield from _clock(sheet)
    yield words.listed(f"{name} {value:g}" for name, value in sheet.meters.items())
    for moment, name in sheet.under_way:
        yield _("Under way: {name}, due at {moment}").format(name=name, moment=moment)
    for row in sheet.rows:
        if not (row.came or row.expected):
            yield _row(row)
    for remark in sheet.remarks:
        yield _("Noted: {text}").format(text=remark)


def _clock(sheet: ControlSheet) -> Iterator[str]:
    if sheet.minutes_a_round:
        yield _("A round has {minutes} real minutes; {extra} more were given so far.").format(
            minutes=sheet.minutes_a_round, extra=sheet.extra_minutes
        )
    else:
        yield _("No time limit is set: the room's clock does not run.")
    if sheet.paused:
        yield _("Paused. 'go-on' lets the room's clock run again.")


def _row(row: Due) -> str:
    if row.came:
        when = _("came at {moment}").format(moment=row.came)
    elif row.expected:
        when = _("not done")
    elif row.waits_for:
        when = _("waits for: {condition}").format(condition=row.waits_for)
    else:
        when = _("due {time}").format(time=row.time or _("when its condition holds"))
    return _("{number} {title} ({id}): {when}").format(number=row.number, title=row.title, id=row.id, when=when)
