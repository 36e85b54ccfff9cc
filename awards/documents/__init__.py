"""The one door to DOCX and PPTX: documents that Word, WPS and LibreOffice show alike.

`typefaces` and `styles` declare the types of GB/T 9704-2012, `pages` the sheets and their feet, and
`tables` tables with repeated heads. `official` declares annexes, heads and imprints, `placement` where one
paragraph stands. `office_document` writes one; `package` makes its bytes. `slides`
writes presentations on `bare_deck`.
"""

from awards.documents.office_document import OfficeDocument
from awards.documents.official import (
    ANNEX_COUNT,
    ANNEX_MARK,
    ANNEX_TITLE,
    IMPRINT,
    MARK,
    NAMES,
    NUMBER,
    OFFICIAL_TITLE,
)
from awards.documents.pages import (
    ACROSS,
    OFFICIAL_INK,
    OFFICIAL_WORD,
    UPRIGHT,
    Foot,
    PageMargins,
    PageSetup,
)
from awards.documents.placement import ParagraphPlace
from awards.documents.runs import SpacedWord, Words
from awards.documents.styles import (
    ADDRESSEE,
    BODY,
    CELL,
    CLOSING,
    DIRECTION,
    HEADING_1,
    HEADING_2,
    HEADING_3,
    ITEM,
    LINE,
    LIST_TITLE,
    SIGNATURE,
    SPOKEN,
    TITLE,
    ParagraphStyle,
)
from awards.documents.tables import DocumentColumn, GroupLine, TableRow

__all__ = [
    "ACROSS",
    "ADDRESSEE",
    "ANNEX_COUNT",
    "ANNEX_MARK",
    "ANNEX_TITLE",
    "BODY",
    "CELL",
    "CLOSING",
    "DIRECTION",
    "HEADING_1",
    "HEADING_2",
    "HEADING_3",
    "IMPRINT",
    "ITEM",
    "LINE",
    "LIST_TITLE",
    "MARK",
    "NAMES",
    "NUMBER",
    "OFFICIAL_INK",
    "OFFICIAL_TITLE",
    "OFFICIAL_WORD",
    "SIGNATURE",
    "SPOKEN",
    "TITLE",
    "UPRIGHT",
    "DocumentColumn",
    "Foot",
    "GroupLine",
    "OfficeDocument",
    "PageMargins",
    "PageSetup",
    "ParagraphPlace",
    "ParagraphStyle",
    "SpacedWord",
    "TableRow",
    "Words",
]
