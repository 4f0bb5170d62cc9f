"""Warnings: each is shown by the smallest world that earns it, and falls silent when the world is mended."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.rules import Plan, begin, step
from game.scenario import check
from tests.worlds import LEAST, choice, finding, text, world

SOUND: dict[str, Any] = {
    "choices": {name: choice(title=f"Call {name}") for name in ("a", "b", "c", "d")},
    "injects": {"word": {"at": "1h", "from": "orsk", "channel": "cable", "title": "Word", "text": "A word."}},
}


def told(folder: Path, **changes: Any) -> list[str]:
    """Give what `check` says of a sound small world with what a test changes."""
    file = folder / "small.yaml"
    file.write_text(text(**{**SOUND, **changes}), encoding="utf-8")
    return [f"{problem.code}: {problem.message}" for problem in check(file)]


def choices(**more: Any) -> dict[str, Any]:
    return {**SOUND["choices"], "e": choice(title="Call e", **more)}


def ending(**more: Any) -> list[dict[str, Any]]:
    return [{"id": "one", "title": "One", "text": "One.", **more}, *LEAST["endings"]]


LINE = {"title": "line", "options": {"no": {"text": "no"}, "yes": {"text": "yes"}}}
SAYS = {word: {"text": word} for word in ("opening", "counter", "accept", "walk")}
TABLE = {"title": "T", "headline": "T.", "exchange": "30m", "clauses": {"line": LINE}, "counterparts": {"t": {
    "actor": "orsk", "person": "T", "step": 5, "patience": 3, "says": SAYS,
    "profiles": {"p": {"prior": "100%", "reservation": 50, "wants": {"line": {"yes": 60, "no": 10}}}}}}}  # fmt: skip
FORBIDDEN = {
    "never": {"title": "Never.", "text": "Never.", "when": "agreed.talks.line == yes", "effects": {"support": -5}}
}
EVEN = {"e": {"title": "E", "source": "S", "findings": [finding("f", state="50%", gang="50%"),
                                                       finding("g", state="50%", gang="50%")]}}  # fmt: skip
BARE = {"e": {"title": "E", "source": "S", "findings": [
    {**finding("f", state="60%", gang="50%"), "weighs": None}, finding("g", state="40%", gang="50%")]}}  # fmt: skip
del BARE["e"]["findings"][0]["weighs"]  # type: ignore[attr-defined]
TOLD = {"e": {"title": "E", "source": "S", "findings": [
    finding("f", state="60%", gang="50%"), finding("g", state="40%", gang="50%")]}}  # fmt: skip
FOUND = {"id": "found", "title": "Found", "text": "Found."}
LATER = {"from": "orsk", "channel": "cable", "title": "More", "text": "More."}
HARD = {**TABLE, "counterparts": {"t": {**TABLE["counterparts"]["t"], "warmth": 1, "profiles": {
    "p": {"prior": "50%", "reservation": 50, "wants": {"line": {"yes": 60, "no": 10}}},
    "q": {"prior": "50%", "reservation": 50, "wants": {"line": {"yes": 40, "no": 10}}}}}}}  # fmt: skip
TELLS, RARER = ({"chance": {"state": state, "gang": gang}} for state, gang in (("60%", "40%"), ("40%", "60%")))
WEIGHED = {"weighs": "A little."}
QUIET = {"title": "Quiet", "text": "Nobody writes."}
STORM = {**SOUND["injects"]["word"], "effects": {"stability": -9}}


def asked(**more: Any) -> dict[str, Any]:
    """Give talks whose counterpart answers a question of one clause by its interests."""
    answers = [{"id": "much", "text": "Much.", "chance": {"p": "80%", "q": "20%"}, **more},
               {"id": "little", "text": "Little.", "chance": {"p": "20%", "q": "80%"}, **WEIGHED}]  # fmt: skip
    return {**HARD, "counterparts": {"t": {**HARD["counterparts"]["t"], "answers": {"line": answers}}}}


WARNINGS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("condition-never: this condition can never hold", {"choices": choices(when="trust.orsk > 100")},
     {"choices": choices(when="trust.orsk > 60")}),
    ("condition-never: this condition can never hold", {"choices": choices(when="did.a and not did.a")},
     {"choices": choices(when="did.a and not did.b")}),
    ("condition-never: this condition can never hold", {"endings": ending(when="harm > 60 and harm < 40")},
     {"endings": ending(when="harm < 60 and harm > 40")}),
    ("condition-never: this condition can never hold", {"choices": choices(when="round >= 3")},
     {"choices": choices(when="round >= 2")}),
    ("condition-always: this condition always holds", {"choices": choices(when="stability >= 0")}, {}),
    ("choice-too-dear: 'e' costs 5 attention; a round has 3", {"choices": choices(cost=5)},
     {"choices": choices(cost=4)}),
    ("evidence-unrevealed: nothing reveals the evidence 'e'",
     {"evidence": {"e": {"title": "E", "source": "S", "findings": [finding("f", state="100%", gang="100%")]}}}, {}),
    ("evidence-mute: the findings of 'e' are equally likely under every hypothesis, so they say nothing",
     {"evidence": EVEN, "choices": choices(reveal=["e"])}, {}),
    ("no-weighs: the finding 'f' has no 'weighs:'", {"evidence": BARE, "choices": choices(reveal=["e"])}, {}),
    ("no-weighs: the outcome 'found' has no 'weighs:'",
     {"choices": choices(outcomes=[FOUND | TELLS, {**FOUND, "id": "lost"} | RARER])},
     {"choices": choices(outcomes=[FOUND | TELLS | WEIGHED, {**FOUND, "id": "lost"} | RARER | WEIGHED])}),
    ("no-weighs: the inject 'more' has no 'weighs:'",
     {"injects": {**SOUND["injects"], "more": LATER | TELLS | {"at": "2h", "otherwise": QUIET | WEIGHED}}},
     {"injects": {**SOUND["injects"], "more": LATER | TELLS | WEIGHED | {"at": "2h", "otherwise": QUIET | WEIGHED}}}),
    ("no-weighs: what is shown when 'more' does not come has no 'weighs:'",
     {"injects": {**SOUND["injects"], "more": LATER | TELLS | WEIGHED | {"at": "2h", "otherwise": QUIET}}},
     {"injects": {**SOUND["injects"], "more": LATER | TELLS | WEIGHED | {"at": "2h", "otherwise": QUIET | WEIGHED}}}),
    ("no-weighs: the answer 'much' has no 'weighs:'", {"negotiations": {"talks": asked()}},
     {"negotiations": {"talks": asked(**WEIGHED)}}),
    ("flag-unread: the flag 'told' is set and never read", {"choices": choices(set=["told"])},
     {"choices": choices(set=["told"]), "endings": ending(when="flag.told")}),
    ("actor-silent: nobody ever hears from 'orsk'", {"injects": {}}, {}),
    ("ending-shadowed: the ending 'two' is never reached: 'one' before it holds whenever it does",
     {"endings": [*ending(when="harm < 20")[:1], {"id": "two", "title": "T", "text": "T.",
                                                   "when": "harm < 20 and stability > 60"}, *LEAST["endings"]]}, {}),
    ("title-without-verb: the title 'The hotline' does not begin with a verb",
     {"choices": {**SOUND["choices"], "e": choice(title="The hotline")}}, {}),
    ("text-too-long: this title has 80 characters; 70 fit its place",
     {"choices": {**SOUND["choices"], "e": choice(title="Call " + "x" * 75)}}, {}),
    ("too-many-words: every player must read 1016 words; 10 minutes allow 1000",
     {"injects": {"word": {**SOUND["injects"]["word"], "text": "word " * 1000}}}, {}),
    ("round-too-few: round 1 offers at most 3 choices",
     {"choices": {name: SOUND["choices"][name] for name in "abc"}}, {}),
    ("round-too-many: round 1 offers 10 choices",
     {"choices": {f"c{number}": choice(title=f"Call {number}") for number in range(10)}}, {}),
    ("round-too-many: round 2 offers 10 choices",
     {"choices": SOUND["choices"] | {f"c{number}": choice(title=f"Call {number}", when="round == 2")
                                     for number in range(10)}},
     {"choices": SOUND["choices"] | {f"c{number}": choice(title=f"Call {number}", when=f"round == {number % 2 + 1}")
                                     for number in range(10)}}),
    ("table-hopeless: no package of 'talks' without a red line satisfies everybody needed, even at trust 100",
     {"negotiations": {"talks": TABLE}, "red_lines": FORBIDDEN}, {"negotiations": {"talks": TABLE}}),
    ("profile-hopeless: 'q' signs nothing: its best package is worth 40 to it, and it asks for 45 at least",
     {"negotiations": {"talks": HARD}}, {"negotiations": {"talks": TABLE}}),
    ("ending-never: the ending 'one' is never reached: 'shared.e' never comes",
     {"evidence": TOLD, "choices": choices(reveal=["e"]), "endings": ending(when="harm > 10 and shared.e")},
     {"evidence": TOLD, "choices": choices(reveal=["e"], share=["e"]), "endings": ending(when="shared.e")}),
    ("condition-always: this condition always holds, since 'shared.e' never comes",
     {"evidence": TOLD, "choices": choices(reveal=["e"]), "endings": ending(when="not shared.e")},
     {"evidence": TOLD, "choices": choices(reveal=["e"], share=["e"]), "endings": ending(when="not shared.e")}),
    ("condition-never: this condition can never hold: 'agreed.talks' never comes",
     {"negotiations": {"talks": TABLE}, "injects": {**SOUND["injects"], "more": LATER | {"when": "agreed.talks"}}},
     {"negotiations": {"talks": TABLE}, "choices": choices(opens="talks"),
      "injects": {**SOUND["injects"], "more": LATER | {"when": "agreed.talks"}}}),
    ("choice-never: 'e' can never be offered: 'shared.logs' never comes",
     {"evidence": {"logs": TOLD["e"]}, "choices": choices(reveal=["logs"], when="shared.logs and did.a")},
     {"evidence": {"logs": TOLD["e"]}, "choices": choices(reveal=["logs"], when="shared.logs or did.a")}),
    ("choice-never: 'e' can never be offered: its condition holds at the beginning of no round",
     {"choices": choices(when="clock >= 5h")}, {"choices": choices(when="clock >= 4h")}),
    ("choice-never: 'e' can never be offered: its condition holds at the beginning of no round",
     {"choices": choices(when="clock >= 5h")},
     {"choices": choices(when="clock >= 5h"), "injects": {"word": {**SOUND["injects"]["word"], "breaks": True}}}),
    ("choice-never: 'f' can never be offered: its condition holds at the beginning of no round",
     {"choices": {**choices(takes="5h", outcomes=[FOUND]), "f": choice(title="Call f", when="outcome.e == found")}},
     {"choices": {**choices(takes="4h", outcomes=[FOUND]), "f": choice(title="Call f", when="outcome.e == found")}}),
    ("inject-late: the crisis is over after 8h, before 'more' can come",
     {"injects": {**SOUND["injects"], "more": LATER | {"at": "481m..20h"}}},
     {"injects": {**SOUND["injects"], "more": LATER | {"at": "8h..20h"}}}),
    ("inject-late: 'more' never comes: its condition cannot hold when it is tried",
     {"choices": choices(takes="5h", outcomes=[FOUND]),
      "injects": {**SOUND["injects"], "more": LATER | {"when": "outcome.e == found and round == 1"}}},
     {"choices": choices(takes="3h", outcomes=[FOUND]),
      "injects": {**SOUND["injects"], "more": LATER | {"when": "outcome.e == found and round == 1"}}}),
    ("inject-late: 'more' never comes: its condition cannot hold when it is tried",
     {"injects": {**SOUND["injects"], "more": LATER | {"round": 1, "when": "round >= 2"}}},
     {"injects": {**SOUND["injects"], "more": LATER | {"round": 2, "when": "round >= 2"}}}),
    ("outcome-late: what comes of 'e' comes after 9h at the earliest; the crisis is over after 8h",
     {"choices": choices(takes="5h", outcomes=[FOUND], when="round == 2")},
     {"choices": choices(takes="4h", outcomes=[FOUND], when="round == 2")}),
    ("evidence-late: the evidence 'e' is never seen: what reveals it cannot come in time",
     {"evidence": TOLD, "attack": {"stages": [*LEAST["attack"]["stages"], {"id": "end", "at": "9h", "title": "E",
                                                                        "text": "E.", "reveal": ["e"]}]}},
     {"evidence": TOLD, "choices": choices(pace=20),
      "attack": {"stages": [*LEAST["attack"]["stages"], {"id": "end", "at": "9h", "title": "E", "text": "E.",
                                                         "reveal": ["e"]}]}}),
    ("blow-unforeshadowed: the inject 'word' takes 9 points for certain, and nothing foreshadows it",
     {"injects": {"word": STORM}}, {"injects": {"word": {**STORM, "when": "round >= 1 and did.a"}}}),
]  # fmt: skip


def test_the_sound_world_earns_no_word(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("said", "broken", "mended"), WARNINGS, ids=[f"{n} {w[0].split(':')[0]}" for n, w in enumerate(WARNINGS)]
)
def test_a_warning_is_given_and_falls_silent_when_mended(
    tmp_path: Path, said: str, broken: dict[str, Any], mended: dict[str, Any]
) -> None:
    code = said.split(":", maxsplit=1)[0]

    assert said in told(tmp_path, **broken)
    assert not [line for line in told(tmp_path, **mended) if line.startswith(code)]


def test_a_warning_does_not_keep_a_scenario_from_being_played(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(json.dumps({**LEAST}), encoding="utf-8")

    assert {problem.severity for problem in check(file)} == {"warning"}


def test_what_waits_for_a_part_that_never_comes_is_not_named_beside_it(tmp_path: Path) -> None:
    """One slip is one line: once the choice is offered, the inject, the objective and the ending are well."""
    waiting = {
        "choices": {**choices(when="clock >= 5h"), "f": choice(title="Call f", when="did.e")},
        "injects": {**SOUND["injects"], "more": {**LATER, "when": "did.f"}},
        "objectives": {"o": {"title": "Call twice", "when": "did.e and did.f"}},
        "endings": ending(when="did.f and came.more"),
    }

    assert told(tmp_path, **waiting) == [
        "choice-never: 'e' can never be offered: its condition holds at the beginning of no round"
    ]


def test_an_answer_without_a_chance_for_an_interest_is_named_for_that_and_its_sums_are_not_counted(
    tmp_path: Path,
) -> None:
    said = told(tmp_path, negotiations={"talks": asked(**WEIGHED, chance={"p": "80%"})})

    assert "missing-share: nothing is said for the profile 'q'" in said
    assert not [line for line in said if line.startswith("answer-sum")]


def test_what_comes_in_the_last_minute_is_not_called_late(tmp_path: Path) -> None:
    """The rules let everything of the last minute happen (docs/model.md, "Order")."""
    last = world(injects={**SOUND["injects"], "last": {**LATER, "at": "8h"}})
    state = begin(last, seed=1).state
    while not state.ending:
        state = step(last, state, Plan()).state

    assert "last" in state.came
    assert told(tmp_path, injects={**SOUND["injects"], "last": {**LATER, "at": "8h"}}) == []
