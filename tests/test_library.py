"""The shipped library: every scenario meets these by existing."""

from html import unescape
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.analysis.autoplay import play_on
from game.analysis.counts import Counts
from game.analysis.demands import every_truth_happens, people_behave_by_the_truth, unmet
from game.analysis.playtest import Playtest, playtest
from game.analysis.policies import POLICIES
from game.analysis.workers import Crew
from game.cli import app
from game.places import ROOT, SCENARIOS
from game.report.campaign import campaign_page
from game.report.catalogue import BEGIN, END, catalogue, put_into
from game.scenario import check, load
from game.scenario.checks.prose import WORDS_A_MINUTE
from game.scenario.coverage import coverage
from game.scenario.vocabulary import meters_of
from game.session import Game, SavedGame, going_on, read_campaign, saved
from tests.worlds import choice, finding, text, world

FILES = sorted(SCENARIOS.glob("*.yaml"))
GUIDED = "the-first-hour"
"""It teaches the desk in two short rounds, and is held to no balance."""
CRISES = [path for path in FILES if path.stem != GUIDED]
NAMES = [path.stem for path in CRISES]
BEFORE_NOON = 3
"""Games by each policy in the everyday run; what they prove is that nothing breaks, not that it is balanced."""


def tried(path: Path, games: int, workers: int = 1) -> Playtest:
    """Play a scenario's own playtest."""
    content = path.read_text(encoding="utf-8")
    return playtest(
        content, list(POLICIES), games, seed=8, pairs=min(games // 5, 100), crew=Crew.named("processes", workers)
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_check_has_nothing_to_say(path: Path) -> None:
    assert "\n".join(map(str, check(path))) == ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_policy_plays_it_to_one_of_its_endings_within_its_words(path: Path) -> None:
    """A hundred words shown for each stated minute are the most, whoever plays."""
    found = tried(path, BEFORE_NOON)

    for policy in POLICIES:
        assert 0 < found.counts.estimate("words", policy).mean <= WORDS_A_MINUTE * found.scenario.minutes
        assert sum(found.ended(ending.id, policy) for ending in found.scenario.endings) == found.games(policy) > 0


@pytest.mark.parametrize("path", CRISES, ids=NAMES)
def test_people_behave_by_the_truth_and_no_prior_tells_it(path: Path) -> None:
    """What needs no game to be seen is asked for every day."""
    unplayed = Playtest(load(path), tuple(POLICIES), Counts())

    assert [*people_behave_by_the_truth(unplayed), *every_truth_happens(unplayed)] == []


def test_lengths_levels_and_seats_are_those_of_a_curriculum() -> None:
    """From a lesson's end to a whole one, for beginners and for experts, alone and at a table, and from both banks."""
    shelf = {path.stem: load(path) for path in CRISES}
    minutes = [each.minutes for each in shelf.values()]
    here, there = shelf["blackout-at-the-border"], shelf["the-other-bank"]

    assert 15 <= min(minutes) <= 20
    assert max(minutes) == 60
    assert len({each.level for each in shelf.values()}) >= 3
    assert len([name for name, each in shelf.items() if each.roles]) >= 3
    assert len(shelf) >= 12
    assert here.clock.start == there.clock.start
    assert there.player.country in here.actors["orsk"].name
    assert here.player.country in there.actors["vellmar"].name


def test_no_two_crises_share_a_title_and_only_those_of_a_campaign_a_country() -> None:
    shelf = [load(path) for path in CRISES]
    titles = [each.title for each in shelf]
    at_home = [(each.player.country, each.campaign.title if each.campaign else each.title) for each in shelf]
    countries = [country for country, _of in set(at_home)]

    assert len(set(titles)) == len(titles)
    assert len(set(countries)) == len(countries)


@pytest.mark.long
@pytest.mark.parametrize("path", CRISES, ids=NAMES)
def test_a_crisis_meets_every_demand_of_the_library(path: Path) -> None:
    """Thousands of games; what is not met is named. Dated in docs/measured.md."""
    assert unmet(tried(path, 1000, workers=2)) == []


def test_a_demand_that_is_not_met_is_named_in_a_sentence(blackout_file: Path) -> None:
    """A demand that could not fail would prove nothing: here random play has one ending, and nobody is ahead."""
    scenario = load(blackout_file)
    counts = Counts()
    for policy in POLICIES:
        counts.count("games", policy, by=10)
        counts.count("ending", policy, scenario.endings[-1].id, by=10)
    said = unmet(Playtest(scenario, tuple(POLICIES), counts))

    assert f"100% of random play ends with '{scenario.endings[-1].id}'; 60% is the most" in said
    assert "careful play is +0.0 points ahead of hawkish play; let what is learnt pay more" in said
    assert "random play is best on every meter; let what it likes cost something" in said
    assert "where 'gang' is true, careful play ends -35 points surer of it; let evidence tell more" in said
    assert "no talk surely costs anything under any explanation; let one be used against whoever talks first" in said
    assert "no choice is better left until more is known; let knowing pay" in said
    assert "no choice is worse for being left until more is known; let time cost" in said
    assert "45 minutes are stated and a round takes about 0; change 'minutes:'" in said
    assert not any(sentence.startswith("nobody behaves otherwise") for sentence in said)


def test_a_crisis_in_which_nobody_acts_by_the_truth_is_named() -> None:
    """Only the evidence differs there: whom one asks tells nothing."""
    said = unmet(Playtest(world(choices={"call": choice()}), tuple(POLICIES), Counts()))

    assert "nobody behaves otherwise under 'state' than under 'gang'; give an inject or an answer chances" in said


def test_what_waiting_is_worth_is_counted_with_the_same_luck() -> None:
    """A step that is worth the same at any time loses nothing when it is left until the clue has spoken."""
    clue = {"at": "1h", "from": "orsk", "channel": "news", "title": "T", "text": "T.", "reveal": ["clue"]}
    told = {"title": "C", "source": "S", "findings": [finding("f", state="70%", gang="30%"),
                                                      finding("g", state="30%", gang="70%")]}  # fmt: skip
    calls = {"call": choice(title="Call", kind="technical", cost=1, effects={"stability": 3})}
    found = playtest(text(choices=calls, evidence={"clue": told}, injects={"clue": clue}), ["careful"], 12, pairs=12)

    assert (found.waited("call").mean, found.waited("call").count) == (0.0, 12)


def test_the_library_covers_its_field() -> None:
    """Issue areas, drivers, elements and challenges; norms, CBMs and objectives: as many as the table asks for."""
    missing = [each.id for each in coverage(map(load, FILES)) if not each.enough]

    assert missing == []


@pytest.mark.long
def test_the_papers_list_the_library_as_it_is() -> None:
    """Mend it with `python main.py catalogue --out docs/library.md --into README.md`."""
    shelf = [load(path) for path in FILES]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert put_into(readme, shelf) == readme
    assert catalogue(shelf) == (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


def test_the_catalogue_is_made_of_headers_and_put_between_its_marks(tmp_path: Path) -> None:
    paper, out = tmp_path / "paper.md", tmp_path / "library.md"
    paper.write_text(f"# A paper\n\n{BEGIN}\nold\n{END}\nThe rest.\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["catalogue", "--out", str(out), "--into", str(paper)])
    listed = paper.read_text(encoding="utf-8")

    assert done.exit_code == 0
    assert "old" not in listed
    assert listed.endswith(f"{END}\nThe rest.\n")
    for path in FILES:
        assert f"`{path.stem}`" in listed
        assert f"## {load(path).title}" in out.read_text(encoding="utf-8")


def test_the_balance_of_a_library_is_written_with_what_is_not_met(tmp_path: Path) -> None:
    """A crisis made unfair on purpose is named with its reason, and a sound first lesson is not."""
    (tmp_path / "the-first-hour.yaml").write_bytes((SCENARIOS / f"{GUIDED}.yaml").read_bytes())
    unfair = (SCENARIOS / f"{GUIDED}.yaml").read_text(encoding="utf-8")
    unfair = unfair.replace("scenario: the-first-hour", "scenario: unfair").replace("minutes: 5\n", "minutes: 15\n")
    (tmp_path / "unfair.yaml").write_text(unfair, encoding="utf-8")
    out = tmp_path / "balance.md"
    done = CliRunner().invoke(
        app, ["balance", "--of", str(tmp_path), "--out", str(out), "--games", "20", "--workers", "1"]
    )
    written = out.read_text(encoding="utf-8")

    assert done.exit_code == 0
    assert "| the-first-hour | 0 | " in written
    assert "- `unfair`: " in written
    assert "- `the-first-hour`" not in written


def rows() -> list[list[Path]]:
    """Give the files of each campaign, in the order they are played."""
    files = {path.stem: path for path in FILES}
    after = {path: campaign.after for path in FILES if (campaign := load(path).campaign)}
    found = [[path] for path, before in after.items() if not before]
    for row in found:
        while following := [path for path, before in after.items() if before and files[before] == row[-1]]:
            row.append(following[0])
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0].stem)
def test_a_campaign_is_played_from_its_first_crisis_to_its_last(row: list[Path], tmp_path: Path) -> None:
    """Each game begins with what the one before came to, and the page over all of them can be written."""
    before: SavedGame | None = None
    for number, path in enumerate(row):
        after = going_on(load(path), before) if before else None
        game = Game.start(
            path, save=tmp_path / f"{number}.jsonl", seed=number, beginning=after and after.beginning,
            origin=after and after.origin,
        )  # fmt: skip
        play_on(game, POLICIES["careful"])
        game.close()
        before = saved(game.path)
    assert before is not None
    told = read_campaign(before.path)

    page = unescape(campaign_page(told))

    assert [game.scenario.scenario for game in told] == [path.stem for path in row]
    assert all(game.scenario.title in page for game in told)
    assert "How sure you were of what was true" in page
    assert sum(text in page for game in told for text in game.brought) >= 2
    assert any(_begins_with_trust_of(game) for game in told[1:])


def _begins_with_trust_of(game: SavedGame) -> bool:
    """Tell whether a game began with a trust that the one before had changed."""
    return any(
        name.startswith("trust.") and tenths != meters_of(game.scenario)[name]
        for name, tenths in game.first_meters.items()
    )
