"""Find the real format of a file by its content, never by its name."""

from __future__ import annotations

from typing import Literal
from zipfile import ZipFile

from awards.errors import FileRefused
from awards.intake.reading.compound import SIGNATURE as COMPOUND
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
)
_BIFF_STREAMS = ("workbook", "book")
_VBA_STORAGE = "_VBA_PROJECT"
#: A workbook without the container, as old programs write it: BIFF 2 to 8.
_BARE_BIFF = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00\x00\x05",
    b"\x09\x08\x10\x00\x00\x06",
)

_WORD = NotASpreadsheet(format=N_("a Word document"))
_SLIDES = NotASpreadsheet(format=N_("a PowerPoint presentation"))
_ARCHIVE = NotASpreadsheet(format=N_("an archive"))
PackageKind = Literal["xlsx", "xlsb", "ods", "docx"]

_MAIN_PARTS: tuple[tuple[bytes, FileRefused], ...] = (
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
_DOCUMENT = (
    b"wordprocessingml.document.main+xml",
    b"wordprocessingml.template.main+xml",
    b"ms-word.document.macroEnabled.main+xml",
    b"ms-word.template.macroEnabledTemplate.main+xml",
)
_BINARY = b"sheet.binary.macroEnabled.main"
_MACROS = ("vbaproject.bin", "xl/macrosheets/")


def recognised(data: bytes) -> Literal["package", "biff", "text"]:
    """A zip package to examine, or a text; anything else is refused by its own name."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Empty
    refuse_encrypted(data)
    if data.startswith(COMPOUND):
        return _compound(data)
    if data.startswith(_BARE_BIFF):
        return "biff"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (
            signature not in _SHORT_SIGNATURES or b"\x00" in data[:64]
        ):
            raise NotASpreadsheet(format=kind)
    if data.startswith(_ZIP):
        return "package"
    begins = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    # A page in one file, which Excel saves too, begins like a mail.
    if begins.startswith((b"<", b"mime-version:")):
        raise WebPage
    return "text"


def _compound(data: bytes) -> Literal["biff"]:
    """The old Office container names its streams in UTF-16. WPS writes the same kind as Excel."""
    for stream, refusal in _COMPOUND_STREAMS:
        if stream.encode("utf-16-le") in data:
            raise refusal
    lower = data.lower()
    if not any(stream.encode("utf-16-le") in lower for stream in _BIFF_STREAMS):
        raise NotASpreadsheet(format=N_("an old Office file"))
    if _VBA_STORAGE.encode("utf-16-le") in data:
        raise WithMacros
    return "biff"


def package_kind(package: ZipFile) -> PackageKind:
    """Which reader reads the package. Raises `FileRefused` for any that none reads."""
    names = package.namelist()
    if "[Content_Types].xml" not in names:
        return _unpackaged(package, names)
    if any(macro in name.lower() for name in names for macro in _MACROS):
        raise WithMacros
    types = package.read("[Content_Types].xml")
    if _BINARY in types:
        return "xlsb"
    if any(marker in types for marker in _DOCUMENT):
        return "docx"
    for marker, refusal in _MAIN_PARTS:
        if marker in types:
            raise refusal
    if not any(marker in types for marker in _WORKBOOK):
        raise _ARCHIVE
    return "xlsx"


def _unpackaged(package: ZipFile, names: list[str]) -> Literal["ods"]:
    if "mimetype" in names:
        kind = package.read("mimetype")
        if b"opendocument.spreadsheet" in kind:
            if any(_is_macro_of_ods(name) for name in names):
                raise WithMacros
            return "ods"
        if b"opendocument" in kind:
            raise NotASpreadsheet(format=N_("an OpenDocument file"))
    if any(name.endswith((".iwa", "Index.zip")) for name in names):
        raise OtherSpreadsheet(format="Numbers")
    raise _ARCHIVE


def _is_macro_of_ods(name: str) -> bool:
    """A module of a library; the lists of libraries are there without any."""
    folder, _, rest = name.partition("/")
    return (
        folder in {"Basic", "Scripts"}
        and rest.endswith((".xml", ".py", ".js", ".bsh"))
        and (
            not rest.endswith(("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml"))
        )
    )
