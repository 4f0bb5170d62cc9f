"""What every screen has: the band with the crisis and its clock, the headline, the footer with its keys."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pygame

from game.language import _
from game.rules import PlayerView
from game.scenario import Scenario
from game.session import Phase, words
from game.session.words import Words
from game.ui import paint, text
from game.ui.canvas import Canvas
from game.ui.flow import Act, Flow, button_size, cap_size, draw_button, draw_cap
from game.ui.focus import Cap, Key
from game.ui.pieces import pips, pips_width
from game.ui.theme import BAR, MARGIN, Colour

LAST_MINUTE = 60
"""Seconds of real time at which the room is warned."""
RAIL = (Phase.SITUATION, Phase.ASSESSMENT, Phase.DECISION, Phase.NEGOTIATION, Phase.RESOLUTION)
"""The phases of a round, in the order in which the band names them."""


def rail(scenario: Scenario) -> Sequence[Phase]:
    """Give the phases a round of this crisis can have: talks only where it has any."""
    return [each for each in RAIL if each != Phase.NEGOTIATION or scenario.negotiations]


@dataclass(frozen=True)
class Hint:
    """A key and what it does here."""

    cap: str
    does: str


@dataclass(frozen=True)
class Action:
    """A button of the footer; the last one is the primary action."""

    id: str
    label: str
    cap: str
    act: Act
    refused: str = ""
    aside: str = ""
    """Why it cannot be used, in few words that stand beside it; empty where the screen says so already."""


@dataclass(frozen=True)
class TimeLeft:
    """What the band says of the room's clock."""

    said: str
    urgent: bool
    """True in the last minute, and while the room is held."""
    warning: str = ""
    """What is told once, where a clock that counts is not read out by the second."""


def time_left(seconds: int | None, paused: bool) -> TimeLeft | None:
    """Say how much real time is left; None where none is limited and nobody holds the room."""
    if paused:
        return TimeLeft(_("Paused"), True)
    if seconds is None:
        return None
    left = _("{minutes}:{seconds:02} left").format(minutes=seconds // 60, seconds=seconds % 60)
    last = seconds <= LAST_MINUTE
    return TimeLeft(left, last, _("The last minute has begun.") if last else "")


def margin(canvas: Canvas) -> int:
    """Give the margin at the sides: 24 to 48 pixels by the width of the window."""
    return 24 if canvas.size[0] < 1200 else MARGIN if canvas.size[0] < 1900 else 48


def bar_height(canvas: Canvas) -> int:
    """Give the height of the footer, and of the band where that has room."""
    return max(BAR, canvas.px(56))


def band_height(canvas: Canvas) -> int:
    """Give the height of the band."""
    return canvas.px(48) if canvas.low else bar_height(canvas)


def band(
    canvas: Canvas, scenario: Scenario, view: PlayerView, phase: Phase, round: int, left: TimeLeft | None,
    rehearsal: bool = False, skipped: Collection[Phase] = (), told_until: int | None = None,
) -> None:  # fmt: skip
    """Draw the band: crisis and round, the phases, the crisis clock and the attack's.

    `told_until` is the minute up to which an account has been told: the clock stands there, and the attack's is not
    shown until the account is at its end.
    """
    width, height = canvas.size[0], band_height(canvas)
    with canvas.as_one(pygame.Rect(0, 0, width, height), "band", scenario.title):
        canvas.fill(pygame.Rect(0, 0, width, height), "band")
        canvas.fill(pygame.Rect(0, height - 1, width, 1), "band" if canvas.theme.name == "light" else "rule")
        now = view.clock if told_until is None else told_until
        begins = _crisis(canvas, scenario, view, round, now, height, rehearsal)
        ends = _clock(canvas, scenario, view, now, height, left, begins)
        _rail(canvas, rail(scenario), phase, skipped, begins, ends, height)


def _crisis(
    canvas: Canvas, scenario: Scenario, view: PlayerView, round: int, now: int, height: int, rehearsal: bool
) -> int:
    x, size = margin(canvas), canvas.px(30)
    canvas.icon("demarche", (x, (height - size) // 2), size, canvas.theme["band-ink"])
    canvas.cap(Cap(pygame.Rect(x, 0, size, height), Key("escape")))
    x += size + canvas.px(14)
    said = _("Round {round} of {rounds} · {when}").format(
        round=round, rounds=view.rounds, when=Words(scenario).when(now)
    )
    if rehearsal:
        said = _("Rehearsal · {said}").format(said=said)
    room = max(canvas.width(scenario.title, "lead", "serif", 500), canvas.width(said, "caption")) + 4
    top = (height - canvas.type("lead")[0] - canvas.type("caption")[1]) // 2 - canvas.px(4 if canvas.low else 3)
    ink, muted = canvas.theme["band-ink"], canvas.theme["band-muted"]
    canvas.write(scenario.title, (x, top), room, size="lead", voice="serif", weight=500, colour=ink)
    canvas.write(said, (x, top + canvas.px(24)), room, size="caption", colour=muted)
    return x + room


def _clock(
    canvas: Canvas, scenario: Scenario, view: PlayerView, clock: int, height: int, left: TimeLeft | None, begins: int
) -> int:
    """Draw the crisis clock, under it the attack's and the room's; where both find no room, the room's alone."""
    now = words.moment(clock)
    told = _("{clock}, stage {stage}") if scenario.attack.called else _("attack {clock}, stage {stage}")
    said = told.format(clock=words.attack_clock(view.attack.clock), stage=len(view.attack.begun))
    sun = canvas.px(22)
    below = canvas.width(said, "caption") + sun
    chip = canvas.width(left.said, "caption", weight=600) + canvas.px(20) if left else 0
    space = canvas.size[0] - margin(canvas) - begins - canvas.px(24)
    if chip + below > space and left:
        said, below = "", 0
    size, down = ("heading", canvas.px(26)) if canvas.low else ("title", canvas.px(33))
    room = max(canvas.width(now, size, "mono", 600), below + chip) + 4
    x = canvas.size[0] - margin(canvas) - room
    top = (height - canvas.type(size)[0] - canvas.type("caption")[0]) // 2 - canvas.px(5)
    ink, muted = canvas.theme["band-ink"], canvas.theme["band-muted"]
    canvas.write(now, (x, top), room, size=size, voice="mono", weight=600, colour=ink, align="right")
    if said and clock == view.clock:
        canvas.write(said, (x, top + down), room, size="caption", colour=muted, align="right")
        middle = top + down + (canvas.type("caption")[1] - canvas.px(17)) // 2
        canvas.icon("attack", (x + room - below, middle), canvas.px(17), muted)
    if left:
        _chip(canvas, left, pygame.Rect(x + room - below - chip, top + down, chip, canvas.type("caption")[1]))
    return x


def _chip(canvas: Canvas, left: TimeLeft, rect: pygame.Rect) -> None:
    """Write what is left of the room's time; in the last minute on a ground of its own."""
    if left.urgent:
        canvas.box(rect.inflate(-canvas.px(8), 0), "warn-soft", "warn")
    colour = canvas.theme["ink" if left.urgent else "band-muted"]
    canvas.tell(left.warning, rect, "alarm")
    at = (rect.left + canvas.px(8), rect.top)
    canvas.write(left.said, at, rect.width, size="caption", weight=600, colour=colour, kind="clock")


def _rail(
    canvas: Canvas, phases: Sequence[Phase], phase: Phase, skipped: Collection[Phase], left: int, right: int,
    height: int,
) -> None:  # fmt: skip
    pad, join = canvas.px(13), canvas.px(14)
    widths = [canvas.width(words.phase(each), weight=600) + 2 * pad + canvas.px(20) for each in phases]
    whole = sum(widths) + join * (len(phases) - 1)
    if phase not in phases or whole > right - left - canvas.px(24):
        _pill(canvas, phases, phase, left, right, height)
        return
    x = left + (right - left - whole) // 2
    for each, width in zip(phases, widths, strict=True):
        past = phases.index(each) < phases.index(phase)
        stands = "here" if each == phase else "to come" if not past else "skipped" if each in skipped else "done"
        _step(canvas, pygame.Rect(x, (height - canvas.px(34)) // 2, width, canvas.px(34)), each, stands)
        x += width
        if each != phases[-1]:
            canvas.fill(pygame.Rect(x, height // 2, join, 1), "band-muted")
            x += join


def _step(canvas: Canvas, rect: pygame.Rect, phase: Phase, stands: str) -> None:
    here = stands == "here"
    ink = canvas.theme["band" if here else "band-muted"]
    if here:
        canvas.shape(
            lambda surface: paint.box(surface, rect, canvas.theme["band-ink"], radius=rect.height // 2)
        )  # a pill: the one place with round ends
    centre = (rect.left + canvas.px(18), rect.centery)
    _standing(canvas, centre, ink, stands)
    top = rect.centery - canvas.type("body")[1] // 2
    at = (rect.left + canvas.px(31), top)
    canvas.write(words.phase(phase), at, rect.width, weight=600 if here else 400, colour=ink, kind="sight")


def _standing(canvas: Canvas, centre: tuple[int, int], ink: Colour, stands: str) -> None:
    """Draw how far a phase is by shape, not by colour: a tick, a triangle for here, a circle, a dash for left out."""
    if stands == "skipped":
        size = canvas.px(13)
        canvas.icon("dash", (centre[0] - size // 2, centre[1] - size // 2), size, ink)
        return
    done = stands == "done"
    if stands == "here":
        canvas.shape(lambda surface: paint.play(surface, centre, canvas.px(12), ink))
        return
    canvas.shape(lambda surface: paint.dot(surface, centre, canvas.px(7 if done else 6), ink, filled=done))
    if done:
        size = canvas.px(11)
        canvas.icon("check", (centre[0] - size // 2, centre[1] - size // 2), size, canvas.theme["band"])


def _pill(canvas: Canvas, phases: Sequence[Phase], phase: Phase, left: int, right: int, height: int) -> None:
    """Name the phase in one pill: where the rail has no room, and where the phase is not of the rail."""
    said = words.phase(phase)
    if phase in phases:
        said = _("{phase}, step {number} of {all}").format(phase=said, number=phases.index(phase) + 1, all=len(phases))
    tall, pad, room = canvas.px(34), canvas.px(32), right - left - 16
    said = next((each for each in (said, words.phase(phase)) if canvas.width(each, weight=600) + pad <= room), "")
    if not said:
        return
    width = canvas.width(said, weight=600) + pad
    rect = pygame.Rect((left + right - width) // 2, (height - tall) // 2, width, tall)
    canvas.shape(lambda surface: paint.box(surface, rect, canvas.theme["band-ink"], radius=tall // 2))
    top = rect.centery - canvas.type("body")[1] // 2
    canvas.write(said, (rect.left, top), width, weight=600, colour=canvas.theme["band"], align="centre", kind="sight")


def headline(
    canvas: Canvas, said: str, aside: str = "", points: tuple[int, int, str] | None = None
) -> pygame.Rect:  # fmt: skip
    """Draw the screen's one headline under the band; give the room that is left for panels.

    `aside` stands at the right; before it `points`: how many of how many are left, and what they are called.
    """
    short = canvas.low
    if short:
        aside, points = (aside, (*points[:2], "")) if points else ("", None)
    side, top = margin(canvas), band_height(canvas) + canvas.px(4 if short else 14)
    aside_room = canvas.width(aside, "body") + 8 if aside else 0
    dots = pips_width(canvas, points[1], 18) if points else 0
    label = canvas.width(points[2], "body") + canvas.px(12) if points and points[2] else 0
    whole = aside_room + (dots + label + canvas.px(8) if points else 0)
    room = canvas.size[0] - 2 * side - (whole + canvas.px(24) if whole else 0)
    sizes, least = (("heading",), "lead") if short else (("headline", "title"), "heading")
    size = next((each for each in sizes if canvas.width(said, each, "serif", 500) <= room), least)
    height = canvas.write(said, (side, top), room, size=size, voice="serif", weight=500)
    last = top + height - canvas.type("body")[1] - canvas.px(2)
    if aside:
        at = (canvas.size[0] - side - aside_room, last)
        canvas.write(aside, at, aside_room, colour=canvas.theme["ink" if points else "muted"], align="right")
    if points:
        x = canvas.size[0] - side - whole
        canvas.write(points[2], (x, last), label, colour=canvas.theme["muted"])
        pips(Flow(canvas, x + label, last, dots), points[0], points[1], ink="accent", pixels=18)
    below = top + height + canvas.px(4 if short else 12)
    bottom = canvas.size[1] - bar_height(canvas) - canvas.px(4 if short else 16)
    return pygame.Rect(side, below, canvas.size[0] - 2 * side, bottom - below)


def footer(canvas: Canvas, hints: Sequence[Hint], actions: Sequence[Action]) -> None:
    """Draw the footer: keys at the left, actions at the right; where room is short only the primary shows its key."""
    width, height = canvas.size[0], bar_height(canvas)
    rect = pygame.Rect(0, canvas.size[1] - height, width, height)
    with canvas.clipped(rect, "footer"):
        canvas.fill(rect, "surface")
        canvas.fill(pygame.Rect(0, rect.top, width, 1), "rule")
        x = width - margin(canvas)
        gap = canvas.px(8 if canvas.low else 12)
        wide = sum(button_size(canvas, each.label, each.cap)[0] + gap for each in actions)
        capped = wide + _hint_width(canvas, _more()) < x - margin(canvas)
        for place, action in enumerate(reversed(actions)):
            cap = action.cap if capped or place == 0 else ""
            size = button_size(canvas, action.label, cap)
            x -= size[0]
            button = pygame.Rect(x, rect.centery - size[1] // 2, *size)
            draw_button(
                canvas, button, action.id, action.label, action.act, cap=cap, primary=place == 0,
                refused=action.refused,
            )  # fmt: skip
            x -= gap
        if actions and actions[-1].refused:
            x = _aside(canvas, actions[-1].aside, rect, x)
        _hints(canvas, hints, rect, x)


def _aside(canvas: Canvas, said: str, rect: pygame.Rect, until: int) -> int:
    """Write at the left of the buttons why the primary one cannot be used; give where the keys end then."""
    whole, line = canvas.width(said, "caption", weight=500), canvas.type("caption")[1]
    free = until - margin(canvas) - _hint_width(canvas, _more()) - canvas.px(30)
    rooms = [room for room in (whole + 4, whole * 5 // 8 + 4) if room <= free and 2 * room <= free + canvas.px(160)]
    if not said or not rooms:
        return until
    lines = len(text.wrapped(said, rooms[0], "sans", 500, canvas.type("caption")[0]))
    at = (until - rooms[0] - canvas.px(4), rect.centery - lines * line // 2)
    canvas.write(said, at, rooms[0], size="caption", weight=500, align="right")
    icon = (at[0] - canvas.px(26), rect.centery - canvas.px(9))
    canvas.icon("warn", icon, canvas.px(18), canvas.theme["warn"])
    return icon[0] - canvas.px(10)


def _hints(canvas: Canvas, hints: Sequence[Hint], rect: pygame.Rect, until: int) -> None:
    """Tell the keys, in large text in two lines; where not all have room, F1 tells the others."""
    muted, lines = (
        canvas.theme["muted"],
        _fitting(canvas, hints, until - margin(canvas) + canvas.px(12), 2 if canvas.snug else 1),
    )
    step = canvas.px(26)
    for place, line in enumerate(lines):
        x, middle = margin(canvas), rect.centery + step * (2 * place - len(lines) + 1) // 2
        for hint in line:
            cap_height = cap_size(canvas, hint.cap)[1]
            left, top = x, middle - cap_height // 2
            x += draw_cap(canvas, hint.cap, (x, top)) + canvas.px(7)
            canvas.write(hint.does, (x, middle - canvas.type("caption")[1] // 2), 2000, size="caption", colour=muted)
            x += canvas.width(hint.does, "caption") + canvas.px(20)
            if key := _pressed(hint.cap):
                canvas.cap(Cap(pygame.Rect(left, top, x - canvas.px(20) - left, cap_height), key))


def _pressed(cap: str) -> Key | None:
    """Give the key that a picture of one key stands for; arrows are pressed one by one, and ranges not at all."""
    if len(cap) == 1 and cap.isalnum():
        return Key(cap.lower(), cap.lower())
    return {
        "Tab": Key("tab"),
        "Space": Key("space", " "),
        "Esc": Key("escape"),
        "F1": Key("f1"),
        "PgDn": Key("page down"),
    }.get(cap)


def _fitting(canvas: Canvas, hints: Sequence[Hint], room: int, most: int) -> Sequence[Sequence[Hint]]:
    """Give as many of the keys as at most so many lines of this width hold."""
    for count in range(len(hints), -1, -1):
        own = [each for each in hints[:count] if count == len(hints) or each.cap != "F1"]
        lines = _in_lines(canvas, own if count == len(hints) else [*own, _more()], room)
        if len(lines) <= most and all(_hint_width(canvas, line[0]) <= room for line in lines):
            return lines
    least = next((each for each in (_("keys"), "") if _hint_width(canvas, Hint("F1", each)) <= room), None)
    return () if least is None else ((Hint("F1", least),),)


def _in_lines(canvas: Canvas, hints: Sequence[Hint], room: int) -> Sequence[Sequence[Hint]]:
    lines: list[list[Hint]] = []
    left = 0
    for hint in hints:
        wide = _hint_width(canvas, hint)
        if not lines or wide > left:
            lines.append([])
            left = room
        lines[-1].append(hint)
        left -= wide
    return lines


def _more() -> Hint:
    return Hint("F1", _("more keys"))


def _hint_width(canvas: Canvas, hint: Hint) -> int:
    return cap_size(canvas, hint.cap)[0] + canvas.width(hint.does, "caption") + canvas.px(27)
