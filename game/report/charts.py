"""Line charts as SVG text: each with a name, and a sentence for those who cannot see it."""

import io
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from game.analysis.story import Judged, MeterTold
from game.language import _
from game.session import words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_STYLE = {"svg.fonttype": "none", "svg.hashsalt": "demarche", "font.family": "sans-serif", "font.size": 10}
_DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 3)))
_MARKS = ("o", "s", "^", "D", "v", "P")
_INKS = ("#1B4F9B", "#A62B14", "#0B6A5A", "#6B2C91", "#8A4B00", "#465468")


def meter_chart(meter: MeterTold, rounds: Sequence[int], until: int) -> str:
    """Draw where a meter stood from the first minute to `until`; `rounds` are the minutes at which rounds began."""
    with _styled():
        figure, axes = _axes(rounds, until)
        minutes = [minute for minute, _level in meter.points] + [until]
        levels = [level / 10 for _minute, level in meter.points] + [meter.end / 10]
        axes.step([minute / 60 for minute in minutes], levels, where="post", color=_INKS[0], linewidth=2)
        axes.annotate(words.points(meter.end), (until / 60, meter.end / 10), xytext=(4, -3), textcoords="offset points")
        axes.set_ylim(0, 100)
        return _svg(figure)


def judgement_chart(judged: Sequence[Judged], titles: Mapping[str, str], truth: str) -> str:
    """Draw stated probabilities (marks and lines) against what the evidence supported (thin grey steps)."""
    with _styled():
        figure, axes = _axes([], max(each.minute for each in judged), 0.24 * ((len(titles) + 1) // 2))
        hours = [each.minute / 60 for each in judged]
        for place, (name, title) in enumerate(titles.items()):
            ink, told = _INKS[place], _("{title} (true)") if name == truth else "{title}"
            axes.plot(
                hours, [each.stated[name] for each in judged], color=ink, linestyle=_DASHES[place],
                marker=_MARKS[place], label=told.format(title=title),
            )  # fmt: skip
            axes.plot(hours, [each.reasoned[name] / 10_000 for each in judged], color=ink, linewidth=0.8, alpha=0.6)
        axes.set_ylim(0, 100)
        axes.yaxis.set_major_formatter(_("{percent} %").format(percent="{x:.0f}"))
        figure.legend(loc="upper left", ncols=2, frameon=False, fontsize=9)
        return _svg(figure)


def _styled() -> AbstractContextManager[None]:
    from matplotlib import rc_context  # noqa: PLC0415 - slow to load, and a page without charts needs none of it

    return rc_context(_STYLE)


def _axes(rounds: Sequence[int], until: int, above: float = 0) -> "tuple[Figure, Axes]":
    """Give axes for hours, with room above them in inches; placed by hand, since laying out doubles the time."""
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(6.4, 2.3 + above))
    height = figure.get_figheight()
    axes = figure.add_axes((0.08, 0.45 / height, 0.86, 1.75 / height))
    for minute in rounds:
        axes.axvline(minute / 60, color="#C5CED8", linewidth=0.8)
    axes.set_xlim(0, max(1, until / 60))
    axes.set_xlabel(_("hours since the start"))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes


def _svg(figure: "Figure") -> str:
    """Give the drawing as an element to stand within a page."""
    drawn = io.StringIO()
    with catch_warnings():
        # The reader's browser draws the letters: that matplotlib has no shape for some of them matters to nobody.
        simplefilter("ignore", UserWarning)
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    text = drawn.getvalue()
    return text[text.index("<svg") :]
