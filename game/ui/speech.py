"""What the system's screen reader is given: the window's parts as a tree, and what it asks for taken as keys.

The tree is made of `describing.parts`, so that what is read out is what `describe` tells. AccessKit hands it to the
system, and only where the extra `speech` is installed; until a reader runs, nothing is made.
"""

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

import pygame

from game import faults
from game.language import _
from game.ui.describing import Part, changed, keys, name, opened, parts
from game.ui.focus import Key
from game.ui.front import Front

try:
    import accesskit
except ImportError:  # the extra is not installed
    accesskit = None

ASKED = pygame.event.custom_type()
"""The event by which a reader asks for something; it comes from another thread, and waits among keys and clicks."""
MOST, MOST_TYPED = 16, 3
"""How many changes are read out at once, and at each letter typed; a page that is new is read by walking through it."""
SETTLED = 50
"""Milliseconds after which a thread that called us has surely let go of AccessKit's lock."""
ROLES: Mapping[str, str] = {
    "button": "BUTTON", "row": "LIST_ITEM", "card": "LIST_ITEM", "cell": "BUTTON", "option": "RADIO_BUTTON",
    "slider": "SLIDER", "tab": "TAB", "document": "DOCUMENT", "text": "TEXT_INPUT", "chart": "IMAGE", "term": "LINK",
    "heading": "HEADING",
}  # fmt: skip
"""AccessKit's name for each kind of part; any other is a label."""
PRESSED: Mapping[str, Key] = {"CLICK": Key("space", " "), "INCREMENT": Key("right"), "DECREMENT": Key("left")}
"""What a reader may do with a part besides moving the focus to it, and the key that does it."""


def is_installed() -> bool:
    """Tell whether the extra is there."""
    return accesskit is not None


class Reader:
    """Stands between the window and the system's screen reader."""

    def __init__(self) -> None:
        self._awake = False
        self._adapter: Any = None
        self._top: object = None
        self._shown: tuple[str, Sequence[Part]] = ("", ())
        self._numbers: dict[str, int] = {}
        """The node of each part; the parts of what was shown before have none any more, and cannot be pressed."""
        self._last = 0

    def attach(self) -> None:
        """Offer the tree to the system; Windows and macOS want it done before the window is seen."""
        self._adapter = _adapter()

    def tell(self, front: Front) -> None:
        """Give what was painted last to the reader, if one listens; a fault here must not end a game."""
        if not self._awake:
            return
        try:
            if (update := self.update(front)) is not None:
                _raised(self._adapter.update_if_active(lambda: update))
        except Exception as fault:
            self._awake = False
            faults.keep(fault)

    def takes(self, front: Front, event: pygame.event.Event) -> bool:
        """Take an event, if it is one of the reader's; tell whether it may have changed what is shown."""
        if event.type == ASKED and event.do in ("WAKE", "SLEEP"):
            pygame.time.wait(SETTLED)
            self._awake = front.read_out = event.do == "WAKE"
            self._top = None
            self._has_keyboard(pygame.key.get_focused())
        elif event.type == ASKED:
            self._grant(front, event.do, event.target)
        elif event.type in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWFOCUSLOST):
            self._has_keyboard(event.type == pygame.WINDOWFOCUSGAINED)
        return bool(event.type == ASKED)

    def _has_keyboard(self, focused: bool) -> None:
        if self._awake and sys.platform == "darwin":
            _raised(self._adapter.update_view_focus_state(focused))
        elif self._awake and sys.platform != "win32":
            self._adapter.update_window_focus_state(focused)

    def _grant(self, front: Front, do: str, target: int) -> None:
        """Do what was asked for as the keyboard would; a part that is no longer shown is left alone."""
        id = next((key for key, number in self._numbers.items() if number == target), "")
        stop = next((each for each in front.stops if f"stop {each.id}" == id), None)
        if stop and front.top is self._top:
            front.top.memory.stand(stop)
            if do in PRESSED:
                front.press(PRESSED[do])

    def update(self, front: Front) -> Any:
        """Make the tree of what was painted last, and what is to be read out at once; None where nothing changed."""
        before, after, fresh = self._shown[1], tuple(parts(front)), front.top is not self._top
        shown = (name(front), after)
        if shown == self._shown and not fresh:
            return None
        if fresh:
            self._numbers.clear()
        self._top, self._shown = front.top, shown
        news = opened(front, *shown) if fresh else changed(before, after)
        types = any(part.focus and part.kind == "text" for part in after)
        return self._tree(front, after, list(news)[: MOST_TYPED if types and not fresh else MOST])

    def _tree(self, front: Front, shown: Sequence[Part], news: Sequence[str]) -> Any:
        tree = accesskit.TreeUpdate(0)
        tree.tree = accesskit.Tree(0)
        inside = self._panels(tree, shown)
        told = [self._put(tree, f"key {place}", _label(said)) for place, said in enumerate(keys(front))]
        inside.append(self._put(tree, "keys", _holder("GROUP", _("Keys"), told)))
        whole = _holder("DIALOG" if front.sheet else "GROUP", self._shown[0], inside)
        if front.sheet:
            whole.set_modal()
        children = [self._put(tree, "whole", whole)]
        if news:
            spoken = _label(_sentences(news))
            spoken.set_live(accesskit.Live.ASSERTIVE if front.sheet else accesskit.Live.POLITE)
            children.append(self._put(tree, f"news {self._last}", spoken))
        tree.nodes.append((0, _holder("WINDOW", "Demarche", children)))
        return tree

    def _panels(self, tree: Any, shown: Sequence[Part]) -> list[int]:
        """Put in what is shown, each panel with what stands in it; give the nodes that hold the rest."""
        inside: list[int] = []
        texts: Counter[str] = Counter()
        title = ""
        for place, (group, run) in enumerate(groupby(shown, key=lambda part: part.group)):
            members, ids = list(run), []
            for part in members:
                texts[group] += not part.id
                key = f"stop {part.id}" if part.id else f"text {group} {texts[group]}"
                ids.append(self._put(tree, key, _node(part, members)))
                tree.focus = ids[-1] if part.focus else tree.focus
            rows = sum(part.kind in ("row", "card") for part in members)
            holder = _holder("LIST" if rows else "GROUP", title, ids)
            inside += [self._put(tree, f"panel {place}", holder)] if group else ids
            title = members[-1].name if not group and members[-1].kind == "heading" else ""
        return inside

    def _put(self, tree: Any, key: str, node: Any) -> int:
        """Put a node into the tree; give its number, which it keeps while its screen is shown."""
        if key not in self._numbers:
            self._last += 1
            self._numbers[key] = self._last
        tree.nodes.append((self._numbers[key], node))
        return self._numbers[key]


def _node(part: Part, members: Sequence[Part]) -> Any:
    """Make the node of a part; a document says all that stands in its panel."""
    node = accesskit.Node(getattr(accesskit.Role, ROLES.get(part.kind, "LABEL")))
    left, top, width, height = part.rect
    node.set_bounds(accesskit.Rect(left, top, left + width, top + height))
    if not part.id and part.kind != "heading":
        node.set_value(part.name)
        return node
    by_role = part.kind == "document" or (part.kind in ("option", "tab") and part.state in ("chosen", "shown"))
    node.set_label(part.name if part.kind == "text" else replace(part, state="").label if by_role else part.label)
    more = [each.name for each in members if not each.id] if part.kind == "document" else part.more
    if more:
        node.set_description(_sentences(more))
    if part.id:
        _held(node, part)
        node.add_action(accesskit.Action.FOCUS)
        for action in part.can:
            node.add_action(getattr(accesskit.Action, action))
    return node


def _held(node: Any, part: Part) -> None:
    """Say what a part holds in the way of its role."""
    if part.kind == "option":
        node.set_toggled(accesskit.Toggled.TRUE if part.chosen else accesskit.Toggled.FALSE)
    elif part.kind == "tab":
        node.set_selected(part.state == "shown")
    elif part.kind == "text":
        node.set_value(part.value)
    elif part.kind == "slider":
        number = re.search(r"\d+", part.value)  # the number is what is shown before its word
        node.set_numeric_value(float(number[0]) if number else 0.0)
        node.set_min_numeric_value(0.0)
        node.set_max_numeric_value(100.0)
    elif part.kind == "button" and "CLICK" not in part.can:
        node.set_disabled()


def _label(said: str) -> Any:
    node = accesskit.Node(accesskit.Role.LABEL)
    node.set_value(said)
    return node


def _holder(role: str, called: str, inside: Sequence[int]) -> Any:
    node = accesskit.Node(getattr(accesskit.Role, role))
    node.set_children(list(inside))
    if called:
        node.set_label(called)
    return node


def _sentences(said: Sequence[str]) -> str:
    return " ".join(each if each[-1] in ".:!?" else f"{each}." for each in said)


def _ask(do: str, target: int = 0) -> None:
    """Wake the window; called on a thread of AccessKit's, in which nothing may be raised."""
    with suppress(pygame.error):
        pygame.event.post(pygame.event.Event(ASKED, do=do, target=target))


def _asked(request: Any) -> None:
    for do in ("FOCUS", *PRESSED):
        if request.action == getattr(accesskit.Action, do):
            _ask(do, request.target)


def _adapter() -> Any:
    """Make the part of AccessKit that speaks to this system; the window must not have been seen yet.

    When a reader comes, it is given nothing at once: the tree is made by the window's own thread.
    """
    window, wake, sleep = pygame.display.get_wm_info().get("window"), partial(_ask, "WAKE"), partial(_ask, "SLEEP")
    if sys.platform == "win32":
        return accesskit.windows.SubclassingAdapter(window, wake, _asked)
    if sys.platform == "darwin":
        accesskit.macos.add_focus_forwarder_to_window_class("SDLWindow")
        return accesskit.macos.SubclassingAdapter.for_window(window, wake, _asked)
    return accesskit.unix.Adapter(wake, _asked, sleep)


def _raised(events: Any) -> None:
    """Tell the system what has changed, where it is not told already."""
    if events is not None:
        events.raise_events()
