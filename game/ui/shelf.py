"""The crises to choose from as cards, narrowed by a topic and by words."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial

import pygame

from game.language import _
from game.scenario import Shelved
from game.ui import topics
from game.ui.canvas import Canvas
from game.ui.flow import Flow, measured
from game.ui.focus import Stop
from game.ui.pieces import Option, asking, grid, options, options_width, pips, pips_width, tags, with_icon
from game.ui.wishes import Open

LEVELS = ("introductory", "moderate", "demanding", "expert")
ALL = "all"
"""The topic that is none: every crisis."""


class Shelf:
    """The crises in the order in which we would play them, and what they are narrowed to."""

    def __init__(self, shelved: Sequence[Shelved]) -> None:
        self.all = sorted(shelved, key=_order)
        self.sought = ""
        """What crises are narrowed to; empty shows all."""
        self.topic = ALL
        self.unfolded = False
        """True once all topics are shown."""
        self.played: Collection[str] = ()
        """The crises of which a game is saved."""
        self.columns = 2
        """In how many columns the cards stand."""
        self.shown = self.first()
        """What is chosen in the library, by its id: `scenario ID` for a crisis, `game FILE` for a saved game."""

    @property
    def found(self) -> Sequence[Shelved]:
        """The crises that have the topic chosen and hold every word that is sought; first those whose title does."""
        sought = self.sought.casefold().split()
        on_topic = [each for each in self.all if self.topic == ALL or self.topic in _about(each)]
        found = [each for each in on_topic if all(word in _whole(each) for word in sought)]
        return sorted(found, key=lambda each: not all(word in _called(each) for word in sought))

    @property
    def chosen(self) -> Shelved | None:
        """The crisis that is chosen; None where a saved game is."""
        return next((each for each in self.all if f"scenario {each.id}" == self.shown), None)

    def first(self) -> str:
        """Give the first of what was found."""
        return f"scenario {self.found[0].id}" if self.found else ""

    def narrow(self, *, topic: str | None = None, sought: str | None = None) -> None:
        """Narrow the crises to a topic, or to those that hold these words."""
        self.topic = self.topic if topic is None else topic
        self.sought = self.sought if sought is None else sought.strip()
        self.shown = self.first()

    def narrowed(self) -> str:
        """Say to how many the crises are narrowed; empty where all are shown."""
        count, every = len(self.found), len(self.all)
        if self.sought:
            return _("{count} of {all} with '{words}'").format(count=count, all=every, words=self.sought)
        if self.topic != ALL:
            return _("{count} of {all} on this: {topic}").format(count=count, all=every, topic=topics.title(self.topic))
        return ""

    def draw(self, flow: Flow) -> None:
        """Draw the topics, and a card for each crisis."""
        canvas = flow.canvas
        known = list(dict.fromkeys(topic for each in self.all for topic in _topics(each)))
        if len(self.all) > 2 and known:
            self._topics(flow, known)
            flow.gap(12)
        if not self.found:
            flow.text(_("No crisis holds these words."), ink="muted")
        self.columns = 2 if flow.room >= canvas.px(600) else 1
        grid(flow, self.columns, [partial(self._card, canvas, each) for each in self.found])

    def _topics(self, flow: Flow, known: Sequence[str]) -> None:
        """Draw the topics one can narrow to: as many as one line holds, and all of them once that is asked for."""
        everything: Option = ("topic all", _("All"), partial(self._on, ALL))
        given: list[Option] = [(f"topic {name}", topics.title(name), partial(self._on, name)) for name in known]
        given.sort(key=lambda chip: chip[0] != f"topic {self.topic}")
        folds = 0 if self.unfolded else len(given)
        shown: Sequence[Option] = (everything, *given)
        for count in range(folds, 0, -1):
            more = _("{count} more topics").format(count=len(given) - count)
            shown = (everything, *given[:count], *([("topics", more, self._unfold)] if count < len(given) else []))
            if all(line == 0 for _x, line in _places(flow, shown, f"topic {self.topic}")):
                break
        _chips(flow, shown, f"topic {self.topic}")

    def _unfold(self) -> None:
        self.unfolded = True

    def _on(self, topic: str) -> None:
        self.unfolded = False
        self.narrow(topic=topic)

    def _card(self, canvas: Canvas, shelved: Shelved, rect: pygame.Rect | None, width: int) -> int:
        """Draw a card within a rectangle; without one, give the height it needs."""
        pad, id = canvas.px(18), f"scenario {shelved.id}"
        told, low = partial(self._told, shelved), partial(self._facts, shelved)
        tall = measured(canvas, low, width - 2 * pad)
        needed = measured(canvas, told, width - 2 * pad) + tall + 2 * canvas.px(14) + canvas.px(12)
        if rect is None:
            return needed
        selected = self.shown == id
        name = shelved.scenario.title if shelved.scenario else shelved.id
        canvas.stop(Stop(id, rect, "", "card", name, "", "chosen" if selected else "", asking(Open("about", id))))
        if not canvas.whole(rect.top + canvas.px(14), canvas.px(44)) and rect.top > canvas.clip.top:
            return needed  # a box whose title cannot be seen yet is no card
        canvas.box(rect, "selected" if selected else "surface", "rule")
        told(Flow(canvas, rect.left + pad, rect.top + canvas.px(14), width - 2 * pad, selected))
        low(Flow(canvas, rect.left + pad, rect.bottom - canvas.px(14) - tall, width - 2 * pad, selected))
        return needed

    def _told(self, shelved: Shelved, flow: Flow) -> None:
        scenario, size = shelved.scenario, flow.canvas.px(36)
        topic = next(iter(_topics(shelved)), "")
        icon = topics.ICONS[topic] if topic else "warn"
        ink = flow.canvas.ink("accent" if scenario else "loss", flow.on_selected)
        flow.canvas.icon(icon, (flow.x, flow.y), size, ink)

        def title(part: Flow) -> None:
            part.text(scenario.title if scenario else shelved.id, "heading", "serif", 500)

        flow.split((size, 0), (lambda part: part.gap(36), title), gap=12, centre=True)
        flow.gap(8)
        if scenario and self._folded(flow, shelved):
            return
        if scenario:
            flow.text(scenario.summary, ink="muted")
        else:
            flow.text(_("It cannot be played: its file has problems."), ink="loss")
            flow.text(str(shelved.problems[0]) if shelved.problems else "", "caption", "mono", ink="muted")

    def _folded(self, flow: Flow, shelved: Shelved) -> bool:
        """Tell whether a card keeps to its title: one under the other, only the chosen one is unfolded."""
        return flow.canvas.low and self.columns == 1 and self.shown != f"scenario {shelved.id}"

    def _facts(self, shelved: Shelved, flow: Flow) -> None:
        scenario = shelved.scenario
        if scenario is None:
            with_icon(flow, "book", _("Space shows every message"), ink="muted", size="caption", pixels=18)
            return
        folded = self._folded(flow, shelved)
        first = shelved is self.all[0] and scenario.level == LEVELS[0] and shelved.id not in self.played
        start = _("Start here") if first else ""
        seats = [_("Delegation of {count}").format(count=len(scenario.roles))] if scenario.roles else []
        if not folded:
            tags(flow, [*(topics.title(each) for each in _topics(shelved)), *seats], start)
            flow.gap(8)
        level, place = _level(scenario.level), LEVELS.index(scenario.level) + 1
        canvas = flow.canvas
        minutes = _("{minutes} minutes").format(minutes=scenario.minutes)
        widths = (0, canvas.width(level, "caption") + 4, pips_width(canvas, 4, 13))
        flow.split(
            widths,
            (
                lambda part: with_icon(part, "clock", minutes, ink="muted", size="caption", pixels=18),
                lambda part: part.text(level, "caption", ink="muted", align="right"),
                lambda part: pips(part, place, 4, "right", "muted", 13),
            ),
            gap=10, centre=True,
        )  # fmt: skip


def _chips(flow: Flow, given: Sequence[Option], chosen: str) -> None:
    """Draw options as chips, as many lines as they need."""
    canvas, height, top = flow.canvas, flow.canvas.px(36), flow.y
    for chip, (x, line) in zip(given, _places(flow, given, chosen), strict=True):
        flow.y = top + line * (height + canvas.px(8))
        options(Flow(canvas, flow.x + x, flow.y, flow.room), (chip,), chosen)
    flow.y += height


def _places(flow: Flow, given: Sequence[Option], chosen: str) -> Iterator[tuple[int, int]]:
    """Give for each chip how far to the right and on which line it stands."""
    x = line = 0
    for chip in given:
        width = options_width(flow.canvas, (chip,), chosen)
        if x and x + width > flow.room:
            x, line = 0, line + 1
        yield x, line
        x += width + flow.canvas.px(8)


def _topics(shelved: Shelved) -> Sequence[str]:
    return (shelved.scenario.central or shelved.scenario.topics[:3]) if shelved.scenario else ()


def _about(shelved: Shelved) -> Sequence[str]:
    return shelved.scenario.topics if shelved.scenario else ()


def _order(shelved: Shelved) -> tuple[int, int, str]:
    """Give the order in which we would play: the easier and the shorter first, what cannot be played last."""
    told = shelved.scenario
    return (LEVELS.index(told.level), told.minutes, told.title) if told else (len(LEVELS), 0, shelved.id)


def _called(shelved: Shelved) -> str:
    return f"{shelved.id} {shelved.scenario.title if shelved.scenario else ''}".casefold()


def _whole(shelved: Shelved) -> str:
    """Give every word a crisis can be found by."""
    told = shelved.scenario
    of_topics = [topics.title(each) for each in told.topics] if told else []
    about = (told.summary, *told.topics, *of_topics) if told else ()
    return " ".join((_called(shelved), *about)).casefold()


def _level(level: str) -> str:
    return {
        "introductory": _("Introductory"), "moderate": _("Moderate"), "demanding": _("Demanding"),
        "expert": _("Expert"),
    }[level]  # fmt: skip
