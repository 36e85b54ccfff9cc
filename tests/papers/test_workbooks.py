"""Workbooks fit their page: what Excel and WPS read of it."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import openpyxl

from awards.papers.columns import shape
from awards.papers.table import PaperColumn, PaperGroup, PaperTable
from awards.papers.workbook import as_xlsx
from tests.papers.lists import COLUMNS, TITLE, UNIT, paper


def _sheets(table: PaperTable) -> list[Any]:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(table, "zh"))).worksheets


def test_a_sheet_is_one_page_wide_with_a_repeated_head_and_counted_pages() -> None:
    for sheet in _sheets(paper(40)):
        assert sheet.page_setup.paperSize == 9  # A4
        assert sheet.page_setup.fitToWidth in (1, None)  # which is 1
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.print_area == f"'{sheet.title}'!$A$1:$G${sheet.max_row}"
        assert sheet.oddFooter.to_tree("oddFooter").text.endswith("&R&9 第 &P 页　共 &N 页")


def test_an_ampersand_and_a_figure_of_the_title_are_no_codes_in_the_footer() -> None:
    book = as_xlsx(paper(1)._replace(title="2024 A&B"), "zh")

    with ZipFile(io.BytesIO(book)) as file:
        xml = file.read("xl/worksheets/sheet1.xml").decode()
    assert "<oddFooter>&amp;L&amp;9 2024 A&amp;&amp;B&amp;R" in xml


def test_a_row_is_as_high_as_the_lines_of_its_longest_cell() -> None:
    [sheet, *_] = _sheets(paper(40))
    heights = {row: sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)}

    assert all(height for height in heights.values())
    [long] = [cell.row for cell in sheet["E"] if cell.value == UNIT][:1]
    width = sheet.column_dimensions["E"].width
    # At 10.5 points a Chinese character is two columns of digits wide; a line takes 14 points.
    assert heights[long] >= 14 * (2 * len(UNIT) / width)


def test_every_cell_of_the_table_has_borders_and_the_head_as_well() -> None:
    sheet = _sheets(paper(3))[0]
    table = [sheet[row] for row in (4, 6, 8, 9)]

    assert all(cell.border.left.style == "thin" for row in table for cell in row)


def test_a_long_table_lies_and_a_narrow_one_stands() -> None:
    narrow = PaperTable(TITLE, "名单", COLUMNS[:1], (PaperGroup(((1,), (2,))),))

    assert _sheets(paper(40))[0].page_setup.orientation == "landscape"
    assert _sheets(narrow)[0].page_setup.orientation == "portrait"


def test_columns_fill_the_sheet_and_short_words_stay_whole() -> None:
    found = {each.column.key: each.width for each in shape(paper(40), "zh").columns}

    assert "category" not in found  # the lines above the rows say it
    assert found["position"] == 7
    assert found["number"] >= 20
    assert 120 <= sum(found.values()) <= 132


def test_a_list_of_nobody_says_so() -> None:
    sheet = _sheets(paper(0))[0]

    assert "（无）" in [cell.value for cell in sheet["A"]]


def test_a_column_that_is_empty_in_every_row_is_hidden() -> None:
    columns = (PaperColumn("a", "甲", 8), PaperColumn("b", "乙", 8))
    sheet = _sheets(PaperTable(TITLE, "名单", columns, (PaperGroup((("一", ""), ("二", ""))),)))[0]

    assert not sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["B"].hidden


def test_the_same_list_is_the_same_file() -> None:
    assert as_xlsx(paper(7), "zh") == as_xlsx(paper(7), "zh")
