"""Players who played alike: groups found by what they chose, without knowing who they are.

How far two games lie apart is the share of their choices that only one of them took (Jaccard). Groups are built
around one real game each (k-medoids), beginning with games that lie far apart, so that the same class always gives the
same groups. Of a large class a sample is grouped and everybody is put with the nearest game, so that memory does not
grow.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

Taken = frozenset[str]
MOST = 300
"""Games that are grouped; of a larger class a sample, drawn by the sum of each game's file name."""
GROUPS = (2, 3, 4, 5)
LEAST_CLEAR = 0.2
"""How clearly groups must stand apart (mean silhouette) to be told at all."""
LEAST_GAMES = 12
LEAST_IN_A_GROUP = 3


@dataclass
class Sample:
    """As many games as are grouped, every game with the same chance to be among them."""

    kept: dict[int, Taken] = field(default_factory=dict)
    """By the drawn number of each."""

    def add(self, file: str, taken: Taken) -> None:
        """Take up one game, and let go of the one with the largest number where there are too many."""
        self.kept[int.from_bytes(sha256(file.encode()).digest()[:8], "big")] = taken
        if len(self.kept) > MOST:
            del self.kept[max(self.kept)]

    def groups(self) -> tuple[Taken, ...]:
        """Give the game in the middle of each group, the largest group first; nothing where no groups stand apart."""
        games = [self.kept[number] for number in sorted(self.kept)]
        if len(games) < LEAST_GAMES:
            return ()
        far = [[apart(one, other) for other in games] for one in games]
        tried = (_middles(far, count) for count in GROUPS)
        found = [(_clear(far, middles), middles) for middles in tried if middles and _large_enough(far, middles)]
        clear, middles = max(found, key=lambda each: each[0], default=(0.0, []))
        if clear < LEAST_CLEAR:
            return ()
        sizes = [_assigned(far, middles).count(place) for place in range(len(middles))]
        order = sorted(range(len(middles)), key=lambda place: (-sizes[place], middles[place]))
        return tuple(games[middles[place]] for place in order)


def apart(one: Taken, other: Taken) -> float:
    """Give how far two games lie apart: 0 where the same was chosen, 1 where nothing is common."""
    together = len(one | other)
    return 1 - len(one & other) / together if together else 0.0


def nearest(taken: Taken, middles: Sequence[Taken]) -> int:
    """Give the place of the group a game belongs to."""
    return min(range(len(middles)), key=lambda place: (apart(taken, middles[place]), place))


def _middles(far: Sequence[Sequence[float]], count: int) -> list[int]:
    """Give the middle games of as many groups; fewer where games are too much alike."""
    everybody = range(len(far))
    middles = [min(everybody, key=lambda place: (sum(far[place]), place))]
    while len(middles) < count:
        next_one = max(everybody, key=lambda place: (min(far[place][middle] for middle in middles), -place))
        if min(far[next_one][middle] for middle in middles) == 0:
            return []
        middles.append(next_one)
    for _turn in range(20):
        assigned = _assigned(far, middles)
        moved = [_middle_of(far, [place for place in everybody if assigned[place] == group]) for group in range(count)]
        if moved == middles:
            break
        middles = moved
    return middles


def _middle_of(far: Sequence[Sequence[float]], members: Sequence[int]) -> int:
    return min(members, key=lambda place: (sum(far[place][other] for other in members), place))


def _assigned(far: Sequence[Sequence[float]], middles: Sequence[int]) -> list[int]:
    return [min(range(len(middles)), key=lambda group: (row[middles[group]], group)) for row in far]


def _large_enough(far: Sequence[Sequence[float]], middles: Sequence[int]) -> bool:
    """Tell whether every group is large enough to be one."""
    assigned = _assigned(far, middles)
    return all(assigned.count(group) >= LEAST_IN_A_GROUP for group in range(len(middles)))


def _clear(far: Sequence[Sequence[float]], middles: Sequence[int]) -> float:
    """Give how clearly the groups stand apart: the mean silhouette over their middles, -1 to 1 (Rousseeuw, 1987)."""
    total = 0.0
    for row in far:
        own, other = sorted(row[middle] for middle in middles)[:2]
        total += (other - own) / other if other else 0.0
    return total / len(far)
