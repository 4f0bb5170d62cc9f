"""The debrief as one page: no script, no network, nothing beside it; it prints."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from game.analysis.calibration import Calibration, calibration
from game.analysis.delegation import delegation
from game.analysis.learning import learnt
from game.analysis.moments import moments
from game.analysis.norms import SORTS, ledger
from game.analysis.observing import observed
from game.analysis.percents import whole
from game.analysis.reviewed import Review, stored
from game.analysis.story import Story, story
from game.language import _, ngettext, spoken
from game.places import ASSETS
from game.report import talk
from game.report.charts import judgement_chart, meter_chart
from game.report.reviewing import PARTS, Telling, changes, part_names, signed_share
from game.report.waterfall import waterfall
from game.scenario import glossary
from game.session import SavedGame, words
from game.session.words import Words


@dataclass(frozen=True)
class ReviewShown:
    """A stored review, with what puts it into words."""

    told: Telling
    names: dict[str, str]
    drawn: Markup
    """The score taken apart, where it is."""
    changes: tuple[str, ...]
    """For other weights than the scenario's: what they change."""


def write_page(game: SavedGame, out: Path, name: str = "") -> None:
    """Write the debrief of one game to a file; raise OSError where it cannot be written."""
    out.write_text(page(game, name), encoding="utf-8")


def page(game: SavedGame, name: str = "") -> str:
    """Give the debrief of one game as HTML; `name` is the player's, where it was asked for."""
    told, moved = story(game), tuple(moments(game))
    return (
        environment()
        .get_template("debrief.html")
        .render(
            story=told, said=Words(told.scenario), words=words, charts=_meter_charts(told), judgement=_judgement(told),
            moments=moved, name=name, steps=tuple(talk.steps(game, moved)), questions=talk.questions, game=game,
            norms=ledger(game), sorts=SORTS, glossary=glossary(), parts=PARTS, style=style(),
            believed=delegation(game), observed=tuple(observed(game)),
            signed_share=signed_share, whole=whole, **_opened(game),
        )
    )  # fmt: skip


def _opened(game: SavedGame) -> dict[str, Any]:
    """Give what is told only once the truth was asked for."""
    judged: Calibration | None = calibration(game) if game.revealed else None
    kept = stored(game) if game.revealed else ()
    own = next((each for each in kept if each.own), None)
    reviews = [_shown(Telling(game, each), own) for each in kept]
    return {"calibration": judged, "learnt": tuple(learnt(game)) if judged else (), "reviews": reviews}


def _shown(told: Telling, own: Review | None) -> ReviewShown:
    review, names = told.review, dict(part_names(told.review))
    drawn = waterfall(review.parts, names) if review.parts else Markup("")
    differing = tuple(changes(told, own)) if own and not review.own else ()
    return ReviewShown(told, names, drawn, differing)


def style() -> Markup:
    """Give the style sheet of every page."""
    return Markup((ASSETS / "styles" / "report.css").read_text(encoding="utf-8"))


def environment() -> Environment:
    """Give what makes pages of templates: everything written by people is shown as text."""
    environment = Environment(
        loader=FileSystemLoader(ASSETS / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    environment.install_gettext_callables(_, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["spoken"] = spoken
    return environment


def _meter_charts(told: Story) -> dict[str, Markup]:
    rounds = [each.began for each in told.rounds]
    return {meter.name: meter_chart(meter, rounds, told.until) for meter in told.meters}


def _judgement(told: Story) -> Markup:
    if told.opened is None or len(told.opened.judged) < 2:
        return Markup("")
    titles = {name: each.name for name, each in told.scenario.hypotheses.items()}
    return judgement_chart(told.opened.judged, titles, told.opened.truth)
