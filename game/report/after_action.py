"""The after-action report and improvement plan in the sections of HSEEP, as a Word document to be finished by hand.

The program proposes a rating with its evidence and never above it; a person confirms. What only a person can know (the
sponsor, why something went wrong, who will mend it by when) is left open, and marked so.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from game.analysis.accounts import GameAccount, account
from game.analysis.classes import ClassRead, PartOfClass, member
from game.analysis.gathering import Aside, why_in_words
from game.analysis.observing import Observed, observed
from game.language import _, ngettext
from game.report.names import Terms
from game.report.pictures import bars, spreads
from game.report.tables import NoOffice, without_controls
from game.scenario.endings import Objective
from game.session import SavedGame, words
from game.session.words import Words

Rating = Literal["P", "S", "M", "U"]
RATINGS: tuple[Rating, ...] = ("P", "S", "M", "U")
ENOUGH = 5
"""Games below which nothing is proposed as performed without challenges: fewer are no evidence of that."""


@dataclass
class Course:
    """What the report is about: the games, and what only this report needs of them."""

    read: ClassRead
    players: dict[str, list[str]] = field(default_factory=dict)
    """By scenario, everybody who played it."""
    dates: list[str] = field(default_factory=list)
    exercises: dict[str, None] = field(default_factory=dict)
    commitments: list[tuple[str, str]] = field(default_factory=list)
    observed: dict[str, list[tuple[str, Observed]]] = field(default_factory=dict)
    """By scenario, each remark and rating with the player it is about."""
    first: GameAccount | None = None
    """The first game: where it is the only one, its decisions are told."""

    def add(self, game: SavedGame | Aside, terms: Terms) -> None:
        """Take up one save."""
        counted = self.read.add(game if isinstance(game, Aside) else member(game))
        if counted and isinstance(game, SavedGame):
            player, scenario = terms.called(game), game.scenario.scenario
            self.players.setdefault(scenario, []).append(player)
            self.observed.setdefault(scenario, []).extend((player, each) for each in observed(game))
            self.first = self.first or account(game)
            self.dates.append(str(game.header["started"])[:10])
            if game.header["exercise"]:
                self.exercises[game.header["exercise"]] = None
            self.commitments.extend((each.who, each.text) for each in game.after.commitments)


def proposed(shown: int, games: int) -> Rating:
    """Propose a rating for an objective that some games of all have shown; U is for a person alone to give."""
    if shown == games and games >= ENOUGH:
        return "P"
    return "S" if 2 * shown >= games else "M"


def write_report(games: Iterable[SavedGame | Aside], out: Path, terms: Terms) -> None:
    """Write the report about all games together; raise NoOffice where python-docx is not installed."""
    try:
        from docx import Document  # noqa: PLC0415 - the office extra
    except ImportError:
        raise NoOffice from None
    with ClassRead() as read:
        course = Course(read)
        for game in games:
            course.add(game, terms)
        read.finish()
        report = _Report(Document(), course)
        report.whole()
        report.document.save(str(out))


class _Report:
    """Puts the report together, part by part."""

    def __init__(self, document: Any, course: Course) -> None:
        self.document, self.course = document, course
        self._lay_out()
        document.core_properties.title = _("After-action report and improvement plan")
        document.core_properties.author = ""

    def _lay_out(self) -> None:
        """Set A4, its margins, and a face that every office has a like of."""
        from docx.shared import Cm, Pt  # noqa: PLC0415 - the office extra

        section, normal = self.document.sections[0], self.document.styles["Normal"]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
        normal.font.name, normal.font.size = "Calibri", Pt(10.5)

    def whole(self) -> None:
        """Write every section."""
        self.document.add_heading(_("After-action report and improvement plan"), 0)
        self._say(_("For learning, and not for appraising staff. Players stand by pseudonym unless names were joined."))
        self._say(
            _("What is marked 'proposed' was made by the program from saved games; a person confirms or changes it.")
        )
        self._say(_("Fields in square brackets are to be filled in."))
        for part in self.course.read.parts:
            self._overview(part)
            self._summary(part)
            self._analysis(part)
            self._observations(part)
            self._charts(part)
        self._plan()
        self._participants()
        if self.course.first and len(self.course.dates) == 1:
            self._timeline(self.course.first)

    def _say(self, text: str, style: str | None = None) -> None:
        self.document.add_paragraph(without_controls(text), style)

    def _heading(self, text: str, level: int) -> None:
        self.document.add_heading(without_controls(text), level)

    def _table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], head: bool = True) -> None:
        """Write a table, its widths in centimetres; the first row is its head, else the first column."""
        from docx.shared import Cm, Pt  # noqa: PLC0415 - the office extra

        table = self.document.add_table(0, len(widths), "Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for number, row in enumerate(rows):
            added, first = table.add_row(), number == 0
            _keep_whole(added, head and first)
            for place, (cell, text) in enumerate(zip(added.cells, row, strict=True)):
                cell.width = Cm(widths[place])
                cell.paragraphs[0].paragraph_format.keep_with_next = first
                run = cell.paragraphs[0].add_run(without_controls(text))
                run.font.size, run.bold = Pt(9), first if head else place == 0
        self._say("")

    def _picture(self, picture: bytes, name: str) -> None:
        from docx.shared import Inches  # noqa: PLC0415 - the office extra

        shape = self.document.add_picture(io.BytesIO(picture), width=Inches(6.0))
        shape._inline.docPr.set("descr", without_controls(name))
        self._say(name, "Caption")

    def _overview(self, part: PartOfClass) -> None:
        scenario, games = part.scenario, part.tally.games
        dates, open_field = sorted(self.course.dates), _("[to be filled in]")
        self._heading(_("Exercise overview: {title}").format(title=scenario.title), 1)
        self._table(
            [
                (_("Exercise name"), ", ".join(self.course.exercises) or scenario.title),
                (_("Exercise dates"), dates[0] if dates[0] == dates[-1] else f"{dates[0]} - {dates[-1]}"),
                (_("Scope"), ngettext("A simulated crisis, {count} game", "A simulated crisis, {count} games", games)
                 .format(count=games)),
                (_("Mission areas"), ", ".join(scenario.topics)),
                (_("Diplomatic capabilities"), ", ".join(_capability(each) for each in scenario.objectives.values())),
                (_("Objectives"), "\n".join(each.title for each in scenario.objectives.values())),
                (_("Threat"), ", ".join(stage.title for stage in scenario.attack.stages)),
                (_("Scenario"), scenario.summary),
                (_("Sponsor"), open_field), (_("Participating organisations"), open_field),
                (_("Point of contact"), open_field),
            ],
            (4.5, 12.5), head=False,
        )  # fmt: skip

    def _summary(self, part: PartOfClass) -> None:
        tally, scenario = part.tally, part.scenario
        self._heading(_("Executive summary"), 2)
        titles = {ending.id: ending.title for ending in scenario.endings}
        common = tally.endings.most_common(1)[0]
        told = ngettext(
            "One game of {title} was played. It ended so: '{ending}'.",
            "{all} games of {title} were played. The most common ending was '{ending}' ({count} of {all}).",
            tally.games,
        )
        self._say(told.format(title=scenario.title, ending=titles[common[0]], count=common[1], all=tally.games))
        ordered = sorted(scenario.objectives, key=lambda name: (-tally.objectives[name], name))
        self._ranked(_("Shown most often (proposed strengths):"), part, ordered[:3])
        self._ranked(_("Shown least often (proposed areas for improvement):"), part, ordered[::-1][:3])

    def _ranked(self, title: str, part: PartOfClass, names: Sequence[str]) -> None:
        self._say(title)
        for name in names:
            text = _("{title}: shown in {count} of {all}").format(
                title=part.scenario.objectives[name].title, count=part.tally.objectives[name], all=part.tally.games
            )
            self._say(text, "List Bullet")

    def _analysis(self, part: PartOfClass) -> None:
        self._heading(_("Analysis of diplomatic capabilities"), 2)
        self._say(_("P performed without challenges, S with some challenges, M with major challenges, U unable to be "
                    "performed; 'prop.' is proposed. P is proposed only where all of five games or more "
                    "showed it; U never."))  # fmt: skip
        rows: list[Sequence[str]] = [(_("Objective"), _("Capability"), *RATINGS, _("Confirmed by"))]
        for name, objective in part.scenario.objectives.items():
            rating = proposed(part.tally.objectives[name], part.tally.games)
            marks = [_("prop.") if each == rating else "" for each in RATINGS]
            rows.append((objective.title, _capability(objective), *marks, ""))
        self._table(rows, (5.6, 3.4, 1.4, 1.4, 1.4, 1.4, 2.4))
        for name, objective in part.scenario.objectives.items():
            self._objective(part, name, objective)

    def _objective(self, part: PartOfClass, name: str, objective: Objective) -> None:
        shown, games = part.tally.objectives[name], part.tally.games
        self._heading(objective.title, 3)
        rated = [f"{each.grade}" for _player, each in self._observed(part) if each.objective == name]
        if rated:
            self._say(_("Observers rated it {grades} of 5.").format(grades=words.listed(rated)))
        if shown:
            self._say(_("Strength (proposed): {count} of {all} games showed it.").format(count=shown, all=games))
        if shown < games:
            missed = objective.missed or _("It was not shown.")
            self._say(
                _("Area for improvement (proposed): in {count} of {all} games: {missed}").format(
                    count=games - shown, all=games, missed=missed
                )
            )
            self._say(_("Reference: {reference}").format(reference=_capability(objective)))
            self._say(_("Analysis: [did they know, could they, were they allowed, did they want to, was it too hard?]"))
            self._say(_("Recommendation: [to be filled in]"))

    def _observed(self, part: PartOfClass) -> Sequence[tuple[str, Observed]]:
        return self.course.observed[part.scenario.scenario]

    def _observations(self, part: PartOfClass) -> None:
        """Tell what observers wrote down, as they wrote it."""
        if seen := self._observed(part):
            self._heading(_("What observers noted"), 2)
            rows = [
                (player, each.who or _("a facilitator"), f"{each.round}, {words.moment(each.minute)}",
                 each.told(part.scenario))
                for player, each in seen
            ]  # fmt: skip
            self._table([(_("Player"), _("Noted by"), _("Round"), _("Remark or rating")), *rows], (3, 3, 3, 8))

    def _charts(self, part: PartOfClass) -> None:
        tally, scenario = part.tally, part.scenario
        said = Words(scenario)
        self._heading(_("What happened"), 2)
        endings = {each.title: tally.endings[each.id] for each in scenario.endings}
        self._picture(bars({title: count / tally.games for title, count in endings.items()}), _("How the games ended"))
        self._table([(_("Ending"), _("Games")), *((title, str(count)) for title, count in endings.items())], (12, 3))
        named = {said.meter(name): spread for name, spread in tally.meters.items()}
        self._picture(spreads(named), _("Where the meters ended"))
        rows = [(title, *(str(spread.at(share)) for share in (0.05, 0.5, 0.95))) for title, spread in named.items()]
        self._table([(_("Meter"), "5 %", _("Median"), "95 %"), *rows], (8, 3, 3, 3))

    def _plan(self) -> None:
        self._turn(landscape=True)
        self._heading(_("Appendix A: improvement plan"), 1)
        rows: list[Sequence[str]] = [
            (_("Capability"), _("Issue"), _("Corrective action"), _("Element"), _("Responsible"), _("Contact"),
             _("Start"), _("Completion")),
            *(row for part in self.course.read.parts for row in _to_mend(part)),
        ]  # fmt: skip
        self._table(rows, (3.4, 6.4, 4, 2.4, 2.8, 2.2, 1.7, 2.6))
        self._say(_("An element is planning, organisation, equipment, training or exercises; 'training' is proposed."))
        if self.course.commitments:
            self._heading(_("What each will do"), 2)
            for who, text in self.course.commitments:
                self._say(f"{who}: {text}" if who else text, "List Bullet")

    def _turn(self, landscape: bool) -> None:
        """Begin a new page, turned."""
        from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: PLC0415 - the office extra

        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        long, short = max(section.page_width, section.page_height), min(section.page_width, section.page_height)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)

    def _participants(self) -> None:
        self._turn(landscape=False)
        self._heading(_("Appendix B: participants"), 1)
        for part in self.course.read.parts:
            players = self.course.players[part.scenario.scenario]
            self._say(_("{title}: {players}").format(title=part.scenario.title, players=", ".join(sorted(players))))
        if self.course.read.asides:
            self._heading(_("Saves left out"), 2)
            self._table(
                [(_("File"), _("Why"), _("In full")),
                 *((each.file, why_in_words(each.why), each.told) for each in self.course.read.asides)], (4, 3, 10)
            )  # fmt: skip

    def _timeline(self, game: GameAccount) -> None:
        self._heading(_("Appendix C: decisions"), 1)
        rows = [
            (f"{each.round}", each.story_time.replace("T", " "), "\n".join(each.text), each.reason)
            for each in game.decisions
        ]
        self._table([(_("Round"), _("Story time"), _("Decided"), _("Reason")), *rows], (1.8, 3.3, 7.9, 4))


def _keep_whole(row: Any, head: bool) -> None:
    """Let no page break go through a row, and a head stand again on every page its table goes on."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - the office extra

    for name in ("w:cantSplit", "w:tblHeader")[: 1 + head]:
        row._tr.get_or_add_trPr().append(OxmlElement(name))


def _capability(objective: Objective) -> str:
    """Give the capability an objective trains, with the reference's id; its own title where it names none."""
    named = {
        "LO-1": _("Norms"), "LO-2": _("Requests for assistance"), "LO-3": _("Reading evidence"),
        "LO-4": _("Calibrated judgement"), "LO-5": _("Lawful and proportionate response"),
        "LO-6": _("Retorsion and countermeasures"), "LO-7": _("Joint statements"),
        "LO-8": _("Sovereignty and its price"),
        "LO-9": _("Recognising bias"), "LO-10": _("Keeping channels open"),
    }  # fmt: skip
    return f"{named[objective.trains]} ({objective.trains})" if objective.trains in named else objective.title


def _to_mend(part: PartOfClass) -> Iterator[Sequence[str]]:
    for name, objective in part.scenario.objectives.items():
        shown = part.tally.objectives[name]
        if shown < part.tally.games:
            issue = _("Not shown in {count} of {all}: {title}").format(
                count=part.tally.games - shown, all=part.tally.games, title=objective.title
            )
            yield (_capability(objective), issue, "", _("training (proposed)"), "", "", "", "")
