"""The styles of paragraphs: those of an official document (GB/T 9704-2012), and of tables.

Sizes: 2号 is 22 points, 3号 is 16, 4号 is 14, 五号 is 10.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from awards.documents.typefaces import FANGSONG, HEI, KAI, LATIN, SONG, Typeface
from awards.documents.typefaces import TITLE as TITLE_FACE

Align = Literal["left", "center", "right", "both"]

PITCH = 28.95
"""Points from line to line: 22 lines of size 3 fill the type area of 225 mm."""

TRACKING = -0.25
"""Points between characters: 28 of size 3 fill the line of 156 mm."""


class ParagraphStyle(NamedTuple):
    """``indent`` is of the first line and ``right`` of all, in characters. ``pitch`` 0 is single.

    ``level`` is the place in the outline, from 1; 0 is no heading.
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


TITLE = ParagraphStyle("Title", "Title", TITLE_FACE, 22, "center", pitch=33, below=8, stays=True)
HEADING_1 = ParagraphStyle(
    "Heading1", "heading 1", HEI, 16, "both", 2, pitch=PITCH, level=1, stays=True, tracking=TRACKING
)
HEADING_2 = HEADING_1._replace(key="Heading2", name="heading 2", face=KAI, level=2)
HEADING_3 = HEADING_1._replace(key="Heading3", name="heading 3", face=FANGSONG, level=3)
BODY = ParagraphStyle("Body", "Body Text", FANGSONG, 16, "both", 2, pitch=PITCH, tracking=TRACKING)
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
#: Page numbers of an official document: size 4, one character in from the outer edge.
FOOT_ODD = ParagraphStyle("FootOdd", "Page Number Odd", SONG, 14, "right", right=1)
FOOT_EVEN = ParagraphStyle("FootEven", "Page Number Even", SONG, 14, "left", indent=1)

STYLES = (
    TITLE, HEADING_1, HEADING_2, HEADING_3, BODY, ADDRESSEE, SIGNATURE,
    LIST_TITLE, LINE, CLOSING, CELL, HEAD, GROUP, PAGE_FOOT, PAGE_HEAD, FOOT_ODD, FOOT_EVEN,
)  # fmt: skip


def style_sheet() -> BaseOxmlElement:
    """The element ``w:styles``, with nothing of a theme: a theme would win over the faces."""
    return parse_xml(
        f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANGSONG)}"
        '<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/></w:style>'
        f"{''.join(map(_style, STYLES))}</w:styles>"
    )


def fonts(face: Typeface, hint: str = "") -> str:
    """``hint`` eastAsia sets quotes and dots, which both scripts have, in the Chinese face."""
    said = f' w:hint="{hint}"' if hint else ""
    return (
        f'<w:rFonts{said} w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{face.name}" '
        f'w:cs="{LATIN}"/>'
    )


def _style(style: ParagraphStyle) -> str:
    size = round(style.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="{_is_own(style)}" w:styleId="{style.key}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph(style))}</w:pPr>"
        f"<w:rPr>{fonts(style.face)}"
        f'<w:spacing w:val="{round(style.tracking * 20)}"/>'
        f'<w:kern w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _is_own(style: ParagraphStyle) -> int:
    return int(style.name not in _BUILT_IN)


_BUILT_IN = frozenset(
    ("Title", "heading 1", "heading 2", "heading 3", "Body Text", "Signature", "footer", "header")
)


def _paragraph(style: ParagraphStyle) -> Iterator[str]:
    """In the order that the schema asks for."""
    if style.stays:
        yield "<w:keepNext/>"
    yield '<w:widowControl w:val="0"/>'
    if not style.pitch:
        yield '<w:snapToGrid w:val="0"/>'
    line, rule = (round(style.pitch * 20), "exact") if style.pitch else (240, "auto")
    yield (
        f'<w:spacing w:before="{round(style.above * 20)}" w:after="{round(style.below * 20)}" '
        f'w:line="{line}" w:lineRule="{rule}"/>'
    )
    yield (
        f'<w:ind w:firstLineChars="{round(style.indent * 100)}" '
        f'w:firstLine="{round(style.indent * style.size * 20)}" '
        f'w:rightChars="{round(style.right * 100)}" '
        f'w:right="{round(style.right * style.size * 20)}"/>'
    )
    yield f'<w:jc w:val="{style.align}"/>'
    if style.level:
        yield f'<w:outlineLvl w:val="{style.level - 1}"/>'
