"""Lists of other programs: .xls and .et, .ods, .xlsb and .docx say what an .xlsx says."""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path

import pytest

from awards.errors import FileRefused
from awards.intake.checking.choices import Choices
from awards.intake.reading import refusals
from awards.intake.reading.book import Book, CellKind, MergedCells, SourceSheet
from awards.intake.reading.isolated import read
from awards.intake.reading.limits import Limits
from tests.intake.cast import book_of, codes, preview_of
from tests.intake.files import compound, zipped
from tests.intake.office_files import (
    docx,
    docx_cell,
    docx_row,
    ods,
    ods_row,
    record,
    wide,
    xlsb,
    xlsb_cell,
    xlsb_list,
    xlsb_parts,
    xlsb_row,
)

pytestmark = pytest.mark.usual  # a child process for each file

CASES = Path(__file__).parent / "cases"
HEADER = ("奖项", "姓名", "单位")
ROW = ("突出贡献企业", "甲公司", "甲局")


def case(name: str) -> Book:
    return book_of((CASES / name).read_bytes())


def texts(sheet: SourceSheet) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in sheet.lines]


def names(data: bytes, choices: Choices | None = None) -> list[str]:
    return [each.name for each in preview_of(data, choices).registrations]


def table(*rows: str) -> str:
    return f'<table:table table:name="名单">{"".join(rows)}</table:table>'


def word_table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_true_file_of_another_format_shows_all_its_marks(kind: str) -> None:
    book = case(f"true-list.{kind}")
    assert book.kind == kind
    listed, old = book.sheets
    assert (listed.name, listed.hidden, old.hidden) == ("名单", False, True)
    assert listed.merged == (MergedCells(2, 1, 6, 1),)
    assert listed.hidden_columns == {5}
    assert [line.number for line in listed.lines if line.hidden] == [5]
    assert [line.cells[2].text for line in listed.lines] == [
        "姓名", "甲公司", "乙公司", "丙公司", "丁公司", "戊公司",
    ]  # fmt: skip
    assert [line.cells[4].text for line in listed.lines[1:]] == [
        "0007", "TC008", "0009", "0010", "0011",
    ]  # fmt: skip
    struck, noted = listed.lines[2].cells[2], listed.lines[3].cells[2]
    assert (struck.struck, noted.comment) == ("乙公司", "应为：丙丙公司")
    assert (listed.lines[3].cells[3].text, listed.lines[3].cells[3].struck) == ("旧丙局", "旧")
    assert listed.lines[1].cells[6].kind is CellKind.DATE
    assert listed.lines[1].cells[6].text == "2026-03-01"
    assert listed.lines[2].cells[6].kind is CellKind.ERROR


def test_a_notice_names_what_an_xls_does_not_show() -> None:
    preview = preview_of((CASES / "true-list.xls").read_bytes())
    said = {message.code: str(message.words) for message in preview.messages}
    assert ".xls" in said["notice.unseen-formulas"]


@pytest.mark.parametrize(("kind", "said"), [(5, 0), (9, 1)])
def test_an_xlsb_has_that_notice_only_if_it_has_formulas(kind: int, said: int) -> None:
    value = record(kind, struct.pack("<IId", 2, 0, 7.0) + b"\0\0")
    rows = xlsb_row(1, b"".join(xlsb_cell(at, text) for at, text in enumerate(HEADER)))
    data = xlsb(rows + xlsb_row(2, xlsb_cell(0, ROW[0]) + xlsb_cell(1, ROW[1]) + value))
    codes = [message.code for message in preview_of(data).messages]
    assert codes.count("notice.unseen-formulas") == said


def test_a_true_table_of_a_word_document_is_a_list() -> None:
    book = case("true-list.docx")
    (listed,) = book.sheets
    assert (book.kind, listed.name) == ("docx", "表格")
    assert MergedCells(2, 1, 4, 1) in listed.merged
    assert texts(listed)[1] == ["1", "突出贡献企业", "甲公司", "甲局"]
    assert listed.lines[2].cells[2].struck == "乙公司"
    preview = preview_of((CASES / "true-list.docx").read_bytes(), Choices(fill_down=True))
    assert {"row.struck", "row.total-agrees"} & set(codes(preview))


def test_the_suffix_of_wps_changes_nothing() -> None:
    """An .et is read by its content, as an .xls or an .xlsx."""
    assert case("true-list.xls").sheets[0].name == "名单"


def test_an_xls_with_macros_is_refused_as_that() -> None:
    data = compound("Workbook") + "_VBA_PROJECT_CUR".encode("utf-16-le")
    with pytest.raises(refusals.WithMacros):
        book_of(data)


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_a_truncated_xls_is_damaged_or_read(keep: float) -> None:
    data = (CASES / "true-list.xls").read_bytes()
    with contextlib.suppress(
        refusals.Damaged, refusals.NotASpreadsheet, refusals.NoRows, refusals.NoWorksheet
    ):
        assert book_of(data[: int(len(data) * keep)]).kind == "xls"


@pytest.mark.parametrize("name", ["true-list.xls", "true-list.ods", "true-list.docx"])
async def test_no_flipped_bit_ends_in_anything_but_a_book_or_a_refusal(name: str) -> None:
    whole = (CASES / name).read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 150)):
        data = bytearray(whole)
        data[at] ^= 0x10
        with contextlib.suppress(FileRefused):
            assert book_of(bytes(data)).sheets


def test_an_xlsb_shows_its_marks() -> None:
    hidden_column = record(60, struct.pack("<IIIIH", 2, 2, 2000, 0, 1))
    merge = record(177) + record(176, struct.pack("<IIII", 1, 2, 0, 0)) + record(178)
    rows = (
        xlsb_row(1, b"".join(xlsb_cell(at, text) for at, text in enumerate((*HEADER, "工号"))))
        + xlsb_row(
            2, xlsb_cell(0, ROW[0]) + xlsb_cell(1, "甲公司") + xlsb_cell(3, number=7, style=1)
        )
        + xlsb_row(3, xlsb_cell(1, "乙公司", style=2), hidden=True)
    )
    book = book_of(xlsb(rows, before=hidden_column, after=merge))
    (sheet,) = book.sheets
    assert (book.kind, sheet.name) == ("xlsb", "名单")
    assert sheet.hidden_columns == {2}
    assert sheet.merged == (MergedCells(2, 0, 3, 0),)
    assert [line.hidden for line in sheet.lines] == [False, False, True]
    assert sheet.lines[1].cells[3].text == "0007"
    assert sheet.lines[2].cells[1].struck == "乙公司"


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (2, struct.pack("<I", (7 << 2) | 2), "7"),
        (2, struct.pack("<I", (1250 << 2) | 3), "12.5"),
        (2, struct.pack("<i", (-5 << 2) | 2), "-5"),
        (3, b"\x2a", "#N/A"),
        (4, b"\x01", "TRUE"),
        (5, struct.pack("<d", 13800001234.0), "13800001234"),
        (8, wide("甲") + b"\0\0", "甲"),
        (9, struct.pack("<d", 1.5) + b"\0\0", "1.5"),
        (62, b"\0" + wide("乙"), "乙"),
    ],
)
def test_every_kind_of_cell_of_an_xlsb_is_read(kind: int, value: bytes, text: str) -> None:
    cell = record(kind, struct.pack("<II", 0, 0) + value)
    assert texts(book_of(xlsb(xlsb_row(1, cell))).sheets[0]) == [[text]]


def test_a_list_registers_the_same_in_every_format() -> None:
    rows = (HEADER, ROW)
    spreadsheet = table(*(ods_row(*row) for row in rows))
    document = word_table(*(docx_row(*row) for row in rows))
    for data in (xlsb_list(rows), ods(spreadsheet), docx(document)):
        preview = preview_of(data)
        assert [each.name for each in preview.registrations] == ["甲公司"]
        assert not preview.remarks


def test_macros_are_refused_in_each_format() -> None:
    for data in (
        zipped(xlsb_parts(b"") | {"xl/vbaProject.bin": b"x"}),
        docx(word_table(docx_row(*HEADER)), {"word/vbaProject.bin": b"x"}),
        ods(table(ods_row(*HEADER)), more={"Basic/Standard/Module1.xml": "<a/>"}),
    ):
        with pytest.raises(refusals.WithMacros):
            book_of(data)
    assert book_of(ods(table(ods_row(*HEADER)), more={"Basic/script-lc.xml": "<a/>"}))


def test_an_encrypted_ods_is_protected_by_a_password() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(refusals.Encrypted):
        book_of(ods(table(), more={"META-INF/manifest.xml": manifest}))


def test_repeated_rows_and_cells_of_an_ods_count_as_many() -> None:
    blank = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    sparse = (
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell table:number-columns-repeated="2"><text:p>甲</text:p>'
        "</table:table-cell></table:table-row>"
    )
    (sheet,) = book_of(ods(table(ods_row("姓名"), blank, sparse))).sheets
    assert [line.number for line in sheet.lines] == [1, 5]
    assert texts(sheet)[1] == ["", "", "甲", "甲"]


def test_an_ods_is_read_without_what_was_changed_or_drawn() -> None:
    tracked = (
        "<table:tracked-changes><table:cell-content-change><table:table-cell><text:p>旧</text:p>"
        "</table:table-cell></table:cell-content-change></table:tracked-changes>"
    )
    rich = (
        "<table:table-row><table:table-cell><text:p>甲<text:s text:c='2'/>乙<text:line-break/>丙"
        "</text:p><text:p>丁</text:p></table:table-cell></table:table-row>"
    )
    drawn = (
        "<table:shapes><draw:frame xmlns:draw='d'><text:p>图</text:p></draw:frame></table:shapes>"
    )
    (sheet,) = book_of(ods(tracked + table(drawn, rich))).sheets
    assert texts(sheet) == [["甲  乙\n丙\n丁"]]


def test_a_formula_of_another_file_is_known_in_an_ods() -> None:
    cells = "".join(
        f'<table:table-cell table:formula="{formula}" office:value-type="string">'
        "<text:p>甲</text:p></table:table-cell>"
        for formula in (
            "of:='file:///a.ods'#$Sheet1.A1",
            "of:=['file:///b.ods'#$名单.A1]",
            "of:=[.A1]",
        )
    )
    (sheet,) = book_of(ods(table(f"<table:table-row>{cells}</table:table-row>"))).sheets
    linked, linked_too, own = sheet.lines[0].cells
    assert (linked.kind, linked_too.kind) == (CellKind.LINKED, CellKind.LINKED)
    assert own.kind is CellKind.TEXT


def test_a_word_document_without_a_table_says_so_by_its_name() -> None:
    with pytest.raises(refusals.NoTable):
        book_of(docx("<w:p><w:r><w:t>甲公司</w:t></w:r></w:p>"))


def test_several_tables_are_several_sheets() -> None:
    data = docx(word_table(docx_row(*HEADER)) + word_table(docx_row("甲")))
    assert [sheet.name for sheet in book_of(data).sheets] == ["表格1", "表格2"]


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    inner = word_table(docx_row(*HEADER), docx_row(*ROW))
    outer = (
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    )
    preview = preview_of(docx(outer))
    assert [each.name for each in preview.registrations] == ["甲公司"]


def test_a_word_table_is_read_as_its_changes_leave_it() -> None:
    name = (
        "<w:tc><w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:r><w:t>公司</w:t></w:r></w:p></w:tc>"
    )
    row = f"<w:tr>{docx_cell(ROW[0])}{name}{docx_cell(ROW[2])}</w:tr>"
    preview = preview_of(docx(word_table(docx_row(*HEADER), row)))
    assert [each.name for each in preview.registrations] == ["甲公司"]
    assert "notice.unseen-tracked-changes" in {message.code for message in preview.messages}


def test_spans_and_left_out_columns_of_a_word_table_keep_their_places() -> None:
    wide_cell = docx_cell("甲", '<w:gridSpan w:val="2"/>')
    data = docx(
        word_table(
            f"<w:tr>{wide_cell}{docx_cell('乙')}</w:tr>",
            docx_row("丙", before='<w:trPr><w:gridBefore w:val="2"/></w:trPr>'),
        )
    )
    (sheet,) = book_of(data).sheets
    assert texts(sheet) == [["甲", "", "乙"], ["", "", "丙"]]
    assert sheet.merged == (MergedCells(1, 0, 1, 1),)


def test_text_boxes_and_hidden_text_of_a_word_table_are_not_read() -> None:
    cell = (
        "<w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        "<w:r><w:t>甲</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p></w:tc>"
    )
    (sheet,) = book_of(docx(word_table(f"<w:tr>{cell}</w:tr>"))).sheets
    assert texts(sheet) == [["甲"]]


class TestHostileFiles:
    """Each costs the child little, and the person learns what is wrong."""

    async def test_an_xlsb_with_a_cell_in_the_last_corner(self) -> None:
        rows = xlsb_row(1, xlsb_cell(0, "甲")) + xlsb_row(1_048_576, xlsb_cell(16_383, "。"))
        with pytest.raises(refusals.TooWide) as refused:
            await read(xlsb(rows), Limits())
        assert "XFD1048576" in str(refused.value)

    async def test_an_xlsb_with_a_cell_beyond_any_sheet(self) -> None:
        with pytest.raises(refusals.Damaged):
            await read(xlsb(xlsb_row(1, xlsb_cell(4_000_000_000, "甲"))), Limits())
        with pytest.raises(refusals.Damaged):
            await read(xlsb(xlsb_row(4_000_000_000, xlsb_cell(0, "甲"))), Limits())

    async def test_an_xlsb_whose_text_is_longer_than_its_record(self) -> None:
        cell = record(6, struct.pack("<III", 0, 0, 2_000_000_000) + b"ab")
        with pytest.raises(refusals.Damaged):
            await read(xlsb(xlsb_row(1, cell)), Limits())

    @pytest.mark.parametrize(
        ("rows", "columns", "reason"),
        [
            (10_000, 9_990, refusals.TooWide),
            (1_048_576, 16_384, refusals.TooWide),
            (1_048_576, 1, refusals.TooManyRows),
            (2_000_000_000, 1, refusals.TooManyRows),
            (1, 2_000_000_000, refusals.TooWide),
        ],
    )
    async def test_an_ods_that_repeats_a_cell_without_end(
        self, rows: int, columns: int, reason: type[FileRefused]
    ) -> None:
        cell = f'<table:table-cell table:number-columns-repeated="{columns}"><text:p>甲</text:p></table:table-cell>'
        row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
        with pytest.raises(reason):
            await read(ods(table(row)), Limits(cpu=5, memory=400_000_000))

    async def test_an_ods_of_blank_rows_without_end(self) -> None:
        blank = '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell/></table:table-row>'
        book = await read(ods(table(ods_row("姓名"), blank)), Limits(cpu=5))
        assert len(book.sheets[0].lines) == 1

    @pytest.mark.parametrize("span", [201, 1_000_000_000])
    async def test_a_word_table_with_a_cell_over_a_billion_columns(self, span: int) -> None:
        wide_cell = docx_cell("甲", f'<w:gridSpan w:val="{span}"/>')
        data = docx(word_table(f"<w:tr>{wide_cell}{docx_cell('乙')}</w:tr>"))
        with pytest.raises(refusals.TooWide):
            await read(data, Limits(cpu=5, memory=400_000_000))

    async def test_a_word_table_within_a_table_without_end(self) -> None:
        depth = 3_000
        nested = "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth
        with pytest.raises(refusals.Damaged):
            await read(docx(nested), Limits())

    async def test_more_rows_than_allowed_in_each_format(self) -> None:
        rows = [("姓名",), *(("甲",) for _ in range(60))]
        for data in (
            xlsb_list(rows),
            ods(table(*(ods_row(*row) for row in rows))),
            docx(word_table(*(docx_row(*row) for row in rows))),
        ):
            with pytest.raises(refusals.TooManyRows):
                await read(data, Limits(rows=30))

    @pytest.mark.parametrize("part", ["content.xml", "word/document.xml"])
    async def test_entities_are_refused_unexpanded(self, part: str) -> None:
        bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
        data = (
            ods(table(), more={part: bomb})
            if part == "content.xml"
            else docx("", more={part: bomb})
        )
        with pytest.raises(refusals.Unsafe):
            await read(data, Limits())

    @pytest.mark.parametrize("make", [ods, docx])
    async def test_a_part_that_unpacks_to_too_much(self, make: object) -> None:
        bomb = {"Pictures/a.bin": bytes(3_000_000)}
        data = ods(table(), more=bomb) if make is ods else docx("", more=bomb)
        with pytest.raises(refusals.Bomb):
            await read(data, Limits(unpacked=2_000_000))

    async def test_an_xls_of_noise_behind_its_head(self) -> None:
        noise = compound("Workbook") + bytes(range(256)) * 40
        with pytest.raises(refusals.Damaged):
            await read(noise, Limits())


def test_an_xls_with_broken_marks_is_read_without_them_and_says_so_in_a_notice() -> None:
    merged = b"\xe5\x00\x0a\x00\x01\x00"
    data = (CASES / "true-list.xls").read_bytes().replace(merged, merged[:4] + b"\xff\xff")
    preview = preview_of(data)
    assert "notice.unseen-marks" in {message.code for message in preview.messages}
    assert [line.cells[2].text for line in book_of(data).sheets[0].lines][1] == "甲公司"
