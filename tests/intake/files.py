"""Real spreadsheet files, made for each test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

HEADER = ("序号", "奖项", "称号", "姓名", "所在单位", "信用代码", "工号", "备注")

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def xlsx(
    rows: Iterable[Sequence[object]],
    *,
    name: str = "名单",
    also: Callable[[Worksheet], None] = lambda _: None,
) -> bytes:
    """Write rows with openpyxl; ``also`` may change the sheet before it is saved."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    also(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def csv_text(rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    return "".join(separator.join(row) + "\r\n" for row in rows)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def repacked(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return the same package with some parts rewritten."""
    source = zipfile.ZipFile(io.BytesIO(data))
    return zipped({name: changes.get(name, bytes)(source.read(name)) for name in source.namelist()})


def bare_parts(
    cells: str, *, main: str = _MAIN, office: str = _OFFICE, target: str = "worksheets/sheet1.xml"
) -> dict[str, str | bytes]:
    """Return a minimal workbook, written by hand; ``cells`` goes into the sheet's sheetData."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    types = f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    return {
        "[Content_Types].xml": f'{head}<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
        "_rels/.rels": (
            f'{head}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{head}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/worksheet" Target="{target}"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'{head}<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
        ),
    }


def inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def compound(stream: str) -> bytes:
    """Return the signature of the old Office container and the name of one stream in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(64)


def formatted_blanks(rows: int) -> bytes:
    """Return a header, one name, and that many formatted but empty rows."""
    head = f'<row r="1">{inline("A1", "奖项")}{inline("B1", "姓名")}</row>'
    one = f'<row r="2">{inline("A2", "突出贡献企业")}{inline("B2", "甲公司")}</row>'
    blank = (f'<row r="{n}" s="0"><c r="A{n}" s="0"/></row>' for n in range(3, rows + 1))
    return zipped(bare_parts("".join((head, one, *blank))))
