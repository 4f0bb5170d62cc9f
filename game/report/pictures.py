"""Charts as pictures (PNG) for a document that cannot hold a drawing; their numbers stand in a table beside each."""

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.analysis.tallies import Spread
from game.language import _
from game.report.tables import NoOffice

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_INK, _SOFT = "#1B4F9B", "#9DB8DC"
_LINE = 0.32
"""Inches for each bar."""


def bars(shares: Mapping[str, float]) -> bytes:
    """Draw shares of one as bars, from the top down."""
    figure = _figure(len(shares))
    axes = figure.add_subplot()
    axes.barh(range(len(shares)), [100 * share for share in shares.values()], color=_INK, height=0.6)
    _named(axes, list(shares))
    axes.set_xlabel(_("percent of the games"))
    return _png(figure)


def spreads(meters: Mapping[str, Spread]) -> bytes:
    """Draw where meters ended: nine tenths of the class on a line, the middle half as a box, the median as a stroke."""
    figure = _figure(len(meters))
    axes = figure.add_subplot()
    for place, spread in enumerate(meters.values()):
        low, first, median, third, high = (spread.at(share) for share in (0.05, 0.25, 0.5, 0.75, 0.95))
        axes.plot([low, high], [place, place], color=_INK, linewidth=1.5)
        axes.barh(place, third - first, left=first, color=_SOFT, edgecolor=_INK, height=0.5)
        axes.plot([median, median], [place - 0.35, place + 0.35], color="black", linewidth=2.5)
    _named(axes, list(meters))
    axes.set_xlabel(_("points at the end of play"))
    return _png(figure)


def _figure(lines: int) -> "Figure":
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - the office extra
    except ImportError:
        raise NoOffice from None
    return Figure(figsize=(6.3, 0.7 + _LINE * lines), layout="constrained", dpi=150)


def _named(axes: object, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), names)  # type: ignore[attr-defined]
    axes.invert_yaxis()  # type: ignore[attr-defined]
    axes.set_xlim(0, 100)  # type: ignore[attr-defined]
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)  # type: ignore[attr-defined]


def _png(figure: "Figure") -> bytes:
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    return drawn.getvalue()
