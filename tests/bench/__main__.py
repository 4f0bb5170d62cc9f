"""Compare engines side by side in one run: `python -m tests.bench --format json`."""

import argparse
import json
import platform

from tests.bench.engines import compare, rate_per_decision
from tests.bench.growing import growth, memory, workers
from tests.bench.starting import starting


def main() -> None:
    """Run the parts that were asked for, and print what they found."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    asked.add_argument("--format", choices=["text", "json"], default="text", help="text for people, json for programs")
    asked.add_argument("--runs", type=int, default=5, help="interleaved runs; five at least")
    asked.add_argument("--seconds", type=float, default=1.0, help="about how long one engine plays in one run")
    asked.add_argument("--only", choices=["engines", "growth", "start"], help="one part; all of them if left out")
    words = asked.parse_args()
    runs = max(5, words.runs)
    parts = {
        "engines": lambda: compare(runs, words.seconds) | rate_per_decision(runs, int(100 * words.seconds)),
        "growth": lambda: growth(runs, 100) | memory(100) | workers(3, int(800 * words.seconds)),
        "start": lambda: starting(runs),
    }
    found = {name: part() for name, part in parts.items() if words.only in (None, name)}
    found["python"] = {"version": platform.python_version(), "machine": platform.machine()}
    print(json.dumps(found, indent=2) if words.format == "json" else "\n".join(_lines(found, "")))


def _lines(value: object, indent: str) -> list[str]:
    if not isinstance(value, dict):
        return []
    told = []
    for name, each in value.items():
        if isinstance(each, dict) and any(isinstance(one, dict) for one in each.values()):
            told += [f"{indent}{name}", *_lines(each, indent + "  ")]
        elif isinstance(each, dict):
            told.append(f"{indent}{name}: " + ", ".join(f"{key} {one}" for key, one in each.items()))
        else:
            told.append(f"{indent}{name}: {each}")
    return told


if __name__ == "__main__":
    main()
