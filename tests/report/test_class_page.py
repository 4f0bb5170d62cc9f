"""A whole class on one page: nobody dropped in silence, nothing told that the reveal covers, parted where it parted."""

import re
import shutil
import tracemalloc
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game.analysis.alike import Sample, nearest
from game.analysis.classes import ClassRead, Wanted, read_member
from game.analysis.gathering import saves_in
from game.analysis.played import HELD, Costly, Played, RoundPlayed
from game.analysis.tallies import Tally
from game.analysis.workers import Crew, run
from game.cli import app
from game.session import Game, saved
from tests.report.classes import make_class
from tests.worlds import choice, text, world

WORLD = {
    "choices": {
        "wait": choice(title="Wait & see", kind="dialogue"),
        "name": choice(title="Name Orsk", kind="attribution"),
    }
}


def debrief(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["debrief", *map(str, words)])


def one(number: int, *taken: str, **points: float) -> Played:
    """Give a game of one round in which these choices were taken, and the meters it ended with."""
    turned = {"wait": "dialogue", "name": "attribution"}[taken[0]] if taken else HELD
    rounds = (RoundPlayed(1, frozenset({"wait", "name"}), frozenset(taken), turned),)
    return Played(f"{number}.jsonl", f"P{number}", "small", "1", "training", "player", "end", False, rounds, points, {})


def tally(*games: Played) -> Tally:
    told = Tally(world(**WORLD), "1")
    for game in games:
        told.add(game)
    return told


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small class as it is handed in, with one save of each sort that cannot be told."""
    base = tmp_path_factory.mktemp("class")
    (base / "small.yaml").write_text(text(**WORLD), encoding="utf-8")
    make_class(base / "small.yaml", base / "saves", ["random", "dialogue"], 3)
    (base / "other.yaml").write_text(text(**WORLD, title="Another version"), encoding="utf-8")
    make_class(base / "other.yaml", base / "saves" / "late", ["random"], 1)
    damaged = base / "saves" / "000.jsonl"
    damaged.write_bytes(damaged.read_bytes().replace(b'"seconds":0', b'"seconds":1', 1))
    Game.start(base / "small.yaml", save=base / "saves" / "open.jsonl", seed=1).close()
    shutil.copy(base / "saves" / "001.jsonl", base / "saves" / "late" / "001.jsonl")
    return base / "saves"


def test_a_folder_gives_one_page_and_every_save_left_out_is_named_on_it(folder: Path) -> None:
    out = folder.parent / "class.html"
    done = debrief(folder, "--out", out)
    html = out.read_text(encoding="utf-8")

    assert done.exit_code == 0
    assert "5 games of 9 saves are told" in done.stdout
    left = html[html.index('id="left-out"') :]
    assert [file for file in ("000.jsonl", "open.jsonl") if file in done.stderr] == ["000.jsonl", "open.jsonl"]
    assert re.findall(r"<td>(damaged|not finished|another version|a copy)</td>", left) == [
        "damaged", "a copy", "not finished", "another version",
    ]  # fmt: skip


def test_every_player_stands_on_the_page_by_pseudonym_and_by_name_only_when_asked(folder: Path) -> None:
    out, names = folder.parent / "class.html", folder.parent / "names.csv"
    names.write_text("pseudonym,name\nP001,Ana Lund\n", encoding="utf-8")
    debrief(folder, "--out", out)
    by_pseudonym = out.read_text(encoding="utf-8")
    debrief(folder, "--out", out, "--names", names)

    assert all(f">P00{number}<" in by_pseudonym for number in range(1, 6))
    assert "Ana Lund" not in by_pseudonym
    assert "P001 (Ana Lund)" in out.read_text(encoding="utf-8")


def test_the_page_needs_no_network_and_no_script_and_shows_what_people_wrote_as_text(folder: Path) -> None:
    out = folder.parent / "class.html"
    debrief(folder, "--out", out)
    html = out.read_text(encoding="utf-8")

    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.findall(r'(?:src|href)="(?!#)', html)
    assert "Wait &amp; see" in html
    assert html.count('role="img"') == len(re.findall(r'role="img" aria-label="[^"]{20,}"', html)) >= 1


def test_a_class_whose_truth_is_covered_is_told_without_it(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(text(**WORLD), encoding="utf-8")
    make_class(tmp_path / "small.yaml", tmp_path / "saves", ["careful"], 2, mode="exercise")
    debrief(tmp_path / "saves", "--out", tmp_path / "covered.html")
    debrief(tmp_path / "saves", "--out", tmp_path / "open.html", "--reveal")

    assert "Brier score" not in (tmp_path / "covered.html").read_text(encoding="utf-8")
    assert "Brier score" in (tmp_path / "open.html").read_text(encoding="utf-8")
    assert saved(tmp_path / "saves" / "000.jsonl").revealed


def test_a_folder_in_which_nothing_can_be_told_is_said(tmp_path: Path) -> None:
    assert debrief(tmp_path, "--out", tmp_path / "x.html").exit_code == 1
    assert not (tmp_path / "x.html").exists()


def test_the_class_parts_where_the_ends_surely_differ_and_nowhere_else() -> None:
    """Ten named and lost forty points of trust; waiting made no difference."""
    named = [one(number, "name", **{"trust.orsk": 10 + number % 3, "harm": number % 7}) for number in range(10)]
    waited = [one(number, "wait", **{"trust.orsk": 50 + number % 3, "harm": number % 7}) for number in range(10, 20)]
    both = [one(number, "name", "wait", **{"trust.orsk": 11, "harm": 3}) for number in range(20, 30)]
    splits = tally(*named, *waited, *both).splits()

    assert (splits[0].choice, splits[0].took.count, splits[0].left.count) == ("name", 20, 10)
    assert [each.meter for each in splits[0].differences] == ["trust.orsk"]
    assert splits[0].differences[0].mean == pytest.approx(-39.9, abs=0.2)
    assert tally(*named[:7], *waited).splits() == []


def test_costly_decisions_are_counted_among_the_games_that_were_reviewed() -> None:
    lost = Costly(1, "name", False, 4.0)
    games = [replace(one(number, "name"), reviewed=number < 3, costly=(lost,) * (number < 2)) for number in range(5)]
    told = tally(*games)

    assert told.reviewed == 3
    assert told.common_costly() == [(lost, 2)]


def test_a_flow_carries_every_player_from_round_to_round() -> None:
    later = RoundPlayed(2, frozenset({"wait"}), frozenset(), HELD)
    games = [
        replace(one(number, "wait" if number else "name"), rounds=(*one(number, "wait").rounds, later))
        for number in range(3)
    ]
    told = tally(*games)

    assert sum(told.flows.values()) == 3
    assert told.turned[2, HELD] == 3


def test_players_who_chose_alike_are_found_whoever_they_are() -> None:
    sample = Sample()
    doves = [frozenset({"call", "brief", f"d{number}"}) for number in range(12)]
    hawks = [frozenset({"name", "expel", f"h{number}"}) for number in range(8)]
    for number, taken in enumerate([*doves, *hawks]):
        sample.add(f"{number}.jsonl", taken)
    middles = sample.groups()

    assert [nearest(taken, middles) for taken in (*doves, *hawks)] == [0] * 12 + [1] * 8


def test_players_who_all_chose_the_same_are_no_groups() -> None:
    sample = Sample()
    for number in range(20):
        sample.add(f"{number}.jsonl", frozenset({"call"}))

    assert sample.groups() == ()


def test_a_class_is_told_the_same_by_any_number_of_workers(folder: Path) -> None:
    tasks = [Wanted(path) for path in saves_in([folder])]

    assert list(run(read_member, tasks, Crew(2))) == list(map(read_member, tasks))


@pytest.mark.long
def test_a_class_is_told_the_same_by_a_cluster(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    debrief(folder, "--out", tmp_path / "here.html")
    debrief(folder, "--out", tmp_path / "there.html", "--executor", "dask")

    assert (tmp_path / "there.html").read_bytes() == (tmp_path / "here.html").read_bytes()


def test_a_larger_class_hardly_takes_more_memory(folder: Path) -> None:
    """A save takes hundreds of kilobytes to read; what stays of it is its judgements, a kilobyte or two."""
    game = read_member(Wanted(folder / "001.jsonl"))

    def peak(games: int) -> int:
        with ClassRead() as read:
            read.add(game)
            tracemalloc.start()
            for _number in range(games):
                read.add(game)
            taken = tracemalloc.get_traced_memory()[0]
            tracemalloc.stop()
        return taken

    assert peak(120) < peak(20) + 100 * 2000


@pytest.mark.long
def test_two_hundred_games_by_four_policies_are_told_apart(blackout_file: Path, tmp_path: Path) -> None:
    """The cautious and the hawkish stand in different groups of the page, found from their choices alone."""
    make_class(blackout_file, tmp_path / "saves", ["cautious", "hawkish", "dialogue", "random"], 50)
    with ClassRead() as read:
        by = {}
        for path in sorted((tmp_path / "saves").glob("*.jsonl")):
            by[path.name] = saved(path).header["by"]
            read.add(read_member(Wanted(path)))
        read.finish()
        groups = Counter((by[line.file], line.group) for line in read.lines(read.parts[0]))
        splits = read.parts[0].tally.splits()

    home = {policy: max(range(5), key=lambda group: groups[policy, group]) for policy in ("cautious", "hawkish")}
    assert home["cautious"] != home["hawkish"]
    assert all(groups[policy, home[policy]] >= 48 for policy in home)
    assert splits


def test_two_scenarios_stand_one_after_the_other_and_the_more_played_first(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "second.yaml").write_text(text(**WORLD, scenario="second", title="A second crisis"), encoding="utf-8")
    make_class(tmp_path / "second.yaml", tmp_path / "saves", ["random"], 1)
    debrief(folder, tmp_path / "saves", "--out", tmp_path / "class.html")
    html = (tmp_path / "class.html").read_text(encoding="utf-8")

    assert html.index('<section id="small">') < html.index('<section id="second">')


def test_a_name_stands_on_the_page_of_one_game_only_when_asked_for(folder: Path) -> None:
    names, out = folder.parent / "one.csv", folder.parent / "one.html"
    names.write_text("pseudonym,name\nP001,Ana Lund\n", encoding="utf-8")
    debrief(folder / "001.jsonl", "--out", out)
    without = out.read_text(encoding="utf-8")
    debrief(folder / "001.jsonl", "--out", out, "--names", names)

    assert "Ana Lund" not in without
    assert "P001 (Ana Lund)" in out.read_text(encoding="utf-8")
