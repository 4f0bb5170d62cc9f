"""Counting many games in whole numbers: exact, the same in any order, and no larger for more games.

What workers count apart is added up as if one had counted it all, to the last digit.
"""

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt

SURE = 2.64
"""Standard errors beyond which a difference is called one (the level of six looks at one difference)."""
FEW = 8
"""Values below which nothing is called sure."""
Key = tuple[str, ...]
"""What is counted, such as `("ending", "careful", "settled")`."""


@dataclass(frozen=True)
class Estimate:
    """A mean and its standard error."""

    mean: float
    se: float
    count: int = 0
    """Values it was made of."""

    @property
    def low(self) -> float:
        """What the mean is surely not below."""
        return self.mean - SURE * self.se

    @property
    def high(self) -> float:
        """What the mean is surely not above."""
        return self.mean + SURE * self.se

    @property
    def sure(self) -> bool:
        """Tell whether it surely differs from nothing; a handful of values tells too little of their spread."""
        return self.count >= FEW and (self.low > 0 or self.high < 0)


@dataclass
class Counts:
    """Sums by what they count."""

    numbers: Counter[Key] = field(default_factory=Counter)

    def count(self, *key: str, by: int = 1) -> None:
        """Count something that happened."""
        self.numbers[key] += by

    def measure(self, value: int, *key: str) -> None:
        """Take up one value of something that is measured."""
        self.numbers[(*key, "n")] += 1
        self.numbers[(*key, "sum")] += value
        self.numbers[(*key, "squares")] += value * value

    def add(self, others: "Counts") -> None:
        """Add what somebody else counted."""
        self.numbers.update(others.numbers)

    def of(self, *key: str) -> int:
        """Give how often something was counted."""
        return self.numbers.get(key, 0)

    def estimate(self, *key: str, unit: int = 1) -> Estimate:
        """Give the mean of what was measured and its standard error; `unit` is how many of it make one."""
        n, total, squares = (self.of(*key, part) for part in ("n", "sum", "squares"))
        if not n:
            return Estimate(0, 0)
        # In whole numbers until the last step: no order of adding can change a digit.
        spread = n * squares - total * total
        return Estimate(total / n / unit, sqrt(spread / (n * n * max(1, n - 1))) / unit, n)

    def percentile(self, share: int, *key: str) -> int:
        """Give the value that `share` percent of what was counted under `key + (value,)`, 0 to 100, do not exceed."""
        total = sum(self.of(*key, str(value)) for value in range(101))
        passed = 0
        for value in range(101):
            passed += self.of(*key, str(value))
            if passed * 100 >= total * share and passed:
                return value
        return 0
