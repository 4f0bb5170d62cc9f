"""What leads to what, as a picture: time runs downward by rounds, and each round has its rows by kind.

A library lays the boxes out and leads the lines around them; the drawing itself is a template.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from game.language import _
from game.report.page import environment
from game.scenario import Scenario
from game.scenario.links import Key, Kind, Link, Thing, links, neighbourhood, rounds, things
from game.session import words

WIDE, HIGH = 158, 62
"""The size of a box, in points of the picture."""
MARGIN, LABELS = 24, 118
"""Room around the picture, and for the words at the left of a round."""
HEAD, FOOT = 84, 116
"""Room for the title above and the legend below."""
_LEAST_WIDTH = 1080
"""So wide is the legend."""
_LETTERS, _LINES = 23, 3
_SMALL_LETTERS = 31
_NEAR, _FAR, _LEFT = 4, 1, 1
"""How much it pulls to stand above the next row's box, straight above a far one, and at the left of the picture."""
_MOST_IN_A_ROW = 10
_ROWS: Mapping[Kind, int] = {
    "stage": 0, "inject": 0, "choice": 1, "evidence": 2, "flag": 2, "talks": 2, "line": 2, "ending": 4,
}  # fmt: skip
_REACTIONS = 3
"""The row of injects that only a condition brings."""


class NoGraph(Exception):
    """Drawing a picture needs a library that is not installed."""

    def __str__(self) -> str:
        return _("a picture needs the graph extra: pip install 'demarche[graph]'")


@dataclass(frozen=True)
class Box:
    """One thing, where it stands: its left upper corner."""

    thing: Thing
    x: float
    y: float
    lines: tuple[str, ...]
    small: tuple[str, ...]
    told: str
    """The same in words, with what leads to it and what it leads to."""
    centre: bool


@dataclass(frozen=True)
class Path:
    """One link, as a path of the picture."""

    link: Link
    d: str


@dataclass(frozen=True)
class Band:
    """One round."""

    y: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """Everything that is drawn."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    paths: tuple[Path, ...]
    bands: tuple[Band, ...]


def graph(scenario: Scenario, around: frozenset[Key] = frozenset()) -> str:
    """Give the picture as SVG; of a neighbourhood where something is named to look around."""
    shown, all_links = things(scenario), links(scenario)
    when = rounds(shown, all_links)
    if around:
        near = neighbourhood(all_links, around)
        shown = tuple(thing for thing in shown if thing.key in near)
        all_links = tuple(link for link in all_links if link.source in near and link.target in near)
    made = _picture(scenario, shown, all_links, when, around)
    return environment().get_template("graph.svg").render(
        picture=made, scenario=scenario, kinds=_kinds(), around=[box for box in made.boxes if box.centre], wide=WIDE,
        high=HIGH, margin=MARGIN, head=HEAD, foot=FOOT, labels=LABELS,
    )  # fmt: skip


def _kinds() -> Mapping[Kind, str]:
    """Give what each kind is called in the legend."""
    return {
        "stage": _("stage of the attack"), "inject": _("inject"), "choice": _("choice"), "talks": _("negotiation"),
        "evidence": _("evidence"), "flag": _("flag"), "line": _("red line"), "ending": _("ending"),
    }  # fmt: skip


def _picture(
    scenario: Scenario, shown: Sequence[Thing], all_links: Sequence[Link], when: Mapping[Key, int],
    around: frozenset[Key],
) -> Picture:  # fmt: skip
    rows = _rows(shown, when)
    drawn = [link for link in all_links if not _is_late(link, when)]
    laid = _laid_out(rows, drawn, when)
    width, height = map(float, laid.graph_attr["bb"].split(",")[2:])
    boxes = tuple(_box(thing, laid, height, all_links, when, around) for thing in shown)
    paths = tuple(_path(link, laid, height) for link in drawn)
    whole = max(MARGIN * 2 + LABELS + width, _LEAST_WIDTH)
    return Picture(whole, HEAD + height + FOOT, boxes, paths, tuple(_bands(scenario, boxes, when)))


def _rows(shown: Sequence[Thing], when: Mapping[Key, int]) -> dict[tuple[int, int], list[list[Thing]]]:
    """Give the rows from top to bottom: by round, then by kind, none too long."""

    def place(thing: Thing) -> tuple[int, int]:
        row = _REACTIONS if thing.kind == "inject" and not thing.round else _ROWS[thing.kind]
        return when[thing.key], row

    found = {}
    for where, members in groupby(sorted(shown, key=place), key=place):
        row = list(members)
        parts = -(-len(row) // _MOST_IN_A_ROW)
        each = -(-len(row) // parts)
        found[where] = [row[start : start + each] for start in range(0, len(row), each)]
    return found


def _is_late(link: Link, when: Mapping[Key, int]) -> bool:
    """Tell whether a link only ends in a later round what began before: it is told in words, not drawn backward."""
    return link.closes and when[link.source] > when[link.target]


def _laid_out(rows: Mapping[tuple[int, int], list[list[Thing]]], drawn: Sequence[Link], when: Mapping[Key, int]) -> Any:
    try:
        import pygraphviz  # noqa: PLC0415 - the graph extra
    except ImportError:
        raise NoGraph from None
    made = pygraphviz.AGraph(
        directed=True, strict=False, rankdir="TB", nodesep="0.2", ranksep="0.45", splines="true", newrank="true"
    )
    made.node_attr.update(shape="box", fixedsize="true", width=WIDE / 72, height=HIGH / 72, label="")
    level, levels = 0, dict[Key, int]()
    for row in (row for parts in rows.values() for row in parts):
        made.add_node(_anchor(level), shape="point", width="0.01", height="0.01", style="invis")
        for thing in row:
            made.add_node(_name(thing.key))
            levels[thing.key] = level
            made.add_edge(_anchor(level), _name(thing.key), style="invis", weight=_LEFT)
        made.add_subgraph([_anchor(level), *(_name(thing.key) for thing in row)], rank="same")
        level += 1
    for before, after in pairwise(range(level)):
        made.add_edge(_anchor(before), _anchor(after), style="invis", weight="100")
    for link in drawn:
        down = levels[link.source] < levels[link.target]
        made.add_edge(
            _name(link.source), _name(link.target), key=str(link.closes), constraint="true" if down else "false",
            arrowhead="tee" if link.closes else "normal", arrowsize="0.7",
            weight=_NEAR if abs(levels[link.source] - levels[link.target]) == 1 else _FAR,
        )  # fmt: skip
    made.layout("dot")
    return made


def _anchor(level: int) -> str:
    return f"level {level}"


def _name(key: Key) -> str:
    return " ".join(key)


def _box(
    thing: Thing, laid: Any, height: float, all_links: Sequence[Link], when: Mapping[Key, int], around: frozenset[Key]
) -> Box:
    x, y = map(float, laid.get_node(_name(thing.key)).attr["pos"].split(","))
    small = tuple(
        _small(thing, [each.source[1] for each in all_links if each.target == thing.key and _is_late(each, when)])
    )
    return Box(
        thing, MARGIN + LABELS + x - WIDE / 2, HEAD + height - y - HIGH / 2,
        tuple(textwrap.wrap(thing.title, _LETTERS, max_lines=_LINES + 1 - len(small), placeholder=" ...")), small,
        _told(thing, all_links), thing.key in around,
    )  # fmt: skip


def _small(thing: Thing, late: Sequence[str]) -> Iterator[str]:
    """Give the small lines of a box: what it is called, what ends it later; of an ending what it asks for."""
    if thing.kind == "ending":
        asked = thing.asks or _("in every other case")
        yield from textwrap.wrap(asked, _SMALL_LETTERS, max_lines=2, placeholder=" ...")
        return
    called = _kinds()[thing.kind] if thing.kind == "flag" else f"{_kinds()[thing.kind]} {thing.id}"
    yield textwrap.shorten(called, _SMALL_LETTERS, placeholder=" ...")
    if late:
        yield textwrap.shorten(_("until {ids}").format(ids=words.listed(late)), _SMALL_LETTERS, placeholder=" ...")


def _told(thing: Thing, all_links: Sequence[Link]) -> str:
    """Tell in words what the picture shows of one thing."""
    said = [f"{_kinds()[thing.kind]} {thing.id}: {thing.title}", *filter(None, [thing.asks])]
    for text, ids in (
        (_("Opened by: {ids}"), [link.source[1] for link in all_links if link.target == thing.key and not link.closes]),
        (_("Closed by: {ids}"), [link.source[1] for link in all_links if link.target == thing.key and link.closes]),
        (_("Leads to: {ids}"), [link.target[1] for link in all_links if link.source == thing.key and not link.closes]),
        (_("Closes: {ids}"), [link.target[1] for link in all_links if link.source == thing.key and link.closes]),
    ):
        if ids:
            said.append(text.format(ids=words.listed(dict.fromkeys(ids))))
    return "\n".join(said)


def _path(link: Link, laid: Any, height: float) -> Path:
    edge = laid.get_edge(_name(link.source), _name(link.target), key=str(link.closes))
    parts = edge.attr["pos"].split()
    end = next((part[2:] for part in parts if part.startswith("e,")), "")
    points = [_point(part, height) for part in parts if part[0] not in "se"]
    curves = " ".join(f"{x:.1f} {y:.1f}" for x, y in points[1:])
    start = f"M {points[0][0]:.1f} {points[0][1]:.1f} C {curves}"
    tail = "L {:.1f} {:.1f}".format(*_point(end, height)) if end else ""
    return Path(link, f"{start} {tail}".strip())


def _point(text: str, height: float) -> tuple[float, float]:
    x, y = map(float, text.split(","))
    return MARGIN + LABELS + x, HEAD + height - y


def _bands(scenario: Scenario, boxes: Sequence[Box], when: Mapping[Key, int]) -> Iterator[Band]:
    starts = dict(enumerate(scenario.clock.begins, 1))
    for number in sorted({when[box.thing.key] for box in boxes}):
        inside = [box.y for box in boxes if when[box.thing.key] == number]
        lines = (
            (_("Round {round}").format(round=number), words.moment(starts[number]),
             words.duration(scenario.clock.rounds[number - 1].lasts))
            if number in starts else (_("Outcome"),)
        )  # fmt: skip
        yield Band(min(inside) - 14, max(inside) - min(inside) + HIGH + 28, lines)
