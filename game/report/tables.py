"""Tables for a spreadsheet: written as CSV or XLSX with nothing in a cell that runs, and read from either again."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from game.language import _
from game.scenario import Unreadable, printable
from game.scenario.problems import Problem
from game.scenario.reading.guarded import bytes_of

MOST_ROWS, MOST_UNPACKED = 5000, 50_000_000
_RUNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
Table = tuple[tuple[str, ...], ...]


class NoOffice(Exception):
    """A workbook or a document needs a library that is not installed."""

    def __str__(self) -> str:
        return _("this needs the office extra: pip install 'demarche[office]'; a table does without, as .csv")


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]], out: Path) -> None:
    """Write a table to a file whose ending says how: `.xlsx` a workbook, anything else CSV (RFC 4180, UTF-8)."""
    if out.suffix.lower() == ".xlsx":
        write_book({_("Events"): [columns, *rows]}, out)
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *([neutral(each) for each in row] for row in rows)])


def neutral(value: object) -> object:
    """Give a cell that no spreadsheet takes for a formula: text that would be one begins with an apostrophe."""
    if not isinstance(value, str):
        return value
    text = without_controls(value)
    return f"'{text}" if text.startswith(_RUNS) else text


def without_controls(text: str) -> str:
    """Give a text without the characters no document of the office kind can hold."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _plain(value: object) -> str:
    """Give a cell as text: dates as `2026-03-02 04:10`, and without the apostrophe that made it harmless."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    text = "" if value is None else str(value).strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_RUNS) else text


def write_book(sheets: Mapping[str, Sequence[Sequence[object]]], out: Path) -> None:
    """Write a workbook of several sheets, the first row of each its columns; raise NoOffice without the extra."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - the office extra
    except ImportError:
        raise NoOffice from None
    book = Workbook()
    book.remove(book.active)
    for title, cells in sheets.items():
        sheet = book.create_sheet(title)
        for row in cells:
            sheet.append([neutral(each) for each in row])
        _lay_out(sheet)
    book.save(out)


def _lay_out(sheet: Any) -> None:
    """Make every text a text, columns as wide as they need, and the first row stay in sight."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - the office extra

    top, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    for column in sheet.columns:
        longest = max(len(line) for cell in column for line in str(cell.value or "").split("\n"))
        sheet.column_dimensions[column[0].column_letter].width = min(60, longest + 2)
        for cell in column:
            cell.alignment = top
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    for cell in sheet[1]:
        cell.font = bold
    sheet.freeze_panes = "A2"


def read_table(path: Path) -> Table:
    """Read the rows of a CSV file or a workbook's first sheet, every cell as text; raise Unreadable or NoOffice."""
    data = bytes_of(path)
    found = _workbook(data, path) if data.startswith(b"PK") else _csv(data, path)
    if len(found) > MOST_ROWS:
        message = _("the table has more than {most} rows").format(most=MOST_ROWS)
        raise Unreadable([_problem(path, 1, message, _("make two tables of it"))])
    return tuple(tuple(map(_plain, row)) for row in found)


def _csv(data: bytes, path: Path) -> Sequence[Sequence[object]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise Unreadable([_problem(path, line, _("this is not UTF-8"), _("save it as CSV UTF-8"))]) from None
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as wrong:
        raise Unreadable([_problem(path, reader.line_num, str(wrong), _("save it as CSV again"))]) from None


def _workbook(data: bytes, path: Path) -> Sequence[Sequence[object]]:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - the office extra
    except ImportError:
        raise NoOffice from None
    try:
        if sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist()) > MOST_UNPACKED:
            raise Unreadable([_problem(path, 1, _("the workbook is too large"), _("shorten it"))])
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        return list(sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 1))
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, SyntaxError) as wrong:
        message = _("this is no workbook: {reason}").format(reason=wrong)
        raise Unreadable([_problem(path, 1, message, _("save it as .xlsx or .csv again"))]) from None


def _problem(path: Path, line: int, message: str, hint: str) -> Problem:
    return Problem(printable(str(path)), line, 1, "error", "table", "", message, hint)
