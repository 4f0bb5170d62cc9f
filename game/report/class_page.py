"""The page about a whole class: what players chose, where they parted, how it ended, and who played alike."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from game.analysis.calibration import Pooled, pooled
from game.analysis.classes import ClassRead, Group, Line, PartOfClass, marks_of
from game.analysis.gathering import why_in_words
from game.report.drawings import bar, flow, kind_title, reliability, spoken_flow, strip
from game.report.names import Terms
from game.report.page import environment, style
from game.session import words
from game.session.words import Words

LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class PartShown:
    """What the page shows of one scenario."""

    part: PartOfClass
    said: Words
    flow: Markup
    groups: Sequence[Group]
    calibration: Pooled | None
    read: ClassRead

    def lines(self) -> Iterator[Line]:
        """Give every player, one at a time."""
        return self.read.lines(self.part)

    def marks(self, group: Group) -> list[tuple[str, float, float]]:
        """Give the choices that tell a group from the others."""
        return marks_of(group, self.groups)


def write_class_page(read: ClassRead, out: Path, terms: Terms) -> None:
    """Write the page, a player's line at a time; raise OSError where it cannot be written."""
    stream = environment().get_template("class.html").stream(
        read=read, parts=[_shown(read, part) for part in read.parts], words=words, bar=bar, strip=strip,
        reliability=reliability, kind_title=kind_title, why=why_in_words, letters=LETTERS,
        names=terms.names, policies=_policies(read), style=style(),
    )  # fmt: skip
    with out.open("w", encoding="utf-8") as file:
        stream.enable_buffering(50)
        file.writelines(stream)


def _shown(read: ClassRead, part: PartOfClass) -> PartShown:
    label = spoken_flow(part.tally)
    judged = pooled(part.judged) if part.judged else None
    return PartShown(part, Words(part.scenario), flow(part.tally, label), read.groups(part), judged, read)


def _policies(read: ClassRead) -> Mapping[str, int]:
    """Give how many games policies played, where any did: nobody should take them for people."""
    found: dict[str, int] = {}
    for part in read.parts:
        for name, count in part.tally.policies.items():
            if name != "player":
                found[name] = found.get(name, 0) + count
    return dict(sorted(found.items()))
