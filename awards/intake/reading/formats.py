"""What a file really is, by its content; its name is never asked."""

from __future__ import annotations

from typing import Literal
from zipfile import ZipFile

from awards.errors import FileRefused
from awards.intake.reading.refusals import (
    Empty,
    Encrypted,
    NotASpreadsheet,
    OtherSpreadsheet,
    WebPage,
    WithMacros,
)

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_SIGNATURES = (
    (b"%PDF", "PDF 文档", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"BM", "图片", "a picture"),
    (b"II*\x00", "图片", "a picture"),
    (b"MM\x00*", "图片", "a picture"),
    (b"RIFF", "图片或音视频", "a picture, sound or film"),
    (b"{\\rtf", "RTF 文档", "an RTF document"),
    (b"Rar!\x1a\x07", "RAR 压缩包", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", "a 7z archive"),
    (b"\x1f\x8b", "gzip 压缩包", "a gzip archive"),
    (b"MZ", "Windows 程序", "a Windows program"),
    (b"\x7fELF", "程序", "a program"),
    (b"SQLite format 3\x00", "数据库", "a database"),
)
# "BM" and "MZ" could begin a text; what follows them in a real file never is text.
_SHORT_SIGNATURES = (b"BM", b"MZ")

_COMPOUND_STREAMS = (
    ("EncryptedPackage", Encrypted()),
    ("WordDocument", NotASpreadsheet(format_zh=" Word 文档", format_en="a Word document")),
    (
        "PowerPoint Document",
        NotASpreadsheet(format_zh=" PowerPoint 演示文稿", format_en="a PowerPoint presentation"),
    ),
    ("Workbook", OtherSpreadsheet(format=".xls / .et")),
    ("Book", OtherSpreadsheet(format=".xls / .et")),
)

_WORD = NotASpreadsheet(format_zh=" Word 文档", format_en="a Word document")
_SLIDES = NotASpreadsheet(format_zh=" PowerPoint 演示文稿", format_en="a PowerPoint presentation")
_ARCHIVE = NotASpreadsheet(format_zh="压缩包", format_en="an archive")
_MAIN_PARTS: tuple[tuple[bytes, FileRefused], ...] = (
    (b"sheet.macroEnabled.main+xml", WithMacros()),
    (b"template.macroEnabled.main+xml", WithMacros()),
    (b"addin.macroEnabled.main+xml", WithMacros()),
    (b"sheet.binary.macroEnabled.main", OtherSpreadsheet(format=".xlsb")),
    (b"wordprocessingml", _WORD),
    (b"presentationml", _SLIDES),
)
_WORKBOOK = (b"spreadsheetml.sheet.main+xml", b"spreadsheetml.template.main+xml")


def recognised(data: bytes) -> Literal["package", "text"]:
    """A zip package to look into, or a text; anything else is refused by its own name."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Empty
    if data.startswith(_COMPOUND):
        raise _compound(data)
    for signature, format_zh, format_en in _SIGNATURES:
        if data.startswith(signature) and (
            signature not in _SHORT_SIGNATURES or b"\x00" in data[:64]
        ):
            raise NotASpreadsheet(format_zh=format_zh, format_en=format_en)
    if data.startswith(_ZIP):
        return "package"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise WebPage
    return "text"


def _compound(data: bytes) -> FileRefused:
    """The old Office container names its streams in UTF-16; WPS writes the same kind as Excel."""
    for stream, refusal in _COMPOUND_STREAMS:
        if stream.encode("utf-16-le") in data:
            return refusal
    return NotASpreadsheet(format_zh="旧版 Office 文件", format_en="an old Office file")


def require_workbook(package: ZipFile) -> None:
    """Refuse every package that is not a plain .xlsx workbook."""
    names = package.namelist()
    if "[Content_Types].xml" not in names:
        raise _unpackaged(package, names)
    types = package.read("[Content_Types].xml")
    for marker, refusal in _MAIN_PARTS:
        if marker in types:
            raise refusal
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise WithMacros
    if not any(marker in types for marker in _WORKBOOK):
        raise _ARCHIVE


def _unpackaged(package: ZipFile, names: list[str]) -> FileRefused:
    if "mimetype" in names:
        kind = package.read("mimetype")
        if b"opendocument.spreadsheet" in kind:
            return OtherSpreadsheet(format=".ods")
        if b"opendocument" in kind:
            return NotASpreadsheet(format_zh="OpenDocument 文档", format_en="an OpenDocument file")
    if any(name.endswith((".iwa", "Index.zip")) for name in names):
        return OtherSpreadsheet(format="Numbers")
    return _ARCHIVE
