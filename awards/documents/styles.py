"""The styles of paragraphs: those of an official document (GB/T 9704-2012), and of tables.

Sizes: 2号 is 22 points, 3号 is 16, 4号 is 14, 五号 is 10.5.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from awards.documents.typefaces import FANGSONG, HEI, KAI, LATIN, SONG, Typeface
from awards.documents.typefaces import TITLE as TITLE_FACE

Align = Literal["left", "center", "right", "both"]

PITCH = 28.95
"""Points from line to line: 22 lines of size 3 fill the type area of 225 mm."""

GRID = -1.0
"""As a pitch: the one of the page's grid of lines."""

TRACKING = -0.25
"""Points between characters: 28 of size 3 fill the line of 156 mm."""


class ParagraphStyle(NamedTuple):
    """``indent`` is of the first line and ``right`` of all, in characters. ``pitch`` 0 is single.

    ``level`` is the place in the outline, from 1; 0 is no heading. ``latin`` is the face of letters
    and figures; ``colour`` is six hexadecimal digits, black if empty.
    """

    key: str
    name: str
    face: Typeface
    size: float
    align: Align = "left"
    indent: float = 0.0
    right: float = 0.0
    pitch: float = 0.0
    above: float = 0.0
    below: float = 0.0
    level: int = 0
    stays: bool = False
    tracking: float = 0.0
    latin: str = LATIN
    colour: str = ""


TITLE = ParagraphStyle("Title", "Title", TITLE_FACE, 22, "center", pitch=33, below=8, stays=True)
HEADING_1 = ParagraphStyle(
    "Heading1", "heading 1", HEI, 16, "both", 2, pitch=GRID, level=1, stays=True, tracking=TRACKING
)
HEADING_2 = HEADING_1._replace(key="Heading2", name="heading 2", face=KAI, level=2)
HEADING_3 = HEADING_1._replace(key="Heading3", name="heading 3", face=FANGSONG, level=3)
BODY = ParagraphStyle("Body", "Body Text", FANGSONG, 16, "both", 2, pitch=GRID, tracking=TRACKING)
ADDRESSEE = BODY._replace(key="Addressee", name="Addressee", indent=0)
SIGNATURE = BODY._replace(
    key="Signature", name="Signature", align="right", indent=0, right=2, stays=True
)
LIST_TITLE = TITLE._replace(key="ListTitle", name="List Title", size=18, pitch=27)
LINE = ParagraphStyle("Line", "List Line", FANGSONG, 12, pitch=20, below=2, stays=True)
CLOSING = LINE._replace(key="Closing", name="List Closing", align="right")
CELL = ParagraphStyle("Cell", "Table Text", FANGSONG, 10.5)
HEAD = ParagraphStyle("Head", "Table Head", HEI, 10.5, "center", stays=True)
GROUP = ParagraphStyle("Group", "Table Group", HEI, 10.5, stays=True)
PAGE_FOOT = ParagraphStyle("Footer", "footer", SONG, 9, "center")
PAGE_HEAD = ParagraphStyle("Header", "header", SONG, 9, "center")
#: The script of a host: what is spoken, what is done, names with readings, what is around a page.
SPOKEN = ParagraphStyle("Spoken", "Spoken", FANGSONG, 16, "both", 2, pitch=23)
DIRECTION = ParagraphStyle("Direction", "Stage Direction", KAI, 14, "both", 2, pitch=20)
ITEM = ParagraphStyle("Item", "Script Item", HEI, 16, pitch=26, above=8, stays=True)
NAME = ParagraphStyle("Name", "Script Name", HEI, 16, "center")
READING = ParagraphStyle("Reading", "Script Reading", SONG, 10.5, "center")
RUNNING = ParagraphStyle("Running", "Running Words", SONG, 12, "right")
#: Page numbers of an official document: size 4, one character in from the outer edge.
FOOT_ODD = ParagraphStyle(
    "FootOdd", "Page Number Odd", SONG, 14, "right", right=1, pitch=14, latin=SONG.name
)
FOOT_EVEN = FOOT_ODD._replace(
    key="FootEven", name="Page Number Even", align="left", indent=1, right=0
)


def fonts(face: Typeface, hint: str = "", latin: str = LATIN) -> str:
    """``hint`` eastAsia sets quotes and dots, which both scripts have, in the Chinese face."""
    said = f' w:hint="{hint}"' if hint else ""
    return (
        f'<w:rFonts{said} w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{face.name}" '
        f'w:cs="{latin}"/>'
    )
