"""The one door to DOCX: documents that Word, WPS and LibreOffice show alike.

`typefaces` and `styles` declare the types of GB/T 9704-2012, `pages` the sheets and their feet, and
`tables` tables with repeated heads. `office_document` writes one; `package` makes its bytes.
"""

from awards.documents.office_document import OfficeDocument
from awards.documents.pages import ACROSS, OFFICIAL, UPRIGHT, Foot, PageMargins, PageSetup
from awards.documents.styles import (
    ADDRESSEE,
    BODY,
    CELL,
    CLOSING,
    HEADING_1,
    HEADING_2,
    HEADING_3,
    LINE,
    LIST_TITLE,
    SIGNATURE,
    TITLE,
    ParagraphStyle,
)
from awards.documents.tables import DocumentColumn, GroupLine, TableRow

__all__ = [
    "ACROSS",
    "ADDRESSEE",
    "BODY",
    "CELL",
    "CLOSING",
    "HEADING_1",
    "HEADING_2",
    "HEADING_3",
    "LINE",
    "LIST_TITLE",
    "OFFICIAL",
    "SIGNATURE",
    "TITLE",
    "UPRIGHT",
    "DocumentColumn",
    "Foot",
    "GroupLine",
    "OfficeDocument",
    "PageMargins",
    "PageSetup",
    "ParagraphStyle",
    "TableRow",
]
