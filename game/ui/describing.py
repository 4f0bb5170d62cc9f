"""What the window shows, as lines of text: what it says, what can be stood on, where the focus is, which keys work.

It is made of the same parts as the picture: what was painted last, and the stops the keyboard can reach.
"""

from collections.abc import Iterator

from game.language import _
from game.session import words
from game.ui.focus import Stop, current
from game.ui.front import Front
from game.ui.screen import Play, always


def describe(front: Front) -> Iterator[str]:
    """Describe what was painted last; a sheet that lies over a screen hides it."""
    yield _("Screen: {name}").format(name=_name(front))
    yield from front.said
    here = current(front.stops, front.top.memory)
    for stop in front.stops:
        told = _part(stop)
        yield _("Focus: {part}").format(part=told) if stop is here else told
    for action in front.top.actions():
        if action.refused:
            yield _("{cap}: {label}, not possible yet: {reason}").format(
                cap=action.cap, label=action.label, reason=action.refused
            )
        else:
            yield _("{cap}: {label}").format(cap=action.cap, label=action.label)
    if not front.sheet:
        own = tuple(front.screen.hints())
        for hint in (*own, *(always() if isinstance(front.screen, Play) else ())):
            yield _("{cap}: {label}").format(cap=hint.cap, label=hint.does)


def _name(front: Front) -> str:
    if front.sheet:
        return front.sheet.title
    if isinstance(front.screen, Play):
        return words.phase(front.screen.game.phase)
    return _("this screen")


def _part(stop: Stop) -> str:
    """Tell one part: what it is called, what sort of part it is, what it holds, how it stands."""
    sort = {
        "button": _("button"), "row": _("line"), "cell": _("cell"), "option": _("option"), "slider": _("slider"),
        "tab": _("tab"), "document": _("document"), "text": _("text"),
    }.get(stop.role, stop.role)  # fmt: skip
    return words.listed(each for each in (stop.name or stop.id, sort, stop.value, stop.state) if each)
