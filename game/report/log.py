"""The decision log: one line a decision in words, as an exercise's secretary would have kept it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from game.analysis.accounts import DecisionAccount, account
from game.language import _
from game.report.exports import Games
from game.report.names import Terms
from game.report.tables import write_table
from game.session import SavedGame, words
from game.session.words import Words


def columns() -> tuple[str, ...]:
    """Give the columns of the log, in the language spoken."""
    return (
        _("Player"), _("No."), _("Round"), _("Story time"), _("Seconds taken"), _("Event"), _("Known then"),
        _("Offered"), _("Decided"), _("By"), _("Reason"), _("Stated, and basis"), _("What it moved, and why"),
        _("Norms and CBMs"), _("Remarks"), _("Follow-up"),
    )  # fmt: skip


def write_log(games: Games, out: Path, terms: Terms) -> None:
    """Write the log; the file's ending says how: `.xlsx` a workbook, anything else CSV."""
    write_table(columns(), (row for game in games if isinstance(game, SavedGame) for row in _rows(game, terms)), out)


def _rows(game: SavedGame, terms: Terms) -> Iterator[Sequence[object]]:
    told = account(game, terms.name(game))
    said = Words(game.scenario)
    for decision in told.decisions:
        yield _row(said, told.name or told.player, game.code, decision)


def _row(said: Words, player: str, code: str, decision: DecisionAccount) -> Sequence[object]:
    scenario = said.scenario
    known = (scenario.evidence[each.partition(".")[0]].title for each in decision.known)
    offered = (scenario.choices[name].title for name in decision.offered)
    return (
        player, decision.number, decision.round, decision.story_time.replace("T", " "), decision.seconds,
        f"{code}/{decision.number}", words.listed(dict.fromkeys(known)), words.listed(offered), _decided(decision),
        decision.role or decision.by, decision.reason, _stated(said, decision), _moved(said, decision),
        _norms(decision), "\n".join(decision.remarks), "",
    )  # fmt: skip


def _decided(decision: DecisionAccount) -> str:
    lines = [*decision.text, *([_("(taken back afterwards)")] if decision.taken_back else [])]
    return "\n".join(lines)


def _stated(said: Words, decision: DecisionAccount) -> str:
    if not decision.stated:
        return ""
    shares = (
        _("{name} {percent} % ({word})").format(
            name=said.scenario.hypotheses[name].name, percent=percent, word=words.likely(percent)
        )
        for name, percent in decision.stated.items()
    )
    return _("{shares}; basis {basis}").format(shares=words.listed(shares), basis=words.basis(decision.basis))


def _moved(said: Words, decision: DecisionAccount) -> str:
    total = words.listed(f"{said.meter(name)} {change:+g}" for name, change in decision.changes.items())
    return "\n".join([total, *decision.causes]) if total else ""


def _norms(decision: DecisionAccount) -> str:
    upheld = _("upheld: {ids}").format(ids=", ".join(decision.upheld)) if decision.upheld else ""
    strained = _("strained: {ids}").format(ids=", ".join(decision.strained)) if decision.strained else ""
    return "\n".join(filter(None, (upheld, strained)))
