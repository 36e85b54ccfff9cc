"""The styles of a document as the element ``w:styles``."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from awards.documents import styles
from awards.documents.official import OFFICIAL_STYLES
from awards.documents.styles import GRID, PITCH, ParagraphStyle, fonts
from awards.documents.typefaces import FANGSONG

STYLES = (
    styles.TITLE, styles.HEADING_1, styles.HEADING_2, styles.HEADING_3, styles.BODY,
    styles.ADDRESSEE, styles.SIGNATURE, styles.LIST_TITLE, styles.LINE, styles.CLOSING,
    styles.CELL, styles.HEAD, styles.GROUP, styles.PAGE_FOOT, styles.PAGE_HEAD,
    styles.FOOT_ODD, styles.FOOT_EVEN, styles.SPOKEN, styles.DIRECTION, styles.ITEM, styles.NAME,
    styles.READING, styles.RUNNING, *OFFICIAL_STYLES,
)  # fmt: skip

_BUILT_IN = frozenset(
    ("Title", "heading 1", "heading 2", "heading 3", "Body Text", "Signature", "footer", "header")
)

GRID_SIZE = 16.0
"""Points. A larger type would take two lines of the grid."""


def style_sheet(grid: float) -> BaseOxmlElement:
    """Nothing of a theme: it would win over the faces. ``grid`` is the pitch of the page, or 0."""
    own = "".join(_style(each, grid or PITCH) for each in STYLES)
    return parse_xml(
        f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANGSONG)}"
        '<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        f'<w:name w:val="Normal Table"/></w:style>{own}</w:styles>'
    )


def _style(style: ParagraphStyle, grid: float) -> str:
    size = round(style.size * 2)
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="{_is_own(style)}" w:styleId="{style.key}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph(style, grid))}</w:pPr>"
        f"<w:rPr>{fonts(style.face, latin=style.latin)}{colour}"
        f'<w:spacing w:val="{round(style.tracking * 20)}"/>'
        f'<w:kern w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _is_own(style: ParagraphStyle) -> int:
    return int(style.name not in _BUILT_IN)


def _paragraph(style: ParagraphStyle, grid: float) -> Iterator[str]:
    """In the order that the schema asks for."""
    if style.stays:
        yield "<w:keepNext/>"
    yield '<w:widowControl w:val="0"/>'
    # LibreOffice 7 reads overflowPunct the wrong way round: with 1, the usual value of Word, it lets
    # no mark hang beyond the line. No space is added beside figures: computed widths stay true.
    yield '<w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    pitch = grid if style.pitch == GRID else style.pitch
    if not pitch or style.size > GRID_SIZE:
        yield '<w:snapToGrid w:val="0"/>'
    line, rule = (round(pitch * 20), "exact") if pitch else (240, "auto")
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
