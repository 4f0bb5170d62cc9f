"""Loading: what the model refuses is named with its place, its field and what to write."""

from pathlib import Path

import pytest
import yaml

from game.places import SCENARIOS
from game.scenario import Unreadable, check, find, library, load, load_text
from game.scenario.problems import nearest
from tests.worlds import LEAST, choice, finding, text, world

YAML = yaml.safe_dump(LEAST, sort_keys=False)


def refused(content: str) -> list[str]:
    with pytest.raises(Unreadable) as found:
        load_text(content, "f")
    return [str(problem) for problem in found.value.problems]


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("titel: Calm", "title: Calm", "f:3:1: unknown field 'titel'; did you mean 'title'?"),
        ("minutes: ten", "minutes: 10", "f:5:10: expected a whole number, not 'ten'; write it in digits"),
        ("minutes: 900", "minutes: 10", "f:5:10: 900 is out of range; write a number that is at most 240"),
        ("minutes: true", "minutes: 10", "f:5:10: expected a whole number, not true; write it in digits"),
        ("summary:", "summary: A test.", "f:4:1: 'summary' is empty; write a value, or delete the line"),
        ("start: 2026-02-30 04:10", "start: 2026-03-02 04:10",
         "f:14:10: there is no such date or time as '2026-02-30 04:10'; check day, month and hour"),
        ("prior: 40%", "prior: 50%",
         "f:28:1: the priors of the hypotheses add up to 90%; make them 100% (now 40% + 50%)"),
        ("harm: 900", "harm: 10", "f:22:9: 900 is out of range; write 0 to 100 points"),
        ("format: 2", "format: 1", "f:1:9: made for format 2; this program reads format 1; "
         "use a newer Demarche, or write 'format: 1'"),
        ("kind: state", "kind: realm", ""),
    ],
)  # fmt: skip
def test_what_the_model_refuses_is_named(wrong: str, right: str, said: str) -> None:
    content = YAML.replace(right, wrong, 1)

    assert said in refused(content) if said else load_text(content, "f")


def test_a_missing_field_names_its_parent() -> None:
    assert refused(YAML.replace("  role: Ambassador\n", "")) == ["f:6:1: the field 'role' is missing; add 'role: ...'"]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("trust.orks < 30", "19: nothing is called 'trust.orks'; did you mean 'trust.orsk'?"),
        ("round >= 1 and did.wiat", "34: nothing is called 'did.wiat'; did you mean 'did.wait'?"),
        ("stability", "19: 'stability' is not true or false; compare it with points, as in stability >= 40"),
        ("clock >= 3", "28: 'clock' cannot be compared with this; compare it with a time, as in clock >= 6h"),
        ("round >> 3", "26: '>' cannot stand here in a condition; join parts with and, or; compare with >= or =="),
    ],
)  # fmt: skip
def test_a_condition_is_refused_at_its_own_column(condition: str, said: str) -> None:
    ending = f"endings:\n- {{id: one, when: {condition}, title: One, text: One.}}\n- "
    content = YAML.replace("endings:\n- ", ending, 1)

    assert [problem.split(":", 2)[2] for problem in refused(content)] == [said]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("found.log >= hot", "'found.log' has no order; write found.log == hot"),
        ("found.log == 3", "'found.log' cannot be compared with this; write found.log == one of hot, cold"),
        ("found.log", "'found.log' is not true or false; write found.log == one of hot, cold"),
    ],
)
def test_what_was_found_is_compared_with_a_finding(condition: str, said: str) -> None:
    log = {"title": "L", "source": "S", "findings": [finding("hot", state="60%", gang="20%"),
                                                   finding("cold", state="40%", gang="80%")]}  # fmt: skip
    problems = refused(text(evidence={"log": log}, choices={"call": choice(reveal=["log"], when=condition)}))

    assert [problem.split(": ", 1)[1] for problem in problems] == [said]


def test_a_condition_is_a_text() -> None:
    ending = "endings:\n- {id: one, when: true, title: One, text: One.}\n- "
    (said,) = refused(YAML.replace("endings:\n- ", ending, 1))

    assert said.endswith(":19: true is not a condition; write one such as round >= 3 and flag.warned")


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (">-\n      did.wait and\n      did.wiat", (3, 7)),
        ("|\n      did.wait\n      and did.wiat", (3, 11)),
        ("did.wait\n      and did.wiat", (2, 11)),
        ("'did.wait\n      and did.wiat'", (2, 11)),
        ('"did.wait and\\u0020did.wiat"', (1, 11)),
    ],
)
def test_a_slip_in_a_condition_over_several_lines_is_named_where_it_stands(
    written: str, place: tuple[int, int]
) -> None:
    head = YAML.rpartition("endings:")[0]
    rest = "  - {id: rest, title: Rest, text: Rest.}\n" + YAML[YAML.index("score:") :]
    content = f"{head}endings:\n  - id: one\n    title: One\n    text: One.\n    when: {written}\n{rest}"
    line = content[: content.index("when:")].count("\n")

    assert [each.split(" nothing")[0] for each in refused(content)] == [f"f:{line + place[0]}:{place[1]}:"]


def test_every_slip_of_meaning_is_found_at_once() -> None:
    content = text(
        choices={
            "a": choice(effects={"trust.orks": 3}, reveal=["nothing"], upholds=["osce-3"]),
            "b": choice(outcomes=[{"id": "x", "chance": "90%", "title": "X", "text": "X."}]),
        },
        evidence={"e": {"title": "E", "source": "S", "findings": [finding("f", state="100%", gang="90%")]}},
    )

    messages = [problem.split(": ", 1)[1] for problem in refused(content)]

    assert messages == [
        "no meter 'trust.orks'; did you mean 'trust.orsk'?",
        "no evidence 'nothing'; known are e",
        "the outcomes of 'b' add up to 90%; make them 100% (now 90%)",
        "the findings' likelihoods under 'gang' add up to 90%; make them 100% (now 90%)",
    ]


def test_what_a_crisis_turns_on_is_among_its_topics() -> None:
    """A course is planned by these words: a central matter that is no topic would be counted and not found."""
    assert world(topics=["iot", "law"], central=["law"]).central == ("law",)
    assert refused(text(topics=["iot"], central=["law"]))[0].endswith(
        "'law' is not among the topics; add it to 'topics:', or choose one of them"
    )


def test_an_inject_that_tells_by_its_chance_needs_what_is_shown_otherwise() -> None:
    inject = {"at": "1h", "from": "orsk", "channel": "cable", "title": "T", "text": "T.",
              "chance": {"state": "10%", "gang": "60%"}}  # fmt: skip

    assert "its not coming tells something too" in refused(text(injects={"i": inject}))[0]


def test_the_least_world_is_sound() -> None:
    assert world().scenario == "small"


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_scenario_passes_without_a_word(path: Path) -> None:
    assert check(path) == ()
    assert load(path).scenario == path.stem


def test_a_library_id_is_found_and_a_misspelt_one_named() -> None:
    assert find("blackout-at-the-border").name == "blackout-at-the-border.yaml"
    with pytest.raises(Unreadable, match="did you mean 'blackout-at-the-border'"):
        find("blackout-at-the-boarder")


def test_a_file_of_the_library_that_cannot_be_played_stands_there_with_its_problem(tmp_path: Path) -> None:
    (tmp_path / "sound.yaml").write_text(text(scenario="sound"), encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("format: 1\n", encoding="utf-8")
    broken, sound = library(tmp_path)

    assert (broken.id, broken.scenario, bool(broken.problems)) == ("broken", None, True)
    assert (sound.id, sound.problems) == ("sound", ())


def test_the_library_reads_a_file_again_only_when_it_has_changed(tmp_path: Path) -> None:
    """Coming back to the shelf costs no reading; what an author mends, or takes away, is seen at once."""
    file = tmp_path / "small.yaml"
    file.write_text(text(title="One"), encoding="utf-8")
    (before,) = library(tmp_path)
    (again,) = library(tmp_path)
    assert again is before

    file.write_text(text(title="Another"), encoding="utf-8")
    (mended,) = library(tmp_path)
    assert mended.scenario is not None
    assert mended.scenario.title == "Another"
    file.unlink()
    assert library(tmp_path) == ()


def test_two_readings_of_one_file_are_two_worlds() -> None:
    assert world() != world()


def test_of_very_many_words_the_nearest_is_one_that_begins_or_ends_alike() -> None:
    many = ["harbour-master", *(f"word-{number}" for number in range(600))]

    assert nearest("harbor-master", many) == "harbour-master"
    assert nearest("xarbour-mastex", many) is None
