"""What leads to what, found and drawn."""

import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.report.graph import HIGH, WIDE, graph
from game.scenario import Scenario
from game.scenario.links import Link, links, neighbourhood, rounds, things
from tests.worlds import choice, finding, world

SVG = "{http://www.w3.org/2000/svg}"
run = CliRunner().invoke


def small() -> Scenario:
    return world(
        clock={"start": "2026-03-02 04:10", "rounds": ["4h", "4h", "4h"]},
        evidence={"logs": {"title": "The logs", "source": "CERT", "findings": [
            finding("a", state="60%", gang="40%"), finding("b", state="40%", gang="60%")]}},
        injects={"answer": inject(when="did.call and not did.blame"), "leak": inject(at="5h", reveal=["logs"])},
        choices={
            "call": choice(set=["called"]), "blame": choice(when="found.logs == a or round >= 3"),
            "thank": choice(when="came.answer and flag.called"),
        },
        endings=[{"id": "calm", "when": "did.thank and harm < 40", "title": "Calm", "text": "Calm."},
                 {"id": "end", "title": "The end", "text": "Over."}],
    )  # fmt: skip


def inject(**changes: Any) -> dict[str, Any]:
    return {"from": "orsk", "channel": "cable", "title": "Orsk writes", "text": "Dear colleague.", **changes}


def test_conditions_and_consequences_link_and_a_not_is_told_apart() -> None:
    """A picture that drew `not did.blame` as a way there would mislead the author who trusts it."""
    assert set(links(small())) == {
        Link(("choice", "call"), ("inject", "answer")),
        Link(("choice", "blame"), ("inject", "answer"), closes=True),
        Link(("inject", "leak"), ("evidence", "logs")),
        Link(("choice", "call"), ("flag", "called")),
        Link(("evidence", "logs"), ("choice", "blame")),
        Link(("inject", "answer"), ("choice", "thank")),
        Link(("flag", "called"), ("choice", "thank")),
        Link(("choice", "thank"), ("ending", "calm")),
    }


def test_what_comes_at_the_very_end_stands_in_the_last_round_and_so_does_what_waits_for_itself() -> None:
    late = world(injects={"late": inject(at="8h")})
    circle = world(
        clock={"start": "2026-03-02 04:10", "rounds": ["1h"] * 12},
        choices={"a": choice(when="did.b"), "b": choice(when="did.a")},
    )
    found = rounds(things(circle), links(circle))

    assert rounds(things(late), links(late))["inject", "late"] == 2
    assert max(found["choice", each] for each in "ab") <= 12


def test_a_thing_stands_in_the_first_round_in_which_it_can_matter() -> None:
    found = rounds(things(small()), links(small()))

    assert {key[1]: number for key, number in found.items()} == {
        "dark": 1, "answer": 1, "leak": 2, "call": 1, "blame": 1, "thank": 2, "logs": 2, "called": 1, "calm": 4,
        "end": 4,
    }  # fmt: skip


def test_a_neighbourhood_follows_links_one_way_at_a_time() -> None:
    """What merely shares a cause is no neighbour; else everything soon is one."""
    near = neighbourhood(links(small()), frozenset([("inject", "answer")]))

    assert {id for _kind, id in near} == {"answer", "call", "blame", "logs", "thank", "calm"}


def test_the_shipped_crisis_is_drawn_whole_without_a_box_upon_another(blackout: Scenario) -> None:
    drawn = ElementTree.fromstring(graph(blackout))
    places = [_place(each) for each in drawn.iter(f"{SVG}g") if each.find(f"{SVG}title") is not None]

    assert len(places) == len(things(blackout))
    assert not [pair for pair in combinations(places, 2) if _overlap(*pair)]
    assert all(0 <= x <= float(drawn.get("width", 0)) - WIDE for x, _y in places)


def _place(box: ElementTree.Element) -> tuple[float, float]:
    x, y = box.get("transform", "").removeprefix("translate(").removesuffix(")").split()
    return float(x), float(y)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < WIDE and abs(one[1] - other[1]) < HIGH


def test_who_cannot_see_the_picture_is_told_what_it_shows(blackout: Scenario) -> None:
    drawn = ElementTree.fromstring(graph(blackout))
    titles = [each.text or "" for each in drawn.iter(f"{SVG}title")]

    assert drawn.get("aria-labelledby") == "title description"
    assert titles[0] == "What leads to what: Blackout at the border"
    assert "choice cut-link: Cut the border grid link\nClosed by: came.x" not in titles
    assert any(
        each.startswith("choice cut-link: Cut the border grid link\n") and "Leads to:" in each for each in titles
    )


def test_the_command_writes_a_picture_that_asks_the_network_for_nothing(tmp_path: Path) -> None:
    out = tmp_path / "first.svg"
    told = json.loads(run(app, ["graph", "the-first-hour", "--out", str(out), "--format", "json"]).stdout)
    text = out.read_text(encoding="utf-8")

    assert ["choice", "look"] in [link["source"] for link in told["links"]]
    assert "href" not in text
    assert "<script" not in text
    assert text.count("http") == text.count("http://www.w3.org/2000/svg")


def test_an_id_that_is_not_there_and_a_missing_library_are_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["graph", "the-first-hour", "--out", str(tmp_path / "a.svg")]
    unknown = run(app, [*words, "--around", "ransome"])
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    missing = run(app, words)

    assert (unknown.exit_code, missing.exit_code) == (2, 1)
    assert "nothing is called 'ransome'; did you mean 'ransom'?" in unknown.output
    assert "a picture needs the graph extra: pip install 'demarche[graph]'" in missing.output
