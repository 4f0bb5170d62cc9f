"""What the window shows, part by part in reading order: what it says, where the focus is, what can be done.

It is made of the same parts as the picture: the texts that were painted last, and the stops the keyboard can reach.
As lines of text it is what tests compare; `game/ui/speech.py` gives the same parts to the system's screen reader.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.language import _
from game.session import words
from game.ui.canvas import Told
from game.ui.focus import Stop, current
from game.ui.frame import Action, Hint, rail
from game.ui.front import Front
from game.ui.screen import Play, always

HOLDS_OTHERS = ("document",)
"""Parts that are a whole panel: what is written in them stands for itself."""


@dataclass(frozen=True)
class Part:
    """One thing the window tells: a text, or a part the keyboard can stand on with all that is written in it."""

    kind: str
    """`plain`, `heading` or `clock`; else the role of a stop, such as `button`."""
    name: str
    value: str = ""
    state: str = ""
    within: tuple[str, ...] = ()
    """What else is written in it."""
    id: str = ""
    """The stop's; empty for a text."""
    group: str = ""
    rect: tuple[int, int, int, int] = (0, 0, 0, 0)
    focus: bool = False
    chosen: bool = False
    """True of the one that is chosen among several."""
    can: tuple[str, ...] = ()
    """What can be done with it besides standing on it: CLICK, INCREMENT, DECREMENT."""

    @property
    def label(self) -> str:
        """What it is called, what it holds, how it stands."""
        return words.listed(each for each in (self.name, self.value, state(self.state)) if each)

    @property
    def more(self) -> Sequence[str]:
        """What else is written in it and was not said by its label."""
        return [each for each in self.within if not self._says(each)]

    def _says(self, text: str) -> bool:
        """Tell whether the label says a text already: as its end, as a whole, or, if it is a number, within."""
        whole = text in (self.value, self.state) or self.name.endswith(text)
        return whole or (not text[0].isalpha() and text in self.value)


def describe(front: Front) -> Iterator[str]:
    """Describe what was painted last, line by line; a sheet that lies over a screen hides it."""
    yield _("Screen: {name}").format(name=name(front))
    for part in parts(front):
        told = _line(part)
        yield _("Focus: {part}").format(part=told) if part.focus else told
    yield from keys(front)


def name(front: Front) -> str:
    """Give what is shown: the sheet or the screen, and how far in the round it stands."""
    if front.sheet:
        return front.sheet.title
    phases = rail(front.screen.scenario) if isinstance(front.screen, Play) else ()
    if isinstance(front.screen, Play) and front.screen.game.phase in phases:
        place = phases.index(front.screen.game.phase) + 1
        return _("{phase}, step {number} of {all}").format(phase=front.screen.name(), number=place, all=len(phases))
    return front.screen.name()


def parts(front: Front) -> Sequence[Part]:
    """Give all that was painted last, in reading order: a part that can be stood on takes in what is written in it."""
    found: list[Told | Part] = []
    here = current(front.stops, front.top.memory)
    for each in front.order:
        if isinstance(each, Told):
            found.append(each)
        else:
            _take_in(found, each, each is here)
    return [_text(each) if isinstance(each, Told) else each for each in found if _is_for_all(each)]


def _take_in(found: list[Told | Part], stop: Stop, focus: bool) -> None:
    """Put a stop where the first of its texts stands, in place of them; a panel before its texts."""
    own = [place for place, each in enumerate(found) if isinstance(each, Told) and _holds(stop, each)]
    texts = [told.said for told in (found[place] for place in own) if isinstance(told, Told) and told.kind != "sight"]
    whole = stop.role in HOLDS_OTHERS
    within = () if whole or stop.role in ("button", "text") else tuple(texts)
    rect = (stop.rect.left, stop.rect.top, stop.rect.width, stop.rect.height)
    can = ("INCREMENT", "DECREMENT") if stop.role == "slider" else ("CLICK",) if stop.act else ()
    called = stop.name or stop.id
    chosen = stop.chosen or stop.state == "chosen"
    part = Part(stop.role, called, stop.value, stop.state, within, stop.id, stop.group, rect, focus, chosen, can)
    at = own[0] if own else len(found)
    if not whole:
        for place in reversed(own):
            del found[place]
    found.insert(at, part)


def _holds(stop: Stop, told: Told) -> bool:
    if told.kind == "alarm":
        return False
    if stop.role in HOLDS_OTHERS:
        return told.group == stop.group
    return (told.group, told.clip) == (stop.group, stop.clip) and stop.rect.inflate(4, 4).contains(told.rect)


def _is_for_all(each: Told | Part) -> bool:
    """Leave out what only the eye needs, and the keys at the foot, which are told by themselves."""
    return isinstance(each, Part) or (each.kind != "sight" and each.group != "footer")


def _text(told: Told) -> Part:
    rect = (told.rect.left, told.rect.top, told.rect.width, told.rect.height)
    return Part(told.kind, told.said, group=told.group, rect=rect)


def _line(part: Part) -> str:
    """Tell one part: what it is called, what sort of part it is, what it holds, how it stands, what else is in it."""
    if not part.id:
        return part.name
    said = words.listed(each for each in (part.name, _sort(part.kind), part.value, state(part.state)) if each)
    return _("{part}: {within}").format(part=said, within=words.listed(part.more)) if part.more else said


def state(stands: str) -> str:
    """Give the word for how a part stands; what is no word of the window's is one of the game's already."""
    known = {
        "chosen": _("chosen"),
        "shown": _("shown"),
        "scrolls": _("scrolls"),
        "new": _("new"),
        "refused": _("not possible"),
    }
    return known.get(stands, stands)


def _sort(kind: str) -> str:
    """Give the word for a sort of part."""
    known: Mapping[str, str] = {
        "button": _("button"), "row": _("line"), "cell": _("cell"), "option": _("option"), "slider": _("slider"),
        "tab": _("tab"), "document": _("document"), "text": _("text"), "card": _("card"), "chart": _("chart"),
        "term": _("term"),
    }  # fmt: skip
    return known.get(kind, kind)


def opened(front: Front, called: str, shown: Sequence[Part]) -> Iterator[str]:
    """Tell what opened: of a sheet its texts and keys, of a screen its headline and what stands beside the focus."""
    yield called
    texts = [part for part in shown if not part.id and part.name != called]
    if front.sheet:
        yield from (part.name for part in texts)
        yield from keys(front)
        return
    yield from (part.name for part in [part for part in texts if part.kind == "heading"][:1])
    yield from (part.name for part in texts if part.group == front.screen.tells_more != "")


def changed(before: Sequence[Part], after: Sequence[Part]) -> Iterator[str]:
    """Tell what was not there before, and what holds something else; the part the focus has come to tells itself."""
    texts, stops = {part.name for part in before if not part.id}, {part.id: part for part in before if part.id}
    for part in after:
        was = stops.get(part.id)
        if not part.id:
            if part.kind != "clock" and part.name not in texts:
                yield part.name
        elif was is None:
            yield from () if part.focus else (part.label,)
        elif part.value != was.value or (part.focus and was.focus and part.label != was.label):
            yield part.label


def keys(front: Front) -> Iterator[str]:
    """Tell which keys work here, and what cannot be done yet."""
    for action in front.top.actions():
        yield from _action(action)
    if not front.sheet:
        own: tuple[Hint, ...] = tuple(front.screen.hints())
        for hint in (*own, *(always() if isinstance(front.screen, Play) else ())):
            yield _("{cap}: {label}").format(cap=hint.cap, label=hint.does)


def _action(action: Action) -> Iterator[str]:
    if action.refused:
        told = _("{cap}: {label}, not possible yet: {reason}")
        yield told.format(cap=action.cap, label=action.label, reason=action.refused)
    elif action.cap:
        yield _("{cap}: {label}").format(cap=action.cap, label=action.label)
