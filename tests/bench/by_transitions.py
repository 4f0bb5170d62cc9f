"""The reference story as a state machine of transitions: its triggers are the choices, the answer and the hour."""

from collections.abc import Callable
from typing import Any

from transitions import Machine

from tests.bench.plain import MOVES, START, ending, push

STATES = ["open", "waiting", "answered", "over"]


class Crisis:
    """The model that the machine drives from game to game."""

    def __init__(self) -> None:
        choices = [
            {"trigger": "call", "source": "open", "dest": "waiting", "after": "chosen"},
            {"trigger": "repair", "source": "open", "dest": "waiting", "after": "chosen"},
            {"trigger": "accuse", "source": "open", "dest": "waiting", "after": "chosen", "conditions": "is_bitter"},
            {"trigger": "patrol", "source": "open", "dest": "waiting", "after": "chosen", "conditions": "is_steady"},
        ]
        time = [
            {"trigger": "answer", "source": "waiting", "dest": "answered", "after": "came"},
            {"trigger": "hour", "source": "answered", "dest": "over", "conditions": "is_last", "after": "attacked"},
            {"trigger": "hour", "source": "answered", "dest": "open", "after": "attacked"},
        ]
        self.machine = Machine(self, states=STATES, transitions=[*choices, *time], initial="open")

    def begin(self, random: Callable[[], float]) -> None:
        """Begin a game."""
        self.random, self.meters, self.hours, self.name = random, dict(START), 0, ""
        self.machine.set_state("open")

    def is_bitter(self, name: str = "") -> bool:
        return self.meters["trust"] < 500 or self.meters["support"] < 450

    def is_steady(self, name: str = "") -> bool:
        return self.meters["stability"] >= 550 and not self.meters["harm"] >= 400

    def is_last(self) -> bool:
        return self.hours == 9

    def chosen(self, name: str) -> None:
        self.name = name
        for meter, tenths in MOVES[name][0]:
            push(self.meters, meter, tenths)

    def came(self) -> None:
        _pushes, good, bad = MOVES[self.name]
        push(self.meters, *(good if self.random() < 0.6 else bad))

    def attacked(self) -> None:
        self.hours += 1
        push(self.meters, "harm", 30)


CRISIS: Any = Crisis()


def play(random: Callable[[], float]) -> str:
    """Play one game and give its ending."""
    CRISIS.begin(random)
    while not CRISIS.is_over():
        names = ["call", "repair"]
        names += ["accuse"] if CRISIS.may_accuse() else []
        names += ["patrol"] if CRISIS.may_patrol() else []
        name = names[int(random() * len(names))]
        CRISIS.trigger(name, name)
        CRISIS.answer()
        CRISIS.hour()
    return ending(CRISIS.meters)
