"""The drawn parts that several screens share: meters, documents, grades, changes, the attack's track."""

from collections.abc import Mapping, Sequence
from functools import partial

import pygame

from game.language import _
from game.rules import Hint, MeterView, PlayerView
from game.scenario import Scenario
from game.session import words
from game.session.words import Words
from game.ui import paint
from game.ui.flow import Flow

ICONS: Mapping[str, str] = {
    "cable": "cable", "news": "news", "cert": "cert", "intelligence": "intel", "statement": "statement",
    "phone": "dialogue", "report": "cable", "social": "statement", "choice": "choice", "outcome": "outcome",
    "finding": "eye", "withdrawal": "cross", "inject": "reaction", "stage": "attack", "attack": "attack",
    "red_line": "warn", "talks": "agree", "clause": "agree", "draft": "cable", "attribution": "attribution",
    "facilitator": "book", "reckoning": "book",
}  # fmt: skip
"""The icon of a channel or of a kind of cause."""
EASY = 7
"""Meters that stand at ease below each other in a window of 1280x800."""


def change(flow: Flow, said: str, up: bool, good: bool, align: str = "right") -> None:
    """Write a change with its arrow, in the colour of gain or loss; nothing where nothing changed."""
    if not said:
        flow.text(_("no change"), "caption", ink="muted", align=align)
        return
    canvas, token = flow.canvas, "gain" if good else "loss"
    room = canvas.width(said, "caption", "mono", 600) + canvas.px(16)
    left = flow.x + flow.room - room if align == "right" else flow.x
    colour = canvas.ink(token, flow.on_selected)
    middle = flow.y + canvas.type("caption")[1] // 2
    if canvas.whole(flow.y, canvas.type("caption")[1]):
        canvas.shape(lambda surface: paint.arrow(surface, (left + canvas.px(5), middle), canvas.px(8), up, colour))
    at = (left + canvas.px(16), flow.y)
    if said[0].isalpha():  # a step in words has no sign: what the arrow shows is told
        canvas.tell(_("up") if up else _("down"), pygame.Rect(at, (1, 1)))
    canvas.write(said, at, room, size="caption", voice="mono", weight=600, colour=colour)
    flow.y += canvas.type("caption")[1]


def meter_rows(flow: Flow, scenario: Scenario, view: PlayerView, said: Words) -> None:
    """Draw every meter as a row; many stand closer, so that all are seen at once in a small window."""
    above = 7 if len(view.meters) <= EASY else 3
    for name, shown in view.meters.items():
        mark = mark_of(scenario, name.removeprefix("trust.")) if name.startswith("trust.") else ""
        drawn = partial(meter, said=said, shown=shown, mark=mark)
        flow.row(f"meter {name}", said.meter(name), drawn, value=said.standing(shown), pad=(16, above))


def meter(flow: Flow, said: Words, shown: MeterView, mark: str = "") -> None:
    """Draw a meter: its name, its change, where it stands, a ruler, and the cause that moved it most."""
    canvas = flow.canvas
    standing = said.standing(shown)
    moved = _moved(said, shown)
    up = shown.arrows > 0 or bool(shown.change and shown.change > 0)
    number = max(canvas.width(standing, "lead", "mono", 600), canvas.px(40))

    def name(part: Flow) -> None:
        size = canvas.px(22)
        if mark:
            canvas.icon(mark, (part.x, part.y + canvas.px(1)), size, canvas.ink("ink", part.on_selected))
        part.text(said.meter(shown.name), weight=500, indent=size + canvas.px(8) if mark else 0)

    def stands(part: Flow) -> None:
        part.text(standing, "lead", weight=600, voice="mono", align="right")

    def moves(part: Flow) -> None:
        if moved:
            change(part, moved, up, up != shown.low_is_good)
        else:
            part.gap(1)

    cause = _("less is better") if shown.low_is_good else ""
    if shown.cause and moved:
        cause = said.because(shown)
    scale = min(canvas.px(124), flow.room * 2 // 5)
    if flow.room < canvas.px(260):
        flow.split((0, number), (name, stands), gap=8, centre=True)
        flow.split((scale, 0), (lambda part: ruler(part, shown), moves), centre=True)
        if cause:
            flow.text(cause, "caption", ink="muted")
        return
    flow.split((0, canvas.px(96), number), (name, moves, stands), gap=8, centre=True)
    flow.split(
        (scale, 0),
        (lambda part: ruler(part, shown), lambda part: part.text(cause, "caption", ink="muted")), centre=True,
    )  # fmt: skip


def _moved(said: Words, shown: MeterView) -> str:
    if shown.change is None:
        steps = (_("a little"), _("clearly"), _("much"))
        return steps[abs(shown.arrows) - 1] if shown.arrows else ""
    return said.moved(shown)


def ruler(flow: Flow, shown: MeterView) -> None:
    """Draw a ruler from 0 to 100 with a hand, and what was won or lost; in words only, five steps."""
    canvas = flow.canvas
    if shown.tenths is None:
        _steps(flow, shown.step)
        return
    height, width = canvas.px(9), flow.room
    top, flow.y = flow.y, flow.y + height + canvas.px(9)
    if not canvas.whole(top, height + canvas.px(7)):
        return
    rect = pygame.Rect(flow.x, top + canvas.px(3), width, height)
    canvas.box(rect, "sunk", "edge")

    def x(tenths: int) -> int:
        return rect.left + 1 + (width - 2) * max(0, min(1000, tenths)) // 1000

    now, was = x(shown.tenths), x(shown.tenths - (shown.change or 0))
    inner = pygame.Rect(rect.left + 1, rect.top + 1, 0, height - 2)
    canvas.fill(pygame.Rect(inner.left, inner.top, min(now, was) - inner.left, inner.height), "muted")
    good = (now > was) != shown.low_is_good
    between = pygame.Rect(min(now, was), inner.top, abs(now - was), inner.height)
    if now > was:
        canvas.fill(between, "gain" if good else "loss")
    elif now < was:
        canvas.dashed(between, "gain" if good else "loss")
    for tick in (25, 50, 75):
        canvas.fill(pygame.Rect(rect.left + width * tick // 100, rect.bottom, 1, canvas.px(4)), "edge")
    canvas.fill(pygame.Rect(now - 1, top, 3, height + canvas.px(7)), "ink")


def _steps(flow: Flow, step: int) -> None:
    canvas, gap = flow.canvas, 4
    width = (flow.room - 4 * gap) // 5
    for number in range(5):
        rect = pygame.Rect(flow.x + number * (width + gap), flow.y + 3, width, canvas.px(9))
        canvas.box(rect, "muted" if number < step else "sunk", "edge")
    flow.y += canvas.px(18)


def hints(flow: Flow, said: Words, certain: Sequence[Hint]) -> None:
    """Write what a choice moves for certain, each with its arrow, as many on a line as have room."""
    canvas, x, tall = flow.canvas, flow.x, 0
    for hint in certain:
        told, indent = said.hint(hint), canvas.px(20)
        wide = min(canvas.width(told, weight=500) + 2, flow.room - indent)
        if x > flow.x and x + indent + wide > flow.x + flow.room:
            x, flow.y = flow.x, flow.y + tall
        colour = canvas.ink("gain" if hint.good else "loss", flow.on_selected)
        centre = (x + canvas.px(6), flow.y + canvas.type("body")[1] // 2)
        if canvas.whole(flow.y, canvas.type("body")[1]):
            canvas.shape(partial(paint.arrow, centre=centre, size=canvas.px(9), up=hint.up, colour=colour))
        tall = canvas.write(told, (x + indent, flow.y), wide, weight=500, colour=colour)
        x += indent + wide + canvas.px(18)
    flow.y += tall


def mark_of(scenario: Scenario, actor: str) -> str:
    """Give the icon of an actor's mark; a ring where it has none of its own."""
    known = scenario.actors.get(actor)
    return mark_named(known.mark if known else None)


def mark_named(mark: str | None) -> str:
    """Give the icon of a mark by its name; a ring where there is none."""
    name = f"mark-{mark}"
    return name if mark and paint.has_icon(name) else "mark-ring"


def likely(percent: int) -> str:
    """Write a probability with its estimative word."""
    return _("{percent} %, {word}").format(percent=percent, word=words.likely(percent))
