"""The content of a file decides its type; each refusal names the type and the remedy."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from PIL import Image

from awards.errors import FileRefused
from awards.intake.reading import refusals
from awards.words import translations
from tests.intake.cast import book_of
from tests.intake.files import HEADER, compound, repacked, xlsx, zipped

WORKBOOK = xlsx([HEADER])


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "PNG")
    return buffer.getvalue()


def with_type(new: bytes) -> bytes:
    """Return the same package with another content type."""
    old = b"spreadsheetml.sheet.main+xml"
    return repacked(WORKBOOK, {"[Content_Types].xml": lambda part: part.replace(old, new)})


@pytest.mark.parametrize(
    ("data", "reason", "words"),
    [
        (b"", refusals.Empty, "空"),
        (b"\xef\xbb\xbf \r\n", refusals.Empty, "空"),
        (b"%PDF-1.7\n...", refusals.NotASpreadsheet, "PDF"),
        (picture(), refusals.NotASpreadsheet, "图片"),
        (b"{\\rtf1 text}", refusals.NotASpreadsheet, "RTF"),
        (compound("WordDocument"), refusals.NotASpreadsheet, "Word"),
        (b"<html><table><tr><td>1</td></tr></table></html>", refusals.WebPage, "网页"),
        (b'<?xml version="1.0"?><Workbook/>', refusals.WebPage, "网页"),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", refusals.WebPage, "网页"),
        (compound("EncryptedPackage"), refusals.Encrypted, "取消密码"),
        (compound("Quill96"), refusals.NotASpreadsheet, "Office"),
        (with_type(b"wordprocessingml.document.main+xml"), refusals.NoTable, "Word"),
        (with_type(b"presentationml.presentation.main+xml"), refusals.NotASpreadsheet, "Point"),
        (zipped({"a.txt": "a"}), refusals.NotASpreadsheet, "压缩包"),
        (zipped({"Index/Document.iwa": "a"}), refusals.OtherSpreadsheet, "Numbers"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
            refusals.NotASpreadsheet,
            "OpenDocument",
        ),
    ],
)
def test_content_decides_and_the_refusal_names_it(
    data: bytes, reason: type[FileRefused], words: str
) -> None:
    with pytest.raises(reason) as refused:
        book_of(data)
    assert words in "".join(refused.value.words("zh"))


def test_a_workbook_with_a_macro_under_a_plain_type_is_refused() -> None:
    parts = {"[Content_Types].xml": b"spreadsheetml.sheet.main+xml", "xl/vbaProject.bin": b"x"}
    with pytest.raises(refusals.WithMacros) as refused:
        book_of(zipped(parts))
    assert "宏" in "".join(refused.value.words("zh"))


@pytest.mark.parametrize(
    "name", ["xl/vbaProject.bin", "XL/VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml"]
)
def test_only_a_macro_makes_a_workbook_of_the_macro_type_refused(name: str) -> None:
    data = with_type(b"ms-excel.sheet.macroEnabled.main+xml")
    assert book_of(data).kind == "xlsx"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    with pytest.raises(refusals.WithMacros):
        book_of(zipped(parts | {name: b"x"}))


def test_for_other_spreadsheets_the_remedy_names_both_programs() -> None:
    remedy = refusals.OtherSpreadsheet(format="Numbers").words("zh").remedy
    assert "Excel" in remedy
    assert "WPS" in remedy
    assert "另存为" in remedy


def test_a_text_that_begins_like_a_program_is_a_text() -> None:
    assert book_of("MZ,姓名\n1,甲".encode()).kind == "csv"


@pytest.mark.parametrize("reason", refusals.BY_CODE.values(), ids=refusals.BY_CODE)
def test_every_reason_has_both_languages_and_a_remedy(reason: type[FileRefused]) -> None:
    assert reason.code.startswith("invalid.file.")
    assert reason.what != FileRefused.what
    assert reason.remedy
    for words in (reason.what, reason.remedy):
        assert translations("zh").gettext(words) != words


def test_no_two_reasons_share_a_code() -> None:
    assert len(refusals.BY_CODE) == len(FileRefused.__subclasses__())


def test_a_sheet_of_charts_alone_holds_no_list() -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.create_chartsheet("图")
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(refusals.NoWorksheet):
        book_of(buffer.getvalue())
