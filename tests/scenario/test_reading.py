"""A file may hold anything: every slip has its place and its remedy, with both parsers alike."""

from pathlib import Path

import pytest

from game.scenario.problems import Unreadable
from game.scenario.reading.guarded import bytes_of, read

SLIPS: list[tuple[bytes, str]] = [
    (b"", "f:1:1: file is empty; begin with 'format: 1'"),
    (b"# only a comment\n", "f:1:1: file is empty; begin with 'format: 1'"),
    (b"- a\n- b\n", "f:1:1: expected fields such as 'format', 'scenario'; write 'field: value' lines"),
    ("a: 1".encode("utf-16"), "f:1:1: the file is UTF-16; save it as UTF-8"),
    (b"a: \xe9\n", "f:1:4: the byte 0xE9 is not UTF-8; save the file as UTF-8"),
    (b"a: 1\r\nb: 0755\r", "f:2:4: '0755' is a number in a form that can be misread; "
     "quote it or write 755 (493 if it was meant as octal)"),
    (b"a:\n\tb: 1\n", "f:2:1: a tab; use spaces"),
    (b"a: \x07\n", "f:1:4: the control character U+0007; delete it"),
    ("a: x\u202ey\n".encode(), "f:1:5: U+202E changes the direction of writing unseen; delete it"),
    (b'a: "\\ud800"\n', "f:1:5: '\\ud800' in double quotes stands for no character; "
     "write \\\\ for a backslash, or use single quotes"),
    ("e\u0301: 1\n\u00e9: 2\n".encode(), "f:2:1: '\u00e9' is already set on line 1; keep one of the two"),
    (b"a: 1\na: 2\n", "f:2:1: 'a' is already set on line 1; keep one of the two"),
    (b"a: *x\n", "f:1:4: '*' refers to another part of the file; write the value out, or quote it if it is text"),
    (b"c:\n  <<: 3\n", "f:2:3: '<<' merges another part of the file; write the fields out"),
    (b"a: " + b"[" * 100_000, "f:1:35: nested more than 32 levels deep; close brackets, or make it flatter"),
    (b"a: " + b"x" * 20_001, "f:1:4: the text has 20001 characters; 20000 are the most; shorten it, or divide it"),
    (b"a: !custom [1]\n", "f:1:4: the tag '!custom' is not allowed; write the value alone, "
     "or quote it if it is text; in a condition, write 'not'"),
    (b"a: 1\n---\nb: 2\n", "f:2:1: a second document begins here; keep one document in a file"),
    (b"%YAML 3.0\n---\na: 1\n", "f:1:1: unknown directive '%YAML'; delete the line"),
    (b"a: [x, y\nb: 2\n", "f:1:4: the '[' opened here is not closed; reading failed at line 2, column 2; "
     "close it with ], and quote text that holds brackets, a comma or ': '"),
    (b"a: b: c\n", "f:1:5: a second ':' on this line; quote text that holds ': ', put fields in braces, "
     "or begin a new line"),
    (b"a: 1_000\n", "f:1:4: '1_000' is a number in a form that can be misread; quote it or write 1000"),
    (b"a: " + b"1" * 5000, "f:1:4: the number 11111111111111111... is out of range; use at most 15 digits"),
    (b"a: .nan\n", "f:1:4: .nan is out of range; write a number, or quote it if it is text"),
    (b"a: {b}\n", "f:1:5: this field has no ':'; write it as 'field: value'"),
    ("a: 1".encode("utf-32"), "f:1:1: the file is UTF-32; save it as UTF-8"),
    (b"\n" * 50_001, "f:1:1: the file has more than 50000 lines; shorten it, or make two scenarios of it"),
    (b"x" * 2_000_001, "f:1:1: the file has more than 2 MB; shorten it, or make two scenarios of it"),
    ("a: x\u2028y\n".encode(), "f:1:5: U+2028 is a line break of a rare kind; press Enter instead"),
    (b'a: "x\\u202ey"\n', "f:1:4: U+202E changes the direction of writing unseen; delete it"),
    (b'a: "\\UFFFFFFFF"\n', "f:1:5: '\\UFFFFFFFF' in double quotes stands for no character; "
     "write \\\\ for a backslash, or use single quotes"),
    (b"a: *\n", "f:1:4: '*' refers to another part of the file; write the value out, or quote it if it is text"),
    (b"a: !<x\n", "f:1:4: the tag '!<x' is not allowed; write the value alone, "
     "or quote it if it is text; in a condition, write 'not'"),
    (b"a: - b\n", "f:1:4: a list cannot begin here; begin it on a line of its own"),
    (b"a: ? b\n", "f:1:4: text cannot begin with '? '; quote it"),
    (b"a:\n  - b\n  c: d\n", "f:3:3: this does not fit the list that begins at line 2, column 3; "
     "begin each item with '- ' in one column"),
    (b"a: b\n...\nc: d\n", "f:3:1: a second document begins here; keep one document in a file"),
]  # fmt: skip


@pytest.mark.parametrize("pure", [False, True], ids=["c", "pure"])
@pytest.mark.parametrize(("data", "said"), SLIPS, ids=[str(number) for number in range(len(SLIPS))])
def test_a_slip_has_its_place_and_its_remedy(data: bytes, said: str, pure: bool) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data, "f", pure=pure)

    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a: [x:]\n", "f:1:6: nothing separates this ':' from what follows"),
        (b"a: b\n...\n%YAML 2.x\n", "f:3:9: this cannot be read as YAML"),
    ],
)
def test_what_the_parser_in_c_alone_refuses_in_its_own_words_is_named_where_it_stands(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(data, "f")


@pytest.mark.parametrize("pure", [False, True], ids=["c", "pure"])
def test_words_stay_words(pure: bool) -> None:
    """`NO`, `yes` and `12:30` are text: a country is not a truth value, and a time is not a number."""
    assert read(b"country: NO\non: 12:30\nc: yes\n", "f", pure=pure).data == {
        "country": "NO",
        "on": "12:30",
        "c": "yes",
    }


def test_a_byte_order_mark_moves_no_column() -> None:
    assert read(b"\xef\xbb\xbfa: 1\n", "f").place(("a",)) == (1, 4)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "no.yaml", "there is no such file"), (tmp_path, "this is a folder")):
        with pytest.raises(Unreadable, match=said):
            bytes_of(path)


@pytest.mark.parametrize("pure", [False, True], ids=["c", "pure"])
def test_a_question_may_stand_between_brackets(pure: bool) -> None:
    """Questions are what a crisis is full of; only one parser would end the text at the sign."""
    assert read(b"a: {b: Who did it?, c: [Why? When?]}\n", "f", pure=pure).data == {
        "a": {"b": "Who did it?", "c": ["Why? When?"]}
    }
