"""The reference story as processes of simpy: the attack, the player, and answers that come after half an hour."""

from collections.abc import Callable, Generator
from typing import Any

import simpy

from tests.bench.plain import MOVES, START, Push, ending, offered, push

Waits = Generator[Any, Any, None]


def play(random: Callable[[], float]) -> str:
    """Play one game and give its ending."""
    world, meters = simpy.Environment(), dict(START)

    def attack() -> Waits:
        while True:
            yield world.timeout(60)
            push(meters, "harm", 30)

    def answer(good: Push, bad: Push) -> Waits:
        yield world.timeout(30)
        push(meters, *(good if random() < 0.6 else bad))

    def player() -> Waits:
        for _hour in range(10):
            names = offered(meters)
            pushes, good, bad = MOVES[names[int(random() * len(names))]]
            for meter, tenths in pushes:
                push(meters, meter, tenths)
            world.process(answer(good, bad))
            yield world.timeout(60)

    world.process(attack())
    world.run(until=world.process(player()))
    return ending(meters)
