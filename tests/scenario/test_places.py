"""Every failing example of every page is named at its place and nowhere else: the places are kept in `places.txt`.

`python -m tests.scenario.test_places` writes that file anew; each changed line of it wants to be looked at.
"""

import re
import tempfile
from pathlib import Path

import pytest

from game.scenario import check
from game.scenario.checks.pages import SOUND
from tests.scenario.test_pages import EXAMPLES, put_into, spelt_out

KEPT = Path(__file__).with_name("places.txt")
WIDTH = 110
"""So many characters are kept of a line."""
FAILING = {f"{each.id}": each.values for each in EXAMPLES if each.values[1].fails}  # type: ignore[union-attr]


def marked(content: bytes, folder: Path) -> str:
    """Give each line that `check` names, what it points at, and what it says."""
    file = folder / "sound.yaml"
    file.write_bytes(content)
    lines = [*content.decode(errors="replace").split("\n"), ""]
    told = []
    for problem in check(file):
        line, begin = lines[problem.line - 1], max(0, problem.column - WIDTH // 2)
        seen = "".join(char if char.isprintable() else "?" for char in line[begin : begin + WIDTH]).rstrip()
        said = str(problem).removeprefix(f"{file}:")
        told.append(f"  {seen}\n  {' ' * (problem.column - 1 - begin)}^ {said} [{problem.code}]\n")
    return "".join(told)


def named(example: str, folder: Path) -> str:
    """Give what `check` makes of a page's example in the sound scenario."""
    _page, shown = FAILING[example]
    whole = shown.yaml if shown.whole else put_into(SOUND.read_text(encoding="utf-8"), shown.yaml)  # type: ignore[attr-defined]
    return marked(spelt_out(whole), folder)


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
    with tempfile.TemporaryDirectory() as folder:
        KEPT.write_text("".join(f"{each}\n{named(each, Path(folder))}" for each in FAILING), encoding="utf-8")


if __name__ == "__main__":
    _renew()
