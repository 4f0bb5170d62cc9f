"""Line charts over the hours of a crisis, as SVG within a page; whoever shows one gives it a name and a table."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from game.analysis.story import Judged, MeterTold
from game.language import _
from game.session import words

_WIDE, _TALL, _LEFT, _RIGHT, _TOP, _BOTTOM, _LINE = 460, 175, 34, 40, 8, 36, 18
"""Pixels: the drawing, and around the field of the lines; a line of the key."""
_DASHES = ("", "7 4", "7 3 2 3", "2 3", "10 3", "4 2")
_INKS = ("#1b4f9b", "#a62b14", "#0b6a5a", "#6b2c91", "#8a4b00", "#465468")
_MARKS = (
    "M-3.5-3.5h7v7h-7z", "M0-4.5L4.5 4H-4.5z", "M0-4.5L4.5 0L0 4.5L-4.5 0z", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M0 4.5L4.5-4H-4.5z", "M-4-1h3v-3h2v3h3v2h-3v3h-2v-3h-3z",
)  # fmt: skip
"""The shapes of the marks, about their middle."""


class _Field:
    """Where minutes and points stand in a drawing."""

    def __init__(self, until: int, above: int = 0) -> None:
        self.until, self.top = max(60, until), _TOP + above
        self.tall = _TALL + above

    def x(self, minute: float) -> float:
        """Give where a minute stands."""
        return round(_LEFT + (_WIDE - _LEFT - _RIGHT) * minute / self.until, 1)

    def y(self, points: float) -> float:
        """Give where points of 0 to 100 stand."""
        return round(self.top + (self.tall - self.top - _BOTTOM) * (1 - points / 100), 1)

    def drawn(self, inside: Iterator[Markup], rounds: Sequence[int] = ()) -> Markup:
        """Give the whole drawing: axes, the beginnings of rounds, and what stands in the field."""
        size = Markup('<svg class="plot" viewBox="0 0 {0} {1}" width="{0}" height="{1}">').format(_WIDE, self.tall)
        return Markup("").join([size, *self._axes(), *map(self._round, rounds), *inside, Markup("</svg>")])

    def _axes(self) -> Iterator[Markup]:
        yield Markup('<path d="M{} {}V{}H{}" fill="none" stroke="#465468"/>').format(
            self.x(0), self.y(100), self.y(0), self.x(self.until)
        )
        for points in (0, 50, 100):
            yield Markup('<text x="{}" y="{}" text-anchor="end">{}</text>').format(
                _LEFT - 5, self.y(points) + 4, points
            )
        hours = self.until / 60
        step = next(each for each in (1, 2, 6, 12, 24, 48, 96, 168, 10_000) if hours / each <= 7)
        for hour in range(0, int(hours) + 1, step):
            yield Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(
                self.x(hour * 60), self.y(0) + 15, hour
            )
        yield Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(
            self.x(self.until / 2), self.tall - 4, _("hours since the start")
        )

    def _round(self, minute: int) -> Markup:
        return Markup('<path d="M{} {}V{}" stroke="#c5ced8"/>').format(self.x(minute), self.y(100), self.y(0))


def meter_chart(meter: MeterTold, rounds: Sequence[int], until: int) -> Markup:
    """Draw where a meter stood from the first minute to `until`; `rounds` are the minutes at which rounds began."""
    field = _Field(until)
    return field.drawn(_steps(field, meter, until), rounds)


def _steps(field: _Field, meter: MeterTold, until: int) -> Iterator[Markup]:
    (_first, level), *later = meter.points
    path = f"M{field.x(0)} {field.y(level / 10)}"
    path += "".join(f"H{field.x(minute)}V{field.y(tenths / 10)}" for minute, tenths in later)
    yield Markup('<path d="{}H{}" fill="none" stroke="{}" stroke-width="2"/>').format(path, field.x(until), _INKS[0])
    yield Markup('<text x="{}" y="{}">{}</text>').format(
        field.x(until) + 4, field.y(meter.end / 10) + 4, words.points(meter.end)
    )


def judgement_chart(judged: Sequence[Judged], titles: Mapping[str, str], truth: str) -> Markup:
    """Draw stated probabilities (marks and lines) beside what the evidence supported (thin lines)."""
    field = _Field(max(each.minute for each in judged), above=_LINE * len(titles) + 4)
    return field.drawn(_shares(field, judged, titles, truth))


def _shares(field: _Field, judged: Sequence[Judged], titles: Mapping[str, str], truth: str) -> Iterator[Markup]:
    for place, (name, title) in enumerate(titles.items()):
        look = place % len(_INKS)
        mark = Markup('<path d="{}" transform="translate({{}} {{}})" fill="{}"/>').format(_MARKS[look], _INKS[look])
        line = Markup('<path d="{{}}" fill="none" stroke="{}" stroke-width="{{}}" stroke-dasharray="{{}}"/>').format(
            _INKS[look]
        )
        stated = [(field.x(each.minute), field.y(each.stated[name])) for each in judged]
        reasoned = [(field.x(each.minute), field.y(each.reasoned[name] / 10_000)) for each in judged]
        yield line.format(_joined(reasoned), 0.8, "")
        yield line.format(_joined(stated), 2, _DASHES[look])
        yield from (mark.format(across, down) for across, down in stated)
        told, height = _("{title} (true)") if name == truth else "{title}", _TOP + _LINE * place + 6
        yield line.format(f"M{_LEFT} {height}h30", 2, _DASHES[look])
        yield mark.format(_LEFT + 15, height)
        yield Markup('<text x="{}" y="{}">{}</text>').format(_LEFT + 38, height + 4, told.format(title=title))


def _joined(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{across} {down}" for across, down in points)
