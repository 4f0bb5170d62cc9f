"""The reference story as a person would write it who wanted only this story: no events, no causes, no way to change."""

from collections.abc import Callable

Meters = dict[str, int]
Push = tuple[str, int]
START: Meters = {"stability": 600, "sovereignty": 600, "support": 500, "harm": 100, "sea": 500, "trust": 500}
MOVES: dict[str, tuple[tuple[Push, Push, Push], Push, Push]] = {
    "call": ((("trust", 40), ("support", -30), ("stability", 10)), ("trust", 30), ("trust", -50)),
    "repair": ((("harm", -40), ("sovereignty", -20), ("support", 20)), ("harm", -20), ("harm", 40)),
    "accuse": ((("trust", -60), ("support", 50), ("sovereignty", 30)), ("sovereignty", 20), ("stability", -40)),
    "patrol": ((("sea", 40), ("stability", -30), ("harm", 10)), ("sea", 30), ("sea", -60)),
}


def play(random: Callable[[], float]) -> str:
    """Play one game and give its ending."""
    meters = dict(START)
    for _hour in range(10):
        names = offered(meters)
        pushes, good, bad = MOVES[names[int(random() * len(names))]]
        for meter, tenths in (*pushes, good if random() < 0.6 else bad, ("harm", 30)):
            meters[meter] = max(0, min(1000, meters[meter] + tenths))
    return ending(meters)


def offered(meters: Meters) -> list[str]:
    """Give what can be chosen in an hour."""
    names = ["call", "repair"]
    if meters["trust"] < 500 or meters["support"] < 450:
        names.append("accuse")
    if meters["stability"] >= 550 and not meters["harm"] >= 400:
        names.append("patrol")
    return names


def push(meters: Meters, meter: str, tenths: int) -> None:
    """Move a meter, which stops at 0 and at 1000 tenths."""
    meters[meter] = max(0, min(1000, meters[meter] + tenths))


def ending(meters: Meters) -> str:
    """Give the ending of a finished game."""
    if meters["harm"] >= 350:
        return "spent"
    if meters["trust"] < 400:
        return "alone"
    return "heard" if meters["trust"] >= 600 and meters["sovereignty"] >= 550 else "muddled"
