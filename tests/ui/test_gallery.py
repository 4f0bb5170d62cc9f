"""The gallery: a picture of every screen, made from a game that plays itself."""

import re
from pathlib import Path

import pygame

from game.places import ROOT
from game.ui.gallery import pictures


def test_there_is_a_picture_of_every_screen_and_no_two_are_alike(blackout_file: Path, tmp_path: Path) -> None:
    written = pictures(blackout_file, tmp_path, (1024, 768), "dark", 100)
    names = {path.stem.partition("-")[2] for path in written}

    assert names >= {
        "library", "briefing", "situation", "assessment", "decision", "negotiation", "resolution", "outcome",
        "dossier", "meters", "glossary", "menu", "debrief-overview", "debrief-rounds", "debrief-meters",
        "debrief-judgement", "debrief-learnt",
    }  # fmt: skip
    loaded = [pygame.image.load(path) for path in written]
    assert {picture.get_size() for picture in loaded} == {(1024, 768)}
    assert len({pygame.image.tobytes(picture, "RGB") for picture in loaded}) == len(written)
    shown = re.findall(r"pictures/([a-z-]+)\.png", (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8"))
    assert len(shown) == 8
    assert set(shown) <= names, "the gallery of the papers shows what the command makes"
