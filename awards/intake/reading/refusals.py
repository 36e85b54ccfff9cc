"""Why a file is not opened or not read: one class per reason, each with its remedy.

FileRefused
├── TooBig, Empty
├── NotASpreadsheet, WebPage ..... something else under a spreadsheet's name
├── OtherSpreadsheet, WithMacros . a spreadsheet of another kind
├── Encrypted, CompanyEncrypted, SeemsEncrypted
├── Damaged, Unsafe, Bomb ........ the package is broken, or built to do harm
├── Undecodable, NulBytes, BrokenQuotes
├── TooManyRows, TooWide, TooSlow, TooHeavy
└── NoWorksheet, NoTable, NoRows, NoHeader, HeaderOnly, DuplicateHeader, MissingColumn, UnknownChoice
"""

from __future__ import annotations

from typing import TypeVar

from awards.errors import FileRefused
from awards.words import N_, Phrase

_SAVE_AS = N_(
    "Save it as .xlsx and send it again. Excel: File, Save As, “Excel Workbook (*.xlsx)”; "
    "WPS: File, Save As, “Microsoft Excel (*.xlsx)”."
)

T = TypeVar("T")


def require_readable(found: T | FileRefused) -> T:
    """What was found in a file. Raises the refusal that stands in its place."""
    if isinstance(found, FileRefused):
        raise found
    return found


class TooBig(FileRefused):
    code = "invalid.file.too-big"
    what = N_("The file has %(size)s bytes; %(limit)s are allowed.")
    remedy = N_("Remove pictures, or split it.")


class Empty(FileRefused):
    code = "invalid.file.empty"
    what = N_("The file is empty.")
    remedy = N_("Save your work and send it again.")


class NotASpreadsheet(FileRefused):
    """``format`` is what the file is instead, in the English of the catalogue."""

    code = "invalid.file.not-a-spreadsheet"
    what = N_("This is not a spreadsheet but %(format)s.")
    remedy = N_(
        "Send a workbook (.xlsx, .xls, .et, .ods, .xlsb), a Word document (.docx) with a table, "
        "or a text (.csv)."
    )

    def __init__(self, **facts: str) -> None:
        super().__init__(**{name: Phrase(words) for name, words in facts.items()})


class WebPage(FileRefused):
    code = "invalid.file.web-page"
    what = N_("This is a web page or XML table under a spreadsheet's name.")
    remedy = N_(
        "Open it in Excel or WPS. Save it as .xlsx and send it again. Excel: File, Save "
        "As, “Excel Workbook (*.xlsx)”; WPS: File, Save As, “Microsoft Excel (*.xlsx)”."
    )


class OtherSpreadsheet(FileRefused):
    code = "invalid.file.other-spreadsheet"
    what = N_("This is a spreadsheet of the kind %(format)s, which cannot be read.")
    remedy = _SAVE_AS


class WithMacros(FileRefused):
    code = "invalid.file.macros"
    what = N_("The file contains macros.")
    remedy = _SAVE_AS


class Encrypted(FileRefused):
    code = "invalid.file.encrypted"
    what = N_("The file is protected by a password.")
    remedy = N_("Remove the password and send it again.")


class CompanyEncrypted(FileRefused):
    """``software`` is the name that the file itself tells."""

    code = "invalid.file.company-encrypted"
    what = N_("The file is encrypted by the document protection of a company (%(software)s).")
    remedy = N_(
        "Decrypt it on the computer it comes from, or ask its sender to export it decrypted, "
        "and send that."
    )


class SeemsEncrypted(FileRefused):
    code = "invalid.file.seems-encrypted"
    what = N_(
        "This is neither a spreadsheet nor text; it may be encrypted by the document protection "
        "of a company."
    )
    remedy = N_(
        "Decrypt it on the computer it comes from, or ask its sender to export it decrypted, "
        "and send that."
    )


class Damaged(FileRefused):
    code = "invalid.file.damaged"
    what = N_("The file is damaged.")
    remedy = N_("Open it in Excel or WPS, save it again and send that.")


class Unsafe(FileRefused):
    """Duplicate, absolute or climbing names, links, overlaps, or a DTD in the XML."""

    code = "invalid.file.unsafe"
    what = N_("The content of the file is suspicious (%(part)s).")
    remedy = N_("Save it again and send the new file.")


class Bomb(FileRefused):
    code = "invalid.file.bomb"
    what = N_("Unpacked, the file is too large.")
    remedy = N_("Keep only the list, save it and send that.")


class Undecodable(FileRefused):
    code = "invalid.file.undecodable"
    what = N_("From byte %(offset)s on, the file is not text in %(encoding)s.")
    remedy = N_("Name the encoding, or save it as “CSV UTF-8” or .xlsx.")


class NulBytes(FileRefused):
    code = "invalid.file.nul-bytes"
    what = N_("Byte %(offset)s is NUL: this is not text.")
    remedy = N_("Save it as “CSV UTF-8” or .xlsx.")


class BrokenQuotes(FileRefused):
    code = "invalid.file.broken-quotes"
    what = N_("The quotes in row %(row)s do not match.")
    remedy = N_("Correct them, or save it as .xlsx.")


class TooManyRows(FileRefused):
    code = "invalid.file.too-many-rows"
    what = N_("The file has more than %(limit)s rows, without titles, notes and totals.")
    remedy = N_("Import it in several parts.")


class TooWide(FileRefused):
    code = "invalid.file.too-wide"
    what = N_("Cell %(address)s of “%(sheet)s” is too far right; %(limit)s columns are read.")
    remedy = N_("Delete what is to the right of the list, or copy the list into a new workbook.")


class TooSlow(FileRefused):
    code = "invalid.file.too-slow"
    what = N_("Reading took more than %(limit)s seconds.")
    remedy = N_("Keep only the list and send that.")


class TooHeavy(FileRefused):
    code = "invalid.file.too-heavy"
    what = N_("Reading needs too much memory.")
    remedy = N_(
        "There may be stray cells far right or far down: copy the list into a new workbook."
    )


class NoWorksheet(FileRefused):
    code = "invalid.file.no-worksheet"
    what = N_("The file has only charts and no worksheet.")
    remedy = N_("Send the workbook with the list.")


class NoTable(FileRefused):
    code = "invalid.file.no-table"
    what = N_("The Word document has no table.")
    remedy = N_("Send the document with the list as a table, or copy the list into a workbook.")


class NoRows(FileRefused):
    code = "invalid.file.no-rows"
    what = N_("Every cell is blank.")
    remedy = N_("Save your work and send it again.")


class NoHeader(FileRefused):
    code = "invalid.file.no-header"
    what = N_("No header was found in the first %(within)s rows of “%(sheet)s”.")
    remedy = N_("Use the template's header (“name” at least), or say which row it is.")


class NoHeaderInText(NoHeader):
    """A text in which no header is found was perhaps read in a wrong encoding or split wrongly."""

    what = N_(
        "No header was found in the first %(within)s rows. The text was read as %(encoding)s, "
        "separated by %(separator)s."
    )
    remedy = N_(
        "If that is wrong, choose another encoding or separator: on the page of columns, or with "
        "--encoding and --separator. Else use the template's header (“name” at least), or say "
        "which row it is."
    )


class NameGrid(FileRefused):
    code = "invalid.file.name-grid"
    what = N_("“%(sheet)s” holds names in a grid, beside and below each other, without a header.")
    remedy = N_(
        "Move all names into one column, one below the other, under the header “name”. Put the "
        "category and the unit beside each."
    )


class HeaderOnly(FileRefused):
    code = "invalid.file.header-only"
    what = N_("“%(sheet)s” has a header and nothing below it.")
    remedy = N_("Fill in the list.")


class DuplicateHeader(FileRefused):
    code = "invalid.file.duplicate-header"
    what = N_("In “%(sheet)s”, %(cells)s are all “%(field)s”.")
    remedy = N_(
        "Remove one, or say which one counts. If lists stand side by side, move the right one below "
        "the left one."
    )


class MissingColumn(FileRefused):
    code = "invalid.file.missing-column"
    what = N_("The header in row %(row)s of “%(sheet)s” lacks “%(field)s”.")
    remedy = N_("Add it, or map a column.")


class UnknownChoice(FileRefused):
    code = "invalid.file.unknown-choice"
    what = N_("There is no “%(choice)s” to choose.")
    remedy = N_("Choose among what the preview shows.")


BY_CODE: dict[str, type[FileRefused]] = {
    reason.code: reason for reason in FileRefused.__subclasses__()
}
