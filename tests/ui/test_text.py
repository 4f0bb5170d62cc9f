"""Text: broken between words, and within a word only where it must be."""

import pygame
import pytest

from game.ui.text import width, wrapped

FACE = ("sans", 400, 16)


@pytest.fixture(autouse=True)
def fonts() -> None:
    pygame.font.init()


def test_lines_are_broken_between_words_and_fit() -> None:
    lines = wrapped("Two substations are dark. By noon, parliament wants a name.", 180, *FACE)

    assert " ".join(lines) == "Two substations are dark. By noon, parliament wants a name."
    assert all(width(line, *FACE) <= 180 for line in lines)


def test_a_word_wider_than_the_line_is_broken_within_and_nothing_is_lost() -> None:
    lines = wrapped("x" * 200, 120, *FACE)

    assert "".join(lines) == "x" * 200
    assert all(width(line, *FACE) <= 120 for line in lines)


def test_a_path_is_broken_after_a_folder() -> None:
    path = "/home/someone/.local/share/demarche/blackout-at-the-border-20261125-1358.html"

    assert wrapped(path, 430, *FACE) == (
        "/home/someone/.local/share/demarche/",
        "blackout-at-the-border-20261125-1358.html",
    )


def test_no_line_begins_with_the_question_mark_of_a_french_question() -> None:
    for said in ("Qui est derrière ?", "Il dit : « oui »", "Le voici ; vite !"):
        for room in range(110, 200, 7):
            lines = wrapped(said, room, *FACE)
            assert not any(line[0] in "?!:;»" or line[-1] == "«" for line in lines), lines


def test_a_no_break_space_keeps_a_number_with_its_unit() -> None:
    room = width("It is 45", *FACE)

    assert wrapped("It is 45\u00a0% sure", room, *FACE)[0] == "It is"
    assert "45\u00a0%" in " ".join(wrapped("It is 45\u00a0% sure", room, *FACE))


def test_a_figure_and_its_percent_sign_stay_together() -> None:
    for said in ("Criminals 60 %; basis low", "Des criminels : 60 % ; base faible"):
        for room in range(70, 220, 7):
            assert any("60 %" in line for line in wrapped(said, room, *FACE)), room
    assert wrapped("Text size, %", width("Text size,", *FACE), *FACE) == ("Text size,", "%")


def test_paragraphs_stay_apart() -> None:
    assert wrapped("one\n\ntwo", 200, *FACE) == ("one", "", "two")
