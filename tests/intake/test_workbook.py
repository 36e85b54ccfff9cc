"""Cells of a workbook are read unchanged, in every dialect."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from awards.intake.reading import refusals
from awards.intake.reading.book import (
    Book,
    CellKind,
    MergedCells,
    SourceCell,
    SourceSheet,
    address,
    column_of,
    letters,
)
from awards.intake.reading.child import parsed
from awards.intake.reading.limits import Hints, Limits
from tests.intake.cast import book_of
from tests.intake.files import HEADER, bare_parts, inline, repacked, saved, xlsx, zipped

STRICT = "http://purl.oclc.org/ooxml"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def only(book: Book) -> SourceSheet:
    (sheet,) = book.sheets
    return sheet


def first(data: bytes) -> SourceCell:
    return only(book_of(data)).lines[0].cells[0]


def by_hand(cells: str) -> bytes:
    return zipped(bare_parts(cells))


def with_shared(entry: str) -> bytes:
    """Return a workbook whose only cell refers to this entry of the shared strings."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet("名单").write_string(0, 0, "甲")
    book.close()

    def exchanged(part: bytes) -> bytes:
        return part.replace("<si><t>甲</t></si>".encode(), entry.encode())

    return repacked(buffer.getvalue(), {STRINGS: exchanged})


def test_texts_are_kept_as_typed() -> None:
    texts = (" 张　三 ", "00123", "𪚥", "阿\n里")
    assert tuple(cell.text for cell in only(book_of(xlsx([texts]))).lines[0].cells) == texts


@pytest.mark.parametrize(
    ("stored", "cell"),
    [
        ("123", SourceCell("123", CellKind.NUMBER)),
        ("123.0", SourceCell("123", CellKind.NUMBER)),
        ("1.38E10", SourceCell("13800000000", CellKind.NUMBER)),
        ("-5", SourceCell("-5", CellKind.NUMBER)),
        ("12.300000000000001", SourceCell("12.3", CellKind.NUMBER)),
        ("123456789012345", SourceCell("123456789012345", CellKind.NUMBER)),
        ("1.1010119900307E+17", SourceCell("110101199003070000", CellKind.LONG_NUMBER)),
        ("110101199003070016", SourceCell("110101199003070016", CellKind.LONG_NUMBER)),
        ("NaN", SourceCell("NaN", CellKind.ERROR)),
        ("1E999", SourceCell("1E999", CellKind.ERROR)),
    ],
)
def test_numbers_show_their_digits_and_long_ones_are_marked(stored: str, cell: SourceCell) -> None:
    assert first(by_hand(f'<row r="1"><c r="A1"><v>{stored}</v></c></row>')) == cell


def test_formulas_give_their_saved_value_and_none_is_calculated() -> None:
    cells = (
        '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>[1]Sheet1!A1</f><v>9</v></c>'
        '<c r="E1" t="e"><f>NA()</f><v>#N/A</v></c><c r="F1" t="b"><v>1</v></c>'
    )
    read = only(book_of(by_hand(f'<row r="1">{cells}</row>'))).lines[0].cells
    assert read == (
        SourceCell("2", CellKind.NUMBER),
        SourceCell("=1+1", CellKind.UNCALCULATED),
        SourceCell(),
        SourceCell("9", CellKind.LINKED),
        SourceCell("#N/A", CellKind.ERROR),
        SourceCell("TRUE"),
    )


def test_a_list_of_formulas_never_calculated_is_not_a_blank_sheet() -> None:
    data = by_hand('<row r="1"><c r="A1"><f>B1</f></c></row>')
    assert first(data).kind is CellKind.UNCALCULATED


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_dates_are_dates_in_both_calendars(epoch: dt.datetime | None) -> None:
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    moment = dt.datetime.fromisoformat("2026-03-01 09:30")
    book.worksheets[0].append([dt.date(2026, 3, 1), moment])
    cells = only(book_of(saved(book))).lines[0].cells
    assert cells == (
        SourceCell("2026-03-01", CellKind.DATE),
        SourceCell("2026-03-01 09:30", CellKind.DATE),
    )


def test_hidden_rows_columns_sheets_and_merges_are_reported() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ("ab", "cd", "ef"):
        sheet.append(list(row))
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("A2:A3")
    book.create_sheet("旧").sheet_state = "veryHidden"
    read, old = book_of(saved(book)).sheets
    assert [line.number for line in read.lines if line.hidden] == [2]
    assert read.hidden_columns == {1}
    assert read.merged == (MergedCells(2, 0, 3, 0),)
    assert (read.hidden, old.hidden) == (False, True)


def test_a_row_of_no_height_is_hidden_too() -> None:
    data = by_hand(f'<row r="1" ht="0" customHeight="1">{inline("A1", "甲")}</row>')
    assert only(book_of(data)).lines[0].hidden


def test_rows_filtered_away_are_hidden_rows() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.write_column(0, 0, ["姓名", "甲", "乙"])
    sheet.autofilter(0, 0, 2, 0)
    sheet.filter_column(0, "x == 甲")
    sheet.set_row(2, options={"hidden": True})
    book.close()
    assert [line.hidden for line in only(book_of(buffer.getvalue())).lines] == [False, False, True]


def test_rich_text_is_joined_and_phonetic_runs_are_dropped() -> None:
    rich = CellRichText("张", TextBlock(InlineFont(b=True), "三"))
    assert first(xlsx([(rich,)])).text == "张三"
    phonetic = with_shared('<si><t>张</t><rPh sb="0" eb="1"><t>zhang</t></rPh></si>')
    assert first(phonetic).text == "张"


def test_escaped_characters_are_decoded() -> None:
    data = with_shared("<si><t>x_x000D_y_x005F_x000D_z</t></si>")
    assert first(data).text == "x\ry_x000D_z"


def test_inline_strings_are_read() -> None:
    data = by_hand(f'<row r="1">{inline("A1", "甲")}{inline("C1", "乙")}</row>')
    assert [cell.text for cell in only(book_of(data)).lines[0].cells] == ["甲", "", "乙"]


def test_strict_files_are_read() -> None:
    cells = f'<row r="1" hidden="true">{inline("A1", "甲")}</row>'
    parts = bare_parts(
        cells, main=f"{STRICT}/spreadsheetml/main", office=f"{STRICT}/officeDocument/relationships"
    )
    (line,) = only(book_of(zipped(parts))).lines
    assert (line.cells[0].text, line.hidden) == ("甲", True)


def test_absolute_part_names_are_followed() -> None:
    parts = bare_parts(f"<row>{inline('A1', '甲')}</row>", target="/xl/worksheets/sheet1.xml")
    assert first(zipped(parts)).text == "甲"


def test_namespaces_may_have_prefixes_and_references_may_be_left_out() -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>123456789012345678</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    (line,) = only(book_of(zipped(bare_parts("") | {SHEET: sheet}))).lines
    assert [cell.kind for cell in line.cells] == [CellKind.NUMBER, CellKind.LONG_NUMBER]


def test_rows_are_counted_from_the_data_not_from_the_dimension() -> None:
    def lie(part: bytes) -> bytes:
        return part.replace(b'ref="A1:A3"', b'ref="A1:A1"')

    data = repacked(xlsx([("姓名",), ("甲",), ("乙",)]), {SHEET: lie})
    assert len(only(book_of(data)).lines) == 3


def test_more_rows_than_allowed_are_refused_with_the_limit() -> None:
    data = xlsx([("姓名",), *[(f"人{n}",) for n in range(60)]])
    with pytest.raises(refusals.TooManyRows) as refused:
        parsed(data, Limits(rows=30), Hints())
    assert "30" in str(refused.value)


def test_the_rows_of_all_sheets_count_together() -> None:
    book = openpyxl.Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("二")):
        for number in range(40):
            sheet.append([f"人{number}"])
    with pytest.raises(refusals.TooManyRows):
        parsed(saved(book), Limits(rows=30), Hints())


def test_a_cell_far_right_is_refused_by_its_address() -> None:
    with pytest.raises(refusals.TooWide) as refused:
        book_of(by_hand(f'<row r="1">{inline("A1", "姓名")}{inline("ZZ1", "。")}</row>'))
    assert "ZZ1" in str(refused.value)


def test_a_row_below_the_last_of_any_sheet_is_damage_and_not_a_long_wait() -> None:
    lowest = f'<row r="1048576">{inline("A1048576", "甲")}</row>'
    assert only(book_of(by_hand(lowest))).lines[0].number == 1_048_576
    with pytest.raises(refusals.Damaged):
        book_of(by_hand(lowest.replace("1048576", "4294967295")))


def test_blank_cells_alone_are_no_list() -> None:
    with pytest.raises(refusals.NoRows):
        book_of(xlsx([]))


def test_a_workbook_whose_sheet_is_missing_is_damaged() -> None:
    parts = {name: part for name, part in bare_parts("").items() if name != SHEET}
    with pytest.raises(refusals.Damaged):
        book_of(zipped(parts))


def test_a_workbook_written_by_another_library_gives_the_same_rows() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet("名单").write_row(0, 0, HEADER)
    book.close()
    assert book_of(buffer.getvalue()) == book_of(xlsx([HEADER]))


@pytest.mark.parametrize(("column", "text"), [(0, "A"), (25, "Z"), (26, "AA"), (16_383, "XFD")])
def test_columns_have_letters(column: int, text: str) -> None:
    assert letters(column) == text
    assert column_of(text) == column
    assert address(column, 12) == f"{text}12"
