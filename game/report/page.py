"""The debrief as one page: no script, no network, nothing beside it; it prints."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from game.analysis.story import Story, story
from game.language import _, ngettext
from game.places import ASSETS
from game.report.charts import judgement_chart, meter_chart
from game.session import SavedGame, words
from game.session.words import Words


def write_page(game: SavedGame, out: Path) -> None:
    """Write the debrief of one game to a file; raise OSError where it cannot be written."""
    out.write_text(page(game), encoding="utf-8")


def page(game: SavedGame) -> str:
    """Give the debrief of one game as HTML."""
    told = story(game)
    said = Words(told.scenario)
    return (
        environment()
        .get_template("debrief.html")
        .render(
            story=told, said=said, words=words, charts=_meter_charts(told), judgement=_judgement(told),
            style=Markup((ASSETS / "styles" / "report.css").read_text(encoding="utf-8")),
        )
    )  # fmt: skip


def environment() -> Environment:
    """Give what makes pages of templates: everything written by people is shown as text."""
    environment = Environment(
        loader=FileSystemLoader(ASSETS / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    environment.install_gettext_callables(_, ngettext, newstyle=True)  # type: ignore[attr-defined]
    return environment


def _meter_charts(told: Story) -> dict[str, Markup]:
    ends = [minute for meter in told.meters for minute, _level in meter.points]
    until = max([60, *ends, *(each.began for each in told.rounds)])
    rounds = [each.began for each in told.rounds]
    return {meter.name: Markup(meter_chart(meter, rounds, until)) for meter in told.meters}


def _judgement(told: Story) -> Markup:
    if told.opened is None or len(told.opened.judged) < 2:
        return Markup("")
    titles = {name: each.name for name, each in told.scenario.hypotheses.items()}
    return Markup(judgement_chart(told.opened.judged, titles, told.opened.truth))
