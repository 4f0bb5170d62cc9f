"""The drawn parts that several screens share: meters, documents, grades, changes, the attack's track."""

from collections.abc import Mapping, Sequence

import pygame

from game.language import _
from game.rules import Hint, MeterView, PlayerView
from game.scenario import Scenario
from game.session import words
from game.session.words import Words
from game.ui import paint
from game.ui.canvas import Canvas
from game.ui.flow import Flow

ICONS: Mapping[str, str] = {
    "cable": "cable", "news": "news", "cert": "cert", "intelligence": "intel", "statement": "statement",
    "phone": "dialogue", "report": "cable", "social": "statement", "choice": "choice", "outcome": "outcome",
    "finding": "eye", "withdrawal": "cross", "inject": "reaction", "stage": "attack", "attack": "attack",
    "red_line": "warn", "talks": "agree", "clause": "agree", "draft": "cable", "attribution": "attribution",
    "facilitator": "book", "reckoning": "book",
}  # fmt: skip
"""The icon of a channel or of a kind of cause."""


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
    canvas.shape(lambda surface: paint.arrow(surface, (left + canvas.px(5), middle), canvas.px(8), up, colour))
    at = (left + canvas.px(16), flow.y)
    canvas.write(said, at, room, size="caption", voice="mono", weight=600, colour=colour)
    flow.y += canvas.type("caption")[1]


def meter_rows(flow: Flow, scenario: Scenario, view: PlayerView, said: Words) -> None:
    """Draw every meter as a row."""
    for name, shown in view.meters.items():
        mark = mark_of(scenario, name.removeprefix("trust.")) if name.startswith("trust.") else ""
        flow.row(
            f"meter {name}", said.meter(name), lambda part, m=shown, k=mark: meter(part, said, m, k),
            value=said.standing(shown),
        )  # fmt: skip


def meter(flow: Flow, said: Words, shown: MeterView, mark: str = "") -> None:
    """Draw a meter: its name, its change, where it stands, a ruler, and the cause that moved it most."""
    canvas = flow.canvas
    standing = said.standing(shown)
    moved = _moved(said, shown)
    up = shown.arrows > 0 or bool(shown.change and shown.change > 0)
    number = max(canvas.width(standing, "body", "mono", 600), canvas.px(44))

    def name(part: Flow) -> None:
        size = canvas.px(22)
        if mark:
            canvas.icon(mark, (part.x, part.y + canvas.px(1)), size, canvas.ink("ink", part.on_selected))
        part.text(said.meter(shown.name), weight=500, indent=size + canvas.px(8) if mark else 0)

    flow.split(
        (0, canvas.px(96), number),
        (
            name,
            lambda part: change(part, moved, up, up != shown.low_is_good) if moved else part.gap(1),
            lambda part: part.text(standing, weight=600, voice="mono", align="right"),
        ),
        gap=8, centre=True,
    )  # fmt: skip
    flow.gap(4)
    cause = said.title(shown.cause) if shown.cause and moved else _("less is better") if shown.low_is_good else ""
    flow.split(
        (min(canvas.px(150), flow.room // 2), 0),
        (lambda part: ruler(part, shown), lambda part: part.text(cause, "caption", ink="muted")),
        centre=True,
    )


def _moved(said: Words, shown: MeterView) -> str:
    if shown.change is None:
        steps = (_("a little"), _("clearly"), _("much"))
        return steps[abs(shown.arrows) - 1] if shown.arrows else ""
    return said.moved(shown)


def ruler(flow: Flow, shown: MeterView) -> None:
    """Draw a ruler from 0 to 100 with a hand; in words only, five steps of which some are filled."""
    canvas = flow.canvas
    if shown.tenths is None:
        _steps(flow, shown.step)
        return
    height, width = canvas.px(9), flow.room
    rect = pygame.Rect(flow.x, flow.y + canvas.px(3), width, height)
    canvas.box(rect, "sunk", "edge")
    x = rect.left + round((width - 2) * shown.tenths / 1000)
    canvas.fill(pygame.Rect(rect.left + 1, rect.top + 1, x - rect.left - 1, height - 2), "muted")
    for tick in (25, 50, 75):
        canvas.fill(pygame.Rect(rect.left + width * tick // 100, rect.bottom, 1, canvas.px(4)), "edge")
    canvas.fill(pygame.Rect(x - 1, flow.y, 3, height + canvas.px(7)), "ink")
    flow.y += height + canvas.px(9)


def _steps(flow: Flow, step: int) -> None:
    canvas, gap = flow.canvas, 4
    width = (flow.room - 4 * gap) // 5
    for number in range(5):
        rect = pygame.Rect(flow.x + number * (width + gap), flow.y + 3, width, canvas.px(9))
        canvas.box(rect, "muted" if number < step else "sunk", "edge")
    flow.y += canvas.px(18)


def hints(flow: Flow, said: Words, certain: Sequence[Hint]) -> None:
    """Write what a choice moves for certain, each with its arrow."""
    canvas = flow.canvas
    for hint in certain:
        top = flow.y
        colour = canvas.ink("gain" if hint.good else "loss", flow.on_selected)
        middle = top + canvas.type("body")[1] // 2
        centre = (flow.x + canvas.px(6), middle)
        canvas.shape(lambda s, c=centre, k=colour, up=hint.up: paint.arrow(s, c, canvas.px(9), up, k))
        flow.text(said.hint(hint), weight=500, ink="gain" if hint.good else "loss", indent=canvas.px(20))


def document(flow: Flow, head: Sequence[tuple[str, str]], body: str, foot: Sequence[str] = ()) -> None:
    """Draw a document: a head in mono, the text in serif, what it opens or tells at its foot."""
    canvas = flow.canvas
    label = max((canvas.width(word, "caption", "mono") for word, _value in head), default=0) + 4
    for word, value in head:
        flow.split(
            (label, 0),
            (
                lambda part, w=word: part.text(w, "caption", "mono", ink="muted"),
                lambda part, v=value: part.text(v, "caption", "mono"),
            ),
            gap=14,
        )
    if head:
        flow.rule(8, 10)
    flow.text(body, "lead", "serif")
    for line in foot:
        flow.rule(12, 8)
        flow.text(line, ink="muted")


def grade(flow: Flow, letters: str) -> None:
    """Draw an Admiralty grade in its box, at the right."""
    canvas = flow.canvas
    width, height = canvas.width(letters, "caption", "mono", 600) + canvas.px(12), canvas.px(22)
    rect = pygame.Rect(flow.x + flow.room - width, flow.y, width, height)
    canvas.box(rect, None, "on-selected" if flow.on_selected else "ink", 1)
    top = rect.centery - canvas.type("caption")[1] // 2
    ink = canvas.ink("ink", flow.on_selected)
    canvas.write(letters, (rect.left, top), width, size="caption", voice="mono", weight=600, colour=ink, align="centre")
    flow.y += height


def track(canvas: Canvas, rect: pygame.Rect, scenario: Scenario, view: PlayerView) -> None:
    """Draw the attack's stages along the crisis clock: past, running, foreseen, unknown, and where now is."""
    canvas.box(rect, "surface", "rule")
    label = canvas.px(150)
    _pace(canvas, pygame.Rect(rect.left + canvas.px(16), rect.top + canvas.px(10), label, rect.height), view)
    bar = pygame.Rect(
        rect.left + label + canvas.px(20),
        rect.centery - canvas.px(13),
        rect.width - label - canvas.px(52),
        canvas.px(26),
    )
    until = max(view.clock + 720, (view.attack.ahead.minute if view.attack.ahead else 0) + 360)

    def x(minute: int) -> int:
        return bar.left + bar.width * min(minute, until) // until

    titles = {stage.id: (number, stage.title) for number, stage in enumerate(scenario.attack.stages, 1)}
    begun = list(view.attack.begun)
    ahead = view.attack.ahead
    for place, (stage, minute) in enumerate(begun):
        last = place == len(begun) - 1
        end = begun[place + 1][1] if not last else max(view.clock, minute)
        segment = pygame.Rect(x(minute), bar.top, max(3, x(end) - x(minute)), bar.height)
        canvas.fill(segment, "loss" if last else "muted")
        _named(canvas, segment, *titles[stage], "surface")
    future = pygame.Rect(x(view.clock), bar.top, bar.right - x(view.clock), bar.height)
    canvas.dashed(future, "rule")
    if ahead:
        foreseen = pygame.Rect(x(ahead.minute), bar.top, bar.right - x(ahead.minute), bar.height)
        canvas.fill(foreseen, "loss-soft")
        canvas.dashed(foreseen, "loss")
        _named(canvas, foreseen, *titles[ahead.id], "loss")
    _axis(canvas, bar, until, x(view.clock))


def _pace(canvas: Canvas, rect: pygame.Rect, view: PlayerView) -> None:
    canvas.write(_("The attack"), rect.topleft, rect.width, weight=600)
    clock = _("A+{hours:02}:{minutes:02}").format(hours=view.attack.clock // 60, minutes=view.attack.clock % 60)
    loss = canvas.theme["loss"]
    canvas.write(clock, (rect.left, rect.top + canvas.px(22)), rect.width, voice="mono", weight=600, colour=loss)
    said = _("its clock runs at {pace} %").format(pace=view.attack.pace)
    at = (rect.left, rect.top + canvas.px(46))
    canvas.write(said, at, rect.width, size="caption", colour=canvas.theme["muted"])


def _named(canvas: Canvas, rect: pygame.Rect, number: int, title: str, ink: str) -> None:
    room, pad = rect.width - canvas.px(12), canvas.px(8)
    said = next(
        (each for each in (f"{number} {title}", str(number)) if canvas.width(each, "caption", weight=600) <= room), ""
    )
    top = rect.centery - canvas.type("caption")[1] // 2
    canvas.write(said, (rect.left + pad, top), room + pad, size="caption", weight=600, colour=canvas.theme[ink])


def _axis(canvas: Canvas, bar: pygame.Rect, until: int, now: int) -> None:
    step = next(hours for hours in (2, 4, 6, 12, 24, 48) if until // (hours * 60) <= 9)
    muted = canvas.theme["muted"]
    for hour in range(0, until // 60 + 1, step):
        x = bar.left + bar.width * hour * 60 // until
        canvas.fill(pygame.Rect(x, bar.bottom + 3, 1, canvas.px(4)), "edge")
        said = f"H+{hour}"
        width = canvas.width(said, "caption", "mono")
        left = min(x, bar.right - width)
        canvas.write(said, (left, bar.bottom + canvas.px(7)), width + 4, size="caption", voice="mono", colour=muted)
    said = _("now")
    width = canvas.width(said, "caption", weight=600) + canvas.px(16)
    flag = pygame.Rect(
        min(max(now - width // 2, bar.left), bar.right - width), bar.top - canvas.px(24), width, canvas.px(20)
    )
    canvas.fill(pygame.Rect(now - 1, flag.top, 3, bar.bottom - flag.top + 4), "ink")
    canvas.box(flag, "ink")
    top = flag.centery - canvas.type("caption")[1] // 2
    canvas.write(
        said, (flag.left, top), width, size="caption", weight=600, colour=canvas.theme["surface"], align="centre"
    )


def pips(flow: Flow, filled: int, of: int, align: str = "left") -> None:
    """Draw attention points as discs and circles."""
    canvas, size = flow.canvas, flow.canvas.px(12)
    width = of * (size + 4)
    left = flow.x if align == "left" else flow.x + flow.room - width
    colour = canvas.ink("ink", flow.on_selected)
    for number in range(of):
        centre = (left + number * (size + 4) + size // 2, flow.y + canvas.type("body")[1] // 2)
        canvas.shape(lambda s, c=centre, n=number: paint.dot(s, c, size // 2 - 1, colour, n < filled))
    flow.y += canvas.type("body")[1]


def mark_of(scenario: Scenario, actor: str) -> str:
    """Give the name of an actor's mark; a ring where it has none of its own."""
    known = scenario.actors.get(actor)
    name = f"mark-{known.mark}" if known and known.mark else "mark-ring"
    return name if paint.has_icon(name) else "mark-ring"


def likely(percent: int) -> str:
    """Write a probability with its estimative word."""
    return _("{percent} %, {word}").format(percent=percent, word=words.likely(percent))
