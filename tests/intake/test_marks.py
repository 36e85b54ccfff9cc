"""What a cell shows beside its stored value: padding, strikes, comments, apostrophes."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, NamedStyle
from openpyxl.worksheet.worksheet import Worksheet

from awards.intake.checking.choices import Choices
from awards.intake.reading.book import CellKind, SourceCell
from awards.intake.reading.formulas import reads_another_workbook
from awards.intake.reading.refusals import Damaged
from awards.intake.writing.annotate import annotated
from tests.intake.cast import book_of, codes, preview_of
from tests.intake.files import bare_parts, inline, xlsx, zipped

LIST = (("奖项", "姓名", "单位"), ("突出贡献企业", "甲公司", "甲局"))


def shown(value: object, code: str) -> SourceCell:
    """Return a cell of that value and number format, as it is read."""

    def formatted(sheet: Worksheet) -> None:
        sheet["A1"].number_format = code

    [line] = book_of(xlsx([[value]], also=formatted)).sheets[0].lines
    return line.cells[0]


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (123, "000000", "000123"),
        (7, "0000", "0007"),
        (12345, "0000", "12345"),
        (7, '"TC"000', "TC007"),
        (7, '"TC"0', "TC7"),
        (7, "\\T\\C000", "TC007"),
        (123456, "000-000", "123-456"),
        (13800001234, "000\\ 0000\\ 0000", "138 0000 1234"),
        (7, "[Red]0000;[Blue]-0000", "0007"),
        (7, '[$-804]0000"号"', "0007号"),
        (0, "000", "000"),
        (123, "0", "123"),
        (123, "General", "123"),
        (1234, "#,##0", "1234"),
        (123, "0.00", "123"),
        (7, '0"人"', "7"),
        (-7, "0000", "-7"),
        (12.5, "0000", "12.5"),
    ],
)
def test_a_number_is_read_as_its_format_pads_it(number: float, code: str, text: str) -> None:
    assert shown(number, code) == SourceCell(text, CellKind.NUMBER)


def test_padding_may_come_from_a_named_style() -> None:
    def styled(sheet: Worksheet) -> None:
        sheet["A1"].style = NamedStyle("工号", number_format="00000")

    [line] = book_of(xlsx([[42]], also=styled)).sheets[0].lines
    assert line.cells[0].text == "00042"


@pytest.mark.parametrize(
    ("days", "code", "text"),
    [
        (46082.0, "yyyy-mm-dd", "2026-03-01"),
        (46082.0, 'yyyy"年"m"月"d"日"', "2026-03-01"),
        (46082.5, "yyyy/m/d h:mm", "2026-03-01 12:00"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        (0.5, "h:mm", "12:00:00"),
    ],
)
def test_a_number_is_a_date_where_its_format_is_named(days: float, code: str, text: str) -> None:
    assert shown(days, code) == SourceCell(text, CellKind.DATE)


def test_a_number_too_large_for_a_date_stays_a_number() -> None:
    assert shown(410101199003071, "yyyy-mm-dd") == SourceCell("410101199003071", CellKind.NUMBER)


@pytest.mark.parametrize(
    ("formula", "linked"),
    [
        ("[1]Sheet1!A1", True),
        ("'[2]名 单'!A1", True),
        ("[3]!名称", True),
        ("SUM(A1,[12]名单!B2)", True),
        ("'C:\\表\\[去年.xlsx]名单'!A1", True),
        ("[去年.xlsx]名单!A1", True),
        ("[0]!名称", False),
        ("表1[2023]", False),
        ("表1[[#This Row],[2023]]", False),
        ("表1[1]&Sheet2!A1", False),
        ("表1[1]&'Sheet 2'!A1", False),
        ('"第[1]组"', False),
        ('"见[1]名单!"&A1', False),
        ('"他说""[1]表!""好"', False),
        ("_xlfn.XLOOKUP(A1,B:B,C:C)", False),
    ],
)
def test_a_bracket_names_another_workbook_only_before_its_sheet(formula: str, linked: bool) -> None:
    assert reads_another_workbook(formula) is linked


def struck(*cells: str) -> Callable[[Worksheet], None]:
    def strike(sheet: Worksheet) -> None:
        for cell in cells:
            sheet[cell].font = Font(strike=True)

    return strike


def test_a_struck_name_asks_and_a_struck_unit_warns() -> None:
    asked = preview_of(xlsx(LIST, also=struck("B2")))
    assert [(question.code, question.row) for question in asked.questions] == [
        ("question.record", 2)
    ]
    assert not asked.registrations
    warned = preview_of(xlsx(LIST, also=struck("C2")))
    assert codes(warned) == ["row.struck-cell"]
    assert warned.ready


def test_a_name_typed_again_is_struck_no_longer() -> None:
    choices = Choices(corrections={"名单!B2": "乙公司"})
    assert preview_of(xlsx(LIST, also=struck("B2")), choices).ready


def test_a_part_of_a_name_struck_through_is_named() -> None:
    name = CellRichText(TextBlock(InlineFont(strike=True), "甲"), "乙公司")
    preview = preview_of(xlsx([LIST[0], ("突出贡献企业", name, "甲局")]))
    [remark] = preview.remarks
    assert (remark.code, remark.value) == ("row.struck-cell", "甲乙公司")
    assert "“甲”" in remark.finding.words("zh").what


def test_a_value_filled_down_does_not_repeat_the_mark_of_its_cell() -> None:
    rows = [*LIST, (None, "乙公司", "乙局"), (None, "丙公司", "丙局")]
    assert codes(preview_of(xlsx(rows, also=struck("A2")))).count("row.struck-cell") == 1


def test_the_annotated_copy_of_a_struck_row_asks_again() -> None:
    data = xlsx(LIST, also=struck("B2"))
    again = preview_of(annotated(preview_of(data), book_of(data)))
    assert [question.code for question in again.questions] == ["question.record"]


def test_a_comment_is_shown_and_our_own_notes_are_not() -> None:
    def note(sheet: Worksheet) -> None:
        sheet["C2"].comment = Comment("应为：乙局", "审核人")
        sheet["B1"].comment = Comment("表头的说明", "审核人")

    data = xlsx(LIST, also=note)
    preview = preview_of(data)
    assert codes(preview) == ["row.comment"]
    assert codes(preview_of(annotated(preview, book_of(data)))) == []


def test_a_conversation_is_shown_without_the_words_of_the_program() -> None:
    words = (
        "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; "
        "however, any edits to it will get removed.\n\nComment:\n    应为乙局"
    )

    def note(sheet: Worksheet) -> None:
        sheet["C2"].comment = Comment(words, "tc={1}")

    cell = book_of(xlsx(LIST, also=note)).sheets[0].lines[1].cells[2]
    assert cell.comment == "应为乙局"


@pytest.mark.parametrize(
    ("typed", "name", "told"),
    [
        ("'甲某公司", "甲某公司", True),
        ("’甲某公司", "甲某公司", True),
        ("＇甲某公司", "甲某公司", True),
        ("'123公司", "123公司", True),
        ("’t Hart", "’t Hart", False),
        ("'Abd al-Rahman", "'Abd al-Rahman", False),
        ("甲'某公司", "甲'某公司", False),
    ],
)
def test_an_apostrophe_before_a_text_is_no_part_of_it(typed: str, name: str, told: bool) -> None:
    preview = preview_of(xlsx([LIST[0], ("突出贡献企业", typed, "甲局")]))
    assert [each.name for each in preview.registrations] == [name]
    assert ("row.apostrophe" in codes(preview)) is told


def test_excels_own_mark_of_a_text_is_no_part_of_the_value() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    quoted = book.add_format({"quote_prefix": True})
    book.add_worksheet("名单").write_string(0, 0, "00123", quoted)
    book.close()
    assert book_of(buffer.getvalue()).sheets[0].lines[0].cells[0].text == "00123"


def test_a_sheet_that_hides_rows_by_default_is_named() -> None:
    header, row = (
        f'<row r="{n}">{inline(f"A{n}", category)}{inline(f"B{n}", name)}</row>'
        for n, category, name in ((1, "奖项", "姓名"), (2, "突出贡献企业", "甲公司"))
    )
    parts = bare_parts(header + row)
    sheet = str(parts["xl/worksheets/sheet1.xml"])
    hiding = '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/><sheetData>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("<sheetData>", hiding)
    preview = preview_of(zipped(parts))
    assert [message.code for message in preview.messages] == ["notice.hidden-by-default"]
    assert preview.ready


def test_hidden_rows_and_columns_are_named() -> None:
    def hide(sheet: Worksheet) -> None:
        for row in (3, 4, 6):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["C"].hidden = True

    rows = [LIST[0], *(("突出贡献企业", f"{name}公司", "甲局") for name in "甲乙丙丁戊")]
    preview = preview_of(xlsx(rows, also=hide))
    [message] = [each for each in preview.messages if each.code == "notice.hidden-lines"]
    assert "3–4、6、C" in str(message.words)


@pytest.mark.parametrize(
    "reference", ["A0:H48943", "1:20", "A:H", "", "A1", "A1:XFD1048576", "B5:A1", "x"]
)
def test_the_declared_extent_of_a_sheet_does_not_matter(reference: str) -> None:
    parts = bare_parts(f'<row r="1">{inline("A1", "甲")}</row>')
    sheet = str(parts["xl/worksheets/sheet1.xml"])
    declared = f'<dimension ref="{reference}"/><sheetData>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("<sheetData>", declared)
    assert book_of(zipped(parts)).sheets[0].lines[0].cells == (SourceCell("甲"),)


@pytest.mark.parametrize(
    "name",
    ["customXml/item1.xml", "docProps/app.xml", "xl/theme/theme1.xml", "xl/drawings/vml.vml",
     "xl/calcChain.xml", "xl/comments1.xml", "customXml/_rels/item1.xml.rels"],
)  # fmt: skip
@pytest.mark.parametrize("content", [b"", b"<broken", b"\x00\x01\x02", b"<a>&nbsp;</a>"])
def test_a_part_that_is_not_needed_may_be_broken(name: str, content: bytes) -> None:
    parts = bare_parts(f'<row r="1">{inline("A1", "甲")}</row>')
    assert book_of(zipped(parts | {name: content})).sheets[0].lines


@pytest.mark.parametrize("content", [b"", b"<sst", b"\x00"])
def test_texts_that_no_cell_refers_to_may_be_broken(content: bytes) -> None:
    parts = bare_parts(f'<row r="1">{inline("A1", "甲")}</row>')
    related = str(parts["xl/_rels/workbook.xml.rels"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    also = f'<Relationship Id="rId9" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = related.replace("</Relationships>", also)
    assert book_of(zipped(parts)).sheets[0].lines
    assert book_of(zipped(parts | {"xl/sharedStrings.xml": content})).sheets[0].lines
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    refers = bare_parts(cells) | {"xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"]}
    with pytest.raises(Damaged):
        book_of(zipped(refers | {"xl/sharedStrings.xml": content}))


@pytest.mark.parametrize(("height", "hidden"), [("0", True), ("0.4", True), ("12.75", False)])
def test_a_row_less_than_a_pixel_high_is_hidden(height: str, hidden: bool) -> None:
    row = f'<row r="1" ht="{height}" customHeight="1">{inline("A1", "甲")}</row>'
    assert book_of(zipped(bare_parts(row))).sheets[0].lines[0].hidden is hidden


def test_an_apostrophe_before_a_header_does_not_hide_its_meaning() -> None:
    rows = [tuple(f"'{word}" for word in LIST[0]), LIST[1]]
    assert [each.unit for each in preview_of(xlsx(rows)).registrations] == ["甲局"]


def test_a_part_that_is_not_needed_may_be_packed_wrongly() -> None:
    name = b"xl/theme/theme1.xml"
    parts = bare_parts(f'<row r="1">{inline("A1", "甲")}</row>')
    data = bytearray(zipped(parts | {name.decode(): "<a>" + "甲" * 500 + "</a>"}))
    at = data.index(name) + len(name)
    data[at + 5] ^= 0xFF
    assert book_of(bytes(data)).sheets[0].lines


def test_comments_that_are_broken_do_not_keep_the_list_from_being_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "甲"
    sheet["A1"].comment = Comment("某", "某")
    buffer = io.BytesIO()
    book.save(buffer)
    broken = buffer.getvalue()
    assert book_of(broken).sheets[0].lines[0].cells[0].comment == "某"


@pytest.mark.parametrize(
    "note", ["待定", "重名？", "已调离", "是否符合条件？", "待核实。", "人选待定"]
)
def test_a_row_whose_note_says_that_it_is_not_settled_is_asked_about(note: str) -> None:
    head = ("奖项", "姓名", "备注")

    preview = preview_of(xlsx([head, ("突出贡献企业", "甲公司", note)]))

    [question] = preview.questions
    assert (question.code, question.row) == ("question.record", 2)
    assert [remark.code for remark in preview.remarks] == ["row.doubted"]


@pytest.mark.parametrize(
    "note", ["党员", "维吾尔族", "集体", "待遇从优", "同名公司的分公司", "已退休返聘"]
)
def test_an_ordinary_note_is_kept_without_a_question(note: str) -> None:
    head = ("奖项", "姓名", "备注")

    preview = preview_of(xlsx([head, ("突出贡献企业", "甲公司", note)]))

    assert (preview.questions, preview.registrations[0].note) == ((), note)


@pytest.mark.parametrize("reference", ["b1", "$B$1", "B0", "B1"])
def test_the_address_of_a_cell_may_be_written_loosely(reference: str) -> None:
    row = f'<row r="1">{inline(reference, "甲")}<c t="inlineStr"><is><t>乙</t></is></c></row>'
    cells = book_of(zipped(bare_parts(row))).sheets[0].lines[0].cells
    assert [cell.text for cell in cells] == ["", "甲", "乙"]


def test_a_row_numbered_0_is_the_next_row() -> None:
    rows = f'<row r="0">{inline("A0", "甲")}</row><row>{inline("A1", "乙")}</row>'
    lines = book_of(zipped(bare_parts(rows))).sheets[0].lines
    assert [(line.number, line.cells[0].text) for line in lines] == [(1, "甲"), (2, "乙")]


def test_an_address_beyond_the_last_column_is_damage() -> None:
    with pytest.raises(Damaged):
        book_of(zipped(bare_parts(f'<row r="1">{inline("ABCD1", "甲")}</row>')))
