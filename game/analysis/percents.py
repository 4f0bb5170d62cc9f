"""Shares as whole percents, so that those shown together add up to 100."""

from collections.abc import Mapping


def whole(shares: Mapping[str, float]) -> dict[str, int]:
    """Round shares of any total to whole percents; up go those with most to lose, the larger first."""
    total = sum(shares.values())
    exact = {name: 100 * share / total if total else 0.0 for name, share in shares.items()}
    told = {name: int(percent) for name, percent in exact.items()}
    left = 100 - sum(told.values()) if total else 0
    for name in sorted(exact, key=lambda each: (told[each] - exact[each], -exact[each]))[:left]:
        told[name] += 1
    return told
