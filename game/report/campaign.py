"""The debrief over a whole campaign as one page: no script, no network, nothing beside it."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from game.analysis.year import year
from game.places import ASSETS
from game.report.page import environment
from game.session import SavedGame, words


def write_campaign(games: Sequence[SavedGame], out: Path) -> None:
    """Write the debrief of a campaign to a file; raise OSError where it cannot be written."""
    out.write_text(campaign_page(games), encoding="utf-8")


def campaign_page(games: Sequence[SavedGame]) -> str:
    """Give the debrief of a campaign as HTML; what one of its games still covers stays covered."""
    style = Markup((ASSETS / "styles" / "report.css").read_text(encoding="utf-8"))
    return environment().get_template("campaign.html").render(year=year(games), words=words, style=style)
