"""Text mode: the vocabulary, and wrong lines that cost nothing."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.analysis.autoplay import move_on
from game.analysis.policies import POLICIES
from game.cli import app
from game.places import SCENARIOS
from game.rules import Beginning
from game.scenario import bearing, look_up
from game.session import Game, Phase, words
from game.terminal import play_lines
from game.terminal.lines import SHAPES, Unclear, understood
from game.terminal.telling import news
from tests.worlds import choice, text

REGISTRY = SCENARIOS / "cut-them-off.yaml"
ROUND = [
    "continue",
    "continue",
    "assess state=40 gang=35 flag=25 basis=low",
    "choose brief-union",
    "commit",
    "continue",
]


def played(blackout_file: Path, folder: Path, lines: list[str], **options: object) -> tuple[Game, list[str]]:
    game = Game.start(blackout_file, save=folder / "a.jsonl", seed=4, **options)  # type: ignore[arg-type]
    told: list[str] = []
    play_lines(game, lines, told.append)
    game.close()
    return game, told


def test_a_round_is_played_by_typing(blackout_file: Path, tmp_path: Path) -> None:
    game, told = played(blackout_file, tmp_path, ROUND)

    assert (game.phase, game.state.round) == (Phase.SITUATION, 2)
    assert "In the plan: Brief the Union before the press does" in told
    assert told[-1] == f"Saved in {game.path}"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("chose poc", "'chose' is not a command. Did you mean 'choose ID'?"),
        ("choose nothing-such", "'nothing-such' is not offered now."),
        ("assess state=100", "'assess' has no place in this phase. Here you can type: choose ID, drop ID,"),
        ("99", "There is no number 99 in the menu"),
        ("put", "Write it as: put CLAUSE=OPTION ..."),
        ("put facts=exact", "Nothing in the plan asks for a text."),
        ("drop poc", "'poc' is not in the plan. In it: nothing."),
        ("commit now", "'commit' stands alone on its line."),
        ("back", "'back' has no place in this phase."),
    ],
)
def test_a_wrong_line_is_answered_with_what_would_be_right_and_costs_nothing(
    blackout_file: Path, tmp_path: Path, line: str, answer: str
) -> None:
    game, told = played(blackout_file, tmp_path, [*ROUND[:3], line])

    assert told[-2].startswith(answer)
    assert (game.phase, game.number) == (Phase.DECISION, 1)


def test_probabilities_that_do_not_add_up_are_refused_with_their_sum(blackout_file: Path, tmp_path: Path) -> None:
    _game, told = played(blackout_file, tmp_path, [*ROUND[:2], "assess state=50 gang=35 flag=25 basis=low"])

    assert told[-2] == "The probabilities must add up to 100; now they are 110."


def test_a_text_is_put_together_and_a_question_answered(blackout_file: Path, tmp_path: Path) -> None:
    texts = ["choose poc", "put facts=exact annex=full ask=precise", "commit",
             "put meaning=neutral handling=marked offer=same",
             "answer norm-h", "because Asking is owed before blaming.", "commit"]  # fmt: skip
    game, told = played(blackout_file, tmp_path, [*ROUND[:3], *texts])

    assert "Its text is not complete: choose one wording for each clause." in told
    assert game.state.drafts["request"]["annex"] == "full"
    assert game.state.answers == {"norm": "norm-h"}
    assert game.entries[-1].because == "Asking is owed before blaming."


def test_an_exercise_shows_no_number_of_trust_no_chance_and_no_likelihood(blackout_file: Path, tmp_path: Path) -> None:
    _game, told = played(blackout_file, tmp_path, [*ROUND, "status", "evidence", "news"], mode="exercise")

    assert "Trust of Kaldane: middling, unchanged" in told
    assert not [line for line in told if line.startswith("Trust of") and any(sign.isdigit() for sign in line)]
    assert not [line for line in told if "How probable it was" in line]


TO_THE_END = [
    "continue", "continue", "assess state=40 gang=35 flag=25 basis=low",
    *["commit", "continue", "continue", "keep"] * 9,
]  # fmt: skip
"""A game of holding, whose last words are refused once there is nothing more to keep."""


def test_the_truth_comes_only_with_the_reveal(blackout_file: Path, tmp_path: Path) -> None:
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=4, mode="exercise")
    told: list[str] = []
    play_lines(game, [*TO_THE_END, "continue", "continue", "continue"], told.append)
    assert game.phase == Phase.DEBRIEF
    assert not [line for line in told if line.startswith("What was true: ")]

    assert "Type: 1 reveal, 2 quit, or help." in told

    play_lines(game, ["reveal", "reveal"], told.append)
    assert len([line for line in told if line.startswith("What was true: ")]) == 1
    assert told[-3:-1] == ["Type: 1 quit, or help.", "What was true is told already, in the debrief above."]


def test_an_open_debrief_does_not_offer_to_reveal(blackout_file: Path, tmp_path: Path) -> None:
    """A training game tells what was true at once; to offer it again makes a player wonder what is missing."""
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=4)
    told: list[str] = []
    play_lines(game, [*TO_THE_END, "continue", "continue", "continue"], told.append)

    assert game.phase == Phase.DEBRIEF
    assert [line for line in told if line.startswith("What was true: ")]
    assert "Type: 1 quit, or help." in told
    assert not [line for line in told if "reveal" in line]


def test_numbers_of_the_menu_stand_for_its_lines() -> None:
    assert understood("2", {"2": "choose poc"}).rest == "poc"
    with pytest.raises(Unclear):
        understood("3", {"2": "choose poc"})


def test_what_came_during_talks_is_told_at_the_table_and_again_when_the_round_is_over(
    blackout_file: Path, tmp_path: Path
) -> None:
    """An exchange costs half an hour, and the world does not wait for it."""
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=4, beginning=Beginning(3, {"trust.orsk": 600}))
    told: list[str] = []
    table = ["continue", "continue", "assess state=40 gang=35 flag=25 basis=low", "choose propose-channel", "commit",
             "continue", *["offer silence=free"] * 3, "walk"]  # fmt: skip
    play_lines(game, table, told.append)
    later: list[str] = []
    game.close()
    again = Game.resume(tmp_path / "a.jsonl")
    play_lines(again, ["news"], later.append)
    again.close()
    came = [words.moment(cause.minute) for cause in again.entries[-2].causes if cause.kind in ("inject", "attack")]

    assert came
    assert any(line.startswith(came[0]) for line in told)
    assert any(line.startswith(came[0]) for line in later)


def test_a_script_that_gets_stuck_names_its_lines_and_says_so_to_whoever_started_it(tmp_path: Path) -> None:
    script = tmp_path / "lines.txt"
    script.write_text("# the briefing\ncontinue\nkeep\nfly\n", encoding="utf-8")
    save = str(tmp_path / "a.jsonl")
    done = CliRunner().invoke(app, ["play", "the-first-hour", "--script", str(script), "--save", save])

    assert done.exit_code == 1
    assert f"{script}:3:1: 'keep' has no place in this phase" in done.stderr
    assert f"{script}:4:1: 'fly' is not a command" in done.stderr


def test_keeping_before_anything_was_stated_says_what_to_write(blackout_file: Path, tmp_path: Path) -> None:
    _game, told = played(blackout_file, tmp_path, ["continue", "continue", "keep"])

    assert "Nothing has been stated yet. Write it as: assess ID=PERCENT ... basis=low|moderate|high" in told


@pytest.mark.parametrize(("seed", "policy"), [(11, "hawkish"), (33, "random"), (5, "dialogue")])
def test_a_change_is_that_since_the_number_shown_before_and_its_cause_went_that_way(
    blackout_file: Path, tmp_path: Path, seed: int, policy: str
) -> None:
    """What fell on the hour of a round's end was counted in both rounds, and the cure was named for the harm."""
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=seed)
    before = {name: meter.tenths for name, meter in game.view().meters.items()}
    while game.phase != Phase.OUTCOME:
        if game.phase == Phase.DECISION:
            before = {name: meter.tenths for name, meter in game.view().meters.items()}
        move_on(game, POLICIES[policy])
        for name, meter in game.view().meters.items() if game.phase == Phase.SITUATION else ():
            assert meter.tenths - before[name] == meter.change
            assert (meter.cause is None) == (meter.change == 0)
            assert not meter.cause or meter.cause.change * meter.change > 0
            assert not meter.against or abs(meter.against.change) > abs(meter.cause.change)
    game.close()


def test_the_hours_of_an_attack_are_told_once_and_their_causes_kept(blackout_file: Path, tmp_path: Path) -> None:
    game, told = played(blackout_file, tmp_path, [*ROUND[:3], "commit"])
    hours = [cause for cause in game.since if cause.kind == "attack"]
    harm = sum(cause.change for cause in hours if cause.meter == "harm")

    assert [line for line in news(game) if line.startswith("The attack went on")] == [
        line for line in told if line.startswith("The attack went on")
    ]
    assert len({cause.minute for cause in hours}) > 1
    assert [words.signed(harm) in line for line in told if line.startswith("The attack went on for")] == [True]


def test_what_is_shut_stands_apart_with_its_reason_and_without_a_price(blackout_file: Path, tmp_path: Path) -> None:
    _game, told = played(blackout_file, tmp_path, ROUND[:3])
    shut = told[told.index("Not open now:") + 1]

    assert shut.startswith("  propose-channel: Propose a joint technical channel. ")
    assert not [line for line in told if "propose-channel" in line and "attention" in line]


def test_talks_name_their_clauses_what_can_be_asked_and_nothing_that_is_refused(
    blackout_file: Path, tmp_path: Path
) -> None:
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=4, beginning=Beginning(3, {"trust.orsk": 600}))
    told: list[str] = []
    lines = [*ROUND[:3], "choose propose-channel", "commit", "continue", "offer silence=free"]
    play_lines(game, lines, told.append)
    game.close()
    menu = next(line for line in told if line.startswith("Type: ") and "walk" in line)
    askable = next(line for line in told if line.startswith("You may type: "))

    assert "accept" not in menu
    assert all(f"{clause}=..." in menu for clause in game.scenario.negotiations["channel"].clauses)
    assert not [line for line in told if line.startswith("Their package: ")]
    for clause in askable.removeprefix("You may type: ").rstrip(".").split(", "):
        assert game.scenario.negotiations["channel"].counterparts["tolvik"].answers[clause.removeprefix("ask ")]
    refused = told[-2]
    assert refused.startswith("An offer says one thing for each clause; open: ")
    assert "silence" not in refused.split(". Write")[0]


def test_the_meters_and_the_words_of_the_screen_are_explained(blackout_file: Path, tmp_path: Path) -> None:
    _game, told = played(blackout_file, tmp_path, ["help", "glossary round was broken", "glossary sovereinty"])

    assert "Harm done: what the crisis has cost people so far; less is better." in told
    assert [line for line in told if line.startswith("Broken round: ")]
    assert not bearing("sovereinty")
    assert look_up("sovereinty")
    assert {term.name for term in bearing("H+")} == {"H+ (hours of the crisis)"}
    assert "The glossary has nothing under 'sovereinty'. Near it:" in told
    assert SHAPES["choices"] == "choices [ID]"


def test_the_evidence_holds_what_others_did_that_moved_the_belief(blackout_file: Path, tmp_path: Path) -> None:
    """What one is judged by is what one could list; its likelihoods come in training, after the next assessment."""
    lines = [*ROUND[:3], "commit", "continue", "continue", "evidence", "keep", "evidence"]
    game, told = played(blackout_file, tmp_path, lines)
    signs = game.view().signs
    first, second = (told[place + 1 :] for place, line in enumerate(told) if line.startswith("Signs: "))

    assert signs
    assert all(sign.likelihood and len(set(sign.likelihood.values())) > 1 for sign in signs)
    assert words.moment(signs[0].cause.minute) in first[0]
    assert first[2].endswith("is told once you have stated what you believe now.")
    assert second[2].startswith("  How probable it was under each explanation: A service of Orsk ")


def test_a_red_line_says_what_crossed_it(blackout_file: Path, tmp_path: Path) -> None:
    _game, told = played(blackout_file, tmp_path, [*ROUND, "continue", "keep", "choose cut-link", "commit"])
    crossed = next(place for place, line in enumerate(told) if "Red line crossed: No measure of ours" in line)

    assert "  What crossed it: Cut the border grid link" in told[crossed : crossed + 4]


def test_of_several_steps_of_one_hour_the_one_that_crossed_a_red_line_is_named(tmp_path: Path) -> None:
    plan = ["choose order-registry", "choose reroute", "choose send-law", "commit", "commit"]
    assessed = ["continue", "continue", "assess ship=36 storm=38 hired=26 basis=low"]
    _game, told = played(REGISTRY, tmp_path, [*assessed, *plan])

    assert "  What crossed it: Order the registry to withdraw the names" in told


def test_a_choice_is_read_by_its_number_too(blackout_file: Path, tmp_path: Path) -> None:
    game, told = played(blackout_file, tmp_path, [*ROUND[:3], "choices 1"])
    first = next(each.id for each in game.view().choices if not each.refusal)

    assert game.scenario.choices[first].text in told
    assert not game.draft.choices


def test_a_clause_that_one_of_several_can_be_asked_about_needs_no_name(tmp_path: Path) -> None:
    game = Game.start(REGISTRY, save=tmp_path / "a.jsonl", seed=4, beginning=Beginning(3))
    told: list[str] = []
    assessed = ["continue", "continue", "assess ship=36 storm=38 hired=26 basis=low"]
    play_lines(game, [*assessed, "choose talk-names", "commit", "continue", "ask help"], told.append)
    game.close()

    assert "You may type: ask help adair, ask words chair." in told
    assert [line for line in told if line.startswith("Foreign Minister Adair, asked about help: ")]
    assert [line for line in told if line.startswith("Foreign Minister Adair, Corraine: ")]


def test_the_debrief_explains_its_score_and_the_questions_beside_decisions(blackout_file: Path, tmp_path: Path) -> None:
    """It told that an answer was wrong, and never which one would have been right."""
    request = ["choose poc", "put facts=exact annex=full ask=precise meaning=neutral handling=marked offer=same",
               "answer norm-c", "commit", "continue", "continue", "keep"]  # fmt: skip
    game, told = played(blackout_file, tmp_path, [*ROUND[:3], *request, *TO_THE_END[3:], *["continue"] * 3])
    asked = game.scenario.questions["norm"]

    assert game.phase == Phase.DEBRIEF
    assert "Brier score: 0 is certain and right, 2 certain and wrong; equal shares for all would give 0.67." in told
    assert any(line.startswith("Round 1, Brier score ") and "A service of Orsk 40 %; " in line for line in told)
    assert asked.best == "norm-h"
    assert any(asked.options["norm-h"] in line and asked.options["norm-c"] in line for line in told[-40:])


def test_the_debrief_says_how_the_riddles_fit_once_the_truth_is_told(tmp_path: Path) -> None:
    riddle = "The gang hung up because it had sold the list."
    truths = {
        "state": {"name": "Orsk", "text": "Orsk did it.", "prior": "50%", "came_out": "Orsk hung up on itself."},
        "gang": {"name": "A gang", "text": "A gang did it.", "prior": "50%", "came_out": riddle},
    }
    file = tmp_path / "small.yaml"
    file.write_text(text(hypotheses=truths), encoding="utf-8")
    held = ["commit", "continue", "continue", "keep"]
    over = ["continue", "continue", "assess state=50 gang=50 basis=low", *held, *held, *["continue"] * 3]
    _game, told = played(file, tmp_path, over, mode="exercise", truth="gang")
    assert not [line for line in told if riddle in line]

    told.clear()
    game = Game.resume(tmp_path / "a.jsonl")
    play_lines(game, ["continue", "reveal"], told.append)
    game.close()
    assert f"  {riddle}" in told
    assert not [line for line in told if "Orsk hung up on itself." in line]


def test_a_question_that_was_answered_is_not_asked_again_beside_a_later_choice(tmp_path: Path) -> None:
    asked = {"weigh": {"text": "What binds here?", "options": {"law": "The law.", "norm": "A norm."}}}
    choices = {"call": choice(asks=["weigh"]), "write": choice(title="Write to Orsk", asks=["weigh"])}
    file = tmp_path / "small.yaml"
    file.write_text(text(questions=asked, choices=choices), encoding="utf-8")
    first = ["continue", "continue", "assess state=50 gang=50 basis=low", "choose call", "answer law", "commit"]
    later = ["continue", "continue", "keep", "choose write", "answer norm", "commit"]
    game, told = played(file, tmp_path, [*first, *later])

    assert game.state.answers == {"weigh": "law"}
    assert len([line for line in told if line.startswith("Question weigh: What binds here?")]) == 1
    assert "No question beside your plan has this answer." in told


def test_what_comes_of_a_choice_is_signed_by_whose_doing_it_is_and_a_plan_asks_once(tmp_path: Path) -> None:
    asked = {"weigh": {"text": "What binds here?", "options": {"law": "The law.", "norm": "A norm."}}}
    came = {"id": "came", "title": "An answer", "text": "It is read out."}
    choices = {
        "call": choice(asks=["weigh"], outcomes=[came | {"from": "orsk"}]),
        "write": choice(title="Write to Orsk", asks=["weigh"], outcomes=[came]),
    }
    file = tmp_path / "small.yaml"
    file.write_text(text(questions=asked, choices=choices), encoding="utf-8")
    plan = ["choose call", "answer law", "choose write", "commit"]
    game, told = played(file, tmp_path, ["continue", "continue", "assess state=50 gang=50 basis=low", *plan])
    orsk = words.Words(game.scenario).actor("orsk")

    assert len([line for line in told if line.startswith("Question weigh:")]) == 1
    for signed in (orsk, "our own desk"):
        assert len([line for line in told if line.endswith(f"An answer ({signed})")]) == 1


def test_what_does_not_go_together_is_said_when_it_is_chosen(tmp_path: Path) -> None:
    choices = {"call": choice(excludes=["blame"]), "blame": choice(title="Blame Orsk")}
    file = tmp_path / "small.yaml"
    file.write_text(text(choices=choices), encoding="utf-8")
    first = ["continue", "continue", "assess state=50 gang=50 basis=low"]
    game, told = played(file, tmp_path, [*first, "choose blame", "choose call", "drop blame", "choose call", "commit"])

    assert "It does not go together with 'Blame Orsk'." in told
    assert set(game.state.done) == {"call"}


def test_a_round_opens_with_its_own_headline_and_who_kept_silent_is_named_as_who_would_have_spoken(
    tmp_path: Path,
) -> None:
    """The resolution told a moment ago what came; the same line again would be no news."""
    both = {"weighs": "Little.", "text": "Nothing much."}
    word = {
        "at": "1h", "from": "orsk", "person": "Tolvik", "channel": "cable", "title": "A word", "headline": "It spoke.",
        "chance": {"state": "2%", "gang": "1%"}, **both, "otherwise": {"title": "No word", **both},
    }  # fmt: skip
    still = {**word, "otherwise": {"title": "Still no word", "from": "orsk", **both}}
    rounds = {"start": "2026-03-02 04:10", "rounds": [{"lasts": "4h", "headline": each} for each in ("One.", "Two.")]}
    file = tmp_path / "small.yaml"
    file.write_text(
        text(
            clock=rounds, injects={"word": word, "still": still, "plain": {**word, "chance": "100%", "title": "A line"}}
        )
    )
    over = ["continue", "continue", "assess state=50 gang=50 basis=low", "commit", "continue"]
    _game, told = played(file, tmp_path, over)

    assert "Two." in told[told.index("Situation.") + 1 :]
    assert "It spoke." not in told
    assert any("No word (Tolvik)" in line for line in told)
    assert any("Still no word (Republic of Orsk)" in line for line in told)


def test_what_may_be_no_attack_is_not_called_one(tmp_path: Path) -> None:
    """An author of an accident could not keep the program from giving it away."""
    dark = {"id": "dark", "at": "0h", "title": "Dark", "text": "It is dark.", "per_hour": {"harm": 1}}
    file = tmp_path / "small.yaml"
    file.write_text(text(attack={"called": "The outage", "stages": [dark]}), encoding="utf-8")
    over = ["continue", "continue", "assess state=50 gang=50 basis=low", "commit", "continue", "news"]
    _game, told = played(file, tmp_path, over)

    assert "The outage: Dark." in told
    assert any(line.startswith("The outage went on for 4 hours of its own clock: ") for line in told)
    assert not [line for line in told[:-1] if "attack" in line.lower()]


def test_who_leaves_the_table_says_why(blackout_file: Path, tmp_path: Path) -> None:
    game = Game.start(blackout_file, save=tmp_path / "a.jsonl", seed=4, beginning=Beginning(3, {"trust.orsk": 600}))
    told: list[str] = []
    hard = "offer logs=handed silence=free readers=own line=open images=hashes"
    table = ["continue", "continue", "assess state=40 gang=35 flag=25 basis=low", "choose propose-channel", "commit",
             "continue", *[hard] * 8]  # fmt: skip
    play_lines(game, table, told.append)
    game.close()

    assert game.state.talks["channel"].standing == "refused"
    assert [line for line in told if "Good night, Ambassador." in line]
