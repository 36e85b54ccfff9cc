"""Small files of other programs, written byte by byte for tests: .xlsb, .ods, .docx."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence

from tests.intake.files import zipped

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def record(kind: int, content: bytes = b"") -> bytes:
    """Return one record of an .xlsb part."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(content)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + content


def wide(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{each}</Relationships>'


def xlsb_cell(column: int, text: str = "", *, style: int = 0, number: float | None = None) -> bytes:
    head = struct.pack("<II", column, style)
    if number is not None:
        return record(5, head + struct.pack("<d", number))
    return record(6, head + wide(text))


def xlsb_row(number: int, cells: bytes, *, hidden: bool = False) -> bytes:
    flags = 0x10 if hidden else 0
    return record(0, struct.pack("<IIHBB", number - 1, 0, 300, 0, flags) + b"\0" * 5) + cells


def xlsb_parts(rows: bytes, *, before: bytes = b"", after: bytes = b"") -> dict[str, str | bytes]:
    """Return a workbook of one sheet. Style 1 shows four digits, style 2 is struck through."""
    fonts = b"".join(
        record(43, struct.pack("<HH", 220, bits) + b"\0" * 17 + wide("等线")) for bits in (0, 8)
    )
    xfs = b"".join(
        record(47, struct.pack("<HHH", 0, shown, font) + b"\0" * 10)
        for shown, font in ((0, 0), (164, 0), (0, 1))
    )
    styles = record(44, struct.pack("<H", 164) + wide("0000")) + fonts
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
            '"/xl/workbook.bin" ContentType='
            '"application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
        ),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131)
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("名单"))
        + record(144)
        + record(132),
        "xl/_rels/workbook.bin.rels": _relations(
            ("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin")
        ),
        "xl/styles.bin": record(278) + styles + record(617) + xfs + record(618) + record(279),
        "xl/worksheets/sheet1.bin": record(129)
        + before
        + record(145)
        + rows
        + record(146)
        + after
        + record(130),
    }


def xlsb(rows: bytes, *, before: bytes = b"", after: bytes = b"") -> bytes:
    return zipped(xlsb_parts(rows, before=before, after=after))


def xlsb_list(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a workbook with these texts."""
    lines = (
        xlsb_row(number, b"".join(xlsb_cell(at, text) for at, text in enumerate(row) if text))
        for number, row in enumerate(rows, 1)
    )
    return xlsb(b"".join(lines))


def ods(table: str, *, styles: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a spreadsheet whose content is ``table``."""
    spaces = " ".join(
        f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text", "style")
    )
    content = (
        f'<office:document-content {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": mimetype, "content.xml": content} | dict(more or {}))


def ods_row(*texts: str, attributes: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def docx(body: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a document with this body."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return zipped(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_TYPES}"><Override PartName="/word/document.xml" '
                f'ContentType="{kind}"/></Types>'
            ),
            "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
            "word/document.xml": (
                f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
            ),
        }
        | dict(more or {})
    )


def docx_row(*texts: str, before: str = "") -> str:
    return f"<w:tr>{before}{''.join(map(docx_cell, texts))}</w:tr>"


def docx_cell(text: str, properties: str = "") -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run}</w:p></w:tc>"
