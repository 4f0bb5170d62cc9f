"""Small drawings for a page about a class, written as SVG by hand: how decisions flowed, shares, and spreads.

Each stands beside a table with the same numbers; colour never tells something alone.
"""

from collections.abc import Mapping, Sequence
from math import ceil

from markupsafe import Markup

from game.analysis.calibration import Murphy
from game.analysis.played import HELD
from game.analysis.tallies import Spread, Tally
from game.language import _, ngettext
from game.session import words

INKS: Mapping[str, str] = {
    "dialogue": "#1b4f9b", "cbm": "#0b6a5a", "norms": "#5a7d12", "law": "#6b2c91", "capacity": "#1f7a9c",
    "rights": "#a3417a", "technical": "#465468", "economic": "#8a4b00", "attribution": "#a62b14",
    "sovereignty": "#b3261e", HELD: "#8a94a0",
}  # fmt: skip
_WIDE, _COLUMN, _LABEL, _BAR, _TALL, _GAP, _HEAD = 905, 190, 140, 14, 330, 12, 26
"""Pixels: the drawing, most between rounds, a label, a bar's width, a full class, between bars, the heading."""
Box = tuple[float, float]
"""Where a bar begins and how tall it is; or where a ribbon begins and ends."""


def kind_title(kind: str) -> str:
    """Give the title of what a round turned on."""
    return _("Held") if kind == HELD else words.kind(kind)


def flow(tally: Tally, label: str) -> Markup:
    """Draw how many players' rounds turned on which kind of step, and where they went from there."""
    kinds = list(tally.kinds())
    rounds = sorted({round for round, _kind in tally.turned})
    boxes = {round: _boxes(tally, kinds, round) for round in rounds}
    tall = _HEAD + max(top + height for column in boxes.values() for top, height in column.values()) + 8
    column = min(_COLUMN, (_WIDE - _LABEL) / max(1, len(rounds) - 1))
    wide = ceil((len(rounds) - 1) * column + _LABEL)
    drawn = [
        Markup(
            '<svg class="flow" viewBox="0 0 {} {:.0f}" width="{}" height="{:.0f}" role="img" aria-label="{}">'
        ).format(wide, tall, wide, tall, label)
    ]
    for place, round in enumerate(rounds):
        drawn += _ribbons(tally, kinds, boxes, round, (place * column, (place + 1) * column))
    for place, round in enumerate(rounds):
        drawn += _column(tally, boxes[round], round, place * column)
    return Markup("").join([*drawn, Markup("</svg>")])


def _boxes(tally: Tally, kinds: Sequence[str], round: int) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    top = float(_HEAD)
    for kind in kinds:
        if count := tally.turned[round, kind]:
            height = _TALL * count / tally.games
            boxes[kind] = (top, height)
            top += max(height, 13) + _GAP
    return boxes


def _ribbons(
    tally: Tally, kinds: Sequence[str], boxes: Mapping[int, Mapping[str, Box]], round: int, between: Box
) -> list[Markup]:
    """Draw the ribbons that leave a round; each is as thick as the players it carries."""
    drawn: list[Markup] = []
    leaving = {kind: top for kind, (top, _height) in boxes[round].items()}
    arriving = {kind: top for kind, (top, _height) in boxes.get(round + 1, {}).items()}
    one, other = between[0] + _BAR, between[1]
    for start in kinds:
        for end in kinds:
            if not (count := tally.flows[round, start, end]):
                continue
            thick, a, b = _TALL * count / tally.games, leaving[start], arriving[end]
            leaving[start], arriving[end] = a + thick, b + thick
            middle = (one + other) / 2
            drawn.append(
                Markup(
                    '<path d="M{0:.1f} {1:.1f}C{2:.1f} {1:.1f} {2:.1f} {3:.1f} {4:.1f} {3:.1f}v{5:.1f}'
                    'C{2:.1f} {6:.1f} {2:.1f} {7:.1f} {0:.1f} {7:.1f}z" fill="{8}" fill-opacity=".22"/>'
                ).format(one, a, middle, b, other, thick, b + thick, a + thick, INKS[start])
            )
    return drawn


def _column(tally: Tally, boxes: Mapping[str, Box], round: int, left: float) -> list[Markup]:
    heading = _("Round {round}").format(round=round)
    drawn = [Markup('<text x="{:.1f}" y="14" font-weight="600">{}</text>').format(left, heading)]
    for kind, (top, height) in boxes.items():
        count = tally.turned[round, kind]
        drawn.append(
            Markup('<rect x="{:.1f}" y="{:.1f}" width="{}" height="{:.1f}" fill="{}"/>').format(
                left, top, _BAR, max(1.0, height), INKS[kind]
            )
        )
        drawn.append(
            Markup('<text x="{:.1f}" y="{:.1f}">{} {}</text>').format(
                left + _BAR + 5, top + min(height / 2 + 4, max(11.0, height)), kind_title(kind), count
            )
        )
    return drawn


def bar(share: float, ink: str = "#1b4f9b") -> Markup:
    """Draw a share of one as a bar; the number stands beside it in the table."""
    return Markup(
        '<svg class="bar" viewBox="0 0 100 10" width="100" height="10" aria-hidden="true">'
        '<rect width="100" height="10" fill="#e8ecf0"/><rect width="{:.1f}" height="10" fill="{}"/></svg>'
    ).format(100 * share, ink)


def strip(spread: Spread) -> Markup:
    """Draw where a meter's values lay from 0 to 100: nine tenths on a line, the middle half as a box, the median."""
    low, first, median, third, high = (spread.at(share) for share in (0.05, 0.25, 0.5, 0.75, 0.95))
    return Markup(
        '<svg class="strip" viewBox="0 0 204 16" width="204" height="16" aria-hidden="true">'
        '<path d="M2 8h200" stroke="#c5ced8"/><path d="M{} 8H{}" stroke="#465468" stroke-width="2"/>'
        '<rect x="{}" y="3" width="{}" height="10" fill="#9db8dc" stroke="#1b4f9b"/>'
        '<path d="M{} 1v14" stroke="#111b29" stroke-width="2.5"/></svg>'
    ).format(*(2 + 2 * each for each in (low, high, first)), max(1, 2 * (third - first)), 2 + 2 * median)


def reliability(found: Murphy, label: str) -> Markup:
    """Draw how often each estimative word was true, with its band, against what was stated; the slant is perfect."""
    drawn = [
        Markup(
            '<svg class="plot" viewBox="0 0 300 270" width="300" height="270" role="img" aria-label="{}">'
            '<path d="M40 10V230H290" fill="none" stroke="#465468"/><path d="M40 230L260 10" stroke="#c5ced8"/>'
        ).format(label)
    ]
    for share in (0, 50, 100):
        drawn.append(Markup('<text x="34" y="{}" text-anchor="end">{}</text>').format(234 - 2.2 * share, share))
        drawn.append(Markup('<text x="{}" y="246" text-anchor="middle">{}</text>').format(40 + 2.2 * share, share))
    drawn.append(Markup('<text x="150" y="264" text-anchor="middle">{}</text>').format(_("stated, percent")))
    drawn.append(
        Markup('<text x="12" y="120" text-anchor="middle" transform="rotate(-90 12 120)">{}</text>').format(
            _("true, percent")
        )
    )
    for each in found.bins:
        across, low, high, true = (
            40 + 220 * each.stated,
            *(230 - 220 * share for share in (each.low, each.high, each.true)),
        )
        drawn.append(
            Markup(
                '<path d="M{0:.1f} {1:.1f}V{2:.1f}" stroke="#1b4f9b"/>'
                '<circle cx="{0:.1f}" cy="{3:.1f}" r="4" fill="#1b4f9b"/>'
            ).format(across, low, high, true)
        )
    return Markup("").join([*drawn, Markup("</svg>")])


def spoken_flow(tally: Tally) -> str:
    """Say in a sentence what the drawing of the flow shows, for those who cannot see it."""
    parts = []
    for round in sorted({round for round, _kind in tally.turned}):
        found = {kind: count for (other, kind), count in tally.turned.items() if other == round}
        kind = max(sorted(found), key=lambda each: found[each])
        said = ngettext(
            "round {round} turned on {kind} for {count} player", "round {round} turned on {kind} for {count} players",
            found[kind],
        )  # fmt: skip
        parts.append(said.format(round=round, kind=kind_title(kind), count=found[kind]))
    return _("Most often: {parts}. The table below holds the numbers.").format(parts=words.listed(parts))
