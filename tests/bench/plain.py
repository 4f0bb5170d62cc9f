"""The reference story as a person would write it who wanted only this story, and wanted it fast: no causes."""

from collections.abc import Callable

MOVES: dict[str, tuple[tuple[tuple[str, int], ...], tuple[str, int], tuple[str, int]]] = {
    "call": ((("trust", 40), ("support", -30), ("stability", 10)), ("trust", 30), ("trust", -50)),
    "repair": ((("harm", -40), ("sovereignty", -20), ("support", 20)), ("harm", -20), ("harm", 40)),
    "accuse": ((("trust", -60), ("support", 50), ("sovereignty", 30)), ("sovereignty", 20), ("stability", -40)),
    "patrol": ((("sea", 40), ("stability", -30), ("harm", 10)), ("sea", 30), ("sea", -60)),
}


def play(random: Callable[[], float]) -> str:
    """Play one game and give its ending."""
    meters = {"stability": 600, "sovereignty": 600, "support": 500, "harm": 100, "sea": 500, "trust": 500}
    for _hour in range(10):
        offered = ["call", "repair"]
        if meters["trust"] < 500 or meters["support"] < 450:
            offered.append("accuse")
        if meters["stability"] >= 550 and not meters["harm"] >= 400:
            offered.append("patrol")
        pushes, good, bad = MOVES[offered[int(random() * len(offered))]]
        for meter, push in (*pushes, good if random() < 0.6 else bad, ("harm", 30)):
            level = meters[meter] + push
            meters[meter] = 0 if level < 0 else 1000 if level > 1000 else level
    if meters["harm"] >= 350:
        return "spent"
    if meters["trust"] < 400:
        return "alone"
    return "heard" if meters["trust"] >= 600 and meters["sovereignty"] >= 550 else "muddled"
