"""What the program stands on is few, bounded, and each part has its reason in the papers."""

import re
import tomllib

from game.places import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAPER = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
EXTRAS = PROJECT["optional-dependencies"]


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~\[ ]", each)[0] for each in requirements}


def test_every_part_has_its_line_and_no_line_has_no_part() -> None:
    used = names([*PROJECT["dependencies"], *(each for name in EXTRAS if name not in ("test", "bench")
                                             for each in EXTRAS[name])])  # fmt: skip
    told = set(re.findall(r"^\| ([a-z][a-z0-9-]+) \|", PAPER, re.MULTILINE)) - {"part"}

    assert told == used


def test_every_part_has_a_lower_and_an_upper_bound() -> None:
    """An upper bound keeps a new major version from breaking an academy's machines overnight."""
    requirements = [*PROJECT["dependencies"], *(each for name in EXTRAS if name != "test" for each in EXTRAS[name])]

    assert [each for each in requirements if not (">=" in each and "<" in each)] == []


def test_no_file_names_an_address_to_get_packages_from() -> None:
    assert "index-url" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
