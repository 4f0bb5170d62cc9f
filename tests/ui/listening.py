"""A second program: it starts the window, and knows of it only what the system's accessibility bus tells.

Run by a Python that has GObject introspection, in a session of its own (tests/ui/test_speech.py); prints JSON.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 30.0
"""Seconds after which what has not come will not come."""
heard: list[str] = []


def main() -> None:
    """Read the decision screen, walk, press, and tell what was found."""
    window = subprocess.Popen(sys.argv[1:])
    try:
        print(json.dumps(session(), ensure_ascii=False))
    finally:
        window.terminate()
        window.wait()


def session() -> dict[str, Any]:
    """Do what a person with a screen reader does, and note what was read at each step."""
    switch_on()
    Atspi.init()
    listener = Atspi.EventListener.new(lambda event, _data: heard.append(str(event.any_data)), None)
    listener.register("object:announcement")
    waited(lambda: found("frame", "Demarche"))
    told: dict[str, Any] = {
        "screen": waited(lambda: found("panel", "Decision")).get_name(),
        "buttons": sorted(each.get_name() for each in parts() if each.get_role_name() == "push button"),
        "choices": [
            name for each in parts() if "attention" in (name := each.get_name()) and each.get_role_name() == "list item"
        ],
        "focus": waited(focus).get_name(),
    }
    fourth = next(each for each in parts() if each.get_name() == told["choices"][3])
    Atspi.Component.grab_focus(fourth)
    told["moved"] = waited(lambda: focus() if focus().get_name() == told["choices"][3] else None).get_name()
    told["about"] = focus().get_description()
    heard.clear()
    Atspi.Action.do_action(focus(), 0)
    told["planned"] = waited(lambda: focus() if focus().get_name() != told["choices"][3] else None).get_name()
    told["after planning"] = waited(lambda: list(heard))
    button = waited(lambda: found("push button", "Carry out the plan"))
    heard.clear()
    Atspi.Action.do_action(button, 0)
    told["after committing"] = waited(lambda: list(heard))
    told["screen then"] = waited(lambda: found("panel", "Resolution")).get_name()
    return told


def switch_on() -> None:
    """Tell the session that a screen reader is there, as Orca does."""
    value = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", value, None, 0, -1, None
    )


def parts(of: Any = None) -> Iterator[Any]:
    """Walk through everything on the desktop."""
    of = of or Atspi.get_desktop(0)
    for place in range(of.get_child_count()):
        child = of.get_child_at_index(place)
        if child is not None:
            yield child
            yield from parts(child)


def found(role: str, begins: str) -> Any:
    """Give the part of this role whose name begins so."""
    return next((each for each in parts() if each.get_role_name() == role and each.get_name().startswith(begins)), None)


def focus() -> Any:
    """Give the part that has the focus."""
    return next((each for each in parts() if each.get_state_set().contains(Atspi.StateType.FOCUSED)), None)


def waited(ask: Callable[[], Any]) -> Any:
    """Ask until there is an answer, and let events come in between."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            if answer := ask():
                return answer
        except GLib.Error:  # it was changing while it was read
            pass
        except AttributeError:
            pass
        time.sleep(0.1)
    raise SystemExit("what was waited for did not come")


main()
