"""The control sheet: where a game stands, with the truth and what is due; for who steers it, never for players."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.scenario.planning.msel import EXPECTED, events
from game.session import Play, SavedGame, words


@dataclass(frozen=True)
class Due:
    """One row of the events list, and what became of it."""

    number: int
    """Its event number, as in the list of events."""
    id: str
    time: str
    """Date and time in the story; empty where only a condition says when."""
    title: str
    waits_for: str
    """The condition it waits for, as the author wrote it."""
    came: str
    """When it came or was done, as `H+04:00`; empty where it has not."""
    expected: bool
    """True for what the players may do, and False for what comes by itself."""


@dataclass(frozen=True)
class ControlSheet:
    """All a facilitator looks at."""

    title: str
    phase: str
    round: int
    rounds: int
    moment: str
    over: bool
    truth: str
    """The title of what is true."""
    profiles: dict[str, str]
    """The interests each counterpart really has."""
    meters: dict[str, float]
    under_way: tuple[tuple[str, str], ...]
    """Choices and evidence that were set going and have not answered: when, and the id of what."""
    rows: tuple[Due, ...]
    minutes_a_round: int
    """Real minutes a round may take; 0 where nothing is limited."""
    extra_minutes: int
    """Real minutes given so far, over all rounds."""
    paused: bool
    remarks: tuple[str, ...]
    """What was noted and rated so far."""


def control_sheet(game: SavedGame) -> ControlSheet:
    """Read a game, which another program may be playing, and tell where it stands; raise Differs or OtherVersion."""
    play = Play(game.scenario, game.header)
    play.replay(game)
    state, notes = play.state, [each for each in game.records if each["kind"] == "note"]
    holds = [each["note"] for each in notes if each["note"] in ("pause", "go_on")]
    return ControlSheet(
        title=game.scenario.title, phase=play.phase.value, round=state.round, rounds=len(game.scenario.clock.rounds),
        moment=words.moment(state.clock), over=bool(state.ending),
        truth=game.scenario.hypotheses[state.luck.truth].name, profiles=dict(state.luck.profiles),
        meters={name: tenths / 10 for name, tenths in state.meters.items()},
        under_way=tuple(
            (words.moment(minute), id) for minute, _order, id, _part in sorted(state.queue)
            if id in game.scenario.choices or id in game.scenario.evidence
        ),
        rows=tuple(_rows(play)), minutes_a_round=int(game.header["minutes_a_round"]),
        extra_minutes=sum(int(each["text"]) for each in notes if each["note"] == "extra_time" and each["text"]),
        paused=holds[-1:] == ["pause"],
        remarks=tuple(each["text"] for each in notes if each["note"] in ("remark", "rating")),
    )  # fmt: skip


def _rows(play: Play) -> Iterator[Due]:
    state = play.state
    came = {
        **state.came,
        **dict(state.attack.begun),
        **{name: times[-1] for name, times in state.done.items() if times},
    }
    for row in events(play.scenario):
        told = dict(line.partition(": ")[::2] for line in row.notes.splitlines())
        yield Due(
            row.number, told["id"], row.time, row.message.partition("\n")[0], told.get("when", ""),
            words.moment(came[told["id"]]) if told["id"] in came else "", row.type == EXPECTED,
        )  # fmt: skip
