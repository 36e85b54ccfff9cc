"""Find the real format of a file by its content, never by its name."""

from __future__ import annotations

from typing import Literal
from zipfile import ZipFile

from awards.errors import FileRefused
from awards.intake.reading.encrypted import refuse_encrypted
from awards.intake.reading.refusals import (
    Empty,
    Encrypted,
    NotASpreadsheet,
    OtherSpreadsheet,
    WebPage,
    WithMacros,
)
from awards.words import N_

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_SIGNATURES = (
    (b"%PDF", N_("a PDF document")),
    (b"\x89PNG\r\n\x1a\n", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"BM", N_("a picture")),
    (b"II*\x00", N_("a picture")),
    (b"MM\x00*", N_("a picture")),
    (b"RIFF", N_("a picture, sound or film")),
    (b"{\\rtf", N_("an RTF document")),
    (b"Rar!\x1a\x07", N_("a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", N_("a 7z archive")),
    (b"\x1f\x8b", N_("a gzip archive")),
    (b"MZ", N_("a Windows program")),
    (b"\x7fELF", N_("a program")),
    (b"SQLite format 3\x00", N_("a database")),
)
# "BM" and "MZ" could begin a text, but in a real file text never follows them.
_SHORT_SIGNATURES = (b"BM", b"MZ")

_COMPOUND_STREAMS = (
    ("EncryptedPackage", Encrypted()),
    ("WordDocument", NotASpreadsheet(format=N_("a Word document"))),
    ("PowerPoint Document", NotASpreadsheet(format=N_("a PowerPoint presentation"))),
    ("Workbook", OtherSpreadsheet(format=".xls / .et")),
    ("Book", OtherSpreadsheet(format=".xls / .et")),
)

_WORD = NotASpreadsheet(format=N_("a Word document"))
_SLIDES = NotASpreadsheet(format=N_("a PowerPoint presentation"))
_ARCHIVE = NotASpreadsheet(format=N_("an archive"))
PackageKind = Literal["xlsx"]

_MAIN_PARTS: tuple[tuple[bytes, FileRefused], ...] = (
    (b"sheet.binary.macroEnabled.main", OtherSpreadsheet(format=".xlsb")),
    (b"wordprocessingml", _WORD),
    (b"presentationml", _SLIDES),
)
# A type with macros says only that there may be some.
_WORKBOOK = (
    b"spreadsheetml.sheet.main+xml",
    b"spreadsheetml.template.main+xml",
    b"sheet.macroEnabled.main+xml",
    b"template.macroEnabled.main+xml",
    b"addin.macroEnabled.main+xml",
)
_MACROS = ("vbaproject.bin", "xl/macrosheets/")


def recognised(data: bytes) -> Literal["package", "text"]:
    """A zip package to examine, or a text; anything else is refused by its own name."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Empty
    refuse_encrypted(data)
    if data.startswith(_COMPOUND):
        raise _compound(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (
            signature not in _SHORT_SIGNATURES or b"\x00" in data[:64]
        ):
            raise NotASpreadsheet(format=kind)
    if data.startswith(_ZIP):
        return "package"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise WebPage
    return "text"


def _compound(data: bytes) -> FileRefused:
    """The old Office container names its streams in UTF-16. WPS writes the same kind as Excel."""
    for stream, refusal in _COMPOUND_STREAMS:
        if stream.encode("utf-16-le") in data:
            return refusal
    return NotASpreadsheet(format=N_("an old Office file"))


def package_kind(package: ZipFile) -> PackageKind:
    """Which reader reads the package. Raises `FileRefused` for any that none reads."""
    names = package.namelist()
    if "[Content_Types].xml" not in names:
        raise _unpackaged(package, names)
    if any(macro in name.lower() for name in names for macro in _MACROS):
        raise WithMacros
    types = package.read("[Content_Types].xml")
    for marker, refusal in _MAIN_PARTS:
        if marker in types:
            raise refusal
    if not any(marker in types for marker in _WORKBOOK):
        raise _ARCHIVE
    return "xlsx"


def _unpackaged(package: ZipFile, names: list[str]) -> FileRefused:
    if "mimetype" in names:
        kind = package.read("mimetype")
        if b"opendocument.spreadsheet" in kind:
            return OtherSpreadsheet(format=".ods")
        if b"opendocument" in kind:
            return NotASpreadsheet(format=N_("an OpenDocument file"))
    if any(name.endswith((".iwa", "Index.zip")) for name in names):
        return OtherSpreadsheet(format="Numbers")
    return _ARCHIVE
