"""Every text of the interface can be spoken in another language."""

import re
import subprocess
import sys
from pathlib import Path

from game.language import _, ngettext, use
from game.places import ASSETS, ROOT


def entries(path: Path) -> set[str]:
    """Give the texts of a catalogue, each as one line."""
    body = path.read_text(encoding="utf-8").partition("\n\n")[2]
    return {block.replace('"\n"', "") for block in re.findall(r'msgid (?:"[^\n]*"\n)+', body)}


def test_the_template_holds_every_text_of_the_code_and_no_other(tmp_path: Path) -> None:
    """Mend it with the command of CONTRIBUTING.md, "Other languages"."""
    said = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    command = next(line.strip() for line in said.splitlines() if "pybabel -q extract" in line)
    fresh = tmp_path / "fresh.pot"
    words = command.replace("assets/locale/demarche.pot", str(fresh)).split()[1:]
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", *words], cwd=ROOT, check=True, capture_output=True)

    assert entries(fresh) == entries(ASSETS / "locale" / "demarche.pot")


def test_english_is_spoken_where_there_is_no_catalogue() -> None:
    assert use("xx") == "en"
    assert _("Briefing") == "Briefing"
    assert [ngettext("{n} day", "{n} days", count).format(n=count) for count in (1, 2)] == ["1 day", "2 days"]
