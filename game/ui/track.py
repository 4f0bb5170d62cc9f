"""The attack along the crisis clock: its stages so far, the one that runs, what is foreseen, and where now is."""

from functools import partial

import pygame

from game.language import _
from game.rules import PlayerView
from game.scenario import Scenario
from game.session import words
from game.ui import paint
from game.ui.canvas import Canvas

AHEAD = 720
"""Minutes of the future that are drawn at least."""


def track(canvas: Canvas, rect: pygame.Rect, scenario: Scenario, view: PlayerView) -> None:
    """Draw the attack's stages along the hours."""
    canvas.box(rect, "surface", "rule")
    label = canvas.px(150)
    _pace(canvas, pygame.Rect(rect.left + canvas.px(16), rect.top + canvas.px(10), label, rect.height), scenario, view)
    bar = pygame.Rect(
        rect.left + label + canvas.px(20), rect.top + canvas.px(40), rect.width - label - canvas.px(52), canvas.px(26)
    )
    _tell(canvas, bar, scenario, view)
    ahead = view.attack.ahead
    until = max(view.clock + AHEAD, (ahead.minute if ahead else 0) + AHEAD // 2)

    def x(minute: int) -> int:
        return bar.left + bar.width * min(minute, until) // until

    _stages(canvas, bar, scenario, view, x(ahead.minute if ahead else view.clock), [x(at) for _id, at in _begun(view)])
    _axis(canvas, bar, until)
    _now(canvas, bar, x(view.clock), _forecast(view))


def _tell(canvas: Canvas, rect: pygame.Rect, scenario: Scenario, view: PlayerView) -> None:
    """Tell in words what the bar shows by where it stands: which stages began, which runs, which is expected."""
    titles, begun = _titles(scenario, view), [stage for stage, _at in view.attack.begun]
    for name in begun:
        said = _("Stage {number} runs now: {title}") if name == begun[-1] else _("Stage {number} is over: {title}")
        canvas.tell(said.format(number=titles[name][0], title=titles[name][1]), rect)
    if ahead := view.attack.ahead:
        said = _("Stage {number} is expected: {title}")
        canvas.tell(said.format(number=titles[ahead.id][0], title=titles[ahead.id][1]), rect)
    canvas.tell(_forecast(view)[0], rect)


def _begun(view: PlayerView) -> list[tuple[str, int]]:
    return list(view.attack.begun)


def _titles(scenario: Scenario, view: PlayerView) -> dict[str, tuple[int, str]]:
    """Give each stage that is shown its number and its title; what never began is not counted."""
    titles = {stage.id: stage.title for stage in scenario.attack.stages}
    shown = [*(stage for stage, _at in _begun(view)), *([view.attack.ahead.id] if view.attack.ahead else [])]
    return {id: (number, titles[id]) for number, id in enumerate(shown, 1)}


def _stages(
    canvas: Canvas, bar: pygame.Rect, scenario: Scenario, view: PlayerView, next_at: int, starts: list[int]
) -> None:
    titles, names = _titles(scenario, view), [stage for stage, _at in view.attack.begun]
    for place, (stage, left) in enumerate(zip(names, starts, strict=True)):
        last = place == len(names) - 1
        right = next_at if last else starts[place + 1]
        segment = pygame.Rect(left, bar.top, max(3, right - left), bar.height)
        canvas.fill(segment, "loss" if last else "muted")
        _named(canvas, segment, [f"{titles[stage][0]} {titles[stage][1]}", f"{titles[stage][0]}"], "surface")
    ahead, unknown = view.attack.ahead, next_at
    if ahead:
        number, title = titles[ahead.id]
        unknown = next_at + (bar.right - next_at) * 2 // 3
        foreseen = pygame.Rect(next_at, bar.top, unknown - next_at, bar.height)
        canvas.fill(foreseen, "loss-soft")
        canvas.dashed(foreseen, "loss")
        expected = _("{number} {stage}, expected").format(number=number, stage=title)
        _named(canvas, foreseen, [expected, f"{number} {title}", f"{number}"], "loss")
    beyond = pygame.Rect(unknown, bar.top, bar.right - unknown, bar.height)
    canvas.dashed(beyond, "edge")
    _named(canvas, beyond, [_("Not known")], "muted")


def _forecast(view: PlayerView) -> list[str]:
    """Say when the next stage would begin, at length and in short."""
    ahead = view.attack.ahead
    if ahead is None:
        return [_("nothing further is foreseen as things stand")]
    left = words.duration(max(0, ahead.minute - view.clock))
    return [
        _("next stage in about {time} unless it is slowed (CERT forecast)").format(time=left),
        _("next stage in about {time}").format(time=left), _("in about {time}").format(time=left),
    ]  # fmt: skip


def _pace(canvas: Canvas, rect: pygame.Rect, scenario: Scenario, view: PlayerView) -> None:
    canvas.write(words.attack(scenario), rect.topleft, rect.width, weight=600)
    loss = canvas.theme["loss"]
    at = (rect.left, rect.top + canvas.px(22))
    canvas.write(words.attack_clock(view.attack.clock), at, rect.width, size="lead", voice="mono", weight=600,
                 colour=loss)  # fmt: skip
    said = _("its clock runs at {pace} %").format(pace=view.attack.pace)
    at = (rect.left, rect.top + canvas.px(50))
    canvas.write(said, at, rect.width, size="caption", colour=canvas.theme["muted"])


def _named(canvas: Canvas, rect: pygame.Rect, names: list[str], ink: str) -> None:
    """Write the longest of some names that fits a segment."""
    room, pad = rect.width - canvas.px(12), canvas.px(8)
    said = next((each for each in names if canvas.width(each, "caption", weight=600) <= room), "")
    top = rect.centery - canvas.type("caption")[1] // 2
    if said:
        at, colour = (rect.left + pad, top), canvas.theme[ink]
        canvas.write(said, at, room + pad, size="caption", weight=600, colour=colour, kind="sight")


def _axis(canvas: Canvas, bar: pygame.Rect, until: int) -> None:
    step = next(hours for hours in (2, 4, 6, 12, 24, 48, 96) if until // (hours * 60) <= 9)
    muted = canvas.theme["muted"]
    for hour in range(0, until // 60 + 1, step):
        x = bar.left + bar.width * hour * 60 // until
        canvas.fill(pygame.Rect(x, bar.bottom + 3, 1, canvas.px(4)), "edge")
        said = f"H+{hour}"
        width = canvas.width(said, "caption", "mono")
        left = min(x, bar.right - width)
        at = (left, bar.bottom + canvas.px(7))
        canvas.write(said, at, width + 4, size="caption", voice="mono", colour=muted, kind="sight")


def _now(canvas: Canvas, bar: pygame.Rect, now: int, forecast: list[str]) -> None:
    """Draw the flag of now over the bar, and the forecast at whichever side has room."""
    said = _("now")
    width = canvas.width(said, "caption", weight=600) + canvas.px(16)
    left = min(max(now - width // 2, bar.left), bar.right - width)
    flag = pygame.Rect(left, bar.top - canvas.px(28), width, canvas.px(21))
    canvas.fill(pygame.Rect(now - 1, flag.bottom, 3, bar.bottom - flag.bottom + 4), "ink")
    canvas.box(flag, "ink")
    top = flag.centery - canvas.type("caption")[1] // 2
    surface = canvas.theme["surface"]
    canvas.write(
        said, (flag.left, top), width, size="caption", weight=600, colour=surface, align="centre", kind="sight"
    )
    gap = canvas.px(14)
    sides = ((flag.right + gap, bar.right - flag.right - gap, "left"), (bar.left, flag.left - gap - bar.left, "right"))
    for text in forecast:
        for x, room, align in sides:
            if canvas.width(text, "caption") + 2 <= room:
                canvas.write(text, (x, top), room, size="caption", align=align, kind="sight")
                return


def strip(canvas: Canvas, rect: pygame.Rect, scenario: Scenario, view: PlayerView) -> None:
    """Draw the attack in one line, where room is short: its clock, what was last, what runs, what comes next."""
    canvas.box(rect, "surface", "rule")
    size, loss = canvas.px(20), canvas.theme["loss"]
    x = rect.left + canvas.px(14)
    canvas.icon("attack", (x, rect.centery - size // 2), size, canvas.theme["ink"])
    x += size + canvas.px(8)
    clock = words.attack_clock(view.attack.clock)
    top = rect.centery - canvas.type("body")[1] // 2
    width = canvas.width(clock, "body", "mono", 600)
    canvas.tell(words.attack(scenario), rect)
    canvas.write(clock, (x, top), width + 2, voice="mono", weight=600, colour=loss)
    x += width + canvas.px(14)
    _tell(canvas, rect, scenario, view)
    forecast = _forecast(view)
    until = rect.right - canvas.width(forecast[-1], "caption", weight=600) - canvas.px(26)
    inset = canvas.px(4)
    names, titles, ahead = [stage for stage, _at in view.attack.begun], _titles(scenario, view), view.attack.ahead
    shown = [*names[-2:], *([ahead.id] if ahead else [])]
    segments = [f"{titles[name][0]} {titles[name][1]}" for name in shown]
    wide = [canvas.width(said, "caption", weight=600) + canvas.px(24) for said in segments]
    while len(segments) > 2 and x + sum(wide) > until:
        del segments[0], wide[0], shown[0]
    if len(segments) == 2 and x + sum(wide) > until:
        segments[0] = segments[0].split(" ", maxsplit=1)[0]
        wide[0] = canvas.width(segments[0], "caption", weight=600) + canvas.px(24)
    for name, said, width in zip(shown, segments, wide, strict=True):
        segment = pygame.Rect(x, rect.top + inset, min(width, max(0, until - x)), rect.height - 2 * inset)
        here = name == names[-1]
        foreseen = ahead is not None and name == ahead.id
        canvas.fill(segment, "loss" if here else "loss-soft" if foreseen else "muted")
        if foreseen:
            canvas.shape(partial(paint.dashed, rect=segment, colour=loss))
        _named(canvas, segment, [said, said.split(" ", maxsplit=1)[0]], "loss" if foreseen else "surface")
        x = segment.right
    room = rect.right - x - canvas.px(20)
    told = next((each for each in forecast if canvas.width(each, "caption", weight=600) + 2 <= room), "")
    at = (x + canvas.px(12), rect.centery - canvas.type("caption")[1] // 2)
    canvas.write(told, at, room, size="caption", weight=600, kind="sight")
