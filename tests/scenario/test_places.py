"""Every failing example of every page is named at its place and nowhere else: the places are kept in `places.txt`.

`python -m tests.scenario.test_places` writes that file anew; each changed line of it wants to be looked at.
"""

import re
import tempfile
from pathlib import Path

import pytest

from game.scenario import check
from tests.scenario.test_pages import PAGES, laid_out

KEPT = Path(__file__).with_name("places.txt")
WIDTH = 110
"""So many characters are kept of a line."""
FAILING = {
    f"{page.code}-{number}": example
    for page in PAGES.values() for number, example in enumerate(page.examples) if example.fails
}  # fmt: skip


def marked(file: Path) -> str:
    """Give each line that `check` names, what it points at, and what it says."""
    told = []
    for problem in check(file):
        named = Path(problem.file)
        lines = [*named.read_bytes().decode(errors="replace").split("\n"), ""]
        line, begin = lines[problem.line - 1], max(0, problem.column - WIDTH // 2)
        seen = "".join(char if char.isprintable() else "?" for char in line[begin : begin + WIDTH]).rstrip()
        said = str(problem).removeprefix(f"{named}:")
        told.append(f"  {seen}\n  {' ' * (problem.column - 1 - begin)}^ {said} [{problem.code}]\n")
    return "".join(told)


def named(example: str, folder: Path) -> str:
    """Give what `check` makes of a page's example in the sound scenario, or beside it."""
    return marked(laid_out(FAILING[example], folder))


def kept() -> dict[str, str]:
    found = re.split(r"^(\S+)\n", KEPT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


@pytest.mark.parametrize("example", FAILING)
def test_what_fails_is_named_at_its_place_and_no_other_line_is(example: str, tmp_path: Path) -> None:
    told = named(example, tmp_path)

    assert told == kept()[example]
    assert told.count("\n") == 2


def test_no_place_is_kept_of_what_is_gone() -> None:
    assert set(kept()) == set(FAILING)


def _renew() -> None:
    told = []
    for each in FAILING:
        with tempfile.TemporaryDirectory() as folder:
            told.append(f"{each}\n{named(each, Path(folder))}")
    KEPT.write_text("".join(told), encoding="utf-8")


if __name__ == "__main__":
    _renew()
