"""Text files from any program and locale are read, and the guessed encoding is shown."""

from __future__ import annotations

import codecs

import pytest

from awards.errors import FileRefused
from awards.intake.reading import refusals
from awards.intake.reading.book import SourceRow
from awards.intake.reading.child import parsed
from awards.intake.reading.limits import Hints, Limits
from awards.words import translated
from tests.intake.cast import book_of, codes, preview_of
from tests.intake.files import csv_text

ROWS = (("奖项", "姓名", "单位"), ("突出贡献企业", "张三", "经济发展局"))
TEXT = csv_text(ROWS)
TRADITIONAL = csv_text((("獎項", "姓名", "單位"), ("突出貢獻企業", "張三", "經濟發展局")))


def lines(data: bytes, hints: Hints | None = None) -> tuple[SourceRow, ...]:
    return book_of(data, hints).sheets[0].lines


def texts(data: bytes, hints: Hints | None = None) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in lines(data, hints)]


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        (TEXT.encode("utf-8"), "utf-8", False),
        (codecs.BOM_UTF8 + TEXT.encode("utf-8"), "utf-8", False),
        (codecs.BOM_UTF8 * 2 + TEXT.encode("utf-8"), "utf-8", False),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", False),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", False),
        (TEXT.encode("gbk"), "gb18030", True),
        (("\ufeff" + TEXT).encode("gb18030"), "gb18030", False),
    ],
)
def test_every_encoding_of_an_office_is_recognised(
    data: bytes, encoding: str, guessed: bool
) -> None:
    book = book_of(data)
    assert (book.encoding, book.guessed) == (encoding, guessed)
    assert texts(data) == [list(row) for row in ROWS]


def test_big5_is_distinguished_from_gb18030_by_common_characters() -> None:
    book = book_of(TRADITIONAL.encode("big5"))
    assert book.encoding == "big5"
    assert book.sheets[0].lines[1].cells[1].text == "張三"


def test_traditional_characters_in_gb18030_are_not_taken_for_big5() -> None:
    rows = (*ROWS, ("突出贡献企业", "張喆鑫", "經濟發展局"))
    assert book_of(csv_text(rows).encode("gb18030")).encoding == "gb18030"


def test_rare_characters_survive_gb18030() -> None:
    names = "䶮㛃𬭎𠅤𪚥𬀩𱁬"
    assert texts(csv_text((*ROWS, ("", names, ""))).encode("gb18030"))[-1][1] == names


def test_private_positions_become_the_characters_of_the_2022_standard() -> None:
    data = TEXT.encode("gb18030") + b"a,\xfe\x59,\xa6\xd9\r\n"
    assert texts(data)[-1] == ["a", "龴", "\ufe10"]


def test_a_given_encoding_is_used() -> None:
    data = csv_text((("name",), ("Jürgen",))).encode("big5", "ignore") + "é".encode()
    assert book_of(data, Hints(encoding="utf-8")).encoding == "utf-8"


def test_a_wrong_byte_stops_the_reading_at_its_place() -> None:
    data = TEXT.encode("utf-8") + b"\xff\xff\r\n"
    with pytest.raises(refusals.Undecodable) as refused:
        book_of(data)
    assert str(len(data) - 4) in str(refused.value)


def test_a_cut_utf_8_file_is_not_read_as_chinese_garbage() -> None:
    data = (TEXT * 5).encode("utf-8")[:-4] + b",\r\n"
    with pytest.raises(refusals.Undecodable) as refused:
        book_of(data)
    assert "UTF-8" in str(refused.value)


def test_a_broken_utf_8_file_that_gb18030_would_swallow_is_refused() -> None:
    data = "姓名单位".encode() + b"\xe5\xbc"
    assert data.decode("gb18030")
    with pytest.raises(refusals.Undecodable):
        book_of(data)


def test_simplified_characters_that_big5_would_swallow_are_gb18030() -> None:
    data = "姓名,单位".encode("gbk")
    assert data.decode("big5")
    assert texts(data) == [["姓名", "单位"]]


def test_nul_bytes_are_refused() -> None:
    with pytest.raises(refusals.NulBytes):
        book_of(b"name\x00,unit\r\n")
    with pytest.raises(refusals.NulBytes):
        book_of(codecs.BOM_UTF16_LE + "name\x00,unit".encode("utf-16-le"))


@pytest.mark.parametrize("separator", [",", "\t", ";", "，"])
def test_the_separator_is_found_and_reported(separator: str) -> None:
    book = book_of(csv_text(ROWS, separator).encode())
    assert book.separator == separator
    assert [cell.text for cell in book.sheets[0].lines[0].cells] == list(ROWS[0])


@pytest.mark.parametrize("note", ["甲,乙,丙,丁", '"甲,乙,丙,丁"'])
def test_separators_within_cells_do_not_outvote_the_one_between_them(note: str) -> None:
    rows = (("姓名", "备注"), ("张三", note), ("李四", ""))
    for separator in ("\t", ";"):
        assert book_of(csv_text(rows, separator).encode()).separator == separator


def test_a_quote_broken_further_down_does_not_hide_the_separator() -> None:
    with pytest.raises(refusals.BrokenQuotes):
        book_of('姓名;单位\n甲;乙\n丙;"丁"戊\n'.encode())


def test_a_full_width_comma_within_a_cell_separates_nothing() -> None:
    assert texts("姓名;单位\n张三;甲，乙".encode())[1] == ["张三", "甲，乙"]


def test_a_given_separator_is_used() -> None:
    assert texts(b"a,b;c", Hints(separator=";")) == [["a,b", "c"]]


@pytest.mark.parametrize("hints", [Hints(encoding="rot13"), Hints(separator="ab")])
def test_an_encoding_or_separator_nobody_offered_is_refused(hints: Hints) -> None:
    with pytest.raises(refusals.UnknownChoice):
        book_of(b"a,b", hints)


def test_the_separator_excel_declares_is_used_and_its_row_is_no_row() -> None:
    assert [line.number for line in lines("sep=;\r\n姓名;单位\r\n甲,乙;丙".encode())] == [2, 3]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_may_end_in_any_way(end: str) -> None:
    assert texts(f"a,b{end}c,d{end}".encode()) == [["a", "b"], ["c", "d"]]


def test_a_quoted_cell_may_hold_separators_and_line_breaks() -> None:
    assert texts(b'a,"b,\nc"\r\nd,e')[0] == ["a", "b,\nc"]


def test_an_open_quote_is_refused_with_its_row() -> None:
    with pytest.raises(refusals.BrokenQuotes) as refused:
        book_of(b'a,b\r\nc,"d\r\ne,f')
    assert "2" in str(refused.value)


def test_guarded_zeros_are_unwrapped() -> None:
    assert texts(b'a,="00123"\r\nb,"=""00456"""\r\nc,=1+1') == [
        ["a", "00123"],
        ["b", "00456"],
        ["c", "=1+1"],
    ]


def test_blank_rows_are_passed_over_and_counted() -> None:
    assert [line.number for line in lines("姓名,\n,\n\n甲,\n".encode())] == [1, 4]


def test_blank_cells_alone_are_no_list() -> None:
    with pytest.raises(refusals.NoRows):
        book_of(b",,\r\n,,\r\n")


def test_more_rows_than_allowed_are_refused() -> None:
    with pytest.raises(refusals.TooManyRows):
        parsed(b"a\r\n" * 60, Limits(rows=30), Hints())


def test_a_cell_far_right_is_refused_and_blanks_there_are_not() -> None:
    with pytest.raises(refusals.TooWide):
        book_of("姓名".encode() + b"," * 300 + b"x")
    assert len(lines("姓名".encode() + b"," * 300)[0].cells) == 200


def test_a_row_longer_or_shorter_than_the_header_is_reported() -> None:
    text = csv_text(ROWS) + "突出贡献企业,李四,一科,二科\r\n突出贡献企业,王五\r\n"
    found = [code for code in codes(preview_of(text.encode())) if code.startswith("row.")]
    assert found == ["row.too-many-cells", "row.too-few-cells"]


def test_the_guess_is_a_notice() -> None:
    (notice,) = preview_of(TEXT.encode("gbk")).messages
    assert "GB18030" in translated(notice.words, "zh")
    assert "推断" in translated(notice.words, "zh")
    assert "逗号" in translated(notice.words, "zh")


@pytest.mark.parametrize("data", [b"\x00" * 9 + b"a", b"\xff\xfe", b'a,"b', b"\x81\x30,\xff"])
def test_odd_bytes_are_refused_for_a_reason(data: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        book_of(data)
    assert refused.value.code in refusals.BY_CODE


def test_a_cell_longer_than_python_s_own_limit_is_refused_not_raised() -> None:
    with pytest.raises(refusals.BrokenQuotes):
        book_of(b"a" * 200_000)


@pytest.mark.parametrize(
    ("named", "encoding"),
    [("gbk", "gb18030"), ("GB2312", "gb18030"), ("utf-8-sig", "utf-8"), ("UTF-8", "utf-8")],
)
def test_an_encoding_may_be_named_as_other_programs_do(named: str, encoding: str) -> None:
    book = book_of(TEXT.encode(encoding), Hints(encoding=named))
    assert (book.encoding, book.guessed) == (encoding, False)
