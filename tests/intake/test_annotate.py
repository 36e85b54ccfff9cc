"""The annotated file shows each problem beside its row, and can be corrected and sent again."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from awards.intake.checking.choices import Choices
from awards.intake.writing.annotate import annotated
from awards.text.cell_widths import columns
from awards.workbooks import page_names
from tests.intake.cast import book_of, codes, preview_of
from tests.intake.files import bare_parts, csv_text, inline, xlsx, zipped

ROWS = (
    ("××开发区2026年度表彰名单",),
    ("奖项", "称号", "姓名", "单位", "工号"),
    ("先进个人", "先进工作者", "张\u202e三", "一科", "00123"),
    ("先进个人", "先进工作者", "李　四", "=1+1", ""),
    ("先进个人", "先进工作者", "王五", "http://a.example", ""),
)


def page_of(data: bytes, choices: Choices | None = None) -> Worksheet:
    written = annotated(preview_of(data, choices), book_of(data))
    return openpyxl.load_workbook(io.BytesIO(written)).worksheets[0]


SOURCE = csv_text(ROWS).encode()
PAGE = page_of(SOURCE)


def test_every_row_stands_where_it_stood_one_column_to_the_right() -> None:
    for number, row in enumerate(ROWS, 1):
        assert tuple(cell.value for cell in PAGE[number][1 : len(row) + 1]) == tuple(
            text or None for text in row
        )


def test_every_cell_is_a_text_formulas_and_addresses_too() -> None:
    cells = [PAGE["E4"], PAGE["E5"], PAGE["F3"]]
    assert [cell.value for cell in cells] == ["=1+1", "http://a.example", "00123"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert PAGE["E5"].hyperlink is None


def test_faults_are_red_and_warnings_amber_with_a_note_at_the_cell() -> None:
    assert PAGE["D3"].fill.fgColor.rgb == "FFFFC7CE"
    assert PAGE["D4"].fill.fgColor.rgb == "FFFFE699"
    assert PAGE["D5"].fill.fgColor.rgb == "00000000"
    assert "改变文字方向" in PAGE["D3"].comment.text
    assert PAGE["D5"].comment is None


def test_the_first_column_lists_all_problems_of_the_row() -> None:
    assert PAGE["A2"].value == "问题"
    assert "[U+202E]" in str(PAGE["A3"].value)
    assert "字间有空格" in str(PAGE["A4"].value)
    assert PAGE["A5"].value is None


def test_rows_are_tall_enough_for_the_problems_they_list() -> None:
    points_a_line, problems_width = 15, 48
    needed = -(-columns(str(PAGE["A3"].value)) // problems_width)
    assert needed > 1
    assert PAGE.row_dimensions[3].height >= points_a_line * needed


def test_the_header_stays_in_sight_and_is_printed_on_every_page() -> None:
    assert PAGE.freeze_panes == "B3"
    assert PAGE.print_title_rows == "$2:$2"
    assert (PAGE.page_setup.orientation, PAGE.page_setup.fitToHeight) == ("landscape", 0)


def test_the_summary_counts_rows_and_places() -> None:
    written = annotated(preview_of(SOURCE), book_of(SOURCE))
    page = openpyxl.load_workbook(io.BytesIO(written)).worksheets[-1]
    rows = [tuple(cell.value for cell in row if cell.value) for row in page.iter_rows()]
    assert ("可导入", "2") in rows
    assert ("有错误", "1") in rows
    assert ("先进个人", "先进工作者", "200", "0", "3", "0") in rows


def test_the_words_can_be_english() -> None:
    written = annotated(preview_of(SOURCE), book_of(SOURCE), "en")
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert "change its direction" in str(book.worksheets[0]["A3"].value)
    assert book.sheetnames[-1] == "Summary"


def test_the_same_preview_gives_the_same_bytes() -> None:
    preview, book = preview_of(SOURCE), book_of(SOURCE)
    assert annotated(preview, book) == annotated(preview, book)


def test_a_corrected_annotated_file_is_read_as_the_first_was() -> None:
    written = annotated(preview_of(SOURCE), book_of(SOURCE))
    again = preview_of(written, Choices(corrections={"CSV!D3": "张三"}))
    assert again.ready
    assert codes(again) == ["name.padding"]
    assert [one.name for one in again.registrations] == ["张三", "李　四", "王五"]


def test_a_lost_value_does_not_become_a_text_by_way_of_the_annotated_file() -> None:
    cells = (
        '<c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>C1</f></c>'
        '<c r="C2"><v>110101199003070016</v></c>'
    )
    head = "".join(inline(f"{at}1", text) for at, text in zip("ABC", ROWS[1][2:], strict=True))
    data = zipped(bare_parts(f'<row r="1">{head}</row><row r="2">{cells}</row>'))
    choices = Choices(category="TC")
    again = preview_of(annotated(preview_of(data, choices), book_of(data)), choices)
    assert codes(again) == ["row.unmended"] * 3


def test_merged_cells_still_stand_for_all_their_rows() -> None:
    def also(sheet: Worksheet) -> None:
        sheet.merge_cells("D3:D5")

    rows = [*ROWS[:3], (*ROWS[3][:3], "", ""), (*ROWS[4][:3], "", "")]
    data = xlsx(rows, also=also)
    choices = Choices(accept=frozenset({"name.bidi"}))
    again = preview_of(annotated(preview_of(data, choices), book_of(data)), choices)
    assert [one.unit for one in again.registrations] == ["一科"] * 3


def test_hidden_rows_and_columns_stay_hidden() -> None:
    def also(sheet: Worksheet) -> None:
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["D"].hidden = True

    page = page_of(xlsx(ROWS, also=also))
    assert page.row_dimensions[4].hidden
    assert page.column_dimensions["E"].hidden


def test_no_macro_and_no_outside_link_comes_back() -> None:
    written = annotated(preview_of(SOURCE), book_of(SOURCE))
    names = zipfile.ZipFile(io.BytesIO(written)).namelist()
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]


@pytest.mark.parametrize(
    ("names", "accepted"),
    [
        (["名单", "汇总"], ["名单", "汇总"]),
        (["a/b[c]", "History"], ["a_b_c_", "History-2"]),
        (["汇总", "汇总"], ["汇总", "汇总-2"]),
        (["长" * 40, "'"], ["长" * 31, "Sheet2"]),
    ],
)
def test_pages_get_names_that_excel_accepts(names: list[str], accepted: list[str]) -> None:
    assert page_names(names) == accepted
