"""Cells that were copied in another program are read as they stood in the sheet."""

from __future__ import annotations

import pytest

from awards.intake.checking.choices import Choices
from awards.intake.checking.rules import check
from awards.intake.reading import refusals
from awards.intake.reading.book import Book
from awards.intake.reading.child import parsed
from awards.intake.reading.isolated import read
from awards.intake.reading.limits import Hints, Limits
from tests.intake.cast import REGISTER, key_of

PASTED = Hints(pasted=True)
LIST = "奖项\t姓名\t单位\r\n突出贡献企业\t甲公司\t甲局\r\n"


def book_of(text: str, hints: Hints = PASTED) -> Book:
    return parsed(text.encode(), Limits(), hints)


def texts(text: str) -> list[list[str]]:
    (sheet,) = book_of(text).sheets
    return [[cell.text for cell in line.cells] for line in sheet.lines]


def test_tabs_part_cells_and_lines_part_rows() -> None:
    book = book_of(LIST)
    assert (book.kind, book.sheets[0].name) == ("pasted", "粘贴")
    assert texts(LIST) == [["奖项", "姓名", "单位"], ["突出贡献企业", "甲公司", "甲局"]]


@pytest.mark.parametrize(
    ("copied", "cells"),
    [
        ('甲\t"乙\n丙"\t丁', ["甲", "乙\n丙", "丁"]),
        ('甲\t"乙\r\n丙"\r\n', ["甲", "乙\n丙"]),
        ('甲\t"乙""丙""\n丁"', ["甲", '乙"丙"\n丁']),
        ('甲\t"乙\t丙"', ["甲", "乙\t丙"]),
        ('甲\t"乙"', ["甲", '"乙"']),
        ('甲\t"乙"公司\t丙', ["甲", '"乙"公司', "丙"]),
        ('甲\t"乙\t丙', ["甲", '"乙', "丙"]),
        ('5"\t甲', ['5"', "甲"]),
        ("甲,乙\t丙", ["甲,乙", "丙"]),
        ("\t甲", ["", "甲"]),
        ("甲\t\t\t", ["甲"]),
    ],
)
def test_quotes_are_taken_away_only_where_a_program_had_to_add_them(
    copied: str, cells: list[str]
) -> None:
    assert texts(copied) == [cells]


def test_rows_keep_their_numbers_past_blank_lines() -> None:
    (sheet,) = book_of("姓名\t单位\n\n\n甲\t乙\n").sheets
    assert [line.number for line in sheet.lines] == [1, 4]


def test_pasted_text_without_a_tab_may_have_other_separators() -> None:
    book = book_of("奖项，姓名\n突出贡献企业，甲公司\n")
    assert (book.kind, book.separator, book.encoding) == ("csv", "，", "utf-8")


def test_a_pasted_list_gives_the_same_preview_as_a_file() -> None:
    preview = check(book_of(LIST), Choices(pasted=True), REGISTER, key_of)
    assert [each.name for each in preview.registrations] == ["甲公司"]
    assert (preview.remarks, preview.messages) == ((), ())


async def test_a_pasted_list_is_limited_like_a_file() -> None:
    rows = "甲\t乙\n" * 200
    with pytest.raises(refusals.TooManyRows):
        parsed(rows.encode(), Limits(rows=30), PASTED)
    with pytest.raises(refusals.TooWide):
        book_of("\t" * 300 + "甲")
    with pytest.raises(refusals.NulBytes):
        book_of("甲\t\0乙")
    with pytest.raises(refusals.Empty):
        book_of("\t\n\t\n")
    with pytest.raises(refusals.TooBig):
        await read(rows.encode(), Limits(upload=100), PASTED)
